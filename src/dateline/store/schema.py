"""Turn coded articles into tables: one row an article, sentence, mention, event ...

In: `Coded` values. Out: Arrow tables with fixed columns and order, every span checked against its
text. It refuses a span that does not read as stored.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec
import pyarrow as pa

from dateline.errors import RecordError, SpanError
from dateline.records import Actor, Coded, Event, Mention, Place, Statement, When
from dateline.text import check_span

STRING, INT, REAL, DAY = pa.string(), pa.int32(), pa.float64(), pa.date32()
STRINGS = pa.list_(pa.string())

Row = dict[str, Any]


def _columns(kind: type[msgspec.Struct], **types: pa.DataType) -> pa.Schema:
    """Return the columns of a flat struct: text unless said otherwise."""
    return pa.schema([(name, types.get(name, STRING)) for name in kind.__struct_fields__])


_SPAN = {"start": INT, "end": INT}

SCHEMAS: dict[str, pa.Schema] = {
    "article": pa.schema(
        [("id", STRING), ("outlet", STRING), ("published", DAY), ("title", STRING),
         ("deck", STRING), ("body", STRING), ("url", STRING), ("source", STRING),
         ("byline", STRING), ("dateline", STRING), ("dateline_place", STRING),
         ("dateline_day", STRING), ("agency", STRING), ("credits", STRINGS),
         ("characters", INT), ("events", INT), ("statements", INT)]
    ),
    "sentence": pa.schema(
        [("article", STRING), ("index", INT), ("part", STRING), ("start", INT), ("end", INT),
         ("text", STRING), ("label", STRING), ("label_confidence", REAL)]
    ),
    "mention": _columns(Mention, sentence=INT, first=INT, last=INT, head=INT, chain=INT, **_SPAN),
    "actor": _columns(Actor, score=REAL, other_sectors=STRINGS, offices=STRINGS, flags=STRINGS),
    "place": _columns(Place, geonames_id=INT, latitude=REAL, longitude=REAL, radius_km=REAL,
                      score=REAL, **_SPAN),
    "time": _columns(When, first_day=DAY, last_day=DAY, relative=pa.bool_(), **_SPAN),
    "statement": pa.schema(
        [("id", STRING), ("article", STRING), ("outlet", STRING), ("published", DAY),
         ("sentence", INT), ("form", STRING), ("stance", STRING), ("content", STRING),
         ("content_starts", pa.list_(INT)), ("content_ends", pa.list_(INT)),
         ("source", STRING), ("source_start", INT), ("source_end", INT), ("speaker", STRING),
         ("speaker_entity", STRING), ("speaker_name", STRING), ("speaker_country", STRING),
         ("speaker_sector", STRING), ("joint_names", STRINGS), ("joint_entities", STRINGS),
         ("joint_countries", STRINGS), ("cue", STRING), ("cue_start", INT), ("cue_end", INT),
         ("chain", STRINGS), ("chain_kinds", STRINGS), ("addressee", STRING), ("forum", STRING),
         ("said_on", STRING), ("said_first_day", DAY), ("said_last_day", DAY),
         ("hedges", STRINGS), ("parent", STRING)]
    ),
    "event": pa.schema(
        [("id", STRING), ("article", STRING), ("outlet", STRING), ("published", DAY),
         ("sentence", INT), ("sentence_text", STRING), ("trigger", STRING),
         ("trigger_start", INT), ("trigger_end", INT), ("lemma", STRING), ("type", STRING),
         ("mode", STRING), ("contexts", STRINGS), ("cameo", STRING), ("quad", INT),
         ("intensity", REAL), ("status", STRING), ("status_evidence", STRING),
         *((f"{side}_{name}", STRINGS) for side in ("actor", "recipient")
           for name in ("mentions", "raws", "names", "entities", "countries", "sectors")),
         ("confidence", REAL), ("certainty", REAL), ("predicate", STRING),
         ("probabilities", STRING),
         ("time", STRING), ("time_value", STRING),
         ("first_day", DAY), ("last_day", DAY), ("granularity", STRING), ("time_reason", STRING),
         ("place", STRING), ("place_name", STRING), ("place_country", STRING),
         ("place_geonames_id", INT), ("latitude", REAL), ("longitude", REAL),
         ("place_reason", STRING), ("statement", STRING), ("speaker_name", STRING),
         ("speaker_country", STRING), ("chain", STRINGS)]
    ),
    "event_actor": pa.schema(
        [("event", STRING), ("article", STRING), ("role", STRING), ("position", INT),
         ("mention", STRING), ("raw", STRING), ("entity", STRING), ("name", STRING),
         ("country", STRING), ("sector", STRING)]
    ),
}  # fmt: skip
"""Columns of every table of a part. A missing value is null; unknown lists are empty."""


def tables_of(coded: Iterable[Coded]) -> dict[str, pa.Table]:
    """Return the tables of these articles, rows in the order of articles and characters.

    Raises RecordError, naming article and span, if a span does not read as stored.
    """
    rows: dict[str, list[Row]] = {name: [] for name in SCHEMAS}
    for item in coded:
        check_spans(item)
        view = _View(item)
        rows["article"].append(_article(item))
        rows["sentence"].extend(_sentences(item))
        rows["mention"].extend(msgspec.structs.asdict(value) for value in item.mentions)
        rows["actor"].extend(msgspec.structs.asdict(value) for value in item.actors)
        rows["place"].extend(msgspec.structs.asdict(value) for value in item.places)
        rows["time"].extend(msgspec.structs.asdict(value) for value in item.times)
        rows["statement"].extend(view.statement(value) for value in item.statements)
        rows["event"].extend(view.event(value) for value in item.events)
        rows["event_actor"].extend(row for value in item.events for row in view.sides(value))
    return {
        name: pa.Table.from_pylist(rows[name], schema=schema) for name, schema in SCHEMAS.items()
    }


def check_spans(coded: Coded) -> None:
    """Raise RecordError unless every span of the article reads as it is stored."""
    text = coded.article.text
    spans = [(value.start, value.end, value.raw) for value in coded.mentions]
    spans += [(value.start, value.end, value.raw) for value in coded.times]
    spans += [(value.start, value.end, value.raw) for value in coded.places]
    made = coded.provenance
    for span in (made.byline, made.dateline, *made.credits, *made.notices):
        if span is not None:
            spans.append((span.start, span.end, span.raw))
    for statement in coded.statements:
        named = (statement.source, statement.cue, statement.addressee, statement.forum)
        for span in (*statement.content, *statement.hedges, *(s for s in named if s is not None)):
            spans.append((span.start, span.end, span.raw))
    for event in coded.events:
        for marked in (event.trigger, event.status_evidence):
            if marked is not None:
                spans.append((marked.start, marked.end, marked.raw))
    for start, end, raw in spans:
        try:
            check_span(text, start, end, raw)
        except SpanError as error:
            raise RecordError(f"article {coded.article.id} is not written: {error}") from error


def _article(item: Coded) -> Row:
    article, made = item.article, item.provenance
    return {
        "id": article.id, "outlet": article.outlet, "published": article.published,
        "title": article.title, "deck": article.deck, "body": article.body, "url": article.url,
        "source": article.source,
        "byline": made.byline and made.byline.raw, "dateline": made.dateline and made.dateline.raw,
        "dateline_place": next((p.name for p in item.places if p.id == made.place), None),
        "dateline_day": made.day, "agency": made.agency,
        "credits": [span.raw for span in made.credits],
        "characters": len(article.text), "events": len(item.events),
        "statements": len(item.statements),
    }  # fmt: skip


def _sentences(item: Coded) -> Iterable[Row]:
    text, article = item.article.text, item.article.id
    labels = {label.sentence: label for label in item.labels}
    for sentence in item.sentences:
        label = labels.get(sentence.index)
        yield {
            "article": article, "index": sentence.index, "part": sentence.part,
            "start": sentence.start, "end": sentence.end,
            "text": text[sentence.start : sentence.end], "label": label and label.type,
            "label_confidence": label and label.confidence,
        }  # fmt: skip


class _View:
    """One article with its values by id."""

    def __init__(self, coded: Coded) -> None:
        self.article = coded.article
        self.text = coded.article.text
        self.article_id = coded.article.id
        self.sentences = {sentence.index: sentence for sentence in coded.sentences}
        self.mentions = {mention.id: mention for mention in coded.mentions}
        self.actors = {actor.mention: actor for actor in coded.actors}
        self.times = {when.id: when for when in coded.times}
        self.places = {place.id: place for place in coded.places}
        self.statements = {statement.id: statement for statement in coded.statements}

    def statement(self, value: Statement) -> Row:
        speaker = self.actors.get(value.speaker or "")
        when = self.times.get(value.said_on or "")
        joint = [self.actors.get(mention) for mention in value.joint]
        return {
            "id": value.id, "article": value.article, "outlet": self.article.outlet,
            "published": self.article.published, "sentence": value.sentence, "form": value.form,
            "stance": value.stance, "content": " … ".join(span.raw for span in value.content),
            "content_starts": [span.start for span in value.content],
            "content_ends": [span.end for span in value.content],
            **_span("source", value.source), "speaker": value.speaker,
            "speaker_entity": speaker and speaker.entity,
            "speaker_name": self.name(value.speaker),
            "speaker_country": speaker and speaker.country,
            "speaker_sector": speaker and speaker.sector, **_span("cue", value.cue),
            "joint_names": [self.name(mention) for mention in value.joint],
            "joint_entities": [actor and actor.entity for actor in joint],
            "joint_countries": [actor and actor.country for actor in joint],
            "chain": [voice.name for voice in value.chain],
            "chain_kinds": [voice.kind for voice in value.chain],
            "addressee": value.addressee.raw if value.addressee else None,
            "forum": value.forum.raw if value.forum else None,
            "said_on": when and when.value, "said_first_day": when and when.first_day,
            "said_last_day": when and when.last_day,
            "hedges": [span.raw for span in value.hedges], "parent": value.parent,
        }  # fmt: skip

    def event(self, value: Event) -> Row:
        when, place = self.times.get(value.when or ""), self.places.get(value.place or "")
        statement = self.statements.get(value.statement or "")
        speaker = self.actors.get(statement.speaker or "") if statement else None
        sentence = self.sentences[value.sentence]
        return {
            "id": value.id, "article": value.article, "outlet": self.article.outlet,
            "published": self.article.published, "sentence": value.sentence,
            "sentence_text": self.text[sentence.start : sentence.end],
            "trigger": value.trigger.raw, "trigger_start": value.trigger.start,
            "trigger_end": value.trigger.end, "lemma": value.lemma, "type": value.type,
            "mode": value.mode, "contexts": list(value.contexts), "cameo": value.cameo,
            "quad": value.quad, "intensity": value.intensity, "status": value.status,
            "status_evidence": value.status_evidence.raw if value.status_evidence else None,
            **self._side("actor", value.actors), **self._side("recipient", value.recipients),
            "confidence": value.confidence, "certainty": value.certainty,
            "predicate": value.predicate,
            "probabilities": msgspec.json.encode(dict(value.probabilities)).decode(),
            "time": when and when.raw, "time_value": when and when.value,
            "first_day": when and when.first_day, "last_day": when and when.last_day,
            "granularity": when and when.granularity, "time_reason": value.when_reason,
            "place": place and place.raw, "place_name": place and place.name,
            "place_country": place and place.country,
            "place_geonames_id": place and place.geonames_id,
            "latitude": place and place.latitude, "longitude": place and place.longitude,
            "place_reason": value.place_reason, "statement": value.statement,
            "speaker_name": self.name(statement.speaker) if statement else None,
            "speaker_country": speaker and speaker.country,
            "chain": [voice.name for voice in statement.chain] if statement else [],
        }  # fmt: skip

    def _side(self, side: str, mentions: Sequence[str]) -> Row:
        actors = [self.actors.get(mention) for mention in mentions]

        def of(read: Callable[[Actor], str | None]) -> list[str | None]:
            return [read(actor) if actor is not None else None for actor in actors]

        return {
            f"{side}_mentions": list(mentions),
            f"{side}_raws": [self.mentions[mention].raw for mention in mentions],
            f"{side}_names": [self.name(mention) for mention in mentions],
            f"{side}_entities": of(lambda actor: actor.entity),
            f"{side}_countries": of(lambda actor: actor.country),
            f"{side}_sectors": of(lambda actor: actor.sector),
        }

    def name(self, mention: str | None) -> str | None:
        """Return the name of who a mention stands for, its own words if that is not known."""
        if mention is None:
            return None
        actor = self.actors.get(mention)
        if actor is not None and actor.name:
            return actor.name
        found = self.mentions.get(mention)
        return " ".join(found.raw.split()) if found is not None else None

    def sides(self, event: Event) -> Iterable[Row]:
        for role, mentions in (("actor", event.actors), ("recipient", event.recipients)):
            for position, mention in enumerate(mentions):
                actor = self.actors.get(mention)
                yield {
                    "event": event.id, "article": event.article, "role": role,
                    "position": position, "mention": mention,
                    "raw": self.mentions[mention].raw, "entity": actor and actor.entity,
                    "name": self.name(mention), "country": actor and actor.country,
                    "sector": actor and actor.sector,
                }  # fmt: skip


def _span(name: str, span: Any) -> Row:
    return {
        name: span.raw if span else None,
        f"{name}_start": span.start if span else None,
        f"{name}_end": span.end if span else None,
    }
