"""Chains of mentions of persons, organisations and places.

Data: 24 news texts of GUM (Zeldes 2017), CC BY; https://gucorpling.org/gum. CoNLL files with entity
types. The text is rebuilt from the tokens, one line a text.

Metric: gold chains are those of person, organisation and place mentions; every mention of the
reading counts as an answer, save adjectives ("Afghan"), which GUM does not mark. GUM marks whole
noun phrases and the reading mostly their core, so a mention stands for the gold mention with the
same characters, else for the shortest one with the same head word by the parse, each used once;
the others are spurious. conll_f1 is the mean of MUC, B³ and CEAF-e over the items of all texts
together, with chains of two or more mentions on both sides, as CoNLL-2012 and CorefUD score;
conll_with_singles_f1 counts single mentions as chains of one on both sides.

Published: none on this selection.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from bench.scores import Cluster, b_cubed, ceaf_e, clusters, f1, muc
from dateline.records import Article
from dateline.syntax import Reading

FOLDER = Path(__file__).parents[2] / "shared" / "bench" / "coreference" / "gum_conll"
TYPES = frozenset({"person", "organization", "place"})
NO_SPACE_BEFORE = frozenset(". , ; : ! ? ) ] % 's n't '".split())

Span = tuple[int, int]
Item = tuple[str, Span]


def run(data: Path | None = None) -> dict[str, object]:
    """Score the chains of `Reader` on a folder of CoNLL files."""
    from dateline.read.reader import Reader

    files = sorted((data or FOLDER).glob("*.conll"))
    if not files:
        raise FileNotFoundError(2, "no CoNLL files", str(data or FOLDER))
    texts = [read(path.read_text(encoding="utf-8")) for path in files]
    readings = Reader().read_many([Article(body=text) for text, _ in texts])
    gold: dict[Item, str] = {}
    found: dict[Item, str] = {}
    for path, (_, spans), reading in zip(files, texts, readings, strict=True):
        gold.update({(path.stem, span): f"{path.stem} {name}" for span, name in spans.items()})
        answer = answered(reading, set(spans))
        found.update({(path.stem, span): f"{path.stem} {name}" for span, name in answer.items()})
    return score(gold, found)


def score(gold: dict[Item, str], found: dict[Item, str]) -> dict[str, object]:
    """Return the three metrics and their mean on chains, their mean with single mentions."""
    keys, answers = clusters(gold), clusters(found)
    chains = [metric(several(keys), several(answers)) for metric in (muc, b_cubed, ceaf_e)]
    every = [metric(keys, answers) for metric in (muc, b_cubed, ceaf_e)]
    return {
        "conll_f1": round(sum(chains) / 3, 4),
        "muc_f1": round(chains[0], 4),
        "b_cubed_f1": round(chains[1], 4),
        "ceaf_e_f1": round(chains[2], 4),
        "conll_with_singles_f1": round(sum(every) / 3, 4),
        "mention_f1": round(f1(len(gold.keys() & found.keys()), len(found), len(gold)), 4),
        "n": len(gold),
        "found": len(found),
    }


def several(chains: Iterable[Cluster[Item]]) -> list[Cluster[Item]]:
    """Return the chains of two or more mentions."""
    return [chain for chain in chains if len(chain) > 1]


def answered(reading: Reading, gold: set[Span]) -> dict[Span, str]:
    """Return the chain of each mention by the gold span that it stands for, else by its own."""
    mentions = [m for m in reading.mentions if reading.tokens[m.head].pos != "ADJ"]
    stands_for = {m.id: (m.start, m.end) for m in mentions if (m.start, m.end) in gold}
    free = gold - set(stands_for.values())
    by_head: dict[int | None, list[Span]] = {}
    for span in sorted(free, key=lambda span: span[0] - span[1]):
        by_head.setdefault(head_of(reading, span), []).append(span)
    found: dict[Span, str] = {}
    for mention in mentions:
        options = by_head.get(mention.head)
        if mention.id not in stands_for and options:
            stands_for[mention.id] = options.pop()
        own = stands_for.get(mention.id, (mention.start, mention.end))
        found[own] = str(mention.id if mention.chain is None else mention.chain)
    return found


def head_of(reading: Reading, span: Span) -> int | None:
    """Return the first token of a span whose syntactic head lies outside it."""
    nodes = {i for at in range(*span) if (i := reading.token_at(at)) is not None}
    tokens = reading.tokens
    heads = [i for i in sorted(nodes) if tokens[i].head not in nodes or tokens[i].head == i]
    return heads[0] if heads else None


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
