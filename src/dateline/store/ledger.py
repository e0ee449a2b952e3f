"""The ledger of a record: what has been coded by which version, what was rejected and why.

In: finished parts, runs, rejections. Out: what is left to do, the live articles of each part, the
full-text index. One SQLite file, written in transactions under a lock; readers never wait.
It refuses a folder that holds something other than a record.
"""

from __future__ import annotations

import fcntl
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import msgspec

from dateline.errors import RecordError
from dateline.records import Rejected

FILE = "ledger.sqlite"
LOCK = "ledger.lock"
FORMAT = 3
"""Version of the record's layout; a record of another one is refused."""

_SCHEMA = """
create table if not exists format (version integer not null);
create table if not exists run (
  id text primary key, started text not null, finished text, version text not null,
  versions text not null, settings text not null, inputs text not null);
create table if not exists coded (
  article text not null, version text not null, part text not null, run text not null,
  live integer not null, source text, primary key (article, version));
create index if not exists coded_live on coded (part) where live = 1;
create table if not exists rejected (
  source text not null, stage text not null, reason text not null, article text not null,
  excerpt text not null, run text not null, version text not null,
  primary key (source, stage, article, version));
create table if not exists origin (
  article text primary key, input text not null, published text, outlet text);
create index if not exists origin_input on origin (input);
create virtual table if not exists words using fts5(
  kind unindexed, id unindexed, article unindexed, body,
  tokenize = 'unicode61 remove_diacritics 2');
"""


class Texts(NamedTuple):
    """What of an article the full-text index holds."""

    kind: str
    id: str
    article: str
    body: str


class Origin(NamedTuple):
    """Where an article comes from. input: the id of its source and text, whatever day and outlet.

    published: ISO date.
    """

    article: str
    input: str
    published: str | None
    outlet: str | None


class Replaced(NamedTuple):
    """What a commit has put out of use.

    inputs: articles of the same source and text with another day or outlet; labels: articles whose
    sentences had labels of a codebook that the run does not have.
    """

    inputs: int
    labels: int


