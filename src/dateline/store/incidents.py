"""The incidents of a record: kept, updated and asked.

In: the snapshot, block keys and likely pairs of events, profiles. Out: one DuckDB file,
`incidents.duckdb`, changed in one transaction; rows for merging. It refuses to decide what belongs
together: `merge` does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from dateline.errors import RecordError
from dateline.store.snapshot import FILE as SNAPSHOT

FILE = "incidents.duckdb"
Row = dict[str, Any]

_SCHEMA = """
create table if not exists made_by (version varchar);
create table if not exists block (key bigint, event varchar);
create table if not exists pair (one varchar, other varchar, chance float);
create table if not exists component (event varchar, part varchar);
create table if not exists incident_event (incident varchar, event varchar, article varchar);
create table if not exists incident (
  id varchar, type varchar, mode varchar, cameo varchar, quad integer, intensity double,
  status varchar, actors varchar[], actor_entities varchar[], actor_countries varchar[],
  recipients varchar[], recipient_entities varchar[], recipient_countries varchar[],
  first_day date, last_day date, place_name varchar, place_country varchar,
  place_geonames_id integer, latitude double, longitude double, first_published date,
  last_published date, events integer, articles integer, outlets varchar[], sources integer,
  confidence double, certainty double, event varchar, sentence varchar, history varchar,
  fields varchar, disputed varchar[]);
create table if not exists incident_change (
  step integer, incident varchar, kind varchar, events integer, others varchar[]);
