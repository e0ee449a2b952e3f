"""The command that takes articles out of a record.

In: arguments. Out: what was dropped. It refuses to guess which article is meant.
"""

from __future__ import annotations

from typing import Annotated

import typer

import dateline
from dateline import show as display
from dateline.cli.base import AsJson, RecordPath, app, print_json


@app.command()
def drop(
    record: RecordPath,
    articles: Annotated[list[str], typer.Argument(
        help="Ids of articles, or how they begin, or their sources.", metavar="ARTICLE...")],
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Take articles out of the record; `dateline merge` then brings its incidents up to date."""
    dropped = dateline.open(record).drop(*articles)
    if as_json:
        print_json(dropped)
    else:
        display.dropped(dropped)
