"""Time expressions: found and normalised, scored on WikiWars.

Data: WikiWars (Mazur and Dale, EMNLP 2010), 22 Wikipedia articles on the course of wars; texts
CC BY-SA 3.0, annotations free for research. One JSON line a text: text, published, timexes with
characters and TIMEX2 values.

Metric: strict_f1 counts a span right only if it equals a gold span, relaxed_f1 if it overlaps one
(one to one). value_f1 counts a relaxed match whose value equals the gold value; gold expressions
without a value are right when none is given or the value is a mere reference. Values are compared
as TIMEX2 writes them.

Published on WikiWars: PTime detection 88.0 strict and 95.8 relaxed; HeidelTime value about 83.
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

from dateline.records import When
from dateline.resolve.times import find_times

SETS = {"P1D": "XXXX-XX-XX", "P1W": "XXXX-WXX", "P1M": "XXXX-XX", "P1Y": "XXXX"}
"""How TIMEX2 writes the frequencies that TIMEX3 writes as periods."""

DEFAULT = Path(__file__).parents[2] / "shared" / "bench" / "time" / "wikiwars.jsonl"


def run(data: Path | None = None) -> dict[str, object]:
    """Score `find_times` on the texts of a JSON lines file."""
    strict = relaxed = right = found_total = gold_total = 0
    for line in (data or DEFAULT).read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        published = date.fromisoformat(item["published"]) if item.get("published") else None
        found = find_times(item["text"], published=published)
        gold = sorted(item["timexes"], key=lambda span: (span["start"], -span["end"]))
        spans = {(span["start"], span["end"]) for span in gold}
        found_total += len(found)
        gold_total += len(gold)
        strict += sum((when.start, when.end) in spans for when in found)
        for span, when in matched(gold, found):
            relaxed += 1
            right += same_value(span.get("value"), when)
    return {
        "strict_f1": f1(strict, found_total, gold_total),
        "relaxed_f1": f1(relaxed, found_total, gold_total),
        "value_f1": f1(right, found_total, gold_total),
        "n": gold_total,
        "found": found_total,
    }


def f1(hits: int, found: int, gold: int) -> float:
    """Return the harmonic mean of precision and recall."""
    return round(2 * hits / (found + gold), 4) if found + gold else 0.0


def matched(
    gold: list[dict[str, object]], found: tuple[When, ...]
) -> list[tuple[dict[str, object], When]]:
    """Return pairs that overlap, each expression used once, exact ones first."""
    pairs = []
    free = list(found)
    rest = []
    exact = {(when.start, when.end): when for when in found}
    for span in gold:
        when = exact.pop((int(str(span["start"])), int(str(span["end"]))), None)
        if when is not None:
            pairs.append((span, when))
            free.remove(when)
        else:
            rest.append(span)
    for span in rest:
        start, end = int(str(span["start"])), int(str(span["end"]))
        when = next((w for w in free if w.start < end and start < w.end), None)
        if when is not None:
            pairs.append((span, when))
            free.remove(when)
    return pairs


def same_value(gold: object, when: When) -> bool:
    """Compare two values; a gold expression without one asks for none."""
    if not gold:
        return when.value is None or when.value.endswith("_REF")
    mine = SETS.get(when.value or "") if when.type == "SET" else None
    return when.value is not None and plain(str(gold)) in {plain(when.value), mine}


def plain(value: str) -> str:
    """Return a value in one spelling: no zone, no trailing unknown parts, no decade signs."""
    value = re.sub(r"(T\d{2}:\d{2})(:\d{2})?(Z|[+-]\d{2}(:?\d{2})?)?$", r"\1", value)
    return value.removesuffix("TDT") if re.match(r"\d{4}-\d{2}-\d{2}TDT", value) else value
