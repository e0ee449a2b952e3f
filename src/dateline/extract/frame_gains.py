"""Find who gains or loses what a noun tells: support won, an endorsement given, a plea refused.

In: the slots around a trigger and a frame. Out: mentions. It refuses who acts by the frame alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.frame_slots import Slots
from dateline.extract.participants import actors_of
from dateline.extract.slots import prepositions, verb_subject
from dateline.knowledge.predicates import Frame
from dateline.records import Mention


def is_gained(slots: Slots) -> bool:
    """Tell whether somebody gets what a noun tells: "won an endorsement from the sheriff"."""
    carrier = slots.carrier
    return carrier is not None and slots.reading.tokens[carrier].lemma in _GAINING


_GAINING = frozenset("accept welcome win receive get seek earn gain have appreciate honor".split())


def who_gains(slots: Slots, actors: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return who is supported in "I appreciate his support", "won an endorsement from the union".

    Only where the noun itself tells who supports.
    """
    reading, noun = slots.reading, slots.trigger
    verb = reading.tokens[reading.tokens[noun].head]
    told = reading.child(noun, "poss") is not None or "from" in prepositions(reading, noun)
    if not told or reading.tokens[noun].dep != "dobj" or verb.lemma not in _GAINING:
        return ()
    whom = verb_subject(reading, verb.i)
    found = actors_of(reading, whom, places=False) if whom is not None else ()
    chains = {m.chain for m in actors if m.chain is not None}
    return tuple(m for m in found if m not in actors and m.chain not in chains)


def who_endorses(
    slots: Slots, frame: Frame
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]] | None:  # fmt: skip
    """Return who endorses whom in "honored by the endorsement of Lee", "won the endorsement of".

    None where the noun tells whom: "repeated his endorsement of Lee".
    """
    reading, noun = slots.reading, slots.trigger
    if frame.lemma != "endorsement" or reading.child(noun, "poss") is not None:
        return None
    token = reading.tokens[noun]
    above = reading.tokens[token.head]
    if token.dep == "pobj" and above.lower == "by":
        above = reading.tokens[above.head]
    elif token.dep != "dobj":
        return None
    givers = [m for n in prepositions(reading, noun).get("of", ()) for m in actors_of(reading, n)]
    if above.lemma not in _GAINING or not givers:
        return None
    whom = reading.child(above.i, "nsubj", "nsubjpass")
    gained = actors_of(reading, whom, places=False) if whom is not None else ()
    return tuple(givers), tuple(m for m in gained if m not in givers)


_ASKED = frozenset("request demand appeal application plea petition offer proposal bid".split())


def who_was_refused(slots: Slots, frame: Frame) -> tuple[Mention, ...]:
    """Return whose plea a noun says was turned down: "the refusal of his request"."""
    if frame.pos != "noun" or frame.type != "REJECT":
        return ()
    reading = slots.reading
    pleas = [i for i in slots.heads.get("of", ()) if reading.tokens[i].lemma in _ASKED]
    owners = (reading.child(plea, "poss") for plea in pleas if plea not in reading.mention_at)
    return tuple(m for i in owners if i is not None for m in actors_of(reading, i, places=False))
