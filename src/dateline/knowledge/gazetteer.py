"""The gazetteer: towns, subdivisions and countries of GeoNames, and the places written beside it.

In: `gazetteer/towns.parquet` and `towns.marisa` (see `scripts/build_gazetteer.py`), mapped from
disk, and the `places` table of the knowledge base. Out: every place that a name may mean.
It refuses to choose between them: `resolve` does, by the article.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import marisa_trie
import msgspec
import numpy as np
import pyarrow.parquet as pq

from dateline.errors import KnowledgeError
from dateline.knowledge.base import Knowledge
from dateline.knowledge.names import words
from dateline.knowledge.tables import HarmlessWord, PlaceAbbreviation, WrittenPlace, read_table

FOLDER = Path(__file__).parent / "gazetteer"

COUNTRY_KINDS = frozenset({"country", "adjective", "demonym"})
"""Kinds of the name index that stand for a country's territory."""


class GazetteerPlace(msgspec.Struct, frozen=True):
    """One place. kind: town, admin1, admin2, country, or what the places table says.

    latitude, longitude: degrees of its middle. radius_km: its reach, 0 if not known.
    id: GeoNames id, None for a written place without one. countries: all that it lies in.
    """

    id: int | None
    name: str
    kind: str
    latitude: float
    longitude: float
    country: str | None
    admin1: str | None
    population: int
    radius_km: float
    countries: tuple[str, ...] = ()
    is_written: bool = False


LONGEST_CODE = 4
"""Letters of capitals alone that are initials or a code, never the name of a town: "USI"."""


class Gazetteer:
    """All places by name. Raises KnowledgeError if its files cannot be read."""

    def __init__(self, knowledge: Knowledge, folder: Path = FOLDER) -> None:
        self.knowledge = knowledge
        try:
            self._names = marisa_trie.RecordTrie("<I").mmap(str(folder / "towns.marisa"))
            self.table = pq.read_table(folder / "towns.parquet", memory_map=True)
        except OSError as error:
            raise KnowledgeError(f"the gazetteer in {folder} cannot be read: {error}") from error
        self._known: dict[int, GazetteerPlace] = {}

    def candidates(self, name: str) -> list[GazetteerPlace]:
        """Return all places of this name: countries, written places, subdivisions, towns."""
        found: list[GazetteerPlace] = []
        for sense in self.knowledge.names.look_up(name):
            if sense.kind in COUNTRY_KINDS:
                country = self.country(sense.id)
                if country is not None:
                    found.append(country)
            elif sense.kind == "place":
                found.append(written(self.knowledge.written_places[int(sense.id)]))
        if not (name.isupper() and len(name) <= LONGEST_CODE):
            found.extend(self._listed(name))
        for short in self._abbreviations.get(name, ()):
            found.extend(
                place for place in self._listed(short.place)
                if place.country == short.country and place.kind != "admin2"
            )  # fmt: skip
        return _without_parts_as_countries(name, list(dict.fromkeys(found)))

    def _listed(self, name: str) -> Iterator[GazetteerPlace]:
        key = " ".join(words(name))
        return (self._row(row) for (row,) in self._names.get(key, ()))

    def is_abbreviation(self, name: str) -> bool:
        """Tell whether the name is a short form of a subdivision: "Ky."."""
        return name in self._abbreviations

    @cached_property
    def common_words(self) -> frozenset[str]:
        """Words that name some town but mean no place unless the text says so: "Central"."""
        rows = read_table(HarmlessWord, "not_places", self.knowledge.folders)
        return frozenset(row.word for row in rows)

    def capitals(self, name: str) -> frozenset[str]:
        """Return the countries whose government goes by this name of a town: "Washington"."""
        return self._capitals.get(" ".join(words(name)), frozenset())

    @cached_property
    def _capitals(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for row in self.knowledge.metonyms:
            found.setdefault(" ".join(words(row.name)), set()).add(row.country)
        return {name: frozenset(codes) for name, codes in found.items()}

    @cached_property
    def seats(self) -> dict[str, str]:
        """The town of each building that stands for a government: "Kremlin" is in Moscow."""
        rows = self.knowledge.metonyms
        return {row.name: row.place for row in rows if row.place and row.place != row.name}

    @cached_property
    def _abbreviations(self) -> dict[str, tuple[PlaceAbbreviation, ...]]:
        found: dict[str, list[PlaceAbbreviation]] = {}
        folders = self.knowledge.folders
        for row in read_table(PlaceAbbreviation, "place_abbreviations", folders):
            found.setdefault(row.name, []).append(row)
        return {name: tuple(rows) for name, rows in found.items()}

    def country(self, code: str) -> GazetteerPlace | None:
        """Return the territory of a country by its code, None for one that has none here."""
        row = self._countries.get(code)
        return self._row(row) if row is not None else None

    @cached_property
    def _countries(self) -> dict[str, int]:
        kinds = self.table["kind"].combine_chunks()
        wanted = kinds.dictionary.to_pylist().index("country")
        rows = np.flatnonzero(kinds.indices.to_numpy() == wanted)
        return {str(self.table["country"][int(row)].as_py()): int(row) for row in rows}

    def _country_name(self, code: str) -> str:
        known = self.knowledge.countries.get(code)
        return known.name if known is not None else code

    def _row(self, row: int) -> GazetteerPlace:
        found = self._known.get(row)
        if found is None:
            table = self.table
            kind = table["kind"][row].as_py()
            country = table["country"][row].as_py()
            found = self._known[row] = GazetteerPlace(
                id=table["id"][row].as_py(), kind=kind,
                name=self._country_name(country) if kind == "country" else
                table["name"][row].as_py(),
                latitude=round(table["latitude"][row].as_py(), 4),
                longitude=round(table["longitude"][row].as_py(), 4), country=country,
                admin1=table["admin1"][row].as_py() or None,
                population=table["population"][row].as_py(),
                radius_km=RADIUS[kind], countries=(country,),
            )  # fmt: skip
        return found


def _without_parts_as_countries(name: str, found: list[GazetteerPlace]) -> list[GazetteerPlace]:
    """Drop the whole country where a part of it has this very name: "Scotland"."""
    parts = {place.country for place in found if place.kind == "admin1" and place.name == name}
    return [
        place for place in found
        if place.kind != "country" or place.country not in parts or place.name == name
    ]  # fmt: skip


RADIUS = {"town": 10.0, "admin2": 40.0, "admin1": 150.0, "country": 500.0}
"""Reach in kilometres of a place whose size is not written down, by kind."""


def written(row: WrittenPlace) -> GazetteerPlace:
    """Return a row of the places table as a place."""
    countries = tuple(code for code in row.country.split("|") if code)
    return GazetteerPlace(
        id=int(row.geonames_id) if row.geonames_id else None, name=row.name, kind=row.kind,
        latitude=float(row.latitude), longitude=float(row.longitude),
        country=countries[0] if len(countries) == 1 else None, admin1=row.admin1 or None,
        population=0, radius_km=float(row.radius_km or 0), countries=countries, is_written=True,
    )  # fmt: skip
