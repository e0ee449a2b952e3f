"""What a later version of a report says otherwise: sentences added, gone and changed.

In: the texts of two versions. Out: their differences in the order of the later one. It refuses to
tell a correction from news: both are shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

import msgspec

from dateline.merge.duplicates import CopyGroup, Report, versions

ChangeKind = Literal["added", "gone", "changed"]

ALIKE = 0.6
"""Likeness of two sentences, by their words, from which one is the other changed."""

_END = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"0-9])|\n+")


class Change(msgspec.Struct, frozen=True):
    """A sentence that differs. before: None if it was added; after: None if it is gone."""

    kind: ChangeKind
    before: str | None
    after: str | None


def changes(before: str, after: str) -> tuple[Change, ...]:
    """Return how the second text differs from the first, by sentences; () for equal ones."""
    old, new = _sentences(before), _sentences(after)
    found: list[Change] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            found.extend(_aligned(old[i1:i2], new[j1:j2]))
    return tuple(found)


def _aligned(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """Yield the changes between two runs of sentences: each new one beside the likest old one."""
    left = list(old)
    for sentence in new:
        likest = max(left, key=lambda other: _likeness(other, sentence), default=None)
        if likest is not None and _likeness(likest, sentence) >= ALIKE:
            left.remove(likest)
            yield Change("changed", likest, sentence)
        else:
            yield Change("added", None, sentence)
    yield from (Change("gone", sentence, None) for sentence in left)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _sentences(text: str) -> list[str]:
    return [part.strip() for part in _END.split(text) if part.strip()]


class Update(msgspec.Struct, frozen=True):
    """A version of a report and the one that the same outlet had before it, by article id."""

    before: str
    after: str
    changes: tuple[Change, ...]


def updates(group: CopyGroup, reports: Sequence[Report]) -> tuple[Update, ...]:
    """Return what each version by one outlet changed of its last one, in order of days."""
    texts = {report.id: report.text for report in reports}
    return tuple(
        Update(before, after, changes(texts[before], texts[after]))
        for own in versions(group, reports)
        for before, after in pairwise(own)
    )
