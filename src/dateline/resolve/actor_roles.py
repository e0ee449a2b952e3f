"""Resolve role nouns and titles: "senior Russian officials", "his Russian counterpart".

In: a mention headed by a role noun, or a name with a title before it. Out: sector from the noun,
country from its modifiers, and the holder of the office where noun and country name one.
It refuses a country that no modifier names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import msgspec

from dateline.knowledge.base import Knowledge
from dateline.knowledge.names import words
from dateline.knowledge.offices import offices_on
from dateline.knowledge.tables import Role, parts
from dateline.records import Actor, Mention
from dateline.resolve.actor_names import person_actor
from dateline.resolve.actor_owners import (
    is_of_party,
    modifier_country,
    of_adjective,
    owner_of,
    titles_of,
)
from dateline.resolve.belonging import RELATIONS, is_ally_inside, is_named_ally
from dateline.resolve.nationality import nationality
from dateline.syntax import Reading

_LEADER_NOUNS = frozenset({"leader", "ruler", "strongman", "dictator", "supremo"})
_TOP_KINDS = frozenset({"head_of_state", "head_of_government", "monarch"})
_OF_THEIR_BODY = frozenset({"UAF", "GOV", "UNK", ""})
"""Sectors that give way to that of a body: "Boko Haram gunmen", "president of the parliament"."""

_OFFICES = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "PTY", "SPY"})
"""Sectors that one leaves for the elite; former members of a church are of it still."""

_BODIES = frozenset("REB PRM LEG JUD PTY MIL NGO COP BUS EDU".split())


def role_actor(
    reading: Reading, mention: Mention, blank: Actor, knowledge: Knowledge, day: date | None
) -> Actor:
    """Resolve a role noun phrase; reason says what no modifier told."""
    role, noun = _role_at(reading, mention.last - 1, knowledge)
    if role is None and _is_bare_number(reading, mention.head):
        role = knowledge.roles.get(words("people"))
    inside = _members(reading, mention.head, knowledge)
    if inside is not None and role is not None and role.sector in {"UNK", ""}:
        role = inside
    owner = owner_of(reading, mention.head, mention, blank, knowledge, day)
    if owner is None and noun in _OF_ONE_STATE:
        owner = msgspec.structs.replace(
            blank, entity=_OF_ONE_STATE[noun], country=_OF_ONE_STATE[noun], step="country"
        )
    own = is_named_ally(reading, mention.head) or is_of_party(reading, mention.head)
    own = own or is_ally_inside(reading, mention.head)
    if role is not None and role.noun in RELATIONS and not own:
        owner = None
    if owner is not None and owner.country in knowledge.countries and _are_lands(reading, mention):
        owner = None
    if role is None:
        return msgspec.structs.replace(blank, reason=f"{mention.raw!r} is not in the role nouns")
    sector, others = _sectors(role, owner)
    if _is_of_a_firm(reading, mention.head, owner):
        sector, others = None, ()
    others = (*others, *_of_modifiers(reading, mention, knowledge, {sector, *others}))
    former = _is_former(reading, mention)
    if owner is not None and owner.country and not former and day is not None:
        of_body = _is_of_body(noun, owner) or is_of_party(reading, mention.head)
        holder = None if of_body else office_holder(knowledge, owner.country, noun, day)
        if holder is not None and reading.tokens[mention.head].tag in {"NN", "NNP"}:
            actor = person_actor(blank, holder, knowledge, day)
            return msgspec.structs.replace(actor, step="office", score=0.9)
    if former and sector in _OFFICES:
        sector = "ELI"
    if noun in {"parties", "party"} and _are_litigants(reading, mention):
        sector = "UNK"
    if owner is None or owner.country is None:
        return msgspec.structs.replace(
            blank, sector=sector, other_sectors=others, name=mention.raw, step="role", score=0.5,
            reason="no country in the phrase",
        )  # fmt: skip
    return msgspec.structs.replace(
        blank, sector=sector, other_sectors=others, name=mention.raw, country=owner.country,
        step="role", score=0.8,
    )  # fmt: skip


_OF_ONE_STATE = {"pope": "VAT", "pontiff": "VAT", "taoiseach": "IRL", "tánaiste": "IRL"}
"""Offices that one state alone has."""


def _is_of_body(noun: str, owner: Actor) -> bool:
    """Tell whether an office is one of a body, not of the state that the body is of.

    "The president of the Human Rights Campaign" is not that of the United States.
    """
    if owner.entity in {owner.country, f"government:{owner.country}"}:
        return False
    if noun.split()[-1] in _LEADER_NOUNS | _OF_STATE:
        return True
    return owner.step in {"name", "body"} and owner.sector not in _OFFICES


_OF_STATE = frozenset({"president", "premier", "chancellor", "king", "queen", "monarch"})
"""Nouns that name the head of a state or of a body alike."""


def _are_lands(reading: Reading, mention: Mention) -> bool:
    """Tell whether a noun is of many countries, which are of none: "the countries in Asia"."""
    token = reading.tokens[mention.head]
    return token.tag == "NNS" and token.lemma in {"country", "nation", "kingdom", "republic"}


def _are_litigants(reading: Reading, mention: Mention) -> bool:
    """Tell whether "the parties" are those of a deal or a case: no word says of what politics."""
    token = reading.tokens[mention.head]
    before = {reading.tokens[at].lower for at in range(mention.first, mention.head)}
    return (
        token.tag == "NNS"
        and before <= _INVOLVED
        and not any(reading.tokens[node].dep == "prep" for node in reading.children[mention.head])
    )


_INVOLVED = frozenset(
    "relevant concerned interested involved warring conflicting feuding third outside".split()
)
"""Words before "parties" that say only that a matter is theirs."""


def titled_actor(
    reading: Reading, mention: Mention, blank: Actor, knowledge: Knowledge, day: date | None
) -> Actor:
    """Resolve an unknown name by its title, its apposition or the kind of body it names."""
    found = _of_titles(reading, mention, blank, knowledge, day)
    if found is not None:
        return found
    role, _ = _role_at(reading, mention.last - 1, knowledge)
    if role is None:
        role, _ = _role_at(reading, mention.head, knowledge)
    if role is not None and mention.label in {"ORG", "FAC", "GPE", "NORP"}:
        owner = owner_of(reading, mention.head, mention, blank, knowledge, day)
        sector, others = _sectors(role, owner)
        country = owner.country if owner else None
        return msgspec.structs.replace(
            blank, name=mention.raw, sector=sector, other_sectors=others, country=country,
            step="body", score=0.6 if country else 0.4,
            reason=None if country else "the name tells no country",
        )  # fmt: skip
    body = of_adjective(reading, mention, blank, knowledge)
    if body is not None:
        return body
    country = _owning_state(reading, mention, blank, knowledge, day)
    if country is not None:
        return msgspec.structs.replace(
            blank, name=mention.raw, country=country, step="owner", score=0.6
        )
    return msgspec.structs.replace(blank, reason=f"{mention.raw!r} is not in the knowledge base")


def _of_titles(
    reading: Reading, mention: Mention, blank: Actor, knowledge: Knowledge, day: date | None
) -> Actor | None:
    """Return what the titles of a name tell: of the first its sector, of any its country.

    "Professor Hansen, director of the Danish Centre for Lakes" is of the universities, and Danish.
    """
    titles: list[tuple[int, Role, Actor | None]] = []
    for node in titles_of(reading, mention):
        role, _ = _role_at(reading, node, knowledge)
        if role is None:
            role = knowledge.roles.get(words(_ABBREVIATED.get(reading.tokens[node].text, "")))
        if role is not None:
            titles.append((node, role, owner_of(reading, node, mention, blank, knowledge, day)))
    nation = nationality(reading, mention)
    if not titles:
        return None if nation is None else msgspec.structs.replace(
            blank, name=mention.raw, country=nation, step="title", score=0.7
        )  # fmt: skip
    node, role, owner = titles[0]
    sector, others = _sectors(role, owner)
    if _is_of_a_firm(reading, node, owner):
        sector, others = None, ()
    told = [whose.country for _, _, whose in titles if whose is not None and whose.country]
    if not told and _is_republican_or_democrat(reading, mention):
        told = ["USA"]
    if not told and nation is not None:
        told = [nation]
    return msgspec.structs.replace(
        blank, name=mention.raw, sector=sector, other_sectors=others,
        country=told[0] if told else None, step="title", score=0.7 if told else 0.5,
        reason=None if told else "the title names no country",
    )  # fmt: skip


def _owning_state(
    reading: Reading, mention: Mention, blank: Actor, knowledge: Knowledge, day: date | None
) -> str | None:
    """Return the state before an unknown name: "Norway's Lars Moen", "the US President's Fund"."""
    owner = reading.child(mention.head, "poss")
    if owner is None or owner >= mention.first or mention.label not in {"PERSON", "ORG"}:
        return None
    other = reading.mention_at.get(owner)
    if other is None:
        return None
    if other.form == "name":
        return other.entity if other.label == "COUNTRY" else None
    role, _ = _role_at(reading, owner, knowledge)
    if role is None or role.sector != "GOV":
        return None
    whose = owner_of(reading, owner, other, blank, knowledge, day)
    return whose.country if whose is not None and whose.country in knowledge.countries else None


_ABBREVIATED = {
    "Rep.": "congressman", "Sen.": "senator", "Gov.": "governor", "Gen.": "general",
    "Lt.": "lieutenant", "Col.": "colonel", "Maj.": "major", "Capt.": "captain", "Adm.": "admiral",
    "Sgt.": "sergeant", "Cmdr.": "commander", "Amb.": "ambassador", "Pres.": "president",
    "Brig.": "brigadier", "Cpl.": "corporal", "Insp.": "inspector",
}  # fmt: skip
"""Titles as American agencies shorten them (Associated Press style), and their nouns."""


def _is_of_a_firm(reading: Reading, title: int, owner: Actor | None) -> bool:
    """Tell whether a "vice president" is one of a firm or institute, not of a state."""
    tokens = reading.tokens
    vice = tokens[title].lower == "president" and tokens[title - 1].lower == "vice"
    if not vice or (owner is not None and owner.sector in {None, "GOV"} and owner.country):
        return False
    before = tokens[title - 2].lower if title > 1 else ""
    at = any(tokens[n].lower in {"at", "for"} for n in reading.children[title])
    return at or before in {"senior", "executive", "assistant", "group", "associate"}


_PARTY = re.compile(r",?\s*\(?[RD]\s?-\s?[A-Z]")


def _is_republican_or_democrat(reading: Reading, mention: Mention) -> bool:
    """Tell whether party and state of the United States stand behind a name: "Davis, R-Ohio"."""
    return _PARTY.match(reading.text, mention.end) is not None


def counterpart_actor(
    reading: Reading, mention: Mention, actors: Mapping[str, Actor], knowledge: Knowledge,
    day: date | None,
) -> Actor | None:  # fmt: skip
    """Resolve "his Russian counterpart": the same office in the other country, that day."""
    token = reading.tokens[mention.head]
    if token.lemma != "counterpart" or day is None:
        return None
    owner = reading.child(mention.head, "poss")
    own = reading.mention_at.get(owner) if owner is not None else None
    person = actors.get(own.id) if own is not None else None
    blank = actors[mention.id]
    country = modifier_country(reading, mention.head, mention, blank, knowledge, day)
    if country is None or country.country is None:
        return None
    kinds: set[str] = set()
    if person is not None and person.entity in knowledge.tenures:
        held = offices_on(knowledge.tenures[person.entity], day)
        kinds = {row.tenure.kind for row in held}
    if kinds & _TOP_KINDS:
        holder = _top_holder(knowledge, country.country, day)
    else:
        holder = _holder_of_kinds(knowledge, country.country, kinds, day)
    if holder is None:
        return None
    empty = Actor(id=blank.id, article=blank.article, mention=blank.mention)
    return msgspec.structs.replace(
        person_actor(empty, holder, knowledge, day), step="counterpart", score=0.8
    )


def office_holder(knowledge: Knowledge, country: str, noun: str, day: date) -> str | None:
    """Return who held the office that the noun names in the country that day, if one person did.

    noun: "president", "foreign minister", "leader" ...
    """
    wanted = noun.lower()
    if wanted.split()[-1:] and wanted.split()[-1] in _LEADER_NOUNS:
        return _top_holder(knowledge, country, day)
    rows = (
        row for row in knowledge.tenures_of.get(country, ())
        if row.single == "1" and row.title.lower() == wanted
    )  # fmt: skip
    holders = {held.tenure.person for held in offices_on(rows, day)}
    return holders.pop() if len(holders) == 1 else None


def _top_holder(knowledge: Knowledge, country: str, day: date) -> str | None:
    rows = (row for row in knowledge.tenures_of.get(country, ()) if row.kind in _TOP_KINDS)
    top = [(held.tenure.rank, held.tenure.person) for held in offices_on(rows, day)]
    first = {person for rank, person in top if rank == min(top)[0]}
    return first.pop() if len(first) == 1 else None


def _holder_of_kinds(knowledge: Knowledge, country: str, kinds: set[str], day: date) -> str | None:
    rows = (row for row in knowledge.tenures_of.get(country, ()) if row.kind in kinds)
    found = {held.tenure.person for held in offices_on(rows, day)}
    return found.pop() if len(found) == 1 else None


_MASSES = frozenset("dozens scores tens hundreds thousands millions".split())


def _is_bare_number(reading: Reading, head: int) -> bool:
    """Tell whether a number alone stands for people: "thousands marched", "dozens were shot"."""
    return reading.tokens[head].tag == "CD" or reading.tokens[head].lower in _MASSES


def _role_at(reading: Reading, at: int, knowledge: Knowledge) -> tuple[Role | None, str]:
    """Return the longest role noun that ends at the token, and its words."""
    tokens = reading.tokens
    for size in (4, 3, 2, 1):
        first = at - size + 1
        if first < 0 or tokens[first].sentence != tokens[at].sentence:
            continue
        text = " ".join(token.lower for token in tokens[first : at + 1])
        role = knowledge.roles.get(words(text))
        if role is None and size == 1:
            role = knowledge.roles.get(words(tokens[at].lemma))
        if role is not None:
            return role, role.noun
    return None, ""


def _of_modifiers(
    reading: Reading, mention: Mention, knowledge: Knowledge, known: set[str | None]
) -> tuple[str, ...]:
    """Return the sectors of nouns before the role: an "army accountant" is of the army too."""
    found: dict[str, None] = {}
    for node in reading.children[mention.head]:
        if reading.tokens[node].dep in {"compound", "nmod", "amod"}:
            role, _ = _role_at(reading, node, knowledge)
            if role is not None and role.sector and role.sector not in known:
                found.setdefault(role.sector)
    return tuple(found)


def _members(reading: Reading, head: int, knowledge: Knowledge) -> Role | None:
    """Return who a group consists of: "a group of tourists"."""
    for node in reading.children[head]:
        if reading.tokens[node].dep == "prep" and reading.tokens[node].lower == "of":
            target = reading.child(node, "pobj")
            if target is not None:
                return _role_at(reading, target, knowledge)[0]
    return None


def _sectors(role: Role, owner: Actor | None) -> tuple[str | None, tuple[str, ...]]:
    """Return the sector of the role; a bare "spokesman" or "aide" has that of its body."""
    sector = role.sector or None
    of_body = owner is not None and owner.step in {"name", "body"} and owner.sector is not None
    if of_body and owner is not None and role.sector in _OF_THEIR_BODY:
        sector = owner.sector if owner.sector in _BODIES else sector
    if owner is not None and owner.sector and role.sector in {"", "UNK"}:
        sector = owner.sector
    return sector, parts(role.other_sectors)


def _is_former(reading: Reading, mention: Mention) -> bool:
    first = max(0, mention.first - 2)
    near = {token.lower for token in reading.tokens[first : mention.head]}
    return bool(near & {"former", "ex", "retired", "ousted", "deposed", "late", "then"})
