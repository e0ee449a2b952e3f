"""Train the pair classifier: `python train.py --out FILE`, seeded, on a CPU.

In: the examples of `data/` and the lexicon. Out: weights with their labels, and one line of figures
an epoch on the sentences that are held back. With --score also those of a plover_pairs file, which
is never trained on.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from string import digits

import numpy as np
import torch
from acts import examples_of, proposals_of, read_told
from examples import NO_PAIR, STATUSES, Example, Span, read_all
from model import MARKS, PairClassifier, marked, padded, tokenizer
from phrases import Governments
from torch import Tensor
from torch.nn import functional
from triggers import with_triggers

from sides import (
    IGNORED,
    Sided,
    encoded,
    places,
    read_sided,
    right_shares,
    sided_of,
    widened,
    with_noise,
)

LONGEST = 96
SKIPPED = -100
HELD_SHARE = 0.06
WRITTEN = frozenset("NRSTUVWXY")
"""Files whose triggers were marked by hand: hard cases, read once or twice in each epoch."""

UNLISTED, PLAIN, TRIGGERS = 0.12, 0.6, 0.75
"""What an epoch reads of the unlisted pairs, the pairs that have a trigger too, the triggers."""

WEIGHTS = {"root": 1.0, "type": 0.6, "status": 0.4, "mode": 0.3, "contexts": 0.3}
"""What the loss of each head counts."""

SIDES_WEIGHT = 2.0
"""What the loss of the sides counts."""

SMOOTHING = 0.05
WARM = 0.06
"""Share of the steps in which the rate rises."""

OPENINGS = (
    "On Tuesday, ", "In March 2018, ", "On 4 May 1999, ", "Last week, ", "Earlier this month, ",
    "In a statement on Thursday, ", "According to state media, ", "In 1973, ", "Meanwhile, ",
    "A day earlier, ", "Two weeks after the vote, ", "Amid rising tensions, ", "Late on Sunday, ",
    "BEIRUT (Reuters) - ", "MOSCOW -- ", "NAIROBI, Kenya (AP) -- ", "In the wake of the crisis, ",
)  # fmt: skip
CLOSINGS = (
    ", officials said on Monday", ", state media reported", ", according to a spokesman",
    ", a source told Reuters", " on Friday", " late on Wednesday",
    ", the agency said in a statement", " amid tensions between the two sides",
    ", the first such move in a decade", " ahead of a summit next week",
    " over what it called a violation of its sovereignty", ", local media said",
    " in the early hours of Sunday", ", witnesses and police said",
    " as part of an agreement reached in June", ", the ministry announced",
)  # fmt: skip
JOINTS = (", while ", ", and ", ", as ", ", after ", "; ", ", days after ", ", but ")


def labels_of(examples: Sequence[Example]) -> dict[str, list[str]]:
    """Return the labels of each head in the order of its outputs."""
    return {
        "root": [*sorted({e.root for e in examples} - {NO_PAIR}), NO_PAIR],
        "type": [*sorted({e.type for e in examples} - {NO_PAIR}), NO_PAIR],
        "status": list(STATUSES),
        "mode": sorted({f"{e.type}/{e.mode}" for e in examples if e.mode}),
        "contexts": sorted({c for e in examples for c in e.contexts}),
    }


def every(proposals: Path) -> list[Example]:
    """Return all examples: the pairs, and the proposals of the lexicon with their triggers."""
    found = read_all()
    told = examples_of(read_told(), proposals_of(proposals))
    return [*found, *with_triggers(found, proposals), *told]


def every_sided(proposals: Path, only: frozenset[str] = frozenset()) -> list[Sided]:
    """Return the triggers of all files with their sides, or those of some files in JSON lines."""
    told = [item for item in read_told() if not only or item.group.rstrip(digits) in only]
    sided = [] if only else read_sided(read_all(), proposals)
    return sided + sided_of(told, proposals_of(proposals))


def split(examples: Sequence[Example]) -> tuple[list[Example], list[Example]]:
    """Return examples to train on and those held back.

    A sentence is whole in one of them, in the same one whatever else is added: its hash decides.
    """
    kept: list[Example] = []
    held: list[Example] = []
    for e in examples:
        (held if is_held(e.text) else kept).append(e)
    return kept, held


def is_held(text: str) -> bool:
    """Tell whether a sentence is held back from the training."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) % 10_000 < HELD_SHARE * 10_000


