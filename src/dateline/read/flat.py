"""Lay an article flat for reading, and find its records' places in the article's own text.

In: an article. Out: the same article with each paragraph on one line, one space between words and
no brackets in "[w]e"; and for what was read in it, the characters of the original. It refuses to
touch an article that lies flat already, and rewrites no word.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar

import msgspec

from dateline.knowledge.tables import WordCount, read_table
from dateline.read.wraps import find_wraps
from dateline.records import Article

T = TypeVar("T")

_BLANK = r"\t\xa0\u2000-\u200a\u202f\u205f\u3000"
_UNEVEN = re.compile(
    r"(?P<end>\r\n?|[\v\f\x85\u2028\u2029])"
    rf"|(?P<space>[ {_BLANK}]{{2,}}|[{_BLANK}])"
    r"|(?P<nothing>[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]+"
    r"|(?<!\w)\[(?=[A-Za-z]\][a-z])|(?<=\[[A-Za-z])\](?=[a-z]))"
)
"""Line ends of other systems, space that is not one blank, signs without width; and the brackets
of a letter that was made small or great: "[W]e agreed"."""

_WORD = re.compile(r"[^\W\d_]+")


class FlatArticle(Article, frozen=True, kw_only=True):
    """An article as it is read. It has the id of the original.

    starts, origins: where the stretches of the flat text begin, and where they lie in the original.
    """

    original: Article
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    @property
    def id(self) -> str:
        """Id of the original."""
        return self.original.id

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return the characters of the original that stand for these of the flat text."""
        return (start, end) if end <= start else (self._origin(start), self._origin(end - 1) + 1)

    def _origin(self, at: int) -> int:
        piece = bisect_right(self.starts, at) - 1
        return self.origins[piece] + at - self.starts[piece]


def flat(article: Article) -> Article:
    """Return the article laid flat, itself where it is so already."""
    texts: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    at = before = 0
    for text in (article.title, article.deck, article.body):
        pieces: list[str] = []
        for start, piece in _pieces(text):
            starts.append(at)
            origins.append(before + start)
            pieces.append(piece)
            at += len(piece)
        texts.append("".join(pieces))
        if text:
            at, before = at + len(_BETWEEN), before + len(text) + len(_BETWEEN)
    title, deck, body = texts
    if (title, deck, body) == (article.title, article.deck, article.body):
        return article
    return FlatArticle(
        title=title, deck=deck, body=body, outlet=article.outlet, published=article.published,
        url=article.url, source=article.source, original=article, starts=tuple(starts),
        origins=tuple(origins),
    )  # fmt: skip


_BETWEEN = "\n\n"
"""What `Article.text` has between its parts."""


def restored(value: T, article: Article) -> T:
    """Return a record, or a tuple of them, with the places and words of the article's own text.

    article: the one that was read.
    """
    return _restored(value, article) if isinstance(article, FlatArticle) else value


def _restored(value: Any, article: FlatArticle) -> Any:
    if isinstance(value, tuple):
        return tuple(_restored(item, article) for item in value)
    if isinstance(value, FlatArticle):
        return value.original
    if not isinstance(value, msgspec.Struct):
        return value
    fields = {name: getattr(value, name) for name in value.__struct_fields__}
    changed = {name: _restored(field, article) for name, field in fields.items()}
    if {"start", "end", "raw"} <= fields.keys():
        start, end = article.origin(fields["start"], fields["end"])
        changed |= {"start": start, "end": end, "raw": article.original.text[start:end]}
    return msgspec.structs.replace(value, **changed)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield the text in stretches that go on without a gap, with where they begin."""
    at = 0
    for start, end, new in _changes(text):
        if at < start:
            yield at, text[at:start]
        if new:
            yield start, new
        at = end
    if at < len(text):
        yield at, text[at:]


def _changes(text: str) -> list[tuple[int, int, str]]:
    """Return stretches of the text with what stands for them in the flat one, in order."""
    wraps = find_wraps(text)
    if not wraps and _UNEVEN.search(text) is None:
        return []
    words = frozenset(word.lower() for word in _WORD.findall(text)) if wraps else frozenset()
    found: list[tuple[int, int, str]] = []
    at = 0
    for start, end in (*wraps, (len(text), len(text))):
        for match in _UNEVEN.finditer(text, at, start):
            new = "" if match["nothing"] else " " if match["space"] else "\n"
            found.append((match.start(), match.end(), new))
        if start < end:
            found.append(_over_wrap(text, start, end, words))
        at = end
    return found


_JOINING = re.compile(r"[\w.][-\u2010\u00ad]$")
_HALVES = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")


def _over_wrap(text: str, start: int, end: int, words: frozenset[str]) -> tuple[int, int, str]:
    """Return what stands for a wrap: a space, nothing behind a hyphen ("well- | known").

    The hyphen goes too where it only parts the syllables of a word ("legis- | lature").
    """
    if _JOINING.search(text, max(0, start - 3), start) is None:
        return start, end, " "
    halves = _HALVES.search(text, max(0, start - 30), start)
    rest = _WORD.match(text, end)
    if halves is None or rest is None or not rest[0].islower():
        return start, end, ""
    first, second = halves[1].lower(), rest[0]
    known = first + second in words or first + second in _common_words()
    common = {first, second} <= _common_words()
    return (start, end, "") if common and not known else (start - 1, end, "")


@cache
def _common_words() -> frozenset[str]:
    return frozenset(row.word for row in read_table(WordCount, "word_counts"))
