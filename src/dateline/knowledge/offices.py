"""Who held which office on a day.

In: the tenures of the knowledge base and a date. Out: the offices of a person that day, and the
holder of an office. It refuses to extend an open tenure silently: past its `as_of` it is marked.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from dateline.knowledge.tables import Tenure


class Held(NamedTuple):
    """A tenure that covers a day. is_verified: the table vouches for that day."""

    tenure: Tenure
    is_verified: bool


@lru_cache(maxsize=20_000)
def day_bounds(text: str) -> tuple[date, date] | None:
    """Return the first and last day of an ISO date of any precision; None for an empty cell.

    Raises ValueError if the text is no date.
    """
    if not text:
        return None
    pieces = [int(piece) for piece in text.split("-")]
    year = pieces[0]
    month = pieces[1] if len(pieces) > 1 else None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if len(pieces) < 3:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, month, pieces[2]), date(year, month, pieces[2])


def covers(start: str, end: str, day: date) -> bool:
    """Tell whether a row from `start` to `end` (either may be empty) covers the day.

    A bound of lower precision counts whole: a tenure that ends in 2011-12 covers 2011-12-31.
    On the day of a hand-over both the old and the new holder are covered.
    """
    first, last = day_bounds(start), day_bounds(end)
    return (first is None or first[0] <= day) and (last is None or day <= last[1])


def offices_on(tenures: Iterable[Tenure], day: date) -> tuple[Held, ...]:
    """Return the tenures that cover the day, highest rank first.

    An open tenure past its `as_of` is returned with is_verified False. A tenure that ends that
    day yields to one that starts that day in the same office.
    """
    found = []
    for tenure in tenures:
        if not covers(tenure.start, tenure.end, day):
            continue
        vouched = day_bounds(tenure.as_of)
        is_open = not tenure.end
        verified = not (is_open and vouched is not None and vouched[1] < day)
        found.append(Held(tenure, verified))
    return tuple(sorted(found, key=lambda held: (held.tenure.rank, held.tenure.office)))


def has_ended(tenures: Iterable[Tenure], day: date) -> bool:
    """Tell whether any of the tenures ended before the day."""
    bounds = (day_bounds(tenure.end) for tenure in tenures)
    return any(bound is not None and bound[1] < day for bound in bounds)
