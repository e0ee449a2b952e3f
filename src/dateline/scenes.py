"""Events beside each other: one act told twice in a sentence, a meeting at an arrival.

In: a reading and its events in text order. Out: the events, some left out, some with the time and
place of another. It refuses to join what differs in status or in who takes part.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dateline.knowledge.ontology import MUTUAL
from dateline.records import Event
from dateline.syntax import Reading

_NOUNS = frozenset({"NOUN", "PROPN"})


def told_once(reading: Reading, events: Sequence[Event]) -> list[Event]:
    """Leave out the noun of an act that the verb above it tells: "met Putin for their summit".

    Holds for mutual acts of one type, status and the same who take part, where the noun stands
    below the verb; what the noun alone has of time and place goes over to the verb.
    """
    kept: list[Event] = []
    for event in events:
        told = next((e for e in kept if _is_told_by(reading, event, e)), None)
        if told is None:
            kept.append(event)
            continue
        kept[kept.index(told)] = msgspec.structs.replace(
            told, when=told.when or event.when,
            when_reason=None if told.when or event.when else told.when_reason,
            place=told.place or event.place,
            place_reason=None if told.place or event.place else told.place_reason,
        )  # fmt: skip
    return kept


def _is_told_by(reading: Reading, noun: Event, verb: Event) -> bool:
    if (noun.type, noun.sentence, noun.status) != (verb.type, verb.sentence, verb.status):
        return False
    if noun.type not in MUTUAL or "visit" in {noun.mode, verb.mode}:
        return False
    word, above = (reading.token_at(event.trigger.start) for event in (noun, verb))
    if word is None or above is None or reading.tokens[word].pos not in _NOUNS:
        return False
    apart = noun.when is not None and verb.when is not None and noun.when != verb.when
    if word not in reading.subtree(above) or _is_aside(reading, word, above):
        return False
    own = _chains(reading, noun)
    same = len(own) > 1 and own == _chains(reading, verb)
    return same and not apart and above < word


def _is_aside(reading: Reading, noun: int, verb: int) -> bool:
    """Tell whether a noun only tells when: "spoke with Putin after their meeting"."""
    node = noun
    while node != verb:
        if reading.tokens[node].lower in _ASIDE:
            return True
        node = reading.tokens[node].head
    return False


_ASIDE = frozenset({"after", "before", "following", "since", "until", "ahead"})


def in_scene(reading: Reading, events: Sequence[Event]) -> list[Event]:
    """Give a meeting without time and place those of the arrival told right before it.

    "The train arrived at Khasan on Wednesday. Kim was greeted by officials": one paragraph, a
    shared participant, both happened.
    """
    found: list[Event] = []
    for event in events:
        bare = event.when is None and event.place is None and event.status == "happened"
        scene = None
        if bare and event.type == "CONSULT" and event.mode != "visit":
            scene = next((e for e in reversed(found) if _is_scene_of(reading, e, event)), None)
        if scene is not None:
            event = msgspec.structs.replace(
                event, when=scene.when, when_reason=None if scene.when else event.when_reason,
                place=scene.place, place_reason=None if scene.place else event.place_reason,
            )  # fmt: skip
        found.append(event)
    return found


def _is_scene_of(reading: Reading, scene: Event, event: Event) -> bool:
    if scene.mode != "visit" or scene.status != "happened":
        return False
    if not 0 <= event.sentence - scene.sentence <= 1:
        return False
    if "\n" in reading.text[scene.trigger.end : event.trigger.start]:
        return False
    return bool(_chains(reading, scene) & _chains(reading, event))


def _chains(reading: Reading, event: Event) -> set[object]:
    mentions = (reading.mention_by_id[m] for m in (*event.actors, *event.recipients))
    return {m.id if m.chain is None else m.chain for m in mentions}
