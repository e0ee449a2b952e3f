"""Judge what the lexicon proposes by the labels of the sentences.

In: examples and the proposals of `propose.py`. Out: examples with a trigger: yes where the pair has
an event of the proposed type; no where the marked pair has none, or where another word of the same
pair is the one. It refuses to judge what the labels leave open: sides that nobody marked, and a
pair whose event no proposal names.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from examples import NO_PAIR, Example, Span

BOTH_WAYS = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types whose sides may stand in either order."""


def with_triggers(examples: Sequence[Example], path: Path) -> list[Example]:
    """Return examples for the proposals in a file of JSON lines."""
    marked: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        if example.trigger is None:
            marked[example.text].append(example)
    proposed: dict[str, list[dict]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        proposed[row["text"]].append(row)
    found: list[Example] = []
    for text, rows in proposed.items():
        found.extend(_judged(marked[text], rows))
    return found


def _judged(examples: list[Example], rows: list[dict]) -> Iterator[Example]:
    answers = [(row, _fitting(examples, row)) for row in rows]
    named = {id(e) for row, fitting in answers for e in fitting if e.type == row["type"]}
    for row, fitting in answers:
        trigger = (row["trigger"][0], row["trigger"][1])
        same = [e for e in fitting if e.type == row["type"]]
        events = [e for e in fitting if e.type != NO_PAIR]
        if same:
            yield _cut(same[0], row, trigger)
        elif fitting and not events:
            yield replace(fitting[0], trigger=trigger, is_listed=fitting[0].is_listed)
        elif events and all(id(e) in named for e in events):
            yield replace(
                events[0], trigger=trigger, type=NO_PAIR, mode="", cameo="", contexts=(),
            )  # fmt: skip


def _cut(example: Example, row: dict, trigger: Span) -> Example:
    """Return the example with this trigger, without the side that the proposal lacks."""
    actor, recipient = example.actor, example.recipient
    if row["actor"] is None and recipient is not None:
        actor = None
    if row["recipient"] is None and actor is not None:
        recipient = None
    return replace(example, trigger=trigger, actor=actor, recipient=recipient)


def _fitting(examples: list[Example], row: dict) -> list[Example]:
    """Return the examples whose sides are those of the proposal."""
    found = []
    for e in examples:
        straight = _same(e.actor, row["actor"]) and _same(e.recipient, row["recipient"])
        turned = row["type"] in BOTH_WAYS and e.type == row["type"]
        if straight or (
            turned and _same(e.actor, row["recipient"]) and _same(e.recipient, row["actor"])
        ):
            found.append(e)
    if row["actor"] is None and row["recipient"] is None:
        return []
    return found


def _same(marked: Span | None, proposed: Sequence[int] | None) -> bool:
    """Tell whether a proposed side is the marked one; a side that it lacks fits any."""
    if proposed is None:
        return True
    if marked is None:
        return False
    return marked[0] < proposed[1] and proposed[0] < marked[1]
