"""Read the knowledge tables: CSV files with one kind of fact each, every row with its source.

In: a folder of CSV files, and overlay folders of the user with the same file names. Out: rows as
typed tuples. An overlay row with the same id replaces, `drop=1` removes.
It refuses to guess: an unknown column or a missing one is a KnowledgeError that names the file.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from dateline.errors import KnowledgeError

DATA = Path(__file__).parent / "data"
"""The folder of the tables that come with Dateline."""


KEYS = {
    "tenures": (0, 1, 8),
    "country_names": (0, 1),
    "metonyms": (0, 1),
    "plover_modes": (0, 1),
    "place_abbreviations": (0, 2),
    "gender_words": (0, 1),
    "body_words": (0, 1),
}
"""Columns that name a row, for tables whose first column repeats."""


class _Row(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A row of text cells; packed as an array, so that thousands open in milliseconds."""


class Country(_Row, frozen=True):
    """A state, territory or historical state."""

    code: str
    name: str
    formal_name: str
    start: str
    end: str
    successor: str
    source: str
    as_of: str


class CountryName(_Row, frozen=True):
    """One name of a country: kind is name, adjective, demonym or abbreviation."""

    name: str
    country: str
    kind: str
    start: str
    end: str
    source: str
    as_of: str


class Metonym(_Row, frozen=True):
    """A place or building that speaks for a government."""

    name: str
    country: str
    sector: str
    entity: str
    place: str
    start: str
    end: str
    source: str
    as_of: str


class Group(_Row, frozen=True):
    """An ethnic, religious, regional or social group."""

    name: str
    adjective: str
    country: str
    sector: str
    kind: str
    religion: str
    ethnicity: str
    source: str
    as_of: str


class Person(_Row, frozen=True):
    """A person with other spellings; sector is what they are without an office."""

    id: str
    name: str
    aliases: str
    country: str
    gender: str
    sector: str
    wikidata: str
    source: str
    as_of: str


class Tenure(_Row, frozen=True):
    """One person in one office from `start` to `end`; rank 1 speaks for the state."""

    person: str
    office: str
    kind: str
    title: str
    country: str
    sector: str
    rank: str
    single: str
    start: str
    end: str
    source: str
    as_of: str


class Organisation(_Row, frozen=True):
    """A body that acts: international, armed, party, ministry, force, company ..."""

    id: str
    name: str
    aliases: str
    kind: str
    country: str
    sector: str
    start: str
    end: str
    source: str
    as_of: str


class Outlet(_Row, frozen=True):
    """A news agency, newspaper, broadcaster, magazine or site."""

    id: str
    name: str
    aliases: str
    kind: str
    country: str
    control: str
    domain: str
    source: str
    as_of: str


class Role(_Row, frozen=True):
    """A noun for a person or group in a role, with its PLOVER sectors."""

    noun: str
    plural: str
    sector: str
    other_sectors: str
    kind: str
    source: str
    as_of: str


class WrittenPlace(_Row, frozen=True):
    """A place that the gazetteer lacks or gets wrong."""

    name: str
    aliases: str
    kind: str
    latitude: str
    longitude: str
    country: str
    admin1: str
    radius_km: str
    geonames_id: str
    source: str
    as_of: str


class PlaceAbbreviation(_Row, frozen=True):
    """A short form of a subdivision's name: "Ky." in the United States."""

    name: str
    place: str
    country: str
    source: str
    as_of: str


class Predicate(_Row, frozen=True):
    """One sense of a predicate: its frame, its code and an example."""

    id: str
    pos: str
    lemma: str
    particle: str
    object: str
    complement: str
    actor: str
    recipient: str
    type: str
    mode: str
    cameo: str
    contexts: str
    example: str
    source: str
    as_of: str


class HarmlessWord(_Row, frozen=True):
    """A word that is not what it looks like: sport and storms attack nobody, Union is no town."""

    word: str
    source: str
    as_of: str


