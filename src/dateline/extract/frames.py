"""Match the frames of the predicate lexicon against one token of a parse.

In: a reading, a trigger token and its frames. Out: the best match with its participants.
It refuses to code: type and mode come with the frame, status and time from elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dateline.extract.frame_matters import without_matters
from dateline.extract.frame_sides import participants
from dateline.extract.frame_slots import Slots
from dateline.extract.slots import prepositions
from dateline.knowledge.predicates import Frame, Predicates
from dateline.records import Mention
from dateline.syntax import Reading


class FrameMatch(NamedTuple):
    """A frame that holds at a token, with the mentions in its slots.

    support: tokens that belong to the trigger besides itself (particle, object, light verb).
    complement: token of the clause whose content decides the mode, if the frame asks for one.
    """

    frame: Frame
    trigger: int
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    support: tuple[int, ...]
    complement: int | None
    score: float


def best_match(
    reading: Reading, trigger: int, frames: Sequence[Frame], predicates: Predicates
) -> FrameMatch | None:
    """Return the most specific frame that holds at the token, None if none does.

    A frame scores for its particle, its object, its preposition or clause, and its fillers;
    among equals the earlier row wins. A NONE row that wins is returned too.
    """
    slots = Slots(reading, trigger, predicates.light)
    best: FrameMatch | None = None
    for frame in frames:
        match = _match(reading, slots, frame)
        if match is not None and (best is None or match.score > best.score):
            best = match
    return best


def _match(reading: Reading, slots: Slots, frame: Frame) -> FrameMatch | None:
    trigger = slots.trigger
    if frame.type == "REQUEST" and frame.lemma == "call" and reading.child(trigger, "oprd"):
        return None
    if frame.lemma == "ask" and not frame.is_event and slots.heads.get("obj") and slots.complement:
        return None
    following = reading.tokens[trigger + 1 : trigger + 2]
    if frame.lemma == "let" and any(t.lower in {"'s", "’s", "us", "me"} for t in following):
        return None
    support: list[int] = []
    score = 0.0
    if frame.particle:
        particle = _particle(reading, trigger, frame.particle)
        if particle is None:
            return None
        support.append(particle)
        score += 3
    if frame.objects:
        found = _object(reading, slots, frame)
        if found is None:
            return None
        support.append(found)
        score += 4
    complement: int | None = None
    if frame.complement == "clause":
        complement = slots.complement
        if complement is None:
            return None
        score += 2
    elif frame.complement:
        behind = (reading.tokens[n] for n in slots.heads.get(frame.complement, ()))
        if all(token.entity in {"DATE", "TIME"} for token in behind):
            return None
        score += 2
    actors, recipients = participants(slots, frame)
    if actors:
        score += 1
    if recipients:
        score += 1.5
    if slots.carrier is not None:
        support.append(slots.carrier)
    recipients = without_matters(slots, frame, recipients)
    if frame.type == "AID" and frame.objects and "obj" not in frame.recipient:
        recipients = tuple(m for m in recipients if m.head not in support)
    return FrameMatch(frame, trigger, actors, recipients, tuple(support), complement, score)


def _particle(reading: Reading, trigger: int, particle: str) -> int | None:
    for node in reading.children[trigger]:
        token = reading.tokens[node]
        if token.lower != particle:
            continue
        if token.dep == "prep" and reading.child(node, "pobj", "pcomp") is not None:
            continue
        if token.dep in {"prt", "advmod", "prep", "acomp", "oprd"}:
            return node
    return None


def _object(reading: Reading, slots: Slots, frame: Frame) -> int | None:
    """Return the token that fills the required object: direct, or inside a listed preposition.

    A direct object that is called something is none: "called the summit a success".
    """
    described = reading.child(slots.trigger, "oprd") is not None
    direct = () if described and frame.complement else ("obj",)
    for slot in (*direct, "pobj", *(["attr", "oprd"] if frame.pos == "verb" else [])):
        for token in slots.heads.get(slot, ()):
            if reading.tokens[token].lemma in frame.objects or _is_such(reading, token, frame):
                return token
            for node in (*reading.children[token], *_counted(reading, token)):
                same = reading.tokens[node].lemma in frame.objects
                if same and reading.tokens[node].dep in {"conj", "compound", "pobj"}:
                    return token
    if frame.pos == "noun":
        for node in reading.children[slots.trigger]:
            modifies = reading.tokens[node].dep in {"compound", "amod", "nmod"}
            if modifies and reading.tokens[node].lemma in frame.objects:
                return node
    clause = slots.complement if frame.complement == "clause" else None
    if clause is not None and reading.tokens[clause].lemma in frame.objects:
        return clause
    if frame.complement and frame.complement != "clause":
        for token in slots.heads.get(frame.complement, ()):
            if reading.tokens[token].lemma in frame.objects or _is_such(reading, token, frame):
                return token
    return None


_LABELS = frozenset({"PERSON", "COUNTRY", "ORG", "GPE", "METONYM", "PLACE"})


def _is_such(reading: Reading, token: int, frame: Frame) -> bool:
    """Tell whether a frame asks for a person, body or place, and the token heads such a name."""
    wanted = frame.objects & _LABELS
    mention = reading.mention_at.get(token) if wanted else None
    return mention is not None and mention.label in wanted and mention.head == token


_COUNTING = frozenset(
    "thousand hundred dozen million billion dollar euro pound worth ten number lot series set "
    "couple handful bunch batch majority copy page group pair part rest ton trove tonne barrel "
    "kilo litre gallon truckload planeload sack crate".split()
)


def _counted(reading: Reading, noun: int) -> tuple[int, ...]:
    """Return what a noun only counts: "pages" in "thousands of pages", "e-mails" in theirs."""
    found: list[int] = []
    while reading.tokens[noun].lemma in _COUNTING:
        behind = prepositions(reading, noun).get("of", ())
        if not behind:
            break
        noun = behind[0]
        found.append(noun)
    return tuple(found)
