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
from dateline.resolve.actor_owners import titles_of
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
    "negotiators in Vienna", or where a person spoke: "Lee, in Leeds".
    """
    mention = reading.mention_by_id[actor.mention]
    if reading.tokens[mention.head].lemma in RELATIONS:
        return actor
    if actor.country is not None or mention.form == "pronoun":
        return actor
    if actor.sector is None:
        return _of_home(reading, mention, actor, placed)
    person = mention.label == "PERSON"
    away = is_travelling(reading, mention.head, knowledge) or _is_only_seen(reading, mention)
    places = [
        *_inside(reading, mention, placed),
        *_behind(reading, mention.head, placed, DEEPEST, _HOME if away else _HOME | _STAY),
    ]
    for title in titles_of(reading, mention) if person else ():
        if not is_travelling(reading, title, knowledge):
            places += _behind(reading, title, placed, DEEPEST, _HOME | _STAY)
    for place in places:
        if place.country:
            return msgspec.structs.replace(
                actor, country=place.country, step="town", score=0.6, reason=None
            )
    return actor


def _of_body(
    reading: Reading, actor: Actor, found: Mapping[str, Actor], knowledge: Knowledge
) -> Actor:
    """Give "a doctor at the University of Leeds" and who bears that title the body's country."""
    mention = reading.mention_by_id[actor.mention]
    if actor.country is not None or actor.sector is None or mention.form == "pronoun":
        return actor
    person = mention.label == "PERSON"
    for title in (*titles_of(reading, mention),) if person else (mention.head,):
        if unplaced_kind(reading, title, knowledge) is not None:
            continue
        for node in reading.children[title]:
            target = reading.child(node, "pobj")
            body = reading.mention_at.get(target) if target is not None else None
            if body is None or body.id not in found or reading.tokens[node].lower not in _STAFF:
                continue
            if body.label in {"ORG", "FAC"} and found[body.id].country is not None:
                return msgspec.structs.replace(
                    actor, country=found[body.id].country, step="town", score=0.5, reason=None
                )
    return actor


_STAFF = frozenset({"of", "for", "at", "from", "with", "within"})
"""Prepositions of the body that somebody works for."""


def _is_only_seen(reading: Reading, mention: Mention) -> bool:
    """Tell whether a person's place is where they spoke: no title stands before "Lee, in Leeds"."""
    titled = any(reading.tokens[node].dep == "appos" for node in reading.children[mention.head])
    return mention.label == "PERSON" and not titled


def _of_home(
    reading: Reading, mention: Mention, actor: Actor, placed: Mapping[str, Place]
) -> Actor:
    """Give a person the country of a home behind the name: "Karim, 41, from Leeds"."""
    if mention.label != "PERSON":
        return actor
    for place in _behind(reading, mention.head, placed, 1, frozenset({"from"})):
        if place.country and reading.tokens[mention.head].end < place.start:
            return msgspec.structs.replace(
                actor, country=place.country, step="town", score=0.6, reason=None
            )
    return actor


_HOME, _STAY = frozenset({"of", "from", "for"}), frozenset({"in", "at", "near", "across"})
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


def _behind(
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
        elif token.dep not in {"compound", "nmod", "amod", "poss"}:
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
            yield from _behind(reading, target, placed, depth - 1, prepositions)


def place_of_clause(reading: Reading, mention: Mention, placed: Mapping[str, Place]) -> str | None:
    """Return the country where the clause of a mention happens, None if it tells none or two.

    "In Tehran, hardliners objected", "Police shot a man near Lyon": behind "in", "at" or "near", on
    the verb, or else on other nouns of the clause; first in the mention's own clause, then in
    those above, if they do not only tell who said so. Not where people go ("arrived in Lyon"), but
    where they flee from.
    """
    own = set(reading.subtree(mention.head))
    for verb in reading.ancestors(mention.head):
        token = reading.tokens[verb]
        if token.pos not in {"VERB", "AUX"}:
            continue
        where = _WHERE | {"from"} if token.lemma in _LEAVING else _WHERE
        for nodes in (reading.children[verb], tuple(_clause(reading, verb))):
            found = {
                place.country
                for node in nodes if node not in own and reading.tokens[node].lower in where
                for place in _at(reading, node, placed)
            }  # fmt: skip
            if found and token.lemma not in _MOVING:
                return found.pop() if len(found) == 1 else None
        if token.dep == "ccomp":
            return fronted_place(reading, mention, placed)
    return None


def _clause(reading: Reading, verb: int) -> Iterator[int]:
    """Yield the tokens of a verb's clause, with when it was, without what is said or told of it."""
    for node in reading.children[verb]:
        if reading.tokens[node].dep not in _CLAUSES:
            yield node
            yield from _clause(reading, node)


_CLAUSES = frozenset({"relcl", "acl", "ccomp", "parataxis"})
"""Labels of clauses that may happen elsewhere: "... who lived in exile in Lyon"."""


def fronted_place(reading: Reading, mention: Mention, placed: Mapping[str, Place]) -> str | None:
    """Return the country that a sentence begins with: "In Ireland, the Relief Committee ..."."""
    first = reading.sentences[mention.sentence].first
    if reading.tokens[first].lower != "in" or mention.head in set(reading.subtree(first)):
        return None
    found = {place.country for place in _at(reading, first, placed)}
    return found.pop() if len(found) == 1 else None


def _at(reading: Reading, preposition: int, placed: Mapping[str, Place]) -> Iterator[Place]:
    """Yield the places behind a preposition: "in Kabul", "at a market in Kabul"."""
    target = reading.child(preposition, "pobj")
    for node in conjuncts(reading, target) if target is not None else ():
        mention = reading.mention_at.get(node)
        place = placed.get(mention.id) if mention is not None else None
        if place is not None and place.country:
            yield place
        elif place is None:
            yield from (p for p in _behind(reading, node, placed, 2, _HOME | _STAY) if p.country)


_WHERE = frozenset("in at near across outside around throughout inside within".split())

_MOVING = frozenset("arrive land travel fly meet come go sail settle".split())
"""Verbs whose "in Lyon" tells where somebody from elsewhere went to."""

_LEAVING = frozenset("flee evacuate displace escape".split())
"""Verbs whose "from Lyon" tells where somebody was at home."""
