"""Merge a record: from its events to incidents, only what is new and what it touches.

In: a record folder. Out: `incidents.duckdb` and a `MergeReport`. It refuses to merge what it merged
before: events without new neighbours keep their incidents, and incidents keep their ids.
"""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

import dateline
from dateline.knowledge.tables import Person, read_table
from dateline.merge.blocks import block_keys
from dateline.merge.clusters import components, groups_of
from dateline.merge.columns import SIGNED, Columns, Member, Told, columns_of
from dateline.merge.duplicates import Report, find_copies, former_versions
from dateline.merge.incidents import likely_pairs, with_single
from dateline.merge.naming import named
from dateline.merge.profiles import Profile, profile
from dateline.merge.words import Words, likeness, of_article, of_sentence
from dateline.records import content_id
from dateline.store.incidents import Incidents, opened
from dateline.store.queries import open_record

log = logging.getLogger(__name__)

VERSION = "6"
"""Of the rules of merging: another one merges a record anew."""

ALIKE = 0.6
"""Likeness of two articles from which they are looked at as copies of each other."""

AT_ONCE = 20_000
Row = dict[str, Any]


class MergeReport(msgspec.Struct, kw_only=True):
    """What a merge did. changes: incidents by kind of change; cut: comparisons left out."""

    events: int = 0
    fresh: int = 0
    gone: int = 0
    touched: int = 0
    incidents: int = 0
    compared: int = 0
    large_blocks: int = 0
    cut: int = 0
    changes: Counter[str] = msgspec.field(default_factory=Counter)


def merge_record(record: Path) -> MergeReport:
    """Bring the incidents of a record up to its events.

    Raises RecordError if the folder is no record or its incidents are in use.
    """
    open_record(record)
    return merge_snapshot(record)


def merge_snapshot(folder: Path) -> MergeReport:
    """Do the same for a folder that holds no more than a snapshot."""
    record, report = folder, MergeReport()
    with opened(record) as store:
        store.prepare(content_id("merge", VERSION, dateline.__version__))
        fresh, gone = store.differences()
        report.fresh, report.gone = len(fresh), len(gone)
        if fresh or gone:
            _compare(store, fresh, report)
            _regroup(store, fresh, gone, report)
        report.incidents, report.events = store.count()
    return report


def _compare(store: Incidents, fresh: Sequence[str], report: MergeReport) -> None:
    """Judge the pairs of new events with each other and with the events of their blocks."""
    if not fresh:
        return
    told = _told(store, fresh)
    columns = _columns(store, told)
    keys, rows = block_keys(columns)
    owners = [columns.ids[row] for row in rows]
    known_keys, known = store.neighbours(keys)
    store.add_blocks(keys, owners)
    if known:
        told += _told(store, sorted(set(known)))
        columns = _columns(store, told)
        keys = np.concatenate([keys, known_keys])
        owners += known
    del told  # a million of them would lie beside the pairs
    at = {event: row for row, event in enumerate(columns.ids)}
    new = np.zeros(len(columns.ids), dtype=bool)
    new[[at[event] for event in fresh]] = True
    rows = np.array([at[event] for event in owners], dtype=np.int64)
    found = likely_pairs(columns, keys, rows, new)
    report.compared, report.large_blocks, report.cut = (
        found.compared, found.large_blocks, found.cut,
    )  # fmt: skip
    if found.cut:
        log.warning(
            "%d blocks of events were too large; %d comparisons were left out",
            found.large_blocks, found.cut,
        )  # fmt: skip
    ids = columns.ids
    store.add_pairs([ids[i] for i in found.one], [ids[i] for i in found.other], found.chance)


def _regroup(
    store: Incidents, fresh: Sequence[str], gone: Sequence[str], report: MergeReport
) -> None:
    """Group anew what the new and the gone events touch, and keep the names that can be kept."""
    touched = store.touched([*fresh, *gone])
    former = store.former(touched)
    left = sorted(set(touched) - set(gone))
    groups, parts = _groups(store, left)
    store.set_parts(parts, gone)
    incidents, changes = named(groups, former)
    same = _unchanged(incidents, former)
    store.forget(sorted(set(former.values()) - same), gone)
    for part in _parts({name: incidents[name] for name in incidents if name not in same}):
        _profiled(store, part)
    store.add_changes([(c.incident, c.kind, c.events, c.others) for c in changes])
    report.touched = len(left)
    report.changes.update(change.kind for change in changes)


def _unchanged(
    incidents: Mapping[str, tuple[str, ...]], former: Mapping[str, str]
) -> set[str]:  # fmt: skip
    """Return the incidents that have the events which they had."""
    before: dict[str, set[str]] = defaultdict(set)
    for event, incident in former.items():
        before[incident].add(event)
    return {name for name, events in incidents.items() if before.get(name) == set(events)}


def _groups(
    store: Incidents, ids: Sequence[str]
) -> tuple[list[tuple[str, ...]], list[tuple[str, str]]]:
    """Return the groups of these events, and of each event the connected part that it lies in."""
    pairs = store.pairs_among(ids)
    at = {event: row for row, event in enumerate(ids)}
    edges = [
        (at[one], at[other], chance)
        for one, other, chance in zip(
            *(column.to_pylist() for column in pairs.columns), strict=True
        )
        if one in at and other in at
    ]
    part_of = {event: event for event in ids}
    for part in components(edges):
        rows = {row for one, other, _ in part for row in (one, other)}
        part_of.update(dict.fromkeys((ids[row] for row in rows), ids[min(rows)]))
    groups = with_single([tuple(ids[row] for row in group) for group in groups_of(edges)], ids)
    return groups, sorted(part_of.items())


