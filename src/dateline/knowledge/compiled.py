"""The tables packed in one file, so that a process opens them in milliseconds.

In: folders of tables and their digest. Out: all rows and the name index, read from a file in the
user's cache or, the first time, from the CSVs. It refuses to trust a file of other tables or other
code: both are in its name, and what does not decode is made anew. Where the cache cannot be
written, every process reads the CSVs.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
import platformdirs

from dateline.knowledge.names import NameBuilder, NameTable
from dateline.knowledge.tables import (
    Country,
    CountryName,
    Group,
    Metonym,
    Organisation,
    Outlet,
    Person,
    Tenure,
    WrittenPlace,
    parts,
    read_table,
)


class Tables(msgspec.Struct, frozen=True):
    """All rows that the look-ups need: most by id, tenures by person."""

    countries: dict[str, Country]
    country_names: tuple[CountryName, ...]
    metonyms: tuple[Metonym, ...]
    groups: tuple[Group, ...]
    persons: dict[str, Person]
    tenures: dict[str, tuple[Tenure, ...]]
    organisations: dict[str, Organisation]
    outlets: dict[str, Outlet]
    written_places: tuple[WrittenPlace, ...]
    names: NameTable


_DECODER = msgspec.msgpack.Decoder(Tables)


def open_tables(folders: Sequence[Path], digest: str) -> Tables:
    """Return the tables of the folders, whose digest is that of `tables.digest`.

    Raises KnowledgeError if a table breaks its form.
    """
    path = _cache_folder() / f"knowledge-{_code()}-{digest[:32]}.msgpack"
    with contextlib.suppress(OSError, msgspec.DecodeError):
        return _DECODER.decode(path.read_bytes())
    found = read_all(folders)
    with contextlib.suppress(OSError):
        _write(path, msgspec.msgpack.encode(found))
    return found


def read_all(folders: Sequence[Path]) -> Tables:
    """Return all tables from their CSVs with the index of their names."""
    without_names = Tables(
        countries={row.code: row for row in read_table(Country, "countries", folders)},
        country_names=read_table(CountryName, "country_names", folders),
        metonyms=read_table(Metonym, "metonyms", folders),
        groups=read_table(Group, "groups", folders),
        persons={row.id: row for row in read_table(Person, "persons", folders)},
        tenures=_by_person(read_table(Tenure, "tenures", folders)),
        organisations={row.id: row for row in read_table(Organisation, "organisations", folders)},
        outlets={row.id: row for row in read_table(Outlet, "outlets", folders)},
        written_places=read_table(WrittenPlace, "places", folders),
        names=NameTable({}, {}),
    )
    return msgspec.structs.replace(without_names, names=_names(without_names))


def _names(rows: Tables) -> NameTable:
    builder = NameBuilder()
    add = builder.add
    for name in rows.country_names:
        kind = "country" if name.kind in {"name", "abbreviation"} else name.kind
        add(name.name, kind, name.country)
    for metonym in rows.metonyms:
        add(metonym.name, "metonym", metonym.name)
    for group in rows.groups:
        for text in (group.name, group.adjective):
            if text:
                add(text, "group", group.name)
    named = (
        ("person", rows.persons), ("organisation", rows.organisations), ("outlet", rows.outlets),
    )  # fmt: skip
    for kind, table in named:
        for row in table.values():
            for text in (row.name, *parts(row.aliases)):
                add(text, kind, row.id)
    for position, place in enumerate(rows.written_places):
        for text in (place.name, *parts(place.aliases)):
            add(text, "place", str(position))
    return builder.table()


def _by_person(rows: Iterable[Tenure]) -> dict[str, tuple[Tenure, ...]]:
    found: dict[str, list[Tenure]] = {}
    for row in rows:
        found.setdefault(row.person, []).append(row)
    return {
        person: tuple(sorted(held, key=lambda row: row.start)) for person, held in found.items()
    }


def _cache_folder() -> Path:
    return Path(platformdirs.user_cache_dir("dateline"))


def _code() -> str:
    """Return a short hash of the code that makes the packed form."""
    here = Path(__file__).parent
    total = hashlib.sha256()
    for name in ("compiled.py", "names.py", "tables.py"):
        total.update((here / name).read_bytes())
    return total.hexdigest()[:12]


def _write(path: Path, data: bytes) -> None:
    """Write under a temporary name and rename, so that no process reads half a file.

    Packed tables of former versions go: only the newest eight stay.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    Path(name).replace(path)
    packed = path.parent.glob("knowledge-*.msgpack")
    old = sorted(packed, key=lambda found: found.stat().st_mtime)
    for stale in old[:-8]:
        stale.unlink(missing_ok=True)
