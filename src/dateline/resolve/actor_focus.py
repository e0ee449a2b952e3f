"""Give groups without a country of their own the one that the article tells.

In: a reading, its actors after names and places are read, and the places of its mentions. Out: the
actors, those of nameless groups and local bodies completed and flagged `focus`. It refuses nouns
of people away from home ("negotiators"), of kin and of private parts, and groups of an unknown
body.

The evidence: like groups told before, the place of the clause, and the countries told nearest and
most.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from dateline.knowledge.base import Knowledge
from dateline.knowledge.names import words
from dateline.records import Actor, Mention, Place
from dateline.resolve.actor_owners import titles_of
from dateline.resolve.actor_phrases import (
    AT_HOME,
    are_parts,
    is_definite,
    is_elsewhere,
    is_local,
    is_new,
    is_odd,
    is_of_any,
    is_of_terror,
    is_of_the_country,
    names_inside,
    not_of,
)
from dateline.resolve.actors import of_owner
from dateline.resolve.belonging import (
    RELATIONS,
    STATES,
    is_stance,
    unplaced_kind,
)
from dateline.resolve.clause_places import (
    fronted_place,
    place_of_clause,
    place_told_of,
    place_where,
)
from dateline.resolve.country_focus import Focus
from dateline.resolve.short_names import with_families
from dateline.syntax import Reading, first_conjunct


def from_article(
    reading: Reading, actors: tuple[Actor, ...], placed: Mapping[str, Place], knowledge: Knowledge
) -> tuple[Actor, ...]:
    """Give "the rebels", "local officials" and "Avon Valley Police" the article's country."""
    focus = Focus(reading, actors, placed, knowledge.countries)
    found = {actor.mention: actor for actor in actors}
    named = {m.chain for m in reading.mentions if m.form == "name" and m.label == "ORG"}
    persons = {m.chain for m in reading.mentions if m.form == "name" and m.label == "PERSON"}
    for mention in sorted(reading.mentions, key=lambda m: -reading.depth(m.head)):
        if mention.id not in found or mention.form == "pronoun":
            continue
        actor = found[mention.id]
        if mention.form == "nominal" and actor.country is None:
            actor = _focused(actor, of_owner(reading, mention, found).country, 0.5)
        if actor.country is None and actor.sector is not None:
            place = place_of_clause(reading, mention, placed)
            there = place_where(reading, mention, placed)
            where = place_told_of(reading, mention, placed) if actor.sector in _CIVIL else None
            if mention.form == "name":
                front = fronted_place(reading, mention, placed)
                actor = _of_official(reading, mention, actor, focus, (front, place), knowledge)
            elif where is not None and unplaced_kind(reading, mention.head, knowledge) is None:
                actor = _focused(actor, where, 0.4)
            elif there is not None and _is_there(reading, mention, knowledge):
                actor = _focused(actor, there, 0.4)
            elif mention.chain is None or not (
                mention.chain in named or (mention.chain in persons and is_new(reading, mention))
            ):
                actor = _of_group(reading, mention, actor, focus, place, found, knowledge)
        if actor.country is None:
            actor = _of_last_resort(reading, mention, actor, focus, placed, found, knowledge)
        found[mention.id] = actor
    actors = tuple(found[actor.mention] for actor in actors)
    return with_families(reading, _through_chains(reading, actors))


def _of_last_resort(
    reading: Reading, mention: Mention, actor: Actor, focus: Focus, placed: Mapping[str, Place],
    found: Mapping[str, Actor], knowledge: Knowledge,
) -> Actor:  # fmt: skip
    """Give who has nothing else the country of who commands them, or the article's only one.

    A person; a group unless its clause happens elsewhere; the states of a federal country.
    """
    commander = _commander(reading, mention, found, knowledge)
    if commander is not None:
        return _focused(actor, commander, 0.4)
    if are_parts(reading, mention, focus.only) or _is_person(reading, mention, actor):
        return _focused(actor, focus.only, 0.3)
    if not _is_at_hand(reading, mention, found, knowledge):
        return actor
    where = place_of_clause(reading, mention, placed)
    here = where in {None, focus.only} and not is_odd(reading, mention, focus.only)
    return _focused(actor, focus.only if here else None, 0.3)


def _is_there(reading: Reading, mention: Mention, knowledge: Knowledge) -> bool:
    """Tell whether a group is of the place of its clause: the army, not the tourists there."""
    kind = unplaced_kind(reading, mention.head, knowledge)
    return kind in {None, "traveller"} and not is_elsewhere(reading, mention, kind, knowledge)


def _commander(
    reading: Reading, mention: Mention, found: Mapping[str, Actor], knowledge: Knowledge
) -> str | None:
    """Return the country of who has people under him: "the president ordered officials to"."""
    verb = reading.tokens[mention.head].head
    actor, subject = found[mention.id], reading.child(verb, "nsubj")
    if reading.tokens[mention.head].dep != "dobj" or reading.tokens[verb].lemma not in _COMMANDING:
        return None
    above = reading.mention_at.get(subject) if subject is not None else None
    who = found.get(above.id) if above is not None else None
    if mention.form != "nominal" or actor.sector not in _UNDER_ORDERS or who is None:
        return None
    kind = unplaced_kind(reading, mention.head, knowledge)
    if kind not in {None, "traveller"} or is_elsewhere(reading, mention, kind, knowledge):
        return None
    return who.country if who.country in knowledge.countries and who.sector in _OFFICIAL else None


_COMMANDING = frozenset(
    "order instruct direct command task appoint dismiss sack fire deploy dispatch mobilize "
    "mobilise".split()
)
_UNDER_ORDERS = frozenset({"GOV", "MIL", "COP", "SPY"})
"""Sectors of whom a state's leader orders, appoints or sends."""


