"""Who did what to whom in whole articles: both sides of each event against gold read by hand.

Data: `bench/audits/sides.jsonl`, written for the project: for 684 events of 107 articles of
`../shared/real` the type, the status and every side with its characters, whom it stands for and its
country (see `bench/audits/GUIDE.md`); no text of the outlets. It was read beside the record of
2026-11-30, so it holds no event that the record of that day had missed, and it has been tuned on.

Metric: `there`, the share of those events that the record has; of these `type_right`; of the right
types `phrases_right`, the share whose sides are the gold's by their characters alone,
`sides_right`, those whose persons and countries are right too, and `status_right`; `both_right`
counts right types with right sides among all that are there.

Published: none; PETRARCH2 and the like have never been measured on whole articles.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

from dateline.records import Actor, Article, Coded, Event, Mention

GOLD = Path(__file__).parent / "audits" / "sides.jsonl"
TEXTS = Path(__file__).parents[2] / "shared" / "real"
FILES = ("summits.jsonl", "wikinews.jsonl")
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT"})
"""Types whose sides may stand in either order."""

BODIES = frozenset({"IGO", "NGO", "NSA", "MNC", "REB", "UNK", "UNO", "EUR"})
"""What may stand for the country of those who have none."""

_COMMON = frozenset(
    "the of a an mr mrs and his their its government president minister prime leader secretary "
    "state former new".split()
)

Row = dict[str, Any]


def run(data: Path | None = None) -> dict[str, object]:
    """Code the articles of the gold and compare each event."""
    import dateline
    from dateline.ingest.sources import read_sources

    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    gold: dict[str, list[Row]] = {}
    for row in rows:
        gold.setdefault(row["article"], []).append(row)
    paths = [data] if data is not None else [TEXTS / name for name in FILES]
    articles = [
        item for item in read_sources(paths) if isinstance(item, Article) and item.id in gold
    ]
    counts: Counter[str] = Counter()
    for coded in dateline.load().code_many(articles):
        if isinstance(coded, Coded):
            counts.update(compared(coded, gold[coded.article.id]))
    return {
        "there": _share(counts["there"], counts["n"]),
        "type_right": _share(counts["type"], counts["there"]),
        "phrases_right": _share(counts["phrases"], counts["type"]),
        "sides_right": _share(counts["sides"], counts["type"]),
        "both_right": _share(counts["sides"], counts["there"]),
        "status_right": _share(counts["status"], counts["type"]),
        "n": counts["n"],
    }


def compared(coded: Coded, rows: list[Row]) -> Counter[str]:
    """Count what is right of one article's events."""
    found = {event.trigger.start: event for event in coded.events}
    sides = _Sides(coded)
    counts: Counter[str] = Counter()
    for row in rows:
        event = found.get(row["trigger"][0])
        counts["n"] += 1
        if event is None:
            continue
        counts["there"] += 1
        if event.type != row["type"]:
            continue
        counts["type"] += 1
        counts["status"] += event.status == row["status"]
        counts["phrases"] += sides.are_right(event, row, phrases_only=True)
        counts["sides"] += sides.are_right(event, row)
    return counts


class _Sides:
    """Mentions and actors of one article, and whether they are the gold's."""

    def __init__(self, coded: Coded) -> None:
        self.mentions = {mention.id: mention for mention in coded.mentions}
        self.actors = {actor.mention: actor for actor in coded.actors}
        self.chains: dict[int, list[str]] = {}
        for mention in coded.mentions:
            if mention.chain is not None and mention.form != "pronoun":
                self.chains.setdefault(mention.chain, []).append(mention.raw)

    def are_right(self, event: Event, row: Row, phrases_only: bool = False) -> bool:
        """Tell whether an event has the sides of the gold, no more and no less."""
        wanted = [{**side, "as": name} for name in ("actors", "recipients") for side in row[name]]
        met: set[int] = set()
        for name, ids in (("actors", event.actors), ("recipients", event.recipients)):
            for mention in ids:
                fits = [
                    number
                    for number, side in enumerate(wanted)
                    if (row["type"] in MUTUAL or side["as"] == name)
                    and self._is(self.mentions[mention], side, phrases_only)
                ]
                fresh = [number for number in fits if number not in met]
                if not fits:
                    return False
                met.update(fresh[:1])
        missed = [side for n, side in enumerate(wanted) if n not in met]
        return all(side.get("optional", False) for side in missed)

    def _is(self, mention: Mention, side: Row, phrases_only: bool) -> bool:
        start, end = side["span"]
        overlaps = mention.start < end and start < mention.end
        if phrases_only:
            return bool(overlaps)
        actor = self.actors.get(mention.id)
        named = any(_alike(name, side["who"] or "") for name in self._names(mention, actor))
        if side["who"] is None:
            named = overlaps and mention.form != "pronoun"
        if mention.form == "pronoun" and side["who"] is None:
            named = overlaps
        country = actor.country if actor is not None else None
        return bool(named) and _same_country(country, side["country"])

    def _names(self, mention: Mention, actor: Actor | None) -> list[str]:
        found = [actor.name] if actor is not None and actor.name else []
        if mention.form != "pronoun":
            found.append(mention.raw)
        return found + self.chains.get(mention.chain if mention.chain is not None else -1, [])


def _same_country(found: str | None, wanted: str | None) -> bool:
    """Tell whether two countries agree; a body of several states has none or a code of bodies."""
    if found == wanted:
        return True
    return (wanted is None and found in BODIES) or (
        wanted in BODIES and (found is None or found in BODIES)
    )


def _alike(one: str, other: str) -> bool:
    """Tell whether two names share a word that tells somebody apart."""
    first, second = _words(one), _words(other)
    return bool(first & second) or (first == second and bool(first))


def _words(name: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    found = frozenset(re.findall(r"[a-z0-9]+", re.sub(r"'s\b", "", plain)))
    return found - _COMMON or found


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
