from __future__ import annotations

from collections import Counter

from bench.antecedents import compare

import dateline


def test_links_to_others_and_to_nobody_are_told_apart(coder: dateline.Coder) -> None:
    text = "Ann Lee met Bo Park. She smiled. It rained. The mayor left."
    reading = coder.reader.read(dateline.Article(body=text))
    she, mayor = text.index("She"), text.index("mayor")
    marks = [
        {"at": [she, she + 3], "is": [0, 7]},
        {"at": [mayor, mayor + 5], "is": "new"},
        {"at": [1, 2], "is": [0, 7]},
    ]
    count: Counter[tuple[str, str]] = Counter()
    compare(reading, marks, count)
    assert count["he", "right"] == count["he", "all"] == count["he", "both"] == 1
    assert count["noun", "all"] == 1 and count["noun", "told"] == 0
