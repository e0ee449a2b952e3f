from __future__ import annotations

import importlib
import inspect
import json
from pathlib import Path

import pytest

from bench import __main__ as runner


def test_every_benchmark_states_its_data_and_metric_and_runs() -> None:
    for name in runner.NAMES:
        module = importlib.import_module(f"bench.{name}")
        assert runner.origin(module.__doc__ or ""), name
        assert "Metric:" in (module.__doc__ or "") or "Classes of" in (module.__doc__ or ""), name
        assert list(inspect.signature(module.run).parameters) == ["data"], name


def test_an_unknown_name_lists_the_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert runner.main(["plover"]) == 2
    assert "plover_pairs, plover_sentences" in capsys.readouterr().err


def test_all_takes_no_data(tmp_path: Path) -> None:
    assert runner.main(["all", "--data", str(tmp_path)]) == 2


@pytest.mark.parametrize("name", runner.NAMES)
def test_missing_data_say_which_and_where_from(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert runner.main([name, "--data", str(tmp_path / "none.jsonl"), "--json"]) == 3
    printed = capsys.readouterr()
    assert "none.jsonl" in printed.err and "Data:" in printed.err
    assert printed.out == ""


def test_the_last_line_is_one_object(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(runner, "NAMES", ("actors", "place"))
    monkeypatch.setattr("bench.actors.run", lambda data: {"n": 2, "misses": ["one"]})
    monkeypatch.setattr("bench.place.run", lambda data: {"n": 3})
    assert runner.main(["actors", "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == {
        "benchmark": "actors", "n": 2, "misses": ["one"],
    }  # fmt: skip
    assert runner.main(["all", "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == {
        "benchmark": "all", "actors": {"n": 2, "misses": ["one"]}, "place": {"n": 3},
    }  # fmt: skip


def test_all_goes_on_without_the_data_of_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(data: Path | None) -> dict[str, object]:
        raise FileNotFoundError(2, "no such file", "cases.json")

    monkeypatch.setattr(runner, "NAMES", ("actors", "place"))
    monkeypatch.setattr("bench.actors.run", missing)
    monkeypatch.setattr("bench.place.run", lambda data: {"n": 3})
    assert runner.main(["all", "--json"]) == 3
    printed = capsys.readouterr()
    assert json.loads(printed.out.splitlines()[-1]) == {"benchmark": "all", "place": {"n": 3}}
    assert "cases.json" in printed.err
