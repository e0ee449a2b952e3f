"""Fit how sure an event is: `../.venv/bin/python certainty.py`.

In: the sides that people judged (`bench/audits/sides.jsonl`) and the record of the same articles
today. Out: `src/dateline/models/certainty.json`, and by share of the surest events how many have
type and sides right, by weights that were fitted on other articles. The weights are fitted on
Wikinews alone (CC BY 2.5); the other texts only score them. One number, the bias, is set by what
readers found right among events drawn at random (`AUDITED`): the rules were made by errors of the
gold, of which too many are right now. Nothing is drawn at random here.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.sides import PARTS, SIDES, UNREAD, Row, Sides, read_gold

import dateline
from dateline.models.certainty import FILE, CertaintyModel, Weights
from dateline.records import Coded

Floats = npt.NDArray[np.float64]

FOLDS = 5
PENALTY = 100.0
"""Weight of the squared weights; from 30 to 600 the figures on other articles hardly differ."""

FREE = "wikinews.jsonl"
"""The file of the articles on which the weights may be fitted."""

AUDITED = ("events-26.jsonl", "events-27.jsonl")
"""Random events of all real reports, and of sentences of BASIL that nobody had judged."""

LEAST_SEEN = 25
"""Sides that must have a sign for it to count."""

LEASTS = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9)
SHARES = (0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 1.0)


class Listener(CertaintyModel):
    """Keeps the signs that it is asked about, in the order of the events."""

    def __init__(self) -> None:
        self.weights, self.checksum = Weights(0.0, {}), ""
        self.heard: list[dict[str, float]] = []

    def chance(self, signs: dict[str, float]) -> float:  # type: ignore[override]
        """Keep the signs."""
        self.heard.append(dict(signs))
        return 0.5


class Seen:
    """Sides with their signs, whether they are right, and the article that they are of."""

    def __init__(self) -> None:
        self.signs: list[dict[str, float]] = []
        self.right: list[float] = []
        self.article: list[str] = []
        self.part: list[str] = []
        self.is_free: list[bool] = []

    def add(self, coded: Coded, rows: Sequence[Row], signs: Sequence[dict[str, float]]) -> None:
        """Take the events of an article; of a wrong type neither side is right."""
        judged = [event for event in coded.events if event.certainty is not None]
        heard = {
            event.trigger.start: (event, signs[2 * n : 2 * n + 2]) for n, event in enumerate(judged)
        }
        sides = Sides(coded)
        for row in rows:
            event, own = heard.get(row["trigger"][0], (None, ()))
            if event is None:
                continue
            wrong = sides.wrong(event, row) if event.type == row["type"] else set(SIDES)
            self.signs += own
            self.right += [float(side not in wrong) for side in SIDES]
            self.article += 2 * [coded.article.id]
            self.part += 2 * [row["of"]]
            self.is_free += 2 * [FREE in (coded.article.source or "")]


def main() -> None:
    """Fit the weights, write them, and print what they are worth."""
    seen = observed()
    free, parts = np.array(seen.is_free), np.array(seen.part)
    used = [signs for signs, own in zip(seen.signs, seen.is_free, strict=True) if own]
    counts = Counter(name for signs in used for name, value in signs.items() if value)
    names = sorted(name for name, count in counts.items() if count >= LEAST_SEEN)
    values = np.array([[signs.get(name, 0.0) for name in names] for signs in seen.signs])
    right = np.array(seen.right)
    chances = chance(fitted(values[free], right[free]), values)
    folds = np.array(
        [int(hashlib.sha256(a.encode()).hexdigest(), 16) % FOLDS for a in seen.article]
    )
    for fold in range(FOLDS):
        own, rest = free & (folds == fold), free & (folds != fold)
        chances[own] = chance(fitted(values[rest], right[rest]), values[own])
    unread = np.isin(parts, UNREAD)
    whole = fitted(values[free], right[free])
    weights = unbiased(whole, values[unread], audited())
    chances = 1 / (1 + (1 / chances - 1) * np.exp(whole[-1] - weights[-1]))
    for part in PARTS:
        show(part, chances[parts == part], right[parts == part])
    show("basil2, third, trnews2", chances[unread], right[unread])
    kept_weights = {name: round(float(w), 4) for name, w in zip(names, weights[:-1], strict=True)}
    content = {"bias": round(float(weights[-1]), 4), "weights": kept_weights}
    FILE.write_text(json.dumps(content, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def observed() -> Seen:
    """Code the articles of the gold and return their sides."""
    coder, seen = dateline.load(), Seen()
    listener = coder.certainty = Listener()
    articles, gold = read_gold()
    for article in articles:
        listener.heard.clear()
        seen.add(coder.code(article), gold[article.id], list(listener.heard))
    return seen


def fitted(values: Floats, right: Floats) -> Floats:
    """Return the weights of a logistic model, the bias last, by Newton's method."""
    scale = values.std(axis=0) + 1e-9
    rows = np.c_[values / scale, np.ones(len(values))]
    penalty = np.full(rows.shape[1], PENALTY)
    penalty[-1] = 1e-6
    weights = np.zeros(rows.shape[1])
    for _ in range(50):
        chances = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chances - right) + penalty * weights
        bend = (rows * (chances * (1 - chances))[:, None]).T @ rows + np.diag(penalty)
        weights -= np.linalg.solve(bend, slope)
    return np.r_[weights[:-1] / scale, weights[-1]]


def audited() -> float:
    """Return the share of events that readers of random ones found right in type and sides."""
    folder = Path(__file__).parents[1] / "bench" / "audits"
    lines = [line for name in AUDITED for line in (folder / name).read_text().splitlines()]
    return float(np.mean([json.loads(line)["sides_right"] for line in lines]))


def unbiased(weights: Floats, values: Floats, wanted: float) -> Floats:
    """Return the weights with the bias by which that share of events is said to be right."""
    low, high = -5.0, 5.0
    for _ in range(40):
        moved = weights.copy()
        moved[-1] += (low + high) / 2
        both = chance(moved, values)
        low, high = (low, (low + high) / 2) if (both[::2] * both[1::2]).mean() > wanted else (
            (low + high) / 2, high)  # fmt: skip
    return moved


def chance(weights: Floats, values: Floats) -> Floats:
    """Return the chance of each side to be right."""
    found: Floats = 1 / (1 + np.exp(-np.c_[values, np.ones(len(values))] @ weights))
    return found


def show(name: str, chances: Floats, right: Floats) -> None:
    """Print how many of the surest events have both sides right, and how well the chances fit."""
    both, truth = chances[::2] * chances[1::2], right[::2] * right[1::2]
    order = np.argsort(-both, kind="stable")
    kept = ((share, truth[order[: round(share * len(order))]].mean()) for share in SHARES)
    line = ", ".join(f"{share:.0%} {value:.3f}" for share, value in kept)
    print(f"{name}: n {len(truth)}, said {both.mean():.3f}, right {truth.mean():.3f}; {line}")
    sure = ((least, both >= least) for least in LEASTS)
    told = (f"{least} {s.mean():.2f}/{truth[s].mean():.3f}" for least, s in sure if s.any())
    print("  at least: kept/right", ", ".join(told))


if __name__ == "__main__":
    main()
