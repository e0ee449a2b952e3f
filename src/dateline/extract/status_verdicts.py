"""What judges of verbs and of nouns share: verdicts and how one combines with another.

In: verdicts of a word and of what governs it. Out: one verdict. It refuses to look at a tree.
"""

from __future__ import annotations

import msgspec

from dateline.extract.status_lexicon import CARRY
from dateline.records import Status

NEGATIVE: frozenset[str] = frozenset({"negated", "denied", "failed"})
AHEAD: frozenset[str] = frozenset({"planned", "expected", "possible"})
NO_WORDS = frozenset({"no", "neither", "none", "nobody", "nothing", "nor"})
NOW = frozenset({"is", "are", "am", "'s", "'re", "’s", "’re"})
OCCURRENCE = frozenset(
    "take occur happen hold proceed begin start go materialise materialize be exist".split()
)
DEEPEST = 8
"""Governors looked at above a trigger; deeper ones do not change it in real sentences."""

Verdict = tuple[Status, tuple[int, ...]]


def combined(own: Verdict | None, governed: Verdict | None) -> Verdict | None:
    """Return the status of a verb with marks of its own under a governor."""
    if governed is None:
        return own
    if own is None:
        return governed
    if governed[0] in NEGATIVE:
        return ("possible", own[1] + governed[1]) if own[0] == "negated" else governed
    if governed[0] == "happened":
        return own
    if own[0] == "negated":
        return ("possible", governed[1]) if governed[0] == "possible" else own
    if "possible" in (own[0], governed[0]):
        return "possible", own[1] if own[0] == "possible" else governed[1]
    return governed


def applied(status: str, evidence: tuple[int, ...], above: Verdict) -> Verdict | None:
    """Return what a predicate makes of an event when the predicate itself has a status."""
    if status == CARRY:
        return above if above[1] else None
    if above[0] in NEGATIVE:
        joined = (*above[1], *evidence)
        if status in NEGATIVE:
            return "possible", joined
        return ("negated" if status != "happened" else "happened"), joined
    if status in NEGATIVE and above[0] in {"planned", "expected", "possible"}:
        return "possible", (*above[1], *evidence)
    return verdict(status, evidence)


def verdict(status: str, evidence: tuple[int, ...]) -> Verdict:
    """Return the status of a row of the lexicon with the words that show it."""
    return msgspec.convert(status, Status), evidence


def pos_of(pos: str) -> str | None:
    """Return the part of speech of the lexicon for a Universal POS, None for others."""
    return {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective", "PROPN": "noun"}.get(
        pos
    )
