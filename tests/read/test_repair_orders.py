"""Who orders somebody out is who accuses him."""

from __future__ import annotations

from datetime import date

import pytest

import dateline


def test_who_orders_accuses(coder: dateline.Coder) -> None:
    body = (
        "Venezuela ordered the Dutch envoy to leave the country, accusing him of plotting a coup."
    )
    coded = coder.code(dateline.Article(body=body, published=date(2018, 5, 23)))
    raw = {mention.id: mention.raw for mention in coded.mentions}
    (accusing,) = [event for event in coded.events if event.type == "ACCUSE"]
    assert [raw[side] for side in accusing.actors] == ["Venezuela"]
    assert [raw[side] for side in accusing.recipients] == ["him"]
    assert accusing.status == "happened"


def test_a_minister_named_behind_his_title_speaks(coder: dateline.Coder) -> None:
    body = (
        "Discussing his concern in a public statement, Malaysia's Prime Minister, Najib Razak "
        "said, “We are in contact with all parties.”"
    )
    coded = coder.code(dateline.Article(body=body, published=date(2015, 5, 18)))
    assert all(m.raw != "Malaysia" for m in coded.mentions if m.id in sides_of(coded))
    names = {actor.mention: actor.name for actor in coded.actors}
    assert [names[s.speaker] for s in coded.statements if s.speaker] == ["Najib Razak"]


def sides_of(coded: dateline.Coded) -> set[str]:
    return {side for event in coded.events for side in (*event.actors, *event.recipients)}


@pytest.mark.parametrize(
    "body",
    [
        "Norway's police said they had expelled two Iranian envoys over a foiled plot to bomb a "
        "rally in Oslo.",
        "Norway arrested two Iranians over a foiled plot to kill a writer in Oslo.",
        "Norway banned Iranian groups for planning to kill a writer in Oslo.",
    ],
)
def test_who_foils_a_plot_does_not_make_it(coder: dateline.Coder, body: str) -> None:
    coded = coder.code(dateline.Article(body=body, published=date(2018, 5, 23)))
    raw = {mention.id: mention.raw for mention in coded.mentions}
    (kill,) = [event for event in coded.events if event.type == "ASSAULT"]
    assert {raw[side] for side in kill.actors} <= {
        "two Iranian envoys", "Iranian envoys", "Iranians", "Iranian groups"
    }  # fmt: skip
    assert kill.status == "planned"
