"""Code sources into a record: chunk by chunk, in processes, so that a killed run goes on.

In: paths, options, a record folder. Out: parts, ledger and snapshot, and a `RunReport`. It refuses
to stop at a bad article: that one is rejected with its reason.

Chunks are cut from the input in its order, so that workers and interruptions do not change what
is written: the same input gives the same parts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from dateline.config import Settings, as_toml
from dateline.errors import SettingsError
from dateline.ingest.sources import Options, left_aside, read_sources
from dateline.records import Article, Rejected, content_id
from dateline.runner.origins import day_in_name, with_known
from dateline.runner.workers import Chunk, Done, Factory, coded_chunks
from dateline.store.ledger import Ledger, Texts
from dateline.store.parts import remove_leftovers, write_part
from dateline.store.snapshot import build_snapshot

Progress = Callable[[int, int], None]
"""Called with the number of articles done and of articles rejected so far."""


class RunReport(msgspec.Struct, kw_only=True):
    """What a run did. rejected: reasons counted; duplicates: articles met more than once.

    rejected_before: reasons of what a run with the same options and settings had rejected.
    superseded: articles whose source and text were in the record with another day or outlet.
    labels_dropped: articles whose labels of a codebook went, for want of `--codebook`.
    undated: articles without a day; day_in_name: a source of such, whose name holds a day, with it.
    left_aside: files of folders whose ending is none of a report, counted by ending.
    """

    articles: int = 0
    events: int = 0
    statements: int = 0
    already_done: int = 0
    duplicates: int = 0
    rejected: Counter[str] = msgspec.field(default_factory=Counter)
    rejected_before: Counter[str] = msgspec.field(default_factory=Counter)
    superseded: int = 0
    labels_dropped: int = 0
    undated: int = 0
    day_in_name: tuple[str, str] | None = None
    left_aside: Counter[str] = msgspec.field(default_factory=Counter)
    seconds: float = 0.0
    run: str = ""

    @property
    def nothing_to_do(self) -> bool:
        """True if every article of the input had been coded before."""
        return self.articles == 0 and not self.rejected


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What to code, how and where. shard: (i, n), the i-th of n parts of the input, from 1."""

    paths: tuple[Path, ...]
    record: Path
    options: Options = Options()
    settings: Settings = Settings()
    workers: int = 1
    shard: tuple[int, int] = (1, 1)


def code_into(
    plan: Plan, factory: Factory, versions: dict[str, str], progress: Progress | None = None
) -> RunReport:
    """Code the sources of the plan into its record.

    factory: opens the coder in each process. versions: what the coder is made of; articles coded
    by the same versions and settings before are skipped.
    Raises InputError, RecordError or SettingsError before anything is written.
    """
    _check(plan)
    began = datetime.now(UTC)
    ledger = Ledger(plan.record, create=True)
    if plan.settings.statements.wide:
        versions = {**versions, "statements": "wide"}
    version = content_id(*(f"{key}={versions[key]}" for key in sorted(versions)))
    settings = as_toml(plan.settings) + _as_comments(plan.options)
    run = content_id("run", version, settings, *map(str, plan.paths), plan.shard)
    report = RunReport(run=run, left_aside=left_aside(plan.paths))
    try:
        ledger.start(run, version, versions, settings,
                     "\n".join(map(str, plan.paths)), began.isoformat())  # fmt: skip
        remove_leftovers(plan.record)
        before = _before(ledger, version, settings)
        chunks = _chunks(plan, ledger, before, report)
        changed = _write(plan, ledger, run, version, coded_chunks(chunks, factory, plan.workers),
                         before, report, progress)  # fmt: skip
        if changed or not (plan.record / "snapshot.duckdb").exists():
            with ledger.locked():
                build_snapshot(plan.record, ledger)
        ended = datetime.now(UTC)
        ledger.finish(run, ended.isoformat())
        report.seconds = (ended - began).total_seconds()
    finally:
        ledger.close()
    return report


def _as_comments(options: Options) -> str:
    """Return the options of the command line as comments of the settings, "" if there are none."""
    given = {
        "published": options.published, "outlet": options.outlet,
        **{f"column {field}": name for field, name in sorted(options.mapping.items())},
    }  # fmt: skip
    return "".join(f"# --{name} = {str(value)!r}\n" for name, value in given.items() if value)


