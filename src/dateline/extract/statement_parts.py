"""What the rules for statements share: the candidate, and a page that knows its quotations.

In: a reading. Out: `Page`, with tokens, quotations and ways from one to the other.
It refuses to know any cue word.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from typing import Literal

import msgspec

from dateline.extract.quotations import Quotation, find_quotations
from dateline.records import Sentence, Stance, Token
from dateline.syntax import Reading

Chars = tuple[int, int]
Kind = Literal["quote", "clause", "infinitive", "object", "noun", "adjective", "phrase", "headline",
               "orphan"]  # fmt: skip


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A statement before its speaker is named: character spans and the tokens behind them.

    via: token that heads the outlet or agency which passes it on ("according to Yonhap").
    lead: the quotation that stands before the cue, index into the page's quotations.
    """

    kind: Kind
    stance: Stance
    content: tuple[Chars, ...]
    cue_head: int | None = None
    cue: Chars | None = None
    source_head: int | None = None
    source: Chars | None = None
    via: int | None = None
    lead: int | None = None


class Page:
    """A reading with its quotations."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.tokens: tuple[Token, ...] = reading.tokens
        self.quotations: tuple[Quotation, ...] = find_quotations(reading.text)

    @cached_property
    def parts(self) -> tuple[tuple[int, int, int], ...]:
        """All parts of quotations as (start, end, index of the quotation), in order."""
        return tuple(
            sorted(
                (start, end, number)
                for number, quotation in enumerate(self.quotations)
                for start, end in quotation.parts
            )
        )

    @cached_property
    def part_starts(self) -> tuple[int, ...]:
        """Where each part starts, for bisection."""
        return tuple(start for start, _, _ in self.parts)

    def quotation_at(self, char: int) -> int | None:
        """Return the index of the quotation that covers this character, or None."""
        place = bisect_right(self.part_starts, char) - 1
        if place >= 0 and self.parts[place][1] > char:
            return self.parts[place][2]
        return None

    def sentence_of(self, i: int) -> Sentence:
        """Return the sentence of a token."""
        return self.reading.sentences[self.tokens[i].sentence]

    def quotation_before(self, char: int) -> int | None:
        """Return the quotation that ends just before `char` (white space, a comma, a dash)."""
        at = char
        while at > 0 and self.text[at - 1] in " \t\xa0,—–-":
            at -= 1
        number = self.quotation_at(at - 1) if at else None
        return number if number is not None and self.quotations[number].end == at else None

    def quotation_after(self, char: int) -> int | None:
        """Return the first quotation that starts at or after `char`, or None."""
        place = bisect_right(self.part_starts, char - 1)
        return next(
            (
                number
                for start, _, number in self.parts[place:]
                if self.quotations[number].start == start
            ),
            None,
        )

    def span(self, nodes: Iterable[int]) -> Chars:
        """Return the characters from the first to the last of these tokens."""
        listed = sorted(nodes)
        return self.tokens[listed[0]].start, self.tokens[listed[-1]].end

    def without_ends(self, first: int, last: int) -> tuple[int, int]:
        """Return token bounds without punctuation at the ends; marks of quotations stay."""
        while first < last and (self.tokens[first].text == "," or self._is_loose(first)):
            if self.tokens[first].dep == "preconj":
                break
            first += 1
        while last > first and self._is_loose(last - 1):
            last -= 1
        return first, last

    def _is_loose(self, i: int) -> bool:
        token = self.tokens[i]
        if token.pos == "CCONJ":
            return True
        if token.pos != "PUNCT" or token.text in "()[]%$" or token.text[-1].isalnum():
            return False
        return self.quotation_at(token.start) is None and token.text not in ("”", "’", '"', "''")
