from __future__ import annotations

from pathlib import Path

import pytest
from bench.__main__ import NAMES

from bench import results


def test_a_row_that_is_not_run_again_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "OUT", tmp_path / "RESULTS.md")
    monkeypatch.setattr(results, "code", lambda: "abc1234")
    monkeypatch.setattr(results, "figures", lambda name: {"country_accuracy": 0.5})
    assert results.main(["actors"]) == 0
    monkeypatch.setattr(results, "figures", lambda name: {"strict_f1": 0.25})
    assert results.main(["time"]) == 0
    rows = results.earlier(results.OUT.read_text(encoding="utf-8"))
    assert rows["actors", "country_accuracy"][0] == "0.5"
    assert rows["time", "strict_f1"][0] == "0.25"
    assert rows["time", "strict_f1"][2] == "abc1234"
    assert rows["place", "span_f1"][0] == "not run"


def test_an_unknown_name_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "OUT", tmp_path / "RESULTS.md")
    assert results.main(["weather"]) == 2
    assert not results.OUT.exists()


def test_data_that_are_missing_leave_the_row_and_say_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(results, "OUT", tmp_path / "RESULTS.md")
    monkeypatch.setattr(results, "figures", lambda name: {})
    assert results.main(["actors"]) == 3


def test_every_benchmark_has_a_row() -> None:
    assert {row[0] for row in results.ROWS} == set(NAMES)
