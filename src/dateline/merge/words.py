"""How alike two texts are by their words, whatever else the collection holds.

In: texts. Out: for each its telling words with their weights, of unit length; the cosine of two.
It refuses to learn from the collection: how telling a word is comes from a fixed table, so that
likeness stays the same when reports are added.
"""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dateline.knowledge.tables import WordCount, read_table

LEAD = 600
"""Characters of the body that count as lead."""

TITLE_WEIGHT, LEAD_WEIGHT, NAME_WEIGHT = 3.0, 2.0, 2.0

MOST_OF_ARTICLE, MOST_OF_SENTENCE = 48, 24
"""Words kept of an article and of a sentence, the most telling first."""

_WORD = re.compile(r"[^\W\d_][\w'’-]+|\d[\d.,]*\d|\d")
_COMMON = frozenset(
    "the a an of to in and for on with that as at by is was it from his he she her be are were has "
    "have had will would not but this they their who its said says after more than been which "
    "about one also or when out up over we i you our could can may might him them there these "
    "those into no so if what some all do did does any other being".split()
)


class Words(NamedTuple):
    """Telling words as sorted hashes with weights, of unit length."""

    hashes: npt.NDArray[np.int64]
    weights: npt.NDArray[np.float32]


def words_of(text: str) -> Iterator[str]:
    """Yield the words of a text that can tell it from others, in small letters."""
    for match in _WORD.finditer(text):
        plain = _plain(match.group())
        if len(plain) > 1 and plain not in _COMMON:
            yield plain


def of_article(title: str, body: str) -> Words:
    """Return the words of an article; those of title and lead and the names weigh more."""
    counts: Counter[str] = Counter()
    for text, weight in ((title, TITLE_WEIGHT), (body[:LEAD], LEAD_WEIGHT), (body, 1.0)):
        _count(text, weight, counts)
    return _weighed(counts, MOST_OF_ARTICLE)


def of_sentence(text: str, without: Iterable[str] = ()) -> Words:
    """Return the words of a sentence. without: words that all reports of an act have, its verb."""
    counts: Counter[str] = Counter()
    _count(text, 1.0, counts)
    for word in without:
        counts.pop(word.lower(), None)
    return _weighed(counts, MOST_OF_SENTENCE)


def likeness(one: Words, other: Words) -> float:
    """Return the cosine of two texts, 0 to 1."""
    _, left, right = np.intersect1d(
        one.hashes, other.hashes, assume_unique=True, return_indices=True
    )
    return float((one.weights[left] * other.weights[right]).sum())


def telling(words: Words, count: int) -> list[int]:
    """Return the hashes of the most telling words, the most telling first."""
    order = np.lexsort((words.hashes, -words.weights))
    return [int(words.hashes[i]) for i in order[:count]]


def _count(text: str, weight: float, counts: Counter[str]) -> None:
    for at, match in enumerate(_WORD.finditer(text)):
        word = match.group()
        plain = _plain(word)
        if len(plain) > 1 and plain not in _COMMON:
            is_name = word[0].isupper() and at > 0
            counts[plain] += weight * (NAME_WEIGHT if is_name else 1.0)  # type: ignore[assignment]


def _plain(word: str) -> str:
    small = word.lower().replace("’", "'")
    return small[:-2] if small.endswith("'s") else small.rstrip("'")


def _weighed(counts: Counter[str], most: int) -> Words:
    raw = sorted(
        ((1 + math.log(max(count, 1.0))) * weight_of(word), word) for word, count in counts.items()
    )[-most:]
    pairs = sorted((_hash(word), value) for value, word in raw)
    hashes = np.array([pair[0] for pair in pairs], dtype=np.int64)
    weights = np.array([pair[1] for pair in pairs], dtype=np.float32)
    length = float(np.sqrt((weights * weights).sum())) or 1.0
    return Words(hashes, weights / length)


@cache
def _hash(word: str) -> int:
    return zlib.crc32(word.encode())


def weight_of(word: str) -> float:
    """Return how telling a word is: the logarithm of all sentences by those that have it."""
    counts, total = _table()
    return math.log(total / counts.get(word, RARE))


RARE = 2.0
"""Sentences that a word counts as having which the table does not know."""


@cache
def _table() -> tuple[dict[str, float], float]:
    rows = read_table(WordCount, "word_counts")
    total = next(float(row.sentences) for row in rows if not row.word)
    return {row.word: float(row.sentences) for row in rows if row.word}, total
