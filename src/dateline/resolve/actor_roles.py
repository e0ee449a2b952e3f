"""Resolve role nouns and titles: "senior Russian officials", "his Russian counterpart".

In: a mention headed by a role noun, or a name with a title before it. Out: sector from the noun,
country from its modifiers, and the holder of the office where noun and country name one.
It refuses a country that no modifier names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

import msgspec

from dateline.knowledge.base import Knowledge
from dateline.knowledge.names import words
from dateline.knowledge.offices import offices_on
from dateline.knowledge.tables import Role, parts
from dateline.records import Actor, Mention
from dateline.resolve.actor_names import named_actor, person_actor
from dateline.resolve.belonging import (
    BACKED,
    RELATIONS,
    is_field,
    is_of_several,
    is_stance,
    is_travelling,
)
from dateline.syntax import Reading, first_conjunct

_LEADER_NOUNS = frozenset({"leader", "ruler", "strongman", "dictator", "supremo"})
_TOP_KINDS = frozenset({"head_of_state", "head_of_government", "monarch"})
_OF_THEIR_BODY = frozenset({"UAF", "GOV", "UNK", ""})
"""Sectors that give way to that of a body: "Boko Haram gunmen", "president of the parliament"."""

_OFFICES = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "PTY", "SPY"})
"""Sectors that one leaves for the elite; former members of a church are of it still."""

_BODIES = frozenset("REB PRM LEG JUD PTY MIL NGO COP BUS EDU".split())

_TITLE_DEPS = frozenset({"compound", "amod", "nmod", "poss", "appos", "punct"})


def role_actor(
    reading: Reading, mention: Mention, blank: Actor, knowledge: Knowledge, day: date | None
) -> Actor:
    """Resolve a role noun phrase; reason says what no modifier told."""
    role, noun = _role_at(reading, mention.head, knowledge)
    inside = _members(reading, mention.head, knowledge)
    if inside is not None and role is not None and role.sector in {"UNK", ""}:
        role = inside
    owner = _owner(reading, mention.head, mention, blank, knowledge, day)
    if role is not None and role.noun in RELATIONS and owner is not None:
        owner = None
    if role is None:
        return msgspec.structs.replace(blank, reason=f"{mention.raw!r} is not in the role nouns")
    sector, others = _sectors(role, owner)
    if _is_of_a_firm(reading, mention.head, owner):
        sector, others = None, ()
    others = (*others, *_of_modifiers(reading, mention, knowledge, {sector, *others}))
    former = _is_former(reading, mention)
    if owner is not None and owner.country and not former and day is not None:
        of_body = noun.split()[-1] in _LEADER_NOUNS and owner.entity != owner.country
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


def _are_litigants(reading: Reading, mention: Mention) -> bool:
    """Tell whether "the parties" are those of a deal or a case: no word says of what politics."""
    token = reading.tokens[mention.head]
    bare = mention.last - mention.first == 1 and token.tag == "NNS"
    return bare and not any(
        reading.tokens[node].dep == "prep" for node in reading.children[mention.head]
    )


def titled_actor(
    reading: Reading, mention: Mention, blank: Actor, knowledge: Knowledge, day: date | None
) -> Actor:
    """Resolve an unknown name by its title, its apposition or the kind of body it names."""
    for node in _title_tokens(reading, mention):
        role, _ = _role_at(reading, node, knowledge)
        if role is None:
            role = knowledge.roles.get(words(_ABBREVIATED.get(reading.tokens[node].text, "")))
        if role is None:
            continue
        owner = _owner(reading, node, mention, blank, knowledge, day)
        sector, others = _sectors(role, owner)
        if _is_of_a_firm(reading, node, owner):
            sector, others = None, ()
        country = owner.country if owner else None
        if country is None and _is_republican_or_democrat(reading, mention):
            country = "USA"
        return msgspec.structs.replace(
            blank, name=mention.raw, sector=sector, other_sectors=others, country=country,
            step="title", score=0.7 if country else 0.5,
            reason=None if country else "the title names no country",
        )  # fmt: skip
    role, _ = _role_at(reading, mention.last - 1, knowledge)
    if role is None:
        role, _ = _role_at(reading, mention.head, knowledge)
    if role is not None and mention.label in {"ORG", "FAC", "GPE", "NORP"}:
        owner = _owner(reading, mention.head, mention, blank, knowledge, day)
        sector, others = _sectors(role, owner)
        country = owner.country if owner else None
        return msgspec.structs.replace(
            blank, name=mention.raw, sector=sector, other_sectors=others, country=country,
            step="body", score=0.6 if country else 0.4,
            reason=None if country else "the name tells no country",
        )  # fmt: skip
    return msgspec.structs.replace(blank, reason=f"{mention.raw!r} is not in the knowledge base")


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
    country = _modifier_country(reading, mention.head, mention, blank, knowledge, day)
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
    holders = {
        held.tenure.person
        for held in offices_on(knowledge.tenures_of.get(country, ()), day)
        if held.tenure.single == "1" and held.tenure.title.lower() == wanted
    }
    return holders.pop() if len(holders) == 1 else None


def _top_holder(knowledge: Knowledge, country: str, day: date) -> str | None:
    top = [
        (held.tenure.rank, held.tenure.person)
        for held in offices_on(knowledge.tenures_of.get(country, ()), day)
        if held.tenure.kind in _TOP_KINDS
    ]
    first = {person for rank, person in top if rank == min(top)[0]}
    return first.pop() if len(first) == 1 else None


def _holder_of_kinds(knowledge: Knowledge, country: str, kinds: set[str], day: date) -> str | None:
    found = {
        held.tenure.person
        for held in offices_on(knowledge.tenures_of.get(country, ()), day)
        if held.tenure.kind in kinds
    }
    return found.pop() if len(found) == 1 else None


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


def _owner(
    reading: Reading, head: int, mention: Mention, blank: Actor, knowledge: Knowledge,
    day: date | None,
) -> Actor | None:  # fmt: skip
    """Return the actor that a phrase belongs to: modifier, owner, or object of "of", "for"."""
    found = _modifier_country(reading, head, mention, blank, knowledge, day)
    if found is None:
        found = _inner_country(reading, mention, blank, knowledge)
    if found is not None:
        return found
    nodes = sorted(reading.children[head], key=lambda node: reading.tokens[node].lower == "for")
    for node in nodes:
        token = reading.tokens[node]
        if token.dep == "poss":
            actor = _named_at(reading, node, blank, knowledge, day)
            if actor is not None:
                return actor
        away = token.lower in {"in", "at"} and is_travelling(reading, head, knowledge)
        if token.dep == "prep" and token.lower in {"of", "for", "from", "in", "at"} and not away:
            actor = _behind(reading, node, blank, knowledge, day)
            if actor is not None:
                return actor if not is_of_several(reading, head, node) else None
        if token.lower in _LOYAL:
            to = reading.child(node, "prep")
            actor = _behind(reading, to, blank, knowledge, day) if to is not None else None
            if actor is not None:
                return msgspec.structs.replace(actor, sector=None)
    return None


_LOYAL = frozenset({"loyal", "allied", "faithful"})


def _behind(
    reading: Reading, preposition: int, blank: Actor, knowledge: Knowledge, day: date | None
) -> Actor | None:
    """Return the actor behind a preposition, or behind "of" after that: "of Health of Ethiopia"."""
    target = reading.child(preposition, "pobj")
    if target is None:
        return None
    actor = _named_at(reading, target, blank, knowledge, day)
    if actor is not None:
        return actor
    for node in reading.children[target]:
        token = reading.tokens[node]
        if token.dep == "prep" and token.lower == "of":
            return _behind(reading, node, blank, knowledge, day)
        if token.dep == "poss":
            actor = _named_at(reading, node, blank, knowledge, day)
            if actor is not None:
                return actor
    return None


def _inner_country(
    reading: Reading, mention: Mention, blank: Actor, knowledge: Knowledge
) -> Actor | None:
    """Return the country whose name is a part of the mention: "Serbian Army"."""
    tokens = reading.tokens[mention.first : mention.last]
    for match in knowledge.names.find(tokens):
        if is_field(reading, match.last - 1, mention.last - 1):
            continue
        after = reading.tokens[match.last : match.last + 2]
        if match.first and reading.tokens[match.first - 1].text == "New":
            continue
        if any(token.lower.lstrip("-") in BACKED for token in after):
            continue
        if is_stance(reading, match.first):
            continue
        for sense in match.senses:
            if sense.kind in {"country", "adjective", "demonym"}:
                country = knowledge.countries.get(sense.id)
                return msgspec.structs.replace(
                    blank, entity=sense.id, name=country.name if country else sense.id,
                    country=sense.id, step="country",
                )  # fmt: skip
    return None


def _modifier_country(
    reading: Reading, head: int, mention: Mention, blank: Actor, knowledge: Knowledge,
    day: date | None,
) -> Actor | None:  # fmt: skip
    """Return the actor named among the words left of the head, nearest first."""
    tokens = reading.tokens
    at = head - 1
    floor = max(0, mention.first - 8)
    while at >= floor and tokens[at].sentence == tokens[head].sentence:
        if tokens[at].lower.lstrip("-") in BACKED:
            at -= 2 if tokens[at].text[0] == "-" else 3
            continue
        if is_stance(reading, at):
            at -= 3
            continue
        if tokens[at].text == ")":
            at = next((i - 1 for i in range(at, floor, -1) if tokens[i].text == "("), floor - 1)
            continue
        known = tokens[at].dep in _TITLE_DEPS or tokens[at].dep in {"det", "case", "advmod"}
        known = known or (at == mention.first - 1 and _is_second_adjective(reading, at, head))
        if not known and at != head - 1:
            break
        if tokens[at].dep == "punct" and tokens[at].text not in {"-", "–"}:
            break
        actor = _named_at(reading, at, blank, knowledge, day)
        if actor is not None and actor.mention == blank.mention and actor.country is not None:
            return None if is_field(reading, at, head) else actor
        at -= 1
    return None


def _is_second_adjective(reading: Reading, at: int, head: int) -> bool:
    """Tell whether a country stands before a noun, listed: "the WHO and US health officials"."""
    token = reading.tokens[at]
    other = reading.mention_at.get(at)
    named = other is not None and other.label in {"COUNTRY", "DEMONYM"}
    above = reading.tokens[first_conjunct(reading, at)].head
    return named and token.dep == "conj" and above == head


def _named_at(
    reading: Reading, token: int, blank: Actor, knowledge: Knowledge, day: date | None
) -> Actor | None:
    """Return the known actor whose name stands at the token, None if none does."""
    other = reading.mention_at.get(token)
    if other is None or other.form != "name" or other.id == blank.mention:
        return None
    empty = Actor(id=blank.id, article=blank.article, mention=blank.mention)
    return named_actor(reading, other, empty, knowledge, day)


def _title_tokens(reading: Reading, mention: Mention) -> Iterator[int]:
    """Yield the tokens that may be a title: right before the name, or in apposition to it."""
    at = mention.first - 1
    while at >= 0 and reading.tokens[at].sentence == reading.tokens[mention.first].sentence:
        token = reading.tokens[at]
        if token.dep not in {"compound", "amod", "nmod", "appos"} or token.pos == "PUNCT":
            break
        yield at
        at -= 1
    for node in reading.children[mention.head]:
        if reading.tokens[node].dep == "appos":
            yield node


def _is_former(reading: Reading, mention: Mention) -> bool:
    first = max(0, mention.first - 2)
    near = {token.lower for token in reading.tokens[first : mention.head]}
    return bool(near & {"former", "ex", "retired", "ousted", "deposed", "late", "then"})
