"""Ask a record for what a citation needs: outlet, day, title and link of its reports.

In: a record and ids, or how they begin. Out: rows by id. It refuses a name that several have.
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.errors import QueryError
from dateline.store.queries import Query, Record, Row


def reports_of(record: Record, articles: Iterable[str]) -> dict[str, Row]:
    """Return id, outlet, published, title, url and source of these articles, by id."""
    wanted = sorted(set(articles))
    sql = (
        "select id, outlet, published, title, url, source from article "
        "where id in (select unnest(?)) order by id"
    )
    return {row["id"]: row for row in Query(record.snapshot, sql, (wanted,)).rows()}


def article_of(record: Record, name: str) -> str:
    """Return the id of the article of this id, beginning of an id, or source.

    Raises QueryError if there is none, or more than one.
    """
    sql = "select id from article where starts_with(id, ?) or source = ? limit 2"
    rows = Query(record.snapshot, sql, (name, name)).rows()
    if len(rows) != 1:
        many = "several articles" if rows else "no article"
        raise QueryError(
            f"{many} of the record have an id that begins with {name!r}, or that source; "
            "`dateline show RECORD` shows the ids"
        )
    return str(rows[0]["id"])


def labels(record: Record) -> list[str]:
    """Return the labels that a codebook of the user gave to sentences, by name."""
    sql = "select distinct label from sentence where label is not null order by label"
    return [row["label"] for row in Query(record.snapshot, sql).rows()]
