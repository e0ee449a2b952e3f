"""A user's own codebook: types with examples become a coder of sentences.

In: a TOML file with types, what they mean and example sentences, and a function that embeds
sentences. Out: a `Codebook` that gives a sentence a type with a probability, and how well it does
so by cross-validation. With few examples a sentence has the type of the nearest; with enough, that
of a linear head fitted to them; whichever did better in cross-validation is kept.
It refuses a codebook with fewer than two types or a type without two examples.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from dateline.errors import SettingsError

Vectors = npt.NDArray[np.floating[Any]]
Embed = Callable[[Sequence[str]], Vectors]

OTHER = "NONE"
"""Name of the type whose examples are no event of the codebook; it may be left out."""

NEIGHBOURS = 3
SHARPNESS = 12.0
"""Steepness of the softmax over cosines that gives neighbours their weight."""

ENOUGH = 8
"""Examples a type, on average, from which a head is fitted."""

RIDGE = 1.0
FOLDS = 5


class CodebookType(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One type. description: what it means; it counts as an example too."""

    name: str
    description: str
    examples: tuple[str, ...] = ()


class CodebookFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file: `name`, and a `[[type]]` table for each type."""

    name: str
    type: tuple[CodebookType, ...]


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """Cross-validation of a codebook. method: "neighbours" or "head", the one that is kept.

    accuracy, macro_f1: shares over all examples, each judged by a codebook that had not seen it.
    by_type: F1 of each type. confused: (type, taken for, how often), most often first.
    """

    name: str
    method: str
    examples: int
    accuracy: float
    macro_f1: float
    by_type: dict[str, float]
    confused: list[tuple[str, str, int]]


class Codebook(msgspec.Struct, frozen=True, kw_only=True):
    """A trained codebook. vectors: unit rows of the examples; head: (width + 1) × types or None."""

    name: str
    types: tuple[str, ...]
    method: str
    vectors: list[list[float]]
    owners: list[int]
    head: list[list[float]] | None
    encoder: str
    report: Report

    @property
    def version(self) -> str:
        """A checksum of everything that decides its answers."""
        return hashlib.sha256(msgspec.json.encode(self)).hexdigest()[:16]

    def classify(self, vectors: Vectors) -> list[tuple[str, float]]:
        """Return type and probability for each row of unit vectors (n × width)."""
        if self.method == "head" and self.head is not None:
            chances = _by_head(vectors, np.array(self.head))
        else:
            known, owners = np.array(self.vectors), np.array(self.owners)
            chances = _by_neighbours(vectors, known, owners, len(self.types))
        return [(self.types[int(row.argmax())], round(float(row.max()), 4)) for row in chances]


def read_codebook(path: Path) -> CodebookFile:
    """Return the codebook of a TOML file.

    Raises SettingsError, naming file and remedy, for a file that breaks the form.
    """
    try:
        raw: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        found = msgspec.convert(raw, CodebookFile)
    except OSError as error:
        raise SettingsError(f"codebook {path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise SettingsError(
            f'codebook {path}: {error}; it needs name = "..." and [[type]] tables with name, '
            "description and examples"
        ) from error
    names = [kind.name for kind in found.type]
    if len(names) < 2 or len(set(names)) < len(names):
        raise SettingsError(f"codebook {path}: it needs two or more types of different names")
    for kind in found.type:
        if len(set(kind.examples)) < 2:
            raise SettingsError(
                f"codebook {path}: type {kind.name} has fewer than two examples; write some more"
            )
    return found


def train(file: CodebookFile, embed: Embed, encoder: str) -> Codebook:
    """Return the trained codebook with its cross-validation.

    encoder: version of what embeds, stored so that no other is used later.
    """
    texts, owners = [], []
    for number, kind in enumerate(file.type):
        for text in dict.fromkeys((*kind.examples, kind.description)):
            if text.strip():
                texts.append(text)
                owners.append(number)
    vectors, of = embed(texts), np.array(owners)
    types = tuple(kind.name for kind in file.type)
    methods = ["neighbours"]
    if len(texts) >= ENOUGH * len(types):
        methods.append("head")
    reports = [_validated(file.name, types, vectors, of, method) for method in methods]
    best = max(reports, key=lambda report: report.macro_f1)
    head = _fitted(vectors, of, len(types)).tolist() if best.method == "head" else None
    rounded = np.round(vectors, 5).tolist()
    return Codebook(
        name=file.name, types=types, method=best.method, vectors=rounded, owners=owners,
        head=head, encoder=encoder, report=best,
    )  # fmt: skip


def save(codebook: Codebook, path: Path) -> None:
    """Write a trained codebook to a JSON file."""
    path.write_bytes(msgspec.json.encode(codebook))


def load(path: Path, encoder: str) -> Codebook:
    """Return a trained codebook. Raises SettingsError if it is none or of another encoder."""
    try:
        found = msgspec.json.decode(path.read_bytes(), type=Codebook)
    except OSError as error:
        raise SettingsError(f"codebook {path}: {error.strerror}") from error
    except msgspec.DecodeError as error:
        raise SettingsError(
            f"codebook {path}: {error}; make it with `dateline codebook train FILE --out {path}`"
        ) from error
    if found.encoder != encoder:
        raise SettingsError(
            f"codebook {path} was trained with another encoder; run `dateline codebook train` anew"
        )
    return found


def _validated(
    name: str, types: Sequence[str], vectors: Vectors, owners: npt.NDArray[np.int_], method: str
) -> Report:
    """Judge each example by the others: folds that hold every type's share."""
    fold = np.zeros(len(owners), dtype=int)
    for number in range(len(types)):
        at = np.flatnonzero(owners == number)
        fold[at] = np.arange(len(at)) % FOLDS
    found = np.zeros(len(owners), dtype=int)
    for number in range(FOLDS):
        held = fold == number
        if not held.any():
            continue
        known, of = vectors[~held], owners[~held]
        if method == "head":
            chances = _by_head(vectors[held], _fitted(known, of, len(types)))
        else:
            chances = _by_neighbours(vectors[held], known, of, len(types))
        found[held] = chances.argmax(axis=1)
    by_type = {kind: _f1(owners == i, found == i) for i, kind in enumerate(types)}
    wrong: dict[tuple[str, str], int] = {}
    for gold, got in zip(owners.tolist(), found.tolist(), strict=True):
        if gold != got:
            wrong[types[gold], types[got]] = wrong.get((types[gold], types[got]), 0) + 1
    confused = sorted(((a, b, n) for (a, b), n in wrong.items()), key=lambda row: (-row[2], row))
    return Report(
        name=name, method=method, examples=len(owners),
        accuracy=round(float((owners == found).mean()), 4),
        macro_f1=round(sum(by_type.values()) / len(by_type), 4), by_type=by_type,
        confused=confused[:10],
    )  # fmt: skip


