"""Group rows whose pairs are likely one: by average likelihood, the most alike first.

In: pairs with probabilities. Out: groups of rows. It refuses chains: two groups join only when
their members are alike on average, pairs that were never compared counting as unlike.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator, Sequence

LEAST_EDGE = 0.5
"""Probability from which a pair counts for joining."""

LEAST_AVERAGE = 0.4
"""Average over all pairs of two groups from which they are one."""

Edge = tuple[int, int, float]


def groups_of(edges: Sequence[Edge]) -> list[list[int]]:
    """Return the groups of two or more rows, each sorted. edges: (one, other, probability), once.

    The order of the edges does not matter: ties go by the smallest row.
    """
    found: list[list[int]] = []
    for part in components(edges):
        found.extend(_joined(part))
    return sorted(found)


def components(edges: Sequence[Edge]) -> Iterator[list[Edge]]:
    """Yield the edges of each connected part."""
    parent: dict[int, int] = {}

    def root(row: int) -> int:
        while parent.setdefault(row, row) != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    for one, other, _ in edges:
        first, second = sorted((root(one), root(other)))
        parent[second] = first
    parts: dict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        parts[root(edge[0])].append(edge)
    yield from parts.values()


def _joined(edges: Sequence[Edge]) -> Iterator[list[int]]:
    links: dict[int, dict[int, float]] = defaultdict(dict)
    for one, other, chance in edges:
        links[one][other] = links[other][one] = chance
    members = {row: [row] for row in links}
    heap = [(-chance, min(one, other), max(one, other)) for one, other, chance in edges]
    heapq.heapify(heap)
    while heap:
        value, one, other = heapq.heappop(heap)
        if one not in members or other not in members:
            continue
        average = links[one][other] / (len(members[one]) * len(members[other]))
        if round(average, 9) != round(-value, 9):
            continue
        if average < LEAST_AVERAGE:
            break
        _join(one, other, members, links, heap)
    yield from (sorted(rows) for rows in members.values() if len(rows) > 1)


def _join(
    one: int, other: int, members: dict[int, list[int]], links: dict[int, dict[int, float]],
    heap: list[tuple[float, int, int]],
) -> None:  # fmt: skip
    """Put the group `other` into `one`: its smallest row names a group."""
    members[one] = members[one] + members.pop(other)
    for neighbour, total in links.pop(other).items():
        if neighbour == one:
            continue
        links[neighbour].pop(other)
        links[one][neighbour] = links[one].get(neighbour, 0.0) + total
        links[neighbour][one] = links[one][neighbour]
    links[one].pop(other, None)
    for neighbour, total in links[one].items():
        average = total / (len(members[one]) * len(members[neighbour]))
        if average >= LEAST_AVERAGE:
            heapq.heappush(heap, (-average, min(one, neighbour), max(one, neighbour)))
