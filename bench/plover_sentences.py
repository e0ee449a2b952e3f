"""Events of raw sentences: found, of the right type, between the right sides.

Data: the sentences of `plover_pairs` without the marks (Zero-Shot-PLOVER, train split; no licence
is stated: for scoring only; https://github.com/snowood1/Zero-Shot-PLOVER). Several pairs may share
a sentence; each is scored on its own.

Metric: coverage is the share of sentences with an event; root_recall the share of pairs whose
sentence has an event of the gold root; triple_recall asks in addition that actor and recipient
overlap the gold ones; top_accuracy is the share of coded sentences whose most confident event has
the gold root. An event counts as its strict PLOVER code (planned cooperation is AGREE).
An actor counts by every mention of its chain in the sentence ("the army said it ..."), and the
place of an event as its target too, since the data name places as targets.

Published (on the test split, from its authors' tables): PETRARCH2 coverage .47, root recall .30,
accuracy when coded .64.
"""

from __future__ import annotations

from pathlib import Path

import dateline
from bench.plover_pairs import DEFAULT, as_root, pair_of, read


def run(data: Path | None = None) -> dict[str, object]:
    """Score `Coder.code` on the sentences of a JSON lines file."""
    coder = dateline.load()
    strict = coder.ontology.strict_type
    items = read(data or DEFAULT)
    pairs = [pair_of(str(item["marked"])) for item in items]
    coded = coder.code_many(dateline.Article(body=sentence) for sentence, _, _ in pairs)
    covered = rooted = tripled = topped = 0
    for item, (_, source, target), result in zip(items, pairs, coded, strict=True):
        if isinstance(result, dateline.Rejected) or not result.events:
            continue
        covered += 1
        spans = spans_of(result)
        places = {place.id: [(place.start, place.end)] for place in result.places}
        root = item["root"]
        codes = {event.id: as_root(strict(event.type, event.status)) for event in result.events}
        right = [event for event in result.events if codes[event.id] == root]
        rooted += bool(right)
        tripled += any(
            _touch([s for m in event.actors for s in spans[m]], source)
            and _touch(
                [s for m in (event.recipients or event.actors) for s in spans[m]]
                + places.get(event.place or "", []),
                target,
            )
            for event in right
        )
        best = max(result.events, key=lambda event: event.confidence)
        topped += codes[best.id] == root
    n = len(items)
    return {
        "coverage": round(covered / n, 4),
        "root_recall": round(rooted / n, 4),
        "triple_recall": round(tripled / n, 4),
        "top_accuracy": round(topped / covered, 4) if covered else 0.0,
        "n": n,
    }


def spans_of(coded: dateline.Coded) -> dict[str, list[tuple[int, int]]]:
    """Return for each mention the characters of all mentions of its chain."""
    chains: dict[object, list[tuple[int, int]]] = {}
    for mention in coded.mentions:
        key = mention.id if mention.chain is None else mention.chain
        chains.setdefault(key, []).append((mention.start, mention.end))
    return {m.id: chains[m.id if m.chain is None else m.chain] for m in coded.mentions}


def _touch(spans: list[tuple[int, int]], wanted: tuple[int, int]) -> bool:
    return any(start < wanted[1] and wanted[0] < end for start, end in spans)
