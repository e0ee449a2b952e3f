"""Tell what the words at a noun say of whose it is, and what they only seem to say.

In: a reading and the token of a noun or of a country's name. Out: claims about them. It refuses to
name a country.
"""

from __future__ import annotations

from dateline.knowledge.base import Knowledge
from dateline.syntax import Reading, conjuncts

RELATIONS = frozenset(
    "ally adversary enemy foe rival competitor partner neighbour neighbor".split()
)
"""Nouns whose owner is the other side: "Russia's adversaries" are not Russian."""


STATES = frozenset(
    "government nation country state head power kingdom republic side capital regime".split()
)
"""Nouns whose plural is of several countries."""


def is_of_states(reading: Reading, head: int) -> bool:
    """Tell whether several states own a noun: "the nations' leaders", "heads of countries"."""
    for node in reading.children[head]:
        owner: int | None = node
        if reading.tokens[node].lower == "of":
            owner = reading.child(node, "pobj")
        elif reading.tokens[node].dep != "poss":
            continue
        if owner is not None and is_states(reading, owner):
            return True
    return False


def is_states(reading: Reading, head: int) -> bool:
    """Tell whether a noun is the plural of one for a state."""
    return reading.tokens[head].tag == "NNS" and reading.tokens[head].lemma in STATES


def is_named_ally(reading: Reading, head: int) -> bool:
    """Tell whether an adjective says who an ally is: "its Korean allies", not "Korean allies"."""
    nations = (reading.mention_at.get(node) for node in reading.children[head])
    owned = reading.child(head, "poss") is not None
    return owned and any(m is not None and m.label == "DEMONYM" for m in nations)


def is_ally_inside(reading: Reading, head: int) -> bool:
    """Tell whether an ally's own body is told: "his allies in Congress", not "allies in Asia"."""
    inside = (reading.child(n, "pobj") for n in reading.children[head] if _says_in(reading, n))
    bodies = (reading.mention_at.get(body) for body in inside if body is not None)
    return any(body is not None and body.label == "ORG" for body in bodies)


def _says_in(reading: Reading, node: int) -> bool:
    return reading.tokens[node].lower in {"in", "inside", "within"}


def unplaced_kind(reading: Reading, head: int, knowledge: Knowledge) -> str | None:
    """Return what keeps a noun from the country around it: "visitor" for "aid workers".

    "Immigrant children" and "people seeking asylum" are migrants as "immigrants" are.
    """
    noun = reading.tokens[head].lemma
    before = reading.tokens[head - 1].lower if head else ""
    found = knowledge.unplaced.get(f"{before} {noun}") or knowledge.unplaced.get(noun)
    if found in {None, "kin"} and _is_migrating(reading, head, knowledge):
        return "migrant"
    return found


def _is_migrating(reading: Reading, head: int, knowledge: Knowledge) -> bool:
    """Tell whether people come from elsewhere: "migrant workers", "those seeking asylum"."""
    for node in reading.children[head]:
        token = reading.tokens[node]
        came = knowledge.unplaced.get(token.lower) == "migrant"
        if came and token.dep in {"amod", "compound", "nmod"}:
            return reading.tokens[head].lemma in _PEOPLE
        sought = reading.child(node, "dobj") if token.dep in {"acl", "relcl"} else None
        if sought is not None and token.lemma in _SEEKING:
            return reading.tokens[sought].lemma in _REFUGE
    return False


_PEOPLE = frozenset(
    "child family parent mother father woman man people person youth teenager boy girl minor adult "
    "worker laborer labourer student".split()
)
"""Nouns of people before which "immigrant" or "refugee" says that they came."""

_SEEKING = frozenset({"seek", "request", "claim", "need"})
_REFUGE = frozenset({"asylum", "refuge", "sanctuary"})


def is_travelling(reading: Reading, head: int, knowledge: Knowledge) -> bool:
    """Tell whether a noun's "in Vienna" says where they met, not whose they are."""
    return unplaced_kind(reading, head, knowledge) in {"visitor", "traveller", "held"}


def is_of_several(reading: Reading, head: int, preposition: int) -> bool:
    """Tell whether persons are of two countries: "the foreign ministers of Laos and Peru"."""
    target = reading.child(preposition, "pobj")
    if target is None or reading.tokens[head].tag != "NNS":
        return False
    listed = (reading.mention_at.get(node) for node in conjuncts(reading, target))
    return len({m.entity for m in listed if m is not None and m.label == "COUNTRY"}) > 1


_STUDENTS = frozenset(
    "analyst expert scholar specialist watcher researcher hand historian hawk dove envoy desk "
    "policy adviser advisor correspondent negotiator coordinator".split()
)


def is_field(reading: Reading, at: int, head: int) -> bool:
    """Tell whether a country is what somebody studies: "an Iran analyst" is not Iranian.

    A "U.S. analyst" is American: abbreviations stand for adjectives too.
    """
    other = reading.mention_at.get(at)
    named = other is not None and other.label == "COUNTRY" and not other.raw.isupper()
    return named and reading.tokens[head].lemma in _STUDENTS


BACKED = frozenset("backed supported funded armed sponsored trained allied aligned".split())
"""Behind a name and a hyphen they say who helps, not who it is: "U.S.-backed fighters"."""


def is_stance(reading: Reading, at: int) -> bool:
    """Tell whether a country is what a group is for or against: "pro-Russian", "anti-American"."""
    before = [token.lower for token in reading.tokens[max(0, at - 2) : at]]
    return before[-1:] in (["pro-"], ["anti-"]) or before in (["pro", "-"], ["anti", "-"])
