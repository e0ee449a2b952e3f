"""Put the events of an article together from what the stages found.

In: a reading, candidates, codings, statements, times, places. Out: `Event` values.
It refuses to find anything itself: it joins by token, span and rule.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from dateline.coding.coder import Act, Coding
from dateline.extract.chain import saying_time
from dateline.extract.events import CONTENT_MODE, Candidate
from dateline.extract.status import judge_status
from dateline.extract.status_lexicon import StatusLexicon
from dateline.first_voices import FIRST_PERSON, innermost
from dateline.knowledge.ontology import MUTUAL
from dateline.read.agreement import NEUTER
from dateline.records import (
    Actor,
    Event,
    Mention,
    Place,
    Provenance,
    Span,
    Statement,
    When,
    content_id,
)
from dateline.resolve.place_of_event import place_of_event
from dateline.resolve.time_of_event import governing_time
from dateline.scenes import in_scene, told_once
from dateline.syntax import Reading
from dateline.text import cut, trim

ABOUT = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN"})
"""Types of what is said about a matter."""

VERBAL = frozenset({"SUPPORT", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE"})
"""Types done by speaking: inside the speaker's own statement they happen when it is said."""


def placed_by_mention(places: Iterable[Place]) -> dict[str, Place]:
    """Return the places that lie somewhere, by the mention that names them."""
    return {place.mention: place for place in places if place.latitude is not None}


def with_dateline(
    made: Provenance, placed: Mapping[str, Place], times: Iterable[When]
) -> Provenance:
    """Return the provenance with the place and the day that its dateline names."""
    span = made.dateline
    if span is None:
        return made
    places = [place for place in placed.values() if _lies_in(place, span)]
    days = [when.value for when in times if _lies_in(when, span) and when.value]
    return msgspec.structs.replace(
        made, place=min(places, key=lambda place: place.start).id if places else None,
        day=days[0] if days else None,
    )  # fmt: skip


def _lies_in(part: Place | When, span: Span) -> bool:
    return span.start <= part.start and part.end <= span.end


def dated(
    reading: Reading, statements: Sequence[Statement], times: Sequence[When]
) -> tuple[Statement, ...]:
    """Return the statements with the time at which each was said, where the text gives one."""
    found = []
    for statement in statements:
        cue = reading.token_at(statement.cue.start) if statement.cue is not None else None
        when = saying_time(reading, cue, times) if cue is not None else None
        if when is None:
            when = _time_between(reading.text, statement, times)
            if when is not None:
                statement = _content_after(reading.text, statement, when)
        found.append(
            msgspec.structs.replace(statement, said_on=when.id) if when is not None else statement
        )
    return tuple(found)


def _time_between(text: str, statement: Statement, times: Sequence[When]) -> When | None:
    """Return the day right behind the cue that the parse counts to the content.

    "Beijing said on Wednesday it supports": the content begins at "it".
    """
    if statement.cue is None:
        return None
    content = statement.content[0]
    for when in times:
        behind = statement.cue.end <= content.start <= when.start < content.end
        if behind and when.granularity in {"day", "part_of_day", "month"}:
            led = text[statement.cue.end : when.start].strip().lower() in {"on", "in", ""}
            rest = text[when.end : content.end]
            if led and rest.strip() and not rest.lstrip().startswith(","):
                return when
    return None


def _content_after(text: str, statement: Statement, when: When) -> Statement:
    first = statement.content[0]
    start, end = trim(text, when.end, first.end)
    content = (cut(text, start, end), *statement.content[1:])
    return msgspec.structs.replace(statement, content=content)


def acts_of(reading: Reading, candidates: Sequence[Candidate]) -> list[Act]:
    """Return what a coder needs of each candidate, modes taken from their content."""
    return [
        Act(
            trigger=candidate.trigger, sentence=candidate.sentence, frame=candidate.frame,
            mode=_mode(candidate),
            actor=_first_span(candidate.actors), recipient=_first_span(candidate.recipients),
        )
        for candidate in candidates
    ]  # fmt: skip


def _ranked(coding: Coding) -> tuple[tuple[str, float], ...]:
    ranked = sorted(coding.probabilities.items(), key=lambda item: (-item[1], item[0]))
    return tuple((name, round(chance, 4)) for name, chance in ranked)


def _first_span(mentions: Sequence[Mention]) -> tuple[int, int] | None:
    return (mentions[0].start, mentions[0].end) if mentions else None


def _mode(candidate: Candidate) -> str | None:
    if candidate.mode is not None or candidate.content_type is None:
        return candidate.mode
    modes = CONTENT_MODE.get(candidate.frame.type, {})
    default = "change" if candidate.frame.type in {"REQUEST", "REJECT"} else None
    return modes.get(candidate.content_type, default)


