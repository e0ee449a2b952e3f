"""Normalise expressions that name days, months, years, seasons and holidays.

In: an expression with its captures, the anchors. Out: `Value`, None where the words are no time. It
refuses to guess a year where neither the text nor its publication tells one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from dateline.records import Granularity
from dateline.resolve.time_calendar import easter, interval, weekday_near
from dateline.resolve.time_values import (
    AHEAD,
    BACK,
    NO_ANCHOR,
    NO_DATE,
    SAME,
    Anchors,
    Rule,
    Value,
    Words,
    leading_number,
)
from dateline.resolve.time_words import holidays


def _iso(words: Words, anchors: Anchors) -> Value | None:
    raw = words.raw("v").removesuffix("Z")
    if interval(raw) is None:
        return None
    return Value(value=raw, granularity="minute" if "T" in raw else "day",
                 type="TIME" if "T" in raw else "DATE")  # fmt: skip


def _slash(words: Words, anchors: Anchors) -> Value | None:
    one, two, year = (int(piece) for piece in re.split(r"[/.]", words.raw("v")))
    year = _full_year(year) if year < 100 else year
    if one > 12 >= two or one == two:
        return _day(year, two, one)
    if two > 12 >= one:
        return _day(year, one, two)
    if max(one, two) > 12:
        return None
    return Value(reason=f"{words.raw('v')!r} may be day first or month first", granularity="day")


def _day(year: int, month: int, day: int) -> Value | None:
    value = f"{year:04}-{month:02}-{day:02}"
    return Value(value=value, granularity="day") if interval(value) else None


def _full_year(year: int) -> int:
    return year + (2000 if year < 50 else 1900)


def _date(words: Words, anchors: Anchors, letter: str = "d") -> Value | None:
    day, month = leading_number(words.raw(letter)), int(words.value("m") or 0)
    if words.has("y"):
        return _day(int(words.raw("y")), month, day)
    if words.has("r"):
        year = _turned_year(words.raw("r").lower().split(), anchors)
        return _day(year, month, day) if year is not None else Value(
            reason=NO_DATE, granularity="day", relative=True
        )  # fmt: skip
    try:
        date(2000, month, day)
    except ValueError:
        return None
    return yearless(anchors, lambda year: f"{year:04}-{month:02}-{day:02}", "day")


def yearless(anchors: Anchors, of_year: Callable[[int], str], granularity: Granularity) -> Value:
    """Return a date without a year: of the text's own year, or the one that the tense asks for."""
    if anchors.narrative and anchors.text is not None:
        same = interval(of_year(anchors.text.year))
        later = same is not None and anchors.text.month >= 10 and same[0].month <= 3
        year = anchors.text.year + (1 if later else 0)
        return Value(value=of_year(year), granularity=granularity, relative=True)
    if anchors.now is None:
        return Value(reason=NO_DATE, granularity=granularity, relative=True)
    now = anchors.now
    options = [
        (of_year(year), interval(of_year(year))) for year in range(now.year - 1, now.year + 2)
    ]
    dated = [(value, days) for value, days in options if days is not None]
    if anchors.tense < 0:
        dated = [item for item in dated if item[1][0] <= now] or dated
    elif anchors.tense > 0:
        dated = [item for item in dated if item[1][1] >= now] or dated
    if not dated:
        return Value(reason=NO_ANCHOR, granularity=granularity, relative=True)
    best = min(dated, key=lambda item: (abs((item[1][0] - now).days), item[0]))
    return Value(value=best[0], granularity=granularity, relative=True)


def _month(words: Words, anchors: Anchors) -> Value | None:
    month = int(words.value("m"))
    if words.has("b"):
        return Value(value=f"BC{leading_number(words.raw('n')):04}-{month:02}", granularity="month")
    if words.has("y") or words.has("z"):
        short = words.has("z")
        year = _full_year(leading_number(words.raw("z")[1:])) if short else int(words.raw("y"))
        return Value(value=f"{year:04}-{month:02}", granularity="month")
    if words.has("r"):
        turned = _turned_year(words.raw("r").lower().split(), anchors)
        if turned is None:
            return Value(reason=NO_DATE, granularity="month", relative=True)
        return Value(value=f"{turned:04}-{month:02}", granularity="month", relative=True)
    if not _is_month(words):
        return None
    return yearless(anchors, lambda year: f"{year:04}-{month:02}", "month")


