"""Tell whether somebody named is a politician, who attacks, retreats and takes hostage by words.

In: a reading and a mention. Out: a truth value. It refuses to resolve: a person known for an office
is one, and who is called by one.
"""

from __future__ import annotations

from dateline.records import Mention
from dateline.syntax import Reading

_HEADS = frozenset(
    "president senator candidate lawmaker congressman congresswoman governor minister nominee "
    "campaign republican democrat chairman spokesman spokeswoman politician mayor party caucus "
    "legislator congress senate".split()
)


def is_politician(reading: Reading, mention: Mention) -> bool:
    """Tell whether a mention is a person known for an office, or heads one of their words."""
    lemma = reading.tokens[mention.head].lemma.lower()
    if lemma in _HEADS or lemma.rstrip("s") in _HEADS:
        return True
    same = (m for m in reading.mentions if m.chain is not None and m.chain == mention.chain)
    return any(
        m.label == "PERSON" and (m.entity is not None or _has_title(reading, m))
        for m in (mention, *same)
    )


_TITLES = frozenset(
    "president sen senator rep representative congressman congresswoman gov governor speaker "
    "secretary minister mayor".split()
)


def _has_title(reading: Reading, mention: Mention) -> bool:
    """Tell whether a title stands before a name or opens it: "President Lee", "Sen. Lee"."""
    words = (reading.tokens[mention.first - 1], reading.tokens[mention.first])
    return any(token.lower.rstrip(".") in _TITLES for token in words)
