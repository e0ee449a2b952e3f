"""The benchmark of plain sentences: its data, and what it counts."""

from __future__ import annotations

import json

from bench.sentences import GOLD, article, compared

import dateline
from dateline.knowledge.ontology import Ontology

STATES = frozenset(
    {"happened", "ongoing", "planned", "expected", "possible", "failed", "denied", "negated"}
)


def test_each_act_is_in_its_sentence() -> None:
    kinds = Ontology()
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert row["half"] in {"read", "unread"}
        for act in row["events"]:
            kinds.check(act["type"], None, where=row["text"])
            assert act["status"] in STATES
            names = [name for side in ("actors", "recipients") for name, _ in act[side]]
            assert all(word in row["text"] for word in [act["trigger"], *names])


def test_sides_count_with_their_countries(coder: dateline.Coder) -> None:
    act = {
        "trigger": "condemned", "type": "ACCUSE", "status": "happened",
        "actors": [["France", "FRA"], ["Germany", "DEU"]], "recipients": [["Iran", "IRN"]],
    }  # fmt: skip
    row = {
        "text": "France and Germany condemned Iran.", "title": False, "published": "2019-04-25",
        "half": "read", "events": [act],
    }  # fmt: skip
    coded = coder.code(article(row))
    assert compared(coded, row) == {
        "n": 1, "read": 1, "found": 1, "read_found": 1, "status": 1, "sides": 1
    }  # fmt: skip
    act["actors"] = [["France", "FRA"]]
    assert compared(coded, row)["sides"] == 0
    assert compared(coded, {**row, "events": []}) == {"none": 1, "silent": 0}
