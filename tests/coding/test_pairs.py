"""The network's word and the lexicon's, put together."""

from __future__ import annotations

import pytest

from dateline.coding.classifier import combined
from dateline.coding.pairs import Heard, pair_chances
from dateline.models.pairs import NONE, PairScores, marked


def scores(**root: float) -> PairScores:
    return PairScores(root=root, type={"CONCEDE": 0.1, "RETREAT": 0.3}, status={}, mode={},
                      contexts={})  # fmt: skip


def test_chances_sum_to_one_and_yield_is_shared_out() -> None:
    chances = pair_chances(None, scores(YIELD=0.8, AID=0.1, NONE=0.1))
    assert sum(chances.values()) == pytest.approx(1)
    assert chances["RETREAT"] == pytest.approx(3 * chances["CONCEDE"])
    assert "YIELD" not in chances


def test_an_event_of_the_pair_speaks_louder_than_another() -> None:
    found = [pair_chances(Heard("AID", sides), scores(AID=0.3, ACCUSE=0.7)) for sides in (0, 1, 2)]
    assert found[0]["AID"] < found[1]["AID"] <= found[2]["AID"]


def test_without_a_network_the_lexicon_speaks_alone() -> None:
    assert pair_chances(None, None) == {NONE: 1.0}
    assert pair_chances(Heard("AID", 2), None)["AID"] == 0.9


def test_the_lexicon_raises_its_type() -> None:
    chances = {"AID": 0.3, "ACCUSE": 0.5, NONE: 0.2}
    assert combined(chances, "AID")["AID"] > 0.5
    assert sum(combined(chances, "AID").values()) == pytest.approx(1)


def test_marks_stand_around_both_sides_in_any_order() -> None:
    text = "Iran freed France's envoy."
    assert marked(text, (0, 4), (11, 17)).split() == [
        "[unused1]", "Iran", "[unused2]", "freed", "[unused3]", "France", "[unused4]", "'s",
        "envoy.",
    ]  # fmt: skip
    assert marked(text, None, (0, 4)).startswith(" [unused3] Iran")
