"""Find where the clause of a mention happens: "police shot a man near Lyon".

In: a reading, a mention and the places of the mentions. Out: the code of a country, None where
the clause tells none or two. It refuses where people only go.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dateline.records import Mention, Place
from dateline.resolve.actor_places import HOME, STAY, places_behind
from dateline.syntax import Reading, conjuncts


def place_told_of(reading: Reading, mention: Mention, placed: Mapping[str, Place]) -> str | None:
    """Return the country where those are of whom it is said: "people trapped in Lyon"."""
    for verb in reading.children[mention.head]:
        token = reading.tokens[verb]
        if token.dep in {"acl", "relcl"} and token.lemma in _STAYING:
            found = {
                place.country
                for node in _clause(reading, verb) if reading.tokens[node].lower in _WHERE
                for place in _at(reading, node, placed)
            }  # fmt: skip
            return found.pop() if len(found) == 1 else None
    return None


_STAYING = frozenset(
    "trap strand catch displace affect suffer live reside stay die starve besiege wound injure "
    "kill shelter remain struggle endure flood".split()
)
"""Verbs whose "in Lyon" tells where those are of whom they are said."""


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
                for node in nodes if node not in own
                and (reading.tokens[node].lower in where or _is_to_streets(reading, node))
                for place in _at(reading, node, placed)
            }  # fmt: skip
            if found and token.lemma not in _MOVING:
                return found.pop() if len(found) == 1 else None
        if token.dep == "ccomp":
            return fronted_place(reading, mention, placed)
    return None


def place_where(reading: Reading, mention: Mention, placed: Mapping[str, Place]) -> str | None:
    """Return the country that a clause is told of: of the army in "Kenya, where the army shot"."""
    for verb in reading.ancestors(mention.head):
        token = reading.tokens[verb]
        where = (reading.tokens[node] for node in reading.children[verb])
        if token.dep == "relcl" and any(w.lower == "where" and w.dep == "advmod" for w in where):
            land = reading.mention_at.get(token.head)
            place = placed.get(land.id) if land is not None else None
            return place.country if place is not None else None
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
            yield from (
                p for p in places_behind(reading, node, placed, 2, HOME | STAY) if p.country
            )


_WHERE = frozenset("in at near across outside around through throughout inside within".split())


def _is_to_streets(reading: Reading, node: int) -> bool:
    """Tell whether "to" goes with the streets: "took to the streets of Lyon"."""
    target = reading.child(node, "pobj") if reading.tokens[node].lower == "to" else None
    return target is not None and reading.tokens[target].lemma == "street"


_MOVING = frozenset("arrive land travel fly meet come go sail settle".split())
"""Verbs whose "in Lyon" tells where somebody from elsewhere went to."""

_LEAVING = frozenset("flee evacuate displace escape".split())
"""Verbs whose "from Lyon" tells where somebody was at home."""
