"""Whom "I", "we" and "you" stand for."""

from __future__ import annotations

from datetime import date

import pytest

import dateline
from tests.named import named

DAY = date(2018, 7, 17)


@pytest.mark.parametrize(
    ("body", "pronoun"),
    [
        ("“The minister asked me to stay,” Angela Merkel said.", "me"),
        ("“Barack Obama has refused to work with us,” Angela Merkel said.", "us"),
        ("“Some people claim that we broke the law,” Angela Merkel said.", "we"),
        ('Angela Merkel said, "I like a man who wants to deal with our party."', "our"),
    ],
)
def test_who_speaks_a_quotation_says_i_in_what_it_reports(
    coder: dateline.Coder, body: str, pronoun: str
) -> None:
    assert named(coder, body, pronoun) == ["Angela Merkel"]


def test_words_quoted_in_a_quotation_are_of_their_own_speaker(coder: dateline.Coder) -> None:
    body = "“Barack Obama told the senators, ‘I will sign it,’” Angela Merkel said."
    assert named(coder, body, "i") == ["Barack Obama"]


@pytest.mark.parametrize(
    "body",
    [
        'Barack Obama answered, "Thank you, Angela Merkel. It was hard."',
        'Barack Obama said, "Angela Merkel, I thank you."',
        "“I want to thank you,” Barack Obama told Angela Merkel.",
    ],
)
def test_you_is_who_is_called_by_name_or_told(coder: dateline.Coder, body: str) -> None:
    assert named(coder, body, "you") == ["Angela Merkel"]


def test_you_of_anybody_stays_open(coder: dateline.Coder) -> None:
    body = "“You cannot blame Angela Merkel for the war,” Barack Obama told reporters."
    assert named(coder, body, "you") == [None]


def test_a_letter_without_marks_goes_on(coder: dateline.Coder) -> None:
    body = (
        "Angela Merkel wrote: Dear friends, I will leave the party. "
        "I have asked Barack Obama to help the country."
    )
    assert named(coder, body, "i") == ["Angela Merkel", "Angela Merkel"]


def test_both_of_us_takes_up_both_countries(coder: dateline.Coder) -> None:
    body = (
        "Trump met Vladimir Putin. Russia and the United States have been at odds. "
        "“I know both countries. Iran has attacked us both,” Trump said."
    )
    coded = coder.code(dateline.Article(body=body, published=DAY))
    of = {actor.mention: actor.country for actor in coded.actors}
    (event,) = [event for event in coded.events if event.trigger.raw == "attacked"]
    assert {of[mention] for mention in event.recipients} == {"RUS", "USA"}


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("“I am proud of you,” Barack Obama told the soldiers.", ["soldiers"]),
        ("“They will attack you,” Barack Obama told the soldiers.", [None]),
        ("“I thank you,” Barack Obama told reporters.", [None]),
    ],
)
def test_you_is_a_group_told_where_the_speaker_does_something_to_it(
    coder: dateline.Coder, body: str, names: list[str | None]
) -> None:
    assert named(coder, body, "you") == names


def test_a_quotation_over_lines_keeps_its_speaker(coder: dateline.Coder) -> None:
    body = '"It is late, and I thank all of them.\nI want to help," said Angela Merkel.'
    assert named(coder, body, "i") == ["Angela Merkel", "Angela Merkel"]


def test_a_pronoun_in_a_name_is_none(coder: dateline.Coder) -> None:
    body = "Angela Merkel gave money to Save Our Bay, and to Our Principles, a group."
    assert named(coder, body, "our") == []


def test_a_transcript_names_its_speakers(coder: dateline.Coder) -> None:
    body = "The two met. Angela Merkel: I will sue Iran. It has broken its word."
    assert named(coder, body, "i") == ["Angela Merkel"]


def test_he_who_said_it_is_not_quoted_where_the_mark_was_forgotten(coder: dateline.Coder) -> None:
    body = (
        "Angela Merkel wrote to Barack Obama.\n\n“I am proud of the army, she said.\n\n“I will go.”"
    )
    assert named(coder, body, "i") == ["Angela Merkel", "Angela Merkel"]
    assert named(coder, body, "she") == ["Angela Merkel"]


def test_one_voice_says_i_and_we(coder: dateline.Coder) -> None:
    body = (
        "According to a report by Angela Merkel, a statement is claimed to state, "
        '"I want to make sure we know, so we are ready to respond."'
    )
    assert named(coder, body, "we") == ["Angela Merkel", "Angela Merkel"]