def drawn(examples: Sequence[Example], seed: int) -> list[Example]:
    """Return what one epoch reads.

    A share of the pairs that nobody listed, most of which are easy; and a pair that has an example
    with its trigger either with or without it.
    """
    rng = random.Random(seed)
    told = {(e.text, e.actor, e.recipient, e.type) for e in examples if e.trigger is not None}
    found = []
    for e in examples:
        if e.trigger is not None:
            share = TRIGGERS
            if e.group[0] in WRITTEN:
                found.append(e)
        elif not e.is_listed:
            share = UNLISTED
        else:
            share = PLAIN if (e.text, e.actor, e.recipient, e.type) in told else 1.0
        if rng.random() < share:
            found.append(e)
    return found


def varied(
    e: Example, every: Sequence[Example], rng: random.Random, governments: Governments
) -> Example:
    """Return the example with other states, an opening, a closing or another sentence joined."""
    e = with_other_states(e, rng, governments)
    text = e.text.rstrip()
    stop = text[-1] if text[-1] in ".!?" else ""
    body = text[:-1] if stop else text
    if all(span is None or span[1] <= len(body) for span in (e.actor, e.recipient, e.trigger)):
        if rng.random() < 0.25:
            body += rng.choice(CLOSINGS)
        other = rng.choice(every).text.rstrip(" .")
        if rng.random() < 0.3 and len(body) + len(other) < 260:
            body += rng.choice(JOINTS) + other
        text = body + (stop or ".")
    if rng.random() >= 0.2:
        return replace(e, text=text)
    opening = rng.choice(OPENINGS)
    spans = [_moved(span, len(opening)) for span in (e.actor, e.recipient, e.trigger)]
    return replace(e, text=opening + text, actor=spans[0], recipient=spans[1], trigger=spans[2])


def with_other_states(e: Example, rng: random.Random, governments: Governments) -> Example:
    """Return the example with sides that are names of countries exchanged, half the time."""
    for side in ("actor", "recipient"):
        span = getattr(e, side)
        if span is None or e.text[slice(*span)] not in governments.names or rng.random() < 0.5:
            continue
        phrase = governments.phrase(rng)
        if span[0] == 0:
            phrase = phrase[0].upper() + phrase[1:]
        by = len(phrase) - (span[1] - span[0])
        other_side = "recipient" if side == "actor" else "actor"
        other = getattr(e, other_side)
        if other is not None and other[0] >= span[1]:
            other = _moved(other, by)
        text = e.text[: span[0]] + phrase + e.text[span[1] :]
        trigger = e.trigger
        if trigger is not None and trigger[0] >= span[1]:
            trigger = _moved(trigger, by)
        spans = {side: (span[0], span[0] + len(phrase)), other_side: other, "trigger": trigger}
        e = replace(e, text=text, **spans)
    return e


def _moved(span: Span | None, by: int) -> Span | None:
    return None if span is None else (span[0] + by, span[1] + by)


