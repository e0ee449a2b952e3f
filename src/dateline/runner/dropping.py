"""Take articles out of a record, so that no query, count or export has them.

In: a record and names of articles. Out: what was taken out. It refuses a name that names no article
or several. The parts stay: they are immutable, and what two runs made can still be compared.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.store.queries import Record, Row
from dateline.store.reports import article_of, reports_of
from dateline.store.snapshot import build_snapshot


def drop_articles(record: Record, names: Sequence[str]) -> list[Row]:
    """Take out these articles and return id, outlet, day, title, link and source of each.

    names: ids, how they begin, or sources. The next run over the same source codes it again.
    Raises QueryError if a name names no article or several.
    """
    rows = reports_of(record, [article_of(record, name) for name in names])
    with record.ledger.locked():
        record.ledger.drop(rows)
        build_snapshot(record.path, record.ledger)
    return list(rows.values())
