"""Export a table of a record: CSV, Parquet, JSON lines; its events in the layout of POLECAT.

In: a query and a path. Out: one file, written whole or not at all. It refuses an unknown format.
Lists become `a|b` in CSV; days are ISO dates everywhere.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

from dateline.errors import QueryError
from dateline.store.polecat import lines
from dateline.store.queries import Query, Record

FORMATS = ("csv", "parquet", "jsonl")
POLECAT = "polecat"


ENDINGS = {".csv": "csv", ".parquet": "parquet", ".jsonl": "jsonl", ".ndjson": "jsonl"}


def format_of(path: Path, wanted: str | None = None) -> str:
    """Return the format of a file: the wanted one, else that of its ending, CSV if it has none.

    Raises QueryError if the two contradict each other or the ending is of no format.
    """
    ending = path.suffix.lower()
    known = ENDINGS.get(ending)
    if wanted is not None:
        if known not in {None, wanted} and wanted in ENDINGS.values():
            raise QueryError(f"{path} ends in {ending}, but the format is {wanted}; change one")
        return wanted
    if known is None and ending:
        raise QueryError(f"{path} ends in {ending}; end it in {', '.join(ENDINGS)} or say --format")
    return known or "csv"


def export(query: Query, format: str, path: Path) -> int:
    """Write the answer of a query and return its number of rows.

    Raises QueryError for an unknown format, OSError when the file cannot be written.
    """
    if format not in FORMATS:
        known = ", ".join((*FORMATS, POLECAT))
        raise QueryError(f"no format {format!r}; the formats are {known}")
    table = query.arrow()
    with _whole(path) as file:
        _WRITERS[format](table, file)
    return int(table.num_rows)


def export_polecat(record: Record, path: Path) -> int:
    """Write the events in POLECAT's columns, tab-separated, and return how many.

    Raises OSError when the file cannot be written.
    """
    count = -1
    with _whole(path) as file:
        for line in lines(record):
            file.write(line.encode())
            count += 1
    return count


@contextmanager
def _whole(path: Path) -> Iterator[BinaryIO]:
    """Yield a file that takes its name when all is written, and goes if that fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            yield file
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _csv(table: pa.Table, file: BinaryIO) -> None:
    pyarrow.csv.write_csv(_flat(table), file)


def _flat(table: pa.Table) -> pa.Table:
    """Return the table with its lists joined by `|`."""
    for position, field in enumerate(table.schema):
        if pa.types.is_list(field.type):
            column = table.column(position)
            if not pa.types.is_string(field.type.value_type):
                column = column.cast(pa.list_(pa.string()))
            joined = pc.binary_join(_without_nulls(column), "|")
            table = table.set_column(position, field.name, joined)
    return table


def _without_nulls(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return lists whose missing items are empty text, so that positions stay."""
    rows = [None if row is None else [item or "" for item in row] for row in column.to_pylist()]
    return pa.chunked_array([pa.array(rows, pa.list_(pa.string()))])


def _parquet(table: pa.Table, file: BinaryIO) -> None:
    pq.write_table(table, file, compression="zstd")


def _jsonl(table: pa.Table, file: BinaryIO) -> None:
    for batch in table.to_batches(max_chunksize=1000):
        for row in batch.to_pylist():
            file.write(msgspec.json.encode(row) + b"\n")


_WRITERS = {"csv": _csv, "parquet": _parquet, "jsonl": _jsonl}
