"""Who takes part beside a subject or an object: companions, those joined, those of a list."""

from __future__ import annotations

from datetime import date

import pytest

import dateline
from dateline.records import Article


def sides(coder: dateline.Coder, text: str, type: str) -> list[set[str]]:
    found = coder.code(Article(body=text, published=date(2018, 7, 17)))
    raw = {mention.id: mention.raw for mention in found.mentions}
    events = [event for event in found.events if event.type == type]
    return [{raw[m] for m in side} for e in events[-1:] for side in (e.actors, e.recipients)]


@pytest.mark.parametrize(
    ("text", "type", "actors", "recipients"),
    [
        ("Angela Merkel joined Emmanuel Macron in condemning the coup.", "ACCUSE",
         {"Angela Merkel", "Emmanuel Macron"}, set()),
        ("The minister led lawmakers in denouncing the court.", "ACCUSE",
         {"minister", "lawmakers"}, {"court"}),
        ("Sen. Tom Cotton, who led 47 senators in writing to Iran's leaders to warn against a "
         "deal, left.", "THREATEN", {"Tom Cotton", "47 senators"}, {"leaders"}),
        ("Five Democrats voted with seven Republicans against the bill.", "REJECT",
         {"Democrats", "Republicans"}, set()),
        ("Charges against her were announced by the prosecutor in conjunction with the FBI.",
         "ACCUSE", {"prosecutor", "FBI"}, {"her"}),
        ("Britain and France announced sanctions in coordination with the United States.",
         "COERCE", {"Britain", "France", "United States"}, set()),
    ],
)  # fmt: skip
def test_who_joins_in_acts_too(
    coder: dateline.Coder, text: str, type: str, actors: set[str], recipients: set[str]
) -> None:
    assert sides(coder, text, type) == [actors, recipients]


@pytest.mark.parametrize(
    ("text", "type", "recipients"),
    [
        ("The mayor was killed along with two guards.", "ASSAULT", {"mayor", "two guards"}),
        ("Police arrested the mayor together with his brother.", "COERCE", {"mayor", "brother"}),
    ],
)
def test_who_is_named_behind_the_victim_is_one_too(
    coder: dateline.Coder, text: str, type: str, recipients: set[str]
) -> None:
    assert sides(coder, text, type)[1] == recipients


def test_what_stands_behind_a_comma_is_of_neither_side(coder: dateline.Coder) -> None:
    text = "The rebels attacked a convoy, along with a base of the army."
    assert sides(coder, text, "ASSAULT") == [{"rebels"}, {"convoy"}]


@pytest.mark.parametrize(
    ("text", "type", "actors"),
    [
        ("The Justice Department and intelligence agencies briefed Congress.", "CONSULT",
         {"Justice Department", "intelligence agencies"}),
        ("Rebels were attacked by Russia and Shiite militias from Lebanon and Iraq.", "ASSAULT",
         {"Russia", "militias"}),
        ("The mayors of Oslo and Bergen condemned the law.", "ACCUSE", {"mayors"}),
        ("Diplomats from Chad and Mali condemned the coup.", "ACCUSE", {"Chad", "Mali"}),
    ],
)  # fmt: skip
def test_whom_a_phrase_of_several_stands_for(
    coder: dateline.Coder, text: str, type: str, actors: set[str]
) -> None:
    assert sides(coder, text, type)[0] == actors


def test_the_first_of_many_is_told_with_them(coder: dateline.Coder) -> None:
    text = "The president should work with his allies in Congress, starting with Nancy Pelosi."
    assert sides(coder, text, "COOPERATE")[1] == {"allies", "Nancy Pelosi"}


def test_they_in_a_quotation_are_not_who_speaks(coder: dateline.Coder) -> None:
    text = 'Angela Merkel spoke of David Boehner. "If they attack Norway, we act," Merkel said.'
    found = coder.code(Article(body=text, published=date(2018, 7, 17)))
    raw = {mention.id: mention.raw for mention in found.mentions}
    attacks = [e for e in found.events if e.trigger.raw == "attack"]
    assert [{raw[m] for m in e.actors} for e in attacks] == [{"they"}]


@pytest.mark.parametrize(
    "text",
    [
        "Joe Biden skipped the Netanyahu speech. They will negotiate with Iran.",
        "Joe Biden praised Angela Merkel. Senators said they would negotiate with Iran.",
    ],
)
def test_they_are_not_two_of_whom_one_is_a_mere_name_or_others_act(
    coder: dateline.Coder, text: str
) -> None:
    (actors, _) = sides(coder, text, "CONSULT")
    assert {raw.lower() for raw in actors} == {"they"}


def test_they_are_two_who_were_told_alike(coder: dateline.Coder) -> None:
    text = "Joe Biden praised Angela Merkel. They negotiated with Iran."
    assert sides(coder, text, "CONSULT")[0] == {"Joe Biden", "Angela Merkel"}
