"""Whole articles against what their record must hold, entry by entry.

`missing` holds what is not reached yet: the test fails when it grows, and when something in it has
been reached and not been taken out.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from bench.record import check, must_not_appear, read_article, read_gold

import dateline
from dateline.ingest.sources import read_sources
from dateline.records import Coded

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples" / "reports" / "reports.jsonl"
RELATIVE_IN_MODEL = ("Wednesday", "Wednesday morning", "Thursday", "February")


@pytest.fixture(scope="session")
def gold() -> dict[str, Any]:
    return read_gold(HERE / "kim-arrives-in-russia.toml")


@pytest.fixture(scope="session")
def model(shared: Path, coder: dateline.Coder, gold: dict[str, Any]) -> Coded:
    path = shared / "real" / "kim-arrives-in-russia.txt"
    return coder.code(read_article(path, gold["published"]))


def test_the_model_article_has_every_entry(model: Coded, gold: dict[str, Any]) -> None:
    assert check(model, gold) == gold.get("missing", [])


def test_the_model_article_has_nothing_it_must_not_have(model: Coded, gold: dict[str, Any]) -> None:
    assert list(must_not_appear(model, gold)) == []


def test_the_title_of_the_model_article_stays_apart(model: Coded) -> None:
    parts = [sentence.part for sentence in model.sentences[:3]]
    assert parts == ["title", "deck", "body"]


def test_without_a_date_no_relative_time_is_guessed(
    shared: Path, coder: dateline.Coder, gold: dict[str, Any]
) -> None:
    coded = coder.code(read_article(shared / "real" / "kim-arrives-in-russia.txt", None))
    relative = {when.raw: when for when in coded.times if when.raw in RELATIVE_IN_MODEL}
    assert set(relative) >= {"Wednesday", "Thursday", "February"}
    for when in relative.values():
        assert when.value is None and when.first_day is None
        assert when.reason and "publication date" in when.reason


def test_the_example_report_has_every_entry(coder: dateline.Coder) -> None:
    gold = read_gold(HERE / "example-report.toml")
    articles = [item for item in read_sources([EXAMPLES]) if isinstance(item, dateline.Article)]
    article = next(item for item in articles if item.title == gold["title"])
    assert article.published == gold["published"]
    assert check(coder.code(article), gold) == gold.get("missing", [])


def test_the_same_article_gives_the_same_bytes(coder: dateline.Coder) -> None:
    article = dateline.Article(body="China expelled three diplomats on Monday.",
                               published=date(2018, 3, 1))  # fmt: skip
    once, again = (msgspec.json.encode(coder.code(article)) for _ in range(2))
    assert once == again
