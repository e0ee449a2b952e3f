"""Tell of what country a person is said to be: "a 34-year-old German", "a Danish citizen".

In: a reading and the mention of a name. Out: the code of a country, None where none is said. It
refuses residence and descent: who lives in Leeds may be of any country.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.records import Mention
from dateline.resolve.actor_owners import titles_of
from dateline.syntax import Reading, conjuncts


def nationality(reading: Reading, mention: Mention) -> str | None:
    """Return the country of whom a person is said to be: "Lee, a 34-year-old German".

    Also "Lee is a Danish citizen", "Lee, who had dual British-Danish citizenship": of two the last
    is the noun that the first only modifies.
    """
    tokens = reading.tokens
    for node in titles_of(reading, mention):
        other = reading.mention_at.get(node)
        nation = other is not None and other.label == "DEMONYM" and other.head == node
        if nation and other is not None and tokens[node].dep == "appos":
            return other.entity
    for verb in _said_of(reading, mention):
        said = reading.child(verb, "attr" if tokens[verb].lemma == "be" else "dobj")
        if said is None or tokens[verb].lemma not in _HAVING:
            continue
        wanted = _CITIZENS if tokens[verb].lemma == "be" else _CITIZENSHIPS
        if tokens[said].lemma not in wanted or reading.child(verb, "neg") is not None:
            continue
        first, _ = reading.subtree_bounds(said)
        nations = [
            m.entity for m in reading.mentions_in(mention.sentence)
            if first <= m.first < said and m.label in {"DEMONYM", "COUNTRY"}
        ]  # fmt: skip
        if nations:
            return nations[-1]
    return None


def _said_of(reading: Reading, mention: Mention) -> Iterator[int]:
    """Yield the verbs that a named person is the subject of, and those of "who" behind the name."""
    tokens = reading.tokens
    head = tokens[mention.head]
    if mention.label != "PERSON":
        return
    if head.dep == "nsubj":
        yield from conjuncts(reading, head.head)
    for node in reading.children[mention.head]:
        if tokens[node].dep == "relcl" and reading.child(node, "nsubj") is not None:
            yield from conjuncts(reading, node)


_HAVING = frozenset({"be", "have", "hold"})
_CITIZENS = frozenset({"citizen", "national"})
_CITIZENSHIPS = frozenset({"citizenship", "nationality", "passport"})
