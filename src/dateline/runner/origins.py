"""Tell one input from another: the same source and text, whatever day and outlet it is given.

In: articles that were read from a source. Out: their origins, articles with the day and outlet that
a record has of them. It refuses to guess a day: the name of a file that holds one is only a hint.
"""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import PurePath

from dateline.ingest.article import filled_in
from dateline.records import Article, content_id
from dateline.store.ledger import Ledger, Origin

_DAY_IN_NAME = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)"
)


def input_id(article: Article) -> str:
    """Return the id of an article's source and text; where the source lies counts, not how it is
    written."""
    source = os.path.abspath(article.source or "")  # noqa: PTH100 - the end may be "#LINE"
    return content_id("input", source, article.title, article.deck, article.body)


def origin_of(article: Article) -> Origin:
    """Return where an article comes from."""
    day = article.published.isoformat() if article.published else None
    return Origin(article.id, input_id(article), day, article.outlet)


def with_known(article: Article, ledger: Ledger) -> Article:
    """Return the article with the day and outlet under which the record has the same input.

    Only where the input says nothing of its own now: a run that gives no `--published` does not
    take away the day that a former one gave.
    """
    if not article.source or (article.published and article.outlet):
        return article
    known = ledger.origin(input_id(article))
    if known is None or known.article == article.id:
        return article
    day = date.fromisoformat(known.published) if known.published else None
    return filled_in(article, day, known.outlet)


def day_in_name(source: str | None) -> str | None:
    """Return the ISO day that the name of a source holds, None if it holds none."""
    match = _DAY_IN_NAME.search(PurePath(source or "").name)
    return f"{match[1]}-{match[3]}-{match[4]}" if match else None
