from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

BODY = "France's president met his German counterpart in Berlin on Monday, his office said."


def dateline(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dateline.cli", *map(str, arguments)], capture_output=True,
        text=True, cwd=cwd, env={**os.environ, "COLUMNS": "120"}, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    (folder / "a.txt").write_text(f"Leaders meet in Berlin\n\n\n{BODY}\n")
    done = dateline("code", folder / "a.txt", "--into", folder / "record", "--published",
                    "2019-05-01", "--outlet", "Post")  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "1 articles coded" in done.stdout
    return folder / "record"


def test_help_names_every_command() -> None:
    shown = dateline("--help").stdout
    for command in ("code", "show", "find", "export", "doctor"):
        assert command in shown


def test_a_second_run_says_that_there_is_nothing_to_do(record: Path) -> None:
    again = dateline("code", record.parent / "a.txt", "--into", record, "--published",
                     "2019-05-01", "--outlet", "Post")  # fmt: skip
    assert again.returncode == 0
    assert "Nothing to do" in again.stdout


def test_show_prints_events_with_their_sentences(record: Path) -> None:
    shown = dateline("show", record)
    assert shown.returncode == 0
    assert "CONSULT" in shown.stdout and "Leaders meet in Berlin" in shown.stdout
    assert "2019-04-29" in shown.stdout


def test_show_as_json_is_one_object_an_article(record: Path) -> None:
    (line,) = dateline("show", record, "--json").stdout.splitlines()
    row = json.loads(line)
    assert row["article"]["outlet"] == "Post"
    assert row["events"][0]["type"] == "CONSULT"


def test_find_events_and_statements(record: Path) -> None:
    assert "CONSULT" in dateline("find", record, "--actor", "FRA").stdout
    found = dateline("find", record, "--about", "counterpart", "--json")
    assert "counterpart" in json.loads(found.stdout.splitlines()[0])["content"]


def test_finding_nothing_is_exit_code_1(record: Path) -> None:
    found = dateline("find", record, "--actor", "BRA")
    assert found.returncode == 1 and "nothing" in found.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("find", "RECORD", "--type", "FIGHT"), 2, "CONSULT"),
        (("find", "RECORD", "--from", "yesterday"), 2, "2019-04-25"),
        (("find", "RECORD", "--speaker", "FRA", "--actor", "FRA"), 2, "statements"),
        (("export", "RECORD", "--format", "xls", "--out", "x"), 2, "parquet"),
        (("export", "RECORD", "--table", "things", "--out", "x"), 2, "event"),
        (("show", "nowhere"), 4, "nowhere"),
        (("code", "nowhere.txt", "--into", "r"), 2, "does not exist"),
        (("code", ".", "--into", "r", "--published", "25.4.2019"), 2, "2019-04-25"),
        (("code", ".", "--into", "r", "--column", "text"), 2, "FIELD=NAME"),
        (("code", ".", "--into", "r", "--settings", "none.toml"), 2, "none.toml"),
    ],
)
def test_a_mistake_is_one_line_with_the_remedy(
    arguments: tuple[str, ...], code: int, words: str, record: Path, tmp_path: Path
) -> None:
    given = [str(record) if word == "RECORD" else word for word in arguments]
    done = dateline(*given, cwd=tmp_path)
    assert done.returncode == code, done.stderr
    assert words in done.stderr and "Traceback" not in done.stderr


def test_an_unknown_key_in_the_settings_is_named(tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_text("[parser]\nspeed = 11\n")
    (tmp_path / "a.txt").write_text(BODY)
    done = dateline("code", "a.txt", "--into", "r", "--settings", "s.toml", cwd=tmp_path)
    assert done.returncode == 2
    assert "speed" in done.stderr and "parser.package" in done.stderr


def test_a_run_with_nothing_but_bad_input_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    done = dateline("code", "a.txt", "--into", "r", cwd=tmp_path)
    assert done.returncode == 3
    assert "empty" in done.stdout


def test_export_writes_a_file(record: Path, tmp_path: Path) -> None:
    out = tmp_path / "events.csv"
    done = dateline("export", record, "--out", out, "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["rows"] == len(out.read_text().splitlines()) - 1


def test_the_doctor_finds_nothing_wrong() -> None:
    done = dateline("doctor", "--json")
    assert done.returncode == 0, done.stdout
    assert all(json.loads(line)["fine"] for line in done.stdout.splitlines())


def test_the_doctor_tells_of_a_bad_settings_file(tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_text("not toml at all [")
    done = dateline("doctor", "--settings", tmp_path / "s.toml")
    assert done.returncode == 4 and "settings" in done.stdout


def test_importing_dateline_loads_no_parser() -> None:
    script = "import dateline, sys; print('spacy' in sys.modules, 'duckdb' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "False"]
