"""Write the parts of a record: immutable Parquet files that appear whole or not at all.

In: Arrow tables and a name. Out: files in `parts/`, written to a temporary name, synced, renamed.
It refuses nothing twice: a part of the same name has the same content and is left as it is.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

FOLDER = "parts"


def part_path(record: Path, table: str, part: str) -> Path:
    """Return where a table of a part lies."""
    return record / FOLDER / f"{table}-{part}.parquet"


def write_part(record: Path, part: str, tables: Mapping[str, pa.Table]) -> None:
    """Write all tables of a part. The same tables give the same bytes.

    Raises OSError when the disk does; files under temporary names are removed then.
    """
    folder = record / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name in sorted(tables):
        _write(part_path(record, name, part), tables[name])
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write(path: Path, table: pa.Table) -> None:
    if path.exists():
        return
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            pq.write_table(
                table, file, compression="zstd", version="2.6", data_page_version="1.0",
                store_schema=True, write_statistics=True, row_group_size=100_000,
            )  # fmt: skip
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def remove_leftovers(record: Path) -> int:
    """Remove temporary files that a killed run left, and return how many there were."""
    leftovers = list((record / FOLDER).glob("*.tmp"))
    for path in leftovers:
        path.unlink(missing_ok=True)
    return len(leftovers)
