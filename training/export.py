"""Make the files that Dateline loads: `python export.py WEIGHTS --out FOLDER`.

In: the weights of train.py. Out: `model.onnx` (int8), `tokenizer.json` and `labels.json` with the
temperatures fitted on the held-back sentences, and their figures before and after.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import numpy as np
import torch
from examples import NO_PAIR
from model import PairClassifier, padded, tokenizer
from onnxruntime import InferenceSession
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from torch.nn import functional
from train import LONGEST, WEIGHTS, encode, every, macro_f1, split


class Exported(nn.Module):
    """The classifier with the mean of its last layer and the sides as sixth and seventh output."""

    def __init__(self, model: PairClassifier) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids, mask):
        """Return the logits of each head, the mean, and the sides."""
        return self.model(ids, mask, with_mean=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--proposals", type=Path, required=True, help="file of propose.py")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    stored = torch.load(given.weights, weights_only=True)
    labels = stored["labels"]
    model = PairClassifier({name: len(found) for name, found in labels.items()})
    model.load_state_dict(stored["state"])
    model.eval()
    given.out.mkdir(parents=True, exist_ok=True)
    target = given.out / "model.onnx"
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw.onnx"
        write_raw(model, labels, raw)
        quantize_dynamic(
            str(raw), str(target), weight_type=QuantType.QInt8, per_channel=True,
            op_types_to_quantize=["MatMul", "Gather", "Gemm"],
        )  # fmt: skip
    words = tokenizer(LONGEST)
    words.save(str(given.out / "tokenizer.json"))
    report, temperatures = calibrated(target, labels, words, split(every(given.proposals))[1])
    (given.out / "labels.json").write_text(
        json.dumps({**labels, "temperatures": temperatures}, indent=1) + "\n"
    )
    print(json.dumps(report, indent=1))


def write_raw(model: PairClassifier, labels, path: Path) -> None:
    """Write the network as ONNX with its weights as they are."""
    ids, mask = padded([[101, 2, 2003, 3, 2017, 102], [101, 2, 2003, 102]])
    names = [*labels, "mean", "sides"]
    torch.onnx.export(
        Exported(model), (ids, mask), str(path), input_names=["ids", "mask"],
        output_names=names, opset_version=17, dynamo=False,
        dynamic_axes={name: {0: "n"} for name in names}
        | {name: {0: "n", 1: "length"} for name in ("ids", "mask", "sides")},
    )  # fmt: skip


def calibrated(path: Path, labels, words, held) -> tuple[dict[str, float], dict[str, float]]:
    """Return the figures on held-back sentences and the temperature of each head."""
    held = [e for e in held if e.is_listed]
    outputs = logits(path, encode(words, held))
    report: dict[str, float] = {"n": len(held), "bytes": path.stat().st_size}
    temperatures: dict[str, float] = {}
    for at, name in enumerate(("root", "type", "status", "mode")):
        gold, kept = [], []
        for number, e in enumerate(held):
            value = f"{e.type}/{e.mode}" if name == "mode" else getattr(e, name)
            if value in labels[name] and not (name == "status" and e.type == NO_PAIR):
                gold.append(labels[name].index(value))
                kept.append(number)
        values = torch.tensor(outputs[at][kept])
        wanted = torch.tensor(gold)
        best = min(
            np.arange(0.5, 3.01, 0.02),
            key=lambda t: float(functional.cross_entropy(values / float(t), wanted)),
        )
        temperatures[name] = round(float(best), 2)
        report[f"{name}_macro_f1"] = round(macro_f1(gold, values.argmax(1).tolist()), 4)
        report[f"{name}_ece_before"] = round(calibration_error(values, wanted), 4)
        report[f"{name}_ece"] = round(calibration_error(values / float(best), wanted), 4)
    return report, temperatures


def calibration_error(values, wanted, bins: int = 10) -> float:
    """Return the expected calibration error of the likeliest label, ten bins of equal width."""
    chances, best = values.softmax(1).max(1)
    right = (best == wanted).float()
    total = 0.0
    for number in range(bins):
        inside = (chances > number / bins) & (chances <= (number + 1) / bins)
        if inside.any():
            gap = (chances[inside].mean() - right[inside].mean()).abs()
            total += float(inside.float().mean() * gap)
    return total


def logits(path: Path, rows: list[list[int]]) -> list[np.ndarray]:
    """Return the outputs of the exported network for all rows."""
    session = InferenceSession(str(path), providers=["CPUExecutionProvider"])
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    found: list = [None] * len(rows)
    for start in range(0, len(order), 32):
        part = order[start : start + 32]
        ids, mask = padded([rows[i] for i in part])
        outputs = session.run(None, {"ids": ids.numpy(), "mask": mask.numpy()})
        for k, i in enumerate(part):
            found[i] = [output[k] for output in outputs[: len(WEIGHTS)]]
    return [np.stack([row[h] for row in found]) for h in range(len(found[0]))]


if __name__ == "__main__":
    main()
