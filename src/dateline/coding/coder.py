"""Code an event: type, mode, contexts, CAMEO, quad class, intensity, confidence.

In: candidates with their frames and the reading. Out: one `Coding` each. `EventCoder` is the seam
between the lexicon and a trained classifier. It refuses a code that the ontology does not have.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import msgspec

from dateline.knowledge.ontology import Ontology
from dateline.knowledge.predicates import Frame
from dateline.models.pairs import Piece
from dateline.syntax import Reading


class Act(msgspec.Struct, frozen=True):
    """What a coder needs of a candidate: trigger token, frame, mode, spans of both sides.

    actor, recipient: characters of the article's text of the first mention of each side.
    """

    trigger: int
    sentence: int
    frame: Frame
    mode: str | None
    actor: tuple[int, int] | None
    recipient: tuple[int, int] | None


class Coding(msgspec.Struct, frozen=True):
    """The codes of one event. confidence: probability that the type is right.

    probabilities: by type, summing to 1 with "NONE", where the coder knows them.
    doubt: how likely the network alone, without the lexicon's word, thinks that there is no event.
    words: pieces of the sentence's words, in characters of the article, with how likely each names
    the actor and the recipient; () where the coder does not know.
    """

    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    quad: int
    intensity: float
    confidence: float
    probabilities: Mapping[str, float] = {}
    doubt: float = 0.0
    words: tuple[Piece, ...] = ()


class EventCoder(Protocol):
    """Codes the acts of one article at once."""

    @property
    def version(self) -> str:
        """What tells this coder from others: a name and a checksum."""

    def code(self, reading: Reading, acts: Sequence[Act]) -> list[Coding | None]:
        """Return a coding for each act; None for one that is no event after all."""


BY_DEPTH = (0.86, 0.7, 0.5)
"""Confidence by how many words stand above the trigger in the tree, the last for all deeper ones.
The main clause tells the event of a sentence: on plover_pairs dev the type of .90, .63 and .23 of
the events at these depths is that of the labelled pair. A sentence has more events than the
labelled one, so these shares are floors for the deeper ones."""

CONDITION_GAIN = 0.03
"""What each met condition of a frame (object, particle, complement, both sides) adds."""


class LexiconCoder:
    """Codes by the row of the predicate lexicon that matched."""

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology

    @property
    def version(self) -> str:
        """The lexicon has no weights: its version is that of the knowledge."""
        return "lexicon"

    def code(self, reading: Reading, acts: Sequence[Act]) -> list[Coding | None]:
        """Return the coding of each act by its frame."""
        return [self._one(reading, act) for act in acts]

    def _one(self, reading: Reading, act: Act) -> Coding:
        frame = act.frame
        known = bool(frame.objects) + bool(frame.particle) + bool(frame.complement)
        sides = (act.actor is not None) + (act.recipient is not None)
        base = BY_DEPTH[min(depth(reading, act.trigger), len(BY_DEPTH) - 1)]
        confidence = min(0.97, base + CONDITION_GAIN * (min(known, 1) + sides))
        return Coding(
            type=frame.type, mode=act.mode, contexts=frame.contexts, cameo=frame.cameo,
            quad=self.ontology.quad(frame.type),
            intensity=self.ontology.intensity(frame.type, act.mode),
            confidence=round(confidence, 4),
            probabilities={frame.type: round(confidence, 4), "NONE": round(1 - confidence, 4)},
        )  # fmt: skip


def depth(reading: Reading, token: int) -> int:
    """Return how many tokens stand above this one in its tree."""
    above = 0
    while reading.tokens[token].head != token and above < len(reading.tokens):
        token = reading.tokens[token].head
        above += 1
    return above
