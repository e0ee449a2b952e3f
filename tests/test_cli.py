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
    for command in ("code", "show", "find", "export", "merge", "incidents", "aggregate", "brief",
                    "diff", "doctor"):  # fmt: skip
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


def test_positions_are_found_by_topic(record: Path) -> None:
    found = dateline("find", record, "--topic", "meeting of leaders in Berlin", "--json")
    assert json.loads(found.stdout.splitlines()[0])["nearness"] > 0.3
    assert dateline("find", record, "--topic", "of the").returncode == 2
    assert dateline("find", record, "--topic", "Berlin", "--actor", "FRA").returncode == 2


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


def test_an_event_is_explained_by_the_beginning_of_its_id(record: Path) -> None:
    event = json.loads(dateline("find", record, "--json").stdout.splitlines()[0])["id"]
    shown = dateline("explain", record, event[:8])
    assert shown.returncode == 0
    for word in ("CONSULT", "PLOVER 2.0", "lexicon", "confidence", "strict PLOVER code"):
        assert word in shown.stdout
    assert json.loads(dateline("explain", record, event, "--json").stdout)["event"] == event
    missing = dateline("explain", record, "none")
    assert missing.returncode == 2 and "0 events" in missing.stderr


def test_copies_and_stories(tmp_path: Path) -> None:
    text = " ".join(f"{BODY} The talks in room {n} went on." for n in range(8))
    rows = [
        {"title": "Leaders meet", "body": text, "outlet": "Post", "published": "2019-05-01"},
        {"title": "Leaders meet", "body": f"{text} By A. Writer.", "outlet": "Herald",
         "published": "2019-05-02"},
    ]  # fmt: skip
    source = tmp_path / "a.jsonl"
    source.write_text("\n".join(map(json.dumps, rows)))
    assert dateline("code", source, "--into", tmp_path / "record").returncode == 0
    copies = dateline("copies", tmp_path / "record")
    assert copies.returncode == 0 and "syndicated" in copies.stdout and "Herald" in copies.stdout
    stories = dateline("stories", tmp_path / "record")
    assert "2 reports" in stories.stdout
    assert dateline("stories", tmp_path / "record", "--least", "3").returncode == 1


