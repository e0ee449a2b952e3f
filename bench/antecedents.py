"""Whom pronouns and noun phrases stand for in political news of the United States.

Data: 44 articles of BASIL (Fan et al. 2019), read in full; for each third-person pronoun and each
definite noun phrase for people or a body that the reading finds, one reader told whom it stands for
(`audits/chains.jsonl`: article ids and characters, no text). A second reader told 352 of them
again: the same of pronouns in .99, of noun phrases in .94. Nothing of BASIL is trained on; some of
the errors made on it were read when the signs were chosen.

Metric: right is a mention in one chain with whom it stands for (or with another that was told to
stand for the same), or without a chain to others where it stands for a thing, for several together
or for nobody told elsewhere. *_right: share of all; precision and recall: of the links to one.

Published: none on this selection.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

from dateline.records import Article, Mention
from dateline.syntax import Reading

GOLD = Path(__file__).parent / "audits" / "chains.jsonl"
TEXTS = Path(__file__).parents[2] / "shared" / "bench" / "same_event" / "basil.jsonl"

GROUPS = {
    "he": frozenset("he him his himself she her hers herself".split()),
    "it": frozenset({"it", "its", "itself"}),
    "they": frozenset({"they", "them", "their", "theirs", "themselves"}),
}

Span = tuple[int, int]


def run(data: Path | None = None) -> dict[str, object]:
    """Read the articles and compare each mention that was told."""
    from dateline.ingest.sources import read_sources
    from dateline.read.reader import Reader

    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    articles = {a.id: a for a in read_sources([data or TEXTS]) if isinstance(a, Article)}
    told = [(row, articles[row["article"]]) for row in rows if row["article"] in articles]
    told = [(row, article) for row, article in told if _hash(article) == row["sha256"]]
    count: Counter[tuple[str, str]] = Counter()
    readings = Reader().read_many([article for _, article in told])
    for (row, _), reading in zip(told, readings, strict=True):
        compare(reading, row["marks"], count)
    found: dict[str, object] = {}
    for group in (*GROUPS, "noun"):
        found[f"{group}_right"] = _share(count[group, "right"], count[group, "all"])
        found[f"{group}_precision"] = _share(count[group, "both"], count[group, "linked"])
        found[f"{group}_recall"] = _share(count[group, "both"], count[group, "told"])
    return found | {"n": sum(count[group, "all"] for group in (*GROUPS, "noun"))}


def compare(reading: Reading, marks: list[dict[str, Any]], count: Counter[tuple[str, str]]) -> None:
    """Count what is right of one article's mentions, by group."""
    at = {(m.start, m.end): m for m in reading.mentions}
    alike: dict[Span, set[Span]] = {}
    for mark in marks:
        if (target := _one(mark)) is not None:
            alike.setdefault(target, {target}).add((mark["at"][0], mark["at"][1]))
    for mark in marks:
        mention = at.get((mark["at"][0], mark["at"][1]))
        if mention is None:
            continue
        word = mention.raw.lower()
        group = next((name for name, forms in GROUPS.items() if word in forms), "noun")
        mates = _mates(reading, mention)
        target = _one(mark)
        own = alike.get(target or (mention.start, mention.end), set())
        same = any((m.start, m.end) in own and m.form != "pronoun" for m in mates)
        strange = any((m.start, m.end) not in own for m in mates)
        count[group, "all"] += 1
        count[group, "linked"] += bool(mates) if target is not None else strange
        count[group, "told"] += target is not None
        count[group, "both"] += target is not None and same
        count[group, "right"] += same if target is not None else not strange


def _mates(reading: Reading, mention: Mention) -> list[Mention]:
    """Return the other mentions of a chain."""
    if mention.chain is None:
        return []
    return [m for m in reading.mentions if m.chain == mention.chain and m.id != mention.id]


def _one(mark: dict[str, Any]) -> Span | None:
    """Return the mention that one stands for, None where it is not a single one."""
    found = mark["is"]
    if not isinstance(found, list) or not isinstance(found[0], int):
        return None
    return found[0], found[1]


def _hash(article: Article) -> str:
    return hashlib.sha256(article.text.encode()).hexdigest()[:12]


def _share(part: int, whole: int) -> float:
    return round(part / max(1, whole), 4)
