"""The weights that turn signs of an act and one of its sides into the chance that both are right.

In: signs by name. Out: a probability. It refuses a file that is missing or of another make.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from math import exp
from pathlib import Path

import msgspec

from dateline.errors import ModelError

FILE = Path(__file__).parent / "certainty.json"


class Weights(msgspec.Struct, frozen=True):
    """A logistic model: bias, and a weight for each sign; what is not named counts nothing."""

    bias: float
    weights: dict[str, float]


class CertaintyModel:
    """The weights, read once per process. Raises ModelError if they cannot be read."""

    def __init__(self, file: Path = FILE) -> None:
        try:
            content = file.read_bytes()
            self.weights = msgspec.json.decode(content, type=Weights)
        except (OSError, msgspec.DecodeError) as error:
            raise ModelError(f"{file} cannot be read ({error}); install Dateline anew") from error
        self.checksum = hashlib.sha256(content).hexdigest()

    def chance(self, signs: Mapping[str, float]) -> float:
        """Return how likely an act with these signs and its side are right."""
        known = self.weights.weights
        total = self.weights.bias + sum(
            known.get(name, 0.0) * signs[name] for name in sorted(signs)
        )
        return 1 / (1 + exp(-total))
