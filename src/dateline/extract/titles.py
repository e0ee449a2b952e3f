"""Find the name that a role stands before: "Director of National Intelligence Coats".

In: a reading and a mention. Out: the mention of the name, None where the role names somebody else.
It refuses "a spokesman for Theresa May", who is another than she.
"""

from __future__ import annotations

from dateline.knowledge.base import TITLES
from dateline.records import Mention
from dateline.syntax import Reading


def named_behind(reading: Reading, mention: Mention) -> Mention | None:
    """Return the name that a role stands before: "the rebel Free Syrian Army"."""
    if mention.form != "nominal":
        return None
    for other in reading.mentions:
        if other.first == mention.last and other.form == "name" and other.label == "ORG":
            return other if other.sentence == mention.sentence else None
    return beside(reading, mention) or _titled(reading, mention)


def beside(reading: Reading, mention: Mention) -> Mention | None:
    """Return the name in apposition right behind: "his son and senior adviser, Jared Kushner"."""
    tokens = reading.tokens
    at = mention.last + 1
    if at >= len(tokens) or tokens[mention.last].text != "," or tokens[mention.head].tag != "NN":
        return None
    name = next((m for m in reading.mentions if m.first == at and m.label == "PERSON"), None)
    if name is None or tokens[name.head].dep != "appos" or tokens[name.head].head == mention.head:
        return None
    return name


def _titled(reading: Reading, mention: Mention) -> Mention | None:
    """Return the person behind a title with a phrase: "Director of National Intelligence Coats".

    The title is bare ("a spokesman for Theresa May" is another than she), and no preposition, no
    comma and no title of its own stands before the name.
    """
    tokens = reading.tokens
    bare = not any(tokens[n].dep in {"det", "poss"} for n in reading.children[mention.head])
    if not bare or tokens[mention.head].tag not in {"NN", "NNP"}:
        return None
    end = min(mention.last + LONGEST_TITLE, len(tokens))
    if mention.last >= end or tokens[mention.last].tag != "IN":
        return None
    for at in range(mention.last + 1, end):
        if tokens[at].tag not in _IN_TITLES or tokens[at].sentence != tokens[mention.head].sentence:
            return None
        other = reading.mention_at.get(at)
        if other is None or other.label != "PERSON" or other.form != "name":
            continue
        before = tokens[other.first - 1]
        own = before.tag == "IN" or before.lower in _TITLES
        return None if own or other.first <= mention.last else other
    return None


LONGEST_TITLE = 12
"""Tokens of the phrase behind a title and the name."""

_IN_TITLES = frozenset({"IN", "DT", "NN", "NNS", "NNP", "NNPS", "JJ", "CC", "POS"})
_TITLES = TITLES | frozenset(
    "leader chief judge director chairman representative officer commander bishop archbishop "
    "doctor".split()
)
