"""The record of one article against what it must hold, entry by entry.

Data: the model article, `../shared/real/kim-arrives-in-russia.txt` (scoring only, the text belongs
to its outlet), and `tests/golden/kim-arrives-in-russia.toml`, written for the project: offsets and
coded values. Metric: an entry is found when every column is right: of a statement the source and
content spans, form, speaker, chain and date of saying; of an event the type, mode, actors,
recipients, status, time, place and the statement it stands in. `wrong` counts what must not
appear. No figures are published: the entries are our own.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from dateline.records import Actor, Article, Coded, Event, Place, Statement

Row = dict[str, Any]

ROOT = Path(__file__).parents[1]
ARTICLE = ROOT.parent / "shared" / "real" / "kim-arrives-in-russia.txt"
GOLD = ROOT / "tests" / "golden" / "kim-arrives-in-russia.toml"
NEAR_DEGREES = 0.6
GOVERNMENT_SEATS = frozenset({"Beijing", "Moscow", "Pyongyang", "Washington", "Kremlin"})
HAPPENED = frozenset({"happened", "ongoing"})


def run(data: Path | None = None) -> dict[str, object]:
    """Return how many entries of the golden record are found, and what must not be there."""
    import dateline

    path = data or ARTICLE
    if not path.exists():
        raise FileNotFoundError(2, "no such file", str(path))
    gold = read_gold(GOLD)
    article = read_article(path, gold["published"])
    coded = dateline.load().code(article)
    failures = check(coded, gold)
    bad = {failure.split(".")[0] for failure in failures}
    events, statements = gold["events"], gold["statements"]
    return {
        "events_found": sum(row["id"] not in bad for row in events),
        "events": len(events),
        "statements_found": sum(row["id"] not in bad for row in statements),
        "statements": len(statements),
        "wrong": len(list(must_not_appear(coded, gold))),
        "failures": failures,
    }


def read_gold(path: Path) -> Row:
    """Return the entries of a golden record."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def read_article(path: Path, published: date | None) -> Article:
    """Return the article of a text file, as `dateline code` reads it."""
    from dateline.ingest.sources import Options, read_sources

    (article,) = read_sources([path], Options(published=published))
    assert isinstance(article, Article), article
    return article


def check(coded: Coded, gold: Row) -> list[str]:
    """Return "ID.column" for each column of the golden record that the coded article misses."""
    view = View(coded)
    failures: list[str] = []
    matched: dict[str, Statement] = {}
    for row in gold["statements"]:
        found = min(
            (view.statement_failures(item, row) for item in coded.statements
             if view.overlaps(item.content, row["content"])),
            key=lambda pair: len(pair[1]), default=None,
        )  # fmt: skip
        if found is None:
            failures.append(f"{row['id']}.found")
            continue
        matched[row["id"]] = found[0]
        failures.extend(f"{row['id']}.{column}" for column in found[1])
    for row in gold["events"]:
        tried = [
            view.event_failures(event, row, matched) for event in coded.events
            if view.overlaps((event.trigger,), row["triggers"])
        ]  # fmt: skip
        if not tried:
            failures.append(f"{row['id']}.found")
            continue
        failures.extend(f"{row['id']}.{column}" for column in min(tried, key=len))
    return failures


def must_not_appear(coded: Coded, gold: Row) -> Iterator[str]:
    """Yield what the record holds and must not: see the golden record of the model article."""
    view = View(coded)
    for mention in coded.mentions:
        if "'s" in mention.raw[-2:]:
            yield f"a possessive inside the name {mention.raw!r}"
        if mention.raw == "Khasan" and mention.label == "ORG":
            yield "Khasan as an organisation"
        if mention.raw == "Kim" and mention.id in view.acting and not view.entity(mention.id):
            yield f"Kim without identity at {mention.start}"
    for event in coded.events:
        if event.lemma == "hop":
            yield "hop as a lemma"
        place = view.places.get(event.place or "")
        if place is not None and place.raw in GOVERNMENT_SEATS:
            yield f"{place.raw} as the place of {event.trigger.raw!r}"
        when = view.times.get(event.when or "")
        for row in gold["events"]:
            if not view.overlaps((event.trigger,), row["triggers"]):
                continue
            if not HAPPENED & set(row["status"]) and event.status in HAPPENED:
                yield f"{row['id']} as happened"
            if row["id"] == "E10" and place is not None and place.country != "VNM":
                yield f"{row['id']} in {place.raw}"
            if row["id"] == "E10" and when is not None and when.first_day == gold["published"]:
                yield f"{row['id']} on the day of publication"


