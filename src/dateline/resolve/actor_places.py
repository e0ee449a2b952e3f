"""Give actors the country of a place: a town that acts, "Shanghai police", a court in Hanoi.

In: a reading, its actors and the places of its mentions. Out: the actors, those without a country
completed where a place in their phrase tells it. It refuses to change a country that is known,
except that "Georgia" may be the state.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from dateline.knowledge.base import Knowledge
from dateline.records import Actor, Mention, Place
from dateline.resolve.actor_owners import is_of_no_body, is_seat, titles_of
from dateline.resolve.belonging import (
    BACKED,
    RELATIONS,
    is_field,
    is_of_several,
    is_stance,
    is_travelling,
    unplaced_kind,
)
from dateline.syntax import Reading, conjuncts, first_conjunct


def from_places(
    reading: Reading, actors: tuple[Actor, ...], placed: Mapping[str, Place], knowledge: Knowledge
) -> tuple[Actor, ...]:
    """Give a place that acts or is gone to, and "Shanghai police", the country that it lies in."""
    actors = _of_namesakes(actors, placed, knowledge)
    actors = tuple(
        _of_state(reading, _of_town(reading, actor, placed, knowledge), placed) for actor in actors
    )
    found = {actor.mention: actor for actor in actors}
    actors = tuple(_of_body(reading, actor, found, knowledge) for actor in actors)
    actors = _through_chains(reading, actors)
    return tuple(
        msgspec.structs.replace(
            actor, entity=placed[actor.mention].country, name=placed[actor.mention].country,
            country=placed[actor.mention].country, step="place", score=placed[actor.mention].score,
            reason=None,
        )
        if actor.country is None and actor.sector is None and actor.mention in placed
        and placed[actor.mention].country
        else actor
        for actor in actors
    )  # fmt: skip


def _of_namesakes(
    actors: tuple[Actor, ...], placed: Mapping[str, Place], knowledge: Knowledge
) -> tuple[Actor, ...]:
    """Give "Paris" and "Paris police" to the country of the Paris that the article means.

    The government of a capital, or the town that the tables know, is not meant where its name is
    placed in another country, if the article names the first country by no other name.
    """
    told = {actor.country for actor in actors if actor.step in {"country", "name"}}
    moved: dict[str, str] = {}
    for actor in actors:
        place = placed.get(actor.mention)
        known = actor.step in {"metonym", "place"} and actor.country in knowledge.countries
        if known and actor.country and place is not None and place.country:
            if actor.country not in told and actor.country != place.country:
                moved[actor.country] = place.country
            else:
                told.add(actor.country)
    return tuple(
        actor
        if actor.country not in moved or actor.country in told
        else _moved(actor, moved[actor.country], placed)
        for actor in actors
    )


def _moved(actor: Actor, country: str, placed: Mapping[str, Place]) -> Actor:
    """Return an actor of another country: a town is no government, nor what stands for it."""
    if actor.mention in placed:
        return Actor(id=actor.id, article=actor.article, mention=actor.mention)
    seat = actor.entity is not None and actor.step != "group"
    name = None if seat else actor.name
    return msgspec.structs.replace(actor, entity=None, name=name, country=country, step="town")


def _through_chains(reading: Reading, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Give "Mohamed" the country of "Texas student Ahmed Mohamed": one person throughout."""
    told: dict[int, set[str]] = {}
    for actor in actors:
        chain = reading.mention_by_id[actor.mention].chain
        if chain is not None and actor.step == "town" and actor.country:
            told.setdefault(chain, set()).add(actor.country)
    sure = {chain: countries.pop() for chain, countries in told.items() if len(countries) == 1}
    return tuple(
        msgspec.structs.replace(actor, country=sure[chain], step="town", score=0.5, reason=None)
        if actor.country is None and (chain := reading.mention_by_id[actor.mention].chain) in sure
        else actor
        for actor in actors
    )  # fmt: skip


def _of_state(reading: Reading, actor: Actor, placed: Mapping[str, Place]) -> Actor:
    """Give "Georgia" to the United States where the article means the state.

    Not beside another country: "neighbours like Georgia and Ukraine".
    """
    place = placed.get(actor.mention)
    head = first_conjunct(reading, reading.mention_by_id[actor.mention].head)
    beside = [reading.mention_at.get(node) for node in conjuncts(reading, head)]
    if any(m is not None and m.label == "COUNTRY" and m.id != actor.mention for m in beside):
        return actor
    if actor.step != "country" or place is None or place.precision != "admin1":
        return actor
    if not place.country or place.country == actor.country:
        return actor
    return msgspec.structs.replace(
        actor, entity=f"place:{place.name}", name=place.name, country=place.country, step="place",
        score=place.score,
    )  # fmt: skip


