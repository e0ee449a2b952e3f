"""Find the quotations of an article: where marks open and close, over paragraphs.

In: the text. Out: its outermost quotations, marks included, one part a paragraph.
It refuses to say who speaks. An apostrophe is not a mark; a mark that never closes counts only
where it opens a paragraph or follows a comma or colon.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from dateline.syntax import TOLD_OFF
from dateline.text import lines

_DOUBLE = re.compile(r"[“”\"«»„‟〝〞]|``|''")
_OPENING = "“«„‟〝"
_CLOSING = "”»〞"
_DIALOGUE = re.compile(r"[“\"][A-Z][A-Z .'’-]+: ")
_SINGLE_OPEN = re.compile(r"(?<![\w.,!?’'])[‘'](?=[\w“\"(\[$])")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…”\")\]])[’'](?!\w)")
_ELISION = re.compile(r"['‘’](?:\d\ds?\b|em\b|cause\b|til\b|tis\b|twas\b|n\b)", re.IGNORECASE)
_TELLS = re.compile(
    r",\s(?:(?:said|says|added|told|according to)\b|(?:(?:the|[A-Z]\S*|he|she|they)\s)"
    r"(?:\S+\s){0,4}?(?:said|says|added|told)\b)"
)
_TOLD_OFF = re.compile(rf"{TOLD_OFF}\s*$")
"""Where a quotation ends whose closing mark was forgotten, before the next one or a line's end."""

LONGEST_SINGLE = 600
"""Characters a quotation in single marks may run; longer, the marks are apostrophes."""

MOST_LINES = 8
"""Lines that a quotation may run on without a mark."""


class Quotation(msgspec.Struct, frozen=True):
    """A quotation in one or more paragraphs.

    parts: (start, end) of each paragraph's piece, marks included. closed: a closing mark was seen.
    """

    parts: tuple[tuple[int, int], ...]
    closed: bool = True

    @property
    def start(self) -> int:
        """The first character: the opening mark."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """One past the last character: the closing mark where there is one."""
        return self.parts[-1][1]


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return the outermost quotations of a text in order; they do not overlap."""
    found: list[Quotation] = []
    running: list[tuple[int, int]] = []
    spans = list(lines(text))
    for number, (start, end) in enumerate(spans):
        closed, open_at = _in_line(text, start, end)
        if _DIALOGUE.match(text, start):  # "NAME: words": the mark opens no quotation
            closed, open_at = [], None
        if running and not (text[start : start + 1] in '“"«„' or text.startswith("''", start)):
            found.append(Quotation(tuple(running), closed=False))
            running = []
        for first, last in closed:
            if running and first == start:
                found.append(Quotation((*running, (first, last))))
                running = []
            else:
                found.append(Quotation(((first, last),)))
        if running:
            if open_at == start:
                below = _closed_below(text, spans, number)
                running = [*running, (start, end), *below]
                if below:
                    found.append(Quotation(tuple(running)))
                    running = []
                open_at = None
            else:
                found += _unclosed(running)
                running = []
        if open_at is None:
            continue
        below = _closed_below(text, spans, number)
        goes_on = bool(below) or (number + 1 < len(spans) and _opens(text, spans[number + 1][0]))
        if open_at > start and not _introduced(text, start, open_at, goes_on):
            continue
        if below:
            found.append(Quotation(((open_at, end), *below)))
        elif number + 1 < len(spans) and _opens(text, spans[number + 1][0]):
            running = [(open_at, end)]
        else:
            found.append(Quotation(((open_at, _told_by(text, open_at, end)),), closed=False))
    found += _unclosed(running)
    return tuple(sorted(found, key=lambda quotation: quotation.start))


def _closed_below(
    text: str, spans: Sequence[tuple[int, int]], number: int
) -> tuple[tuple[int, int], ...]:
    """Return the lines below that a quotation runs on to, up to its closing mark; else nothing.

    Some feeds break a paragraph at each sentence, so that the mark that closes stands lines below
    the one that opens; no mark stands between them.
    """
    parts: list[tuple[int, int]] = []
    for start, end in spans[number + 1 : number + 1 + MOST_LINES]:
        match = _DOUBLE.search(text, start, end)
        if match is None:
            parts.append((start, end))
        elif match.start() == start or _is_opening(
            text, start, match.start(), match.end(), match.group(), False
        ):
            return ()
        else:
            return (*parts, (start, match.end()))
    return ()


def _unclosed(running: list[tuple[int, int]]) -> list[Quotation]:
    """Return a quotation that never closes: one paragraph counts, several are stray marks."""
    return [Quotation(tuple(running), closed=False)] if len(running) == 1 else []


def _told_by(text: str, first: int, end: int) -> int:
    """Return where a quotation without its closing mark ends: before ", said the minister"."""
    match = _TELLS.search(text, first, end)
    return match.start() + 1 if match is not None else end


