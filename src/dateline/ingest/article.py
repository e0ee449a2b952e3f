"""Make an article of what a source holds: plain text or named fields.

In: decoded text, or a mapping of fields. Out: an `Article`. It refuses to invent a date: one that
cannot be read leaves the article undated, with a warning that shows the value.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

import msgspec

from dateline.errors import InputError
from dateline.ingest.dates import DateOrder, days_named
from dateline.records import Article

log = logging.getLogger(__name__)

FIELDS = {
    "title": ("title", "headline"),
    "deck": ("deck", "subtitle", "standfirst", "subheadline"),
    "body": ("body", "text", "content", "fulltext", "full_text", "maintext"),
    "outlet": ("outlet", "source", "publication", "publisher"),
    "published": (
        "published",
        "date",
        "pubdate",
        "pub_date",
        "publication_date",
        "published_at",
        "published_date",
        "publish_date",
        "date_published",
        "datepublished",
        "date_publish",
    ),
    "url": ("url", "link"),
}
"""Field of an article -> names it goes by in JSONL and CSV, in any case; the first found wins."""

LONGEST_DECK = 200
"""Characters of a deck. Longer first paragraphs are body (sub-headlines of 41 articles of
`summits`, November 2026)."""


def from_plain_text(text: str, source: str) -> Article:
    """Return the article of a text file: first line title, a short line after it deck, rest body.

    The deck is the first paragraph line after the title if a blank line parts it from the title,
    it is short, does not end a sentence, and more lines follow. Blank lines of the body are kept
    where they part paragraphs of several lines.
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
    if len(rows[first]) > LONGEST_DECK * 2:
        return Article(body=_body(rows[first:]), source=source)
    return Article(title=rows[first], deck=deck, body=_body(rows[body_from:]), source=source)


def _body(rows: Sequence[str]) -> str:
    """Return the lines without the blank ones, or with one between paragraphs of several lines."""
    blocks = [list(block) for filled, block in groupby(rows, bool) if filled]
    several = len(blocks) > 1 and any(len(block) > 1 for block in blocks)
    return ("\n\n" if several else "\n").join("\n".join(block) for block in blocks)


def from_fields(
    fields: Mapping[str, object], source: str, mapping: Mapping[str, str] | None = None,
    order: DateOrder = "unknown",
) -> Article:  # fmt: skip
    """Return the article of a JSON object or a CSV row.

    mapping: field of the article -> name in the source, before the usual names. order: of day and
    month in a date in figures.
    Raises InputError if a mapped name is missing, the body is missing or empty, or a value is no
    text.
    """
    values: dict[str, str] = {}
    there = {name.lower().replace(" ", "_"): name for name in reversed(list(fields))}
    for field, usual in FIELDS.items():
        wanted = (mapping or {}).get(field)
        if wanted is not None and wanted not in fields:
            raise InputError(f"no column {wanted!r} for {field}; there are: {_some(fields)}")
        for name in (wanted,) if wanted else (there[name] for name in usual if name in there):
            value = fields[name]
            if value is None or value == "":
                continue
            if field == "published" and isinstance(value, int | float):
                value = str(value)
            if not isinstance(value, str):
                raise InputError(f"{name} is {type(value).__name__}, expected text")
            values[field] = clean(value).strip()
            break
    if not values.get("body"):
        raise InputError(
            f"no text under {', '.join(FIELDS['body'])}; there are: {_some(fields)}; "
            "name the column with --column body=NAME"
        )
    published = _day(values["published"], source, order) if values.get("published") else None
    return Article(
        title=values.get("title", ""), deck=values.get("deck", ""), body=values["body"],
        outlet=values.get("outlet") or None, published=published, url=values.get("url") or None,
        source=source,
    )  # fmt: skip


def _day(value: str, source: str, order: DateOrder) -> date | None:
    days = days_named(value, order)
    if len(days) == 1:
        return days[0]
    reason = "cannot be read"
    if days:
        reason = (
            f"may be {' or '.join(map(str, days))}; set ingest.date_order to day_first or "
            "month_first in the settings"
        )
    log.warning("%s: date %r %s; the article is undated", source, value, reason)
    return None


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
