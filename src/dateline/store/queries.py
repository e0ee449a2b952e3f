"""Ask a record: events, statements, articles, by who, what, when, where and which words.

In: a record folder and conditions. Out: lazy queries that give rows, Arrow, pandas or Polars.
It refuses a condition with a value that the record's codes do not know.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, get_args

import duckdb
import msgspec
import pyarrow as pa

from dateline.errors import QueryError, RecordError
from dateline.records import Stance, Status
from dateline.store.asked import country_code, named
from dateline.store.ledger import Ledger
from dateline.store.schema import SCHEMAS
from dateline.store.snapshot import FILE, build_snapshot, read_of

Row = dict[str, Any]

STATUSES = get_args(Status)
STANCES = get_args(Stance)
TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip


class Query(msgspec.Struct, frozen=True):
    """A question that is asked when its answer is read.

    sql, parameters: what DuckDB is asked; text only in `parameters`, never in `sql`.
    """

    snapshot: Path
    sql: str
    parameters: tuple[object, ...] = ()

    def arrow(self) -> pa.Table:
        """Return an Arrow table."""
        with read_of(self.snapshot), duckdb.connect(str(self.snapshot), read_only=True) as db:
            return db.sql(self.sql, params=list(self.parameters)).to_arrow_table()

    def rows(self) -> list[Row]:
        """Return a list of dictionaries."""
        return list(self.arrow().to_pylist())

    def df(self) -> Any:
        """Return a pandas DataFrame. Raises QueryError if pandas is not installed."""
        _needs("pandas")
        return self.arrow().to_pandas()

    def pl(self) -> Any:
        """Return a Polars DataFrame. Raises QueryError if polars is not installed."""
        return _needs("polars").from_arrow(self.arrow())

    def count(self) -> int:
        """Return the number of rows."""
        with read_of(self.snapshot), duckdb.connect(str(self.snapshot), read_only=True) as db:
            counted = db.execute(f"select count(*) from ({self.sql})", list(self.parameters))
            return int(counted.fetchall()[0][0])

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows())

    def __len__(self) -> int:
        return self.count()


def _needs(package: str) -> Any:
    try:
        return importlib.import_module(package)
    except ImportError as error:
        raise QueryError(
            f"{package} is not installed; use .arrow() or .rows(), or install it: `pip install "
            f"{package}`, in the folder of `make demo` `.tools/uv/bin/uv pip install {package}`"
        ) from error


class Where:
    """Conditions joined by "and", with their values kept apart."""

    def __init__(self) -> None:
        self.conditions: list[str] = []
        self.values: list[object] = []

    def add(self, condition: str, *values: object) -> None:
        """Add a condition with the values of its question marks."""
        self.conditions.append(condition)
        self.values.extend(values)

    def sql(self) -> str:
        """Return the clause, nothing where there are no conditions."""
        return " where " + " and ".join(self.conditions) if self.conditions else ""


class Record:
    """A record folder, open for reading.

    Raises RecordError if the folder is no record.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.ledger = Ledger(self.path)
        self.snapshot = self.path / FILE
        if not self.snapshot.exists():
            with self.ledger.locked():
                build_snapshot(self.path, self.ledger)

    def events(
        self, *, actor: str | None = None, recipient: str | None = None, side: str | None = None,
        type: str | None = None, mode: str | None = None, status: str | None = None,
        quad: int | None = None, start: date | None = None, end: date | None = None,
        place: str | None = None, outlet: str | None = None, article: str | None = None,
        text: str | None = None, min_confidence: float | None = None,
        min_certainty: float | None = None, limit: int | None = None,
    ) -> Query:  # fmt: skip
        """Return the events that meet all conditions.

        actor, recipient, side (either): a country (code or name), an entity id or how words of a
            name begin.
        start, end: days (inclusive) of the event, of the publication where it has none.
        place: a country code or a place's name. text: words of the article.
        min_confidence: the least probability of the type; min_certainty: that of type and sides.
        """
        where = Where()
        for sides, wanted in ((("actor",), actor), (("recipient",), recipient),
                              (("actor", "recipient"), side)):  # fmt: skip
            if wanted:
                _add_actor(where, sides, wanted)
        for column, value, known in (
            ("type", type.upper() if type else None, TYPES), ("mode", mode, None),
            ("status", status, STATUSES), ("quad", quad, (1, 2, 3, 4)),
            ("outlet", outlet, None), ("article", article, None),
        ):  # fmt: skip
            _add_equal(where, column, value, known)
        _add_days(where, "first_day", "last_day", start, end)
        if place:
            where.add(
                "(place_country = ? or lower(place_name) = lower(?) or lower(place) = lower(?))",
                country_code(place), place, place,
            )  # fmt: skip
        if min_confidence is not None:
            where.add("confidence >= ?", min_confidence)
        if min_certainty is not None:
            where.add("certainty >= ?", min_certainty)
        self._add_text(where, text, "article", "article")
        return self._query(
            f"select * from event{where.sql()} order by coalesce(first_day, published) nulls last, "
            "article, trigger_start, id", where, limit,
        )  # fmt: skip

    def statements(
        self, *, speaker: str | None = None, about: str | None = None, stance: str | None = None,
        outlet: str | None = None, start: date | None = None, end: date | None = None,
        article: str | None = None, limit: int | None = None,
    ) -> Query:  # fmt: skip
        """Return the statements that meet all conditions.

        speaker: a country (code or name), an entity id or how words of a name begin, of who
            speaks alone or with others.
        about: words of the content.
        start, end: days (inclusive) of the saying, of the publication where it has none.
        """
        where = Where()
        if speaker:
            condition, values = named(("[speaker_name, source]", "joint_names"), speaker)
            where.add(
                "(speaker_country = ? or speaker_entity = ? or list_contains(joint_countries, ?) "
                f"or list_contains(joint_entities, ?) or {condition})",
                country_code(speaker), speaker, country_code(speaker), speaker, *values,
            )  # fmt: skip
        _add_equal(where, "stance", stance, STANCES)
        _add_equal(where, "outlet", outlet, None)
        _add_equal(where, "article", article, None)
        _add_days(where, "said_first_day", "said_last_day", start, end)
        self._add_text(where, about, "statement", "id")
        return self._query(
            f"select * from statement{where.sql()} order by coalesce(said_first_day, published) "
            "nulls last, article, content_starts[1], id", where, limit,
        )  # fmt: skip

    def articles(
        self, *, outlet: str | None = None, text: str | None = None, start: date | None = None,
        end: date | None = None, article: str | None = None, limit: int | None = None,
    ) -> Query:  # fmt: skip
        """Return the articles that meet all conditions. article: an id, or how an id begins."""
        where = Where()
        _add_equal(where, "outlet", outlet, None)
        if article:
            where.add("(starts_with(id, ?) or source = ?)", article, article)
        _add_days(where, "published", "published", start, end)
        self._add_text(where, text, "article", "id")
        sql = f"select * from article{where.sql()} order by published nulls last, source, id"
        return self._query(sql, where, limit)

    def table(self, name: str) -> Query:
        """Return a whole table in its order. Raises QueryError for a name that is none."""
        if name not in SCHEMAS:
            raise QueryError(f"no table {name!r}; the tables are {', '.join(SCHEMAS)}")
        return Query(self.snapshot, f"select * from {name}")

    def unknown(self, limit: int = 50) -> Query:
        """Return the names most often met and not resolved, each with its reason and a sentence.

        Columns name, label, times, articles, reason, example.
        """
        return Query(
            self.snapshot,
            "select m.raw as name, m.label, count(*) as times, "
            "count(distinct m.article) as articles, min(a.reason) as reason, "
            "min(s.text) as example from mention m join actor a on a.mention = m.id "
            "and a.article = m.article join sentence s on s.article = m.article "
            "and s.index = m.sentence where m.form = 'name' and a.country is null "
            "and a.sector is null group by m.raw, m.label order by times desc, name limit ?",
            (limit,),
        )

    def texts(self) -> Query:
        """Return id, outlet, day and whole text of the articles, by id."""
        return Query(
            self.snapshot,
            "select id, outlet, published, concat_ws(chr(10), title, deck, body) as text "
            "from article order by id",
        )

    def labelled(self, label: str, min_confidence: float = 0.0, limit: int | None = None) -> Query:
        """Return the sentences to which the user's own codebook gave this type, surest first."""
        where = Where()
        where.add("label = ?", label)
        where.add("label_confidence >= ?", min_confidence)
        sql = (
            "select s.article, a.outlet, a.published, s.index, s.text, s.label, "
            f"s.label_confidence from sentence s join article a on a.id = s.article {where.sql()} "
            "order by s.label_confidence desc, s.article, s.index"
        )
        return self._query(sql, where, limit)

    def event(self, id: str) -> dict[str, Any]:
        """Return the row of one event by its id or how that begins.

        Raises QueryError if none or several begin so.
        """
        rows = Query(self.snapshot, "select * from event where starts_with(id, ?)", (id,)).rows()
        if len(rows) != 1:
            raise QueryError(
                f"{len(rows)} events have an id that begins with {id!r}; "
                "`dateline find RECORD --json` shows the ids"
            )
        return rows[0]

    def sentence_start(self, article: str, index: int) -> int:
        """Return the first character of a sentence in its article's text."""
        sql = "select start from sentence where article = ? and index = ?"
        return int(Query(self.snapshot, sql, (article, index)).rows()[0]["start"])

    def sides(self, event: str) -> Query:
        """Return the actors and recipients of an event with the step that resolved each."""
        return Query(
            self.snapshot,
            "select role, s.position, s.raw, s.name, s.country, s.sector, a.step, a.score, "
            "a.offices, a.flags, a.reason from event_actor s left join actor a "
            "on a.mention = s.mention and a.article = s.article where s.event = ? "
            "order by role, s.position",
            (event,),
        )

    def steps(self) -> Query:
        """Return how many actor mentions each step resolved, and with which share."""
        return Query(
            self.snapshot,
            "select coalesce(step, 'unresolved') as step, count(*) as mentions, "
            "round(count(*) / sum(count(*)) over (), 4) as share from actor "
            "group by 1 order by mentions desc, step",
        )

    def rejected(self) -> list[dict[str, str]]:
        """Return what was not coded, with the reasons."""
        return self.ledger.rejected()

    def runs(self) -> list[dict[str, str]]:
        """Return the runs that made the record: versions, settings, inputs."""
        return self.ledger.runs()

    def _query(self, sql: str, where: Where, limit: int | None) -> Query:
        if limit is not None:
            sql += " limit ?"
            where.values.append(limit)
        return Query(self.snapshot, sql, tuple(where.values))

    def _add_text(self, where: Where, text: str | None, kind: str, column: str) -> None:
        if text:
            where.add(f"{column} in (select unnest(?))", self.ledger.search(text, kind))


