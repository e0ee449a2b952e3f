"""Whom a pronoun of two, and a noun with "whose", stands for."""

from __future__ import annotations

from datetime import date

import dateline
from dateline.records import Article


def actors(coder: dateline.Coder, text: str, trigger: str) -> set[str]:
    """The words of who does the act that these words tell."""
    coded = coder.code(Article(body=text, published=date(2019, 2, 15)))
    raw = {mention.id: mention.raw for mention in coded.mentions}
    return {raw[m] for e in coded.events if e.trigger.raw == trigger for m in e.actors}


def test_they_are_two_states_that_announce(coder: dateline.Coder) -> None:
    text = "California and New York announced that they will sue the president over it."
    assert actors(coder, text, "sue") == {"California", "New York"}


def test_the_state_behind_a_senator_is_no_second_party(coder: dateline.Coder) -> None:
    text = "Sen. Rand Paul, R-Ky., spoke. He claimed that their requests were ignored."
    assert "Ky." not in actors(coder, text, "requests")


def test_what_befalls_whose_country_befalls_him(coder: dateline.Coder) -> None:
    text = (
        "The senator had made concessions to Vladimir Putin, whose country is under sanctions and "
        "is widely condemned for abuses."
    )
    coded = coder.code(Article(body=text, published=date(2019, 2, 15)))
    raw = {mention.id: mention.raw for mention in coded.mentions}
    found = [raw[m] for e in coded.events if e.trigger.raw == "condemned" for m in e.recipients]
    assert found == ["Vladimir Putin"]