def _parts(incidents: Mapping[str, tuple[str, ...]]) -> Iterator[dict[str, tuple[str, ...]]]:
    """Yield the incidents in parts of not too many events."""
    part: dict[str, tuple[str, ...]] = {}
    size = 0
    for incident, events in incidents.items():
        part[incident] = events
        size += len(events)
        if size >= AT_ONCE:
            yield part
            part, size = {}, 0
    if part:
        yield part


def _profiled(store: Incidents, incidents: Mapping[str, tuple[str, ...]]) -> None:
    """Write the profiles of these incidents."""
    store.want([event for events in incidents.values() for event in events])
    rows = {row["id"]: row for row in store.events()}
    copies, replaced = _copies(store, incidents, rows)
    found: list[Row] = []
    members: list[tuple[str, str, str]] = []
    for incident, events in incidents.items():
        own = [rows[event] for event in events]
        found.append(_row(incident, profile(own, copies, replaced)))
        members.extend((incident, event, rows[event]["article"]) for event in events)
    store.add(found, members)


def _row(incident: str, value: Profile) -> Row:
    row: Row = {"id": incident}
    for name in value.__struct_fields__:
        field = getattr(value, name)
        row[name] = list(field) if isinstance(field, tuple) else field
    row["history"] = msgspec.json.encode(value.history).decode()
    row["fields"] = msgspec.json.encode(value.fields).decode()
    return row


def _copies(
    store: Incidents, incidents: Mapping[str, tuple[str, ...]], rows: Mapping[str, Row]
) -> tuple[dict[str, str], frozenset[str]]:
    """Return article -> original for the articles of one incident that are copies.

    And the articles that a later version by their own outlet replaces.
    """
    sets = [sorted({rows[e]["article"] for e in events}) for events in incidents.values()]
    several = [articles for articles in sets if len(articles) > 1]
    texts = {row["id"]: row for row in store.articles([a for s in several for a in s])}
    words = {a: of_article(row["title"] or "", row["text"]) for a, row in texts.items()}
    found: dict[str, str] = {}
    replaced: set[str] = set()
    for articles in several:
        if not _any_alike([words[article] for article in articles]):
            continue
        reports = [
            Report(a, f"{texts[a]['title']}\n{texts[a]['text']}", texts[a]["outlet"],
                   texts[a]["published"])
            for a in articles
        ]  # fmt: skip
        for group in find_copies(reports):
            found.update((copy.report, group.original) for copy in group.copies)
            replaced.update(former_versions(group, reports))
    return found, frozenset(replaced)


def _any_alike(words: Sequence[Words]) -> bool:
    return any(
        likeness(one, other) >= ALIKE
        for number, one in enumerate(words)
        for other in words[number + 1 :]
    )


def _told(store: Incidents, ids: Sequence[str]) -> list[Told]:
    """Return events as merging sees them."""
    persons = {person.id for person in read_table(Person, "persons")}
    store.want(ids)
    found: list[Told] = []
    for events, members in store.rows():
        sides: dict[tuple[str, str], list[Member]] = defaultdict(list)
        for row in members:
            person = bool(row["is_person"]) or row["key"] in persons
            sides[row["event"], row["role"]].append(Member(row["key"], row["country"], person))
        found.extend(_told_one(row, sides) for row in events)
    return found


def _told_one(row: Row, sides: Mapping[tuple[str, str], list[Member]]) -> Told:
    names = (
        *row["actor_raws"], *row["actor_names"], *row["recipient_raws"], *row["recipient_names"],
    )  # fmt: skip
    without = [row["trigger"], row["lemma"], *" ".join(name for name in names if name).split()]
    place = row["place_geonames_id"] or row["place_name"]
    return Told(
        id=row["id"], article=row["article"], mode=row["mode"], lemma=row["lemma"],
        type=SIGNED if row["cameo"] == "057" else row["type"], is_many=_is_many(row),
        status=row["status"], actors=tuple(sides.get((row["id"], "actor"), ())),
        recipients=tuple(sides.get((row["id"], "recipient"), ())),
        words=of_sentence(row["sentence_text"], without), published=_day(row["published"]),
        first_day=_day(row["first_day"]), last_day=_day(row["last_day"]),
        place=str(place) if place else None, place_country=row["place_country"],
        latitude=row["latitude"], longitude=row["longitude"],
    )  # fmt: skip


def _is_many(row: Row) -> bool:
    """Tell whether the trigger is a plural noun; "talks" are one."""
    trigger, lemma = (row["trigger"] or "").lower(), (row["lemma"] or "").lower()
    return trigger == f"{lemma}s" and lemma in {"meeting", "summit", "visit", "conference"}


def _columns(store: Incidents, told: Sequence[Told]) -> Columns:
    articles = {
        row["id"]: of_article(row["title"] or "", row["text"])
        for row in store.articles([event.article for event in told])
    }
    return columns_of(told, articles)


def _day(value: date | None) -> int | None:
    return value.toordinal() if value is not None else None