class View:
    """A coded article with its parts by id."""

    def __init__(self, coded: Coded) -> None:
        self.coded = coded
        self.actors = {actor.mention: actor for actor in coded.actors}
        self.mentions = {mention.id: mention for mention in coded.mentions}
        self.times = {when.id: when for when in coded.times}
        self.places: dict[str, Place] = {place.id: place for place in coded.places}
        self.statements = {statement.id: statement for statement in coded.statements}
        self.acting = {m for e in coded.events for m in (*e.actors, *e.recipients)}

    def entity(self, mention: str) -> str | None:
        actor = self.actors.get(mention)
        return actor.entity if actor is not None else None

    def overlaps(self, spans: tuple[Any, ...], wanted: list[list[int]]) -> bool:
        return any(s.start < end and start < s.end for s in spans for start, end in wanted)

    def statement_failures(self, item: Statement, row: Row) -> tuple[Statement, list[str]]:
        """Return the columns of a statement that differ from the golden row."""
        wrong = []
        if item.source is None or [item.source.start, item.source.end] != row["source"]:
            wrong.append("source")
        if not same_spans(self.coded.article.text, item, row["content"]):
            wrong.append("content")
        if item.form != row["form"]:
            wrong.append("form")
        if not fits(self.actors.get(item.speaker or ""), row["speaker"]):
            wrong.append("speaker")
        if not all(self._passed_on(item, link) for link in row["through"]):
            wrong.append("chain")
        for column in ("addressee", "forum"):
            span = getattr(item, column)
            if column in row and (span is None or [span.start, span.end] != row[column]):
                wrong.append(column)
        if "said_on" in row and self.day(item.said_on) != row["said_on"]:
            wrong.append("said_on")
        return item, wrong

    def _passed_on(self, item: Statement, link: Row) -> bool:
        """Tell whether an outlet stands in the chain, or was spoken to."""
        mentions = [voice.mention for voice in item.chain if voice.kind in link["kind"].split("|")]
        if link.get("addressee") and item.addressee is not None:
            span = item.addressee
            mentions += [m.id for m in self.coded.mentions if span.start <= m.start < span.end]
        wanted = {"country": link["country"], "sector": link["sector"]}
        return any(fits(self.actors.get(mention or ""), wanted) for mention in mentions)

    def day(self, when: str | None) -> str | None:
        """Return the day or month of a time: "2019-04-24"."""
        found = self.times.get(when or "")
        value = found.value if found is not None else None
        return value.split("T")[0] if value else None

    def event_failures(self, event: Event, row: Row, matched: dict[str, Statement]) -> list[str]:
        """Return the columns of an event that differ from the golden row."""
        wrong = []
        if event.type != row["type"]:
            wrong.append("type")
        if row.get("mode") and event.mode != row["mode"]:
            wrong.append("mode")
        actors = [self.actors[m] for m in event.actors if m in self.actors]
        recipients = [self.actors[m] for m in event.recipients if m in self.actors]
        if not row["recipients"] and len(row["actors"]) > 1:
            actors, recipients = actors + recipients, []
        if not same_sides(actors, row["actors"]):
            wrong.append("actors")
        if not same_sides(recipients, row["recipients"]):
            wrong.append("recipients")
        if event.status not in row["status"]:
            wrong.append("status")
        if self.day(event.when) != row.get("when"):
            wrong.append("when")
        if not same_place(self.places.get(event.place or ""), row.get("place")):
            wrong.append("place")
        wanted = matched.get(row["statement"]) if row.get("statement") else None
        if not self._stands_in(event, wanted, row.get("statement")):
            wrong.append("statement")
        return wrong

    def _stands_in(self, event: Event, wanted: Statement | None, name: str | None) -> bool:
        if not name:
            return event.statement is None
        return wanted is not None and event.statement == wanted.id


def same_spans(text: str, item: Statement, content: list[list[int]]) -> bool:
    """Compare contents without the quotation marks, commas and white space at their edges."""
    edges = " \n\t\"'“”‘’,."
    first, last = item.content[0].start, item.content[-1].end
    return text[first:last].strip(edges) == text[content[0][0] : content[-1][1]].strip(edges)


def fits(actor: Actor | None, wanted: Row) -> bool:
    """Tell whether an actor has the entity, country ("" for none) and sector asked for."""
    if actor is None:
        return False
    if "entity" in wanted and actor.entity != wanted["entity"]:
        return False
    if "country" in wanted and (actor.country or "") != wanted["country"]:
        return False
    return "sector" not in wanted or actor.sector == wanted["sector"]


def same_sides(actors: list[Actor], wanted: list[Row]) -> bool:
    """Tell whether every wanted actor is there and every actor is wanted."""
    every = all(any(fits(actor, row) for actor in actors) for row in wanted)
    return every and all(any(fits(actor, row) for row in wanted) for actor in actors)


def same_place(place: Place | None, wanted: Row | None) -> bool:
    """Tell whether a place lies where it should, within about 50 km."""
    if wanted is None or place is None:
        return wanted is None and place is None
    if place.latitude is None or place.longitude is None:
        return False
    near = abs(place.latitude - wanted["lat"]) + abs(place.longitude - wanted["lon"])
    return bool(place.country == wanted["country"] and near < NEAR_DEGREES)
