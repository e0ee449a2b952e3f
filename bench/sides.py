"""Who did what to whom in whole articles: both sides of each event against gold read by hand.

Data: `bench/audits/sides.jsonl`, written for the project: for 1,665 events the type, the status and
every side with its characters, whom it stands for and its country (see `bench/audits/GUIDE.md`); no
text of the outlets. The articles are those of `../shared/real` (`first` half; `second` and `third`,
events of the other half), of BASIL (`../shared/bench/same_event`, politics of the United States:
`basil`, `basil2`) and of TR-News (`../shared/bench/place`, world and local news: `trnews`,
`trnews2`). It was read beside the record of 2026-11-30, so it holds no event that the record of
that day had missed. The rules were mended by the errors of all parts, so text that nobody looked at
has fewer right sides: see the events of `bench/audits`. The network is trained on
sentences of the Wikinews articles of `first`, `second` and `third`.

Metric: `there`, the share of those events that the record has; of these `type_right`; of the right
types `phrases_right`, the share whose sides are the gold's by their characters alone,
`sides_right`, those whose persons and countries are right too, and `status_right`; `both_right`
counts right types with right sides among all that are there. `first_sides` and so on are the
sides_right of one part. Of the events whose `certainty` is .75 at least `sure_right` is the share
with right type and sides, `sure_share` how many they are; its weights are fitted on the events of
Wikinews among these, so `training/certainty.py` tells what it is worth on others.

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
SHARED = Path(__file__).parents[2] / "shared"
FILES = (
    "real/summits.jsonl", "real/wikinews.jsonl", "bench/same_event/basil.jsonl",
    "bench/place/trnews.jsonl",
)  # fmt: skip
UNREAD = ("basil2", "third", "trnews2")
"""Parts whose errors were looked at last."""

PARTS = ("first", "second", "basil", "trnews", *UNREAD)
SURE = 0.75
SIDES = ("actors", "recipients")
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

    articles, gold = read_gold(data)
    counts: Counter[str] = Counter()
    for coded in dateline.load().code_many(articles):
        if isinstance(coded, Coded):
            counts.update(compared(coded, gold[coded.article.id]))
    parts = {f"{part}_sides": _share(counts[f"{part}_sides"], counts[part]) for part in PARTS}
    return {
        "there": _share(counts["there"], counts["n"]),
        "type_right": _share(counts["type"], counts["there"]),
        "phrases_right": _share(counts["phrases"], counts["type"]),
        "sides_right": _share(counts["sides"], counts["type"]),
        "both_right": _share(counts["sides"], counts["there"]),
        "status_right": _share(counts["status"], counts["type"]),
        "sure_right": _share(counts["sure_right"], counts["sure"]),
        "sure_share": _share(counts["sure"], counts["there"]),
        **parts,
        "n": counts["n"],
    }


def read_gold(data: Path | None = None) -> tuple[list[Article], dict[str, list[Row]]]:
    """Return the articles that the gold speaks of, and its rows by article."""
    from dateline.ingest.sources import read_sources

    gold: dict[str, list[Row]] = {}
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold.setdefault(row["article"], []).append(row)
    paths = [data] if data is not None else [SHARED / name for name in FILES]
    items = (item for item in read_sources(paths) if isinstance(item, Article))
    return [item for item in items if item.id in gold], gold


def compared(coded: Coded, rows: list[Row]) -> Counter[str]:
    """Count what is right of one article's events."""
    found = {event.trigger.start: event for event in coded.events}
    sides = Sides(coded)
    counts: Counter[str] = Counter()
    for row in rows:
        event = found.get(row["trigger"][0])
        counts["n"] += 1
        if event is None:
            continue
        counts["there"] += 1
        sure = (event.certainty or 0.0) >= SURE
        counts["sure"] += sure
        if event.type != row["type"]:
            continue
        right = not sides.wrong(event, row)
        counts["type"] += 1
        counts["status"] += event.status == row["status"]
        counts["phrases"] += not sides.wrong(event, row, phrases_only=True)
        counts["sides"] += right
        counts[row["of"]] += 1
        counts[f"{row['of']}_sides"] += right
        counts["sure_right"] += sure and right
    return counts


class Sides:
    """Mentions and actors of one article, and whether they are the gold's."""

    def __init__(self, coded: Coded) -> None:
        self.mentions = {mention.id: mention for mention in coded.mentions}
        self.actors = {actor.mention: actor for actor in coded.actors}
        self.chains: dict[int, list[str]] = {}
        for mention in coded.mentions:
            if mention.chain is not None and mention.form != "pronoun":
                self.chains.setdefault(mention.chain, []).append(mention.raw)

    def wrong(self, event: Event, row: Row, phrases_only: bool = False) -> set[str]:
        """Return which sides of an event differ from the gold: "actors", "recipients" or both.

        A side that the gold tells and the event lacks is wrong where the gold has it.
        """
        wanted = [{**side, "as": name} for name in SIDES for side in row[name]]
        met: set[int] = set()
        wrong: set[str] = set()
        for name, ids in (("actors", event.actors), ("recipients", event.recipients)):
            for mention in ids:
                fits = [
                    number
                    for number, side in enumerate(wanted)
                    if (row["type"] in MUTUAL or side["as"] == name)
                    and self._is(self.mentions[mention], side, phrases_only)
                ]
                if not fits:
                    wrong.add(name)
                met.update([number for number in fits if number not in met][:1])
        for number, side in enumerate(wanted):
            if number not in met and not side.get("optional", False):
                wrong.add(side["as"])
        return wrong

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