def open_record(path: str | Path) -> Record:
    """Return the record of a folder. Raises RecordError if it is none."""
    folder = Path(path)
    if not folder.is_dir():
        raise RecordError(
            f"{folder} is no folder; make a record with `dateline code PATH --into {folder}`"
        )
    return Record(folder)


def _add_actor(where: Where, sides: Sequence[str], wanted: str) -> None:
    conditions: list[str] = []
    for side in sides:
        condition, values = named((f"{side}_names", f"{side}_raws"), wanted)
        conditions.append(
            f"list_contains({side}_countries, ?) or list_contains({side}_entities, ?) or "
            f"{condition}"
        )
        where.values.extend((country_code(wanted), wanted, *values))
    where.conditions.append("(" + " or ".join(conditions) + ")")


def _add_equal(where: Where, column: str, value: object, known: Sequence[object] | None) -> None:
    if value is None:
        return
    if known is not None and value not in known:
        names = ", ".join(str(item) for item in known)
        raise QueryError(f"{value!r} is no {column}; it is one of {names}")
    where.add(f"{column} = ?", value)


def _add_days(where: Where, first: str, last: str, start: date | None, end: date | None) -> None:
    if start is not None and end is not None and end < start:
        raise QueryError(f"the last day {end} lies before the first day {start}")
    if start is not None:
        where.add(f"coalesce({last}, published) >= ?", start)
    if end is not None:
        where.add(f"coalesce({first}, published) <= ?", end)
