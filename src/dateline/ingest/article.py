"""Make an article of what a source holds: plain text or named fields.

In: decoded text, or a mapping of fields. Out: an `Article`. It refuses to invent a date: one that
cannot be read leaves the article undated, with a warning that shows the value.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from datetime import date, datetime

import msgspec

from dateline.errors import InputError
from dateline.records import Article

log = logging.getLogger(__name__)

FIELDS = {
    "title": ("title", "headline"),
    "deck": ("deck", "subtitle", "standfirst", "subheadline"),
    "body": ("body", "text", "content", "fulltext"),
    "outlet": ("outlet", "source", "publication", "publisher"),
    "published": ("published", "date", "pubdate", "publication_date", "published_at"),
    "url": ("url", "link"),
}
"""Field of an article -> names it goes by in JSONL and CSV, the first found wins."""

LONGEST_DECK = 200
"""Characters of a deck. Longer first paragraphs are body (sub-headlines of 41 articles of
`summits`, November 2026)."""

_FORMS = (
    "%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y",
    "%B %d %Y", "%d.%m.%Y", "%a, %d %b %Y",
)  # fmt: skip
_MONTH_DAY = re.compile(
    r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (\d{1,2}),? (\d{4})\b", re.I
)
_DAY_MONTH = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th)? (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? "
    r"(\d{4})\b",
    re.I,
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def read_date(value: str) -> date | None:
    """Return the day that a date or time of publication names, None if it names none.

    Day and month in figures are read only in the order year-month-day or as day.month.year.
    """
    text = value.strip()
    if not text:
        return None
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        pass
    for form in _FORMS:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    found = _MONTH_DAY.search(text)
    if found:
        return _day(found[3], found[1], found[2])
    found = _DAY_MONTH.search(text)
    return _day(found[3], found[2], found[1]) if found else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), _MONTHS.index(month.lower()[:3]) + 1, int(day))
    except ValueError:
        return None


def from_plain_text(text: str, source: str) -> Article:
    """Return the article of a text file: first line title, a short line after it deck, rest body.

    The deck is the first paragraph line after the title if a blank line parts it from the title,
    it is short, does not end a sentence, and more lines follow.
    Raises InputError if there is no text.
    """
    rows = [row.strip() for row in text.splitlines()]
    filled = [number for number, row in enumerate(rows) if row]
    if not filled:
        raise InputError("no text")
    first = filled[0]
    if len(filled) == 1:
        return Article(body=rows[first], source=source)
    second = filled[1]
    deck = ""
    body_from = second
    short = len(rows[second]) <= LONGEST_DECK and not rows[second].endswith(
        (".", "!", "?", "”", '"')
    )
    if second > first + 1 and short and len(filled) > 2:
        deck, body_from = rows[second], filled[2]
    body = "\n".join(row for row in rows[body_from:] if row)
    if len(rows[first]) > LONGEST_DECK * 2:
        return Article(body="\n".join(row for row in rows[first:] if row), source=source)
    return Article(title=rows[first], deck=deck, body=body, source=source)


def from_fields(
    fields: Mapping[str, object], source: str, mapping: Mapping[str, str] | None = None
) -> Article:
    """Return the article of a JSON object or a CSV row.

    mapping: field of the article -> name in the source, before the usual names.
    Raises InputError if a mapped name is missing, the body is missing or empty, or a value is no
    text.
    """
    values: dict[str, str] = {}
    for field, names in FIELDS.items():
        wanted = (mapping or {}).get(field)
        if wanted is not None and wanted not in fields:
            raise InputError(f"no column {wanted!r} for {field}; there are: {_some(fields)}")
        for name in (wanted,) if wanted else names:
            value = fields.get(name)
            if value is None or value == "":
                continue
            if not isinstance(value, str):
                raise InputError(f"{name} is {type(value).__name__}, expected text")
            values[field] = clean(value).strip()
            break
    if not values.get("body"):
        raise InputError(
            f"no text under {', '.join(FIELDS['body'])}; there are: {_some(fields)}; "
            "name the column with --map body=COLUMN"
        )
    published = read_date(values["published"]) if values.get("published") else None
    if values.get("published") and published is None:
        log.warning("%s: date %r cannot be read; the article is undated", source,
                    values["published"])  # fmt: skip
    return Article(
        title=values.get("title", ""), deck=values.get("deck", ""), body=values["body"],
        outlet=values.get("outlet") or None, published=published, url=values.get("url") or None,
        source=source,
    )  # fmt: skip


def clean(text: str) -> str:
    """Return the text with one kind of line end and without what no store can hold.

    NUL and lone surrogates become U+FFFD, so that spans still count the same characters.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii() and "\x00" not in text:
        return text
    return "".join("\ufffd" if c == "\x00" or "\ud800" <= c <= "\udfff" else c for c in text)


def filled_in(article: Article, published: date | None, outlet: str | None) -> Article:
    """Return the article with date and outlet where it has none of its own."""
    return msgspec.structs.replace(
        article, published=article.published or published, outlet=article.outlet or outlet
    )


def _some(fields: Mapping[str, object]) -> str:
    return ", ".join(list(map(str, fields))[:12])
