from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

import dateline
from dateline.config import IngestSettings, Settings, StoreSettings
from dateline.errors import SettingsError
from dateline.ingest.sources import Options
from dateline.runner.origins import day_in_name
from dateline.runner.run import Plan, RunReport, code_into
from tests.runner.poison import Fake, slow

ROOT = Path(__file__).parents[2]
VERSIONS = {"code": "test"}
LOOSE = IngestSettings(check_language=False)


def reports(folder: Path, bodies: list[str]) -> Path:
    path = folder / "reports.jsonl"
    path.write_text("".join(json.dumps({"body": body}) + "\n" for body in bodies))
    return path


def plan(path: Path, record: Path, **more: object) -> Plan:
    settings = Settings(ingest=LOOSE, store=StoreSettings(articles_per_part=4))
    return Plan(paths=(path,), record=record, options=Options(settings=LOOSE), settings=settings,
                **more)  # type: ignore[arg-type]  # fmt: skip


def run(path: Path, record: Path, **more: object) -> RunReport:
    return code_into(plan(path, record, **more), Fake, VERSIONS)


def parts(record: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((record / "parts").iterdir())
    }


BODIES = [f"Report number {n} tells of talks between the two sides." for n in range(22)]


def test_a_second_run_has_nothing_to_do(tmp_path: Path) -> None:
    path = reports(tmp_path, BODIES)
    first, second = (run(path, tmp_path / "record") for _ in range(2))
    assert first.articles == 22
    assert second.nothing_to_do and second.already_done == 22


def test_new_articles_are_added(tmp_path: Path) -> None:
    run(reports(tmp_path, BODIES[:5]), tmp_path / "record")
    report = run(reports(tmp_path, BODIES[:8]), tmp_path / "record")
    assert (report.articles, report.already_done) == (3, 5)
    assert dateline.open(tmp_path / "record").articles().count() == 8


def test_an_exact_copy_is_one_article(tmp_path: Path) -> None:
    report = run(reports(tmp_path, [*BODIES[:3], BODIES[0]]), tmp_path / "record")
    assert (report.articles, report.duplicates) == (3, 1)


def test_bad_articles_are_counted_with_their_reason(tmp_path: Path) -> None:
    path = reports(tmp_path, [BODIES[0], "This one is wrong.", ""])
    report = run(path, tmp_path / "record")
    assert report.articles == 1
    assert report.rejected["it is wrong"] == 1 and report.rejected.total() == 2
    again = run(path, tmp_path / "record")
    assert again.nothing_to_do
    rejected = dateline.open(tmp_path / "record").rejected()
    assert {row["stage"] for row in rejected} == {"code", "ingest"}


def test_processes_write_the_same_parts(tmp_path: Path) -> None:
    path = reports(tmp_path, BODIES)
    run(path, tmp_path / "one")
    run(path, tmp_path / "two", workers=2)
    assert parts(tmp_path / "one") == parts(tmp_path / "two")


def test_a_process_that_dies_costs_one_article(tmp_path: Path) -> None:
    bodies = [*BODIES[:6], "This one is poison.", *BODIES[6:]]
    report = run(reports(tmp_path, bodies), tmp_path / "record", workers=2)
    assert report.articles == 22
    assert report.rejected == {"the process that coded it died": 1}


def test_shards_make_one_record(tmp_path: Path) -> None:
    path = reports(tmp_path, BODIES)
    counts = [run(path, tmp_path / "record", shard=(i, 3)).articles for i in (1, 2, 3)]
    assert sum(counts) == 22
    assert dateline.open(tmp_path / "record").articles().count() == 22


def test_a_share_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="4/3"):
        run(reports(tmp_path, BODIES), tmp_path / "record", shard=(4, 3))
    with pytest.raises(SettingsError, match="0 workers"):
        run(reports(tmp_path, BODIES), tmp_path / "record", workers=0)


def test_another_version_supersedes(tmp_path: Path) -> None:
    path = reports(tmp_path, BODIES[:3])
    run(path, tmp_path / "record")
    report = code_into(plan(path, tmp_path / "record"), Fake, {"code": "next"})
    assert report.articles == 3
    record = dateline.open(tmp_path / "record")
    assert record.articles().count() == 3
    assert len(record.runs()) == 2


def dated(path: Path, record: Path, **given: object) -> RunReport:
    settings = Settings(ingest=LOOSE)
    options = Options(settings=LOOSE, **given)  # type: ignore[arg-type]
    wanted = Plan(paths=(path,), record=record, options=options, settings=settings)
    return code_into(wanted, Fake, VERSIONS)


def days(record: Path) -> list[tuple[date | None, str | None]]:
    rows = dateline.open(record).articles().rows()
    return [(row["published"], row["outlet"]) for row in rows]


def test_the_same_input_with_another_day_supersedes_the_former(tmp_path: Path) -> None:
    path, record = reports(tmp_path, BODIES[:2]), tmp_path / "record"
    assert dated(path, record).undated == 2
    second = dated(path, record, published=date(2019, 11, 10))
    assert (second.articles, second.superseded) == (2, 2)
    assert days(record) == [(date(2019, 11, 10), None)] * 2
    third = dated(path, record, published=date(2019, 11, 11), outlet="Post")
    assert third.superseded == 2
    assert days(record) == [(date(2019, 11, 11), "Post")] * 2


