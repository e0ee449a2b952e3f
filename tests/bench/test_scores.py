from __future__ import annotations

import itertools
import random

import numpy as np
import pytest
from bench.plover_pairs import as_root, pair_of
from bench.scores import _best_total, b_cubed, ceaf_e, clusters, f1, macro_f1, muc, pairwise


def sets(*groups: str) -> list[frozenset[str]]:
    return [frozenset(group) for group in groups]


def test_a_perfect_answer_scores_one() -> None:
    gold = sets("abc", "de", "f")
    for metric in (muc, b_cubed, ceaf_e):
        assert metric(gold, gold) == pytest.approx(1.0)


def test_the_example_of_luo() -> None:
    gold = sets("12345", "67", "89ABC")
    one = sets("12345", "6789ABC")
    assert muc(gold, one) == pytest.approx(2 * 0.9 / 1.9)
    assert b_cubed(gold, one) == pytest.approx(0.865, abs=0.001)
    assert ceaf_e(gold, one) == pytest.approx(0.733, abs=0.001)


def test_items_that_are_missed_or_invented_count() -> None:
    assert b_cubed(sets("ab"), sets("a")) < 1
    assert b_cubed(sets("a"), sets("ab")) < 1
    assert muc([], []) == 0.0
    assert ceaf_e(sets("a"), []) == 0.0


def test_the_alignment_is_the_best_one() -> None:
    chance = random.Random(7)
    for _ in range(40):
        rows, columns = chance.randint(1, 4), chance.randint(1, 5)
        table = np.array([[chance.random() for _ in range(columns)] for _ in range(rows)])
        small = table if rows <= columns else table.T
        best = max(
            sum(small[r, c] for r, c in enumerate(chosen))
            for chosen in itertools.permutations(range(small.shape[1]), small.shape[0])
        )
        assert _best_total(table) == pytest.approx(best)


def test_f1_and_macro_f1() -> None:
    assert f1(0, 0, 0) == 0.0
    assert f1(1, 2, 2) == 0.5
    assert macro_f1(["a", "a", "b"], ["a", "b", "b"]) == pytest.approx(2 / 3)


def test_pairs_in_one_cluster() -> None:
    gold = {"a": 1, "b": 1, "c": 2}
    assert pairwise(gold, gold) == 1.0
    assert pairwise(gold, {"a": 1, "b": 2, "c": 2}) == 0.0
    assert clusters(gold) == [frozenset("ab"), frozenset("c")]


def test_yield_is_concede_and_retreat() -> None:
    assert as_root("CONCEDE") == as_root("RETREAT") == "YIELD"
    assert as_root("AID") == "AID"


def test_marks_become_characters() -> None:
    text, source, target = pair_of("<s>Iran</s> met <t>Iraq</t> today.")
    assert text == "Iran met Iraq today."
    assert (text[slice(*source)], text[slice(*target)]) == ("Iran", "Iraq")
