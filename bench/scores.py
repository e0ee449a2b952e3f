"""The metrics that several benchmarks share, each checked against hand-made cases."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

import numpy as np

Item = TypeVar("Item", bound=Hashable)
Cluster = frozenset[Item]


def f1(hits: float, found: float, gold: float) -> float:
    """Return the harmonic mean of hits/found and hits/gold, 0 without hits."""
    return 2 * hits / (found + gold) if found + gold else 0.0


def macro_f1(gold: Sequence[str], found: Sequence[str]) -> float:
    """Return the mean F1 of the labels that the gold uses."""
    labels = sorted(set(gold))
    pairs = list(zip(gold, found, strict=True))
    total = 0.0
    for label in labels:
        hits = sum(one == other == label for one, other in pairs)
        total += f1(hits, sum(v == label for v in found), sum(v == label for v in gold))
    return total / len(labels) if labels else 0.0


def muc(gold: Iterable[Cluster[Item]], found: Iterable[Cluster[Item]]) -> float:
    """Return the link-based F1 of Vilain et al. (1995)."""

    def links(keys: Sequence[Cluster[Item]], answers: Sequence[Cluster[Item]]) -> tuple[int, int]:
        owner = {item: n for n, cluster in enumerate(answers) for item in cluster}
        right = total = 0
        for cluster in keys:
            parts = {owner[i] for i in cluster if i in owner}
            alone = sum(i not in owner for i in cluster)
            right += len(cluster) - len(parts) - alone
            total += len(cluster) - 1
        return right, total

    keys, answers = list(gold), list(found)
    recall, gold_total = links(keys, answers)
    precision, found_total = links(answers, keys)
    return _f(precision, found_total, recall, gold_total)


def b_cubed(gold: Iterable[Cluster[Item]], found: Iterable[Cluster[Item]]) -> float:
    """Return B³ F1 (Bagga and Baldwin 1998); items that one side lacks count against it."""
    keys, answers = list(gold), list(found)
    in_gold = {item: cluster for cluster in keys for item in cluster}
    in_found = {item: cluster for cluster in answers for item in cluster}
    precision = sum(
        len(in_found[i] & in_gold[i]) / len(in_found[i]) for i in in_found if i in in_gold
    )
    recall = sum(len(in_found[i] & in_gold[i]) / len(in_gold[i]) for i in in_gold if i in in_found)
    return _f(precision, len(in_found), recall, len(in_gold))


def ceaf_e(gold: Iterable[Cluster[Item]], found: Iterable[Cluster[Item]]) -> float:
    """Return the entity-based CEAF F1 (Luo 2005) with the best one-to-one alignment."""
    keys, answers = list(gold), list(found)
    if not keys or not answers:
        return 0.0
    likeness = np.zeros((len(keys), len(answers)))
    at = {item: n for n, cluster in enumerate(answers) for item in cluster}
    for row, cluster in enumerate(keys):
        for column in {at[item] for item in cluster if item in at}:
            other = answers[column]
            likeness[row, column] = 2 * len(cluster & other) / (len(cluster) + len(other))
    total = _best_total(likeness)
    return _f(total, len(answers), total, len(keys))


def _best_total(likeness: np.ndarray) -> float:
    """Return the greatest sum of a one-to-one choice (Hungarian method on the non-zero part)."""
    rows, columns = likeness.shape
    if rows > columns:
        return _best_total(likeness.T)
    cost = likeness.max() - likeness
    u, v = np.zeros(rows + 1), np.zeros(columns + 1)
    match = np.zeros(columns + 1, dtype=int)
    for row in range(1, rows + 1):
        match[0] = row
        least = np.full(columns + 1, math.inf)
        used = np.zeros(columns + 1, dtype=bool)
        way = np.zeros(columns + 1, dtype=int)
        column = 0
        while True:
            used[column] = True
            free = ~used
            current = cost[match[column] - 1] - u[match[column]] - v[1:]
            better = free[1:] & (current < least[1:])
            least[1:][better] = current[better]
            way[1:][better] = column
            waiting = np.where(free, least, math.inf)
            waiting[0] = math.inf
            target = int(waiting.argmin())
            step = waiting[target]
            u[match[used]] += step
            v[used] -= step
            least[free] -= step
            column = target
            if match[column] == 0:
                break
        while column:
            match[column] = match[way[column]]
            column = int(way[column])
    return float(sum(likeness[match[c] - 1, c - 1] for c in range(1, columns + 1) if match[c]))


def pairwise(gold: Mapping[Item, Hashable], found: Mapping[Item, Hashable]) -> float:
    """Return the F1 of pairs of items in one cluster."""
    items = sorted(gold, key=str)
    hits = mine = right = 0
    for position, one in enumerate(items):
        for other in items[position + 1 :]:
            same_gold, same_found = gold[one] == gold[other], found[one] == found[other]
            hits += same_gold and same_found
            mine += same_found
            right += same_gold
    return f1(hits, mine, right)


def clusters(labels: Mapping[Item, Hashable]) -> list[Cluster[Item]]:
    """Return the items of each label."""
    found: dict[Hashable, set[Item]] = {}
    for item, label in labels.items():
        found.setdefault(label, set()).add(item)
    return [frozenset(items) for items in found.values()]


def _f(right: float, found: float, recalled: float, gold: float) -> float:
    precision = right / found if found else 0.0
    recall = recalled / gold if gold else 0.0
    both = precision + recall
    return 2 * precision * recall / both if both else 0.0
