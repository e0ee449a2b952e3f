"""Find who takes part in an act beside its subject or its object.

In: the slots around a verb and its sides. Out: more mentions for a side. It refuses what only
stands near: the matter, the place, those of another verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.extract.frame_slots import Slots
from dateline.extract.participants import actors_of
from dateline.records import Mention
from dateline.syntax import Reading, is_passive

_JOINING = frozenset({"join", "lead", "follow"})
_TOGETHER = frozenset({"along", "together"})
_CONCERT = frozenset({"conjunction", "concert", "coordination", "partnership", "tandem"})


def with_companions(
    slots: Slots, actors: tuple[Mention, ...], recipients: tuple[Mention, ...]
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Return actors and recipients with those who act or undergo it beside them.

    "Fined the bank alongside Denmark's regulator", "joined Lee in condemning it"; "was killed along
    with two guards", "arrested him together with his brother".
    """
    reading, verb = slots.reading, slots.trigger
    if reading.tokens[verb].pos == "NOUN" and slots.carrier is not None:
        verb = slots.carrier
    if reading.tokens[verb].pos != "VERB":
        return actors, recipients
    taken = {mention.chain for mention in actors if mention.chain is not None}
    beside: list[Mention] = []
    for through, target in _beside(reading, verb):
        near = reading.tokens[through - 1].text == "," and recipients
        if target not in reading.mention_at or (near and not is_passive(reading, verb)):
            continue
        found = [m for m in actors_of(reading, target, places=False) if m.chain not in taken]
        others = tuple(m for m in recipients if m not in found)
        if not _undergo(reading, verb, through, others):
            beside += found
            recipients = others
        elif others:
            recipients = (*others, *found)
    joined = dict.fromkeys(_joined(slots)) if actors else {}
    voters = [m for m in joined if m not in actors and m.chain not in taken]
    recipients = tuple(m for m in recipients if m not in voters)
    return (*actors, *beside, *voters) if actors else actors, recipients


def _undergo(
    reading: Reading, verb: int, through: int, recipients: Sequence[Mention]
) -> bool:  # fmt: skip
    """Tell whether who is named beside shares the object's part: in a passive, or right behind it.

    Behind the one who does it in a passive, they do it too.
    """
    if reading.tokens[through].lower == "alongside" and not is_passive(reading, verb):
        return False
    if is_passive(reading, verb):
        return not any(
            reading.tokens[n].dep == "agent" and n < through for n in reading.children[verb]
        )
    start = through - (reading.tokens[through].lower == "with")
    return any(mention.last == start for mention in recipients)


def _beside(reading: Reading, verb: int) -> Iterator[tuple[int, int]]:
    """Yield preposition and noun of "alongside Oslo", "along with Oslo", "in concert with Oslo"."""
    done = reading.child(verb, "dobj")
    inner = reading.children[done] if done is not None else ()
    concerted = [n for n in inner if reading.tokens[n].lower == "in"]
    for node in (*reading.children[verb], *concerted):
        token = reading.tokens[node]
        if node < verb or token.dep not in {"prep", "advmod"}:
            continue
        target: int | None = None
        with_them = token.lower == "with" and reading.tokens[node - 1].lower in _TOGETHER
        if token.lower == "alongside" or with_them:
            target = reading.child(node, "pobj")
        elif token.lower in _TOGETHER:
            target = _behind_with(reading, node)
        elif token.lower == "in":
            concert = reading.child(node, "pobj")
            if concert is not None and reading.tokens[concert].lemma in _CONCERT:
                target = _behind_with(reading, concert)
        if target is not None:
            yield node, target


def _behind_with(reading: Reading, node: int) -> int | None:
    for child in reading.children[node]:
        if reading.tokens[child].lower == "with":
            return reading.child(child, "pobj")
    return None


def _joined(slots: Slots) -> Iterator[Mention]:
    """Yield whom the subject joins or leads in the act, or votes with."""
    reading, verb = slots.reading, slots.trigger
    token = reading.tokens[verb]
    if token.lemma == "vote":
        for target in slots.heads.get("with", ()):
            yield from actors_of(reading, target, places=False)
    through = reading.tokens[token.head]
    above = reading.tokens[through.head]
    inside = token.dep == "pcomp" and through.lower == "in"
    if token.dep == "advcl" and any(
        reading.tokens[n].lower == "in" for n in _behind(reading, verb)
    ):
        inside, above = True, through  # "led senators in writing to the king to warn him"
    if not inside or above.lemma not in _JOINING:
        return
    whom = reading.child(above.i, "dobj")
    if whom is not None:
        yield from actors_of(reading, whom, places=False)


def _behind(reading: Reading, purpose: int) -> Iterator[int]:
    """Yield the prepositions between a verb and the infinitive that tells its purpose."""
    for node in reading.children[reading.tokens[purpose].head]:
        target = reading.child(node, "pcomp", "pobj")
        if node < purpose and target is not None and reading.tokens[target].tag == "VBG":
            yield node
