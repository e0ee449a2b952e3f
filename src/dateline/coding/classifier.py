"""Code events by the pair classifier and the lexicon together.

In: acts with the frames that matched and the reading. Out: one `Coding` each, None where both
together find no event between the two. The lexicon proposes and explains; the network, which reads
the whole sentence, judges: a type that the lexicon names is kept unless the network is sure of
another, and the confidence is that of both.
It refuses a type that another act of the same pair in the sentence already explains.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import msgspec

from dateline.coding.coder import Act, Coding, LexiconCoder
from dateline.knowledge.ontology import Ontology
from dateline.models.pairs import NONE, MarkedPair, PairModel, PairScores, Piece
from dateline.syntax import Reading

LEXICON_WEIGHT = 3.0
"""What the frame that matched adds to the logarithm of its type's probability."""

OVERRULING = 0.97
"""Probability that the network alone must give another type to overrule the frame's."""

OVERRULING_WORDS = 0.6
"""Likewise for what is an assault in arms or in words: "attacked the FBI"."""

LEAST_CONFIDENCE = (0.5, 0.3, 0.05)
"""Confidence below which an act is no event, by how many sides it has: none, one, two. Read by eye,
nine of ten such with one side were none."""

OVERRULING_HARM = 0.8
"""Likewise for a promise of what the network hears as a threat: "vowed to remove them"."""

NEIGHBOURS = frozenset(
    {
        ("ACCUSE", "REJECT"), ("ACCUSE", "ASSAULT"), ("AGREE", "SUPPORT"), ("COERCE", "ACCUSE"),
        ("COERCE", "REJECT"), ("COERCE", "SANCTION"), ("CONSULT", "SUPPORT"), ("SUPPORT", "AGREE"),
        ("REQUEST", "THREATEN"), ("REJECT", "ACCUSE"),
    }
)  # fmt: skip
"""Types of a row, and what the network takes them for though the row's words decide."""

HEARD = 0.85
"""How sure the network must be of some act for a row to stand against its neighbour."""

SHARE = 0.5
"""What the network's probability counts in the confidence."""

LEAST = 1e-4
CONTEXT_CHANCE = 0.5


class ClassifierCoder:
    """The lexicon and the network as one coder."""

    def __init__(self, ontology: Ontology, model: PairModel) -> None:
        self.ontology = ontology
        self.model = model
        self.lexicon = LexiconCoder(ontology)

    @property
    def version(self) -> str:
        """The checksum of the weights."""
        return f"lexicon+pairs:{self.model.checksum}"

    def code(self, reading: Reading, acts: Sequence[Act]) -> list[Coding | None]:
        """Return a coding for each act; None for one that is no event after all."""
        codings = self.lexicon.code(reading, acts)
        pairs = [pair_of(reading, act) for act in acts]
        at = [number for number, pair in enumerate(pairs) if pair is not None]
        scores = self.model.score([pair for pair in pairs if pair is not None]) if at else []
        heard: dict[int, PairScores] = dict(zip(at, scores, strict=True))
        told = _told(acts)
        found: list[Coding | None] = []
        for number, (act, coding) in enumerate(zip(acts, codings, strict=True)):
            if number in heard and coding is not None:
                others = told[act.sentence, act.actor, act.recipient] - {act.frame.type}
                sides = (act.actor is not None) + (act.recipient is not None)
                least = LEAST_CONFIDENCE[sides]
                harmful = not _is_denied(reading, act.trigger)
                coding = self._together(coding, heard[number], others, least, harmful)
                if coding is not None:
                    words = _in_article(heard[number], reading.sentences[act.sentence].start)
                    doubt = heard[number].type[NONE]
                    coding = msgspec.structs.replace(coding, words=words, doubt=doubt)
            found.append(coding)
        return found

    def _together(
        self, coding: Coding, scores: PairScores, others: frozenset[str], least: float,
        harmful: bool,
    ) -> Coding | None:  # fmt: skip
        chances = combined(scores.type, coding.type)
        best = max((kind for kind in chances if kind != NONE), key=lambda kind: chances[kind])
        kept = {kind: round(chance, 4) for kind, chance in chances.items() if chance >= 0.005}
        sure = chances[coding.type]
        if max(sure, chances[best]) < least and not _is_neighbour(coding.type, scores):
            return None
        overruling = OVERRULING
        if coding.type == "ASSAULT" and scores.type["ACCUSE"] >= OVERRULING_WORDS:
            best, overruling = "ACCUSE", OVERRULING_WORDS
        if harmful and coding.type == "AGREE" and scores.type["THREATEN"] >= OVERRULING_HARM:
            best, overruling = "THREATEN", OVERRULING_HARM
        if best == coding.type or best in others or scores.type[best] < overruling:
            if sure < least and not _is_neighbour(coding.type, scores):
                return None
            return msgspec.structs.replace(
                coding, confidence=mixed(sure, coding.confidence), probabilities=kept,
                contexts=_contexts(coding.contexts, scores),
            )  # fmt: skip
        mode = _mode(best, scores)
        return msgspec.structs.replace(
            coding, type=best, mode=mode, cameo=self.ontology.usual_cameo(best, mode),
            contexts=_contexts((), scores), quad=self.ontology.quad(best),
            intensity=self.ontology.intensity(best, mode),
            confidence=mixed(chances[best], coding.confidence),
            probabilities=kept,
        )  # fmt: skip


