"""Give groups without a country of their own the one that the article tells.

In: a reading, its actors after names and places are read, and the places of its mentions. Out: the
actors, those of nameless groups and local bodies completed and flagged `focus`. It refuses nouns
of people away from home ("negotiators"), of kin and of private parts, and groups of an unknown
body.

The evidence: like groups told before, the place of the clause, and the countries told nearest and
most.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from dateline.knowledge.base import Knowledge
from dateline.knowledge.names import words
from dateline.records import Actor, Mention, Place
from dateline.resolve.actor_owners import titles_of
from dateline.resolve.actors import of_owner
from dateline.resolve.belonging import (
    RELATIONS,
    STATES,
    is_of_several,
    is_of_states,
    is_stance,
    is_states,
    unplaced_kind,
)
from dateline.resolve.clause_places import fronted_place, place_of_clause, place_told_of
from dateline.resolve.country_focus import Focus
from dateline.syntax import Reading, first_conjunct


def from_article(
    reading: Reading, actors: tuple[Actor, ...], placed: Mapping[str, Place], knowledge: Knowledge
) -> tuple[Actor, ...]:
    """Give "the rebels", "local officials" and "Avon Valley Police" the article's country."""
    focus = Focus(reading, actors, placed, knowledge.countries)
    found = {actor.mention: actor for actor in actors}
    named = {m.chain for m in reading.mentions if m.form == "name" and m.label == "ORG"}
    for mention in sorted(reading.mentions, key=lambda m: -reading.depth(m.head)):
        if mention.id not in found or mention.form == "pronoun":
            continue
        actor = (
            of_owner(reading, mention, found) if mention.form == "nominal" else found[mention.id]
        )
        if actor.country is None and actor.sector is not None:
            place = place_of_clause(reading, mention, placed)
            where = place_told_of(reading, mention, placed) if actor.sector in _CIVIL else None
            if mention.form == "name":
                front = fronted_place(reading, mention, placed)
                actor = _of_official(reading, mention, actor, focus, (front, place), knowledge)
            elif where is not None and unplaced_kind(reading, mention.head, knowledge) is None:
                actor = _focused(actor, where, 0.4)
            elif mention.chain is None or mention.chain not in named:
                actor = _of_group(reading, mention, actor, focus, place, found, knowledge)
        alike = _is_person(reading, mention, actor) or _is_at_hand(reading, mention, knowledge)
        if actor.country is None and alike:
            actor = _focused(actor, focus.only, 0.3)
        found[mention.id] = actor
    return _through_chains(reading, tuple(found[actor.mention] for actor in actors))


def _is_person(reading: Reading, mention: Mention, actor: Actor) -> bool:
    """Tell whether a name is surely a person's: of two words, or behind "Mr" or a role."""
    if mention.label != "PERSON":
        return False
    before = reading.tokens[mention.first - 1].lower.rstrip(".") if mention.first else ""
    return " " in (actor.name or "") or actor.step == "title" or before in _COURTESY


def _is_at_hand(reading: Reading, mention: Mention, knowledge: Knowledge) -> bool:
    """Tell whether people or bodies without a name are those of an article of one country.

    Not "envoys", the public as a whole, or whom a name in the phrase places.
    """
    if mention.form != "nominal" or reading.tokens[mention.head].lemma in _ANYBODY | RELATIONS:
        return False
    kind = unplaced_kind(reading, mention.head, knowledge)
    if kind in {"foreign", "migrant", "visitor"}:
        return False
    if next(_names_inside(reading, mention), None) is not None:
        return False
    return not _is_elsewhere(reading, mention, None if kind == "kin" else kind, knowledge)


_ANYBODY = frozenset("people person world public charity one other".split())

_COURTESY = frozenset("mr mrs ms miss dr prof rev sir dame".split())


