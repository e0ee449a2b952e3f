"""Normalise expressions that count from a day: "last week", "on Monday", "two years ago".

In: an expression with its captures, the anchors. Out: `Value`, None where the words are no time. It
refuses to count from an unknown day: then there is no value, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta

import msgspec

from dateline.resolve.time_calendar import weekday_near
from dateline.resolve.time_dates import yearless
from dateline.resolve.time_durations import count_of
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
    shifted,
)

SUNDAY = 6
"""As `date.weekday` has it; said on it, "last week" is the week that it ends."""


def _deictic(words: Words, anchors: Anchors) -> Value | None:
    entry = words.value("v") if words.has("v") else "-1" if "last" in words.text.lower() else "0"
    match = re.fullmatch(r"(-?\d)(\D\w)?", entry)
    part = (match[2] if match else None) or words.value("p") or None
    return shifted(anchors.now, "D", int(match[1]) if match else 0, part, NO_DATE)


def _beyond(words: Words, anchors: Anchors) -> Value | None:
    offset = words.value("v")[:2].strip("0") or "0"
    step = -1 if words.raw("d").lower() == "before" else 1
    return shifted(anchors.now, "D", int(offset) + step, None, NO_DATE)


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
        return shifted(None, "D", 0, part, NO_DATE)
    weekday = int(words.value("w"))
    if key in AHEAD:
        day = weekday_near(base + timedelta(1), weekday, 1)
    elif key in BACK:
        day = weekday_near(base - timedelta(1), weekday, -1)
    else:
        day = weekday_near(base, weekday, 1 if anchors.tense > 0 or key == "this" else -1)
    return shifted(day, "D", 0, part, NO_DATE)


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
        return yearless(month_of, lambda year: f"{year:04}-{month:02}", "month")
    if words.has("s"):
        if base is None:
            return Value(reason=NO_DATE, granularity="season", relative=True)
        season = words.value("s")
        return yearless(
            Anchors(now=base, tense=count or anchors.tense),
            lambda year: f"{year:04}-{season}", "season",
        )  # fmt: skip
    unit = words.value("u")
    if unit in {"TX", "TM", "TH"}:
        return None
    if unit == "W" and count < 0 and base is not None and base.weekday() == SUNDAY:
        count += 1
    return shifted(base, unit, count, None, NO_DATE if base is anchors.now else NO_ANCHOR)


def _weekend(words: Words, anchors: Anchors) -> Value | None:
    """Return the weekend that began last, or that comes: "over the weekend"."""
    if words.value("u") != "WE":
        return None
    if anchors.base is None:
        return Value(reason=NO_DATE, granularity="weekend", relative=True)
    count = -1 if anchors.base.weekday() < 5 and anchors.tense <= 0 else 0
    return shifted(anchors.base, "WE", count, None, NO_DATE)


def _step(words: Words, anchors: Anchors) -> Value | None:
    unit = words.value("u")
    if unit in {"TX", "TM", "TH"}:
        return None
    count = -1 if words.key() in BACK | {"before"} else 1
    base = anchors.text or (anchors.now if words.key() == "next" else None)
    return shifted(base, unit, count, None, NO_ANCHOR)


def _near(words: Words, anchors: Anchors) -> Value | None:
    unit = words.value("u")
    if unit in {"TX", "TM", "TH", ""}:
        return None
    if unit in {"MO", "AF", "EV", "NI", "DT", "MI"}:
        return shifted(anchors.text or anchors.now, "D", 0, unit, NO_ANCHOR)
    return shifted(anchors.text, unit, 0, None, NO_ANCHOR)


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
    found = shifted(base, unit, -step if back else step, None,
                     NO_DATE if base is anchors.now else NO_ANCHOR)  # fmt: skip
    return msgspec.structs.replace(found, mod="APPROX") if words.has("x") else found


def _vague(words: Words, anchors: Anchors) -> Value | None:
    key = words.key()
    if words.value("u").startswith("TS"):
        return None
    value = "FUTURE_REF" if key in AHEAD else "PRESENT_REF" if key == "current" else "PAST_REF"
    return Value(value=value, granularity="vague", relative=True)


def _partofday(words: Words, anchors: Anchors) -> Value | None:
    part = words.value("p")
    if words.followed_by("OF"):
        return None
    day = anchors.text or anchors.now
    return shifted(day, "D", 0, part, NO_DATE) if part else None


def _ref(words: Words, anchors: Anchors) -> Value | None:
    value = words.value("v") or ("PAST_REF" if words.raw("v").lower() == "past" else "")
    return Value(value=value, granularity="vague", relative=True) if value else None


def _edge(words: Words, anchors: Anchors) -> Value | None:
    unit = words.value("u")
    if unit not in {"Y", "M", "W", "DE", "CE"}:
        return None
    found = shifted(anchors.text or anchors.now, unit, 0, None, NO_DATE)
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


RELATIVE: Mapping[str, Rule] = {
    "beyond": _beyond,
    "deictic": _deictic,
    "weekday": _weekday,
    "vague": _vague,
    "near": _near,
    "weekend": _weekend,
    "step": _step,
    "turn": _turn,
    "shift": _shift,
    "partofday": _partofday,
    "ref": _ref,
    "edge": _edge,
    "later": _later,
    "nothing": _nothing,
}
"""The rules of this module by the name of the pattern."""
