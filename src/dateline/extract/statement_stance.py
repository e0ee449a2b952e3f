"""Turn the stance of a cue that is denied: "do not think" doubts, "have no doubt" believes.

In: a page, the head of a cue, its stance. Out: a stance.
It refuses to turn what is said or felt: who did not say it has not denied it.
"""

from __future__ import annotations

from typing import Final

from dateline.extract.statement_parts import Page
from dateline.records import Stance

_TURNED: Final[dict[str, Stance]] = {"believes": "doubts", "doubts": "believes"}
_JUDGING = frozenset(
    "think believe feel suppose imagine consider expect doubt doubtful sure certain convinced "
    "confident persuaded buy trust question belief confidence".split()
)
"""Words of judging whose denial judges the other way (neg-raising: Horn 1989, chapter 5)."""


def turned(page: Page, head: int, stance: Stance) -> Stance:
    """Return the stance of a cue as its negation leaves it; `head` is a verb, noun or adjective."""
    tokens, reading = page.tokens, page.reading
    if tokens[head].lemma not in _JUDGING:
        return stance
    verb = tokens[head].head if tokens[head].pos == "ADJ" else head
    denied = any(
        tokens[n].dep == "neg" or tokens[n].lower == "no"
        for n in {*reading.children[head], *reading.children[verb]}
        if n < head
    )
    return _TURNED.get(stance, stance) if denied else stance
