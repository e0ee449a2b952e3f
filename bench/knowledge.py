"""How fast the knowledge base opens, how much memory it takes, how fast names are found.

Data: the tables of Dateline themselves and the words of `../shared/real/*.jsonl` (Wikinews, CC BY
2.5, and articles whose text belongs to their outlets; timing only).

Metric: open_ms is the median over nine processes of `Knowledge()` alone, its code already
imported, the packed tables in the cache; import_ms that of its code; first_open_ms the one time
without a cache. rss_mb: memory of such a process when the base is open, Python and libraries
included. words_per_s: words of running text through `NameIndex.find` in a second; look_ups_per_s:
whole names through `NameIndex.look_up`. Aims: 50 ms, 150 MB, 300,000 words.

Published: none.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dateline.ingest.sources import read_sources
from dateline.knowledge.base import Knowledge
from dateline.records import Article, Token

FOLDER = Path(__file__).parents[2] / "shared" / "real"
TIMES = 9

_OPEN = """
import json, resource, sys, time
began = time.perf_counter()
from dateline.knowledge.base import Knowledge
imported = time.perf_counter()
knowledge = Knowledge()
opened = time.perf_counter()
unit = 1024 * 1024 if sys.platform == "darwin" else 1024
print(json.dumps([
    (imported - began) * 1000, (opened - imported) * 1000,
    resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit,
]))
"""


def run(data: Path | None = None) -> dict[str, object]:
    """Open the base in fresh processes and look up the words of a file or folder of articles."""
    paths = [data] if data else sorted(FOLDER.glob("*.jsonl"))
    if not paths:
        raise FileNotFoundError(2, "no articles", str(FOLDER))
    with tempfile.TemporaryDirectory() as cache:
        first = _opened(cache)
        later = [_opened(cache) for _ in range(TIMES)]
    knowledge = Knowledge()
    texts = [item.text for item in read_sources(paths) if isinstance(item, Article)]
    return {
        "open_ms": round(statistics.median(row[1] for row in later), 1),
        "import_ms": round(statistics.median(row[0] for row in later), 1),
        "first_open_ms": round(first[1], 1),
        "rss_mb": round(statistics.median(row[2] for row in later), 1),
        "names": len(knowledge.names),
        "persons": len(knowledge.persons),
        "tenures": sum(map(len, knowledge.tenures.values())),
        **_speed(knowledge, texts),
    }


def _opened(cache: str) -> list[float]:
    environment = {**os.environ, "XDG_CACHE_HOME": cache}
    done = subprocess.run(
        [sys.executable, "-c", _OPEN], capture_output=True, text=True, check=True, env=environment
    )
    found: list[float] = json.loads(done.stdout)
    return found


def _speed(knowledge: Knowledge, texts: list[str]) -> dict[str, object]:
    bare = (word.strip(".,;:!?\"'()[]“”‘’") or word for text in texts for word in text.split())
    tokens = [
        Token(i, 0, 0, word, word.lower(), word, "", "", "", i, 0) for i, word in enumerate(bare)
    ]
    began = time.perf_counter()
    found = list(knowledge.names.find(tokens))
    took = time.perf_counter() - began
    names = [" ".join(token.text for token in tokens[match.first : match.last]) for match in found]
    began = time.perf_counter()
    for name in names:
        knowledge.names.look_up(name)
    looked = time.perf_counter() - began
    return {
        "words_per_s": round(len(tokens) / took),
        "look_ups_per_s": round(len(names) / looked),
        "n": len(tokens),
    }
