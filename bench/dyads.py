"""The countries of both sides of coded events, judged by hand.

Data: `bench/audits/dyads.jsonl`, written for the project: 200 sentences drawn at random from
`plover_pairs/dev.jsonl` (ids only; the text is read from there), the surest event of each as it was
coded on 2026-11-23, the characters and countries of its sides, and the verdict of a reader. A dyad
is right when each side that the event has in the sentence is there with its country; no country
counts as right where the sentence tells none.

Metric: judged_accuracy is the share that the reader found right; dyad_accuracy the share whose
event today has the countries of a dyad that was found right. `changed` counts dyads that were
found wrong and are different now: they want a new verdict.

Published: PETRARCH2 .28 on like sentences (both sides and the type).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

AUDIT = Path(__file__).parent / "audits" / "dyads.jsonl"
TEXTS = Path(__file__).parents[2] / "shared" / "bench" / "plover_pairs" / "dev.jsonl"

Dyad = tuple[frozenset[str | None], frozenset[str | None]]


def run(data: Path | None = None) -> dict[str, object]:
    """Code the sentences of the audit anew and compare with the verdicts."""
    import dateline

    source = data or TEXTS
    texts = {
        row["id"]: row["sentence"]
        for row in map(json.loads, source.read_text(encoding="utf-8").splitlines())
    }
    rows = [json.loads(line) for line in AUDIT.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["id"] in texts]
    articles = (dateline.Article(body=texts[row["id"]]) for row in rows)
    same = changed = 0
    for coded, row in zip(dateline.load().code_many(articles), rows, strict=True):
        judged = (countries(row["actors"]), countries(row["recipients"]))
        if row["right"]:
            same += dyad(coded) == judged
        else:
            changed += dyad(coded) != judged
    total = len(rows)
    return {
        "judged_accuracy": round(sum(row["right"] for row in rows) / total, 4) if total else 0.0,
        "dyad_accuracy": round(same / total, 4) if total else 0.0,
        "changed": changed,
        "n": total,
    }


def countries(sides: Iterable[list[Any]]) -> frozenset[str | None]:
    """Return the countries of one side."""
    return frozenset(country for _, _, country in sides)


def dyad(coded: Any) -> Dyad | None:
    """Return the countries of the surest event, None without one."""
    if not getattr(coded, "events", ()):
        return None
    event = max(coded.events, key=lambda event: event.confidence)
    of = {actor.mention: actor.country for actor in coded.actors}
    return (
        frozenset(of.get(mention) for mention in event.actors),
        frozenset(of.get(mention) for mention in event.recipients),
    )