def targets(batch: Sequence[Example], labels: dict[str, list[str]]) -> dict[str, Tensor]:
    """Return the wanted label of each head; SKIPPED where an example does not tell it."""
    at = {name: {label: i for i, label in enumerate(found)} for name, found in labels.items()}
    contexts = torch.zeros(len(batch), len(labels["contexts"]))
    for row, e in enumerate(batch):
        for context in e.contexts:
            contexts[row, at["contexts"][context]] = 1
    return {
        "root": torch.tensor([at["root"][e.root] for e in batch]),
        "type": torch.tensor([at["type"][e.type] for e in batch]),
        "status": torch.tensor(
            [SKIPPED if e.type == NO_PAIR else at["status"][e.status] for e in batch]
        ),
        "mode": torch.tensor([at["mode"].get(f"{e.type}/{e.mode}", SKIPPED) for e in batch]),
        "contexts": contexts,
        "tells_contexts": torch.tensor([bool(e.contexts) for e in batch]),
    }


def loss_of(outputs: Sequence[Tensor], gold: dict[str, Tensor]) -> Tensor:
    """Return the weighted sum of the losses of all heads."""
    total = torch.zeros(())
    for name, logits in zip(WEIGHTS, outputs, strict=True):
        if name == "contexts":
            kept = gold["tells_contexts"]
            if kept.any():
                total = total + WEIGHTS[name] * functional.binary_cross_entropy_with_logits(
                    logits[kept], gold[name][kept]
                )
        elif (gold[name] != SKIPPED).any():
            total = total + WEIGHTS[name] * functional.cross_entropy(
                logits, gold[name], ignore_index=SKIPPED, label_smoothing=SMOOTHING
            )
    return total


def encode(words, examples: Sequence[Example]) -> list[list[int]]:
    """Return the token ids of the marked sentences."""
    return [words.encode(marked(e.text, e.actor, e.recipient, e.trigger)).ids for e in examples]


def batches(rows: Sequence[Sequence[int]], size: int, rng: random.Random) -> list[list[int]]:
    """Return batches of rows of like length in random order."""
    order = list(range(len(rows)))
    rng.shuffle(order)
    found = []
    for start in range(0, len(order), size * 50):
        part = sorted(order[start : start + size * 50], key=lambda i: len(rows[i]))
        found.extend(part[i : i + size] for i in range(0, len(part), size))
    rng.shuffle(found)
    return found


@torch.no_grad()
def predict(model: PairClassifier, rows: Sequence[Sequence[int]]) -> list[np.ndarray]:
    """Return the logits of each head for all rows."""
    model.eval()
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    found: dict[int, list[np.ndarray]] = {}
    for start in range(0, len(order), 64):
        part = order[start : start + 64]
        outputs = model(*padded([rows[i] for i in part]))
        for k, i in enumerate(part):
            found[i] = [output[k].numpy() for output in outputs[: len(WEIGHTS)]]
    return [np.stack([found[i][h] for i in range(len(rows))]) for h in range(len(found[0]))]


def macro_f1(gold: Sequence[object], found: Sequence[object]) -> float:
    """Return the mean F1 of the labels that the gold uses."""
    scores = []
    for label in sorted(set(gold), key=str):
        hits = sum(g == f == label for g, f in zip(gold, found, strict=True))
        total = sum(f == label for f in found) + sum(g == label for g in gold)
        scores.append(2 * hits / total if total else 0.0)
    return sum(scores) / len(scores)


class Scored:
    """A plover_pairs file to score on, never to train on."""

    def __init__(self, path: Path, words) -> None:
        items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        self.gold = [item["root"] for item in items]
        self.quad = {item["root"]: item["quad"] for item in items}
        self.rows = [words.encode(_with_marks(item["marked"])).ids for item in items]

    def figures(self, model: PairClassifier, roots: Sequence[str]) -> dict[str, float]:
        """Return macro F1 of root, quad class and half, NONE left out."""
        logits = predict(model, self.rows)[0]
        logits[:, roots.index(NO_PAIR)] = -1e9
        found = [roots[i] for i in logits.argmax(1)]
        quads = [[self.quad[root] for root in side] for side in (self.gold, found)]
        halves = [[quad > 2 for quad in side] for side in quads]
        return {
            "score_root": round(macro_f1(self.gold, found), 4),
            "score_quad": round(macro_f1(*quads), 4),
            "score_binary": round(macro_f1(*halves), 4),
        }


