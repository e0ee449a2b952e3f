"""A codebook of one's own: read, trained, cross-validated, used."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from dateline.coding.codebook import load, read_codebook, save, train
from dateline.errors import SettingsError

TOML = """
name = "labour"
[[type]]
name = "STRIKE"
description = "Workers stop work."
examples = ["Miners went on strike.", "Nurses walk out.", "A strike shut the port."]
[[type]]
name = "LAYOFF"
description = "A company dismisses workers."
examples = ["The plant cut 300 jobs.", "The firm laid off staff.", "Jobs were cut."]
"""
WORDS = ("strike", "walk", "stop", "cut", "laid", "dismiss")


def embed(texts: Sequence[str]) -> np.ndarray:
    """Count the words that tell the types apart."""
    rows = np.array([[1.0 * (word in text.lower()) for word in WORDS] for text in texts])
    rows += 0.01
    unit: np.ndarray = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return unit


def write(folder: Path, text: str = TOML) -> Path:
    path = folder / "labour.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_codebook_labels_new_sentences(tmp_path: Path) -> None:
    trained = train(read_codebook(write(tmp_path)), embed, "test")
    save(trained, tmp_path / "labour.json")
    again = load(tmp_path / "labour.json", "test")
    found = again.classify(embed(["Drivers strike.", "The mill cut jobs."]))
    assert [kind for kind, _ in found] == ["STRIKE", "LAYOFF"]
    assert all(0.5 < chance <= 1 for _, chance in found)
    assert trained.report.examples == 8 and trained.report.method == "neighbours"
    assert 0 <= trained.report.macro_f1 <= 1 and again.version == trained.version


def test_with_many_examples_a_head_is_tried(tmp_path: Path) -> None:
    strikes = ", ".join(f'"They strike at plant {n}."' for n in range(12))
    cuts = ", ".join(f'"They cut jobs at plant {n}."' for n in range(12))
    text = TOML.replace('"Nurses walk out."', strikes).replace('"Jobs were cut."', cuts)
    trained = train(read_codebook(write(tmp_path, text)), embed, "test")
    assert trained.report.accuracy > 0.9


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name = 'x'\n", "type"),
        (TOML.replace("LAYOFF", "STRIKE"), "different names"),
        (TOML.replace('"Nurses walk out.", "A strike shut the port."', ""), "fewer than two"),
        ("name = [", "TOML|Invalid|needs"),
        (TOML + "colour = 1\n", "colour"),
    ],
)
def test_a_broken_codebook_is_told(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        read_codebook(write(tmp_path, text))


def test_a_codebook_of_another_encoder_is_refused(tmp_path: Path) -> None:
    save(train(read_codebook(write(tmp_path)), embed, "old"), tmp_path / "labour.json")
    with pytest.raises(SettingsError, match="another encoder"):
        load(tmp_path / "labour.json", "new")
    with pytest.raises(SettingsError, match="No such file"):
        load(tmp_path / "none.json", "new")
