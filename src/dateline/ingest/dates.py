"""Read the day of publication as archives write it.

In: a text such as "Published: December 9th 2016, 18:38 ET". Out: the days that it may name: none,
one, or two where figures do not tell day from month. It refuses to guess, and keeps the day that is
printed, whatever the time zone; seconds since 1970 count in UTC.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Literal

DateOrder = Literal["unknown", "day_first", "month_first"]

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WEEKDAYS = "mon tue wed thu fri sat sun".split()
_MONTH = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_GAP = r"[\s,./-]*(?:of\s+)?"
_YEAR = r"(?P<year>\d{4})(?!\d)"

_PATTERNS = tuple(
    re.compile(rf"(?<![\d.:/-]){pattern}", re.I)
    for pattern in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        r"(?P<year>\d{4})-?W(?P<week>\d{2})-?(?P<weekday>[1-7])(?!\d)",
        r"(?P<year>(?:19|20)\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])"
        r"(?:T?\d{2}){0,3}(?!\d)",
        rf"{_YEAR}{_GAP}{_MONTH}{_GAP}{_DAY}(?!\d)",
        rf"{_DAY}{_GAP}{_MONTH}{_GAP}{_YEAR}",
        rf"{_MONTH}{_GAP}{_DAY}(?!\d)[\s,./-]*{_YEAR}",
        rf"{_MONTH}\s+{_DAY}\s+\d\d?:\d\d(?::\d\d)?\s+(?:[A-Z]+\s+)?{_YEAR}",
        r"(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)",
        r"(?P<day>\d{1,2})-(?P<name>[a-z]{3})-(?P<short>\d\d)(?!\d)",
        r"(?P<month>\d{1,2})/(?P<day>1[3-9]|2\d|3[01])/(?P<short>\d\d)(?!\d)",
    )
)
"""Two figures of a year only where nothing else can be meant."""

_EPOCH = re.compile(r"(\d{9,10})(?:\.\d+)?|(\d{9,10})\d{3}|(\d{9,10})\d{6}")
_LABEL = re.compile(r"\b(?:published|posted|issued)\b(?: on| at)?\s*:?", re.I)
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.I)

OLDEST_SHORT = 69
"""Two figures of a year from here on are of the 1900s, as POSIX reads them."""


def days_named(value: str, order: DateOrder = "unknown") -> tuple[date, ...]:
    """Return the days that a date or time of publication may name, the first date in it.

    order: what the user knows of dates in figures. Without it "03/04/2016" gives two days, unless
    a weekday beside it tells which is meant. Behind "Published" stands the one that counts.
    """
    label = _LABEL.search(value)
    for text in (value[label.end() :], value) if label else (value,):
        epoch = _EPOCH.fullmatch(text.strip())
        if epoch is not None and not _PATTERNS[2].fullmatch(text.strip()):
            return (datetime.fromtimestamp(int(epoch[1] or epoch[2] or epoch[3]), UTC).date(),)
        matches = (found for pattern in _PATTERNS if (found := pattern.search(text)))
        for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
            if days := tuple(_days(match, text, order)):
                return days
    return ()


def _days(match: re.Match[str], text: str, order: DateOrder) -> Iterator[date]:
    """Yield the days of the calendar that a match may name."""
    part = match.groupdict()
    year = int(part["year"]) if part.get("year") else _full_year(int(part["short"]))
    with suppress(ValueError):
        if part.get("week"):
            yield date.fromisocalendar(year, int(part["week"]), int(part["weekday"]))
        elif part.get("first"):
            yield from _of_figures(year, match, text, order)
        else:
            name = part.get("name")
            month = _MONTHS.index(name[:3].lower()) + 1 if name else int(part["month"])
            yield date(year, month, int(part["day"]))


def _of_figures(year: int, match: re.Match[str], text: str, order: DateOrder) -> list[date]:
    """Return the days of "03/04/2016", day first. With dots the day is first."""
    first, second = int(match["first"]), int(match["second"])
    days: list[date] = []
    for month, day in dict.fromkeys(((second, first), (first, second))):
        with suppress(ValueError):
            days.append(date(year, month, day))
    if len(days) < 2:
        return days
    if match["mark"] == "." or order != "unknown":
        return days[1:] if match["mark"] != "." and order == "month_first" else days[:1]
    weekday = _WEEKDAY.search(text)
    told = _WEEKDAYS.index(weekday[1].lower()) if weekday is not None else None
    return [day for day in days if day.weekday() == told] or days


def _full_year(short: int) -> int:
    return short + (1900 if short >= OLDEST_SHORT else 2000)
