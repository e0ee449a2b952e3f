"""Acts of plain news sentences and headlines: which of them the record has.

Data: `bench/sentences.jsonl`, written for the project in the manner of news agencies by four
writers who did not know the lexicon: 320 sentences and headlines of all types and regions, each
with every act that it tells (trigger, type, status, sides with countries), 48 with none. The
lexicon was mended by what the half `read` lost; of the half `unread` nobody looked at a sentence.
Audits of events judge only what the record holds: this tells what it lacks.

Metric: `found` is the share of acts for which the sentence has an event of the type; an act of
CONCEDE is one of RETREAT too, as the writers did not part them. `read_found` and `unread_found`
are those of the halves, `titles_found` that of headlines; of the acts found `sides_right` is the
share with all sides (a word of the name, and the country where the writer tells one) and no other,
in either order for acts done together, `status_right` likewise; `silent` is the share of the
sentences without an act that yield no event.

Published: none; on the test split of PLOVER's sentences PETRARCH2 finds an event in .47.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from bench.sides import BODIES, MUTUAL
from dateline.records import Article, Coded, Event

GOLD = Path(__file__).parent / "sentences.jsonl"

Row = dict[str, Any]
Side = tuple[str, str | None]
"""Words of a side and its country."""


def run(data: Path | None = None) -> dict[str, object]:
    """Code the sentences and compare their events with the acts they tell."""
    import dateline

    rows = [json.loads(line) for line in (data or GOLD).read_text(encoding="utf-8").splitlines()]
    counts: Counter[str] = Counter()
    for row, coded in zip(rows, dateline.load().code_many(map(article, rows)), strict=True):
        if isinstance(coded, Coded):
            counts.update(compared(coded, row))
    return {
        "found": _share(counts["found"], counts["n"]),
        "read_found": _share(counts["read_found"], counts["read"]),
        "unread_found": _share(counts["unread_found"], counts["unread"]),
        "titles_found": _share(counts["title_found"], counts["title"]),
        "sides_right": _share(counts["sides"], counts["found"]),
        "status_right": _share(counts["status"], counts["found"]),
        "silent": _share(counts["silent"], counts["none"]),
        "n": counts["n"],
    }


def article(row: Row) -> Article:
    """Return a sentence as an article of its own, a headline above an empty report."""
    day = date.fromisoformat(row["published"])
    if row["title"]:
        return Article(title=row["text"], body="More follows.", published=day)
    return Article(body=row["text"], published=day)


def compared(coded: Coded, row: Row) -> Counter[str]:
    """Count what is right of one sentence."""
    counts: Counter[str] = Counter()
    if not row["events"]:
        return Counter(none=1, silent=int(not coded.events))
    raw = {mention.id: mention.raw for mention in coded.mentions}
    country = {actor.mention: actor.country for actor in coded.actors}
    left = list(coded.events)
    for act in row["events"]:
        kinds = [row["half"], "title"] if row["title"] else [row["half"]]
        counts.update(["n", *kinds])
        event = _event_of(act, left)
        if event is None:
            continue
        left.remove(event)
        counts.update(["found", *(f"{kind}_found" for kind in kinds)])
        counts["status"] += event.status == act["status"]
        sides = [
            [(raw[mention], country.get(mention)) for mention in ids]
            for ids in (event.actors, event.recipients)
        ]
        counts["sides"] += _are(sides, act)
    return counts


def _event_of(act: Row, events: Iterable[Event]) -> Event | None:
    """Return the event of an act's type, that of its word first."""
    same = [event for event in events if _root(event.type) == _root(act["type"])]
    near = (e for e in same if e.trigger.raw in act["trigger"] or act["trigger"] in e.trigger.raw)
    return next(near, next(iter(same), None))


def _root(kind: str) -> str:
    return "RETREAT" if kind == "CONCEDE" else kind


def _are(sides: list[list[Side]], act: Row) -> bool:
    wanted = [[(name, land) for name, land in act[side]] for side in ("actors", "recipients")]
    if all(_same(found, told) for found, told in zip(sides, wanted, strict=True)):
        return True
    return act["type"] in MUTUAL and _same([*sides[0], *sides[1]], [*wanted[0], *wanted[1]])


def _same(found: list[Side], told: list[Side]) -> bool:
    left = list(found)
    for side in told:
        fits = next((other for other in left if _alike(other, side)), None)
        if fits is None:
            return False
        left.remove(fits)
    return not left


def _alike(found: Side, told: Side) -> bool:
    words = set(found[0].lower().split()) & set(told[0].lower().split())
    return bool(words) and (told[1] is None or found[1] == told[1] or found[1] in BODIES)


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
