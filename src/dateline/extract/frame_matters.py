"""Tell who only has to do with what is said or done: told of, mourned, a forum, a town.

In: the slots around a trigger, a frame, mentions. Out: the mentions without those. It refuses to
find anybody: `frame_sides` does.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.frame_inside import MISFORTUNES, OF_WORDS, PENALTIES, is_besides
from dateline.extract.frame_slots import Slots
from dateline.extract.slots import verb_object
from dateline.knowledge.predicates import Frame
from dateline.records import Mention
from dateline.syntax import Reading, is_passive


def without_matters(
    slots: Slots, frame: Frame, recipients: Sequence[Mention]
) -> tuple[Mention, ...]:  # fmt: skip
    """Return the recipients without those who have only to do with what is said or done."""
    return tuple(m for m in recipients if not _is_only_matter(slots, frame, m))


def is_only_told_of(slots: Slots, frame: Frame, mention: Mention) -> bool:
    """Tell whether somebody in the clause that an act governs is neither asked nor promised.

    "Promised that the party would fight on", "demanded that the mayor be heard", "refused to
    extradite him", "refused to criticize her conduct".
    """
    reading, clause = slots.reading, slots.complement
    if clause is None:
        return False
    if frame.type == "REQUEST" and is_passive(reading, clause) and _is_of_thing(slots, mention):
        return True
    if mention.head in slots.heads.get("xsubj", ()):
        finite = not any(reading.tokens[n].tag == "TO" for n in reading.children[clause])
        if frame.type == "AGREE" and frame.lemma in _VOWING and finite:
            return True
        passive = reading.child(clause, "nsubjpass") is not None
        passive &= reading.tokens[clause].lemma not in _TOLD
        return frame.type == "REQUEST" and passive and is_passive(reading, clause)
    if frame.type != "REJECT":
        return False
    matter = verb_object(reading, clause)
    if reading.tokens[clause].lemma in BLAMING and matter is not None:
        return mention.head in reading.subtree(matter)
    return reading.tokens[clause].lemma in NOT_ASKED and matter == mention.head


def _is_of_thing(slots: Slots, mention: Mention) -> bool:
    """Tell whether a name only tells which thing: "demanded that the Lee report be published"."""
    token = slots.reading.tokens[mention.head]
    subjects = [slots.reading.child(slots.complement or 0, "nsubjpass")]
    return token.dep in {"compound", "nmod"} and token.head in subjects


def _is_only_matter(slots: Slots, frame: Frame, mention: Mention) -> bool:
    """Tell whether somebody in a slot has to do with an act by words only through another thing.

    "Demanded the release of Kim", "agreed to the disarming of the peninsula".
    """
    reading = slots.reading
    if frame.type == "PROTEST" and _is_mourned(reading, mention):
        return True
    if frame.type == "ACCUSE" and _is_forum(reading, mention):
        return True
    if frame.type not in OF_WORDS:
        return frame.mode in {"seize", "censor"} and _is_town_of_thing(reading, mention)
    if is_only_told_of(slots, frame, mention):
        return True
    if frame.type == "REQUEST" and mention.head in slots.heads.get("on", ()):
        matters = slots.heads.get("obj", ())
        if any(reading.tokens[node].lemma in PENALTIES for node in matters):
            return True
    if any(mention.head in slots.heads.get(slot, ()) for slot in frame.recipient):
        return False
    return mention.label == "PLACE" or is_besides(reading, frame.type, slots.trigger, mention.head)


def _is_forum(reading: Reading, mention: Mention) -> bool:
    """Tell whether a court only hears the case: "filed suit in federal court"."""
    token = reading.tokens[mention.head]
    through = reading.tokens[token.head]
    heard = token.dep == "pobj" and through.lower in {"in", "before", "with", "at"}
    return heard and token.lemma.lower() in {"court", "tribunal"}


def _is_mourned(reading: Reading, mention: Mention) -> bool:
    """Tell whether a protest is of what befell somebody: "a protest of Lee's death"."""
    token = reading.tokens[mention.head]
    return token.dep == "poss" and reading.tokens[token.head].lemma in MISFORTUNES


def _is_town_of_thing(reading: Reading, mention: Mention) -> bool:
    """Tell whether a town only says where a thing is from: "seized London ice cream"."""
    token = reading.tokens[mention.head]
    noun = reading.tokens[token.head]
    before = token.dep in {"compound", "nmod"} and noun.i not in reading.mention_at
    return before and noun.pos == "NOUN" and mention.label in {"GPE", "METONYM", "PLACE"}


_TOLD = frozenset(
    "prohibit bar ban forbid require order oblige allow permit force compel prevent stop".split()
)
"""Passives whose subject is to act or not to act: "ordered that he be barred from leaving"."""


_VOWING = frozenset({"promise", "vow", "pledge", "swear"})


BLAMING = frozenset("criticize criticise critique condemn denounce blame".split())
"""What somebody refuses to say of others, who are refused nothing."""


NOT_ASKED = frozenset(
    "extradite release free surrender deport repatriate name identify discuss".split()
)
"""What somebody refuses to do to others who do not ask for it."""
