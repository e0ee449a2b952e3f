"""Country and sector of actor names, some on a given date.

Data: every second case of the actor tests of NGEC (Halterman et al. 2023), MIT licence;
https://github.com/ahalterman/NGEC. A JSON list: text, query_date, expected codes.

Metric: country_accuracy over the cases that expect a country ("" asks for none, and a partly
recognised state's own code counts), sector_accuracy over those that expect a sector ("" asks for
none), main or further sector. "today" was written in 2022 and is read as the end of that year;
cases without a date are asked without one. Cases that expect neither are left out.

Published: none for single cases; NGEC's own resolver is built to pass them.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from dateline.resolve.times import find_times

DEFAULT = Path(__file__).parents[2] / "shared" / "bench" / "actors" / "dev.json"
TODAY = date(2022, 12, 31)
SECTORS = {"HLH": "MED"}
"""PLOVER 2.0 renamed the sector of health."""

BODIES = {"UNO": "IGO", "EUR": "IGO", "KOS": "XKX", "NGO": ""}
"""Codes that the cases write otherwise: bodies as IGO or none, Kosovo as XKX."""


def run(data: Path | None = None) -> dict[str, object]:
    """Score `Coder.resolve_actor` on the cases of a JSON file."""
    import dateline

    coder = dateline.load()
    countries, sectors, misses = [], [], []
    for case in json.loads((data or DEFAULT).read_text(encoding="utf-8")):
        expect = case["expect"]
        wanted = expect.get("country", expect.get("cc"))
        if wanted is None and "code_1" not in expect:
            continue
        text = " ".join(part for part in (case.get("context", ""), case["text"]) if part)
        actor = coder.resolve_actor(text, on=day_of(case.get("query_date", "")))
        country = (actor.country if actor else None) or ""
        found = {actor.sector or "", *actor.other_sectors} if actor else {""}
        if wanted is not None:
            countries.append(country in wanted or BODIES.get(country, country) in wanted)
        if "code_1" in expect:
            known = {SECTORS.get(code, code) for code in expect["code_1"]}
            sectors.append(bool(known & found) or (known <= {"", "UNK"} and found <= {"", "UNK"}))
        if (wanted is not None and not countries[-1]) or ("code_1" in expect and not sectors[-1]):
            misses.append(f"{text}: {country} {'|'.join(sorted(found))}")
    return {
        "country_accuracy": _share(countries),
        "sector_accuracy": _share(sectors),
        "n": len(countries),
        "misses": misses,
    }


def _share(values: list[bool]) -> float:
    return round(sum(values) / len(values), 4) if values else 0.0


def day_of(value: Any) -> date | None:
    """Return the day of a case, None without one."""
    if not value:
        return None
    if str(value).lower() == "today":
        return TODAY
    (when,) = find_times(str(value))
    return when.first_day
