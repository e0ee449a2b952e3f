"""Build the snapshot of a record: one DuckDB file that queries, exports and pages read.

In: the parts and the ledger. Out: `snapshot.duckdb`, swapped in whole. It refuses to hold
superseded articles: of an article coded twice only the last coding counts.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from dateline.errors import RecordError
from dateline.store.ledger import Ledger
from dateline.store.parts import FOLDER, part_path
from dateline.store.schema import SCHEMAS

FILE = "snapshot.duckdb"

_ORDER = {
    "article": "source nulls last, id",
    "sentence": "article, index",
    "mention": 'article, start, "end", id',
    "actor": "article, mention",
    "place": "article, start, id",
    "time": "article, start, id",
    "statement": "article, content_starts[1], id",
    "event": "article, trigger_start, type, id",
    "event_actor": "article, event, role, position",
}
"""Order of rows, so that the same record gives the same exports."""


def build_snapshot(record: Path, ledger: Ledger) -> Path:
    """Write the snapshot from all live parts and return its path.

    Raises RecordError when a part is gone or harmed, OSError when the disk is full; the former
    snapshot stays then.
    """
    path = record / FILE
    temporary = record / f"{FILE}.{os.getpid()}.tmp"
    temporary.unlink(missing_ok=True)
    try:
        with duckdb.connect(str(temporary)) as db:
            db.execute("set threads = 2")
            _fill(db, record, ledger.live_parts())
        temporary.replace(path)
    except duckdb.Error as error:
        raise RecordError(_harm(record, ledger, error)) from error
    finally:
        temporary.unlink(missing_ok=True)
        Path(f"{temporary}.wal").unlink(missing_ok=True)
    return path


def _harm(record: Path, ledger: Ledger, error: duckdb.Error) -> str:
    """Return what is wrong with a record whose snapshot cannot be made."""
    lost = [
        path.name
        for part in ledger.live_parts() for table in SCHEMAS
        if not (path := part_path(record, table, part)).exists()
    ]  # fmt: skip
    remedy = "put it back from a copy of the record, or code the articles into a new folder"
    if lost:
        return f"{record / FOLDER} has lost {len(lost)} files, such as {lost[0]}; {remedy}"
    return f"{record} cannot be read: {str(error).splitlines()[0]}; {remedy}"


@contextmanager
def read_of(file: Path) -> Iterator[None]:
    """Raise RecordError, with the remedy, if a file that is made from the parts cannot be read."""
    try:
        yield
    except duckdb.Error as error:
        how = "by `dateline merge`" if file.name != FILE else "from the parts"
        raise RecordError(
            f"{file} cannot be read: {str(error).splitlines()[0]}; if no other process is writing "
            f"it, remove it: it is made anew {how}"
        ) from error


def snapshot_of_run(record: Path, ledger: Ledger, run: str, articles: set[str], path: Path) -> None:
    """Write a snapshot of what one run made of these articles, superseded since or not."""
    parts = ledger.parts_of(run)
    kept = {part: [a for a in found if a in articles] for part, found in parts.items()}
    with duckdb.connect(str(path)) as db:
        _fill(db, record, {part: found for part, found in kept.items() if found})


def _fill(db: duckdb.DuckDBPyConnection, record: Path, live: dict[str, list[str]]) -> None:
    db.execute("create temp table live (article varchar, part varchar)")
    rows = [(article, part) for part, articles in live.items() for article in articles]
    if rows:
        names = pa.table({"article": [row[0] for row in rows], "part": [row[1] for row in rows]})
        db.register("names", names)
        db.execute("insert into live select article, part from names")
    for table, schema in SCHEMAS.items():
        if not live:
            db.register("empty", schema.empty_table())
            db.execute(f"create table {table} as select * from empty")
            continue
        key = "id" if table == "article" else "article"
        files = [str(part_path(record, table, part)) for part in live]
        db.execute(
            f"create table {table} as select t.* exclude (filename) from "
            f"read_parquet($1, filename = true) t join live on live.article = t.{key} and "
            f"live.part = regexp_extract(t.filename, '-([0-9a-f]+)[.]parquet$', 1) "
            f"order by {_ORDER[table]}",
            [files],
        )
