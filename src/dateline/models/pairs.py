"""The pair classifier: what one marked actor does to another in a sentence, with probabilities.

In: sentences with the characters of actor and recipient. Out: calibrated probabilities of the
strict root, the type of the act, its status, mode and contexts, and for each word how likely it
names the actor or the recipient of the marked act. It refuses weights with another checksum.
The network is a MiniLM of six layers, fine-tuned on sentences written for Dateline and kept as
int8 ONNX; see `pairs/CARD.md`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Encoding, Tokenizer

from dateline.errors import ModelError

FOLDER = Path(__file__).parent / "pairs"
CHECKSUM = "ba10c18d7d2a7ca1e56772c95efbd37c0f5849fc46262b8632e0c2344a1a6d2d"
"""SHA-256 over the names and bytes of the model's files."""

NONE = "NONE"
MARKS = tuple(f"[unused{number}]" for number in range(1, 7))
"""Before and behind the actor, the recipient and the trigger: words that no text holds."""

LONGEST = 96
"""Word pieces of a sentence that are read; the rest is cut."""

AT_ONCE = 1
"""Sentences read together. One by one is as fast as four and faster than thirty-two on a CPU, which
pads the short ones (2.7, 2.6, 4.3 s for 814 pairs, November 2026), and the answer to a sentence
does not depend on its neighbours, by whose numbers int8 would be scaled too."""

EXACT = ("session.x64quantprecision", "1")
"""Sum products of int8 without saturation, also without VNNI: the same scores on all processors."""

WIDTH = 384
MEAN, SIDES = 5, 6
"""Width of the mean of the last layer, its place among the outputs, and that of the sides."""

Span = tuple[int, int]


class MarkedPair(NamedTuple):
    """A sentence with the characters of actor and recipient, None for a side that it lacks.

    trigger: the word that names the act in question; without one the pair as a whole is judged.
    """

    text: str
    actor: Span | None
    recipient: Span | None
    trigger: Span | None = None


class Piece(NamedTuple):
    """A piece of a word: its characters in the text, how likely it names actor and recipient."""

    start: int
    end: int
    actor: float
    recipient: float


class PairScores(NamedTuple):
    """Probabilities by label; each of root, type, status and mode sums to 1, contexts do not.

    pieces: the text in pieces of words, as far as it is read, with what each says of the sides.
    """

    root: Mapping[str, float]
    type: Mapping[str, float]
    status: Mapping[str, float]
    mode: Mapping[str, float]
    contexts: Mapping[str, float]
    pieces: tuple[Piece, ...] = ()


class Labels(msgspec.Struct, frozen=True):
    """What the outputs of the network mean, and by what their logits are divided."""

    root: tuple[str, ...]
    type: tuple[str, ...]
    status: tuple[str, ...]
    mode: tuple[str, ...]
    contexts: tuple[str, ...]
    temperatures: dict[str, float]


