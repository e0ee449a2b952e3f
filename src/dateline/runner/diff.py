"""What two runs of a record have differently: events and incidents added, gone and changed.

In: a record and two of its runs. Out: a `Difference` over the articles that both coded. It refuses
to compare articles that only one of them has.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb
import msgspec

from dateline.errors import QueryError
from dateline.runner.merging import merge_snapshot
from dateline.store.ledger import Ledger
from dateline.store.snapshot import FILE, snapshot_of_run

COMPARED = (
    "type", "mode", "cameo", "status", "actor_names", "actor_countries", "recipient_names",
    "recipient_countries", "time_value", "place_name", "speaker_name", "contexts",
)  # fmt: skip

_HEAD = (
    "select v.id, v.article, v.sentence_text, v.trigger, v.type, v.mode, v.cameo, v.status, "
    "v.actor_names, v.actor_countries, v.recipient_names, v.recipient_countries, v.time_value, "
    "v.place_name, v.speaker_name, v.contexts, v.trigger_start from {0}.event v "
)


class Changed(msgspec.Struct, frozen=True):
    """One event or incident that differs.

    fields: name -> (before, after), for a changed one; `events` of an incident: the ids that left
    and those that joined.
    """

    kind: str
    what: str
    article: str | None = None
    sentence: str | None = None
    fields: dict[str, tuple[Any, Any]] = {}


class Difference(msgspec.Struct, frozen=True):
    """Two runs side by side. articles: coded by both. counts: by kind of change."""

    one: str
    other: str
    articles: int
    counts: dict[str, int]
    changes: tuple[Changed, ...]


def difference(record: Path, one: str, other: str) -> Difference:
    """Return what changed from the run `one` to the run `other`.

    one, other: ids of runs, how they begin, or their numbers in the order of time, from 1.
    Raises QueryError for a run that is not there, RecordError if the folder is no record.
    """
    ledger = Ledger(record)
    try:
        first, second = (_run(ledger, name) for name in (one, other))
        with tempfile.TemporaryDirectory(prefix="dateline-diff-") as folder:
            places = [Path(folder) / name for name in ("one", "other")]
            shared = ledger.coded_by(first) & ledger.coded_by(second)
            for place, run in zip(places, (first, second), strict=True):
                place.mkdir()
                snapshot_of_run(record, ledger, run, shared, place / FILE)
                merge_snapshot(place)
            changes = list(_changes(*places))
    finally:
        ledger.close()
    counts = Counter(change.kind for change in changes)
    return Difference(first, second, len(shared), dict(counts), tuple(changes))


_LEAST_PREFIX = 4
"""Characters of an id that may stand for it: fewer would take a wrong number for an id."""


def _run(ledger: Ledger, name: str) -> str:
    ids = [run["id"] for run in ledger.runs()]
    if name.isdigit() and 1 <= int(name) <= len(ids):
        return str(ids[int(name) - 1])
    found = [run for run in ids if len(name) >= _LEAST_PREFIX and run.startswith(name)]
    if len(found) != 1:
        listed = ", ".join(f"{number}: {run}" for number, run in enumerate(ids, start=1))
        raise QueryError(f"{name!r} names {len(found)} runs of this record; it has {listed}")
    return str(found[0])


def _changes(one: Path, other: Path) -> Iterator[Changed]:
    with duckdb.connect() as db:
        for name, place in (("a", one), ("b", other)):
            for schema, file in ((name, FILE), (f"{name}i", "incidents.duckdb")):
                quoted = str(place / file).replace("'", "''")
                db.execute(f"attach '{quoted}' as {schema} (read_only)")
        yield from _events(db)
        yield from _incidents(db)


def _events(db: duckdb.DuckDBPyConnection) -> Iterator[Changed]:
    """Yield the events that differ; one word of an article coded otherwise is a changed event."""
    gone, added = (_only(db, here, there) for here, there in (("a", "b"), ("b", "a")))
    at = {_place(row): row for row in added}
    kept = {_place(row) for row in gone} & at.keys()
    for row in gone:
        if _place(row) not in kept:
            yield Changed("event gone", _what(row), row["article"], row["sentence_text"])
    for row in added:
        if _place(row) not in kept:
            yield Changed("event added", _what(row), row["article"], row["sentence_text"])
    pairs = [(row, at[_place(row)]) for row in gone if _place(row) in kept]
    both = [
        db.sql(
            f"{_HEAD.format(name)} join {other}.event o on o.id = v.id "
            "order by v.article, v.trigger_start, v.id"
        ).to_arrow_table().to_pylist()
        for name, other in (("a", "b"), ("b", "a"))
    ]  # fmt: skip
    for before, after in sorted([*pairs, *zip(*both, strict=True)], key=lambda p: _place(p[1])):
        fields = {
            name: (before[name], after[name]) for name in COMPARED if before[name] != after[name]
        }
        if fields:
            yield Changed(
                "event changed", _what(after), after["article"], after["sentence_text"], fields
            )


def _only(db: duckdb.DuckDBPyConnection, here: str, there: str) -> list[dict[str, Any]]:
    sql = (
        f"{_HEAD.format(here)} where v.id not in (select id from {there}.event) "
        "order by v.article, v.trigger_start, v.id"
    )
    rows: list[dict[str, Any]] = db.sql(sql).to_arrow_table().to_pylist()
    return rows


def _place(row: dict[str, Any]) -> tuple[str, int]:
    return row["article"], row["trigger_start"]


def _incidents(db: duckdb.DuckDBPyConnection) -> Iterator[Changed]:
    """Yield the incidents whose events are not those of any incident of the other run.

    One that shares events with one of the other run is changed, the largest share first.
    """
    sql = (
        "select n.id, n.actors, n.recipients, n.type, n.status, n.sentence, m.events from "
        "{0}i.incident n join (select incident, list(event order by event) as events "
        "from {0}i.incident_event group by 1) m on m.incident = n.id order by n.id"
    )
    sides = [db.sql(sql.format(name)).to_arrow_table().to_pylist() for name in ("a", "b")]
    known = [{tuple(row["events"]) for row in rows} for rows in sides]
    gone = [row for row in sides[0] if tuple(row["events"]) not in known[1]]
    added = [row for row in sides[1] if tuple(row["events"]) not in known[0]]
    pairs = _shared(gone, added)
    for kind, rows, paired in (
        ("incident gone", gone, {before for before, _ in pairs}),
        ("incident added", added, {after for _, after in pairs}),
    ):
        for number, row in enumerate(rows):
            if number not in paired:
                yield Changed(kind, _told(row), None, row["sentence"])
    for one, other in pairs:
        before, after = gone[one], added[other]
        fields: dict[str, tuple[Any, Any]] = {
            name: (before[name], after[name])
            for name in ("type", "status", "actors", "recipients") if before[name] != after[name]
        }  # fmt: skip
        left = [event for event in before["events"] if event not in set(after["events"])]
        joined = [event for event in after["events"] if event not in set(before["events"])]
        fields["events"] = (left, joined)
        yield Changed("incident changed", _told(after), None, after["sentence"], fields)


def _shared(
    gone: Sequence[dict[str, Any]], added: Sequence[dict[str, Any]]
) -> list[tuple[int, int]]:
    """Return which of the gone incidents live on in which of the added ones, each at most once."""
    owner = {event: number for number, row in enumerate(added) for event in row["events"]}
    counts = Counter(
        (number, owner[event])
        for number, row in enumerate(gone) for event in row["events"] if event in owner
    )  # fmt: skip
    used: tuple[set[int], set[int]] = (set(), set())
    found = []
    for (one, other), _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if one not in used[0] and other not in used[1]:
            used[0].add(one)
            used[1].add(other)
            found.append((one, other))
    return sorted(found)


def _told(row: dict[str, Any]) -> str:
    what = f"{_names(row['actors'])} {row['type']} {_names(row['recipients'])}"
    return f"{what}, {row['status']}, {len(row['events'])} events"


def _what(row: dict[str, Any]) -> str:
    kind = " ".join(part for part in (row["type"], row["mode"]) if part)
    sides = _names(row["actor_names"]), _names(row["recipient_names"])
    return f"{sides[0]} {kind} {sides[1]}, {row['status']} [{row['trigger']}]"


def _names(names: list[str | None]) -> str:
    return ", ".join(name for name in names if name) or "-"
