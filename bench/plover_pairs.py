"""Type of the event between a marked actor and recipient.

Data: the train split of Zero-Shot-PLOVER (Hu, Parolin, Khan, Brandt et al. 2024), news sentences
with marked source and target; https://github.com/snowood1/Zero-Shot-PLOVER. No licence is stated:
for scoring only. One JSON line a pair: sentence, marked, source, target, root (15 labels; CONCEDE
and RETREAT are YIELD), quad.

Metric: macro F1 over roots, over quad classes 1 to 4, and over the two halves of quad
(cooperation, conflict), and accuracy of roots. Quad classes follow from the root on both sides (8
of the 1,050 pairs here carry another one than their root). Where several spans are marked as one
side the first counts; a side without a mark may be anywhere in the sentence. Every pair has a gold
event, so a pair without an answer gets the likeliest other type, and AGREE, an arbitrary fixed
type, when nothing is known.

Published on the test split (ZSP, roberta-large-mnli, 355 M parameters): root .824, quad .896,
binary .964.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from bench.scores import macro_f1

DEFAULT = Path(__file__).parents[2] / "shared" / "bench" / "plover_pairs" / "dev.jsonl"
NOTHING_KNOWN = "AGREE"
QUAD = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "COOPERATE": 2, "AID": 2, "YIELD": 2, "REQUEST": 3,
    "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4,
    "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip


def run(data: Path | None = None) -> dict[str, object]:
    """Score `Coder.classify_pair` on the pairs of a JSON lines file."""
    import dateline

    coder = dateline.load()
    items = read(data or DEFAULT)
    gold = [str(item["root"]) for item in items]
    found, answered = [], 0
    for item in items:
        sentence, actor, recipient = pair_of(str(item["marked"]))
        pair = coder.classify_pair(sentence, actor=actor, recipient=recipient)
        answered += pair.type is not None
        found.append(as_root(pair.type or likeliest(dict(pair.probabilities))))
    return {**score(gold, found), "answered": round(answered / len(items), 4), "n": len(items)}


def read(path: Path) -> list[dict[str, object]]:
    """Return the items of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def score(gold: list[str], found: list[str]) -> dict[str, object]:
    """Return macro F1 of roots, quads and halves, and the accuracy of roots."""
    quads = [[str(QUAD[root]) for root in roots] for roots in (gold, found)]
    halves = [["coop" if quad in "12" else "conflict" for quad in side] for side in quads]
    right = sum(one == other for one, other in zip(gold, found, strict=True))
    return {
        "root_macro_f1": round(macro_f1(gold, found), 4),
        "root_accuracy": round(right / len(gold), 4),
        "quad_macro_f1": round(macro_f1(*quads), 4),
        "binary_macro_f1": round(macro_f1(*halves), 4),
    }


def as_root(label: str) -> str:
    """Return the label of the data set for a PLOVER type."""
    return "YIELD" if label in {"CONCEDE", "RETREAT"} else label


def likeliest(probabilities: dict[str, float]) -> str:
    """Return the likeliest type that is an event."""
    events = {name: value for name, value in probabilities.items() if name != "NONE"}
    return max(events, key=lambda name: events[name]) if events else NOTHING_KNOWN


def pair_of(marked: str) -> tuple[str, tuple[int, int], tuple[int, int]]:
    """Return the sentence without marks, and the characters of source and target.

    A side that is not marked is anywhere in the sentence.
    """
    spans: dict[str, tuple[int, int]] = {}
    text, at, opened = "", 0, {"s": 0, "t": 0}
    for match in re.finditer(r"<(/?)([st])>", marked):
        text += marked[at : match.start()]
        at = match.end()
        if match[1]:
            spans.setdefault(match[2], (opened[match[2]], len(text)))
        else:
            opened[match[2]] = len(text)
    text += marked[at:]
    return text, spans.get("s", (0, len(text))), spans.get("t", (0, len(text)))
