"""Which events are compared at all: those that share a side, a place or a telling word in time.

In: columns. Out: pairs of rows, and what was cut from blocks that are too large.
It refuses to compare everything with everything: a block beyond its cap is divided by the words of
the sentences, and what is still too large is cut and counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dateline.merge.columns import MEMBERS, UNKNOWN_DAY, Columns, Ints

WINDOW = 8
"""Days of a bucket; two rows of buckets overlap by half, so that four days are never parted."""

CAP = 300
"""Events of a block that are all compared with each other."""

WORDS = 2
"""Telling words of a sentence by which its event is also found."""

_SALTS = {"actor": 1, "dyad": 2, "place": 3, "word": 4, "divided": 5}
_MIX = np.int64(-7046029254386353131)


class Pairs(NamedTuple):
    """Rows to compare, one < other, each pair once; blocks beyond the cap, comparisons left out."""

    one: Ints
    other: Ints
    large_blocks: int
    cut: int


def block_keys(columns: Columns) -> tuple[Ints, Ints]:
    """Return block keys and the row of each, a row having several keys."""
    rows: list[Ints] = []
    keys: list[Ints] = []
    everyone = np.arange(len(columns.ids), dtype=np.int64)
    for bucket in _buckets(columns):
        base = mixed(columns.family, bucket)
        for values, salt in _values(columns):
            kept = values != 0
            rows.append(everyone[kept])
            keys.append(mixed(mixed(base[kept], values[kept]), np.int64(_SALTS[salt])))
    return np.concatenate(keys), np.concatenate(rows)


def _buckets(columns: Columns) -> Iterator[Ints]:
    """Yield two bucket numbers for each event: of the day it fell on, or near the report."""
    day = np.where(columns.first != UNKNOWN_DAY, columns.first, columns.published - 1)
    unknown = (columns.first == UNKNOWN_DAY) & (columns.published == UNKNOWN_DAY)
    for shift in (0, WINDOW // 2):
        bucket = (day + shift) // WINDOW * 2 + (shift > 0)
        yield np.where(unknown, np.int64(-shift - 1), bucket)


def _values(columns: Columns) -> Iterator[tuple[Ints, str]]:
    tokens = [
        np.where(side.keys[:, at] != 0, side.keys[:, at], side.countries[:, at])
        for side in (columns.actors, columns.recipients)
        for at in range(MEMBERS // 2)
    ]
    for number, values in enumerate(tokens):
        earlier = np.zeros(len(values), dtype=bool)
        for before in tokens[:number]:
            earlier |= before == values
        yield np.where(earlier, 0, values), "actor"
    yield columns.place, "place"
    for at in range(WORDS):
        yield _telling(columns, at), "word"


def _telling(columns: Columns, at: int) -> Ints:
    """Return the hash of the word with the `at`-th largest weight of each sentence, 0 for none."""
    if not len(columns.ids):
        return np.zeros(0, dtype=np.int64)
    order = np.argsort(-columns.weights, axis=1, kind="stable")[:, at]
    everyone = np.arange(len(columns.ids))
    found = columns.hashes[everyone, order]
    return np.where(columns.weights[everyone, order] > 0, found, 0)


def pairs_of(columns: Columns, keys: Ints, rows: Ints) -> Pairs:
    """Return the pairs of rows that share a key."""
    one, other, large, cut = _paired(keys, rows, columns)
    size = np.int64(max(len(columns.ids), 1))
    codes = np.unique(one * size + other)
    return Pairs(codes // size, codes % size, large, cut)


def _paired(keys: Ints, rows: Ints, columns: Columns) -> tuple[Ints, Ints, int, int]:
    order = np.lexsort((rows, keys))
    keys, rows = keys[order], rows[order]
    bounds = np.flatnonzero(np.diff(keys, prepend=keys[:1] - 1, append=keys[-1:] + 1))
    starts, ends = bounds[:-1], bounds[1:]
    ones: list[Ints] = []
    others: list[Ints] = []
    large = cut = 0
    sizes = ends - starts
    for size in np.unique(sizes[(sizes > 1) & (sizes <= CAP)]):
        blocks = rows[starts[sizes == size][:, None] + np.arange(size)]
        left, right = np.triu_indices(int(size), 1)
        ones.append(blocks[:, left].ravel())
        others.append(blocks[:, right].ravel())
    for start, end in zip(starts[sizes > CAP], ends[sizes > CAP], strict=True):
        large += 1
        for members, left_out in _divided(np.unique(rows[start:end]), columns):
            cut += left_out
            left, right = np.triu_indices(len(members), 1)
            ones.append(members[left])
            others.append(members[right])
    empty = np.zeros(0, dtype=np.int64)
    return (
        np.concatenate(ones) if ones else empty, np.concatenate(others) if others else empty,
        large, cut,
    )  # fmt: skip


def _divided(members: Ints, columns: Columns) -> Iterator[tuple[Ints, int]]:
    """Yield the parts of a large block that share a telling word, and what each leaves out."""
    words = columns.hashes[members]
    told = columns.weights[members] > 0
    flat, owner = words[told], np.repeat(members, told.sum(axis=1))
    order = np.lexsort((owner, flat))
    flat, owner = flat[order], owner[order]
    bounds = np.flatnonzero(np.diff(flat, prepend=flat[:1] - 1, append=flat[-1:] + 1))
    for start, end in pairwise(bounds):
        part = np.unique(owner[start:end])
        if len(part) > 1:
            left_out = max(0, len(part) - CAP)
            yield part[:CAP], left_out * (left_out - 1) // 2 + left_out * CAP


def mixed(values: Ints, other: Ints | np.int64) -> Ints:
    """Return one hash for two columns of numbers."""
    with np.errstate(over="ignore"):
        found: npt.NDArray[np.int64] = (values ^ (other * _MIX)) * np.int64(0x5851F42D4C957F2D)
    return found ^ (found >> np.int64(29))
