"""Normalise durations, what recurs, and times of day.

In: an expression with its captures, the anchors. Out: `Value`, None where the words are no time. It
refuses ages ("70 years old").
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from dateline.resolve.time_calendar import GRANULARITY
from dateline.resolve.time_values import NO_DATE, Anchors, Rule, Value, Words, leading_number


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


def _one(words: Words, anchors: Anchors) -> Value | None:
    return _duration(words, anchors) if words.value("n") == "1" else None


def _clock(words: Words, anchors: Anchors) -> Value | None:
    if words.has("x"):
        clock = words.value("x")
    elif words.has("c"):
        clock = words.raw("c")
    else:
        hour = leading_number(words.raw("h")) or int(words.value("h") or 0)
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


DURATIONS: Mapping[str, Rule] = {
    "span": _span,
    "rate": _set,
    "set": _set,
    "duration": _duration,
    "loose": _loose,
    "clock": _clock,
    "one": _one,
}
"""The rules of this module by the name of the pattern."""