def _is_month(words: Words) -> bool:
    """Refuse "May" and "March" at the start of a sentence, and short forms without a stop."""
    raw, start = words.raw("m"), words.lexed.starts[words.found.first]
    before = words.lexed.text[max(0, start - 2) : start].strip()
    if raw in {"May", "March"}:
        led = re.search(r"([A-Za-z]+)\s+$", words.lexed.text[max(0, start - 20) : start])
        return before not in {"", ".", "?", "!"} and led is not None and led[1].lower() in _LEADS
    return len(raw.strip(".")) > 4 or raw.endswith(".") or raw in {"June", "July"}


_LEADS = frozenset(
    "in of since until till by late early mid last next this from to and through during between "
    "before after throughout later following previous".split()
)
"""Words before "May" and "March" that make them months."""


def _turned_year(key: list[str], anchors: Anchors) -> int | None:
    words = set(key)
    if (
        words & (SAME | {"following", "next", "previous"})
        and anchors.text is not None
        and ("the" in words or "that" in words)
    ):
        return anchors.text.year + (1 if words & AHEAD else -1 if words & BACK else 0)
    if anchors.base is None:
        return None
    return anchors.base.year + (1 if words & AHEAD else -1 if words & BACK else 0)


def _quarter(words: Words, anchors: Anchors) -> Value | None:
    raw = words.raw("q").lower()
    number = leading_number(raw.removeprefix("q")) or int(words.value("q") or 0)
    if (words.has("u") and words.value("u") != "Q") or not 1 <= number <= 4:
        return None
    return Value(value=f"{int(words.raw('y')):04}-Q{number}", granularity="quarter")


def _half(words: Words, anchors: Anchors) -> Value | None:
    half = {"first": "1", "second": "2", "latter": "2"}.get(words.key("h"))
    if half is None:
        return None
    return Value(value=f"{int(words.raw('y')):04}-H{half}", granularity="half")


def _century(words: Words, anchors: Anchors) -> Value | None:
    if words.value("u") != "CE":
        return None
    number = leading_number(words.raw("q")) or int(words.value("q") or 0)
    if words.has("b"):
        return Value(value=f"BC{number - 1:02}", granularity="century")
    return Value(value=f"{number - 1:02}", granularity="century")


def _decade(words: Words, anchors: Anchors) -> Value | None:
    raw = words.raw("v").lstrip("'’")
    number = leading_number(raw) if raw[:1].isdigit() else int(words.value("v") or 0)
    if number < 100:
        century = anchors.text.year // 100 if anchors.text is not None else 19
        number += century * 100
    if words.has("b"):
        return Value(value=f"BC{number // 10:03}", granularity="decade")
    return Value(value=f"{number // 10:03}", granularity="decade")


def _season(words: Words, anchors: Anchors) -> Value | None:
    season = words.value("s")
    if words.has("b"):
        return Value(value=f"BC{leading_number(words.raw('n')):04}-{season}", granularity="season")
    if words.has("y"):
        return Value(value=f"{int(words.raw('y')):04}-{season}", granularity="season")
    if words.raw("s") == "fall" and words.followed_by("OF"):
        return None
    if words.text in {"fall", "spring", "Fall", "Spring", "Summer"}:
        return None
    if (
        words.raw("s").islower()
        and words.raw("s") == "fall"
        and not re.search(r"\b(?:the|this|last|next)\b", words.text.lower())
    ):
        return None
    return yearless(anchors, lambda year: f"{year:04}-{season}", "season")


def _fiscal(words: Words, anchors: Anchors) -> Value | None:
    year = leading_number(words.raw("y").lstrip("'’"))
    return Value(value=f"FY{_full_year(year) if year < 100 else year:04}", granularity="year")


