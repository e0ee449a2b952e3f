"""Merge many events: time per event, memory, and what adding articles to a merged record costs.

Data: the articles of `../shared/real`, coded and multiplied: every copy of the record has its own
days (17 days further each, over twenty years) and its own actors (fifty sets), so that blocks are
as full as in a large collection. With --data: a JSON lines file of articles instead.

Metric: seconds per 1,000 events at 100,000 and at 1,000,000 events and their ratio, the largest
memory of the process, seconds to add 1,000 articles to the merged million, and the same as a share
of the whole. DATELINE_BENCH_EVENTS changes the larger number.

Published figures: none on a like set.
"""

from __future__ import annotations

import os
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import duckdb

import dateline
from dateline.ingest.sources import Options
from dateline.runner.merging import merge_snapshot
from dateline.runner.run import Plan, code_into
from dateline.store.snapshot import FILE

DEFAULT = Path(__file__).parents[2] / "shared" / "real"
SMALL = 100_000
LARGE = int(os.environ.get("DATELINE_BENCH_EVENTS", "1000000"))
ADDED = 1_000
ACTOR_SETS, DAYS_APART, SPAN_DAYS = 50, 17, 7300


def run(data: Path | None = None) -> dict[str, object]:
    """Merge the multiplied record at two sizes, add articles to the larger, and time it all."""
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as name:
        folder = Path(name)
        record = folder / "record"
        coder = dateline.load()
        options = Options(settings=coder.settings.ingest)
        code_into(Plan(paths=(data or DEFAULT,), record=record, options=options),
                  lambda: coder, coder.versions)  # fmt: skip
        small = _alone(_timed, record / FILE, folder / "small", SMALL)
        shutil.rmtree(folder / "small")
        *large, peak = _alone(_timed, record / FILE, folder / "large", LARGE)
        added = _alone(_added, record / FILE, folder / "large")
    return {
        "events": large[0], "incidents": large[2], "ms_per_event_small": small[1],
        "ms_per_event_large": large[1], "ratio": round(large[1] / small[1], 2),
        "compared": large[3], "comparisons_cut": large[4], "peak_mb": round(peak),
        "added_articles": ADDED, "added_events": added[0], "added_seconds": added[1],
        "added_share": round(added[1] / (large[1] * large[0] / 1000), 4),
    }  # fmt: skip


def _alone(work: Callable[..., tuple[Any, ...]], *given: object) -> tuple[Any, ...]:
    """Return what the work returns and the most memory, MiB, that its own process took."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_measured, work, given).result()


def _measured(work: Callable[..., tuple[Any, ...]], given: Sequence[object]) -> tuple[Any, ...]:
    found = work(*given)
    return (*found, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _timed(source: Path, folder: Path, events: int) -> tuple[int, float, int, int, int]:
    multiply(source, folder, events)
    began = time.perf_counter()
    report = merge_snapshot(folder)
    seconds = time.perf_counter() - began
    each = round(1000 * seconds / report.events, 4)
    return report.events, each, report.incidents, report.compared, report.cut


def _added(source: Path, folder: Path) -> tuple[int, float]:
    with duckdb.connect(str(folder / FILE)) as db:
        first = db.execute("select max(copy) + 1 from copies").fetchall()[0][0]
        db.execute(f"attach '{source}' as s (read_only)")
        articles = db.execute("select count(*) from s.article").fetchall()[0][0]
        for copy in range(first, first + max(1, round(ADDED / articles))):
            _insert(db, copy, copy + 1)
    began = time.perf_counter()
    report = merge_snapshot(folder)
    return report.fresh, round(time.perf_counter() - began, 2)


def multiply(source: Path, folder: Path, events: int) -> None:
    """Write a snapshot of so many events, copies of those of another."""
    folder.mkdir(parents=True)
    with duckdb.connect(str(folder / FILE)) as db:
        db.execute("set threads = 2")
        db.execute(f"attach '{source}' as s (read_only)")
        own = db.execute("select count(*) from s.event").fetchall()[0][0]
        copies = max(1, round(events / own))
        db.execute("create table copies (copy integer)")
        for table in ("article", "event", "event_actor", "mention"):
            db.execute(f"create table {table} as select * from s.{table} limit 0")
        _insert(db, 0, copies)


def _insert(db: duckdb.DuckDBPyConnection, first: int, end: int) -> None:
    db.execute(f"insert into copies select * from range({first}, {end})")
    chosen = f"(select copy from copies where copy >= {first} and copy < {end}) c"
    day = (
        f"cast(date '2001-01-01' + cast((hash(t.{{0}}) % 60 + c.copy * {DAYS_APART}) % "
        f"{SPAN_DAYS} as integer) as date)"
    )
    shift = f"({day.format('article')} - coalesce(t.published, date '2018-07-16'))"
    mine = f"|| '-' || (c.copy % {ACTOR_SETS})"
    db.execute(
        "insert into article select t.* replace (t.id || '-' || c.copy as id, "
        f"{day.format('id')} as published, left(t.body, 600) as body) from s.article t, {chosen}"
    )
    db.execute(
        "insert into event select t.* replace (t.id || '-' || c.copy as id, "
        f"t.article || '-' || c.copy as article, {day.format('article')} as published, "
        f"cast(t.first_day + cast({shift} as integer) as date) as first_day, "
        f"cast(t.last_day + cast({shift} as integer) as date) as last_day) "
        f"from s.event t, {chosen}"
    )
    db.execute(
        "insert into event_actor select t.* replace (t.event || '-' || c.copy as event, "
        "t.article || '-' || c.copy as article, t.mention || '-' || c.copy as mention, "
        f"t.entity {mine} as entity, t.name {mine} as name, t.country {mine} as country) "
        f"from s.event_actor t, {chosen}"
    )
    db.execute(
        "insert into mention select t.* replace (t.id || '-' || c.copy as id, "
        "t.article || '-' || c.copy as article) from s.mention t "
        f"join (select distinct mention from s.event_actor) m on m.mention = t.id, {chosen}"
    )
