"""Spans of text: cut, check and show them. No stage knowledge, no language knowledge."""

from __future__ import annotations

import html
from collections.abc import Iterable

from dateline.errors import SpanError
from dateline.records import Coded, Span


def cut(text: str, start: int, end: int) -> Span:
    """Return the span of `text` from `start` to `end` (half-open, code points).

    Raises SpanError if it is empty or does not lie inside the text.
    """
    if not 0 <= start < end <= len(text):
        raise SpanError(
            f"span {start}..{end} does not lie in a text of {len(text)} characters; "
            "spans are half-open and not empty"
        )
    return Span(start, end, text[start:end])


def check_span(text: str, start: int, end: int, raw: str) -> None:
    """Raise SpanError unless `text[start:end] == raw`."""
    if cut(text, start, end).raw != raw:
        raise SpanError(
            f"span {start}..{end} reads {text[start:end]!r}, but {raw!r} was stored; "
            "the text is not the one that was coded"
        )


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without white space at either end (empty spans collapse to `start`)."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def lines(text: str) -> Iterable[tuple[int, int]]:
    """Yield the trimmed spans of the lines of `text` that are not blank, in order."""
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        first, last = trim(text, start, end)
        if first < last:
            yield first, last
        start = end + 1


def marked_html(coded: Coded) -> str:
    """Return the article as HTML with triggers, actors, places, times and contents marked.

    All text is escaped; the only tags are those written here.
    """
    text = coded.article.text
    marks: list[tuple[int, int, str, str]] = []
    for event in coded.events:
        label = f"{event.type} · {event.status}"
        marks.append((event.trigger.start, event.trigger.end, "event", label))
    for mention in coded.mentions:
        marks.append((mention.start, mention.end, mention.kind, mention.label))
    for when in coded.times:
        marks.append((when.start, when.end, "time", when.value or "unresolved"))
    return _STYLE + '<div class="dateline">' + _with_marks(text, marks) + "</div>"


_STYLE = (
    "<style>.dateline{white-space:pre-wrap;line-height:1.6}.dateline mark{border-radius:3px;"
    "padding:0 2px}.dateline .event{background:#ffd7a8}.dateline .actor{background:#cfe3ff}"
    ".dateline .place{background:#d5f0d0}.dateline .time{background:#eee0ff}</style>"
)


def _with_marks(text: str, marks: Iterable[tuple[int, int, str, str]]) -> str:
    """Return `text` escaped, with the longest of overlapping marks kept, left to right."""
    pieces: list[str] = []
    at = 0
    for start, end, kind, label in sorted(marks, key=lambda mark: (mark[0], -mark[1], mark[2])):
        if start < at:
            continue
        pieces.append(html.escape(text[at:start]))
        pieces.append(
            f'<mark class="{kind}" title="{html.escape(label, quote=True)}">'
            f"{html.escape(text[start:end])}</mark>"
        )
        at = end
    pieces.append(html.escape(text[at:]))
    return "".join(pieces)