def _is_person(reading: Reading, mention: Mention, actor: Actor) -> bool:
    """Tell whether a name is surely a person's: of two words, or behind "Mr" or a role."""
    if mention.label != "PERSON":
        return False
    before = reading.tokens[mention.first - 1].lower.rstrip(".") if mention.first else ""
    return " " in (actor.name or "") or actor.step == "title" or before in _COURTESY


def _is_at_hand(
    reading: Reading, mention: Mention, found: Mapping[str, Actor], knowledge: Knowledge
) -> bool:
    """Tell whether people or bodies without a name are those of an article of one country.

    Not "envoys", the public as a whole, "airlines" of any country, terrorists, or whom a name in
    the phrase places, as that of a faith does not: "Catholic bishops".
    """
    if mention.form != "nominal" or reading.tokens[mention.head].lemma in _ANYBODY | RELATIONS:
        return False
    if is_of_any(reading, mention, found[mention.id].sector) or is_of_terror(reading, mention):
        return False
    if _are_of_several(reading, mention):
        return False
    kind = unplaced_kind(reading, mention.head, knowledge)
    if kind in {"foreign", "migrant", "visitor", "held"}:
        return False
    names = [found.get(other.id) for other in names_inside(reading, mention)]
    plural = reading.tokens[mention.head].tag == "NNS"
    faiths = plural and found[mention.id].sector not in _ARMED
    if any(not faiths or name is None or not _is_faith(name) for name in names):
        return False
    return not is_elsewhere(reading, mention, None if kind == "kin" else kind, knowledge)


def _is_faith(actor: Actor) -> bool:
    return actor.step == "group" and actor.sector == "REL" and actor.country is None


_ARMED = frozenset({"REB", "UAF", "PRM", "MIL"})

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
    if is_of_the_country(reading, mention):
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
    return _flagged(actor, focus.of(mention, actor.sector, but=not_of(reading, mention)))


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
    if actor.sector is not None and is_of_the_country(reading, mention):
        return _focused(actor, focus.last_before(mention), 0.4)
    if actor.sector is None or is_elsewhere(reading, mention, kind, knowledge):
        return actor
    if _are_of_several(reading, mention):
        return actor
    place = place if kind == "foreign" or _is_at_home(reading, mention, actor) else None
    if is_of_terror(reading, mention):
        return _focused(actor, place, 0.3)
    is_named, whose = _of_phrase(reading, mention, found)
    local = is_local(reading, mention)
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
    country = focus.of(mention, actor.sector, place, not_of(reading, mention))
    if is_odd(reading, mention, country):
        return actor
    if focus.is_sure and reading.tokens[mention.head].lemma in AT_HOME:
        return _focused(actor, country, 0.3)
    if country is None or (actor.sector in _OF_THEIR_OWN and country != place):
        body = reading.tokens[mention.head].lower in _BODIES and is_definite(reading, mention)
        return _focused(actor, focus.only if body else None, 0.3)
    like = actor.sector in _OFFICIAL and focus.of_same_noun(mention) == country
    if country == place or like or _is_of_article(reading, mention, actor, focus):
        return _focused(actor, country, 0.4 if is_definite(reading, mention) else 0.3)
    return actor


def _focused(actor: Actor, country: str | None, score: float) -> Actor:
    if country is None:
        return actor
    return msgspec.structs.replace(
        actor, country=country, step="focus", score=score, flags=(*actor.flags, "focus"),
        reason=None,
    )  # fmt: skip


_HEADS_OF_STATES = frozenset("leader president premier minister chancellor monarch".split())


def _are_of_several(reading: Reading, mention: Mention) -> bool:
    """Tell whether leaders are those of other states: "other leaders later disputed it"."""
    token = reading.tokens[mention.head]
    other = {reading.tokens[node].lower for node in reading.children[token.i]}
    return token.tag == "NNS" and token.lemma in _HEADS_OF_STATES and "other" in other


def _is_of_article(reading: Reading, mention: Mention, actor: Actor, focus: Focus) -> bool:
    """Tell whether a group is of the country that is told around it, without a place of its own."""
    definite = is_definite(reading, mention)
    counted = any(reading.tokens[n].dep == "nummod" for n in reading.children[mention.head])
    if definite:
        return not counted
    of_state = reading.tokens[mention.first].lower in {"government", "opposition", "pro-government"}
    return of_state or actor.sector in _DOMESTIC or (focus.is_sure and actor.sector in _LOCAL)


def _of_phrase(
    reading: Reading, mention: Mention, found: Mapping[str, Actor]
) -> tuple[bool, str | None]:
    """Tell whether a group's own words name whose it is, and return the country of that.

    A name inside, or one behind "of", "for" or "at": "staff of Acme" are Acme's, of whatever
    country; or a body behind them: "officials of the ministry".
    """
    for other in names_inside(reading, mention):
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


def _is_at_home(reading: Reading, mention: Mention, actor: Actor) -> bool:
    """Tell whether a group lives or serves where its clause happens.

    Residents, police and courts do, and authorities and officials; presidents and troops go
    abroad.
    """
    if is_local(reading, mention) or actor.sector in _RESIDENT:
        return True
    return reading.tokens[mention.head].lemma in _RESIDENTS


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


_BODIES = frozenset("agency board bureau commission committee council department panel".split())
"""Nouns of public bodies, which the article names in full elsewhere: "the bureau"."""

_RESIDENTS = frozenset(
    "authority official student pupil teacher schoolchild vendor shopkeeper trader".split()
)
"""Nouns of other sectors whose people are at home where their clause happens."""

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
