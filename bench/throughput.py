"""Speed and memory beside the bare parse.

Data: `../shared/real/*.jsonl` (Wikinews, CC BY 2.5, and articles whose text belongs to their
outlets; timing only).

Metric: articles_per_s and words_per_s of the whole coding in one process. ratio_to_parse is its
time over that of the bare spaCy pipeline on the same lines in the same run, batch by batch in
turn, the first place changing each time, so that both meet the same noise. The bare pipeline runs
in a process of its own: words that a pipeline has seen before cost it less, so a shared one would
favour whoever comes second (measured: 1.08 against 1.31). Neither is timed while the other works.
peak_rss_mb is the largest memory of the coding process; run alone it is Dateline's own.

Published: none comparable on this text.
"""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

BATCH = 16
FOLDER = Path(__file__).parents[2] / "shared" / "real"

_bare: Any = None
"""The pipeline of the process that only parses."""


def run(data: Path | None = None) -> dict[str, object]:
    """Time `Coder.code_many` against `nlp.pipe` on the articles of a file or folder."""
    import dateline
    from dateline.ingest.sources import read_sources

    paths = [data] if data else sorted(FOLDER.glob("*.jsonl"))
    if not paths:
        raise FileNotFoundError(2, "no articles", str(FOLDER))
    articles = [item for item in read_sources(paths) if isinstance(item, dateline.Article)]
    coder = dateline.load()
    with multiprocessing.get_context("spawn").Pool(
        1, initializer=open_bare, initargs=(coder.settings.parser.package,)
    ) as parsing:
        first = articles[:BATCH]
        consume(coder.code_many(first))
        parsing.apply(parse_seconds, (lines_of(first),))
        whole = parse = 0.0
        for number, start in enumerate(range(0, len(articles), BATCH)):
            batch = articles[start : start + BATCH]
            for turn in ("parse", "code") if number % 2 else ("code", "parse"):
                if turn == "parse":
                    parse += parsing.apply(parse_seconds, (lines_of(batch),))
                else:
                    began = time.perf_counter()
                    consume(coder.code_many(batch))
                    whole += time.perf_counter() - began
    words = sum(len(article.text.split()) for article in articles)
    return {
        "articles_per_s": round(len(articles) / whole, 2),
        "words_per_s": round(words / whole),
        "peak_rss_mb": peak_rss_mb(),
        "ratio_to_parse": round(whole / parse, 3),
        "n": len(articles),
    }


def open_bare(package: str) -> None:
    """Open the pipeline of the parsing process."""
    global _bare
    from dateline.models.parser import Parser

    _bare = Parser(package)


def parse_seconds(lines: list[str]) -> float:
    """Return how long the bare pipeline takes for the lines."""
    began = time.perf_counter()
    consume(_bare.pipe(lines))
    return time.perf_counter() - began


def lines_of(articles: Iterable[Any]) -> list[str]:
    """Return the lines that are parsed apart."""
    return [line for article in articles for line in article.text.split("\n") if line.strip()]


def consume(items: Iterable[object]) -> None:
    """Draw all items and keep none."""
    for _ in items:
        pass


def peak_rss_mb() -> int | None:
    """Return the largest memory that this process has had, None where the system does not say."""
    if sys.platform == "win32":
        return None
    import resource

    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit)