def _of_official(
    reading: Reading, mention: Mention, actor: Actor, focus: Focus,
    places: tuple[str | None, str | None], knowledge: Knowledge,
) -> Actor:  # fmt: skip
    """Give "spokesman Geng" the article's country, and an unknown body that or its place's.

    A body is placed by the front of its sentence ("In Ireland, the Relief Committee"), police and
    judges by their clause, or where all lies; "Army" alone is like "the army". places: front and
    clause.
    """
    front, clause = places
    envoy = _envoy_of(reading, mention)
    if envoy is not None:
        return _flagged(actor, focus.of_noun(envoy, mention.sentence))
    if _is_of_the_country(reading, mention):
        return _flagged(actor, focus.last_before(mention))
    of_law = actor.sector in {"COP", "JUD"}
    if actor.step == "body" or (actor.step == "title" and (of_law or mention.label == "ORG")):
        place = front or (clause or focus.lies if of_law else None)
        if place is not None:
            return _flagged(actor, place)
    if actor.step == "body" and actor.sector == "PTY":
        return _flagged(actor, focus.only)
    if actor.step not in {"title", "body"} or actor.sector not in _OFFICIAL:
        return actor
    sure = focus.is_sure or focus.only is not None
    if actor.step == "body" and not (sure or _is_plain(reading, mention, knowledge)):
        return actor
    return _flagged(actor, focus.of(mention, actor.sector, but=_but(reading, mention)))


def _envoy_of(reading: Reading, mention: Mention) -> str | None:
    """Return the title of who serves abroad: "Ambassador Lee" is not of the country around."""
    lemmas = (reading.tokens[node].lemma.lower() for node in titles_of(reading, mention))
    return next((lemma for lemma in lemmas if lemma in _ENVOYS), None)


_ENVOYS = frozenset({"ambassador", "envoy", "consul", "diplomat", "attaché", "attache"})


def _is_plain(reading: Reading, mention: Mention, knowledge: Knowledge) -> bool:
    """Tell whether a name is only a noun in capitals: "Army", "Health Ministry".

    Not "Foreign Ministry", which acts on other countries than its own.
    """
    if words(mention.raw) not in knowledge.roles:
        return False
    tokens = reading.tokens[mention.first : mention.last]
    abroad = any(knowledge.unplaced.get(token.lower) == "word" for token in tokens)
    noun = reading.tokens[mention.head].lower
    return not abroad and noun not in STATES and noun.rstrip("s") not in STATES


def _flagged(actor: Actor, country: str | None) -> Actor:
    if country is None:
        return actor
    return msgspec.structs.replace(
        actor, country=country, score=0.3, flags=(*actor.flags, "focus"), reason=None
    )


def _of_group(
    reading: Reading, mention: Mention, actor: Actor, focus: Focus, place: str | None,
    found: Mapping[str, Actor], knowledge: Knowledge,
) -> Actor:  # fmt: skip
    """Give a nameless group ("the rebels") the article's country, marked as such.

    Not one with a name in its phrase that nothing resolves: "Ruritanian troops" are of elsewhere.
    """
    kind = unplaced_kind(reading, mention.head, knowledge)
    if actor.sector is not None and _is_of_the_country(reading, mention):
        return _focused(actor, focus.last_before(mention), 0.4)
    if actor.sector is None or _is_elsewhere(reading, mention, kind, knowledge):
        return actor
    place = place if kind == "foreign" or _is_at_home(reading, mention, actor) else None
    if _is_of_terror(reading, mention):
        return _focused(actor, place, 0.3)
    is_named, whose = _of_phrase(reading, mention, found)
    local = _is_local(reading, mention)
    if is_named and whose not in knowledge.countries and not (local and whose is None):
        return _focused(actor, place if kind != "kin" else None, 0.3)
    if is_named and whose is not None and actor.sector in _OFFICIAL:
        return _focused(actor, whose, 0.4)
    if kind in {"foreign", "migrant"}:
        return _focused(actor, place if kind == "foreign" else focus.of_same_noun(mention), 0.4)
    if local:
        near = place or _of_coordination(reading, mention, found)
        near = near or focus.of_sentence(mention.sentence) or focus.last_before(mention)
        near = near or focus.of(mention, actor.sector)
        return _focused(actor, near, 0.4)
    country = focus.of(mention, actor.sector, place, _but(reading, mention))
    if focus.is_sure and reading.tokens[mention.head].lemma in _AT_HOME:
        return _focused(actor, country, 0.3)
    if country is None or actor.sector in _OF_THEIR_OWN:
        body = reading.tokens[mention.head].lower in _BODIES and _is_definite(reading, mention)
        return _focused(actor, focus.only if body else None, 0.3)
    like = actor.sector in _OFFICIAL and focus.of_same_noun(mention) == country
    if country == place or like or _is_of_article(reading, mention, actor, focus):
        return _focused(actor, country, 0.4 if _is_definite(reading, mention) else 0.3)
    return actor