def _f1(gold: npt.NDArray[np.bool_], found: npt.NDArray[np.bool_]) -> float:
    hits, total = int((gold & found).sum()), int(gold.sum() + found.sum())
    return round(2 * hits / total, 4) if total else 0.0


def _by_neighbours(
    vectors: Vectors, known: Vectors, owners: npt.NDArray[np.int_], types: int
) -> Vectors:
    """Return n × types: the softmax of each type's mean cosine to its nearest examples."""
    cosines = vectors @ known.T
    scores = np.full((len(vectors), types), -1.0)
    for number in range(types):
        own = cosines[:, owners == number]
        if own.shape[1]:
            nearest = np.sort(own, axis=1)[:, -NEIGHBOURS:]
            scores[:, number] = nearest.mean(axis=1)
    return _softmax(SHARPNESS * scores)


def _fitted(vectors: Vectors, owners: npt.NDArray[np.int_], types: int) -> Vectors:
    """Return the ridge regression of the types on the vectors, (width + 1) × types."""
    rows = np.hstack([vectors, np.ones((len(vectors), 1))])
    wanted = np.eye(types)[owners]
    weights = 1.0 / np.bincount(owners, minlength=types)[owners]
    scaled = rows * weights[:, None] * len(rows) / types
    square = rows.T @ scaled + RIDGE * np.eye(rows.shape[1])
    found: Vectors = np.linalg.solve(square, scaled.T @ wanted)
    return found


def _by_head(vectors: Vectors, head: Vectors) -> Vectors:
    rows = np.hstack([vectors, np.ones((len(vectors), 1))])
    return _softmax(SHARPNESS / 2 * (rows @ head))


def _softmax(scores: Vectors) -> Vectors:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    found: Vectors = raised / raised.sum(axis=1, keepdims=True)
    return found