def test_a_codebook_is_trained_and_labels_sentences(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(
        'name = "own"\n[[type]]\nname = "MEETING"\ndescription = "Leaders meet."\n'
        'examples = ["The president met the chancellor.", "Ministers held talks."]\n'
        '[[type]]\nname = "NONE"\ndescription = "Anything else."\n'
        'examples = ["Shares fell on Friday.", "A storm hit the coast."]\n'
    )
    trained = dateline("codebook", "train", tmp_path / "own.toml", "--out", tmp_path / "own.json")
    assert trained.returncode == 0 and "cross-validation" in trained.stdout, trained.stderr
    (tmp_path / "a.txt").write_text(f"Leaders meet in Berlin\n\n\n{BODY}\n")
    done = dateline("code", tmp_path / "a.txt", "--into", tmp_path / "record",
                    "--codebook", tmp_path / "own.json")  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = dateline("find", tmp_path / "record", "--label", "MEETING", "--json")
    assert "chancellor" in found.stdout or "counterpart" in found.stdout
    broken = dateline("codebook", "train", tmp_path / "a.txt", "--out", tmp_path / "b.json")
    assert broken.returncode == 2 and "codebook" in broken.stderr


def test_merge_then_incidents_counts_and_a_brief(record: Path, tmp_path: Path) -> None:
    early = dateline("incidents", record)
    if early.returncode:
        assert early.returncode == 4 and "dateline merge" in early.stderr
    assert json.loads(dateline("merge", record, "--json").stdout)["incidents"] >= 1
    assert "Nothing new" in dateline("merge", record).stdout
    rows = [
        json.loads(line) for line in dateline("incidents", record, "--json").stdout.splitlines()
    ]
    assert rows[0]["type"] == "CONSULT"
    shown = dateline("incidents", record, rows[0]["id"][:8]).stdout
    assert "History" in shown and "As reported" in shown and "his office" in shown
    counted = dateline("aggregate", record, "--by", "country,month", "--json")
    assert {json.loads(line)["country"] for line in counted.stdout.splitlines()} >= {"FRA"}
    out = tmp_path / "counts.csv"
    assert dateline("aggregate", record, "--by", "dyad,year", "--out", out).returncode == 0
    assert out.read_text().startswith('"dyad","year"')
    page = dateline("brief", record, "--about", "France")
    assert page.stdout.startswith("# France") and "Post, 2019-05-01" in page.stdout
    assert dateline("brief", record, "--about", "Peru").returncode == 1
    assert dateline("brief", record, "--about", "France", "--format", "pdf").returncode == 2
    assert dateline("aggregate", record, "--by", "planet").returncode == 2
    assert "0 articles" not in dateline("diff", record, "1", "1").stdout
    assert dateline("diff", record, "1", "9").returncode == 2


def test_events_are_asked_for_by_how_sure_they_are(record: Path) -> None:
    rows = [json.loads(row) for row in dateline("find", record, "--json").stdout.splitlines()]
    least = max(row["certainty"] for row in rows)
    found = dateline("find", record, "--min-certainty", str(least), "--json").stdout.splitlines()
    assert {json.loads(row)["certainty"] for row in found} == {least}
    event = json.loads(found[0])["id"]
    assert "certainty" in dateline("explain", record, event).stdout
    counted = dateline("aggregate", record, "--of", "event", "--by", "type", "--status", "all",
                       "--min-certainty", str(least), "--json")  # fmt: skip
    assert sum(json.loads(row)["n"] for row in counted.stdout.splitlines()) == len(found)


def test_what_is_found_tells_the_report_to_cite(record: Path) -> None:
    (line, *_) = dateline("find", record, "--json").stdout.splitlines()
    event = json.loads(line)
    shown = dateline("find", record, "--outlet", "Post").stdout
    assert event["id"][:8] in shown
    for words in ("Post · 2019-05-01", event["article"], "a.txt"):
        assert words in shown
        assert words in dateline("find", record, "--speaker", "Fra").stdout
        assert words in dateline("explain", record, event["id"]).stdout
    assert dateline("find", record, "--outlet", "Herald").returncode == 1
    assert "CONSULT" in dateline("find", record, "--article", event["article"][:6]).stdout
    missing = dateline("find", record, "--article", "zz")
    assert missing.returncode == 2 and "no article" in missing.stderr


def test_a_label_that_nothing_has_is_refused(record: Path) -> None:
    done = dateline("find", record, "--label", "FOO")
    assert done.returncode == 2 and "--codebook" in done.stderr


def test_a_format_that_contradicts_the_ending_is_refused(record: Path, tmp_path: Path) -> None:
    done = dateline("export", record, "--out", tmp_path / "a.csv", "--format", "parquet")
    assert done.returncode == 2 and "parquet" in done.stderr
    assert dateline("export", record, "--out", tmp_path / "a.parquet").returncode == 0
    assert (tmp_path / "a.parquet").read_bytes().startswith(b"PAR1")


def test_the_tables_of_incidents_are_exported(record: Path, tmp_path: Path) -> None:
    dateline("merge", record)
    out = tmp_path / "incidents.csv"
    done = dateline("export", record, "--table", "incident", "--out", out)
    assert done.returncode == 0, done.stderr
    assert "CONSULT" in out.read_text()


def test_an_article_is_dropped_and_can_be_coded_again(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"Leaders meet in {name}\n\n\n{BODY}\n")
    files = [tmp_path / "a.txt", tmp_path / "b.txt"]
    record = tmp_path / "record"
    dateline("code", *files, "--into", record)
    done = dateline("drop", record, files[0])
    assert done.returncode == 0 and "a.txt" in done.stdout, done.stderr
    assert "a.txt" not in dateline("find", record).stdout
    assert "b.txt" in dateline("find", record).stdout
    assert dateline("drop", record, files[0]).returncode == 2
    assert "1 articles coded" in dateline("code", *files, "--into", record).stdout


def test_what_a_run_leaves_out_or_replaces_is_told(tmp_path: Path) -> None:
    source = tmp_path / "in" / "2019-05-01-talks.txt"
    source.parent.mkdir()
    source.write_text(f"Leaders meet in Berlin\n\n\n{BODY}\n")
    (tmp_path / "in" / "b.html").write_text("<html></html>")
    first = " ".join(dateline("code", source.parent, "--into", tmp_path / "r").stdout.split())
    for words in ("1 articles have no day", "--published 2019-05-01", "left aside: 1 .html"):
        assert words in first
    again = dateline("code", source, "--into", tmp_path / "r", "--published", "2019-05-01").stdout
    assert "1 articles of the record had the same source" in " ".join(again.split())


def test_no_word_of_a_table_is_broken(record: Path) -> None:
    for shown in (dateline("show", record).stdout, dateline("find", record).stdout):
        assert "happened" in shown and "Berlin, DEU" in shown


def test_an_interrupted_command_says_how_to_go_on() -> None:
    script = (
        "import dateline.cli.base as base, dateline.cli.commands as commands\n"
        "def stop(*_): raise KeyboardInterrupt\n"
        "commands.dateline.open = stop\n"
        "import sys; sys.argv = ['dateline', 'show', 'nowhere']\n"
        "base.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 130 and "goes on where it stopped" in done.stderr
