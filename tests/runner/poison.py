"""A coder for tests: dies on the article that says so, is slow on request."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator

from dateline.records import Article, Coded, Rejected


class Fake:
    """Codes articles into empty records."""

    def __init__(self, pause: float = 0.0) -> None:
        self.pause = pause

    def code_many(self, articles: Iterable[Article]) -> Iterator[Coded | Rejected]:
        """Yield an empty record for each article."""
        for article in articles:
            time.sleep(self.pause)
            if "poison" in article.body:
                os._exit(9)
            if "wrong" in article.body:
                yield Rejected(source=article.source, stage="code", reason="it is wrong",
                               article=article.id)  # fmt: skip
                continue
            yield Coded(article=article, sentences=(), mentions=(), actors=(), places=(), times=(),
                        statements=(), events=())  # fmt: skip


def slow() -> Fake:
    """Open a coder that takes its time."""
    return Fake(0.02)
