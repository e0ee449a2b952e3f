"""Read sentences in which every act is labelled with its word and all its sides.

In: `data/*.jsonl` (see data/README.md for the form) and what the lexicon proposes in them. Out:
examples like those of the marked text files. It refuses a row whose characters
lie outside its sentence.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from examples import HERE, NO_PAIR, STATUSES, Example, Span, over
from real import rows
from triggers import BOTH_WAYS


@dataclass(frozen=True)
class Act:
    """A word and the act that it tells of, or NONE; characters count the sentence."""

    word: Span
    type: str
    mode: str = ""
    cameo: str = ""
    status: str = "happened"
    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Told:
    """A sentence with its acts. group: file and line."""

    text: str
    acts: tuple[Act, ...]
    group: str


def read_told() -> list[Told]:
    """Return the sentences of all files. Raises ValueError with file and line for a bad row."""
    found = []
    for path in sorted((HERE / "data").glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            try:
                found.append(_told(json.loads(line), f"{path.stem}{number}"))
            except (KeyError, ValueError) as error:
                raise ValueError(f"{path.name}, line {number}: {error}") from error
    found.extend(_told(row, f"{REAL}{number}") for number, row in enumerate(rows(), start=1))
    return found


REAL = "ZZ"
"""The group of the sentences of real news."""


def _told(row: dict, group: str) -> Told:
    return Told(row["text"], tuple(_act(item, row["text"]) for item in row["acts"]), group)


def _act(item: dict, text: str) -> Act:
    spans = [item["at"], *item.get("actors", ()), *item.get("recipients", ())]
    if any(not 0 <= start < end <= len(text) for start, end in spans):
        raise ValueError(f"characters outside the sentence: {spans}")
    status = item.get("status", "happened")
    if status not in STATUSES:
        raise ValueError(f"status {status!r}")
    start, end = item["at"]
    return Act(
        (start, end), item["type"], item.get("mode", ""), item.get("cameo", ""), status,
        tuple(_bare(text, a, b) for a, b in item.get("actors", ())),
        tuple(_bare(text, a, b) for a, b in item.get("recipients", ())),
    )  # fmt: skip


_ARTICLE = re.compile(r"(?:the|an?)\s+(?=\S)", re.IGNORECASE)


def _bare(text: str, start: int, end: int) -> Span:
    """Return a side without the article before it: some writers mark it, some do not."""
    article = _ARTICLE.match(text, start, end)
    return (start if article is None else article.end(), end)


def proposals_of(path: Path) -> dict[str, list[dict]]:
    """Return what the lexicon proposes, by sentence."""
    found: dict[str, list[dict]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found[row["text"]].append(row)
    return found


def examples_of(told: Sequence[Told], proposed: Mapping[str, list[dict]]) -> Iterator[Example]:
    """Yield the examples of all sentences.

    An act with its first sides and its word, without its word where no other act has them, and with
    the sides that the tree proposes where one of them is right; a word that is none with the
    proposed sides.
    """
    for item in told:
        own = [act for act in item.acts if act.type != NO_PAIR]
        pairs = [first_sides(act) for act in own]
        for act, pair in zip(own, pairs, strict=True):
            if pair != (None, None):
                yield _example(item, act, pair, act.word)
                if pairs.count(pair) == 1 and None not in pair:
                    yield _example(item, act, pair, None)
        for row in proposed.get(item.text, ()):
            word = (row["trigger"][0], row["trigger"][1])
            sides = (_span(row["actor"]), _span(row["recipient"]))
            act = next((a for a in item.acts if over(a.word, word)), None)
            if act is None or sides == (None, None):
                continue
            if act.type == NO_PAIR:
                yield Example(item.text, *sides, NO_PAIR, group=item.group, trigger=word)
            elif sides != first_sides(act) and _is_near(act, sides):
                yield _example(item, act, sides, word)


def _example(
    item: Told, act: Act, pair: tuple[Span | None, Span | None], word: Span | None
) -> Example:
    return Example(
        item.text, pair[0], pair[1], act.type, act.mode, act.cameo, act.status,
        group=item.group, trigger=word,
    )  # fmt: skip


def first_sides(act: Act) -> tuple[Span | None, Span | None]:
    """Return the first actor and recipient; the first two of a mutual act."""
    actor, recipient = next(iter(act.actors), None), next(iter(act.recipients), None)
    if recipient is None and act.type in BOTH_WAYS and len(act.actors) > 1:
        recipient = act.actors[1]
    return actor, recipient


def _is_near(act: Act, sides: tuple[Span | None, Span | None]) -> bool:
    """Tell whether the tree has one side right and not the other turned round."""
    own = (act.actors, act.recipients)
    if act.type in BOTH_WAYS:
        own = (act.actors + act.recipients,) * 2
    right = [
        side is not None and any(over(side, span) for span in spans)
        for side, spans in zip(sides, own, strict=True)
    ]  # fmt: skip
    turned = any(over(sides[0], span) for span in act.recipients if act.type not in BOTH_WAYS)
    return any(right) and not turned


def _span(pair: Sequence[int] | None) -> Span | None:
    return None if pair is None else (pair[0], pair[1])