def _holiday(words: Words, anchors: Anchors) -> Value | None:
    behind = words.lexed.text[words.lexed.ends[words.found.last - 1] :][:12]
    if not words.has("y") and re.match(r"\s+[A-Z][a-z]", behind):
        return None
    named = holidays().get(words.raw("v").replace("’", "'"))
    if named is None or not named.rule:
        return Value(reason=f"{words.raw('v')!r} has no fixed day", granularity="day")
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", named.rule):
        return Value(value=named.rule, granularity="day")

    def of_year(year: int) -> str:
        return (_holiday_in(named.rule, year) or date(year, 1, 1)).isoformat()

    if words.has("y"):
        return Value(value=of_year(int(words.raw("y"))), granularity="day")
    return yearless(anchors, of_year, "day")


def _holiday_in(rule: str, year: int) -> date | None:
    kind, *rest = rule.split()
    if kind == "easter":
        return easter(year) + timedelta(int(rest[0]))
    if re.fullmatch(r"\d{2}-\d{2}", kind):
        return date(year, int(kind[:2]), int(kind[3:]))
    names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    nth, month = int(rest[0]), int(rest[1])
    if nth > 0:
        return weekday_near(date(year, month, 1), names.index(kind), 1) + timedelta(7 * (nth - 1))
    end = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
    return weekday_near(end, names.index(kind), -1)


def _year(words: Words, anchors: Anchors) -> Value | None:
    if words.has("z"):
        year = _full_year(leading_number(words.raw("z")[1:]))
        return Value(value=f"{year:04}", granularity="year")
    text, end = words.lexed.text, words.lexed.ends[words.found.last - 1]
    start = words.lexed.starts[words.found.first]
    after = re.match(r"\s+([A-Za-z]+)", text[end : end + 30])
    before = re.search(r"([A-Za-z]+)\s+$", text[max(0, start - 20) : start])
    year = int(words.raw("y"))
    led = before is not None and before[1].lower() in _YEAR_LEADS
    if (
        not led
        and after is not None
        and re.fullmatch(r"[a-z]{3,}s", after[1])
        and after[1] not in _DATED
        and (after[1] not in {"was", "has", "is", "as", "its", "his", "this", "does"})
    ):
        return None
    if not led and not 1700 <= year <= 2100:
        return None
    if text[end : end + 1] in {"-", "–"} and not text[end + 1 : end + 2].isdigit():
        return None if text[end + 1 : end + 2].isalpha() else _of_year(year)
    return _of_year(year)


_DATED = frozenset(
    "attacks bombings elections floods games hearings killings midterms negotiations protests "
    "riots sanctions shootings strikes talks wildfires".split()
)
"""Plurals before which four figures without a comma are a year: "the deadly 2012 attacks"."""

_YEAR_LEADS = frozenset(
    "in since by before after from until till of during early late around circa between and to "
    "through mid year throughout summer spring winter autumn".split()
)


def _of_year(year: int) -> Value:
    return Value(value=f"{year:04}", granularity="year")


def _bc(words: Words, anchors: Anchors) -> Value | None:
    number = leading_number(re.sub(r"\D*(\d+).*", r"\1", words.text))
    before_christ = words.raw("b").replace(".", "").startswith("B")
    if before_christ:
        return Value(value=f"BC{number:04}", granularity="year")
    return _of_year(number) if number <= 9999 else None


def _yearword(words: Words, anchors: Anchors) -> Value | None:
    return _of_year(int(words.raw("y"))) if words.value("u") == "Y" else None


def _range(words: Words, anchors: Anchors) -> Value | None:
    return _date(words, anchors, "e")


DATES: Mapping[str, Rule] = {
    "iso": _iso,
    "slash": _slash,
    "range_dm": _range,
    "range_md": _range,
    "date": _date,
    "bc": _bc,
    "month": _month,
    "quarter": _quarter,
    "century": _century,
    "half": _half,
    "decade": _decade,
    "season": _season,
    "fiscal": _fiscal,
    "holiday": _holiday,
    "yearword": _yearword,
    "year": _year,
}
"""The rules of this module by the name of the pattern."""
