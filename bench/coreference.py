"""Chains of mentions of persons, organisations and places.

Data: 24 news texts of GUM (Zeldes 2017), CC BY; https://gucorpling.org/gum. CoNLL files with entity
types. The text is rebuilt from the tokens, one line a text.

Metric: gold chains are those of person, organisation and place mentions. A predicted mention is
mapped to the gold mention with the same last word inside the same span, or that it overlaps most;
mentions without a partner stay as spurious ones, and single mentions count as chains of one.
conll_f1 is the mean of MUC, B³ and CEAF-e over all texts (items of all texts together).

Published: none on this selection.
"""

from __future__ import annotations

import re
from pathlib import Path

from bench.scores import b_cubed, ceaf_e, clusters, muc

FOLDER = Path(__file__).parents[2] / "shared" / "bench" / "coreference" / "gum_conll"
TYPES = frozenset({"person", "organization", "place"})
NO_SPACE_BEFORE = frozenset(". , ; : ! ? ) ] % 's n't '".split())

Span = tuple[int, int]


def run(data: Path | None = None) -> dict[str, object]:
    """Score the chains of `Reader` on a folder of CoNLL files."""
    import dateline

    coder = dateline.load()
    gold_labels: dict[tuple[str, Span], str] = {}
    found_labels: dict[tuple[str, Span], str] = {}
    folder = data or FOLDER
    if not folder.exists():
        raise FileNotFoundError(2, "no such folder", str(folder))
    for path in sorted(folder.glob("*.conll")):
        text, gold = read(path.read_text(encoding="utf-8"))
        gold_labels.update({((path.stem, span)): f"{path.stem}-{e}" for span, e in gold.items()})
        taken: set[Span] = set()
        coded = coder.code(dateline.Article(body=text))
        for mention in coded.mentions:
            chain = mention.chain if mention.chain is not None else mention.id
            span = partner((mention.start, mention.end), gold, taken)
            if span is None and mention.chain is None:
                continue
            key = (path.stem, span or (mention.start, mention.end))
            found_labels[key] = f"{path.stem}-{chain}"
    gold_clusters, found_clusters = clusters(gold_labels), clusters(found_labels)
    scores = [metric(gold_clusters, found_clusters) for metric in (muc, b_cubed, ceaf_e)]
    return {
        "conll_f1": round(sum(scores) / 3, 4),
        "muc_f1": round(scores[0], 4),
        "b_cubed_f1": round(scores[1], 4),
        "ceaf_e_f1": round(scores[2], 4),
        "n": len(gold_labels),
        "found": len(found_labels),
    }


def partner(span: Span, gold: dict[Span, str], taken: set[Span]) -> Span | None:
    """Return the gold span that ends with the mention's last word, else overlaps it most."""
    best: tuple[float, Span] | None = None
    for other in gold:
        if other in taken or not (other[0] < span[1] and span[0] < other[1]):
            continue
        common = min(span[1], other[1]) - max(span[0], other[0])
        worth = common / max(span[1] - span[0], other[1] - other[0]) + (span[1] == other[1])
        if best is None or worth > best[0]:
            best = (worth, other)
    if best is None or best[0] < 0.5:
        return None
    taken.add(best[1])
    return best[1]


def read(source: str) -> tuple[str, dict[Span, str]]:
    """Return the text of a CoNLL file, and its mentions of the wanted types by span."""
    text = ""
    found: dict[Span, str] = {}
    open_at: dict[str, list[int]] = {}
    for line in source.splitlines():
        parts = line.split("\t")
        if line.startswith("#") or len(parts) < 3:
            continue
        word, marks = parts[1], parts[2]
        glue = "" if not text or word in NO_SPACE_BEFORE else " "
        start = len(text) + len(glue)
        text += glue + word
        for opened, _ in re.findall(r"\(([^()]+)\)?|([^()]+)\)", marks):
            if opened:
                open_at.setdefault(opened, []).append(start)
        for single in re.findall(r"\(([^()]+)\)", marks):
            _close(single, open_at, len(text), found)
        for closed in re.findall(r"(?:^|(?<=\)))([^()]+)\)", marks):
            _close(closed, open_at, len(text), found)
    return text, found


def _close(name: str, open_at: dict[str, list[int]], end: int, found: dict[Span, str]) -> None:
    if not open_at.get(name):
        return
    start = open_at[name].pop()
    kind, number, *_ = name.split("-")
    if kind in TYPES:
        found[start, end] = number
