"""Copies of reports found, and different reports left apart.

Data: `../shared/real/*.jsonl` (Wikinews, CC BY 2.5, and articles whose text belongs to their
outlets) with copies made here by seven kinds of edits, seeded; and the 300 articles of BASIL (Fan
et al. 2019), where no two of different outlets are copies. Scoring only.

Metric: recall is the share of made copies that are in the group of their original, by kind of edit
in `by_edit`; precision the share of joined pairs that were made so or were in one group before.
basil_joined counts pairs of different outlets in BASIL that were joined.

Published: none.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterable
from datetime import date
from itertools import combinations
from pathlib import Path

from dateline.ingest.sources import read_sources
from dateline.merge.duplicates import CopyGroup, Report, find_copies
from dateline.records import Article

SHARED = Path(__file__).parents[2] / "shared"
SEED = 11
LEAST_WORDS = 120
"""Words of an article from which copies are made: half of it is still a text then."""


def run(data: Path | None = None) -> dict[str, object]:
    """Make copies of the articles of a file or folder and find them again."""
    paths = [data] if data else sorted((SHARED / "real").glob("*.jsonl"))
    if not paths:
        raise FileNotFoundError(2, "no articles", str(SHARED / "real"))
    articles = [item for item in read_sources(paths) if isinstance(item, Article)]
    reports = [Report(a.id, a.text, a.outlet, a.published) for a in articles]
    before = pairs_of(find_copies(reports))
    rng = random.Random(SEED)
    made: list[Report] = []
    for report in reports:
        if len(report.text.split()) >= LEAST_WORDS:
            made += [edited(report, name, rng) for name in EDITS]
    after = pairs_of(find_copies([*reports, *made]))
    hits = dict.fromkeys(EDITS, 0)
    for copy in made:
        original, name = copy.id.rsplit("#", 1)
        hits[name] += tuple(sorted((original, copy.id))) in after
    each = len(made) // len(EDITS)
    right = sum(_one_text(pair, before) for pair in after)
    return {
        "recall": round(sum(hits.values()) / len(made), 4) if made else 0.0,
        "precision": round(right / len(after), 4) if after else 1.0,
        "basil_joined": basil_joined(),
        "by_edit": {name: round(count / each, 4) for name, count in hits.items()},
        "found_before": len(before),
        "n": len(made),
    }


def pairs_of(groups: Iterable[CopyGroup]) -> set[tuple[str, str]]:
    """Return all pairs that stand in one group."""
    found: set[tuple[str, str]] = set()
    for group in groups:
        members = sorted((group.original, *(copy.report for copy in group.copies)))
        found.update(combinations(members, 2))
    return found


def _one_text(pair: tuple[str, str], before: set[tuple[str, str]]) -> bool:
    first, second = sorted(name.split("#")[0] for name in pair)
    return first == second or (first, second) in before


def basil_joined() -> int:
    """Return how many pairs of different outlets in BASIL were taken for copies."""
    path = SHARED / "bench" / "same_event" / "basil.jsonl"
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    outlet = {item["id"]: item["outlet"] for item in items}
    reports = [
        Report(item["id"], f"{item['title']}\n{item['text']}", item["outlet"],
               date.fromisoformat(item["published"]) if item.get("published") else None)
        for item in items
    ]  # fmt: skip
    return sum(outlet[one] != outlet[other] for one, other in pairs_of(find_copies(reports)))


def edited(report: Report, name: str, rng: random.Random) -> Report:
    """Return a copy of the report with one kind of edit, its id the original's and the edit."""
    text = EDITS[name](report.text, rng)
    return Report(f"{report.id}#{name}", text, f"{report.outlet} Wire", report.published)


def _attribution(text: str, rng: random.Random) -> str:
    return f"{text}\n{rng.choice(('AP', 'Reuters', 'AFP'))} contributed to this report."


def _cut(text: str, rng: random.Random) -> str:
    lines = [line for line in text.split("\n") if line.strip()]
    return "\n".join(lines[: max(2, round(len(lines) * rng.uniform(0.5, 0.8)))])


def _headline(text: str, rng: random.Random) -> str:
    rest = text.split("\n", 1)[-1]
    return f"{rng.choice(('What we know', 'Live', 'Analysis'))}: a story told anew\n{rest}"


def _order(text: str, rng: random.Random) -> str:
    lines = [line for line in text.split("\n") if line.strip()]
    rng.shuffle(lines)
    return "\n".join(lines)


def _figures(text: str, rng: random.Random) -> str:
    return re.sub(r"\d+", lambda match: str(int(match.group()) + rng.randint(1, 9)), text)


def _byline(text: str, rng: random.Random) -> str:
    name = rng.choice(("A. Okafor", "J. Lindqvist", "M. Duarte"))
    return f"By {name}, staff writer\nUpdated {rng.randint(1, 12)}:{rng.randint(10, 59)} pm\n{text}"


def _damage(text: str, rng: random.Random) -> str:
    damaged = text.replace("’", "â€™").replace("“", "â€œ").replace("é", "Ã©").replace("—", "â€”")
    return re.sub(r"[aeiou](?=\w)", lambda m: "�" if rng.random() < 0.01 else m.group(), damaged)


EDITS: dict[str, Callable[[str, random.Random], str]] = {
    "attribution": _attribution, "cut": _cut, "headline": _headline, "order": _order,
    "figures": _figures, "byline": _byline, "damage": _damage,
}  # fmt: skip
