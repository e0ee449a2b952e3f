"""Find whose a role noun or a body is: "Russian officials", "staff of the Danish Food Authority".

In: the token of a noun. Out: the actor that its modifiers, owner or prepositions name. It refuses
whom the words only seem to name: what somebody studies, who backs them, where they met.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from dateline.knowledge.base import Knowledge
from dateline.knowledge.names import words
from dateline.records import Actor, Mention
from dateline.resolve.actor_names import countries_named, named_actor
from dateline.resolve.belonging import (
    BACKED,
    is_field,
    is_of_several,
    is_stance,
    is_travelling,
    unplaced_kind,
)
from dateline.syntax import Reading, conjuncts, first_conjunct

TITLE_DEPS = frozenset({"compound", "amod", "nmod", "poss", "appos", "punct"})


def titles_of(reading: Reading, mention: Mention) -> Iterator[int]:
    """Yield the tokens that may be a title: right before the name, or in apposition to it.

    "Chief negotiator Lee", "Lee, head of the delegation and member of parliament", "the head of
    the delegation, Lee", "the head of the museum in Leeds, Lee", "Governor of Ohio Ann Lee".
    """
    at = mention.first - 1
    while at >= 0 and reading.tokens[at].sentence == reading.tokens[mention.first].sentence:
        token = reading.tokens[at]
        if token.dep not in {"compound", "amod", "nmod", "appos"} or token.pos == "PUNCT":
            break
        yield at
        at -= 1
    for node in reading.children[mention.head]:
        if reading.tokens[node].dep == "appos":
            yield from conjuncts(reading, node)
    for part in (mention.head, *reading.children[mention.head]):
        for node in reading.children[part] if reading.tokens[part].pos == "PROPN" else ():
            if node <= at and reading.tokens[node].dep == "nmod":
                yield from _office_of(reading, node)
    head = reading.tokens[mention.head]
    if head.dep == "appos" and mention.label == "PERSON":
        yield head.head
        yield from _nouns_above(reading, head.head)
    town = reading.tokens[mention.first - 1] if mention.first else head
    if head.dep == "pobj" and town.entity == "GPE" and town.head == head.i:
        yield from _nouns_above(reading, mention.head)


def _office_of(reading: Reading, node: int) -> Iterator[int]:
    """Yield the last word of "Member of Parliament", which may be one title, and its first."""
    for child in reading.children[node]:
        last = reading.child(child, "pobj") if reading.tokens[child].lower == "of" else None
        if last is not None:
            yield last
    yield node


def _nouns_above(reading: Reading, node: int) -> Iterator[int]:
    """Yield the nouns that a noun hangs on by prepositions: "head" for "Leeds"."""
    tokens = reading.tokens
    while tokens[node].dep == "pobj":
        node = tokens[tokens[node].head].head
        if tokens[node].pos not in {"NOUN", "PROPN"}:
            return
        yield node


def owner_of(
    reading: Reading, head: int, mention: Mention, blank: Actor, knowledge: Knowledge,
    day: date | None,
) -> Actor | None:  # fmt: skip
    """Return the actor that a phrase belongs to: modifier, owner, or object of "of", "for".

    A charity or firm of no country stands for its staff, not for its members, lawyers and critics,
    who have a country of their own.
    """
    found = _owner_of(reading, head, mention, blank, knowledge, day)
    if found is None:
        return None
    if found.step == "place" and unplaced_kind(reading, head, knowledge) == "held":
        return None
    if not is_of_no_body(reading, head, found.country):
        return found
    return msgspec.structs.replace(found, country=None)


def is_of_no_body(reading: Reading, head: int, country: str | None) -> bool:
    """Tell whether a noun's people are not what the code of a body stands for: "its lawyers"."""
    return country in _STATELESS and reading.tokens[head].lemma.lower() in _NOT_STAFF


_STATELESS = frozenset({"NGO", "MNC"})
"""What stands for the country of charities and of firms of several countries."""

_NOT_STAFF = frozenset(
    "member defector follower adherent supporter donor critic opponent attorney lawyer solicitor "
    "barrister counsel victim customer".split()
)