"""

COLUMNS = (
    "id", "type", "mode", "cameo", "quad", "intensity", "status", "actors", "actor_entities",
    "actor_countries", "recipients", "recipient_entities", "recipient_countries", "first_day",
    "last_day", "place_name", "place_country", "place_geonames_id", "latitude", "longitude",
    "first_published", "last_published", "events", "articles", "outlets", "sources", "confidence",
    "certainty", "event", "sentence", "history", "fields", "disputed",
)  # fmt: skip
TABLES = ("incident", "incident_event", "incident_change")

_TEXT, _TEXTS = pa.string(), pa.list_(pa.string())
INCIDENT = pa.schema([
    (name, {
        "quad": pa.int32(), "intensity": pa.float64(), "first_day": pa.date32(),
        "last_day": pa.date32(), "place_geonames_id": pa.int32(), "latitude": pa.float64(),
        "longitude": pa.float64(), "first_published": pa.date32(), "last_published": pa.date32(),
        "events": pa.int32(), "articles": pa.int32(), "sources": pa.int32(),
        "confidence": pa.float64(), "certainty": pa.float64(),
        "actors": _TEXTS, "actor_entities": _TEXTS,
        "actor_countries": _TEXTS, "recipients": _TEXTS, "recipient_entities": _TEXTS,
        "recipient_countries": _TEXTS, "outlets": _TEXTS, "disputed": _TEXTS,
    }.get(name, _TEXT))
    for name in COLUMNS
])  # fmt: skip

_SIDES = (
    "select s.event, s.role, coalesce(s.entity, case when m.form = 'name' then "
    "'name:' || lower(s.name) when regexp_matches(m.raw, '\\w .*[A-Z]|^[A-Z]{2}') "
    "then 'phrase:' || lower(m.raw) end) as key, s.country, m.label = 'PERSON' as is_person "
    "from e.event_actor s join wanted w on w.id = s.event "
    "join e.mention m on m.id = s.mention and m.article = s.article "
    "order by s.event, s.role, s.position"
)


@contextmanager
def opened(record: Path) -> Iterator[Incidents]:
    """Open the incidents of a record for a change: all of it or, on an error, none.

    Raises RecordError if another process holds the file.
    """
    path = record / FILE
    try:
        db = duckdb.connect(str(path))
    except duckdb.IOException as error:
        raise RecordError(f"{path} is in use; wait for the other process and try again") from error
    try:
        db.execute("set threads = 2")
        db.execute("set preserve_insertion_order = false")
        db.execute(f"attach '{_quoted(record / SNAPSHOT)}' as e (read_only)")
        db.execute(_SCHEMA)
        db.execute("begin")
        yield Incidents(db)
        db.execute("commit")
    finally:
        db.close()


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


class Incidents:
    """An open file of incidents with the snapshot beside it, as schema `e`."""

    def __init__(self, db: duckdb.DuckDBPyConnection) -> None:
        self.db = db

    def prepare(self, version: str) -> bool:
        """Empty the file if it was made by another version; tell whether it was."""
        made = [row[0] for row in self.db.execute("select version from made_by").fetchall()]
        if made == [version]:
            return False
        for table in ("made_by", "block", "pair", "component", *TABLES):
            self.db.execute(f"delete from {table}")
        self.db.execute("insert into made_by values (?)", [version])
        return bool(made)

    def differences(self) -> tuple[list[str], list[str]]:
        """Return the ids of events that are new to the file, and of those that are gone."""
        fresh = self.db.execute(
            "select id from e.event where id not in (select event from incident_event) order by id"
        ).fetchall()
        gone = self.db.execute(
            "select event from incident_event where event not in (select id from e.event) "
            "order by event"
        ).fetchall()
        return [row[0] for row in fresh], [row[0] for row in gone]

    def want(self, ids: Sequence[str]) -> None:
        """Say which events the next questions are about."""
        self._table("wanted", pa.table({"id": pa.array(ids, pa.string())}))

    def rows(self, size: int = 20_000) -> Iterator[tuple[list[Row], list[Row]]]:
        """Yield the wanted events and the members of their sides, by id, so many at a time."""
        ids = [r[0] for r in self.db.execute("select id from wanted order by id").fetchall()]
        for start in range(0, len(ids), size):
            self.want(ids[start : start + size])
            yield self.events(), self._rows(_SIDES)

    def events(self) -> list[Row]:
        """Return the wanted events."""
        return self._rows(
            "select v.* from e.event v join wanted w on w.id = v.id order by v.id"
        )  # fmt: skip

    def articles(self, ids: Sequence[str]) -> Iterator[Row]:
        """Yield title and text of articles."""
        self._table("asked", pa.table({"id": pa.array(sorted(set(ids)), pa.string())}))
        query = self.db.sql(
            "select a.id, a.outlet, a.published, a.title, concat_ws(chr(10), a.deck, a.body) as "
            "text from e.article a join asked k on k.id = a.id order by a.id"
        )
        for batch in query.to_arrow_reader(2_000):
            yield from batch.to_pylist()

    def add_blocks(self, keys: Any, events: Sequence[str]) -> None:
        """Keep the block keys of new events."""
        table = pa.table({"key": pa.array(keys), "event": pa.array(events, pa.string())})
        self._insert("block", table)

    def neighbours(self, keys: Any) -> tuple[Any, list[str]]:
        """Return the keys among these that known events have, with their events."""
        self._table("sought", pa.table({"key": pa.array(keys)}))
        found = self.db.sql(
            "select b.key, b.event from block b join (select distinct key from sought) s "
            "on s.key = b.key order by b.key, b.event"
        ).to_arrow_table()
        return found.column("key").to_numpy(), found.column("event").to_pylist()

    def add_pairs(self, one: Sequence[str], other: Sequence[str], chance: Any) -> None:
        """Keep likely pairs."""
        table = pa.table({
            "one": pa.array(one, pa.string()), "other": pa.array(other, pa.string()),
            "chance": pa.array(chance, pa.float32()),
        })  # fmt: skip
        self._insert("pair", table)

    def touched(self, ids: Sequence[str]) -> list[str]:
        """Return these events and all that likely pairs connect with them, however far.

        How far is known of the events that were grouped before: each has the part it lies in.
        """
        self._table("reached", pa.table({"id": pa.array(ids, pa.string())}))
        self.db.execute(
            "create or replace temp table near as select distinct part from component where event "
            "in (select id from reached union all "
            "select other from pair where one in (select id from reached) union all "
            "select one from pair where other in (select id from reached))"
        )
        found = self.db.execute(
            "select id from reached union select event from component "
            "where part in (select part from near) order by 1"
        )
        return [row[0] for row in found.fetchall()]

    def set_parts(self, parts: Sequence[tuple[str, str]], gone: Sequence[str]) -> None:
        """Keep the part in which each of these events lies, and forget that of those gone."""
        events = pa.array([event for event, _ in parts], pa.string())
        self._table("leaving", pa.table({"id": pa.array([*events.to_pylist(), *gone])}))
        self.db.execute("delete from component where event in (select id from leaving)")
        names = pa.array([part for _, part in parts], pa.string())
        self._insert("component", pa.table({"event": events, "part": names}))

    def pairs_among(self, ids: Sequence[str]) -> pa.Table:
        """Return the likely pairs of these events."""
        self.want(ids)
        return self.db.sql(
            "select p.one, p.other, p.chance from pair p join wanted w on w.id = p.one "
            "order by p.one, p.other"
        ).to_arrow_table()

    def former(self, ids: Sequence[str]) -> dict[str, str]:
        """Return the incident of each of these events that has one."""
        self.want(ids)
        rows = self.db.execute(
            "select event, incident from incident_event join wanted on wanted.id = event"
        ).fetchall()
        return dict(rows)

    def forget(self, incidents: Sequence[str], events: Sequence[str]) -> None:
        """Remove incidents, and all that is kept of events that are gone."""
        self._table("leaving", pa.table({"id": pa.array(incidents, pa.string())}))
        self.db.execute("delete from incident where id in (select id from leaving)")
        self.db.execute("delete from incident_event where incident in (select id from leaving)")
        if events:
            self._table("leaving", pa.table({"id": pa.array(events, pa.string())}))
            self.db.execute("delete from block where event in (select id from leaving)")
            self.db.execute(
                "delete from pair where one in (select id from leaving) "
                "or other in (select id from leaving)"
            )

    def add(self, incidents: Sequence[Row], members: Sequence[tuple[str, str, str]]) -> None:
        """Keep incidents, and of each event its incident and article."""
        self._insert("incident", pa.Table.from_pylist(list(incidents), schema=INCIDENT))
        columns = list(zip(*members, strict=True)) or [(), (), ()]
        self._insert("incident_event", pa.table({
            name: pa.array(column, pa.string())
            for name, column in zip(("incident", "event", "article"), columns, strict=True)
        }))  # fmt: skip

    def add_changes(self, changes: Sequence[tuple[str, str, int, tuple[str, ...]]]) -> int:
        """Log what changed, and return the number of this step, from 1."""
        sql = "select coalesce(max(step), 0) + 1 from incident_change"
        step = int(self.db.execute(sql).fetchall()[0][0])
        self._insert("incident_change", pa.table({
            "step": pa.array([step] * len(changes), pa.int32()),
            "incident": pa.array([change[0] for change in changes], pa.string()),
            "kind": pa.array([change[1] for change in changes], pa.string()),
            "events": pa.array([change[2] for change in changes], pa.int32()),
            "others": pa.array([list(change[3]) for change in changes], _TEXTS),
        }))  # fmt: skip
        return step

    def count(self) -> tuple[int, int]:
        """Return how many incidents there are, and how many events."""
        return self._count("incident"), self._count("incident_event")

    def _rows(self, sql: str) -> list[Row]:
        return list(self.db.sql(sql).to_arrow_table().to_pylist())

    def _count(self, table: str) -> int:
        return int(self.db.execute(f"select count(*) from {table}").fetchall()[0][0])

    def _table(self, name: str, table: pa.Table) -> None:
        self.db.register("given", table)
        self.db.execute(f"create or replace temp table {name} as select * from given")
        self.db.unregister("given")

    def _insert(self, name: str, table: pa.Table) -> None:
        if table.num_rows:
            self.db.register("given", table)
            self.db.execute(f"insert into {name} by name select * from given")
            self.db.unregister("given")
