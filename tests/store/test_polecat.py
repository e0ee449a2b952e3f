"""The layout of POLECAT: its columns, the strict code, no line for what did not happen."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from tests.store.test_store import record_of

import dateline
from dateline import Article
from dateline.knowledge.ontology import Ontology
from dateline.knowledge.tables import Country, read_table
from dateline.store.export import export_polecat
from dateline.store.polecat import COLUMNS, CowCode, strict_code

Cells = dict[str, str]


def exported(tmp_path: Path, coder: dateline.Coder, body: str, day: date | None) -> list[Cells]:
    article = Article(body=body, published=day, outlet="Daily\tWire")
    out = tmp_path / "out" / "events.txt"
    count = export_polecat(record_of(tmp_path / "record", coder.code(article)), out)
    with out.open(newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(rows) == count and out.read_text().splitlines()[0].split("\t") == list(COLUMNS)
    return rows


def test_an_event_is_told_in_all_columns(tmp_path: Path, coder: dateline.Coder) -> None:
    body = "French President Emmanuel Macron met Vladimir Putin in Moscow on Monday."
    (row,) = exported(tmp_path, coder, body, date(2022, 2, 9))
    told = {
        "Event Type": "CONSULT", "Event Date": "2022-02-07",
        "Quad Code": "VERBAL COOPERATION", "Actor Country": "FRA", "Actor COW": "220",
        "Primary Actor Sector": "GOV", "Recipient Country": "RUS", "Recipient COW": "365",
        "Recipient Name Raw": "Vladimir Putin", "City": "Moscow", "Country": "RUS",
        "Publication Date": "2022-02-09", "Source": "Daily Wire", "Wikipedia Actor ID": "None",
        "Language": "English",
    }  # fmt: skip
    assert {name: row[name] for name in told} == told
    assert "Emmanuel Macron" in row["Story People"] and "Moscow" in row["Story Locations"]


def test_what_is_planned_is_coded_as_its_announcement(
    tmp_path: Path, coder: dateline.Coder
) -> None:
    body = "Emmanuel Macron will meet Vladimir Putin in Moscow on Friday."
    (row,) = exported(tmp_path, coder, body, date(2022, 2, 7))
    assert (row["Event Type"], row["Event Mode"]) == ("AGREE", "None")
    assert row["Event Date"] == row["Publication Date"] == "2022-02-07"


def test_what_did_not_happen_has_no_line(tmp_path: Path, coder: dateline.Coder) -> None:
    body = "Russia denied that its forces had attacked Ukraine."
    rows = exported(tmp_path, coder, body, None)
    assert "ASSAULT" not in {row["Event Type"] for row in rows}


@pytest.mark.parametrize(
    ("type", "status", "code"),
    [
        ("CONSULT", "happened", "CONSULT"),
        ("CONSULT", "expected", "AGREE"),
        ("ASSAULT", "planned", "THREATEN"),
        ("AGREE", "failed", "REJECT"),
        ("ASSAULT", "expected", None),
        ("ASSAULT", "denied", None),
        ("CONSULT", "possible", None),
        ("ASSAULT", "negated", None),
    ],
)
def test_the_code_follows_from_act_and_status(
    type: str, status: dateline.records.Status, code: str | None
) -> None:
    assert strict_code(Ontology(), type, status) == code


def test_each_state_has_one_number_of_the_state_system() -> None:
    rows = read_table(CowCode, "cow_codes")
    countries = {row.code for row in read_table(Country, "countries")}
    assert len(rows) == len({row.country for row in rows}) > 190
    assert {row.country for row in rows} <= countries
    assert all(row.cow.isdigit() for row in rows)
