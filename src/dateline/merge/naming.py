"""Give incidents names that stay: a group keeps the name that most of its events had.

In: new groups of events and the former name of each. Out: a name for each group, and what changed.
It refuses to reuse a name for other events: a name goes to one group only.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from dateline.records import content_id

ChangeKind = Literal["new", "grown", "merged", "split", "shrunk", "gone"]


class Change(msgspec.Struct, frozen=True):
    """What happened to an incident. others: incidents that it took in, or came from."""

    incident: str
    kind: ChangeKind
    events: int
    others: tuple[str, ...] = ()


def named(
    groups: Sequence[Sequence[str]], former: Mapping[str, str]
) -> tuple[dict[str, tuple[str, ...]], list[Change]]:
    """Return incident -> events, and the changes, both in the order of the names.

    groups: ids of events, sorted so that the first names a new incident. former: event -> incident
    of all events of the groups, and of those that are gone.
    """
    claims: list[tuple[int, str, int]] = []
    before: dict[str, set[str]] = defaultdict(set)
    for event, incident in former.items():
        before[incident].add(event)
    for number, group in enumerate(groups):
        shared = Counter(former[event] for event in group if event in former)
        claims.extend((-count, incident, number) for incident, count in shared.items())
    names: dict[int, str] = {}
    taken: set[str] = set()
    for _, incident, number in sorted(claims, key=lambda c: (c[0], c[1], groups[c[2]][0])):
        if number not in names and incident not in taken:
            names[number] = incident
            taken.add(incident)
    found = {}
    for number, group in enumerate(groups):
        found[names.get(number, content_id("incident", group[0]))] = tuple(group)
    ordered = dict(sorted(found.items()))
    return ordered, _changes(ordered, before, former)


def _changes(
    found: Mapping[str, tuple[str, ...]], before: Mapping[str, set[str]], former: Mapping[str, str]
) -> list[Change]:
    changes = []
    for incident, events in found.items():
        origins = sorted({former[event] for event in events if event in former} - {incident})
        own = before.get(incident)
        if own is None:
            changes.append(Change(incident, "split" if origins else "new", len(events),
                                  tuple(origins)))  # fmt: skip
        elif origins:
            changes.append(Change(incident, "merged", len(events), tuple(origins)))
        elif set(events) - own:
            changes.append(Change(incident, "grown", len(events)))
        elif own - set(events):
            changes.append(Change(incident, "shrunk", len(events)))
    for incident in sorted(set(before) - set(found)):
        changes.append(Change(incident, "gone", 0))
    return changes
