"""What `import dateline` offers: load a coder, open a record.

In: settings, articles, paths. Out: `Coder` with many articles in processes, `Record`. It refuses
nothing of its own: errors come from the parts below.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa

from dateline import pipeline
from dateline.brief import Brief
from dateline.brief import brief as brief_of
from dateline.config import Settings, check_files, load_settings
from dateline.errors import InputError, QueryError
from dateline.positions import positions as positions_on
from dateline.records import Article, Coded, Rejected
from dateline.runner.diff import Difference, difference
from dateline.runner.dropping import drop_articles
from dateline.runner.merging import MergeReport, merge_record
from dateline.runner.workers import coded_in_processes
from dateline.store import incident_queries, queries
from dateline.store.aggregates import DONE, Aggregation
from dateline.store.aggregates import aggregate as count
from dateline.store.incident_queries import IncidentQuery
from dateline.store.incidents import TABLES
from dateline.store.queries import Query, Row
from dateline.store.schema import SCHEMAS, tables_of

ARTICLES_A_TASK = 32


class Coder(pipeline.Coder):
    """Everything that turns an article into its record; see `pipeline.Coder`."""

    def code(self, article: Article) -> Coded:
        """Return everything that the article yields. Raises InputError for what is no Article."""
        return super().code(_checked(article))

    def code_many(
        self, articles: Iterable[Article], workers: int = 1
    ) -> Iterator[Coded | Rejected]:
        """Yield a result for each article, in order; an article that fails is `Rejected`.

        workers: processes; with one, everything runs here.
        Raises InputError for what is no Article.
        """
        stream = map(_checked, articles)
        if workers == 1:
            yield from super().code_many(stream)
            return
        chunks = iter(lambda: tuple(islice(stream, ARTICLES_A_TASK)), ())
        yield from coded_in_processes(chunks, partial(load, self.settings), workers)


class Record(queries.Record):
    """A record folder, open for reading; see `store.queries.Record`.

    Incidents, counts of incidents and briefs need a merged record and raise RecordError without.
    """

    def merge(self) -> MergeReport:
        """Put the events together into incidents, or bring the incidents up to date."""
        return merge_record(self.path)

    def incidents(
        self, *, actor: str | None = None, recipient: str | None = None, side: str | None = None,
        type: str | None = None, status: str | None = None, place: str | None = None,
        start: date | None = None, end: date | None = None, disputed: bool = False,
        least: int = 1, min_certainty: float | None = None, limit: int | None = None,
    ) -> IncidentQuery:  # fmt: skip
        """Return the incidents that meet all conditions; see `incident_queries.incidents`."""
        return incident_queries.incidents(
            self, actor=actor, recipient=recipient, side=side, type=type, status=status,
            place=place, start=start, end=end, disputed=disputed, least=least,
            min_certainty=min_certainty, limit=limit,
        )  # fmt: skip

    def incident(self, id: str) -> tuple[Row, list[Row]]:
        """Return an incident by its id or how that begins, and its events with their sentences."""
        row, events = incident_queries.incident(self, id)
        return incident_queries.as_values(row), events

    def aggregate(
        self, *by: str | Sequence[str], of: str = "incident", type: str | None = None,
        quad: int | None = None, statuses: Sequence[str] = DONE, start: date | None = None,
        end: date | None = None, min_certainty: float | None = None, fill: bool = False,
    ) -> Query:  # fmt: skip
        """Count incidents or events by units and at most one period; see `store.aggregates`.

        by: names of units, singly, in a list or joined by commas: "dyad,month".
        """
        return count(self, Aggregation(
            by=_units(by), of=of, type=type, quad=quad, statuses=tuple(statuses), start=start,
            end=end, min_certainty=min_certainty, fill=fill,
        ))  # fmt: skip

    def brief(self, about: str, as_of: date | None = None) -> Brief:
        """Return a page about names or words, joined by commas, as of a day."""
        return brief_of(self, about, as_of)

    def positions(
        self, topic: str, *, speaker: str | None = None, outlet: str | None = None,
        start: date | None = None, end: date | None = None, limit: int = 20,
    ) -> list[dict[str, Any]]:  # fmt: skip
        """Return the statements nearest to a topic, by day; see `positions.positions`."""
        return positions_on(
            self, topic, speaker=speaker, outlet=outlet, start=start, end=end, limit=limit
        )

    def table(self, name: str) -> Query:
        """Return a whole table in its order, also those of the incidents of a merged record.

        Raises QueryError for a name that is none, RecordError if the record is not merged.
        """
        if name in TABLES:
            return incident_queries.incident_table(self, name)
        if name not in SCHEMAS:
            raise QueryError(f"no table {name!r}; the tables are {', '.join((*SCHEMAS, *TABLES))}")
        return super().table(name)

    def drop(self, *articles: str) -> list[Row]:
        """Take articles out, by id, how it begins, or source; see `runner.dropping`."""
        return drop_articles(self, articles)

    def diff(self, one: str, other: str) -> Difference:
        """Return what two runs, by id or number, have differently."""
        return difference(self.path, one, other)


def load(settings: Settings | str | Path | None = None) -> Coder:
    """Return a coder with these settings: values, a TOML file, or the defaults.

    Raises SettingsError, ModelError or KnowledgeError when a part cannot be opened.
    """
    if settings is None or isinstance(settings, Settings):
        check_files(settings or Settings())
        return Coder(settings)
    return Coder(load_settings(Path(settings)))


def open(path: str | Path) -> Record:
    """Return the record of a folder, for reading. Raises RecordError if it is none."""
    return Record(queries.open_record(path).path)


def tables(coded: Coded | Iterable[Coded]) -> dict[str, pa.Table]:
    """Return coded articles as the tables of a record, by name: "event", "statement" ...

    Rows have names, countries and days beside the ids: `tables(coded)["event"].to_pylist()`, or
    `.to_pandas()`.
    """
    return tables_of([coded] if isinstance(coded, Coded) else coded)


def _checked(article: object) -> Article:
    """Return the article. Raises InputError, with the remedy, for what is none."""
    if not isinstance(article, Article):
        raise InputError(
            f"{type(article).__name__} {str(article)[:40]!r} is no article; write "
            "dateline.Article(body=…, published=date(2019, 4, 25))"
        )
    day: object = article.published
    if day is not None and (not isinstance(day, date) or isinstance(day, datetime)):
        raise InputError(
            f"published is {day!r}, a {type(day).__name__}; give a datetime.date: "
            "date.fromisoformat(text), or time.date() of a time"
        )
    return article


def _units(by: Sequence[str | Sequence[str]]) -> tuple[str, ...]:
    names = [name for item in by for name in ((item,) if isinstance(item, str) else item)]
    return tuple(unit.strip() for name in names for unit in str(name).split(",") if unit.strip())
