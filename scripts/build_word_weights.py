"""Count in how many of the project's own training sentences a word stands.

In: `training/data`. Out: `knowledge/data/word_counts.csv`, from which merging takes how telling a
word is. A fixed table, so that the likeness of two reports does not depend on a third.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "training"), str(ROOT / "src")]

from examples import read_all  # noqa: E402

from dateline.merge.words import words_of  # noqa: E402

OUT = ROOT / "src" / "dateline" / "knowledge" / "data" / "word_counts.csv"
FEWEST = 4


def main() -> None:
    texts = sorted({example.text for example in read_all()})
    counts = Counter(word for text in texts for word in set(words_of(text)))
    with OUT.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["word", "sentences", "source", "as_of"])
        out.writerow(["", len(texts), "all sentences of training/data", "2026-11-23"])
        for word, count in sorted(counts.items()):
            if count >= FEWEST:
                out.writerow([word, count, "training/data", "2026-11-23"])


if __name__ == "__main__":
    main()