def _focused(actor: Actor, country: str | None, score: float) -> Actor:
    if country is None:
        return actor
    return msgspec.structs.replace(
        actor, country=country, step="focus", score=score, flags=(*actor.flags, "focus"),
        reason=None,
    )  # fmt: skip


def _is_of_article(reading: Reading, mention: Mention, actor: Actor, focus: Focus) -> bool:
    """Tell whether a group is of the country that is told around it, without a place of its own."""
    definite = _is_definite(reading, mention)
    counted = any(reading.tokens[n].dep == "nummod" for n in reading.children[mention.head])
    if definite:
        return not counted
    of_state = reading.tokens[mention.first].lower in {"government", "opposition", "pro-government"}
    return of_state or actor.sector in _DOMESTIC or (focus.is_sure and actor.sector in _LOCAL)


def _is_of_the_country(reading: Reading, mention: Mention) -> bool:
    """Tell whether "the country's" stands before a noun; not "the Andean country's"."""
    owner = reading.child(mention.head, "poss")
    if owner is None or reading.tokens[owner].lower not in _LANDS:
        return False
    return all(reading.tokens[node].dep in {"det", "case"} for node in reading.children[owner])


def _is_definite(reading: Reading, mention: Mention) -> bool:
    return any(reading.tokens[n].lower == "the" for n in reading.children[mention.head])


def _is_local(reading: Reading, mention: Mention) -> bool:
    """Tell whether words place a group near: "local officials", "the Tyrolean state government"."""
    before = {reading.tokens[i].lower for i in range(mention.first, mention.head)}
    of_state = "state" in before and reading.tokens[mention.head].lemma in _OF_A_STATE
    return of_state or bool(before & _NEARBY)


def _is_elsewhere(
    reading: Reading, mention: Mention, kind: str | None, knowledge: Knowledge
) -> bool:
    """Tell whether the words say that a group is abroad, of several countries, or nobody's.

    A country in the phrase that is not theirs is of who backs them: "U.S.-backed fighters".
    """
    head = reading.tokens[mention.head]
    if head.lemma in RELATIONS or kind in {"visitor", "private"}:
        return True
    if is_states(reading, mention.head) or is_of_states(reading, mention.head):
        return True
    nations = (m for m in _names_inside(reading, mention) if m.label in {"COUNTRY", "DEMONYM"})
    if any(not is_stance(reading, nation.first) for nation in nations):
        return True
    if kind == "kin" and not _is_definite(reading, mention):
        return True
    if any(is_of_several(reading, mention.head, node) for node in reading.children[mention.head]):
        return True
    first, _ = reading.subtree_bounds(mention.head)
    before = (reading.tokens[i].lower for i in range(min(first, mention.first), mention.head))
    return any(knowledge.unplaced.get(word) == "word" for word in before)


def _is_of_terror(reading: Reading, mention: Mention) -> bool:
    """Tell whether a group is a "jihadist terrorist group": of no country that is not its place."""
    words = {reading.tokens[i].lower for i in range(mention.first, mention.head)}
    return bool(words & _TERROR) and reading.tokens[mention.head].lemma in _GROUPS


_TERROR = frozenset({"jihadist", "jihadi", "islamist", "terrorist", "terror", "extremist"})
_GROUPS = frozenset({"group", "organization", "organisation", "network", "movement", "militia"})


def _of_phrase(
    reading: Reading, mention: Mention, found: Mapping[str, Actor]
) -> tuple[bool, str | None]:
    """Tell whether a group's own words name whose it is, and return the country of that.

    A name inside, or one behind "of", "for" or "at": "staff of Acme" are Acme's, of whatever
    country; or a body behind them: "officials of the ministry".
    """
    for other in _names_inside(reading, mention):
        if not is_stance(reading, other.first):
            return True, found[other.id].country if other.id in found else None
    for node in reading.children[mention.head]:
        target = reading.child(node, "pobj")
        behind = reading.mention_at.get(target) if target is not None else None
        if behind is None or reading.tokens[node].lower not in {"of", "for", "at"}:
            continue
        whose = found.get(behind.id)
        is_body = whose is not None and whose.sector in _OFFICIAL and whose.country is not None
        if behind.form == "name" or is_body:
            return True, whose.country if whose is not None else None
    return False, None


