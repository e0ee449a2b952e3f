"""Speed and memory beside the bare parse.

Data: `../shared/real/*.jsonl` (Wikinews, CC BY 2.5, and articles whose text belongs to their
outlets; timing only).

Metric: articles_per_s and words_per_s of the whole coding in one process; ratio_to_parse is its
time over that of the bare spaCy pipeline on the same texts in the same process, in alternating
batches so that both meet the same noise; peak_rss_mb is the largest memory of the process.

Published: none comparable on this text.
"""

from __future__ import annotations

import resource
import time
from pathlib import Path

BATCH = 16
FOLDER = Path(__file__).parents[2] / "shared" / "real"


def run(data: Path | None = None) -> dict[str, object]:
    """Time `Coder.code_many` against `nlp.pipe` on the articles of a file or folder."""
    import dateline
    from dateline.ingest.sources import read_sources

    paths = [data] if data else sorted(FOLDER.glob("*.jsonl"))
    if not paths:
        raise FileNotFoundError(2, "no articles", str(FOLDER))
    items = read_sources(paths)
    articles = [item for item in items if isinstance(item, dateline.Article)]
    coder = dateline.load()
    parser = coder.reader.parser
    list(coder.code_many(articles[:BATCH]))
    whole = parse = 0.0
    for start in range(0, len(articles), BATCH):
        batch = articles[start : start + BATCH]
        lines = [line for article in batch for line in article.text.split("\n") if line.strip()]
        began = time.perf_counter()
        list(parser.pipe(lines))
        middle = time.perf_counter()
        list(coder.code_many(batch))
        parse += middle - began
        whole += time.perf_counter() - middle
    words = sum(len(article.text.split()) for article in articles)
    return {
        "articles_per_s": round(len(articles) / whole, 2),
        "words_per_s": round(words / whole),
        "peak_rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "ratio_to_parse": round(whole / parse, 3),
        "n": len(articles),
    }
