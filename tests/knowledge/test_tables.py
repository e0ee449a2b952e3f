"""The tables that come with Dateline keep their own rules."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge import compiled
from dateline.knowledge.base import Knowledge, family_names
from dateline.knowledge.check import check_folder
from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.ontology import Ontology
from dateline.knowledge.predicates import Predicates
from dateline.knowledge.tables import DATA, Country, read_table

TABLES = sorted(DATA.glob("*.csv"))


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge()


def first_day(value: str) -> date:
    year, month, day = [*map(int, value.split("-")), 1, 1][:3]
    return date(year, month, day)


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_every_row_has_a_source_and_a_day(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            assert None not in row and None not in row.values(), f"{path.name}:{number}"
            if "source" in row:
                assert row["source"] and first_day(row["as_of"]), f"{path.name}:{number}"


def test_countries_of_all_tables_are_known(knowledge: Knowledge) -> None:
    known = {*knowledge.countries, "", "IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}
    rows = [row for held in knowledge.tenures.values() for row in held]
    assert {row.country for row in rows} <= known
    assert {row.country for row in knowledge.persons.values()} <= known
    assert {row.country for row in knowledge.organisations.values()} <= known
    assert {row.country for row in knowledge.metonyms} <= known
    assert {row.country for row in knowledge.country_names} <= known


def test_no_tenure_ends_before_it_starts(knowledge: Knowledge) -> None:
    for held in knowledge.tenures.values():
        for row in held:
            if row.start and row.end:
                size = min(len(row.start), len(row.end))
                assert row.start[:size] <= row.end[:size], row


def test_every_tenure_has_its_person(knowledge: Knowledge) -> None:
    assert set(knowledge.tenures) <= set(knowledge.persons)


def test_an_office_for_one_has_one_holder_at_a_time(knowledge: Knowledge) -> None:
    offices = defaultdict(list)
    for held in knowledge.tenures.values():
        for row in held:
            if row.single == "1" and len(row.start) == 10:
                offices[row.office].append(row)
    for rows in offices.values():
        rows.sort(key=lambda row: row.start)
        for one, other in pairwise(rows):
            if len(one.end) == 10 and one.person != other.person:
                overlap = (first_day(one.end) - first_day(other.start)).days
                assert overlap <= 1, (one, other)


def test_family_names_are_where_the_country_has_them() -> None:
    assert family_names("Kim Jong-un", "PRK") == ("kim",)
    assert family_names("Angela Merkel", "DEU") == ("merkel",)


def test_an_overlay_replaces_and_removes(tmp_path: Path) -> None:
    header = "code,name,formal_name,start,end,successor,source,as_of,drop"
    (tmp_path / "countries.csv").write_text(
        f"{header}\nFRA,Gaul,,,,,test,2020-01-01,\nDEU,,,,,,,,1\n"
    )
    rows = {row.code: row for row in read_table(Country, "countries", (DATA, tmp_path))}
    assert rows["FRA"].name == "Gaul" and "DEU" not in rows


def test_a_table_with_a_strange_column_is_refused(tmp_path: Path) -> None:
    (tmp_path / "countries.csv").write_text("code,colour\nFRA,blue\n")
    with pytest.raises(KnowledgeError, match="colour"):
        Knowledge((tmp_path,))


def test_the_lexicon_fits_the_ontology() -> None:
    predicates = Predicates(Ontology())
    assert len(predicates.by_id) == sum(len(rows) for rows in predicates.frames.values())
    assert len({frame.type for frame in predicates.by_id.values()}) >= 15


def test_the_gazetteer_knows_towns_countries_and_written_places(knowledge: Knowledge) -> None:
    gazetteer = Gazetteer(knowledge)
    kinds = {place.kind for place in gazetteer.candidates("Georgia")}
    assert {"country", "admin1"} <= kinds
    assert any(place.id == 2988507 for place in gazetteer.candidates("Paris"))
    assert gazetteer.candidates("Panmunjom") and not gazetteer.candidates("Nowhereville")


def test_packed_tables_are_those_of_the_csvs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folders = (DATA,)
    first = compiled.open_tables(folders, "d" * 64)
    (packed,) = tmp_path.rglob("*.msgpack")
    again = compiled.open_tables(folders, "d" * 64)
    assert first == again == compiled.read_all(folders)
    packed.write_bytes(packed.read_bytes()[:1000])
    assert compiled.open_tables(folders, "d" * 64) == first


def test_tables_open_where_nothing_can_be_cached(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert compiled.open_tables((DATA,), "e" * 64).countries["FRA"].name == "France"


def test_namesakes_of_one_country_in_office_at_a_time_are_told(tmp_path: Path) -> None:
    (tmp_path / "persons.csv").write_text(
        "id,name,aliases,country,gender,sector,wikidata,source,as_of\n"
        "one,Jan Test,,POL,m,GOV,,test,2020-01-01\ntwo,Jan Test,,POL,m,GOV,,test,2020-01-01\n"
    )
    header = "person,office,kind,title,country,sector,rank,single,start,end,source,as_of\n"
    rows = "{0},{0}-office,minister,Minister,POL,GOV,3,1,{1},{2},test,2020-01-01\n"

    def found(start: str, end: str) -> list[str]:
        (tmp_path / "tenures.csv").write_text(
            header + rows.format("one", "2001", "2004") + rows.format("two", start, end)
        )
        return [line for line in check_folder(tmp_path) if "Jan Test" in line]

    assert found("2003", "2006") and not found("2005", "2006")


def test_an_overlay_is_told_of_its_own_faults_only(tmp_path: Path) -> None:
    header = "id,name,aliases,country,gender,sector,wikidata,source,as_of\n"
    persons = tmp_path / "persons.csv"
    persons.write_text(header + "jan-test,Jan Test,,NLD,m,GOV,,own,2026-01-01\n")
    assert check_folder(tmp_path) == []
    persons.write_text(header + "jan-test,Jan Test,,XXQ,m,GOV,,own,2026-01-01\n")
    (found,) = check_folder(tmp_path)
    assert "XXQ" in found
    namesake = "mike-rogers-alabama,Mike Rogers,,USA,m,ELI,,own,2026-01-01\n"
    persons.write_text(header + namesake)
    assert all("mike-rogers-alabama" in line for line in check_folder(tmp_path))
    assert check_folder(tmp_path)