def _is_denied(reading: Reading, trigger: int) -> bool:
    """Tell whether what is promised is to leave something be: "vowed never to attack"."""
    return any(
        reading.tokens[node].lower in {"not", "n't", "never", "no"}
        for node in reading.subtree(trigger)
        if node > trigger
    )


def _is_neighbour(kind: str, scores: PairScores) -> bool:
    """Tell whether the network hears an act, of a type that it mixes up with the row's."""
    best = max(scores.type, key=lambda name: scores.type[name])
    return (kind, best) in NEIGHBOURS and scores.type[NONE] <= 1 - HEARD


def _in_article(scores: PairScores, start: int) -> tuple[Piece, ...]:
    """Return the pieces of a sentence in characters of the article."""
    return tuple(
        Piece(piece.start + start, piece.end + start, piece.actor, piece.recipient)
        for piece in scores.pieces
    )


def mixed(sure: float, lexical: float) -> float:
    """Return the confidence: the network's word and that of the lexicon, which knows the clause."""
    return round(SHARE * sure + (1 - SHARE) * lexical, 4)


def combined(chances: Mapping[str, float], kind: str) -> dict[str, float]:
    """Return the probabilities of the network with the lexicon's word for one type."""
    logits = {
        name: math.log(max(chance, LEAST)) + (LEXICON_WEIGHT if name == kind else 0.0)
        for name, chance in chances.items()
    }
    top = max(logits.values())
    raised = {name: math.exp(value - top) for name, value in logits.items()}
    total = sum(raised.values())
    return {name: value / total for name, value in raised.items()}


def pair_of(reading: Reading, act: Act) -> MarkedPair | None:
    """Return the sentence of an act with the sides that stand in it, None if neither does."""
    sentence = reading.sentences[act.sentence]
    spans = [
        (span[0] - sentence.start, span[1] - sentence.start)
        if span is not None and sentence.start <= span[0] and span[1] <= sentence.end
        else None
        for span in (act.actor, act.recipient)
    ]
    if spans[0] is None and spans[1] is None:
        return None
    token = reading.tokens[act.trigger]
    trigger = (token.start - sentence.start, token.end - sentence.start)
    return MarkedPair(sentence.raw, spans[0], spans[1], trigger)


def _told(acts: Sequence[Act]) -> dict[object, frozenset[str]]:
    """Return the types that the lexicon finds for each pair of a sentence."""
    found: dict[object, set[str]] = {}
    for act in acts:
        found.setdefault((act.sentence, act.actor, act.recipient), set()).add(act.frame.type)
    return {pair: frozenset(kinds) for pair, kinds in found.items()}


def _mode(kind: str, scores: PairScores) -> str | None:
    """Return the likeliest mode of a type, None if it has none or none is likely."""
    modes = {
        name.split("/", 1)[1]: chance
        for name, chance in scores.mode.items()
        if name.startswith(f"{kind}/")
    }
    if not modes:
        return None
    best = max(modes, key=lambda mode: modes[mode])
    return best if modes[best] >= sum(modes.values()) / 2 else None


def _contexts(known: Sequence[str], scores: PairScores) -> tuple[str, ...]:
    """Return the contexts of the lexicon and those that the network is sure of."""
    sure = [name for name, chance in scores.contexts.items() if chance >= CONTEXT_CHANCE]
    return tuple(dict.fromkeys((*known, *sorted(sure))))
