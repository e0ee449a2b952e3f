"""The knowledge base: all tables in memory and the index of their names.

In: the tables that come with Dateline and the user's overlay folders. Out: `Knowledge`, opened
once per process. It refuses to resolve a mention: that needs its context and is `resolve`'s work.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

import msgspec

from dateline.knowledge import tables
from dateline.knowledge.names import NameIndex, words
from dateline.knowledge.tables import (
    DATA,
    Country,
    CountryName,
    Group,
    Metonym,
    Organisation,
    Outlet,
    Person,
    Role,
    Tenure,
    WrittenPlace,
    parts,
    read_table,
    read_tables,
)

TITLES = frozenset(
    "mr mrs ms dr sir lord lady prof professor president minister chancellor premier king queen "
    "prince princess sheikh emir sultan pope ayatollah general colonel major captain admiral "
    "senator governor mayor ambassador secretary".split()
)
"""Titles that are no part of a name when its words are taken apart."""


class Knowledge:
    """All tables, with the look-ups that the stages need.

    overlays: folders of the user with the same CSVs; later ones override earlier ones.
    Raises KnowledgeError if a table breaks its form.
    """

    def __init__(self, overlays: Sequence[Path] = ()) -> None:
        folders = (DATA, *overlays)
        self.folders = folders
        self.countries = {row.code: row for row in read_table(Country, "countries", folders)}
        self.country_names = read_table(CountryName, "country_names", folders)
        self.metonyms = read_table(Metonym, "metonyms", folders)
        self.groups = read_table(Group, "groups", folders)
        self.persons = _persons(read_tables(Person, "persons", folders))
        self.tenures = _by_person(read_tables(Tenure, "tenures", folders))
        organisations = read_table(Organisation, "organisations", folders)
        self.organisations = {row.id: row for row in organisations}
        self.outlets = {row.id: row for row in read_table(Outlet, "outlets", folders)}
        self.written_places = read_table(WrittenPlace, "places", folders)
        self.names = NameIndex()
        self._index()

    @cached_property
    def roles(self) -> dict[tuple[str, ...], Role]:
        """Role nouns by their words, singular and plural."""
        found: dict[tuple[str, ...], Role] = {}
        for row in read_table(Role, "roles", self.folders):
            for noun in (row.noun, row.plural):
                if noun:
                    found.setdefault(words(noun), row)
        return found

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of all tables: the version stored with every run."""
        return tables.digest(self.folders)

    @cached_property
    def surnames(self) -> dict[str, tuple[str, ...]]:
        """Person ids by the last word of their names (the first too for East Asian names)."""
        found: dict[str, list[str]] = {}
        for row in self.persons.values():
            keys = {
                key
                for name in (row.name, *parts(row.aliases))
                for key in family_names(name, row.country)
            }
            for key in keys:
                found.setdefault(key, []).append(row.id)
        return {key: tuple(ids) for key, ids in found.items()}

    @cached_property
    def tenures_of(self) -> dict[str, tuple[Tenure, ...]]:
        """Tenures by the country or body that the office belongs to."""
        found: dict[str, list[Tenure]] = {}
        for held in self.tenures.values():
            for row in held:
                found.setdefault(row.country, []).append(row)
        return {country: tuple(rows) for country, rows in found.items()}

    def _index(self) -> None:
        add = self.names.add
        for name in self.country_names:
            kind = "country" if name.kind in {"name", "abbreviation"} else name.kind
            add(name.name, kind, name.country)
        for metonym in self.metonyms:
            add(metonym.name, "metonym", metonym.name)
        for group in self.groups:
            for text in (group.name, group.adjective):
                if text:
                    add(text, "group", group.name)
        for person in self.persons.values():
            for text in (person.name, *parts(person.aliases)):
                add(text, "person", person.id)
        for organisation in self.organisations.values():
            for text in (organisation.name, *parts(organisation.aliases)):
                add(text, "organisation", organisation.id)
        for outlet in self.outlets.values():
            for text in (outlet.name, *parts(outlet.aliases)):
                add(text, "outlet", outlet.id)
        for position, place in enumerate(self.written_places):
            for text in (place.name, *parts(place.aliases)):
                add(text, "place", str(position))


def family_names(name: str, country: str) -> tuple[str, ...]:
    """Return the words by which news calls this person without the given name.

    Chinese, Korean, Vietnamese and Cambodian names have the family name first.
    """
    pieces = [piece for piece in name.split() if piece.lower().strip(".") not in TITLES]
    if len(pieces) < 2:
        return tuple(" ".join(words(piece)) for piece in pieces)
    if country in {"CHN", "PRK", "KOR", "TWN", "HKG", "VNM", "KHM", "MAC"}:
        return (" ".join(words(pieces[0])),)
    return (" ".join(words(pieces[-1])),)


def _persons(rows: Iterable[Person]) -> dict[str, Person]:
    """Return persons by id; one told of in two tables has the aliases of both."""
    found: dict[str, Person] = {}
    for row in rows:
        other = found.get(row.id)
        if other is not None:
            names = dict.fromkeys((*parts(row.aliases), *parts(other.aliases)))
            row = msgspec.structs.replace(row, aliases="|".join(names))
        found[row.id] = row
    return found


def _by_person(rows: Iterable[Tenure]) -> dict[str, tuple[Tenure, ...]]:
    found: dict[str, list[Tenure]] = {}
    for row in rows:
        found.setdefault(row.person, []).append(row)
    return {
        person: tuple(sorted(held, key=lambda row: row.start)) for person, held in found.items()
    }