def assemble(
    reading: Reading,
    candidates: Sequence[Candidate],
    codings: Sequence[Coding | None],
    statements: Sequence[Statement],
    times: Sequence[When],
    placed: Mapping[str, Place],
    lexicon: StatusLexicon,
) -> tuple[Event, ...]:
    """Return the events in text order; candidates and codings run in parallel."""
    events = []
    for candidate, coding in zip(candidates, codings, strict=True):
        if coding is None:
            continue
        event = _event(reading, candidate, coding, statements, times, placed, lexicon)
        if event is not None:
            events.append(event)
    ordered = sorted(events, key=lambda event: (event.trigger.start, event.type))
    return tuple(in_scene(reading, told_once(reading, ordered)))


OFFICIAL = frozenset(
    {"GOV", "MIL", "LEG", "JUD", "ELI", "PTY", "OPP", "REL", "SPY", "COP", "REB", "PRM", "UAF"}
)
"""Sectors whose visits and talks are of public interest: not a patient's to a hospital."""

BODIES = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG"})


PRIVATE_LEAST = 0.93
"""Probability that an act needs in which no state, office, body, party, force or movement has a
part. Read by eye, half of those below were none: sport, firms, patients, accidents."""


DOUBTED = (0.3, 0.7, 0.95)
"""Chance of being no event, as the network alone sees it, from which an act is left out: of private
persons, with a public side, between two."""

DOUBTED_BESIDE = (0.35, 0.35, 0.95)
"""Likewise for an act beside a surer one of its sentence."""


def of_public_interest(
    events: Sequence[Event], actors: Sequence[Actor], doubts: Mapping[str, float],
    least: float = PRIVATE_LEAST,
) -> tuple[Event, ...]:  # fmt: skip
    """Return the events without private visits ("a patient who visited Mexico", "pilgrims who are
    Muslims travel to Mecca"), without acts
    among private persons and firms that are less likely than `least`, and without those that the
    network doubts. doubts: by event, how likely the network alone thinks that it is none. least 0:
    no network has judged them.
    """
    official = {actor.mention for actor in actors if _is_official(actor)}
    of = {actor.mention: actor.country for actor in actors}
    believers = {a.mention for a in actors if a.step == "group" and a.sector == "REL"}
    found = [
        event for event in events
        if _is_public(event, official, least) and not _is_way_home(event, of)
        and not (event.mode == "visit" and believers.issuperset(event.actors))
    ]  # fmt: skip
    if not least:
        return tuple(found)
    sides = {event.id: _public_sides(event, official) for event in found}
    found = [e for e in found if doubts.get(e.id, 0.0) < DOUBTED[sides[e.id]]]
    surest: dict[int, float] = {}
    for event in found:
        own = doubts.get(event.id, 0.0)
        surest[event.sentence] = min(surest.get(event.sentence, 1.0), own)
    return tuple(
        e for e in found
        if doubts.get(e.id, 0.0) < max(DOUBTED_BESIDE[sides[e.id]], surest[e.sentence] + TINY)
    )  # fmt: skip


TINY = 1e-9
"""What makes the surest act of a sentence surer than itself."""


class Judged(NamedTuple):
    """What an event was made of: the candidate with settled sides and its coding."""

    candidate: Candidate
    coding: Coding


def judged_by_event(
    reading: Reading, candidates: Sequence[Candidate], codings: Sequence[Coding | None]
) -> dict[str, Judged]:
    """Return by event what it was made of."""
    return {
        _event_id(reading, candidate, coding): Judged(candidate, coding)
        for candidate, coding in zip(candidates, codings, strict=True)
        if coding is not None
    }


def doubts_of(judged: Mapping[str, Judged]) -> dict[str, float]:
    """Return by event how likely the network alone thinks that it is none."""
    return {event: made.coding.doubt for event, made in judged.items()}


def _event_id(reading: Reading, candidate: Candidate, coding: Coding) -> str:
    token = reading.tokens[candidate.trigger]
    return content_id("event", reading.article_id, token.start, token.end, coding.type)


def _public_sides(event: Event, official: Collection[str]) -> int:
    if event.mode == "visit":
        return 2
    sides = (event.actors, event.recipients)
    if event.type in MUTUAL:
        return min(2, sum(mention in official for side in sides for mention in side))
    return sum(any(mention in official for mention in side) for side in sides)


def _is_public(event: Event, official: Collection[str], least: float) -> bool:
    acts = any(mention in official for mention in event.actors)
    if event.mode == "visit" and not acts:
        return False
    suffers = any(mention in official for mention in event.recipients)
    if event.type == "PROTEST":
        return True
    return acts or suffers or dict(event.probabilities).get(event.type, 0.0) >= least


