"""Fit the weights that choose antecedents: `.venv/bin/python choose.py build/antecedents`.

In: `pronouns.json` and `nouns.json` of `antecedents.py`. Out: the two files of
`src/dateline/models/`. A network of two hidden layers scores each candidate; the loss is the cross
entropy of the right one among all candidates of its mention. Seeded. With `--score FOLDER` it
also prints how many mentions are right there, by group.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

MODELS = Path(__file__).parents[1] / "src" / "dateline" / "models"
HIDDEN, DROPOUT, EPOCHS = {"pronouns": 128, "nouns": 64}, 0.4, {"pronouns": 15, "nouns": 10}
BATCH, RATE, DECAY, SEED = 32, 2e-3, 1e-3, 0
LEAST_SEEN = 12
"""Mentions that must have a noun of their own for it to be a sign."""

DIGITS = 4

Item = dict[str, Any]
Data = list[tuple[Item, Tensor]]


def main() -> None:
    """Fit, write and score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--score", type=Path)
    parser.add_argument("--only", choices=("pronouns", "nouns"))
    asked = parser.parse_args()
    torch.set_num_threads(1 if asked.only else 2)
    for name in (asked.only,) if asked.only else ("pronouns", "nouns"):
        items = json.loads((asked.folder / f"{name}.json").read_text())
        signs = _signs(items)
        model = _fitted(_tensors(items, signs), len(signs), name)
        _write(model, signs, MODELS / f"antecedents_{name}.json")
        if asked.score is not None:
            other = json.loads((asked.score / f"{name}.json").read_text())
            for told in (items, other):
                print(name, _right(model, _tensors(told, signs)))


def _signs(items: list[Item]) -> list[str]:
    seen = Counter(name for item in items for name in item["candidates"][0])
    found = {name for item in items for signs in item["candidates"] for name in signs}
    return sorted(
        name for name in found if not name.startswith("noun:") or seen[name] >= LEAST_SEEN
    )


def _tensors(items: list[Item], signs: list[str]) -> Data:
    place = {name: i for i, name in enumerate(signs)}
    found: Data = []
    for item in items:
        values = torch.zeros(len(item["candidates"]), len(signs))
        for row, named in enumerate(item["candidates"]):
            for name, value in named.items():
                if name in place:
                    values[row, place[name]] = value
        found.append((item, values))
    return found


def _fitted(data: Data, width: int, name: str) -> nn.Sequential:
    torch.manual_seed(SEED)
    order = random.Random(SEED)
    hidden = HIDDEN[name]
    model = nn.Sequential(
        nn.Linear(width, hidden), nn.ReLU(), nn.Dropout(DROPOUT),
        nn.Linear(hidden, hidden // 2), nn.ReLU(), nn.Dropout(DROPOUT),
        nn.Linear(hidden // 2, 1),
    )  # fmt: skip
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS[name] * (len(data) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps + 1)
    model.train()
    for _ in range(EPOCHS[name]):
        places = list(range(len(data)))
        order.shuffle(places)
        for at in range(0, len(places), BATCH):
            loss = _loss(model, [data[i] for i in places[at : at + BATCH]], width)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return model.eval()


def _loss(model: nn.Sequential, batch: Data, width: int) -> Tensor:
    most = max(len(values) for _, values in batch)
    inputs = torch.zeros(len(batch), most, width)
    hidden = torch.full((len(batch), most), -1e9)
    for i, (_, values) in enumerate(batch):
        inputs[i, : len(values)] = values
        hidden[i, : len(values)] = 0
    right = torch.tensor([item["right"] for item, _ in batch])
    return nn.functional.cross_entropy(model(inputs).squeeze(-1) + hidden, right)


def _right(model: nn.Sequential, data: Data) -> dict[str, str]:
    """Return by group how many are right, and of those linked and those to link."""
    count: Counter[tuple[str, str]] = Counter()
    with torch.no_grad():
        for item, values in data:
            best = int(model(values).squeeze(-1).argmax())
            group, right = item["group"], item["right"]
            count[group, "all"] += 1
            count[group, "right"] += best == right
            count[group, "linked"] += best != 0
            count[group, "told"] += right != 0
            count[group, "both"] += best == right != 0
    return {
        group: (
            f"{count[group, 'right'] / count[group, 'all']:.3f} of {count[group, 'all']}, "
            f"precision {count[group, 'both'] / count[group, 'linked']:.3f}, recall "
            f"{count[group, 'both'] / count[group, 'told']:.3f}"
        )
        for group in sorted({group for group, _ in count})
    }


def _write(model: nn.Sequential, signs: list[str], file: Path) -> None:
    layers = [
        {
            "weights": [[round(float(v), DIGITS) for v in row] for row in layer.weight.detach().T],
            "bias": [round(float(v), DIGITS) for v in layer.bias.detach()],
        }
        for layer in model
        if isinstance(layer, nn.Linear)
    ]
    file.write_text(json.dumps({"signs": signs, "layers": layers}, separators=(",", ":")) + "\n")
    print(file.name, file.stat().st_size)


if __name__ == "__main__":
    main()