def _opens(text: str, at: int) -> bool:
    return text[at : at + 1] in '“"«„' or text.startswith("''", at)


def _introduced(text: str, start: int, at: int, goes_on: bool) -> bool:
    """Tell whether a mark left open opens a quotation: behind a comma, or if the next line goes on.

    A quotation that goes on may follow a cue without a comma, or open a sentence of its own.
    """
    before = text[start:at].rstrip()
    return goes_on or before.endswith((",", ":", "—", "–"))


def _in_line(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], int | None]:
    """Return the closed quotations of a line and the place of a mark left open, or None."""
    closed: list[tuple[int, int]] = []
    stack: list[int] = []
    stray = _stray_opening(text, start, end)
    for match in _DOUBLE.finditer(text, start + stray, end):
        at, mark = match.start(), match.group()
        if _is_opening(text, start, at, match.end(), mark, bool(stack)):
            told = _TOLD_OFF.search(text, stack[-1], at) if len(stack) == 1 else None
            if told is not None:
                closed.append((stack.pop(), told.start() + 1))
            if stack == [start] and text[start:at].rstrip().endswith((".", "?", "!")):
                continue  # a paragraph of the same speaker that was joined to the one before
            if stack and mark in ('"', "''") and not _closes_twice(text, match.end(), end, mark):
                stack.clear()  # the earlier one never closed
            stack.append(at)
        elif stack:
            first = stack.pop()
            if not stack:
                closed.append((first, match.end()))
    closed += _singles(text, start, end, closed, stack[0] if stack else end)
    told = _TOLD_OFF.search(text, stack[0], end) if stack else None
    if stack and told is not None:
        closed.append((stack[0], told.start() + 1))
        stack.clear()
    closed.sort()
    return closed, (stack[0] if stack else None)


def _closes_twice(text: str, at: int, end: int, mark: str) -> bool:
    """Tell whether two closing marks follow before one opens: '"He said, "I know." We do."'."""
    count = 0
    while (at := text.find(mark, at, end)) >= 0:
        before, after = text[at - 1], text[at + len(mark) : at + len(mark) + 1]
        if before.isspace() or not (not after or after.isspace() or after in ",.;:)—–-"):
            return False
        count += 1
        if count == 2:
            return True
        at += len(mark)
    return False


def _stray_opening(text: str, start: int, end: int) -> int:
    """Return 1 where a line starts with a straight mark but quotes with curly ones, else 0."""
    line = text[start:end]
    return int(line.startswith('"') and line.count('"') == 1 and "“" in line and "”" in line)


def _is_opening(text: str, start: int, at: int, after: int, mark: str, inside: bool) -> bool:
    if mark in _CLOSING:  # a line that opens with the wrong mark: ”He is right.”
        return mark == "”" and at == start and text[after : after + 1].isalnum()
    if mark in _OPENING and not (mark == "“" and _looks_closing(text, start, at, after) and inside):
        return True
    if mark == "``":
        return True
    before = text[at - 1] if at > start else " "
    following = text[after] if after < len(text) else " "
    opens = (before.isspace() or before in "([—–-‘'/:") and not following.isspace()
    if inside:
        return opens and (following.isalnum() or following in "$‘'") and before.isspace()
    return opens


def _looks_closing(text: str, start: int, at: int, after: int) -> bool:
    before = text[at - 1] if at > start else " "
    following = text[after] if after < len(text) else " "
    return not before.isspace() and not following.isalnum()


def _singles(
    text: str, start: int, end: int, doubles: list[tuple[int, int]], limit: int
) -> list[tuple[int, int]]:
    """Return quotations in single marks that stand outside the double ones."""
    if "'" not in text[start:end] and "‘" not in text[start:end]:
        return []
    found: list[tuple[int, int]] = []
    at = start
    while True:
        match = _SINGLE_OPEN.search(text, at, min(end, limit))
        if match is None:
            return found
        first = match.start()
        at = first + 1
        if any(low <= first < high for low, high in doubles) or _ELISION.match(text, first):
            continue
        last = _single_close(text, first, min(end, first + LONGEST_SINGLE))
        if last is not None:
            found.append((first, last))
            at = last


def _single_close(text: str, first: int, end: int) -> int | None:
    """Return one past the mark that closes the single quotation opened at `first`."""
    marks = "’" if text[first] == "‘" else "'"
    fallback: int | None = None
    for match in _SINGLE_CLOSE.finditer(text, first + 1, end):
        if match.group() != marks and not (marks == "’" and match.group() == "'"):
            continue
        at = match.start()
        if text[at - 1] == "s" and text[at + 1 : at + 2] == " " and fallback is None:
            fallback = match.end()  # perhaps a plural possessive: look for a better one
            continue
        return match.end()
    return fallback
