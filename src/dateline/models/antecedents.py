"""The weights that choose whom a pronoun or a noun phrase stands for among those told.

In: the signs of each candidate by name. Out: a chance for each, which add up to one. It refuses a
file that is missing or of another make.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from dateline.errors import ModelError

FOLDER = Path(__file__).parent
PRONOUNS, NOUNS = FOLDER / "antecedents_pronouns.json", FOLDER / "antecedents_nouns.json"

Floats = npt.NDArray[np.float64]


class Layer(msgspec.Struct, frozen=True):
    """One linear layer: weights by input and output, and a bias for each output."""

    weights: list[list[float]]
    bias: list[float]


class Network(msgspec.Struct, frozen=True):
    """The names of the signs in the order of the inputs, and the layers; ReLU between them."""

    signs: list[str]
    layers: list[Layer]


class AntecedentModel:
    """A small network, read once per process. Raises ModelError if it cannot be read."""

    def __init__(self, file: Path) -> None:
        try:
            content = file.read_bytes()
            network = msgspec.json.decode(content, type=Network)
        except (OSError, msgspec.DecodeError) as error:
            raise ModelError(f"{file} cannot be read ({error}); install Dateline anew") from error
        self.checksum = hashlib.sha256(content).hexdigest()
        self.place = _Places((name, i) for i, name in enumerate(network.signs))
        self.layers = [(np.array(of.weights), np.array(of.bias)) for of in network.layers]

    def chances(self, candidates: Sequence[Mapping[str, float]]) -> list[float]:
        """Return the chance of each candidate, in their order; unknown signs count nothing."""
        values = self._inputs(candidates)
        for at, (weights, bias) in enumerate(self.layers):
            values = values @ weights
            values += bias
            if at < len(self.layers) - 1:
                np.maximum(values, 0.0, out=values)
        scores = np.exp(values[:, 0] - values[:, 0].max())
        return [float(chance) for chance in scores / scores.sum()]

    def _inputs(self, candidates: Sequence[Mapping[str, float]]) -> Floats:
        """Return the signs of the candidates: candidates × inputs of the first layer."""
        width = len(self.place) + 1
        columns: list[int] = []
        told: list[float] = []
        for signs in candidates:
            columns.extend(map(self.place.__getitem__, signs))
            told.extend(signs.values())
        first = np.arange(len(candidates)) * width
        cells = np.repeat(first, [len(signs) for signs in candidates])
        cells += np.fromiter(columns, np.int64, len(columns))
        values: Floats = np.zeros(len(candidates) * width)
        values[cells] = np.fromiter(told, np.float64, len(told))
        return values.reshape(len(candidates), width)[:, :-1]


class _Places(dict[str, int]):
    """The column of each sign; that of unknown ones is one more, which is cut off."""

    def __missing__(self, _: str) -> int:
        return len(self)