class Before(NamedTuple):
    """What the record holds when a run begins.

    coded: articles by this version that count. rejected: reasons by source, stage and article, if
    version, settings and options were the same; failed: reasons of those articles that were read
    but not coded.
    """

    coded: set[str]
    rejected: dict[tuple[str, str, str], str]
    failed: dict[str, str]


def _before(ledger: Ledger, version: str, settings: str) -> Before:
    found = ledger.rejected_by(version, settings)
    return Before(
        coded=ledger.coded(version), rejected={_key(item): item.reason for item in found},
        failed={item.article: item.reason for item in found
                if item.article and item.stage != "ingest"},
    )  # fmt: skip


def _check(plan: Plan) -> None:
    index, count = plan.shard
    if not 1 <= index <= count:
        raise SettingsError(f"shard {index}/{count} does not exist; give i/N with 1 <= i <= N")
    if plan.workers < 1:
        raise SettingsError(f"{plan.workers} workers cannot work; give 1 or more")


def _chunks(plan: Plan, ledger: Ledger, before: Before, report: RunReport) -> Iterator[Chunk]:
    """Yield the input in chunks of fixed size, what is done or met before left out."""
    seen: set[str] = set()
    rejected: list[Rejected] = []
    articles: list[Article] = []
    for count, item in enumerate(read_sources(plan.paths, plan.options), start=1):
        if isinstance(item, Rejected):
            if plan.shard[0] == 1:
                rejected.append(item)
        else:
            _sort(plan, with_known(item, ledger), before, seen, articles, report)
        if count % plan.settings.store.articles_per_part == 0:
            yield Chunk(tuple(articles), tuple(rejected))
            articles, rejected = [], []
    yield Chunk(tuple(articles), tuple(rejected))


def _sort(
    plan: Plan, item: Article, before: Before, seen: set[str], articles: list[Article],
    report: RunReport,
) -> None:  # fmt: skip
    """Keep an article that this run has to code, count the others."""
    index, count = plan.shard
    key = item.id
    if int(key, 16) % count != index - 1:
        return
    if key in seen:
        report.duplicates += 1
    elif key in before.coded:
        report.already_done += 1
    elif key in before.failed:
        report.rejected_before[before.failed[key]] += 1
    else:
        articles.append(item)
        _count_undated(item, report)
    seen.add(key)


def _count_undated(item: Article, report: RunReport) -> None:
    if item.published is None:
        report.undated += 1
        if report.day_in_name is None and (day := day_in_name(item.source)):
            report.day_in_name = (item.source or "", day)


def _write(
    plan: Plan, ledger: Ledger, run: str, version: str, results: Iterable[Done], before: Before,
    report: RunReport, progress: Progress | None,
) -> bool:  # fmt: skip
    """Write what comes from the workers and return whether anything was new."""
    changed = False
    for done in results:
        fresh = [item for item in done.rejected if before.rejected.get(_key(item)) != item.reason]
        report.rejected.update(item.reason for item in fresh)
        report.rejected_before.update(item.reason for item in done.rejected if item not in fresh)
        if done.articles or fresh:
            _commit(plan, ledger, run, version, done, fresh, report)
            changed = changed or bool(done.articles)
        report.articles += len(done.articles)
        report.events += done.events
        report.statements += done.statements
        if progress is not None:
            progress(report.articles, report.rejected.total())
    return changed


def _key(item: Rejected) -> tuple[str, str, str]:
    return item.source or "", item.stage, item.article or ""


def _commit(
    plan: Plan, ledger: Ledger, run: str, version: str, done: Done, fresh: Sequence[Rejected],
    report: RunReport,
) -> None:  # fmt: skip
    part = content_id(version, *(article for article, _ in done.articles))
    with ledger.locked():
        if done.tables is not None:
            write_part(plan.record, part, done.tables)
        replaced = ledger.commit(run, version, part, done.articles, fresh,
                                 (Texts(*text) for text in done.texts), done.origins)  # fmt: skip
    report.superseded += replaced.inputs
    report.labels_dropped += replaced.labels