def _names_inside(reading: Reading, mention: Mention) -> Iterator[Mention]:
    for other in reading.mentions:
        if mention.first <= other.first < mention.head and other.form == "name":
            yield other


def _is_at_home(reading: Reading, mention: Mention, actor: Actor) -> bool:
    """Tell whether a group lives or serves where its clause happens.

    Residents, police and courts do, and authorities and officials; presidents and troops go
    abroad.
    """
    if _is_local(reading, mention) or actor.sector in _RESIDENT:
        return True
    return reading.tokens[mention.head].lemma in {"authority", "official"}


def _of_coordination(reading: Reading, mention: Mention, found: Mapping[str, Actor]) -> str | None:
    """Return the country of the first of a list: "the Peruvian ministry and local villagers"."""
    other = reading.mention_at.get(first_conjunct(reading, mention.head))
    if other is None or other.id == mention.id or other.id not in found:
        return None
    country = found[other.id].country
    return country if country and len(country) == 3 else None


def _through_chains(reading: Reading, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Give "they" the country of the group that they stand for."""
    told: dict[int, set[str]] = {}
    for actor in actors:
        chain = reading.mention_by_id[actor.mention].chain
        if chain is not None and actor.country and "focus" in actor.flags:
            told.setdefault(chain, set()).add(actor.country)
    sure = {chain: countries.pop() for chain, countries in told.items() if len(countries) == 1}
    return tuple(
        msgspec.structs.replace(
            actor, country=sure[chain], step=actor.step or "focus",
            flags=(*actor.flags, "focus"), reason=None,
        )
        if actor.country is None and (chain := reading.mention_by_id[actor.mention].chain) in sure
        else actor
        for actor in actors
    )  # fmt: skip


def _but(reading: Reading, mention: Mention) -> str | None:
    """Return the United States for what they do not have: "MP", "parliament"."""
    tokens = reading.tokens[max(0, mention.first - 1) : mention.last]
    return "USA" if any(token.lower in _PARLIAMENT for token in tokens) else None


_PARLIAMENT = frozenset("mp mps parliament parliamentary parliamentarian parliamentarians".split())

_LANDS = frozenset("country nation kingdom republic territory island".split())
"""Nouns that stand for the country told last."""

_NEARBY = frozenset(
    "local provincial municipal nearby county city town village borough district".split()
)
"""Words that place a group where the sentence is."""

_OF_A_STATE = frozenset("government police parliament legislature assembly premier court".split())
"""Nouns before which "state" means a part of a federal country."""

_AT_HOME = frozenset(
    "school teacher pupil bank automaker carmaker maker employer taxpayer editor".split()
)
"""Nouns of schools and firms that belong to the country of an article of one country only."""

_BODIES = frozenset("agency board bureau commission committee council department panel".split())
"""Nouns of public bodies, which the article names in full elsewhere: "the bureau"."""

_OF_THEIR_OWN = frozenset({"UNK", "JRN", "EDU", "BUS"})
"""Sectors that an article names of any country."""

_OFFICIAL = frozenset({"GOV", "MIL", "COP", "LEG", "JUD"})
"""Sectors whose holder with an unknown name is of the article's country: "spokesman Geng"."""

_CIVIL = frozenset({"CVL", "REF", "MED", "AGR", "EDU"})
"""Sectors whose groups are of where they are told to live or suffer."""

_RESIDENT = frozenset({"CVL", "COP", "JUD", "LAB", "OPP", "MED", "AGR", "PTY"})
"""Sectors whose groups are at home where their clause happens: "police arrested two in Lyon"."""

_LOCAL = frozenset({"CVL", "CRM", "REF", "MED", "MIL", "REB", "UAF", "GOV", "AGR"})
"""Sectors that belong to the country of an article that is of one country only."""

_DOMESTIC = frozenset({"OPP", "LAB", "COP", "LEG", "JUD", "PTY"})
"""Sectors that belong to the article's country without an article too: "opposition leaders"."""
