"""The knowledge base: all tables in memory and the index of their names.

In: the tables that come with Dateline and the user's overlay folders. Out: `Knowledge`, opened
once per process. It refuses to resolve a mention: that needs its context and is `resolve`'s work.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

from dateline.knowledge import compiled, tables
from dateline.knowledge.names import NameIndex, words
from dateline.knowledge.offices import covers
from dateline.knowledge.tables import (
    DATA,
    BodyWord,
    CountryName,
    GenderWord,
    GivenName,
    HarmlessWord,
    Role,
    Tenure,
    UnplacedWord,
    parts,
    read_table,
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
        self.folders = (DATA, *overlays)
        self.digest = tables.digest(self.folders)
        """The SHA-256 of all tables: the version stored with every run."""
        packed = compiled.open_tables(self.folders, self.digest)
        self.countries = packed.countries
        self.country_names = packed.country_names
        self.metonyms = packed.metonyms
        self.groups = packed.groups
        self.persons = packed.persons
        self.tenures = packed.tenures
        self.organisations = packed.organisations
        self.outlets = packed.outlets
        self.written_places = packed.written_places
        self.names = NameIndex(packed.names)

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
    def not_actors(self) -> frozenset[str]:
        """Names that a parser takes for persons or bodies and that never act: "H5N1", "Brexit"."""
        rows = read_table(HarmlessWord, "not_actors", self.folders)
        return frozenset(row.word for row in rows)

    @cached_property
    def unplaced(self) -> dict[str, str]:
        """Words that keep a group from the country of its article, with their kind."""
        return {row.word: row.kind for row in read_table(UnplacedWord, "unplaced", self.folders)}

    @cached_property
    def genders(self) -> dict[str, str]:
        """The gender, f or m, of given names in small letters."""
        rows = read_table(GivenName, "given_names", self.folders)
        return {row.name.casefold(): row.gender for row in rows}

    @cached_property
    def gender_words(self) -> dict[str, dict[str, str]]:
        """The gender, f or m, of titles and of nouns in small letters, by kind."""
        found: dict[str, dict[str, str]] = {"title": {}, "noun": {}}
        for row in read_table(GenderWord, "gender_words", self.folders):
            found[row.kind][row.word] = row.gender
        return found

    @cached_property
    def body_words(self) -> dict[str, frozenset[str]]:
        """Words in the names of bodies that a noun stands for: "committee" by "panel"."""
        found: dict[str, set[str]] = {}
        for row in read_table(BodyWord, "body_words", self.folders):
            found.setdefault(row.noun, set()).add(row.word)
        return {noun: frozenset(named) for noun, named in found.items()}

    @cached_property
    def seats(self) -> dict[str, str]:
        """Countries by the capitals that speak for them."""
        return {row.name: row.country for row in self.metonyms if row.place == row.name}

    @cached_property
    def rows_of_country_names(self) -> dict[tuple[str, str], tuple[CountryName, ...]]:
        """The rows of names of countries by country and name in small letters."""
        found: dict[tuple[str, str], list[CountryName]] = {}
        for row in self.country_names:
            found.setdefault((row.country, row.name.lower()), []).append(row)
        return {key: tuple(rows) for key, rows in found.items()}

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

    def heads_named(self, surname: str, day: date | None) -> frozenset[str]:
        """Return the persons of a surname who head a state or government, that day or ever."""
        found = set()
        for person in self.surnames.get(surname, ()):
            tenures = [row for row in self.tenures.get(person, ()) if row.rank == "1"]
            if day is not None:
                tenures = [row for row in tenures if covers(row.start, row.end, day)]
            if tenures:
                found.add(person)
        return frozenset(found)

    @cached_property
    def spellings(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """Full names of persons with their ids, by the initials of first and last word.

        The blocks in which a misspelt name is looked for.
        """
        found: dict[str, list[tuple[str, str]]] = {}
        for row in self.persons.values():
            for name in (row.name, *parts(row.aliases)):
                pieces = words(name)
                if len(pieces) > 1:
                    key = pieces[0][0] + pieces[-1][0]
                    found.setdefault(key, []).append((" ".join(pieces), row.id))
        return {key: tuple(names) for key, names in found.items()}

    @cached_property
    def tenures_of(self) -> dict[str, tuple[Tenure, ...]]:
        """Tenures by the country or body that the office belongs to."""
        found: dict[str, list[Tenure]] = {}
        for held in self.tenures.values():
            for row in held:
                found.setdefault(row.country, []).append(row)
        return {country: tuple(rows) for country, rows in found.items()}


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