def _with_marks(text: str) -> str:
    for tag, mark in zip(("<s>", "</s>", "<t>", "</t>"), MARKS[:4], strict=True):
        text = text.replace(tag, f" {mark} ")
    return text


def held_figures(
    model: PairClassifier, held: Sequence[Example], rows: list[list[int]], labels
) -> dict[str, float]:
    """Return the figures on held-back examples: listed pairs, and unlisted ones told as NONE."""
    outputs = predict(model, rows)
    best = {name: logits.argmax(1) for name, logits in zip(labels, outputs, strict=True)}
    listed = [i for i, e in enumerate(held) if e.is_listed and e.trigger is None]
    marked_words = [i for i, e in enumerate(held) if e.trigger is not None]
    events = [i for i in listed if held[i].type != NO_PAIR]
    rest = [i for i, e in enumerate(held) if not e.is_listed and e.trigger is None]
    found = {}
    kinds = (("root", listed), ("type", listed), ("status", events), ("type", marked_words))
    for key, (name, kept) in zip(("root", "type", "status", "trigger"), kinds, strict=True):
        gold = [getattr(held[i], name) for i in kept]
        found[key] = round(macro_f1(gold, [labels[name][best[name][i]] for i in kept]), 4)
    own = [(held[i].type == NO_PAIR, best["type"][i] == len(labels["type"]) - 1)
           for i in marked_words]  # fmt: skip
    found["trigger_none"] = round(macro_f1(*zip(*own, strict=True)), 4)
    none = labels["root"].index(NO_PAIR)
    found["none_of_rest"] = round(float(np.mean([best["root"][i] == none for i in rest])), 4)
    return found


def optimiser(model: PairClassifier, rate: float) -> torch.optim.Optimizer:
    """Return AdamW without decay of biases and norms."""
    named = list(model.named_parameters())
    return torch.optim.AdamW(
        [
            {"params": [p for _, p in named if p.ndim > 1], "weight_decay": 0.01},
            {"params": [p for _, p in named if p.ndim <= 1], "weight_decay": 0.0},
        ],
        lr=rate,
    )


@torch.no_grad()
def held_sides(model: PairClassifier, words, held: Sequence[Sided]) -> dict[str, float]:
    """Return the share of sides that the tree, and the likeliest phrases, have right."""
    model.eval()
    spans, chances = [], []
    for item in held:
        row = words.encode(marked(item.text, item.actor, item.recipient, item.trigger))
        sides = model(*padded([row.ids]))[-1]
        spans.append(places(item, row))
        chances.append(torch.sigmoid(sides[0]))
    return right_shares(held, spans, chances)


def sides_loss(logits: Tensor, wanted: Sequence[Tensor]) -> Tensor:
    """Return the loss of the sides; what no sentence asks for is left out."""
    gold = torch.full(logits.shape, IGNORED)
    for row, answers in enumerate(wanted):
        gold[row, : len(answers)] = answers
    kept = gold != IGNORED
    found = functional.binary_cross_entropy_with_logits(logits[kept], gold[kept])
    return SIDES_WEIGHT * found


