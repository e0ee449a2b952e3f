"""What the network may not say of the sides: who cannot act, and where a thing only is."""

from __future__ import annotations

from datetime import date

import dateline
from dateline.extract.events import find_events
from dateline.models.pairs import Piece
from dateline.records import Article
from dateline.sides import settled


def sides(
    coder: dateline.Coder, text: str, act: str, actor: str = "", recipient: str = ""
) -> list[set[str]]:
    """Return the sides of an act where the network is sure of these words alone."""
    reading = coder.reader.read(Article(body=text, published=date(2018, 7, 17)))
    (candidate,) = (
        c for c in find_events(reading, coder.predicates) if reading.tokens[c.trigger].text == act
    )
    heard = [
        Piece(t.start, t.end, *(0.9 if t.text in words.split() else 0.1 for words in
                                (actor, recipient)))
        for t in reading.tokens
    ]  # fmt: skip
    found = settled(reading, candidate, heard)
    return [{m.raw for m in side} for side in (found.actors, found.recipients)]


def test_who_acts_below_a_modal_does_not_act_on_in_the_past(coder: dateline.Coder) -> None:
    text = "Angela Merkel said Serbia would be behind the leak and blasted the inquiry."
    assert sides(coder, text, "blasted", actor="Serbia") == [{"Angela Merkel"}, set()]


def test_a_land_that_a_thing_lies_in_undergoes_nothing(coder: dateline.Coder) -> None:
    text = "Angela Merkel repeated her promise to destroy a test site in Serbia."
    site = "test site in Serbia"
    assert sides(coder, text, "destroy", recipient=site)[1] == set()
    text = "Angela Merkel repeated her promise to destroy a test site of Serbia."
    site = "test site of Serbia"
    assert sides(coder, text, "destroy", recipient=site)[1] == {"Serbia"}
