"""Check knowledge tables, those of an overlay or all: what would make resolution wrong.

In: folders of tables. Out: findings that name table, row and remedy. It refuses nothing: a table
that cannot be read is a finding too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise
from pathlib import Path

from dateline.errors import KnowledgeError
from dateline.knowledge.base import Knowledge
from dateline.knowledge.tables import DATA, Person, Tenure, parts, read_table, read_tables

NON_STATES = frozenset({"", "IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
_DATE = re.compile(r"(\d{4}(-\d{2}(-\d{2})?)?)?")


def check_folder(folder: Path) -> list[str]:
    """Return what is wrong with an overlay laid over the tables that come with Dateline.

    Only what the overlay brings about or has a row in; what is wrong without it is not its fault.
    Raises KnowledgeError if the folder does not exist or holds no table.
    """
    if not folder.is_dir():
        raise KnowledgeError(f"{folder} is no folder; name one with tables such as persons.csv")
    if not list(folder.glob("*.csv")):
        raise KnowledgeError(f"{folder} holds no table; the names are those in {DATA}")
    known = {path.stem for path in DATA.glob("*.csv")}
    found = [
        f"{path.name}: no such table; known are {', '.join(sorted(known))}"
        for path in sorted(folder.glob("*.csv"))
        if path.stem not in known and not path.stem.startswith("predicates")
    ]
    overlays = () if folder.samefile(DATA) else (folder,)
    try:
        own = set(check(Knowledge())) if overlays else set()
        rows = _named_in(folder)
        found.extend(
            finding for finding in check(Knowledge(overlays))
            if finding not in own or not rows.isdisjoint(re.findall(r"[\w-]+", finding))
        )  # fmt: skip
        found.extend(_without_source(folder))
    except KnowledgeError as error:
        found.append(str(error))
    return found


def check(knowledge: Knowledge) -> Iterator[str]:
    """Yield what is wrong with tables that could be read."""
    tenures = [row for held in knowledge.tenures.values() for row in held]
    yield from _dates(tenures)
    yield from _overlaps(tenures)
    countries = {*knowledge.countries, *NON_STATES}
    for row in tenures:
        if row.person not in knowledge.persons:
            yield f"tenures: {row.person!r} in {row.office} is not in persons; add the person"
        if row.country not in countries:
            yield f"tenures: unknown country {row.country!r} of {row.person} in {row.office}"
    for person in knowledge.persons.values():
        if person.country not in countries:
            yield f"persons: unknown country {person.country!r} of {person.id}"
    yield from _shared_names(knowledge)


def _dates(tenures: list[Tenure]) -> Iterator[str]:
    for row in tenures:
        where = f"tenures: {row.person} in {row.office}"
        for value in (row.start, row.end):
            if not _DATE.fullmatch(value):
                yield f"{where}: {value!r} is no date; write 2019-04-25, 2019-04 or 2019"
        size = min(len(row.start), len(row.end))
        if size and row.start[:size] > row.end[:size]:
            yield f"{where}: ends {row.end} before it starts {row.start}"


def _overlaps(tenures: list[Tenure]) -> Iterator[str]:
    """Yield offices for one that two hold at a time, hand-over days left out."""
    offices: dict[str, list[Tenure]] = defaultdict(list)
    for row in tenures:
        if row.single == "1" and len(row.start) == 10:
            offices[row.office].append(row)
    for office, rows in offices.items():
        for one, other in pairwise(sorted(rows, key=lambda row: row.start)):
            if one.person == other.person:
                continue
            if not one.end or (len(one.end) == 10 and one.end[:10] > _next_day(other.start)):
                yield (
                    f"tenures: {one.person} ({one.start} to {one.end or 'now'}) and "
                    f"{other.person} (from {other.start}) both hold {office}, which is for one"
                )


def _next_day(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(1)).isoformat()


def _shared_names(knowledge: Knowledge) -> Iterator[str]:
    """Yield names that two persons of one country bear, both in office on some day.

    Other namesakes do no harm: the date or the country tells them apart.
    """
    owners: dict[str, set[str]] = defaultdict(set)
    for person in knowledge.persons.values():
        for name in (person.name, *parts(person.aliases)):
            owners[name].add(person.id)
    for name, ids in sorted(owners.items()):
        for one, other in combinations(sorted(ids), 2):
            if _at_once(knowledge, one, other):
                yield f"persons: {name!r} names {one}, {other} at a time; make one of them fuller"


def _at_once(knowledge: Knowledge, one: str, other: str) -> bool:
    """Tell whether two persons of one country hold offices on the same day."""
    persons = knowledge.persons
    if persons[one].country != persons[other].country:
        return False
    return any(
        first.start <= (second.end or "9999") and second.start <= (first.end or "9999")
        for first in knowledge.tenures.get(one, ())
        for second in knowledge.tenures.get(other, ())
    )


def _named_in(folder: Path) -> set[str]:
    """Return the persons and offices that the tables of a folder have rows of."""
    persons = {row.id for row in read_tables(Person, "persons", (folder,))}
    tenures = read_tables(Tenure, "tenures", (folder,))
    return persons | {value for row in tenures for value in (row.person, row.office)}


def _without_source(folder: Path) -> Iterator[str]:
    for stem, kind in (("tenures", Tenure),):
        for row in read_table(kind, stem, (folder,)):
            if not row.source or not row.as_of:
                yield f"tenures: {row.person} in {row.office} has no source or as_of"
