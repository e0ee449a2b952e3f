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

import msgspec

from dateline.config import Settings, as_toml
from dateline.errors import SettingsError
from dateline.ingest.sources import Options, read_sources
from dateline.records import Article, Rejected, content_id
from dateline.runner.workers import Chunk, Done, Factory, coded_chunks
from dateline.store.ledger import Ledger, Texts
from dateline.store.parts import remove_leftovers, write_part
from dateline.store.snapshot import build_snapshot

Progress = Callable[[int, int], None]
"""Called with the number of articles done and of articles rejected so far."""


class RunReport(msgspec.Struct, kw_only=True):
    """What a run did. rejected: reasons counted; duplicates: articles met more than once."""

    articles: int = 0
    events: int = 0
    statements: int = 0
    already_done: int = 0
    duplicates: int = 0
    rejected: Counter[str] = msgspec.field(default_factory=Counter)
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
    version = content_id(*(f"{key}={versions[key]}" for key in sorted(versions)))
    run = content_id("run", version, as_toml(plan.settings), *map(str, plan.paths), plan.shard)
    report = RunReport(run=run)
    try:
        ledger.start(run, version, versions, as_toml(plan.settings),
                     "\n".join(map(str, plan.paths)), began.isoformat())  # fmt: skip
        remove_leftovers(plan.record)
        before = ledger.done(version)
        chunks = _chunks(plan, before, report)
        changed = _write(plan, ledger, run, version, coded_chunks(chunks, factory, plan.workers),
                         report, progress)  # fmt: skip
        if changed or not (plan.record / "snapshot.duckdb").exists():
            with ledger.locked():
                build_snapshot(plan.record, ledger)
        ended = datetime.now(UTC)
        ledger.finish(run, ended.isoformat())
        report.seconds = (ended - began).total_seconds()
    finally:
        ledger.close()
    return report


def _check(plan: Plan) -> None:
    index, count = plan.shard
    if not 1 <= index <= count:
        raise SettingsError(f"shard {index}/{count} does not exist; give i/N with 1 <= i <= N")
    if plan.workers < 1:
        raise SettingsError(f"{plan.workers} workers cannot work; give 1 or more")


def _chunks(plan: Plan, before: set[str], report: RunReport) -> Iterator[Chunk]:
    """Yield the input in chunks of fixed size, what is done or met before left out."""
    seen: set[str] = set()
    rejected: list[Rejected] = []
    articles: list[Article] = []
    for count, item in enumerate(read_sources(plan.paths, plan.options), start=1):
        if isinstance(item, Rejected):
            if plan.shard[0] == 1:
                rejected.append(item)
        else:
            _sort(plan, item, before, seen, articles, report)
        if count % plan.settings.store.articles_per_part == 0:
            yield Chunk(tuple(articles), tuple(rejected))
            articles, rejected = [], []
    yield Chunk(tuple(articles), tuple(rejected))


def _sort(
    plan: Plan, item: Article, before: set[str], seen: set[str], articles: list[Article],
    report: RunReport,
) -> None:  # fmt: skip
    """Keep an article that this run has to code, count the others."""
    index, count = plan.shard
    key = item.id
    if int(key, 16) % count != index - 1:
        return
    if key in seen:
        report.duplicates += 1
    elif key in before:
        report.already_done += 1
    else:
        articles.append(item)
    seen.add(key)


def _write(
    plan: Plan, ledger: Ledger, run: str, version: str, results: Iterable[Done],
    report: RunReport, progress: Progress | None,
) -> bool:  # fmt: skip
    """Write what comes from the workers and return whether anything was new."""
    changed = False
    known = {(row["source"], row["stage"], row["article"]) for row in ledger.rejected()}
    for done in results:
        fresh = [item for item in done.rejected if _key(item) not in known]
        report.rejected.update(item.reason for item in fresh)
        if done.articles or fresh:
            _commit(plan, ledger, run, version, done, fresh)
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
    plan: Plan, ledger: Ledger, run: str, version: str, done: Done, fresh: Sequence[Rejected]
) -> None:
    part = content_id(version, *(article for article, _ in done.articles))
    with ledger.locked():
        if done.tables is not None:
            write_part(plan.record, part, done.tables)
        ledger.commit(run, version, part, done.articles, fresh,
                      (Texts(*text) for text in done.texts))  # fmt: skip