class UnplacedWord(_Row, frozen=True):
    """A word of a group that an article's country does not tell, and why.

    kind: visitor (a noun of people away from home), traveller (at home where the article is, not
    where they meet), foreign (one mostly told of others, at home in their place), migrant (at home
    where one of the same noun is told to be), held (kept where they are, of whatever country), kin,
    private (of any country), word ("foreign").
    """

    word: str
    kind: str
    source: str
    as_of: str


class GivenName(_Row, frozen=True):
    """A given name that is nearly always of one gender, f or m, with where it is usual."""

    name: str
    gender: str
    region: str
    source: str
    as_of: str


class GenderWord(_Row, frozen=True):
    """A title or noun of persons of one gender, f or m. kind: title or noun."""

    word: str
    kind: str
    gender: str
    source: str
    as_of: str


class BodyWord(_Row, frozen=True):
    """A noun for a body or an office, and a word in the names of those so called."""

    noun: str
    word: str
    source: str
    as_of: str


class LightVerb(_Row, frozen=True):
    """A verb that carries an event noun; role says what its subject is to the event."""

    lemma: str
    role: str
    source: str
    as_of: str


class WordCount(_Row, frozen=True):
    """In how many sentences of the training text a word stands; the row without a word: of all."""

    word: str
    sentences: str
    source: str
    as_of: str


Row = TypeVar("Row", bound=msgspec.Struct)


def parts(cell: str) -> tuple[str, ...]:
    """Return the items of a cell that joins them with `|`."""
    return tuple(item for item in cell.split("|") if item) if cell else ()


def read_table(kind: type[Row], stem: str, folders: Sequence[Path] = (DATA,)) -> tuple[Row, ...]:
    """Return the rows of table `stem`.csv from the folders, later folders overriding earlier.

    The key of a row is its first column, or the columns that KEYS names.
    Raises KnowledgeError if a column is missing or unknown, with the file and the line.
    """
    fields = kind.__struct_fields__
    keys = next((at for name, at in KEYS.items() if stem.startswith(name)), (0,))
    rows: dict[tuple[str, ...], Row] = {}
    for folder in folders:
        path = folder / f"{stem}.csv"
        if not path.exists():
            continue
        for values, drop in _records(path, fields):
            key = tuple(values[at] for at in keys)
            if drop:
                rows.pop(key, None)
            else:
                rows[key] = kind(*values)
    return tuple(rows.values())


def read_tables(kind: type[Row], stem: str, folders: Sequence[Path] = (DATA,)) -> tuple[Row, ...]:
    """Return the rows of a table that is kept in several files: `predicates_b.csv` ..."""
    stems = {path.stem for folder in folders for path in folder.glob(f"{stem}*.csv")}
    rows: list[Row] = []
    for name in sorted(stems):
        rows.extend(read_table(kind, name, folders))
    return tuple(rows)


def _records(path: Path, fields: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], bool]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        header = next(reader, [])
        unknown = [name for name in header if name not in fields and name != "drop"]
        missing = [name for name in fields if name not in header]
        if unknown or missing:
            raise KnowledgeError(
                f"{path}: unknown columns {unknown}, missing columns {missing}; "
                f"the header must be {','.join(fields)} (and `drop` in an overlay)"
            )
        places = [header.index(name) for name in fields]
        plain = places == list(range(len(header)))
        drop_at = header.index("drop") if "drop" in header else None
        for line in reader:
            if len(line) != len(header):
                if not line:
                    continue
                raise KnowledgeError(
                    f"{path}, line {reader.line_num}: {len(line)} cells where the header has "
                    f"{len(header)}; quote a cell that holds a comma"
                )
            values = tuple(line) if plain else tuple(line[at] for at in places)
            yield values, drop_at is not None and line[drop_at] == "1"


def digest(folders: Iterable[Path] = (DATA,)) -> str:
    """Return the SHA-256 of all tables in the folders: the version of the knowledge."""
    total = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.iterdir()):
            if path.is_file():
                total.update(path.name.encode())
                total.update(path.read_bytes())
    return total.hexdigest()
