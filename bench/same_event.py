"""Articles of one event in one cluster.

Data: BASIL (Fan et al., EMNLP 2019): 100 events, each told by three US outlets;
https://github.com/marshallwhiteorg/emnlp19-media-bias. Text of the outlets: for scoring only. One
JSON line an article: id, outlet, published, title, text, event.

Metric: B³ F1 and pairwise F1 of the stories (`dateline.merge.stories`) against the events. Weights
and threshold were fixed on half of the events (drawn with seed 3); b_cubed_f1 and pairwise_f1 are
those of the other half, all_* those of all articles together. With --data every article counts.

Published on a like set: TF-IDF average link, tuned on its own test data, B³ .92.
"""

from __future__ import annotations

import json
import random
from datetime import date
from pathlib import Path
from typing import Any

from bench.scores import b_cubed, clusters, pairwise
from dateline.merge.stories import StoryReport, find_stories

DEFAULT = Path(__file__).parents[2] / "shared" / "bench" / "same_event" / "basil.jsonl"
SEED = 3


def run(data: Path | None = None) -> dict[str, object]:
    """Group the articles of a JSON lines file and score the groups."""
    lines = (data or DEFAULT).read_text(encoding="utf-8").splitlines()
    items = [json.loads(line) for line in lines if line]
    whole = scored(items)
    if data is not None:
        return {**whole, "n": len(items)}
    tuned = tuned_on([str(item["event"]) for item in items])
    rest = [item for item in items if item["event"] not in tuned]
    everything = {f"all_{name}": value for name, value in whole.items()}
    return {**scored(rest), **everything, "n": len(rest)}


def tuned_on(events: list[str]) -> set[str]:
    """Return the half of the events on which weights and threshold were fixed."""
    names = sorted(set(events))
    random.Random(SEED).shuffle(names)
    return set(names[: len(names) // 2])


def scored(items: list[dict[str, Any]]) -> dict[str, float]:
    """Return the figures of these articles."""
    gold = {item["id"]: item["event"] for item in items}
    groups = find_stories([report(item) for item in items])
    found = {member: str(number) for number, group in enumerate(groups) for member in group}
    return {
        "b_cubed_f1": round(b_cubed(clusters(gold), clusters(found)), 4),
        "pairwise_f1": round(pairwise(gold, found), 4),
    }


def report(item: dict[str, Any]) -> StoryReport:
    """Return an article of the data as the stories need it."""
    day = date.fromisoformat(item["published"]) if item.get("published") else None
    return StoryReport(str(item["id"]), item["title"], item["text"], day)
