"""The training sentences keep their form and the ontology's labels."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from dateline.coding.pairs import cue_code
from dateline.knowledge.ontology import Ontology

TRAINING = Path(__file__).parents[1] / "training"
sys.path.insert(0, str(TRAINING))

import examples  # noqa: E402

FILES = sorted((TRAINING / "data").glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_line_can_be_read_and_coded(path: Path) -> None:
    ontology = Ontology()
    found = list(examples.read_file(path))
    assert len(found) > 100
    for example in found:
        if example.type == examples.NO_PAIR:
            continue
        ontology.check(example.type, example.mode or None, where=f"{path.name}: {example.text}")
        assert example.cameo in ontology.cameo, example
        assert set(example.contexts) <= set(ontology.contexts), example
        for span in (example.actor, example.recipient):
            assert span is None or example.text[slice(*span)].strip(), example


def test_strict_codes_agree_with_the_ontology() -> None:
    ontology = Ontology()
    for example in examples.read_lexicon():
        if example.type != examples.NO_PAIR:
            strict = ontology.strict_type(example.type, "happened")
            wanted = cue_code(strict, example.cameo, example.mode)
            assert example.root == ("YIELD" if wanted in {"CONCEDE", "RETREAT"} else wanted)


def test_marks_and_pairs_of_a_line() -> None:
    line = "[1 Iran] met [2 Iraq] while [3 Oman] watched. | 1>2 CONSULT - 040 planned | 2>1 none"
    found = list(examples.read_line(line, "x1"))
    assert [(e.type, e.root, e.is_listed) for e in found[:2]] == [
        ("CONSULT", "AGREE", True), ("NONE", "NONE", True),
    ]  # fmt: skip
    assert len(found) == 6 and all(not e.is_listed for e in found[2:])
    assert found[0].text[slice(*found[0].recipient)] == "Iraq"
