"""How sure an event is: the chance that its type, its actors and its recipients are all right.

In: a reading, a candidate with settled sides, what the network says of the words, the actors of the
article. Out: by side the signs that tell right sides from wrong ones, and one probability, by the
weights of `models/certainty.json`, fitted on sides that people judged (`training/certainty.py`).
It refuses to change a side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log

from dateline.coding.coder import Coding
from dateline.extract.events import Candidate
from dateline.models.certainty import CertaintyModel
from dateline.records import Actor, Event, Mention
from dateline.sides import Chances
from dateline.syntax import Reading, is_passive

Signs = dict[str, float]

FARTHEST = 200
"""Characters between a side and the trigger from which a longer way tells no more."""

MOST = 4
"""Mentions of one side from which more tell no more."""

_PRONOUNS = {
    "they": frozenset("they them their theirs themselves".split()),
    "it": frozenset("it its itself".split()),
    "he": frozenset("he him his himself she her hers herself".split()),
    "we": frozenset("we us our ours ourselves".split()),
    "i": frozenset("i me my mine myself".split()),
}
_PLACES = {
    "subject": frozenset({"nsubj", "nsubjpass", "csubj"}), "object": frozenset({"dobj", "dative"}),
    "behind_preposition": frozenset({"pobj"}), "owner": frozenset({"poss"}),
    "inside_noun": frozenset({"compound", "amod", "nmod"}), "listed": frozenset({"conj"}),
    "apposed": frozenset({"appos"}),
}  # fmt: skip


def certainty(
    model: CertaintyModel, reading: Reading, candidate: Candidate, coding: Coding, event: Event,
    actors: Mapping[str, Actor],
) -> float | None:  # fmt: skip
    """Return the chance that type and sides of an event are right; None where no network read it.

    actors: by mention.
    """
    if not coding.words:
        return None
    both = signs(reading, candidate, coding, event, actors)
    return round(model.chance(both[0]) * model.chance(both[1]), 4)


def signs(
    reading: Reading, candidate: Candidate, coding: Coding, event: Event,
    actors: Mapping[str, Actor],
) -> tuple[Signs, Signs]:  # fmt: skip
    """Return the signs of the actors and those of the recipients, by name."""
    chances = Chances(reading, candidate, coding.words)
    sides = [
        tuple(reading.mention_by_id[mention] for mention in ids)
        for ids in (event.actors, event.recipients)
    ]
    claimed = _claimed(reading, (*sides[0], *sides[1]), candidate.trigger)
    common = _of_act(reading, candidate, coding, event)
    found: list[Signs] = []
    for role, side, heard in zip(
        ("actor", "recipient"), sides, (chances.actor, chances.recipient), strict=True
    ):
        own = _of_side(reading, candidate, side, actors)
        own |= _of_network(chances, heard, side, claimed)
        name = "" if role == "actor" else "recipient:"
        turned = {f"{name}{key}": common[key] for key in _BY_ROLE if name}
        kind = {f"{role}:{event.type}": 1.0}
        if event.mode is not None:
            kind[f"{role}:{event.mode}"] = 1.0
        if not side:
            kind[f"{role}:{event.type}:none"] = 1.0
            kind["unclaimed:none"] = own["unclaimed"]
        found.append(common | own | turned | kind | {role: 1.0})
    return found[0], found[1]


_BY_ROLE = ("noun", "passive", "title")
"""Signs of the act that tell another thing of the recipients than of the actors."""


def _of_act(reading: Reading, candidate: Candidate, coding: Coding, event: Event) -> Signs:
    """Return the signs that both sides share: of the act and its sentence."""
    token = reading.tokens[candidate.trigger]
    sentence = reading.sentences[candidate.sentence]
    return {
        "confidence": _logit(coding.confidence), "doubt": _logit(coding.doubt),
        "length": (sentence.last - sentence.first) / 20,
        "noun": float(token.pos != "VERB"), "passive": float(is_passive(reading, token.i)),
        "title": float(sentence.part == "title"), "said": float(event.statement is not None),
        "embedded": float(token.dep in {"xcomp", "advcl", "acl", "pcomp"}),
        "relative": float(token.dep == "relcl"), "coordinated": float(token.dep == "conj"),
    }  # fmt: skip


def _of_side(
    reading: Reading, candidate: Candidate, side: Sequence[Mention], actors: Mapping[str, Actor]
) -> Signs:
    """Return the signs of the mentions of one side; of several the worst counts."""
    found: Signs = {"nobody": float(not side), "score": 1.0, "several": 0.0}
    if not side:
        return found
    found["several"] = float(min(len(side), MOST) - 1)
    start = reading.tokens[candidate.trigger].start
    found["way"] = min(FARTHEST, *(abs(mention.start - start) for mention in side)) / 50
    for mention in side:
        actor = actors.get(mention.id)
        found["score"] = min(found["score"], actor.score if actor is not None else 0.0)
        for name in _marks_of(reading, mention, actor):
            found[name] = 1.0
    return found


def _marks_of(reading: Reading, mention: Mention, actor: Actor | None) -> list[str]:
    """Return the names of what is true of one mention."""
    step = (actor.step if actor is not None else None) or "open"
    dep, word = reading.tokens[mention.head].dep, mention.raw.lower()
    found = [mention.form, f"step:{step}", f"{mention.form}:{step}"]
    found += [f"place:{name}" for name, deps in _PLACES.items() if dep in deps]
    found += [f"word:{name}" for name, words in _PRONOUNS.items() if word in words]
    if actor is None or actor.country is None:
        found += ["no country", f"no country:{mention.form}"]
    if actor is not None:
        found += [f"flag:{flag}" for flag in actor.flags]
    return found


def _of_network(
    chances: Chances, heard: dict[int, float], side: Sequence[Mention], claimed: frozenset[int]
) -> Signs:
    """Return what the network says of the side's mentions, and of nouns that are in neither."""
    known = [chance for mention in side if (chance := chances.of(heard, mention)) is not None]
    tokens = chances.reading.tokens
    free = [
        chance for i, chance in heard.items()
        if i not in claimed and tokens[i].pos in {"NOUN", "PROPN", "PRON"}
    ]  # fmt: skip
    return {
        "heard": _logit(min(known)) if known else 0.0,
        "elsewhere": float(len(known) < len(side)),
        "unclaimed": _logit(max(free, default=0.0)),
    }


def _claimed(reading: Reading, mentions: Sequence[Mention], trigger: int) -> frozenset[int]:
    """Return the tokens of the mentions with what hangs below them, and the trigger."""
    found = {trigger}
    for mention in mentions:
        found.update(range(mention.first, mention.last))
        found.update(reading.subtree(mention.head))
    return frozenset(found)


def _logit(chance: float) -> float:
    return log((chance + 0.02) / (1.02 - chance))