def _is_way_home(event: Event, of: Mapping[str, str | None]) -> bool:
    """Tell whether a visit stays in one country: "Trump returned to the White House"."""
    if event.mode != "visit" or not event.recipients:
        return False
    here, there = (
        {of.get(mention) for mention in side} for side in (event.actors, event.recipients)
    )
    return len(here) == 1 and here == there and None not in here


def _is_official(actor: Actor | None) -> bool:
    if actor is None:
        return False
    official = {actor.sector, *actor.other_sectors} & OFFICIAL
    return bool(official) or actor.country in BODIES or actor.step in {"country", "metonym"}


def _event(
    reading: Reading, candidate: Candidate, coding: Coding, statements: Sequence[Statement],
    times: Sequence[When], placed: Mapping[str, Place],
    lexicon: StatusLexicon,
) -> Event | None:  # fmt: skip
    token = reading.tokens[candidate.trigger]
    trigger = cut(reading.text, token.start, token.end)
    statement = innermost(statements, token.start, token.end)
    status, evidence = judge_status(reading, candidate.trigger, lexicon)
    sides = {mention.id for mention in (*candidate.actors, *candidate.recipients)}
    about = coding.type in ABOUT
    where = place_of_event(reading, candidate.trigger, sides, candidate.support, about)
    when = _when(reading, candidate, coding, statement if status == "happened" else None, times)
    if status == "happened" and coding.type == "CONSULT" and _lies_ahead(reading, candidate, when):
        status, evidence = "planned", _span_of(reading, when)
    if candidate.resumed and where is None and when is None and status == "happened":
        return None
    recipients = candidate.recipients
    if coding.mode == "visit" and not recipients:
        if where is None:
            return None
        recipients = (where,)
    place = placed.get(where.id) if where is not None else None
    return Event(
        id=_event_id(reading, candidate, coding),
        article=reading.article_id, sentence=candidate.sentence, trigger=trigger,
        lemma=_lemma(reading, candidate), type=coding.type, mode=coding.mode,
        contexts=coding.contexts, cameo=coding.cameo, quad=coding.quad,
        intensity=coding.intensity, status=status, status_evidence=evidence,
        actors=_parties(candidate.actors),
        recipients=_parties(recipients),
        confidence=coding.confidence, predicate=candidate.frame.id,
        probabilities=_ranked(coding),
        when=when.id if when is not None else None, when_reason=_when_reason(when),
        place=place.id if place is not None else None,
        place_reason=None if place is not None else _place_reason(where),
        statement=statement.id if statement is not None else None,
    )  # fmt: skip


def _lies_ahead(reading: Reading, candidate: Candidate, when: When | None) -> bool:
    """Tell whether a meeting is one of a day to come: "at its meeting in October", told in July."""
    day = reading.article.published
    if when is None or when.first_day is None or day is None:
        return False
    return reading.tokens[candidate.trigger].pos == "NOUN" and when.first_day > day


def _span_of(reading: Reading, when: When | None) -> Span | None:
    return cut(reading.text, when.start, when.end) if when is not None else None


def _parties(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Return the mentions of a side, without an "it" that no party was found for: a thing."""
    return tuple(
        mention.id for mention in mentions
        if mention.chain is not None or mention.raw.lower() not in NEUTER
    )  # fmt: skip


def _lemma(reading: Reading, candidate: Candidate) -> str:
    frame = candidate.frame
    return f"{frame.lemma} {frame.particle}" if frame.particle else frame.lemma


def _when(
    reading: Reading, candidate: Candidate, coding: Coding, statement: Statement | None,
    times: Sequence[When],
) -> When | None:  # fmt: skip
    """Return the time that governs the event; a spoken act takes the time of its saying."""
    found = governing_time(reading, candidate.trigger, times, about=coding.type in ABOUT)
    if found is not None or statement is None or statement.said_on is None:
        return found
    speaks = any(_is_speaker(reading, mention, statement) for mention in candidate.actors)
    if coding.type in VERBAL and speaks and not _is_past(reading, candidate.trigger):
        return next((when for when in times if when.id == statement.said_on), None)
    return None


def _is_past(reading: Reading, trigger: int) -> bool:
    """Tell whether what is said was done before it is said: "he said he had warned them"."""
    had = any(reading.tokens[n].lower == "had" for n in reading.children[trigger])
    return reading.tokens[trigger].tag == "VBD" or had


def _is_speaker(reading: Reading, mention: Mention, statement: Statement) -> bool:
    speaker = reading.mention_by_id.get(statement.speaker or "")
    if speaker is None:
        return False
    same_chain = mention.chain is not None and mention.chain == speaker.chain
    return mention.id == speaker.id or same_chain or mention.raw.lower() in FIRST_PERSON


def _when_reason(when: When | None) -> str | None:
    if when is None:
        return "no time in the clause"
    return when.reason


def _place_reason(where: Mention | None) -> str:
    if where is None:
        return "no place in the clause"
    return f"{where.raw!r} is not in the gazetteer"
