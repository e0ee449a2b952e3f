"""What a marked pair does to each other, by the network and the lexicon together.

In: the strict code of the event that the lexicon found nearest to the pair, and the scores of the
network. Out: probabilities of the strict PLOVER codes and of NONE. It refuses to be surer than its
parts: without the network the lexicon's own word is all there is.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

from dateline.models.pairs import NONE, PairScores

WEIGHTS = (2.5, 3.0, 3.5)
"""What the lexicon's event adds to the logarithm of its code, by how many sides it shares with the
pair: none, one, both."""

ALONE = (0.3, 0.7, 0.9)
"""Probability of the lexicon's code where there is no network, likewise."""

LEAST = 1e-4

YIELD = "YIELD"
"""The network's root for CONCEDE and RETREAT; its type says which."""


class Heard(NamedTuple):
    """An event of the lexicon: its strict code, and how many sides it shares with the pair."""

    kind: str
    sides: int


def cue_code(strict: str, cameo: str | None, mode: str | None) -> str:
    """Return the code of an event as the PLV data have it: the type of its CAMEO cue category.

    They differ from PLOVER 2.0 in three places: a verdict of guilt (116) is ACCUSE; what armies
    seize or blockade (191, 192) and cyber war are ASSAULT.
    Source: Halterman and others 2021, PLV; CAMEO 1.1b3.
    """
    if strict == "SANCTION" and cameo == "116":
        return "ACCUSE"
    if strict == "COERCE" and (cameo in {"191", "192"} or mode == "cyber"):
        return "ASSAULT"
    return strict


def pair_chances(heard: Heard | None, scores: PairScores | None) -> dict[str, float]:
    """Return probabilities by strict code, summing to 1 with NONE."""
    if scores is None:
        if heard is None:
            return {NONE: 1.0}
        sure = ALONE[heard.sides]
        return {heard.kind: sure, NONE: 1.0 - sure}
    chances = _without_yield(scores.root, scores.type)
    logits = {name: math.log(max(chance, LEAST)) for name, chance in chances.items()}
    if heard is not None:
        logits[heard.kind] = logits.get(heard.kind, math.log(LEAST)) + WEIGHTS[heard.sides]
    top = max(logits.values())
    raised = {name: math.exp(value - top) for name, value in logits.items()}
    total = sum(raised.values())
    return {name: value / total for name, value in raised.items()}


def _without_yield(root: Mapping[str, float], kind: Mapping[str, float]) -> dict[str, float]:
    """Return the roots with YIELD shared out between CONCEDE and RETREAT as the types tell."""
    found = {name: chance for name, chance in root.items() if name != YIELD}
    parts = {name: max(kind.get(name, 0.0), LEAST) for name in ("CONCEDE", "RETREAT")}
    for name, part in parts.items():
        found[name] = root.get(YIELD, 0.0) * part / sum(parts.values())
    return found
