"""Place names found and linked to coordinates.

Data: TR-News (Kamalloo and Rafiei 2018; 118 news articles) and GeoVirus (Gritta et al. 2018; 229
Wikinews articles), in the form of the Pragmatic Guide to Geoparsing Evaluation (Gritta et al.
2020), https://github.com/milangritta/Pragmatic-Guide-to-Geoparsing-Evaluation. One JSON line a
text: toponyms with characters, GeoNames id and coordinates.

Metric: on gold spans, accuracy_161km is the share that has the gold GeoNames id or lies within
161 km of it; country_accuracy the share that lies in the country of the gold point (that of its
GeoNames id, else of the nearest town of the gazetteer; a region of several countries lies in each
of them). A gold span that is not linked counts as wrong. span_f1 compares exact spans (adjectives
such as "Greek" count in TR-News, as its annotators count them; in GeoVirus they are left out of
the answers); end_to_end_f1 asks for an overlapping span that lies within 161 km. Gold toponyms
without coordinates count for span_f1 only, and so do the places found there. GeoVirus has no
GeoNames ids, and its points of countries and provinces are often more than 161 km from those of
GeoNames: 303 of the 470 that counted as wrong in November 2026 were countries or provinces.

Published on TR-News, gold spans: Mordecai 3 87.3 within 161 km, 97.8 country.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from bench.scores import f1

FOLDER = Path(__file__).parents[2] / "shared" / "bench" / "place"
NEAR_KM = 161.0


def run(data: Path | None = None) -> dict[str, object]:
    """Score a file, both data sets without one; TR-News has the plain keys."""
    import dateline

    coder = dateline.load()
    files = [data] if data else [FOLDER / "trnews.jsonl", FOLDER / "geovirus.jsonl"]
    result: dict[str, object] = {}
    for number, path in enumerate(files):
        prefix = "" if number == 0 else f"{path.stem}_"
        for key, value in score(coder, path).items():
            result[prefix + key] = value
    return result


def score(coder: Any, path: Path) -> dict[str, float]:
    """Return the figures of one data set."""
    from dateline.resolve.places import link_spans

    towns = Towns(coder.gazetteer)
    adjectives = "trnews" in path.stem
    near = same = linked = hits = ends = found_total = tried = gold_total = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        gold = item["toponyms"]
        spans = [(span["start"], span["end"]) for span in gold]
        gold_total += len(gold)
        for span, place in zip(gold, link_spans(item["text"], spans, coder.gazetteer), strict=True):
            if span["lat"] is None:
                continue
            linked += 1
            if place is None:
                continue
            near += _right(place.id, place.latitude, place.longitude, span)
            is_it = place.id is not None and place.id == span["geonameid"]
            same += is_it or towns.country(span) in place.countries
        found = [p for p in coder.find_places(item["text"]) if p.latitude is not None]
        found = [p for p in found if p.sense != "demonym" or adjectives]
        found_total += len(found)
        hits += len({(p.start, p.end) for p in found} & set(spans))
        unknown = [span for span in gold if span["lat"] is None]
        placed = [p for p in found if not any(_touches(p, span) for span in unknown)]
        tried += len(placed)
        ends += _ends(placed, gold)
    return {
        "span_f1": round(f1(hits, found_total, gold_total), 4),
        "accuracy_161km": round(near / linked, 4) if linked else 0.0,
        "country_accuracy": round(same / linked, 4) if linked else 0.0,
        "end_to_end_f1": round(f1(ends, tried, linked), 4),
        "n": gold_total,
    }


def _ends(found: list[Any], gold: list[dict[str, Any]]) -> int:
    free = list(found)
    hits = 0
    for span in gold:
        if span["lat"] is None:
            continue
        for place in free:
            here = place.geonames_id, place.latitude, place.longitude
            if _touches(place, span) and _right(*here, span):
                hits += 1
                free.remove(place)
                break
    return hits


def _touches(place: Any, span: dict[str, Any]) -> bool:
    return bool(place.start < span["end"] and span["start"] < place.end)


def _right(key: int | None, latitude: float, longitude: float, span: dict[str, Any]) -> bool:
    same = key is not None and key == span["geonameid"]
    return bool(same or distance(latitude, longitude, span["lat"], span["lon"]) <= NEAR_KM)


def distance(lat: float, lon: float, other_lat: Any, other_lon: Any) -> Any:
    """Return kilometres on the great circle; the second point may be an array."""
    a, b = np.radians(lat), np.radians(other_lat)
    east = np.radians(np.asarray(other_lon) - lon)
    half = np.sin((b - a) / 2) ** 2 + np.cos(a) * np.cos(b) * np.sin(east / 2) ** 2
    return 12742 * np.arcsin(np.minimum(1.0, np.sqrt(half)))


class Towns:
    """Tells in which country a gold point lies."""

    def __init__(self, gazetteer: Any) -> None:
        table = gazetteer.table
        self.ids = {key: row for row, key in enumerate(table["id"].to_pylist())}
        self.latitudes = table["latitude"].to_numpy()
        self.longitudes = table["longitude"].to_numpy()
        self.countries = table["country"].to_pylist()

    def country(self, span: dict[str, Any]) -> str:
        """Return the code of the country of a gold toponym."""
        row = self.ids.get(span["geonameid"])
        if row is None:
            away = distance(span["lat"], span["lon"], self.latitudes, self.longitudes)
            row = int(np.argmin(away))
        return str(self.countries[row])
