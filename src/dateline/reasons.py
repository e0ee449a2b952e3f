"""Explain one event of a record: the words, the rule and the chances behind each of its codes.

In: a record and the id of an event. Out: an `Explanation`, for the command line or a notebook. It
refuses to judge anew: it shows what the run stored, with the tables as they are now.
"""

from __future__ import annotations

from typing import Any

import msgspec

from dateline.knowledge.ontology import Ontology
from dateline.knowledge.predicates import Frame, Predicates
from dateline.store.queries import Record


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """Why an event is coded as it is.

    sentence: with the trigger in [brackets]. entry: the lexicon row that proposed it, None if the
    row is gone. changed: the network overruled the entry's type. rule, section: of the PLOVER
    manual, for the type. probabilities: by type, "NONE" for no event. sides: actors and
    recipients, each with the step that resolved it or the reason why nothing did.
    """

    event: str
    sentence: str
    trigger: str
    type: str
    mode: str | None
    cameo: str | None
    rule: str
    section: str
    mode_rule: str | None
    cameo_rule: str | None
    status: str
    status_evidence: str | None
    strict: str
    confidence: float
    certainty: float | None
    probabilities: dict[str, float]
    entry: Entry | None
    changed: bool
    time: str | None
    place: str | None
    statement: str | None
    sides: list[dict[str, Any]]


class Entry(msgspec.Struct, frozen=True):
    """A row of the predicate lexicon in words."""

    id: str
    frame: str
    type: str
    example: str
    source: str


def explain(record: Record, event: str) -> Explanation:
    """Explain the event with this id, or whose id begins so.

    Raises QueryError if none or several do.
    """
    row = record.event(event)
    ontology = Ontology()
    kind, mode, cameo = row["type"], row["mode"], row["cameo"]
    frame = Predicates(ontology).by_id.get(row["predicate"] or "")
    known_mode = ontology.modes.get((kind, mode)) if mode else None
    known_cameo = ontology.cameo.get(cameo) if cameo else None
    return Explanation(
        event=row["id"], sentence=_marked(row, record), trigger=row["trigger"], type=kind,
        mode=mode, cameo=cameo, rule=ontology.types[kind].definition,
        section=ontology.types[kind].section,
        mode_rule=known_mode.definition if known_mode else None,
        cameo_rule=known_cameo.definition if known_cameo else None,
        status=row["status"], status_evidence=row["status_evidence"],
        strict=ontology.strict_type(kind, row["status"]), confidence=row["confidence"],
        certainty=row["certainty"],
        probabilities=msgspec.json.decode(row["probabilities"] or "{}", type=dict[str, float]),
        entry=_entry(frame) if frame else None, changed=frame is not None and frame.type != kind,
        time=row["time_value"] or row["time_reason"],
        place=row["place_name"] or row["place_reason"], statement=row["speaker_name"],
        sides=record.sides(row["id"]).rows(),
    )  # fmt: skip


def _entry(frame: Frame) -> Entry:
    conditions = [frame.lemma]
    if frame.particle:
        conditions.append(frame.particle)
    if frame.objects:
        conditions.append(f"object: {', '.join(sorted(frame.objects))}")
    if frame.complement:
        conditions.append(f"with: {frame.complement}")
    words = f"{frame.pos} {'; '.join(conditions)}"
    return Entry(frame.id, words, frame.type, frame.example, frame.source)


def _marked(row: dict[str, Any], record: Record) -> str:
    """Return the sentence with its trigger in brackets."""
    text: str = row["sentence_text"]
    starts = record.sentence_start(row["article"], row["sentence"])
    first, last = row["trigger_start"] - starts, row["trigger_end"] - starts
    return f"{text[:first]}[{text[first:last]}]{text[last:]}"