def test_a_run_that_gives_no_day_keeps_the_day_that_is_known(tmp_path: Path) -> None:
    path, record = reports(tmp_path, BODIES[:2]), tmp_path / "record"
    dated(path, record, published=date(2019, 11, 10))
    again = dated(path, record)
    assert again.nothing_to_do and again.already_done == 2
    assert days(record) == [(date(2019, 11, 10), None)] * 2


def test_a_text_of_two_sources_stays_two_reports(tmp_path: Path) -> None:
    row = {"body": BODIES[0], "published": "2019-11-10"}
    rows = [row | {"outlet": "Post"}, row | {"outlet": "Herald"}]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    assert dated(path, tmp_path / "record").superseded == 0
    assert len(days(tmp_path / "record")) == 2


def test_what_was_rejected_is_tried_again_under_other_settings(tmp_path: Path) -> None:
    path, record = tmp_path / "a.txt", tmp_path / "record"
    path.write_text(
        "Les ministres des deux pays se sont rencontrés dans la ville pour une réunion qui est la "
        "première depuis que les travaux ont été arrêtés."
    )
    strict = Plan(paths=(path,), record=record)
    assert code_into(strict, Fake, VERSIONS).rejected.total() == 1
    again = code_into(strict, Fake, VERSIONS)
    assert again.nothing_to_do and again.rejected_before.total() == 1
    assert dated(path, record).articles == 1
    assert dateline.open(record).rejected() == []


def test_what_failed_when_coded_is_tried_again_under_other_settings(tmp_path: Path) -> None:
    path, record = reports(tmp_path, ["This one is wrong."]), tmp_path / "record"
    assert run(path, record).rejected == {"it is wrong": 1}
    assert run(path, record).rejected_before == {"it is wrong": 1}
    assert dated(path, record).rejected == {"it is wrong": 1}


def test_a_wrong_column_is_mended_by_naming_it(tmp_path: Path) -> None:
    path, record = tmp_path / "a.csv", tmp_path / "record"
    path.write_text(f"words,day\n{BODIES[0]},2020-01-01\n")
    assert dated(path, record).rejected.total() == 1
    assert dated(path, record, mapping={"body": "words"}).articles == 1
    assert dateline.open(record).rejected() == []


def test_going_back_to_former_settings_codes_again(tmp_path: Path) -> None:
    path, record = reports(tmp_path, BODIES[:3]), tmp_path / "record"
    run(path, record)
    code_into(plan(path, record), Fake, {"code": "next"})
    assert run(path, record).articles == 3
    assert dateline.open(record).articles().count() == 3


def test_labels_that_are_dropped_are_counted(tmp_path: Path) -> None:
    path, record = reports(tmp_path, BODIES[:3]), tmp_path / "record"
    code_into(plan(path, record), Fake, VERSIONS | {"codebook": "own"})
    assert run(path, record).labels_dropped == 3


def test_a_day_in_the_name_of_an_undated_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "2023-09-13-talks.txt"
    path.write_text(f"Talks\n\n\n{BODIES[0]}")
    report = dated(path, tmp_path / "record")
    assert report.undated == 1 and report.day_in_name == (str(path), "2023-09-13")
    assert day_in_name("reports/talks-20230913.txt") == "2023-09-13"
    assert day_in_name("2023-09-13/talks.txt") is None and day_in_name("talks-20231399.txt") is None


def test_files_of_other_endings_in_a_folder_are_counted(tmp_path: Path) -> None:
    for name in ("a.txt", "b.html", "c.HTML", "d", ".hidden"):
        (tmp_path / name).write_text(BODIES[0])
    report = dated(tmp_path, tmp_path.with_name("record-of-endings"))
    assert report.left_aside == {".html": 2, "no ending": 1}


def test_a_killed_run_goes_on_to_the_same_parts(tmp_path: Path) -> None:
    path = reports(tmp_path, BODIES)
    run(path, tmp_path / "whole")
    record = tmp_path / "killed"
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(path), str(record)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (ROOT, ROOT / "src")))},
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and len(list(record.glob("parts/article-*"))) < 2:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    done = len(list(record.glob("parts/article-*.parquet")))
    assert 0 < done < 6
    (record / "parts" / "article-00.parquet.1.tmp").write_bytes(b"half a part")
    report = run(path, record)
    assert 0 < report.articles < 22
    assert parts(record) == parts(tmp_path / "whole")
    assert (
        dateline.open(record).articles().rows()
        == dateline.open(tmp_path / "whole").articles().rows()
    )


KILLED = """
import sys
from pathlib import Path
from dateline.runner.origins import day_in_name
from dateline.runner.run import code_into
from tests.runner.test_run import VERSIONS, plan
from tests.runner.poison import slow
code_into(plan(Path(sys.argv[1]), Path(sys.argv[2])), slow, VERSIONS)
"""


def test_the_slow_coder_is_slow() -> None:
    assert slow().pause > 0
