"""What an actor said on a topic over time, found by words and by meaning.

In: a record, a topic in words of one's own, conditions. Out: rows of statements with how near each
is, by day. It refuses to compare more than it can in seconds: ask for a speaker or for days then.

Nearness is the share of the topic's telling words that a statement has, and the cosine of the two
in the encoder of the classifier, from which what all the statements have in common is taken away.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from dateline.errors import QueryError
from dateline.merge.words import weight_of, words_of
from dateline.models.pairs import PairModel
from dateline.store.queries import Record

Row = dict[str, Any]

MOST = 20_000
"""Statements that are compared: about a minute on two cores."""

MEANING = 0.5
"""What the cosine in the encoder counts beside the share of the words."""

LEAST = 0.35
"""Nearness from which a statement counts as one on the topic."""

STEM = 6
"""Letters by which words are taken for one: "sanction", "sanctions", "sanctioned"."""


def positions(
    record: Record, topic: str, *, speaker: str | None = None, outlet: str | None = None,
    start: date | None = None, end: date | None = None, limit: int = 20,
) -> list[Row]:  # fmt: skip
    """Return the statements nearest to a topic, in the order of their days.

    Each row has the columns of a statement and `nearness`, 0 to 1.5. Conditions are those of
    `Record.statements`; start and end are inclusive. Raises QueryError if the topic has no telling
    word, or more than 20,000 statements meet the conditions.
    """
    if not list(words_of(topic)):
        raise QueryError(f"{topic!r} has no telling word; name the topic, such as 'arms exports'")
    found = record.statements(speaker=speaker, outlet=outlet, start=start, end=end, limit=MOST + 1)
    rows = found.rows()
    if len(rows) > MOST:
        raise QueryError(
            f"more than {MOST:,} statements meet these conditions; name a speaker or fewer days"
        )
    if not rows:
        return []
    contents = [str(row["content"]) for row in rows]
    near = MEANING * _by_meaning(topic, contents) + _by_words(topic, contents)
    order = sorted(range(len(rows)), key=lambda i: (-near[i], rows[i]["id"]))
    chosen = sorted(i for i in order[:limit] if near[i] >= LEAST)
    return [{**rows[i], "nearness": round(float(near[i]), 3)} for i in chosen]


def _by_meaning(topic: str, contents: Sequence[str]) -> npt.NDArray[np.float64]:
    """Return the cosine of the topic with each content, both less the mean of the contents."""
    different = sorted(set(contents))
    vectors = PairModel().embed([topic, *different]).astype(np.float64)
    vectors -= vectors[1:].mean(axis=0) if len(different) > 1 else 0.0
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    cosine = dict(zip(different, vectors[1:] @ vectors[0], strict=True))
    return np.array([cosine[content] for content in contents])


def _by_words(topic: str, contents: Sequence[str]) -> npt.NDArray[np.float64]:
    """Return the share of the topic's words, by how telling they are, that each content has."""
    weights = {_stem(word): weight_of(word) for word in words_of(topic)}
    total = sum(weights.values())
    shares = []
    for content in contents:
        own = {_stem(word) for word in words_of(content)}
        shares.append(sum(value for word, value in weights.items() if word in own) / total)
    return np.array(shares)


def _stem(word: str) -> str:
    return word[:STEM]
