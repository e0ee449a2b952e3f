"""Put the events of all articles together that report one thing in the world.

In: events as columns. Out: likely pairs and groups of events. It refuses to depend on order: the
same events give the same groups, whichever came first.

Blocking (`blocks`), likelihood of a pair (`evidence`), grouping (`clusters`): each pair is judged
from its two events and their articles alone, so that what is added later changes only what it
touches.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from dateline.merge.blocks import block_keys, pairs_of
from dateline.merge.clusters import LEAST_EDGE, groups_of
from dateline.merge.columns import Columns, Ints, Told, columns_of
from dateline.merge.evidence import probabilities
from dateline.merge.words import Words


class Likely(NamedTuple):
    """Pairs of events that likely report one thing: rows of the columns, probabilities.

    compared: pairs looked at; large_blocks, cut: blocks beyond the cap, comparisons left out.
    """

    one: Ints
    other: Ints
    chance: np.ndarray
    compared: int
    large_blocks: int
    cut: int


def likely_pairs(
    columns: Columns, keys: Ints, rows: Ints, fresh: np.ndarray | None = None
) -> Likely:
    """Return the pairs that share a block key and likely report one thing.

    fresh: n truth values; pairs of two events that are not fresh have been judged before.
    """
    pairs = pairs_of(columns, keys, rows)
    one, other = pairs.one, pairs.other
    if fresh is not None:
        new = fresh[one] | fresh[other]
        one, other = one[new], other[new]
    chance = probabilities(columns, one, other)
    kept = chance >= LEAST_EDGE
    return Likely(
        one[kept], other[kept], chance[kept], len(one), pairs.large_blocks, pairs.cut
    )  # fmt: skip


def find_incidents(events: Iterable[Told], articles: Mapping[str, Words]) -> list[tuple[str, ...]]:
    """Return the ids of the events of each incident, single ones too, sorted.

    articles: the words of each article. The order of the events does not matter.
    """
    columns = columns_of(events, articles)
    if not columns.ids:
        return []
    keys, rows = block_keys(columns)
    found = likely_pairs(columns, keys, rows)
    edges = list(zip(found.one.tolist(), found.other.tolist(), found.chance.tolist(), strict=True))
    groups = [tuple(columns.ids[row] for row in group) for group in groups_of(edges)]
    return with_single(groups, columns.ids)


def with_single(groups: Sequence[tuple[str, ...]], ids: Iterable[str]) -> list[tuple[str, ...]]:
    """Return the groups and the events that are in none, sorted."""
    grouped = {event for group in groups for event in group}
    return sorted([*groups, *((event,) for event in ids if event not in grouped)])
