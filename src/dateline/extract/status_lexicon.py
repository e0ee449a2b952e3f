"""The words that tell whether an event happened: predicates, modifiers, adverbs, prepositions.

In: `knowledge/data/status_words.csv`. Out: a `StatusLexicon` that names the row at a token.
It refuses a row with an unknown part of speech, status or scope.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import get_args

import msgspec

from dateline.errors import KnowledgeError
from dateline.knowledge.tables import DATA
from dateline.records import Status
from dateline.syntax import Reading

SCOPES = frozenset(("to that ing object subject of for on in at from against modifier").split())
"""Where the event stands: in an infinitive, clause or gerund, as object or subject of a
predicate, behind a preposition of a noun, or as what a modifier stands before."""

PARTS_OF_SPEECH = frozenset({"verb", "noun", "adjective", "adverb", "preposition"})
CARRY = "carry"
"""The predicate only supports the event noun ("held talks"): its own status counts."""


class StatusWord(msgspec.Struct, frozen=True):
    """One row: a predicate or modifier, and what it makes of an event in these places."""

    lemma: str
    particle: tuple[str, ...]
    pos: str
    status: str
    scopes: frozenset[str]


class StatusLexicon:
    """The status words by part of speech and lemma, those with more particles first."""

    def __init__(self, words: tuple[StatusWord, ...]) -> None:
        self.words = words
        self._rows: dict[tuple[str, str], list[StatusWord]] = {}
        for word in words:
            self._rows.setdefault((word.pos, word.lemma), []).append(word)
        for rows in self._rows.values():
            rows.sort(key=lambda word: -len(word.particle))

    @classmethod
    def load(cls, path: Path | None = None) -> StatusLexicon:
        """Read the table; without `path` the one that comes with Dateline."""
        path = path or DATA / "status_words.csv"
        with path.open(encoding="utf-8", newline="") as stream:
            return cls(tuple(_row(row, path) for row in csv.DictReader(stream)))

    def match(
        self, reading: Reading, i: int, pos: str, scope: str
    ) -> tuple[StatusWord, tuple[int, ...]] | None:
        """Return the row for the word at `i` in this scope, with its tokens, or None."""
        token = reading.tokens[i]
        rows = self._rows.get((pos, token.lemma.lower())) or self._rows.get((pos, token.lower))
        for word in rows or ():
            if scope not in word.scopes:
                continue
            tokens = _particles(reading, i, word.particle)
            if tokens is not None:
                return word, (i, *tokens)
        return None


def _particles(reading: Reading, i: int, particle: tuple[str, ...]) -> tuple[int, ...] | None:
    """Return the tokens of the particles of a predicate at `i`, None if one is missing."""
    found: list[int] = []
    at = i
    for word in particle:
        near = [n for n in (*reading.children[at], *reading.children[i]) if n > at]
        if at + 1 < len(reading.tokens):
            near.append(at + 1)
        node = next((n for n in near if reading.tokens[n].lower == word), None)
        if node is None:
            return None
        found.append(node)
        at = node
    return tuple(found)


def _row(row: dict[str, str], path: Path) -> StatusWord:
    scopes = frozenset(row["scope"].split("|"))
    known = {CARRY, *get_args(Status)}
    if scopes - SCOPES or row["pos"] not in PARTS_OF_SPEECH or row["status"] not in known:
        raise KnowledgeError(
            f"{path}: the status word {row['lemma']!r} has pos {row['pos']!r}, status "
            f"{row['status']!r}, scope {row['scope']!r}; use the values of status_lexicon.py"
        )
    return StatusWord(
        row["lemma"], tuple(row["particle"].split()), row["pos"], row["status"], scopes
    )
