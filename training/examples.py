"""Read the training sentences: marked text files and the examples of the lexicon.

In: `data/*.txt` (see data/README.md for the form) and `predicates*.csv`. Out: `Example`s, one for
each ordered pair of marked actors, with "NONE" for pairs that do nothing to each other.
It refuses a line that breaks the form, naming file and line.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import permutations
from pathlib import Path

HERE = Path(__file__).parent
TABLES = HERE.parent / "src" / "dateline" / "knowledge" / "data"
MARK = re.compile(r"\[(\d)(?:=| )([^\[\]]*)\]|\{([a-h]) ([^{}]*)\}")
STATUSES = (
    "happened", "ongoing", "planned", "expected", "possible", "failed", "denied", "negated",
)  # fmt: skip
COOPERATION = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "CONCEDE"})
CONFLICT = frozenset({"ASSAULT", "SANCTION", "MOBILIZE", "PROTEST", "COERCE"})
NO_PAIR = "NONE"
NOBODY = frozenset({"-", "0"})

Span = tuple[int, int]


@dataclass(frozen=True)
class Example:
    """One judged pair. actor, recipient: characters of text, None where there is none.

    trigger: characters of the word that the label speaks of, None for the pair as a whole;
    type: PLOVER type of the act or NONE; group: the sentence, so that splits keep it whole.
    """

    text: str
    actor: Span | None
    recipient: Span | None
    type: str
    mode: str = ""
    cameo: str = ""
    status: str = "happened"
    contexts: tuple[str, ...] = ()
    group: str = ""
    is_listed: bool = True
    trigger: Span | None = None

    @property
    def root(self) -> str:
        """The strict code by act and status as the PLV data have it: CAMEO's cue categories.

        CONCEDE and RETREAT are one (YIELD); a verdict of guilt (CAMEO 116) is ACCUSE, and what
        armies seize or blockade (191, 192) and cyber war are ASSAULT.
        """
        kind = self.type
        if kind == "SANCTION" and self.cameo == "116":
            kind = "ACCUSE"
        elif kind == "COERCE" and (self.cameo in {"191", "192"} or self.mode == "cyber"):
            kind = "ASSAULT"
        if self.status in {"planned", "expected"} and kind in COOPERATION:
            kind = "AGREE"
        elif self.status == "planned" and kind in CONFLICT:
            kind = "THREATEN"
        elif self.status in {"negated", "failed"} and kind in COOPERATION | {"AGREE"}:
            kind = "REJECT"
        return "YIELD" if kind in {"CONCEDE", "RETREAT"} else kind


def over(one: Span | None, other: Span | None) -> bool:
    """Tell whether two spans share a character."""
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def read_all() -> list[Example]:
    """Return the examples of all files, those of the lexicon last."""
    found: list[Example] = []
    for path in sorted((HERE / "data").glob("*.txt")):
        found.extend(read_file(path))
    found.extend(read_lexicon())
    return found


def read_file(path: Path) -> Iterator[Example]:
    """Yield the examples of a text file. Raises ValueError with file and line."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            yield from read_line(line, f"{path.stem}{number}")
        except ValueError as error:
            raise ValueError(f"{path.name}, line {number}: {error}") from error


def read_line(line: str, group: str) -> Iterator[Example]:
    """Yield the examples of one line: listed pairs first, then the pairs that do nothing."""
    sentence, *labels = [part.strip() for part in line.strip().split("|")]
    text, marks = unmark(sentence)
    listed: set[tuple[str, str]] = set()
    both: set[frozenset[str]] = set()
    for label in labels:
        if not label or label == NO_PAIR:
            continue
        label, at, letter = label.partition("@")
        trigger = marks[letter.strip()] if at else None
        pair, kind, *rest = label.split()
        first, second = pair.split(">")
        spans = [marks[name] if name not in NOBODY else None for name in (first, second)]
        listed.add((first, second))
        both.add(frozenset((first, second)))
        if kind == "none":
            yield Example(text, spans[0], spans[1], NO_PAIR, group=group, trigger=trigger)
            continue
        mode, cameo, status, *more = rest
        if status not in STATUSES:
            raise ValueError(f"status {status!r}")
        contexts = tuple(more[0].removeprefix("ctx=").split(",")) if more else ()
        yield Example(
            text, spans[0], spans[1], kind, "" if mode == "-" else mode, cameo, status, contexts,
            group, trigger=trigger,
        )  # fmt: skip
    sides = [name for name in marks if name.isdigit()]
    for first, second in permutations(sides, 2):
        if (first, second) not in listed and "@" not in line:
            yield Example(text, marks[first], marks[second], NO_PAIR, group=group, is_listed=False)


def unmark(sentence: str) -> tuple[str, dict[str, Span]]:
    """Return the text without marks, and the first span of each mark."""
    text, last = "", 0
    marks: dict[str, Span] = {}
    for match in MARK.finditer(sentence):
        text += sentence[last : match.start()]
        start = len(text)
        text += match.group(2) or match.group(4)
        marks.setdefault(match.group(1) or match.group(3), (start, len(text)))
        last = match.end()
    return text + sentence[last:], marks


def read_lexicon() -> Iterator[Example]:
    """Yield the examples of the predicate lexicon: [actor] and (recipient) in brackets."""
    for path in sorted(TABLES.glob("predicates*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row["example"]:
                    yield from _of_row(row)


def _of_row(row: dict[str, str]) -> Iterator[Example]:
    text, spans = "", {}
    for piece in re.split(r"(\[[^\]]*\]|\([^)]*\))", row["example"]):
        if piece[:1] in {"[", "("}:
            spans.setdefault(piece[0], (len(text), len(text) + len(piece) - 2))
            piece = piece[1:-1]
        text += piece
    example = Example(
        text, spans.get("["), spans.get("("), row["type"], row["mode"], row["cameo"],
        contexts=tuple(c for c in row["contexts"].split("|") if c), group=row["id"],
    )  # fmt: skip
    yield example
    if example.actor and example.recipient and row["type"] not in {"CONSULT", "AGREE", "NONE"}:
        yield replace(
            example, actor=example.recipient, recipient=example.actor, type=NO_PAIR, mode="",
            cameo="", contexts=(), is_listed=False,
        )  # fmt: skip
