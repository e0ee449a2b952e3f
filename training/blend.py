"""Blend two networks weight by weight: `python blend.py BEFORE AFTER --out FILE`.

In: weights before and after a further training. Out: their mean, which keeps more of what the first
one knew and does better on text of neither kind than both do (Wortsman et al. 2022, "Robust
fine-tuning of zero-shot models"). It refuses networks with other labels.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Write the mean of two files of weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--share", type=float, default=0.5, help="what the second one counts")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    before, after = (torch.load(p, weights_only=True) for p in (given.before, given.after))
    if before["labels"] != after["labels"]:
        raise ValueError(f"{given.before} and {given.after} have other labels")
    state = {
        name: torch.lerp(weight, after["state"][name], given.share)
        if weight.is_floating_point()
        else after["state"][name]
        for name, weight in before["state"].items()
    }
    torch.save({"state": state, "labels": after["labels"]}, given.out)


if __name__ == "__main__":
    main()