class PairModel:
    """The network, opened once per process. Raises ModelError if it is missing or was changed."""

    def __init__(self, folder: Path = FOLDER, checksum: str | None = CHECKSUM) -> None:
        files = [folder / name for name in ("model.onnx", "tokenizer.json", "labels.json")]
        missing = [file.name for file in files if not file.exists()]
        if missing:
            raise ModelError(f"{folder} lacks {', '.join(missing)}; install Dateline anew")
        self.checksum = checksum_of(files)
        if checksum is not None and checksum != self.checksum:
            raise ModelError(
                f"the pair classifier in {folder} has checksum {self.checksum[:12]}…, expected "
                f"{checksum[:12]}…; install Dateline anew"
            )
        self.labels = msgspec.json.decode(files[2].read_bytes(), type=Labels)
        self._tokenizer = Tokenizer.from_file(str(files[1]))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.add_session_config_entry(*EXACT)
        self._session = onnxruntime.InferenceSession(
            str(files[0]), options, providers=["CPUExecutionProvider"]
        )

    def score(self, pairs: Sequence[MarkedPair]) -> list[PairScores]:
        """Return the scores of the pairs in their order."""
        encoded = self._tokenizer.encode_batch([marked(*pair) for pair in pairs])
        rows = [row.ids for row in encoded]
        order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
        found: dict[int, PairScores] = {}
        for start in range(0, len(order), AT_ONCE):
            part = order[start : start + AT_ONCE]
            outputs = self._run([rows[i] for i in part])
            for row, i in enumerate(part):
                pieces = _pieces(pairs[i], encoded[i], outputs[SIDES][row])
                found[i] = self._scores([output[row] for output in outputs], pieces)
        return [found[i] for i in range(len(rows))]

    def embed(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return a unit vector for each text (n × 384), near for texts that tell of like acts."""
        rows = [row.ids for row in self._tokenizer.encode_batch(list(texts))]
        order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
        found = np.zeros((len(rows), WIDTH), dtype=np.float32)
        for start in range(0, len(order), AT_ONCE):
            part = order[start : start + AT_ONCE]
            found[part] = self._run([rows[i] for i in part])[MEAN]
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        unit: npt.NDArray[np.float32] = found / np.maximum(lengths, 1e-9)
        return unit

    def _run(self, rows: Sequence[Sequence[int]]) -> list[npt.NDArray[np.float32]]:
        longest = max(map(len, rows))
        ids = np.zeros((len(rows), longest), dtype=np.int64)
        mask = np.zeros_like(ids)
        for number, row in enumerate(rows):
            ids[number, : len(row)] = row
            mask[number, : len(row)] = 1
        outputs: Any = self._session.run(None, {"ids": ids, "mask": mask})
        return list(outputs)

    def _scores(
        self, logits: Sequence[npt.NDArray[np.float32]], pieces: tuple[Piece, ...]
    ) -> PairScores:
        labels, by = self.labels, self.labels.temperatures

        def chances(at: int, name: str, names: Sequence[str]) -> dict[str, float]:
            values = _softmax(logits[at] / by.get(name, 1.0))
            return dict(zip(names, map(float, values), strict=True))

        contexts = 1 / (1 + np.exp(-logits[4]))
        return PairScores(
            root=chances(0, "root", labels.root), type=chances(1, "type", labels.type),
            status=chances(2, "status", labels.status), mode=chances(3, "mode", labels.mode),
            contexts=dict(zip(labels.contexts, map(float, contexts), strict=True)), pieces=pieces,
        )  # fmt: skip


def marked(
    text: str, actor: Span | None, recipient: Span | None, trigger: Span | None = None
) -> str:
    """Return the text with the marks around actor, recipient and trigger."""
    for at, _, mark in sorted(_cuts(actor, recipient, trigger), reverse=True):
        text = f"{text[:at]} {mark} {text[at:]}"
    return text


def _cuts(
    actor: Span | None, recipient: Span | None, trigger: Span | None
) -> list[tuple[int, int, str]]:
    """Return where the marks go: character, closing before opening, mark."""
    cuts: list[tuple[int, int, str]] = []
    for number, span in enumerate((actor, recipient, trigger)):
        if span is not None:
            cuts.append((span[0], 1, MARKS[2 * number]))
            cuts.append((span[1], 0, MARKS[2 * number + 1]))
    return cuts


def _pieces(pair: MarkedPair, row: Encoding, logits: npt.NDArray[np.float32]) -> tuple[Piece, ...]:
    """Return the pieces of a sentence with their characters in the text without marks."""
    inserted: list[tuple[int, int]] = []
    shift = 0
    for at, _, mark in sorted(_cuts(*pair[1:])):
        inserted.append((at + shift, len(mark) + 2))
        shift += len(mark) + 2
    chances = (1 / (1 + np.exp(-logits))).tolist()
    found = []
    for (start, end), token, (actor, recipient) in zip(
        row.offsets, row.tokens, chances, strict=False
    ):
        if start == end or token in MARKS:
            continue
        back = sum([length for at, length in inserted if at + length <= start])
        found.append(Piece(start - back, end - back, actor, recipient))
    return tuple(found)


def checksum_of(files: Sequence[Path]) -> str:
    """Return the SHA-256 over the names and bytes of the files."""
    total = hashlib.sha256()
    for file in files:
        total.update(file.name.encode())
        total.update(file.read_bytes())
    return total.hexdigest()


def _softmax(logits: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    raised = np.exp(logits - logits.max())
    found: npt.NDArray[np.float32] = raised / raised.sum()
    return found