def _owner_of(
    reading: Reading, head: int, mention: Mention, blank: Actor, knowledge: Knowledge,
    day: date | None,
) -> Actor | None:  # fmt: skip
    """Return whose a phrase is, with the code of its body where that has no country."""
    found = modifier_country(reading, head, mention, blank, knowledge, day)
    if found is None:
        found = _inner_country(reading, mention, blank, knowledge)
    if found is None:
        found = _of_party(reading, head, blank, knowledge)
    if found is not None:
        return found
    whose = _WHOSE | _STAFF if _is_person(reading, head, knowledge) else _WHOSE
    nodes = sorted(reading.children[head], key=lambda node: reading.tokens[node].lower == "for")
    for node in nodes:
        token = reading.tokens[node]
        if token.dep == "poss":
            actor = _named_at(reading, node, blank, knowledge, day)
            if actor is not None:
                return actor
        away = token.lower in {"in", "at"} and is_travelling(reading, head, knowledge)
        seat = is_seat(reading, head, node)
        if token.dep == "prep" and token.lower in whose and not away:
            actor = _behind(reading, node, blank, knowledge, day)
            if actor is not None and not (seat and actor.entity in knowledge.persons):
                return actor if not is_of_several(reading, head, node) else None
        if token.lower in _LOYAL:
            to = reading.child(node, "prep")
            actor = _behind(reading, to, blank, knowledge, day) if to is not None else None
            if actor is not None:
                return msgspec.structs.replace(actor, sector=None)
    return None


def _of_party(reading: Reading, head: int, blank: Actor, knowledge: Knowledge) -> Actor | None:
    """Return the United States for "Republican lawmakers", unless others alone are named."""
    if not is_of_party(reading, head):
        return None
    named = countries_named(reading, knowledge)
    if named and "USA" not in named:
        return None
    return msgspec.structs.replace(blank, entity="USA", country="USA", step="country")


def is_of_party(reading: Reading, head: int) -> bool:
    """Tell whether a noun is a party's of the United States: "the House Republican leader"."""
    nodes = [head, *(n for n in reading.children[head] if reading.tokens[n].dep in TITLE_DEPS)]
    return any(reading.tokens[node].text in _PARTISANS for node in nodes)


_PARTISANS = frozenset(
    "Republican Republicans Democratic Democrat Democrats GOP Congressional congressional".split()
)
"""Adjectives and members of the two parties of the United States, and of its Congress."""

_WHOSE = frozenset({"of", "for", "from", "in", "at"})


def is_seat(reading: Reading, head: int, preposition: int) -> bool:
    """Tell whether what follows is whom one is elected for: "the member for Kennedy"."""
    before = reading.tokens[preposition].lower == "for"
    return before and reading.tokens[head].lemma.lower() in _ELECTED


_ELECTED = frozenset({"member", "mp", "deputy", "senator", "candidate"})

_STAFF = frozenset({"with", "within"})
"""Prepositions of whom a person works for: "officials with the Danish ministry"."""


def _is_person(reading: Reading, head: int, knowledge: Knowledge) -> bool:
    role = knowledge.roles.get(words(reading.tokens[head].lemma))
    return role is not None and role.kind == "person"


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
    """Return the country whose name is a part of the mention: "Serbian Army", not "Ann Israel"."""
    if mention.label == "PERSON":
        return None
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


def modifier_country(
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
        known = tokens[at].dep in TITLE_DEPS or tokens[at].dep in {"det", "case", "advmod"}
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
    found = named_actor(reading, other, empty, knowledge, day)
    return found if found is not None else of_adjective(reading, other, empty, knowledge)


def of_adjective(
    reading: Reading, mention: Mention, blank: Actor, knowledge: Knowledge
) -> Actor | None:
    """Return the country of a body whose name begins with its adjective: "Danish Lake Centre".

    Not one of two countries ("Chinese-American Forum"), of a continent ("Latin American Network")
    or of what it studies ("Centre for Iranian Studies").
    """
    if mention.label not in {"ORG", "FAC"}:
        return None
    for match in knowledge.names.find(reading.tokens[mention.first : mention.head]):
        around = {reading.tokens[match.first - 1].lower, reading.tokens[match.last].lower}
        adjectives = [s.id for s in match.senses if s.kind == "adjective"]
        if adjectives and not around & _SHARED:
            return msgspec.structs.replace(
                blank, name=mention.raw, country=adjectives[0], step="body", score=0.6
            )
        return None
    return None


_SHARED = frozenset({"-", "–", "and", "latin", "central", "south", "north", "pan", "anti", "pro"})
"""Words beside an adjective that make it one of several countries or of a cause."""