class Epoch:
    """What one epoch reads: batches of pairs and of triggers with their sides, mixed."""

    def __init__(
        self, pairs: Sequence[Example], sided: Sequence[Sided], words, rng: random.Random,
        governments: Governments, size: int, times: int,
    ) -> None:  # fmt: skip
        self.pairs = pairs
        self.rows = encode(words, [varied(e, pairs, rng, governments) for e in pairs])
        parts = (JOINTS, OPENINGS, CLOSINGS)
        self.sided = [
            encoded(words, with_noise(widened(item, sided, rng, *parts), rng))
            for item in sided for _ in range(times)
        ]  # fmt: skip
        jobs = [(False, part) for part in batches(self.rows, size, rng)]
        jobs += [(True, part) for part in batches([row for row, _ in self.sided], size, rng)]
        rng.shuffle(jobs)
        self.jobs = jobs

    def loss(self, model: PairClassifier, job: tuple[bool, list[int]], labels) -> Tensor:
        """Return the loss of one batch."""
        is_sided, part = job
        rows = [self.sided[i][0] if is_sided else self.rows[i] for i in part]
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=is_halved()):
            outputs = model(*padded(rows))
        if is_sided:
            return sides_loss(outputs[-1].float(), [self.sided[i][1] for i in part])
        wanted = targets([self.pairs[i] for i in part], labels)
        return loss_of([o.float() for o in outputs[: len(WEIGHTS)]], wanted)


def is_halved() -> bool:
    """Tell whether the processor multiplies bfloat16; emulated it is forty times slower."""
    return bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())


def arguments() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="file of the weights")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--until", type=int, help="stop after so many epochs of the schedule")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--size", type=int, default=32)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--proposals", type=Path, required=True, help="file of propose.py")
    parser.add_argument("--start", type=Path, help="weights to start from")
    parser.add_argument(
        "--share", type=float, default=1.0, help="share of the pairs an epoch reads"
    )
    parser.add_argument("--sides", type=int, default=0, help="how often it reads each trigger")
    parser.add_argument("--only", default="", help="files whose triggers are read, whole: AA,AB")
    parser.add_argument("--score", type=Path)
    return parser.parse_args()


def main() -> None:
    """Train and save."""
    given = arguments()
    torch.manual_seed(given.seed)
    torch.set_num_threads(2)
    examples = every(given.proposals)
    labels = labels_of(examples)
    train, held = split(examples)
    only = frozenset(given.only.split(",")) - {""}
    all_sided = every_sided(given.proposals, only) if given.sides else []
    sided = [item for item in all_sided if not is_held(item.text)]
    held_sided = [item for item in all_sided if is_held(item.text)]
    words = tokenizer(LONGEST)
    held_rows = encode(words, held)
    scored = Scored(given.score, words) if given.score else None
    counts = {"train": len(train), "held": len(held), "sided": len(sided)}
    print(json.dumps({**counts, **Counter(e.root for e in train)}))
    model = PairClassifier({name: len(found) for name, found in labels.items()})
    if given.start:
        model.take_over(torch.load(given.start, weights_only=True))
    rng = random.Random(given.seed)
    read = [
        [
            e
            for e in drawn(train, given.seed + epoch)
            if e.group.rstrip(digits) in only or rng.random() < given.share
        ]
        for epoch in range(given.epochs)
    ]
    own = given.epochs * math.ceil(given.sides * len(sided) / given.size)
    steps = own + sum(math.ceil(len(part) / given.size) for part in read)
    adam = optimiser(model, given.rate)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        adam, lambda step: min((step + 1) / (WARM * steps), (steps - step) / ((1 - WARM) * steps))
    )
    governments = Governments()
    for number, pairs in enumerate(read[: given.until]):
        began, total = time.time(), 0.0
        epoch = Epoch(pairs, sided, words, rng, governments, given.size, given.sides)
        model.train()
        for job in epoch.jobs:
            loss = epoch.loss(model, job, labels)
            adam.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            adam.step()
            schedule.step()
            total += loss.item()
        report = {"epoch": number, "loss": round(total / len(epoch.jobs), 3)}
        report |= held_figures(model, held, held_rows, labels)
        if held_sided:
            report |= held_sides(model, words, held_sided)
        if scored is not None:
            report |= scored.figures(model, labels["root"])
        print(json.dumps({**report, "seconds": round(time.time() - began)}), flush=True)
        given.out.parent.mkdir(parents=True, exist_ok=True)
        torch.save({"state": model.state_dict(), "labels": labels}, given.out)


if __name__ == "__main__":
    main()
