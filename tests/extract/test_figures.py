"""Words of an act that are a figure, a habit, a duty or a name, and acts that stay."""

from __future__ import annotations

from datetime import date

import pytest

import dateline
from dateline.records import Article


def kinds(coder: dateline.Coder, text: str) -> list[str]:
    found = coder.code(Article(body=text, published=date(2018, 7, 17)))
    return [event.type for event in found.events]


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("Donald Trump is holding federal workers hostage over the wall.", "ASSAULT"),
        ("The court robbed the president of Kenya of a victory.", "ASSAULT"),
        ("Republicans ambushed Nancy Pelosi with procedural motions.", "ASSAULT"),
        ("A bill of Democrats would gut laws for trafficking victims from Mexico.", "ASSAULT"),
        ("The Ohio National Guard took over policing of the city.", "COERCE"),
        ("Hillary Clinton’s remark was seized upon by Republicans.", "COERCE"),
        ("We cannot allow Mali to become a haven, John Kerry said.", "AGREE"),
        ("The retreat of the rebels was a turn, allowing Assad control of the town.", "AGREE"),
        ("The offer was rejected. It would have allowed Angela Merkel to stay.", "AGREE"),
        ("Russia offered guidelines to drivers in Moscow.", "AGREE"),
        ("Barack Obama invited reporters into the Oval Office.", "AGREE"),
        ("John Kerry enjoyed working with Angela Merkel.", "COOPERATE"),
        ("Israel transfers information to a server.", "COOPERATE"),
        ("Police visited a restaurant in London.", "CONSULT"),
        ("Barack Obama chatted with two of the senator’s children.", "CONSULT"),
        ("Theresa May discussed her plan in a statement.", "CONSULT"),
        ("The plan of Barack Obama was met with a mixed reception by senators.", "CONSULT"),
        ("“Thank you,” Barack Obama said.", "SUPPORT"),
        ("We provide intelligence in support of our security, Dan Coats said.", "SUPPORT"),
        ("Chile has nine trade agreements with Asia.", "SUPPORT"),
        ("Donald Trump cannot see beyond his grievances.", "ACCUSE"),
        ("Doctors are investigating a case of fever in a Canadian pupil.", "ACCUSE"),
        ("Syria is a country threatened by Islamic State.", "THREATEN"),
        ("The scandal of Democrats threatened his presidency.", "THREATEN"),
        ("Michael Flynn was compromised by Russia.", "CONCEDE"),
        ("Barack Obama pardoned his last turkey.", "CONCEDE"),
        ("The benefits of the state are funded with taxes.", "AID"),
        ("South Dakota armed its teachers.", "AID"),
        ("The EU commissioner responsible for humanitarian aid spoke on Monday.", "AID"),
        ("The senators were not used to asking Barack Obama for help.", "REQUEST"),
        ("Chuck Schumer interjected, calling on Kevin McCarthy.", "REQUEST"),
        ("The vote broke down on party lines, with Republicans against it.", "SANCTION"),
        ("Donald Trump plans to beef up health coverage.", "MOBILIZE"),
        ("The State Department had the emails before they were released to Congress.", "RETREAT"),
        ("Muslims travel to Saudi Arabia once in their lives.", "CONSULT"),
        ("The soldiers of Mexico were met by gunmen firing rifles.", "CONSULT"),
        ("Florida has issued a warning against eating alligator meat.", "THREATEN"),
        ("Consumers were demanding smaller cars from Detroit.", "REQUEST"),
        ("The claim of Russia defies reason, Mitt Romney said.", "REJECT"),
        ("The senator retaliated by blocking the bill.", "ASSAULT"),
        ("Conservatives ousted John Smith as Republican chairman.", "ASSAULT"),
    ],
)  # fmt: skip
def test_words_that_are_meant_otherwise_tell_no_act(
    coder: dateline.Coder, text: str, type: str
) -> None:
    assert type not in kinds(coder, text)


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("Hamas is holding Israeli workers hostage in Gaza.", "ASSAULT"),
        ("Rebels took over the port of Aden.", "COERCE"),
        ("Ethiopia said it would allow Kenya to deliver food.", "AGREE"),
        ("Angela Merkel allowed Emmanuel Macron to speak first.", "AGREE"),
        ("Barack Obama invited Angela Merkel to Washington.", "AGREE"),
        ("Russia is working with Turkey on a plan.", "COOPERATE"),
        ("Barack Obama thanked Angela Merkel for her help.", "SUPPORT"),
        ("Iran armed the rebels in Yemen.", "AID"),
        ("Angela Merkel called on Iran to free the captives.", "REQUEST"),
        ("North Korea threatened South Korea on Monday.", "THREATEN"),
        ("Egypt released the journalist on Monday.", "RETREAT"),
        ("Tito broke with Moscow in 1948.", "SANCTION"),
        ("Barack Obama was met by Angela Merkel at the airport.", "CONSULT"),
        ("Protesters demanded the resignation of the president.", "REQUEST"),
        ("Conservatives ousted John Smith as Republican chairman.", "SANCTION"),
        ("China retaliated against the United States with tariffs.", "COERCE"),
        ("Iran retaliated against Israel on Monday.", "ASSAULT"),
    ],
)
def test_acts_with_the_same_words_stay(coder: dateline.Coder, text: str, type: str) -> None:
    assert type in kinds(coder, text)
