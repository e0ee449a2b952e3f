"""What Python users meet first: wrong arguments are told with the remedy."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

import dateline
from dateline.config import CoderSettings, ResolveSettings, load_settings
from dateline.errors import InputError, SettingsError
from tests.store.test_store import record_of


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("Leaders met.", "is no article"),
        (dateline.Article(body="B", published="2018-07-16"), "date.fromisoformat"),  # type: ignore[arg-type]
        (dateline.Article(body="B", published=datetime(2018, 7, 16, 8)), "datetime.date"),
    ],
)
def test_what_is_no_article_is_refused(
    given: dateline.Article, words: str, coder: dateline.Coder
) -> None:
    with pytest.raises(InputError, match=words):
        coder.code(given)
    with pytest.raises(InputError, match=words):
        list(coder.code_many([given]))


def test_settings_that_name_what_is_not_there_are_refused(tmp_path: Path) -> None:
    for settings in (
        dateline.Settings(resolve=ResolveSettings(overlays=("nope",))),
        dateline.Settings(coder=CoderSettings(codebook="nope.json")),
    ):
        with pytest.raises(SettingsError, match="nope"):
            dateline.load(settings)
    path = tmp_path / "s.toml"
    path.write_text('[resolve]\noverlays = ["nope"]\n')
    with pytest.raises(SettingsError, match="no folder"):
        load_settings(path)


def test_a_wrong_value_of_a_setting_names_the_right_ones(tmp_path: Path) -> None:
    path = tmp_path / "s.toml"
    path.write_text('[ingest]\ndate_order = "dmy"\n')
    with pytest.raises(SettingsError, match="unknown, day_first, month_first"):
        load_settings(path)


def test_units_are_counted_singly_in_a_list_or_joined(
    tmp_path: Path, report: dateline.Article, coder: dateline.Coder
) -> None:
    record = record_of(tmp_path / "record", coder.code(report))
    record.merge()
    for of in ("event", "incident"):
        counts = [
            record.aggregate(*by, of=of, statuses=()).rows()
            for by in (("dyad", "month"), (("dyad", "month"),), ("dyad,month",))
        ]
        assert counts[0] and counts[0] == counts[1] == counts[2]
        assert record.aggregate("type", of=of, statuses=(), min_certainty=1.0).rows() == []
    assert record.incidents(min_certainty=1.0).rows() == []
    assert record.incidents(start=date(2015, 1, 1)).rows()


def test_a_coded_article_is_a_set_of_tables_with_names(
    report: dateline.Article, coder: dateline.Coder
) -> None:
    tables = dateline.tables(coder.code(report))
    (row, *_) = tables["event"].to_pylist()
    assert row["type"] == "CONSULT"
    assert row["actor_names"] and all(isinstance(name, str) for name in row["actor_names"])
    assert len(tables["article"]) == 1
