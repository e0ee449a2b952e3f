"""What a time expression stands for, what it counts from, and its words.

In: a lexed text, an expression with its captures. Out: `Value`, `Anchors`, `Words`, and how a day
is moved by units. It refuses to know the kinds of expressions: `time_rules` does.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import msgspec

from dateline.records import Granularity, TimeType
from dateline.resolve.time_calendar import GRANULARITY, stepped
from dateline.resolve.time_grammar import Found
from dateline.resolve.time_words import SYMBOL, Lexed

NO_DATE = "relative to the publication date, which is unknown"

NO_ANCHOR = "relative to a time that the text does not give"

BACK = frozenset({"last", "past", "previous", "preceding", "prior"})

AHEAD = frozenset({"next", "coming", "upcoming", "following", "subsequent", "ensuing"})

SAME = frozenset({"same", "that"})


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """What an expression stands for; `value` None with the reason. See `records.When`."""

    type: TimeType = "DATE"
    value: str | None = None
    mod: str | None = None
    granularity: Granularity | None = None
    relative: bool = False
    reason: str | None = None


class Anchors(msgspec.Struct):
    """What an expression may count from.

    now: day of publication, None if unknown. text: first day of the last date in the text, None
    if it gave none. tense: -1 past, 1 future, 0 unknown. narrative: the text tells of years long
    before its publication, so that "in May" is the May of its own year.
    """

    now: date | None
    text: date | None = None
    tense: int = 0
    narrative: bool = False

    @property
    def base(self) -> date | None:
        """The day that "last week" counts from."""
        return self.text if self.narrative and self.text is not None else self.now


class Words:
    """An expression with its captures at hand."""

    def __init__(self, lexed: Lexed, found: Found) -> None:
        self.lexed = lexed
        self.found = found

    def has(self, letter: str) -> bool:
        """Tell whether the expression has this capture."""
        return letter in self.found.groups

    def raw(self, letter: str) -> str:
        """Return the captured characters, "" without a capture."""
        if letter not in self.found.groups:
            return ""
        first, last = self.found.groups[letter]
        return self.lexed.text[self.lexed.starts[first] : self.lexed.ends[last - 1]]

    def value(self, letter: str) -> str:
        """Return what the vocabulary says of the first captured word that it knows."""
        first, last = self.found.groups.get(letter, (0, 0))
        return next((v for i in range(first, last) if (v := self.lexed.value(i))), "")

    def key(self, letter: str = "k") -> str:
        """Return the first captured word in lower case."""
        return self.raw(letter).lower().split(" ")[0]

    def followed_by(self, category: str) -> bool:
        """Tell whether the next word is of this category."""
        last = self.found.last
        return self.lexed.symbols[last : last + 1] == SYMBOL[category]

    @property
    def text(self) -> str:
        """The characters of the whole expression."""
        starts, ends = self.lexed.starts, self.lexed.ends
        return self.lexed.text[starts[self.found.first] : ends[self.found.last - 1]]


def leading_number(raw: str) -> int:
    """Return the number that the characters begin with, 0 if none."""
    digits = re.match(r"\d+", raw)
    return int(digits[0]) if digits else 0


def shifted(day: date | None, unit: str, count: int, part: str | None, reason: str) -> Value:
    """Return the day moved by `count` units, or that part of it; without a day the reason."""
    value = stepped(day, unit, count) if day is not None else None
    granularity = GRANULARITY.get(unit)
    if part is not None:
        value = f"{value}T{part}" if value else None
        granularity = "part_of_day"
    return Value(
        value=value, granularity=granularity, relative=True, reason=None if value else reason,
        type="TIME" if part is not None else "DATE",
    )  # fmt: skip


Rule = Callable[[Words, Anchors], Value | None]
"""What turns an expression of one kind into its value, None where it is no time after all."""
