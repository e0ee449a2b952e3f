"""Normalise a time expression to a TIMEX3 value, against the day of publication and the text.

In: an expression with its captures, the anchors (publication, last time of the text, tense). Out:
`Value`, or None when the words are no time after all. It refuses to guess: a time that needs a
publication date that is not known has no value, with that as the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import msgspec

from dateline.records import Granularity, TimeType
from dateline.resolve.time_calendar import (
    GRANULARITY,
    easter,
    interval,
    stepped,
    weekday_near,
)
from dateline.resolve.time_grammar import Found
from dateline.resolve.time_words import SYMBOL, Lexed, holidays

NO_DATE = "relative to the publication date, which is unknown"
NO_ANCHOR = "relative to a time that the text does not give"
NEAREST_SPAN = 183
"""Days: a date without a year and without a tense is taken as the nearest one."""

SUNDAY = 6
"""As `date.weekday` has it; said on it, "last week" is the week that it ends."""

BACK = frozenset({"last", "past", "previous", "preceding", "prior"})
AHEAD = frozenset({"next", "coming", "upcoming", "following", "subsequent", "ensuing"})
SAME = frozenset({"same", "that"})


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """What an expression stands for; `value` None with the reason. See `records.When`."""

    type: TimeType = "DATE"
    value: str | None = None
    mod: str | None = None
    granularity: Granularity | None = None
    relative: bool = False
    reason: str | None = None


class Anchors(msgspec.Struct):
    """What an expression may count from.

    now: day of publication, None if unknown. text: first day of the last date in the text, None
    if it gave none. tense: -1 past, 1 future, 0 unknown. narrative: the text tells of years long
    before its publication, so that "in May" is the May of its own year.
    """

    now: date | None
    text: date | None = None
    tense: int = 0
    narrative: bool = False

    @property
    def base(self) -> date | None:
        """The day that "last week" counts from."""
        return self.text if self.narrative and self.text is not None else self.now


class Words:
    """An expression with its captures at hand."""

    def __init__(self, lexed: Lexed, found: Found) -> None:
        self.lexed = lexed
        self.found = found

    def has(self, letter: str) -> bool:
        """Tell whether the expression has this capture."""
        return letter in self.found.groups

    def raw(self, letter: str) -> str:
        """Return the captured characters, "" without a capture."""
        if letter not in self.found.groups:
            return ""
        first, last = self.found.groups[letter]
        return self.lexed.text[self.lexed.starts[first] : self.lexed.ends[last - 1]]

    def value(self, letter: str) -> str:
        """Return what the vocabulary says of the first captured word that it knows."""
        first, last = self.found.groups.get(letter, (0, 0))
        return next((v for i in range(first, last) if (v := self.lexed.value(i))), "")

    def key(self, letter: str = "k") -> str:
        """Return the first captured word in lower case."""
        return self.raw(letter).lower().split(" ")[0]

    def followed_by(self, category: str) -> bool:
        """Tell whether the next word is of this category."""
        last = self.found.last
        return self.lexed.symbols[last : last + 1] == SYMBOL[category]

    @property
    def text(self) -> str:
        """The characters of the whole expression."""
        starts, ends = self.lexed.starts, self.lexed.ends
        return self.lexed.text[starts[self.found.first] : ends[self.found.last - 1]]


def normalise(words: Words, anchors: Anchors) -> Value | None:
    """Return the value of the expression, None if it is no time."""
    return _RULES[words.found.rule](words, anchors)


# -- dates -------------------------------------------------------------------


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


def _number(raw: str) -> int:
    digits = re.match(r"\d+", raw)
    return int(digits[0]) if digits else 0


def _date(words: Words, anchors: Anchors, letter: str = "d") -> Value | None:
    day, month = _number(words.raw(letter)), int(words.value("m") or 0)
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
    return _yearless(anchors, lambda year: f"{year:04}-{month:02}-{day:02}", "day")


def _yearless(anchors: Anchors, of_year: Callable[[int], str], granularity: Granularity) -> Value:
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
        return Value(value=f"BC{_number(words.raw('n')):04}-{month:02}", granularity="month")
    if words.has("y") or words.has("z"):
        year = int(words.raw("y")) if words.has("y") else _full_year(_number(words.raw("z")[1:]))
        return Value(value=f"{year:04}-{month:02}", granularity="month")
    if words.has("r"):
        turned = _turned_year(words.raw("r").lower().split(), anchors)
        if turned is None:
            return Value(reason=NO_DATE, granularity="month", relative=True)
        return Value(value=f"{turned:04}-{month:02}", granularity="month", relative=True)
    if not _is_month(words):
        return None
    return _yearless(anchors, lambda year: f"{year:04}-{month:02}", "month")


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
    number = _number(raw.removeprefix("q")) or int(words.value("q") or 0)
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
    number = _number(words.raw("q")) or int(words.value("q") or 0)
    if words.has("b"):
        return Value(value=f"BC{number - 1:02}", granularity="century")
    return Value(value=f"{number - 1:02}", granularity="century")


def _decade(words: Words, anchors: Anchors) -> Value | None:
    raw = words.raw("v").lstrip("'’")
    number = _number(raw) if raw[:1].isdigit() else int(words.value("v") or 0)
    if number < 100:
        century = anchors.text.year // 100 if anchors.text is not None else 19
        number += century * 100
    if words.has("b"):
        return Value(value=f"BC{number // 10:03}", granularity="decade")
    return Value(value=f"{number // 10:03}", granularity="decade")


def _season(words: Words, anchors: Anchors) -> Value | None:
    season = words.value("s")
    if words.has("b"):
        return Value(value=f"BC{_number(words.raw('n')):04}-{season}", granularity="season")
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
    return _yearless(anchors, lambda year: f"{year:04}-{season}", "season")


def _fiscal(words: Words, anchors: Anchors) -> Value | None:
    year = _number(words.raw("y").lstrip("'’"))
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
    return _yearless(anchors, of_year, "day")


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
        year = _full_year(_number(words.raw("z")[1:]))
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
        and (after[1] not in {"was", "has", "is", "as", "its", "his", "this", "does"})
    ):
        return None
    if not led and not 1700 <= year <= 2100:
        return None
    if text[end : end + 1] in {"-", "–"} and not text[end + 1 : end + 2].isdigit():
        return None if text[end + 1 : end + 2].isalpha() else _of_year(year)
    return _of_year(year)


_YEAR_LEADS = frozenset(
    "in since by before after from until till of during early late around circa between and to "
    "through mid year throughout summer spring winter autumn".split()
)


def _of_year(year: int) -> Value:
    return Value(value=f"{year:04}", granularity="year")


def _bc(words: Words, anchors: Anchors) -> Value | None:
    number = _number(re.sub(r"\D*(\d+).*", r"\1", words.text))
    before_christ = words.raw("b").replace(".", "").startswith("B")
    if before_christ:
        return Value(value=f"BC{number:04}", granularity="year")
    return _of_year(number) if number <= 9999 else None


# -- relative dates ----------------------------------------------------------


def _deictic(words: Words, anchors: Anchors) -> Value | None:
    entry = words.value("v") if words.has("v") else "-1" if "last" in words.text.lower() else "0"
    match = re.fullmatch(r"(-?\d)(\D\w)?", entry)
    part = (match[2] if match else None) or words.value("p") or None
    return _shifted(anchors.now, "D", int(match[1]) if match else 0, part, NO_DATE)


def _beyond(words: Words, anchors: Anchors) -> Value | None:
    offset = words.value("v")[:2].strip("0") or "0"
    step = -1 if words.raw("d").lower() == "before" else 1
    return _shifted(anchors.now, "D", int(offset) + step, None, NO_DATE)


def _shifted(day: date | None, unit: str, count: int, part: str | None, reason: str) -> Value:
    value = stepped(day, unit, count) if day is not None else None
    granularity = GRANULARITY.get(unit)
    if part is not None:
        value = f"{value}T{part}" if value else None
        granularity = "part_of_day"
    return Value(
        value=value, granularity=granularity, relative=True, reason=None if value else reason,
        type="TIME" if part is not None else "DATE",
    )  # fmt: skip


def _weekday(words: Words, anchors: Anchors) -> Value | None:
    raw = words.raw("w")
    if len(raw) <= 4 and not raw.endswith(".") and not words.has("k"):
        return None
    part = words.value("p") or None
    key = words.key() if words.has("k") else ""
    base = (
        anchors.text if key in {"following", "previous", "that"} and anchors.text else anchors.base
    )
    if base is None:
        return _shifted(None, "D", 0, part, NO_DATE)
    weekday = int(words.value("w"))
    if key in AHEAD:
        day = weekday_near(base + timedelta(1), weekday, 1)
    elif key in BACK:
        day = weekday_near(base - timedelta(1), weekday, -1)
    else:
        day = weekday_near(base, weekday, 1 if anchors.tense > 0 or key == "this" else -1)
    return _shifted(day, "D", 0, part, NO_DATE)


def _turn(words: Words, anchors: Anchors) -> Value | None:
    key = (
        words.key() if not words.raw("k").lower().startswith("the ") else words.raw("k").split()[1]
    )
    count = 1 if key in AHEAD else -1 if key in BACK else 0
    base = anchors.text if key in SAME | {"following", "previous"} else anchors.base
    if words.has("m"):
        month = int(words.value("m"))
        if base is None:
            return Value(reason=NO_DATE, granularity="month", relative=True)
        tense = count or anchors.tense
        month_of = Anchors(now=base, tense=tense)
        return _yearless(month_of, lambda year: f"{year:04}-{month:02}", "month")
    if words.has("s"):
        if base is None:
            return Value(reason=NO_DATE, granularity="season", relative=True)
        season = words.value("s")
        return _yearless(
            Anchors(now=base, tense=count or anchors.tense),
            lambda year: f"{year:04}-{season}", "season",
        )  # fmt: skip
    unit = words.value("u")
    if unit in {"TX", "TM", "TH"}:
        return None
    if unit == "W" and count < 0 and base is not None and base.weekday() == SUNDAY:
        count += 1
    return _shifted(base, unit, count, None, NO_DATE if base is anchors.now else NO_ANCHOR)


def _weekend(words: Words, anchors: Anchors) -> Value | None:
    """Return the weekend that began last, or that comes: "over the weekend"."""
    if words.value("u") != "WE":
        return None
    if anchors.base is None:
        return Value(reason=NO_DATE, granularity="weekend", relative=True)
    count = -1 if anchors.base.weekday() < 5 and anchors.tense <= 0 else 0
    return _shifted(anchors.base, "WE", count, None, NO_DATE)


def _step(words: Words, anchors: Anchors) -> Value | None:
    unit = words.value("u")
    if unit in {"TX", "TM", "TH"}:
        return None
    count = -1 if words.key() in BACK | {"before"} else 1
    base = anchors.text or (anchors.now if words.key() == "next" else None)
    return _shifted(base, unit, count, None, NO_ANCHOR)


def _near(words: Words, anchors: Anchors) -> Value | None:
    unit = words.value("u")
    if unit in {"TX", "TM", "TH", ""}:
        return None
    if unit in {"MO", "AF", "EV", "NI", "DT", "MI"}:
        return _shifted(anchors.text or anchors.now, "D", 0, unit, NO_ANCHOR)
    return _shifted(anchors.text, unit, 0, None, NO_ANCHOR)


def _shift(words: Words, anchors: Anchors) -> Value | None:
    unit, key = words.value("u"), words.raw("k").lower()
    back = key in {"ago", "earlier", "before", "previously", "previous", "prior", "preceding"}
    base = anchors.base if key in {"ago", "hence"} else anchors.text or anchors.now
    amount = count_of(words)
    if unit.startswith("T"):
        return Value(type="TIME", value="PAST_REF" if back else None, granularity="vague",
                     relative=True, reason=None if back else "hours from an event")  # fmt: skip
    if amount is None:
        return Value(value="PAST_REF" if back else "FUTURE_REF", granularity="vague", relative=True)
    step = int(amount)
    if unit == "FN":
        step, unit = 2 * step, "W"
    found = _shifted(base, unit, -step if back else step, None,
                     NO_DATE if base is anchors.now else NO_ANCHOR)  # fmt: skip
    return msgspec.structs.replace(found, mod="APPROX") if words.has("x") else found


def _vague(words: Words, anchors: Anchors) -> Value | None:
    key = words.key()
    if words.value("u").startswith("TS"):
        return None
    value = "FUTURE_REF" if key in AHEAD else "PRESENT_REF" if key == "current" else "PAST_REF"
    return Value(value=value, granularity="vague", relative=True)


# -- durations, sets, clocks -------------------------------------------------


def count_of(words: Words, letter: str = "n") -> float | None:
    """Return the number of units, None for a vague one ("several")."""
    raw = words.raw(letter).lower().replace(",", "")
    if words.value(letter) == "H":
        return 0.5
    pieces = re.split(r"\s+(?:to|or)\s+|\s*[–-]\s*(?=\d)", raw)
    raw = pieces[-1]
    if re.match(r"\d+(\.\d+)?", raw):
        return float(re.match(r"\d+(?:\.\d+)?", raw)[0])  # type: ignore[index]
    if any(
        word in raw.split() for word in ("few", "several", "many", "some", "numerous", "countless")
    ):
        return None
    total = 0.0
    first, last = words.found.groups[letter]
    for index in range(first, last):
        value = words.lexed.value(index)
        word = words.lexed.word(index).lower()
        if word == "couple":
            total = 2
        elif value.isdigit():
            number = int(value)
            total = max(total, 1) * number if number in {12, 100, 1000} and word in {
                "dozen", "hundred", "thousand"
            } else total + number  # fmt: skip
        elif word in {"a", "an", "another"}:
            continue
    return total or (1.0 if raw.split()[0] in {"a", "an", "another"} else None)


_UNIT_LETTER = {"D": "D", "W": "W", "WE": "WE", "M": "M", "Q": "Q", "Y": "Y", "DE": "DE",
                "CE": "CE", "ML": "ML"}  # fmt: skip


def _duration(words: Words, anchors: Anchors) -> Value | None:
    unit, amount = words.value("u"), count_of(words)
    if unit in {"TX", ""} or (amount == 1 and words.raw("n").lower() in {"one"} and unit == "DE"):
        return None
    if words.has("h") and amount is not None:
        amount += 0.5
    if re.search(r"\bold\b", words.text.lower()) or (unit == "Q" and words.followed_by("OF")):
        return None
    if unit == "FN":
        unit, amount = "W", None if amount is None else 2 * amount
    number = "X" if amount is None else f"{amount:g}"
    value = f"PT{number}{unit[1]}" if unit.startswith("T") else f"P{number}{_UNIT_LETTER[unit]}"
    mod = None
    if words.has("x"):
        mod = words.value("x") or None
    return Value(type="DURATION", value=value, mod=mod, granularity=GRANULARITY.get(unit, "vague"))


def _loose(words: Words, anchors: Anchors) -> Value | None:
    unit = words.value("u")
    if unit in {"TX", "TS", ""}:
        return None
    value = f"PTX{unit[1]}" if unit.startswith("T") else f"PX{_UNIT_LETTER.get(unit, 'W')}"
    return Value(type="DURATION", value=value, granularity=GRANULARITY.get(unit, "vague"))


def _span(words: Words, anchors: Anchors) -> Value | None:
    return _duration(words, anchors)


def _set(words: Words, anchors: Anchors) -> Value | None:
    if words.has("w"):
        return Value(type="SET", value=f"XXXX-WXX-{int(words.value('w')) + 1}", granularity="day")
    if words.has("v"):
        entry = words.value("v")
        value = f"XXXX-WXX-{int(entry) + 1}" if entry.isdigit() else entry or "XXXX-WXX-XX"
        return Value(type="SET", value=value, granularity="day")
    unit = words.value("u")
    if unit in {"MO", "AF", "EV", "NI", "DT", "MI"}:
        return Value(type="SET", value=f"XXXX-XX-XXT{unit}", granularity="part_of_day")
    if unit in {"TX", ""}:
        return None
    value = f"PT1{unit[1]}" if unit.startswith("T") else f"P1{_UNIT_LETTER.get(unit, 'W')}"
    return Value(type="SET", value=value, granularity=GRANULARITY.get(unit, "vague"))


def _clock(words: Words, anchors: Anchors) -> Value | None:
    if words.has("x"):
        clock = words.value("x")
    elif words.has("c"):
        clock = words.raw("c")
    else:
        hour = _number(words.raw("h")) or int(words.value("h") or 0)
        clock = f"{hour}:00" if 0 < hour <= 12 else ""
    match = re.match(r"(\d{1,2}):(\d{2})", clock)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2])
    half = words.raw("a").lower().replace(".", "")
    hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
    if hour > 23 or minute > 59:
        return None
    day = anchors.text or anchors.now
    if day is None:
        return Value(type="TIME", reason=NO_DATE, granularity="minute", relative=True)
    return Value(type="TIME", value=f"{day.isoformat()}T{hour:02}:{minute:02}",
                 granularity="minute", relative=True)  # fmt: skip


def _partofday(words: Words, anchors: Anchors) -> Value | None:
    part = words.value("p")
    if words.followed_by("OF"):
        return None
    day = anchors.text or anchors.now
    return _shifted(day, "D", 0, part, NO_DATE) if part else None


def _ref(words: Words, anchors: Anchors) -> Value | None:
    value = words.value("v") or ("PAST_REF" if words.raw("v").lower() == "past" else "")
    return Value(value=value, granularity="vague", relative=True) if value else None


def _yearword(words: Words, anchors: Anchors) -> Value | None:
    return _of_year(int(words.raw("y"))) if words.value("u") == "Y" else None


def _one(words: Words, anchors: Anchors) -> Value | None:
    return _duration(words, anchors) if words.value("n") == "1" else None


def _edge(words: Words, anchors: Anchors) -> Value | None:
    unit = words.value("u")
    if unit not in {"Y", "M", "W", "DE", "CE"}:
        return None
    found = _shifted(anchors.text or anchors.now, unit, 0, None, NO_DATE)
    return msgspec.structs.replace(found, mod=words.value("e") or None)


def _later(words: Words, anchors: Anchors) -> Value | None:
    if words.value("u") in {"TS", "TX"}:
        return None
    value = "FUTURE_REF" if words.key() == "later" else "PAST_REF"
    return Value(value=value, granularity="vague", relative=True)


def _nothing(words: Words, anchors: Anchors) -> Value | None:
    if words.text.lower() in {"the time", "this time"}:
        return Value(value="PRESENT_REF", granularity="vague", relative=True)
    return Value(granularity="vague", relative=True, reason="a time that the text does not say")


def _range(words: Words, anchors: Anchors) -> Value | None:
    return _date(words, anchors, "e")


_RULES: dict[str, Callable[[Words, Anchors], Value | None]] = {
    "iso": _iso, "slash": _slash, "range_dm": _range, "range_md": _range, "date": _date,
    "bc": _bc, "month": _month, "quarter": _quarter, "century": _century,
    "half": _half, "decade": _decade,
    "season": _season, "fiscal": _fiscal, "holiday": _holiday, "beyond": _beyond,
    "deictic": _deictic, "weekday": _weekday, "span": _span, "vague": _vague, "near": _near, "weekend": _weekend,
    "step": _step, "turn": _turn, "shift": _shift, "rate": _set, "set": _set,
    "duration": _duration, "loose": _loose, "clock": _clock, "partofday": _partofday,
    "ref": _ref, "one": _one, "edge": _edge, "later": _later, "nothing": _nothing,
    "yearword": _yearword, "year": _year,
}  # fmt: skip
