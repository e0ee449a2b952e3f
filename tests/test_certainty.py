"""How sure an event is in type and sides."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from bench.sides import GOLD, Sides

import dateline
from dateline.config import CoderSettings, Settings
from dateline.errors import ModelError
from dateline.models.certainty import CertaintyModel
from dateline.records import Article, Coded, Event


def only(coder: dateline.Coder, text: str, type: str) -> tuple[Coded, Event]:
    coded = coder.code(Article(body=text, published=date(2018, 7, 17)))
    (event,) = (event for event in coded.events if event.type == type)
    return coded, event


def test_named_states_are_surer_than_open_pronouns(coder: dateline.Coder) -> None:
    _, plain = only(coder, "Russia accused Ukraine of shelling the border.", "ACCUSE")
    _, vague = only(coder, "A day later they accused some people of shelling it.", "ACCUSE")
    _, vaguer = only(coder, "A day later they accused them of shelling it.", "ACCUSE")
    assert plain.certainty is not None
    assert vague.certainty is not None
    assert vaguer.certainty is not None
    assert plain.certainty > vague.certainty + 0.1
    assert plain.certainty > vaguer.certainty + 0.2


def test_without_a_network_nobody_says_how_sure_an_event_is() -> None:
    settings = Settings(coder=CoderSettings(kind="lexicon"))
    _, event = only(dateline.load(settings), "Russia accused Ukraine of shelling.", "ACCUSE")
    assert event.certainty is None


def test_the_same_text_is_as_sure_again(coder: dateline.Coder) -> None:
    text = "Iran and Iraq signed a pact. Turkey condemned it."
    first, second = (coder.code(Article(body=text)) for _ in range(2))
    assert [e.certainty for e in first.events] == [e.certainty for e in second.events]


def test_weights_that_cannot_be_read_are_refused(tmp_path: Path) -> None:
    broken = tmp_path / "certainty.json"
    broken.write_text('{"bias": "much"}', encoding="utf-8")
    with pytest.raises(ModelError, match="install Dateline anew"):
        CertaintyModel(broken)


def test_the_gold_tells_which_side_is_wrong(coder: dateline.Coder) -> None:
    coded, event = only(coder, "Russia accused Ukraine of shelling the border.", "ACCUSE")
    row = {
        "type": "ACCUSE", "actors": [{"span": [0, 6], "who": "Russia", "country": "RUS"}],
        "recipients": [{"span": [15, 22], "who": "Ukraine", "country": "UKR"}],
    }  # fmt: skip
    assert Sides(coded).wrong(event, row) == set()
    row["recipients"].append({"span": [38, 44], "who": None, "country": None})
    assert Sides(coded).wrong(event, row) == {"recipients"}
    assert GOLD.exists()