def _of_town(
    reading: Reading, actor: Actor, placed: Mapping[str, Place], knowledge: Knowledge
) -> Actor:
    """Give a role or body without a country that of the place in its phrase.

    The place stands inside the name ("Alabama Court of Appeals"), before it, or behind "in" and
    "of", through another noun too: "a court in southern Vietnam's Ho Chi Minh City"; or so at a
    person's title: "Lee, a doctor at the University of Leeds". Not behind "in" where they met:
    "negotiators in Vienna", where a person spoke: "Lee, in Leeds", or where somebody is kept:
    "Bagram detainees".
    """
    mention = reading.mention_by_id[actor.mention]
    if reading.tokens[mention.head].lemma in RELATIONS:
        return actor
    if actor.country is not None or mention.form == "pronoun":
        return actor
    if actor.sector is None:
        return _of_home(reading, mention, actor, placed)
    if unplaced_kind(reading, mention.head, knowledge) == "held":
        return actor
    person = mention.label == "PERSON"
    away = is_travelling(reading, mention.head, knowledge) or _is_only_seen(reading, mention)
    places = [
        *_inside(reading, mention, placed),
        *places_behind(reading, mention.head, placed, DEEPEST, HOME if away else HOME | STAY),
        *_seats(reading, mention.head, placed),
    ]
    titles = tuple(titles_of(reading, mention)) if person or actor.step == "title" else ()
    for title in titles:
        places += _seats(reading, title, placed)
    for title in titles if person else ():
        if not is_travelling(reading, title, knowledge):
            places += places_behind(reading, title, placed, DEEPEST, HOME | STAY)
    for place in places:
        if place.country:
            return msgspec.structs.replace(
                actor, country=place.country, step="town", score=0.6, reason=None
            )
    return actor


def _of_body(
    reading: Reading, actor: Actor, found: Mapping[str, Actor], knowledge: Knowledge
) -> Actor:
    """Give "a doctor at the University of Leeds" and who bears that title the body's country.

    And a person that of the body in "Lee, who heads the University of Leeds", a body that of its
    owner: "Kremlin-owned Unified Aircraft".
    """
    mention = reading.mention_by_id[actor.mention]
    if actor.country is not None or mention.form == "pronoun":
        return actor
    person = mention.label == "PERSON"
    for node in _headed(reading, mention.head) if person else _owners(reading, mention.head):
        body = reading.mention_at.get(node)
        if body is not None and body.id in found and found[body.id].country is not None:
            return msgspec.structs.replace(
                actor, country=found[body.id].country, step="town", score=0.5, reason=None
            )
    if actor.sector is None:
        return actor
    for title in (*titles_of(reading, mention),) if person else (mention.head,):
        if unplaced_kind(reading, title, knowledge) is not None:
            continue
        for node in reading.children[title]:
            target = reading.child(node, "pobj")
            body = reading.mention_at.get(target) if target is not None else None
            if body is None or body.id not in found or reading.tokens[node].lower not in _STAFF:
                continue
            country = found[body.id].country
            if country is None or is_of_no_body(reading, title, country):
                continue
            person = body.label == "PERSON" and not is_seat(reading, title, node)
            if body.label in {"ORG", "FAC"} or person:
                return msgspec.structs.replace(
                    actor, country=country, step="town", score=0.5, reason=None
                )
    return actor


def _headed(reading: Reading, head: int) -> Iterator[int]:
    """Yield what a person is said to head: "Lee, who runs the bank", "Lee heads the bank"."""
    verbs = [node for node in reading.children[head] if reading.tokens[node].dep == "relcl"]
    if reading.tokens[head].dep == "nsubj":
        verbs.append(reading.tokens[head].head)
    for verb in verbs:
        target = reading.child(verb, "dobj")
        if reading.tokens[verb].lemma in _HEADING and target is not None:
            yield target


def _owners(reading: Reading, head: int) -> Iterator[int]:
    """Yield who stands before "-owned", "-run" or "-controlled"."""
    for node in reading.children[head]:
        if reading.tokens[node].dep == "amod" and reading.tokens[node].lower in _OWNED:
            owner = reading.child(node, "npadvmod")
            if owner is not None:
                yield owner


_OWNED = frozenset({"owned", "run", "controlled"})

_HEADING = frozenset("head run chair direct manage edit govern lead oversee".split())

_STAFF = frozenset({"of", "for", "at", "from", "with", "within"})
"""Prepositions of the body that somebody works for."""


def _is_only_seen(reading: Reading, mention: Mention) -> bool:
    """Tell whether a person's place is where they spoke: no title stands before "Lee, in Leeds"."""
    titled = any(reading.tokens[node].dep == "appos" for node in reading.children[mention.head])
    return mention.label == "PERSON" and not titled


