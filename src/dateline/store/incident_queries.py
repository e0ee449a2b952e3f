"""Ask a record for its incidents: by who, what, when, where; one with all its reports.

In: a merged record and conditions. Out: lazy queries. It refuses a record that was not merged, and
says so when events came after the last merge.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import msgspec
import pyarrow as pa

from dateline.errors import QueryError, RecordError
from dateline.store.asked import country_code, named
from dateline.store.incidents import FILE, TABLES
from dateline.store.queries import STATUSES, TYPES, Query, Record, Row, Where
from dateline.store.snapshot import read_of


class IncidentQuery(Query, frozen=True):
    """A question to the incidents, with the snapshot beside them as schema `e`."""

    def arrow(self) -> pa.Table:
        """Return an Arrow table."""
        incidents = self.snapshot.parent / FILE
        with read_of(incidents), duckdb.connect() as db:
            for path, name in ((incidents, "i"), (self.snapshot, "e")):
                quoted = str(path).replace("'", "''")
                db.execute(f"attach '{quoted}' as {name} (read_only)")
            return db.sql(self.sql, params=list(self.parameters)).to_arrow_table()

    def count(self) -> int:
        """Return the number of rows."""
        return int(self.arrow().num_rows)


def incidents(
    record: Record, *, actor: str | None = None, recipient: str | None = None,
    side: str | None = None, type: str | None = None, status: str | None = None,
    place: str | None = None, start: date | None = None, end: date | None = None,
    disputed: bool = False, least: int = 1, min_certainty: float | None = None,
    limit: int | None = None,
) -> IncidentQuery:  # fmt: skip
    """Return the incidents that meet all conditions, those of most sources first.

    actor, recipient, side (either): a country (code or name), an entity id or how words of a
        name begin.
    least: sources that it needs. min_certainty: the least probability that type and sides of its
    surest report are right. disputed: only where reports contradict each other.
    Raises RecordError if the record was not merged.
    """
    check_merged(record)
    where = Where()
    for sides, wanted in ((("actor",), actor), (("recipient",), recipient),
                          (("actor", "recipient"), side)):  # fmt: skip
        if wanted:
            _add_side(where, sides, wanted)
    for column, value, known in (
        ("type", type.upper() if type else None, TYPES), ("status", status, STATUSES),
    ):  # fmt: skip
        if value is not None and value not in known:
            raise QueryError(f"{value!r} is no {column}; it is one of {', '.join(known)}")
        if value is not None:
            where.add(f"{column} = ?", value)
    if place:
        where.add("(place_country = ? or lower(place_name) = lower(?))", country_code(place), place)
    if start is not None:
        where.add("coalesce(last_day, last_published) >= ?", start)
    if end is not None:
        where.add("coalesce(first_day, first_published) <= ?", end)
    if disputed:
        where.add("len(disputed) > 0")
    where.add("sources >= ?", least)
    if min_certainty is not None:
        where.add("certainty >= ?", min_certainty)
    sql = (
        f"select * from i.incident{where.sql()} order by sources desc, events desc, "
        "coalesce(first_day, first_published) nulls last, id"
    )
    return IncidentQuery(
        record.snapshot, sql + (f" limit {limit}" if limit else ""), tuple(where.values)
    )


def incident(record: Record, id: str) -> tuple[Row, list[Row]]:
    """Return an incident by its id or how that begins, and its events in the order of reports.

    Raises QueryError if none or several begin so.
    """
    check_merged(record)
    found = IncidentQuery(
        record.snapshot, "select * from i.incident where starts_with(id, ?)", (id,)
    ).rows()
    if len(found) != 1:
        raise QueryError(
            f"{len(found)} incidents have an id that begins with {id!r}; "
            "`dateline incidents RECORD --json` shows the ids"
        )
    return found[0], events_of(record, found[0]["id"]).rows()


def events_of(record: Record, id: str) -> IncidentQuery:
    """Return the events of an incident in the order of their reports."""
    return IncidentQuery(
        record.snapshot,
        "select v.*, a.url, a.title from e.event v join i.incident_event m on m.event = v.id "
        "join e.article a on a.id = v.article where m.incident = ? "
        "order by v.published nulls last, v.article, v.trigger_start, v.id",
        (id,),
    )


def incident_table(record: Record, name: str) -> IncidentQuery:
    """Return a whole table of the incidents in its order."""
    if name not in TABLES:
        raise QueryError(f"no table {name!r}; the tables of incidents are {', '.join(TABLES)}")
    check_merged(record)
    order = {"incident": "id", "incident_event": "incident, event",
             "incident_change": "step, incident"}[name]  # fmt: skip
    return IncidentQuery(record.snapshot, f"select * from i.{name} order by {order}")


def check_merged(record: Record) -> Path:
    """Return the file of incidents. Raises RecordError if there is none."""
    path = record.path / FILE
    if not path.exists():
        raise RecordError(f"{record.path} is not merged; run `dateline merge {record.path}` first")
    return path


def unmerged(record: Record) -> int:
    """Return how many events came or went after the last merge."""
    sql = (
        "select (select count(*) from e.event where id not in (select event from i.incident_event))"
        " + (select count(*) from i.incident_event where event not in (select id from e.event)) "
        "as n"
    )
    return int(IncidentQuery(record.snapshot, sql).rows()[0]["n"])


def _add_side(where: Where, sides: tuple[str, ...], wanted: str) -> None:
    conditions = []
    code = country_code(wanted)
    for side in sides:
        condition, values = named((f"{side}s",), wanted)
        conditions.append(
            f"(list_contains({side}_countries, ?) or list_contains({side}_entities, ?) or "
            f"{condition})"
        )
        where.values.extend((code, wanted, *values))
    where.conditions.append("(" + " or ".join(conditions) + ")")


def as_values(row: Row) -> Row:
    """Return the row of an incident with its history and fields decoded."""
    return {
        **row, "history": msgspec.json.decode(row["history"]),
        "fields": msgspec.json.decode(row["fields"]),
    }  # fmt: skip
