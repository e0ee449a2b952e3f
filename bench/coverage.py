"""Which step resolved the actor mentions of real news, and which names nothing resolves.

Data: `../shared/real/*.jsonl` (Wikinews, CC BY 2.5, and articles whose text belongs to their
outlets; counted only).

Metric: share of all actor mentions by the step that resolved them (docs/record.md names the
steps); resolved_share: all but "unresolved"; country_share: with a country. misses: the names most
often met and not resolved, with their number, the same list as `dateline knowledge unknown`.

Published: none.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "shared" / "real"
MISSES = 50


def run(data: Path | None = None) -> dict[str, object]:
    """Code the articles of a file or folder and count by step."""
    import dateline
    from dateline.ingest.sources import read_sources

    paths = [data] if data else sorted(FOLDER.glob("*.jsonl"))
    if not paths:
        raise FileNotFoundError(2, "no articles", str(FOLDER))
    articles = [item for item in read_sources(paths) if isinstance(item, dateline.Article)]
    steps: Counter[str] = Counter()
    misses: Counter[str] = Counter()
    with_country = 0
    for coded in dateline.load().code_many(articles):
        if not isinstance(coded, dateline.Coded):
            continue
        raw = {mention.id: mention.raw for mention in coded.mentions}
        for actor in coded.actors:
            steps[actor.step or "unresolved"] += 1
            with_country += actor.country is not None
            if actor.step is None:
                misses[raw[actor.mention]] += 1
    total = steps.total()
    return {
        "mentions": total,
        "resolved_share": round(1 - steps["unresolved"] / total, 4) if total else 0.0,
        "country_share": round(with_country / total, 4) if total else 0.0,
        "steps": {step: round(count / total, 4) for step, count in steps.most_common()},
        "misses": dict(misses.most_common(MISSES)),
        "n": len(articles),
    }