class Ledger:
    """The ledger of one record folder.

    Raises RecordError if the folder is no record, or was written in another format.
    """

    def __init__(self, record: Path, create: bool = False) -> None:
        self.record = record
        path = record / FILE
        if not path.exists() and not create:
            raise RecordError(
                f"{record} holds no record; make one with `dateline code PATH --into {record}`"
            )
        if create and record.exists() and not record.is_dir():
            raise RecordError(f"{record} is a file; name a folder for the record")
        record.mkdir(parents=True, exist_ok=True)
        try:
            self._db = sqlite3.connect(path, timeout=60, isolation_level=None)
            if create:
                with self.locked():
                    self._prepare()
            found = self._db.execute("select version from format").fetchone()
        except sqlite3.DatabaseError as error:
            raise RecordError(f"{path} cannot be read as a ledger: {error}") from error
        if found is None or found[0] != FORMAT:
            raise RecordError(
                f"{record} was written in format {found and found[0]}, but this version reads "
                f"{FORMAT}; "
                "code the articles again into a new folder"
            )

    def _prepare(self) -> None:
        self._db.execute("pragma journal_mode = wal")
        self._db.executescript(_SCHEMA)
        if self._db.execute("select count(*) from format").fetchone()[0] == 0:
            self._db.execute("insert into format values (?)", (FORMAT,))

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the record for writing; others wait until it is free."""
        with (self.record / LOCK).open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            try:
                yield
            finally:
                fcntl.flock(file, fcntl.LOCK_UN)

    def coded(self, version: str) -> set[str]:
        """Return the articles that count and are coded by this version."""
        rows = self._db.execute("select article from coded where version = ? and live = 1",
                                (version,))  # fmt: skip
        return {row[0] for row in rows}

    def rejected_by(self, version: str, settings: str) -> list[Rejected]:
        """Return what this version has rejected under these settings."""
        rows = self._db.execute(
            "select j.source, j.stage, j.reason, j.article from rejected j join run r "
            "on r.id = j.run where j.version = ? and r.settings = ?", (version, settings),
        )  # fmt: skip
        return [
            Rejected(source=source, stage=stage, reason=reason, article=article or None)
            for source, stage, reason, article in rows
        ]

    def origin(self, input: str) -> Origin | None:
        """Return the article that counts of an input; None if there is none."""
        row = self._db.execute(
            "select o.* from origin o join coded c on c.article = o.article and c.live = 1 "
            "where o.input = ?", (input,),
        ).fetchone()  # fmt: skip
        return Origin(*row) if row else None

    def start(
        self, run: str, version: str, versions: Mapping[str, str], settings: str,
        inputs: str, now: str,
    ) -> None:  # fmt: skip
        """Write that a run has begun; a run that goes on keeps its first start."""
        self._db.execute(
            "insert or ignore into run (id, started, version, versions, settings, inputs) "
            "values (?, ?, ?, ?, ?, ?)",
            (run, now, version, msgspec.json.encode(dict(versions)).decode(), settings, inputs),
        )

    def finish(self, run: str, now: str) -> None:
        """Write that a run has ended."""
        self._db.execute("update run set finished = ? where id = ?", (now, run))

    def commit(
        self, run: str, version: str, part: str, articles: Iterable[tuple[str, str | None]],
        rejected: Iterable[Rejected], texts: Iterable[Texts], origins: Iterable[Origin] = (),
    ) -> Replaced:  # fmt: skip
        """Write in one transaction that a part is there: its articles, rejections and texts.

        articles: id and source. Earlier versions of the same articles are superseded, and so are
        articles of the same origin; what was rejected of their sources is forgotten.
        """
        inputs = labels = 0
        self._db.execute("begin immediate")
        try:
            lost = self._with_labels()
            lost = set() if version in lost else lost
            for article, source in articles:
                labels += len(lost & self._withdrawn(article))
                self._db.execute(
                    "insert or replace into coded values (?, ?, ?, ?, 1, ?)",
                    (article, version, part, run, source),
                )
                self._forget_rejected(source)
            for origin in origins:
                inputs += self._supersede(origin)
            self._reject(run, version, rejected)
            self._db.executemany("insert into words values (?, ?, ?, ?)", texts)
            self._db.execute("commit")
        except BaseException:
            self._db.execute("rollback")
            raise
        return Replaced(inputs, labels)

    def _with_labels(self) -> set[str]:
        """Return the versions that label sentences by a codebook."""
        rows = self._db.execute("select version, versions from run")
        return {version for version, made in rows if "codebook" in msgspec.json.decode(made)}

    def _withdrawn(self, article: str) -> set[str]:
        """Let no coding of an article count; return the versions of those that did."""
        rows = self._db.execute("select version, live from coded where article = ?", (article,))
        found = list(rows)
        if found:
            self._db.execute("update coded set live = 0 where article = ?", (article,))
            self._db.execute("delete from words where article = ?", (article,))
        return {version for version, live in found if live}

    def _supersede(self, origin: Origin) -> int:
        """Note an article's origin and withdraw what else came from there; return how many."""
        rows = self._db.execute(
            "select article from origin where input = ? and article != ?",
            (origin.input, origin.article),
        )
        withdrawn = sum(bool(self._withdrawn(row[0])) for row in rows.fetchall())
        self._db.execute("insert or replace into origin values (?, ?, ?, ?)", origin)
        return withdrawn

    def drop(self, articles: Iterable[str]) -> int:
        """Let articles count no more; return how many did. Their parts stay where they are."""
        self._db.execute("begin immediate")
        try:
            dropped = sum(bool(self._withdrawn(article)) for article in articles)
            self._db.execute("commit")
        except BaseException:
            self._db.execute("rollback")
            raise
        return dropped

    def _forget_rejected(self, source: str | None) -> None:
        if source:
            self._db.execute("delete from rejected where source = ?", (source,))

    def _reject(self, run: str, version: str, rejected: Iterable[Rejected]) -> None:
        for item in rejected:
            self._forget_rejected(item.source)
            self._db.execute(
                "insert or replace into rejected values (?, ?, ?, ?, ?, ?, ?)",
                (item.source or "", item.stage, item.reason, item.article or "", item.excerpt,
                 run, version),
            )  # fmt: skip

    def live_parts(self) -> dict[str, list[str]]:
        """Return the articles that count, by part; parts and articles sorted."""
        found: dict[str, list[str]] = {}
        rows = self._db.execute(
            "select part, article from coded where live = 1 order by part, article"
        )
        for part, article in rows:
            found.setdefault(part, []).append(article)
        return found

    def parts_of(self, run: str) -> dict[str, list[str]]:
        """Return the articles that the version of a run has coded, by part, superseded or not."""
        found: dict[str, list[str]] = {}
        rows = self._db.execute(
            "select c.part, c.article from coded c join run r on r.version = c.version "
            "where r.id = ? order by c.part, c.article", (run,),
        )  # fmt: skip
        for part, article in rows:
            found.setdefault(part, []).append(article)
        return found

    def coded_by(self, run: str) -> set[str]:
        """Return the articles that the version of a run has coded."""
        return {article for articles in self.parts_of(run).values() for article in articles}

    def rejected(self) -> list[dict[str, str]]:
        """Return what was rejected, by source; each with stage, reason and the run."""
        columns = ("source", "stage", "reason", "article", "excerpt", "run")
        rows = self._db.execute(
            f"select distinct {', '.join(columns)} from rejected order by source, stage, reason"
        )
        return [dict(zip(columns, row, strict=True)) for row in rows]

    def runs(self) -> list[dict[str, str]]:
        """Return the runs in the order in which they began."""
        columns = ("id", "started", "finished", "version", "versions", "settings", "inputs")
        rows = self._db.execute(f"select {', '.join(columns)} from run order by started, id")
        return [dict(zip(columns, row, strict=True)) for row in rows]

    def search(self, text: str, kind: str) -> list[str]:
        """Return ids of articles or statements that hold all the words, best first.

        kind: article or statement. Words are taken as they stand, no query language.
        """
        words = " ".join('"' + word.replace('"', "") + '"' for word in text.split())
        if not words.replace('"', "").strip():
            return []
        rows = self._db.execute(
            "select id from words where words match ? and kind = ? order by rank, id", (words, kind)
        )
        return [row[0] for row in rows]
