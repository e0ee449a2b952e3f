"""Make weights that training can go on from out of the network that Dateline ships.

In: the folder with `model.onnx` and `labels.json`. Out: a file like those of train.py. Weights come
back as int8 keeps them, each times its scale. It refuses a network of another form.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from export import write_raw
from model import PairClassifier
from onnx import numpy_helper

NOISE = 1e-3
"""What tells equal weights apart while their names are looked for."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    labels = json.loads((given.folder / "labels.json").read_text(encoding="utf-8"))
    labels.pop("temperatures")
    model = PairClassifier({name: len(found) for name, found in labels.items()})
    model.eval()
    torch.manual_seed(1)
    with torch.no_grad():
        for weight in model.parameters():
            weight.add_(torch.randn_like(weight) * NOISE)
    shipped = constants(given.folder / "model.onnx")
    state = dict(model.state_dict())
    names = named(model, labels)
    for name, (key, turned) in names.items():
        found = value(shipped, name)
        state[key] = torch.tensor(np.ascontiguousarray(found.T if turned else found))
        if state[key].shape != model.state_dict()[key].shape:
            raise ValueError(f"{name}: {tuple(state[key].shape)} is the form of another network")
    torch.save({"state": state, "labels": labels}, given.out)
    print(json.dumps({"weights": len(names)}))


def constants(path: Path) -> dict[str, np.ndarray]:
    """Return the constants of an ONNX graph by name."""
    graph = onnx.load(str(path)).graph
    return {item.name: numpy_helper.to_array(item) for item in graph.initializer}


def named(model: PairClassifier, labels: dict[str, list[str]]) -> dict[str, tuple[str, bool]]:
    """Return for each constant of the exported network its weight, and whether it is transposed."""
    of: dict[bytes, tuple[str, bool]] = {}
    for key, weight in model.state_dict().items():
        found = weight.numpy()
        of[found.tobytes()] = (key, False)
        if found.ndim == 2:
            of[np.ascontiguousarray(found.T).tobytes()] = (key, True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "raw.onnx"
        write_raw(model, labels, path)
        raw = constants(path)
    found = {name: of[item.tobytes()] for name, item in raw.items() if item.tobytes() in of}
    missing = set(model.state_dict()) - {key for key, _ in found.values()}
    if missing:
        raise ValueError(f"not found in the exported network: {sorted(missing)}")
    return found


def value(shipped: dict[str, np.ndarray], name: str) -> np.ndarray:
    """Return a constant of the shipped network as it was before it was made int8."""
    if name in shipped:
        return shipped[name]
    for prefix, turned in ((name, False), (f"{name}_Transposed", True)):
        if f"{prefix}_quantized" in shipped:
            steps, scale = shipped[f"{prefix}_quantized"], shipped[f"{prefix}_scale"]
            zero = shipped[f"{prefix}_zero_point"]
            found = (steps.astype(np.float32) - zero.astype(np.float32)) * scale
            return found.T if turned else found
    raise ValueError(f"the shipped network has no {name}")


if __name__ == "__main__":
    main()
