"""One act told twice in a sentence is one event."""

from __future__ import annotations

from datetime import date

import pytest

import dateline

DAY = date(2018, 7, 17)


@pytest.mark.parametrize(
    ("body", "triggers"),
    [
        ("Donald Trump met Vladimir Putin on Monday for their first summit.", ["met"]),
        ("Donald Trump met Vladimir Putin on Monday for a summit.", ["met"]),
        # Another day or another status is another act.
        ("Trump met Putin on Monday and will hold a summit with Putin in May.", ["met", "hold"]),
        ("Trump spoke with Vladimir Putin on Tuesday after their meeting.", ["spoke", "meeting"]),
    ],
)  # fmt: skip
def test_a_noun_below_its_verb_tells_nothing_new(
    coder: dateline.Coder, body: str, triggers: list[str]
) -> None:
    coded = coder.code(dateline.Article(body=body, published=DAY))
    assert [event.trigger.raw for event in coded.events] == triggers


def test_the_place_of_the_noun_is_kept(coder: dateline.Coder) -> None:
    body = "Donald Trump met Vladimir Putin for a summit in Helsinki."
    coded = coder.code(dateline.Article(body=body, published=DAY))
    (event,) = coded.events
    named = {place.id: place.name for place in coded.places}
    assert event.trigger.raw == "met" and named[event.place or ""] == "Helsinki"
