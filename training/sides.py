"""Teach the network who did it and to whom: sentences with a trigger and every side of its act.

In: examples, and what the lexicon proposes in their sentences. Out: `Sided` sentences, the marks
that the tree proposes for them, other marks in their place, and the wanted answer for each piece
of a word. It refuses a trigger of which the labels leave open whose act it is.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from acts import Told, first_sides
from examples import NO_PAIR, Example, Span, over
from model import MARKS, marked
from torch import Tensor
from triggers import BOTH_WAYS

LONGEST_TEXT = 330
"""Characters of a sentence with another one joined to it."""

IGNORED = -1.0
"""The wanted answer for marks and padding."""


@dataclass(frozen=True)
class Sided:
    """A trigger with its sides. actor, recipient: what the tree proposes, None for nobody.

    actors, recipients: the true ones; others: all phrases of the sentence that might be a side.
    """

    text: str
    trigger: Span
    type: str
    actor: Span | None
    recipient: Span | None
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    others: tuple[Span, ...]


def read_sided(examples: Sequence[Example], proposals: Path) -> list[Sided]:
    """Return the triggers whose sides the labels tell, in the order of the proposals."""
    labelled: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        labelled[example.text].append(example)
    proposed: dict[str, list[dict]] = defaultdict(list)
    for line in proposals.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        proposed[row["text"]].append(row)
    found: list[Sided] = []
    for text, own in labelled.items():
        rows = proposed[text]
        others = _phrases(own, rows)
        seen = set()
        for row in rows:
            events = _of_row(own, rows, row)
            if events:
                trigger = _span(row["trigger"])
                seen.add(trigger)
                found.append(_sided(text, trigger, row, events, others))
        for trigger in dict.fromkeys(e.trigger for e in own if e.trigger is not None):
            events = [e for e in own if e.trigger == trigger and e.type != NO_PAIR]
            if events and not any(over(trigger, other) for other in seen):
                found.append(_sided(text, trigger, {}, events, others))
    return [item for item in found if item.actors or item.recipients]


def sided_of(told: Sequence[Told], proposed: Mapping[str, list[dict]]) -> list[Sided]:
    """Return the words of true acts with all their sides and what the tree proposes."""
    found = []
    for item in told:
        rows = proposed.get(item.text, ())
        others = _all_phrases(item, rows)
        for act in item.acts:
            if act.type == NO_PAIR or not (act.actors or act.recipients):
                continue
            row = next((r for r in rows if over(act.word, _span(r["trigger"]))), None)
            actor, recipient = first_sides(act)
            if row is not None:
                actor, recipient = _span(row["actor"]), _span(row["recipient"])
            sides = (act.actors, act.recipients)
            found.append(Sided(item.text, act.word, act.type, actor, recipient, *sides, others))
    return found


def _all_phrases(item: Told, rows: Sequence[dict]) -> tuple[Span, ...]:
    found = {span for act in item.acts for span in (*act.actors, *act.recipients)}
    found |= {_span(row[side]) for row in rows for side in ("actor", "recipient") if row[side]}
    return tuple(sorted(found))


def _of_row(own: Sequence[Example], rows: Sequence[dict], row: dict) -> list[Example]:
    """Return the labels of a proposal: of its type, and of its sides where several have it."""
    trigger = _span(row["trigger"])
    same = [
        e for e in own
        if e.type == row["type"] and (e.trigger is None or over(e.trigger, trigger))
    ]  # fmt: skip
    if not same or sum(other["type"] == row["type"] for other in rows) == 1:
        return same
    pairs = {frozenset((e.actor, e.recipient)) for e in same}
    sides = (_span(row["actor"]), _span(row["recipient"]))
    shared = [e for e in same if any(over(e.actor, s) or over(e.recipient, s) for s in sides)]
    if not shared or len(pairs) == 1:
        return same
    both = [e for e in shared if over(e.actor, sides[0]) and over(e.recipient, sides[1])]
    return both or shared


def _sided(
    text: str, trigger: Span, row: dict, events: Sequence[Example], others: tuple[Span, ...]
) -> Sided:
    actors = tuple(sorted({e.actor for e in events if e.actor}))
    recipients = tuple(sorted({e.recipient for e in events if e.recipient}))
    actor = _span(row["actor"]) if row else next(iter(actors), None)
    recipient = _span(row["recipient"]) if row else next(iter(recipients), None)
    return Sided(text, trigger, events[0].type, actor, recipient, actors, recipients, others)


def _phrases(own: Iterable[Example], rows: Iterable[dict]) -> tuple[Span, ...]:
    found = {side for e in own for side in (e.actor, e.recipient) if side is not None}
    found |= {_span(row[name]) for row in rows for name in ("actor", "recipient") if row[name]}
    return tuple(sorted(found))


def _span(pair: Sequence[int] | None) -> Span | None:
    return None if pair is None else (pair[0], pair[1])


def with_noise(item: Sided, rng: random.Random) -> Sided:
    """Return the item with its proposed sides as they are, turned round, exchanged or left out."""
    draw = rng.random()

    def another(than: Span | None) -> Span | None:
        free = [s for s in item.others if not over(s, item.trigger) and not over(s, than)]
        return rng.choice(free) if free else None

    actor, recipient = item.actor, item.recipient
    if draw < 0.45:
        return item
    if draw < 0.6:
        actor, recipient = recipient, actor
    elif draw < 0.72:
        actor = another(recipient)
    elif draw < 0.84:
        recipient = another(actor)
    elif draw < 0.9:
        actor = None
    elif draw < 0.96:
        recipient = None
    else:
        actor = recipient = None
    return replace(item, actor=actor, recipient=recipient)


def widened(
    item: Sided, every: Sequence[Sided], rng: random.Random, joints: Sequence[str],
    openings: Sequence[str], closings: Sequence[str],
) -> Sided:  # fmt: skip
    """Return the item with an opening, a closing, or another sentence before or behind it."""
    text = item.text.rstrip()
    last = max(span[1] for span in (item.trigger, *item.others, *item.actors, *item.recipients))
    stop = text[-1] if text[-1] in ".!?" and last < len(text) else ""
    body, before = text[: len(text) - len(stop)], ""
    if rng.random() < 0.2:
        body += rng.choice(closings)
    other = rng.choice(every).text.rstrip(" .")
    fits = len(body) + len(other) < LONGEST_TEXT
    if rng.random() < 0.35:
        body += rng.choice(joints) + other if fits else ""
    elif rng.random() < 0.3 and fits:
        before = other + rng.choice(joints)
    if rng.random() < 0.15:
        before = rng.choice(openings) + before
    by = len(before)

    def moved(span: Span | None) -> Span | None:
        return None if span is None else (span[0] + by, span[1] + by)

    return Sided(
        before + body + stop, moved(item.trigger), item.type, moved(item.actor),
        moved(item.recipient), tuple(map(moved, item.actors)), tuple(map(moved, item.recipients)),
        tuple(map(moved, item.others)),
    )  # fmt: skip


def encoded(words, item: Sided) -> tuple[list[int], Tensor]:
    """Return the token ids of the marked sentence and the wanted answers, pieces × 2."""
    row = words.encode(marked(item.text, item.actor, item.recipient, item.trigger))
    wanted = torch.full((len(row.ids), 2), IGNORED)
    for place, (start, end) in enumerate(places(item, row)):
        if start == end:
            continue
        for column, spans in enumerate((item.actors, item.recipients)):
            wanted[place, column] = float(any(over((start, end), span) for span in spans))
    return row.ids, wanted


def places(item: Sided, row) -> list[Span]:
    """Return the characters of each piece in the text without marks; (0, 0) for the marks."""
    cuts = []
    for number, span in enumerate((item.actor, item.recipient, item.trigger)):
        if span is not None:
            cuts += [(span[0], 1, MARKS[2 * number]), (span[1], 0, MARKS[2 * number + 1])]
    inserted, shift = [], 0
    for at, _, mark in sorted(cuts):
        inserted.append((at + shift, len(mark) + 2))
        shift += len(mark) + 2
    found = []
    for token, (start, end) in zip(row.tokens, row.offsets, strict=True):
        back = sum(length for at, length in inserted if at + length <= start)
        found.append((0, 0) if token in MARKS else (start - back, end - back))
    return found


def right_shares(
    items: Sequence[Sided], rows: Sequence[list[Span]], chances: Sequence[Tensor]
) -> dict[str, float]:
    """Return the share of sides that the tree has right, and that the likeliest phrase has right.

    chances: for each item pieces × 2; rows: the characters of its pieces.
    """
    hits = {"tree_sides": 0, "sides": 0}
    for item, row, chance in zip(items, rows, chances, strict=True):
        both = item.type in BOTH_WAYS
        for column, gold in enumerate((item.actors, item.recipients)):
            right = item.actors + item.recipients if both else gold
            proposed = (item.actor, item.recipient)[column]
            scored = [(_best(span, row, chance[:, column]), span) for span in item.others]
            best, span = max(scored, default=(0.0, None))
            for name, found in (("tree_sides", proposed), ("sides", span if best > 0.5 else None)):
                hits[name] += any(over(found, s) for s in right) if found else not gold
    return {name: round(count / (2 * len(items)), 4) for name, count in hits.items()}


def _best(span: Span, row: Sequence[Span], chance: Tensor) -> float:
    inside = [float(chance[i]) for i, piece in enumerate(row) if over(piece, span)]
    return max(inside, default=0.0)