def _of_home(
    reading: Reading, mention: Mention, actor: Actor, placed: Mapping[str, Place]
) -> Actor:
    """Give a person the country of a home behind the name: "Karim, 41, of High Street, Leeds".

    And a body that of its seat: "Acme, based in Leeds".
    """
    person = mention.label == "PERSON"
    places = _homes(reading, mention.head, placed) if person else ()
    for place in (*places, *_seats(reading, mention.head, placed)):
        if place.country and reading.tokens[mention.head].end < place.start:
            return msgspec.structs.replace(
                actor, country=place.country, step="town", score=0.6, reason=None
            )
    return actor


def _homes(reading: Reading, head: int, placed: Mapping[str, Place]) -> Iterator[Place]:
    """Yield the places behind "of" or "from", or beside a street there; of a suburb its city."""
    yield from places_behind(reading, head, placed, 1, HOME)
    for node in reading.children[head]:
        town = reading.child(node, "pobj") if reading.tokens[node].lower in HOME else None
        if town is not None and reading.tokens[town].lemma in _SETTLEMENTS:
            yield from places_behind(reading, town, placed, 1, _AROUND)
    for node in reading.children[head]:
        street = reading.child(node, "pobj") if reading.tokens[node].lower == "of" else None
        for above in (street, head) if street is not None else ():
            town = reading.child(above, "appos") if above is not None else None
            mention = reading.mention_at.get(town) if town is not None else None
            if mention is not None and mention.id in placed:
                yield placed[mention.id]


_SETTLEMENTS = frozenset(
    "suburb town village city hamlet district neighborhood neighbourhood borough county area "
    "region province".split()
)
"""Nouns of where somebody lives: "Lee, 22, from the Cincinnati suburb of West Chester"."""

_AROUND = frozenset({"of", "in", "near", "outside"})


def _seats(reading: Reading, head: int, placed: Mapping[str, Place]) -> Iterator[Place]:
    """Yield the places behind "based in" or "headquartered in", and before "-based"."""
    for node in reading.children[head]:
        token = reading.tokens[node]
        if token.dep in {"acl", "relcl", "amod"} and token.lemma in _SEATED:
            yield from places_behind(reading, node, placed, 1, STAY)
            before = reading.child(node, "npadvmod")
            town = reading.mention_at.get(before) if before is not None else None
            if town is not None and town.id in placed:
                yield placed[town.id]


_SEATED = frozenset({"base", "headquarter", "locate", "situate"})


HOME, STAY = frozenset({"of", "from", "for"}), frozenset({"in", "at", "near", "across"})
"""Prepositions of where somebody is from, and of where somebody is."""

DEEPEST = 3
"""Nouns between a body and its place: "the Ministry of Health of Ethiopia"."""


def _inside(reading: Reading, mention: Mention, placed: Mapping[str, Place]) -> Iterator[Place]:
    for other in reading.mentions:
        if mention.first <= other.first and other.last <= mention.last and other != mention:
            place = placed.get(other.id)
            if is_field(reading, other.last - 1, mention.head) or is_stance(reading, other.first):
                continue
            after = {t.lower.lstrip("-") for t in reading.tokens[other.last : other.last + 2]}
            if place is not None and not after & BACKED:
                yield place


def _acts_beside(reading: Reading, node: int) -> bool:
    """Tell whether a land is another than whom it seems to modify: "Russia and Shiite militias".

    Who means one of two peoples writes the adjective: "Russian and Shiite"; but "US and Shiite".
    """
    token = reading.tokens[node]
    joined = reading.child(node, "conj")
    adjective = joined is not None and reading.tokens[joined].tag == "JJ"
    noun = token.tag == "NNP" and not token.text.isupper() and "." not in token.text
    return token.dep == "nmod" and adjective and noun


def places_behind(
    reading: Reading, head: int, placed: Mapping[str, Place], depth: int,
    prepositions: frozenset[str],
) -> Iterator[Place]:  # fmt: skip
    """Yield the places that hang on a noun, the nearest first."""
    for node in reading.children[head]:
        token = reading.tokens[node]
        target: int | None = node
        if token.dep == "prep" and token.lower in prepositions:
            target = reading.child(node, "pobj")
            if is_of_several(reading, head, node):
                continue
        elif token.dep not in {"compound", "nmod", "amod", "poss"} or _acts_beside(reading, node):
            continue
        if target is None:
            continue
        mention = reading.mention_at.get(target)
        if is_field(reading, target, head) or is_stance(reading, target):
            continue
        after = {t.lower.lstrip("-") for t in reading.tokens[target + 1 : target + 3]}
        if after & BACKED:
            continue
        place = placed.get(mention.id) if mention is not None else None
        if place is not None:
            yield place
        elif depth > 1:
            yield from places_behind(reading, target, placed, depth - 1, prepositions)
