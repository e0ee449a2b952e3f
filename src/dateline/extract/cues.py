"""The words that pass speech on: verbs, nouns, adjectives and prepositions with their frames.

In: `knowledge/data/cues.csv`. Out: a `CueLexicon` that names the cue at a token.
It refuses a row with an unknown part of speech, stance or frame.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import get_args

import msgspec

from dateline.errors import KnowledgeError
from dateline.knowledge.tables import DATA
from dateline.records import Stance
from dateline.syntax import Reading

FRAMES = frozenset({"that", "q", "np", "npto", "to", "ing", "addr", "of", "about", "for"})
"""What may follow a cue: a clause, a quotation only, an object, an object with an infinitive,
an infinitive, a gerund, a clause after an addressee, a phrase with of, about or for."""

PARTS_OF_SPEECH = frozenset({"verb", "noun", "adjective", "preposition"})
STANCES: frozenset[str] = frozenset(get_args(Stance))


class Cue(msgspec.Struct, frozen=True):
    """One row of the lexicon: words (the first is the head), stance and frames."""

    words: tuple[str, ...]
    pos: str
    stance: Stance
    frames: frozenset[str]


class MatchedCue(msgspec.Struct, frozen=True):
    """A cue at its place: head token, all its tokens, and the rows that fit, longest only."""

    head: int
    tokens: tuple[int, ...]
    rows: tuple[Cue, ...]

    @property
    def frames(self) -> frozenset[str]:
        """All frames that any row allows."""
        return frozenset(frame for row in self.rows for frame in row.frames)

    @property
    def last(self) -> int:
        """The last token of the cue's words (a particle or preposition may follow the head)."""
        return max(self.tokens)

    def stance(self, frame: str) -> Stance:
        """Return the stance of the first row that allows this frame, else of the first row."""
        for row in self.rows:
            if frame in row.frames:
                return row.stance
        return self.rows[0].stance


class CueLexicon:
    """The cues by part of speech and first word."""

    def __init__(self, cues: tuple[Cue, ...], wide: bool = False) -> None:
        self.cues = cues
        self.wide = wide
        self._by_word: dict[tuple[str, str], list[Cue]] = {}
        for cue in cues:
            self._by_word.setdefault((cue.pos, cue.words[0]), []).append(cue)
        for rows in self._by_word.values():
            rows.sort(key=lambda cue: -len(cue.words))

    @classmethod
    def load(cls, path: Path | None = None, wide: bool = False) -> CueLexicon:
        """Read the table; without `path` the one that comes with Dateline.

        wide: with the frames in which nothing is said, only felt, sought or shown ("await the
        vote", "need a deal"), which the scheme of PolNeAR counts as attribution.
        """
        path = path or DATA / "cues.csv"
        with path.open(encoding="utf-8", newline="") as stream:
            rows = [_row(row, path, wide) for row in csv.DictReader(stream)]
        return cls(tuple(row for row in rows if row.frames), wide)

    def verbs(self, reading: Reading, i: int) -> tuple[MatchedCue, ...]:
        """Return the cues whose head is the verb at `i`, those with most words first."""
        token = reading.tokens[i]
        rows = self._by_word.get(("verb", token.lemma.lower()))
        if rows is None:
            return ()
        found: dict[tuple[int, ...], list[Cue]] = {}
        for cue in rows:
            matched = _words_after(reading, i, cue.words[1:])
            if matched is not None:
                found.setdefault((i, *matched), []).append(cue)
        return tuple(MatchedCue(i, tokens, tuple(items)) for tokens, items in found.items())

    def verb(self, reading: Reading, i: int) -> MatchedCue | None:
        """Return the cue with most words whose head is the verb at `i`, or None."""
        found = self.verbs(reading, i)
        return found[0] if found else None

    def noun(self, reading: Reading, i: int) -> MatchedCue | None:
        """Return the cue whose head is the noun at `i`."""
        return self._match(reading, i, "noun")

    def adjective(self, reading: Reading, i: int) -> MatchedCue | None:
        """Return the cue whose head is the adjective at `i`."""
        return self._match(reading, i, "adjective")

    def preposition(self, reading: Reading, i: int) -> MatchedCue | None:
        """Return the prepositional cue that starts at `i` ("according to")."""
        rows = self._by_word.get(("preposition", reading.tokens[i].lower), ())
        for cue in rows:
            last = i + len(cue.words)
            if tuple(token.lower for token in reading.tokens[i:last]) == cue.words:
                return MatchedCue(i, tuple(range(i, last)), (cue,))
        return None

    def _match(self, reading: Reading, i: int, pos: str) -> MatchedCue | None:
        token = reading.tokens[i]
        rows = self._by_word.get((pos, token.lemma.lower()))
        if rows is None:
            return None
        found: list[Cue] = []
        tokens: tuple[int, ...] = ()
        for cue in rows:
            if found and len(cue.words) < len(found[0].words):
                break
            matched = _words_after(reading, i, cue.words[1:])
            if matched is not None:
                found.append(cue)
                tokens = (i, *matched)
        return MatchedCue(i, tokens, tuple(found)) if found else None


def _words_after(reading: Reading, i: int, words: tuple[str, ...]) -> tuple[int, ...] | None:
    """Return the tokens of the words that complete a cue at `i`, None if one is missing."""
    found: list[int] = []
    at = i
    for word in words:
        near = [node for node in reading.children[at] if node > at]
        near += [node for node in reading.children[i] if node > at]
        if at + 1 < len(reading.tokens):
            near.append(at + 1)
        for node in near:
            if _tells_when(reading, node):
                continue
            if reading.tokens[node].lower == word and node - at <= 4:
                found.append(node)
                at = node
                break
        else:
            return None
    return tuple(found)


def _tells_when(reading: Reading, i: int) -> bool:
    """Tell whether a preposition stands before a time: "called Netanyahu on Tuesday"."""
    target = reading.child(i, "pobj") if reading.tokens[i].dep == "prep" else None
    return target is not None and reading.tokens[target].entity in {"DATE", "TIME"}


def _row(row: dict[str, str], path: Path, wide: bool) -> Cue:
    frames = frozenset(row["frame"].split("|"))
    felt = frozenset(row["wide"].split("|")) - {""}
    bad = (frames | felt) - FRAMES | felt - frames
    frames = frames if wide else frames - felt
    if bad or row["pos"] not in PARTS_OF_SPEECH or row["stance"] not in STANCES:
        raise KnowledgeError(
            f"{path}: the cue {row['lemma']!r} has pos {row['pos']!r}, stance {row['stance']!r}, "
            f"frames {row['frame']!r}; use the values listed in extract/cues.py"
        )
    return msgspec.convert(
        {"words": tuple(row["lemma"].split()), "pos": row["pos"], "stance": row["stance"],
         "frames": frames},
        Cue,
    )  # fmt: skip
