"""Articles of one event in one cluster.

Data: BASIL (Fan et al., EMNLP 2019): 100 events, each told by three US outlets;
https://github.com/marshallwhiteorg/emnlp19-media-bias. Text of the outlets: for scoring only. One
JSON line an article: id, outlet, published, title, text, event.

Metric: B³ F1 and pairwise F1 of the clusters against the events. Two articles are joined when the
cosine of their word vectors (TF-IDF over title and body, the title twice, sublinear counts) is at
least THRESHOLD and they appeared within DAYS of each other; chains of joined articles are one
cluster (single linkage). The record's own incidents are not built yet: this is the text baseline
that they have to beat, and `method` says so.

Published on a like set: TF-IDF average link, tuned on its own test data, B³ .92.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from bench.scores import b_cubed, clusters, pairwise

DEFAULT = Path(__file__).parents[2] / "shared" / "bench" / "same_event" / "basil.jsonl"
THRESHOLD = 0.25
DAYS = 10


def run(data: Path | None = None) -> dict[str, object]:
    """Score the text baseline on the articles of a JSON lines file."""
    lines = (data or DEFAULT).read_text(encoding="utf-8").splitlines()
    items = [json.loads(line) for line in lines if line]
    gold = {item["id"]: item["event"] for item in items}
    found = joined(items)
    return {
        "b_cubed_f1": round(b_cubed(clusters(gold), clusters(found)), 4),
        "pairwise_f1": round(pairwise(gold, found), 4),
        "n": len(items),
        "method": "TF-IDF baseline",
    }


def joined(items: list[dict[str, Any]]) -> dict[str, str]:
    """Return a cluster name for each article."""
    vectors = weights([f"{item['title']} {item['title']} {item['text']}" for item in items])
    label = {item["id"]: str(item["id"]) for item in items}
    for position, one in enumerate(items):
        for other in range(position + 1, len(items)):
            if not near(one.get("published"), items[other].get("published")):
                continue
            mine, theirs = vectors[position], vectors[other]
            if sum(value * theirs.get(word, 0.0) for word, value in mine.items()) >= THRESHOLD:
                old, new = label[items[other]["id"]], label[one["id"]]
                label = {key: new if value == old else value for key, value in label.items()}
    return label


def near(one: str | None, other: str | None) -> bool:
    """Tell whether two dates lie within DAYS, unknown ones always."""
    if not one or not other:
        return True
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= DAYS


def weights(texts: list[str]) -> list[dict[str, float]]:
    """Return unit vectors of word weights."""
    counts = [Counter(re.findall(r"[a-z]{3,}", text.lower())) for text in texts]
    documents = Counter(word for count in counts for word in count)
    vectors = []
    for count in counts:
        raw = {
            word: (1 + math.log(n)) * math.log(len(texts) / documents[word])
            for word, n in count.items()
        }
        length = math.sqrt(sum(value * value for value in raw.values())) or 1.0
        vectors.append({word: value / length for word, value in raw.items()})
    return vectors
