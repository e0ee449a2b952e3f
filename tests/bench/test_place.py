from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.place import distance, score

import dateline


def test_the_distance_follows_the_great_circle() -> None:
    assert distance(0.0, 0.0, 0.0, 0.0) == 0.0
    assert float(distance(52.52, 13.405, 48.8566, 2.3522)) == pytest.approx(878, abs=5)
    assert float(distance(0.0, 179.5, 0.0, -179.5)) == pytest.approx(111, abs=1)


def test_places_near_the_gold_point_are_right(tmp_path: Path, coder: dateline.Coder) -> None:
    text = "Ministers met in Vienna and flew to Cairo. Nobody came to Atlantis."
    gold = [("Vienna", 2761369, 48.2, 16.4), ("Cairo", None, 30.1, 31.2), ("Atlantis", *[None] * 3)]
    toponyms = [
        {
            "start": text.index(name), "end": text.index(name) + len(name),
            "geonameid": key, "lat": lat, "lon": lon,
        }
        for name, key, lat, lon in gold
    ]  # fmt: skip
    path = tmp_path / "made.jsonl"
    path.write_text(json.dumps({"text": text, "toponyms": toponyms}) + "\n", encoding="utf-8")
    figures = score(coder, path)
    assert figures["accuracy_161km"] == figures["country_accuracy"] == 1.0
    assert figures["end_to_end_f1"] == 1.0
    assert figures["n"] == 3
