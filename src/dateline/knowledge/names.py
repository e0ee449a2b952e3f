"""The index of all names: from the words of a text to the entries that they may name.

In: names with what they stand for. Out: the longest matches in a run of tokens, with all their
senses. It refuses to choose between senses: `resolve` does, by date and context.

Names and text are compared word by word without accents, full stops and hyphens; a name written
with capitals matches only text with capitals ("US" is not "us").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from dateline.records import Token


class Sense(NamedTuple):
    """One thing that a name may stand for. kind: person, country, organisation ..."""

    kind: str
    id: str
    strict_case: bool


class Match(NamedTuple):
    """Tokens `first` to `last` (half-open) that read as one name."""

    first: int
    last: int
    senses: tuple[Sense, ...]


@lru_cache(maxsize=200_000)
def words(name: str) -> tuple[str, ...]:
    """Return the words of a name as the index compares them.

    Accents, full stops and apostrophes go; hyphens and slashes part words; all lower case. A
    possessive is a word of its own, as in a parse: "People's" is "people", "'s".
    """
    plain = _POSSESSIVE.sub(" \x01s", unicodedata.normalize("NFKD", name)).translate(_MARKS)
    if not plain.isascii():
        plain = "".join(char for char in plain if not unicodedata.combining(char))
    return tuple(plain.lower().translate(_SPECIAL).split())


_POSSESSIVE = re.compile(r"['’]s\b")

_MARKS = str.maketrans(dict.fromkeys("-‐‑–/", " ") | dict.fromkeys(".'’‘ʻʼ`"))

_SPECIAL = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)


class NameTable(msgspec.Struct, frozen=True):
    """The index as it is packed: senses of each name in one text, lengths by the first word.

    senses: words joined with a blank -> "kind TAB id TAB 1 if capitals are needed", one a line.
    lengths: first word -> numbers of words that a name with it has, one character each.
    """

    senses: dict[str, str]
    lengths: dict[str, str]


class NameBuilder:
    """Collects names for a NameTable."""

    def __init__(self) -> None:
        self._senses: dict[str, dict[str, bool]] = {}
        self._lengths: dict[str, set[int]] = {}

    def add(self, name: str, kind: str, id: str) -> None:
        """Add a name. Names of one or two letters that are not capitals are ignored.

        One spelling that is not all capitals ("Nato") frees the others of the same words ("NATO").
        """
        key = words(name)
        if not key or (len(key) == 1 and len(key[0]) < 2):
            return
        strict = name.replace(".", "").isupper() and len(key) == 1 and len(key[0]) <= 5
        senses = self._senses.setdefault(" ".join(key), {})
        sense = f"{kind}\t{id}"
        senses[sense] = strict and senses.get(sense, True)
        self._lengths.setdefault(key[0], set()).add(len(key))

    def table(self) -> NameTable:
        """Return what was collected."""
        lengths = {
            word: "".join(map(chr, sorted(sizes, reverse=True)))
            for word, sizes in self._lengths.items()
        }
        packed = {
            key: "\n".join(f"{sense}\t{int(strict)}" for sense, strict in found.items())
            for key, found in self._senses.items()
        }
        return NameTable(packed, lengths)


class NameIndex:
    """Names by their words, matched longest first; the senses of a name are read when it is met."""

    def __init__(self, table: NameTable) -> None:
        self._packed = table.senses
        self._lengths = table.lengths
        self._read: dict[str, tuple[Sense, ...]] = {}

    def _senses(self, key: str) -> tuple[Sense, ...] | None:
        found = self._read.get(key)
        if found is None:
            packed = self._packed.get(key)
            if packed is None:
                return None
            cells = (line.split("\t") for line in packed.split("\n"))
            found = self._read[key] = tuple(Sense(k, i, strict == "1") for k, i, strict in cells)
        return found

    def look_up(self, name: str) -> tuple[Sense, ...]:
        """Return the senses of a whole name, () if it is not known."""
        return self._senses(" ".join(words(name))) or ()

    def __len__(self) -> int:
        return len(self._packed)

    def find(self, tokens: Sequence[Token]) -> Iterable[Match]:
        """Yield the longest names in these tokens, left to right, without overlap.

        Match positions count tokens of the article (`Token.i`).
        """
        keys, owners = _flatten(tokens)
        at = 0
        while at < len(keys):
            match = self._longest(keys, owners, at, tokens)
            if match is None:
                at += 1
                continue
            size, senses = match
            first, last = owners[at], owners[at + size - 1]
            yield Match(tokens[first].i, tokens[last].i + 1, senses)
            at += size

    def _longest(
        self, keys: list[str], owners: list[int], at: int, tokens: Sequence[Token]
    ) -> tuple[int, tuple[Sense, ...]] | None:
        lengths = self._lengths.get(keys[at])
        if lengths is None or (at and owners[at - 1] == owners[at]):
            return None
        first = tokens[owners[at]].text
        if not (first[0].isupper() or first[0].isdigit() or not first[0].isascii()):
            return None
        for size in map(ord, lengths):
            if at + size > len(keys):
                continue
            senses = self._senses(" ".join(keys[at : at + size]))
            if senses is None:
                continue
            if at + size < len(keys) and owners[at + size] == owners[at + size - 1]:
                continue
            capitals = first.replace(".", "").isupper()
            kept = tuple(r for r in senses if capitals or not r.strict_case)
            if kept:
                return size, kept
        return None


def _flatten(tokens: Sequence[Token]) -> tuple[list[str], list[int]]:
    """Return the comparable words of the tokens and, for each, the position of its token."""
    keys: list[str] = []
    owners: list[int] = []
    for position, token in enumerate(tokens):
        if token.lower in {"'", "’"}:
            keys.append("\x01")
            owners.append(position)
            continue
        for word in words(token.text):
            keys.append(word)
            owners.append(position)
    return keys, owners
