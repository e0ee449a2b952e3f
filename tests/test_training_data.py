"""The training sentences keep their form and the ontology's labels."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from dateline.coding.pairs import cue_code
from dateline.knowledge.ontology import Ontology

TRAINING = Path(__file__).parents[1] / "training"
sys.path.insert(0, str(TRAINING))

import acts  # noqa: E402
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


def test_every_told_act_can_be_coded() -> None:
    ontology = Ontology()
    found = acts.read_told()
    assert len(found) > 2000
    assert len({told.text for told in found}) == len(found)
    for told in found:
        for act in told.acts:
            assert act.type == examples.NO_PAIR or not act.mode or (
                ontology.check(act.type, act.mode, where=f"{told.group}: {told.text}") is None
            )  # fmt: skip
            assert told.text[slice(*act.word)].strip() and act.type in {
                *ontology.types, examples.NO_PAIR,
            }  # fmt: skip


def test_a_word_without_an_act_is_an_example_with_the_sides_that_the_tree_proposes() -> None:
    told = acts.Told(
        "Trump fought back after Iran struck Iraq.",
        (acts.Act((6, 12), "NONE"), acts.Act((29, 35), "ASSAULT", actors=((24, 28),),
                                             recipients=((36, 40),))),
        "x1",
    )  # fmt: skip
    proposed = {told.text: [{"trigger": [6, 12], "type": "ASSAULT", "actor": [0, 5],
                             "recipient": None}]}  # fmt: skip
    found = list(acts.examples_of([told], proposed))
    none = [e for e in found if e.type == examples.NO_PAIR]
    assert [(e.actor, e.recipient, e.trigger) for e in none] == [((0, 5), None, (6, 12))]
    assert {e.trigger for e in found if e.type == "ASSAULT"} == {(29, 35), None}


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
