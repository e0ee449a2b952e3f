"""The calendar behind TIMEX3 values: intervals of days, and steps by a unit.

In: values such as "2019-04-24", "2019-W17", "199", units of the time vocabulary. Out: closed
intervals of days, granularities. It refuses years outside 1 to 9999: they have no days here.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from dateline.records import Granularity

GRANULARITY: dict[str, Granularity] = {
    "TM": "minute", "TH": "hour", "D": "day", "W": "week", "WE": "weekend", "FN": "week",
    "M": "month", "Q": "quarter", "Y": "year", "DE": "decade", "CE": "century", "ML": "century",
}  # fmt: skip
"""Unit of the time vocabulary -> granularity."""

SEASON_MONTHS = {"WI": (12, 2), "SP": (3, 5), "SU": (6, 8), "FA": (9, 11)}
_YEAR = re.compile(r"(?:FY)?(\d{4})$")


def interval(value: str) -> tuple[date, date] | None:
    """Return the first and last day of a TIMEX3 value, None if it names no days."""
    value = value.split("T")[0]
    try:
        if match := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", value):
            day = date(int(match[1]), int(match[2]), int(match[3]))
            return day, day
        if match := re.fullmatch(r"(\d{4})-W(\d{2})(-WE)?", value):
            monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return monday + timedelta(5 if match[3] else 0), monday + timedelta(6)
        if match := re.fullmatch(r"(\d{4})-(\d{2})", value):
            return months(int(match[1]), int(match[2]), 1)
        if match := re.fullmatch(r"(\d{4})-Q(\d)", value):
            return months(int(match[1]), 3 * int(match[2]) - 2, 3)
        if match := re.fullmatch(r"(\d{4})-H(\d)", value):
            return months(int(match[1]), 6 * int(match[2]) - 5, 6)
        if match := re.fullmatch(r"(\d{4})-(WI|SP|SU|FA)", value):
            return months(int(match[1]), SEASON_MONTHS[match[2]][0], 3)
        if match := _YEAR.fullmatch(value):
            return months(int(match[1]), 1, 12)
        if re.fullmatch(r"\d{3}", value):
            return date(int(value) * 10 or 1, 1, 1), date(int(value) * 10 + 9, 12, 31)
        if re.fullmatch(r"\d{2}", value):
            return date(int(value) * 100 or 1, 1, 1), date(int(value) * 100 + 99, 12, 31)
    except ValueError:
        return None
    return None


def months(year: int, month: int, count: int) -> tuple[date, date]:
    """Return the first and last day of `count` months from this one."""
    last = year * 12 + month - 1 + count - 1
    end_year, end_month = divmod(last, 12)
    end = date(end_year, end_month + 1, calendar.monthrange(end_year, end_month + 1)[1])
    return date(year, month, 1), end


def stepped(day: date, unit: str, count: int) -> str | None:
    """Return the TIMEX3 value `count` units from a day, to the precision of the unit."""
    try:
        if unit == "D":
            return (day + timedelta(count)).isoformat()
        if unit in {"W", "FN"}:
            year, week, _ = (day + timedelta(7 * count * (2 if unit == "FN" else 1))).isocalendar()
            return f"{year:04}-W{week:02}"
        if unit == "WE":
            year, week, _ = (day + timedelta(7 * count)).isocalendar()
            return f"{year:04}-W{week:02}-WE"
        if unit == "M":
            year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
            return f"{year:04}-{month + 1:02}" if 1 <= year <= 9999 else None
        if unit == "Q":
            year, quarter = divmod(day.year * 4 + (day.month - 1) // 3 + count, 4)
            return f"{year:04}-Q{quarter + 1}"
        if unit == "Y":
            return f"{day.year + count:04}" if 1 <= day.year + count <= 9999 else None
        if unit == "DE":
            return f"{day.year // 10 + count:03}"
        if unit in {"CE", "ML"}:
            return f"{day.year // 100 + count * (10 if unit == 'ML' else 1):02}"
    except OverflowError:
        return None
    return None


def weekday_near(day: date, weekday: int, direction: int) -> date:
    """Return the weekday (Monday 0) on or before the day (-1), or on or after it (1)."""
    if direction < 0:
        return day - timedelta((day.weekday() - weekday) % 7)
    return day + timedelta((weekday - day.weekday()) % 7)


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Gauss, in Butcher's form)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (32 + 2 * e + 2 * i - k - h + m) % 7
    month, day = divmod(h - m + r + 114, 31)
    return date(year, month, day + 1)
