"""Words of an act that tell none in their sentence: accidents, powers, views, things."""

from __future__ import annotations

from datetime import date

import pytest

import dateline
from dateline.records import Article


def kinds(coder: dateline.Coder, text: str) -> list[str]:
    found = coder.code(Article(body=text, published=date(2018, 7, 17)))
    return [event.type for event in found.events]


@pytest.mark.parametrize(
    "text",
    [
        "A French airliner crashed into the sea in May, killing 90 people on board.",
        "The shuttle was lost when it disintegrated during re-entry killing all seven astronauts.",
        "North Korea has missiles capable of striking Japan.",
        "Pupils were poisoned by spoiled rice in Peru.",
        "The general was fully battle ready, Kenya said.",
        "The White House will fight it.",
        "The president is considering killing the programme by decree.",
        "The damage inflicted by President Trump's egotism is difficult to calculate.",
    ],
)
def test_an_accident_a_power_or_a_figure_is_no_assault(coder: dateline.Coder, text: str) -> None:
    assert "ASSAULT" not in kinds(coder, text)


def test_whoever_is_killed_by_somebody_is_assaulted(coder: dateline.Coder) -> None:
    assert "ASSAULT" in kinds(coder, "Syrian troops advanced on Idlib, killing nine villagers.")


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("Senators of both parties agree that the agency failed.", "AGREE"),
        ("The new policy allows officials to focus on criminals.", "AGREE"),
        ("Donald Trump allowed himself to be led by his advisers.", "AGREE"),
        ("Barack Obama’s plan met with silence in Congress.", "CONSULT"),
        ("Hillary Clinton discussed her plans at a fair.", "CONSULT"),
        ("The premier spoke to a joint session of Congress.", "CONSULT"),
        ("Bernie Sanders will hold a rally outside the stadium.", "PROTEST"),
        ("Harry Reid has not demonstrated independence from Barack Obama.", "PROTEST"),
        ("The senator can appeal to voters in Ohio.", "REQUEST"),
        ("Reporters asked Donald Trump if he knew the lawyer.", "REQUEST"),
        ("The official insisted on anonymity.", "REQUEST"),
        ("The merger of the two Russian banks threatens our control of the market.", "THREATEN"),
        ("Sarah Sanders cautioned against a rush to judgment.", "THREATEN"),
        ("Russia’s constitution forbids the extradition of its citizens.", "COERCE"),
        ("The outbreak forced schools in Mexico to close.", "COERCE"),
        ("Democrats hope to retake control of the Senate.", "COERCE"),
        ("The State Department released thousands of pages of emails.", "RETREAT"),
        ("The White House released the records to reporters.", "RETREAT"),
        ("The candidate will end the war on coal.", "RETREAT"),
        ("Bill Clinton was helped by the slow start of his rival.", "AID"),
        ("“I am proud of it,” Angela Merkel said.", "SUPPORT"),
        ("“I wish we could separate the two,” the senator said.", "SUPPORT"),
        ("The guards were charged with protecting the consulate.", "ACCUSE"),
        ("Barack Obama pardoned a turkey.", "CONCEDE"),
        ("The senator made frequent appeals to the middle class.", "REQUEST"),
        ("The governor wants to appeal to conservatives, pitching himself as one.", "REQUEST"),
        ("Seven Egyptians were killed when a hotel collapsed in Mecca.", "ASSAULT"),
        ("Fifty migrants were killed after a boat capsized off Libya.", "ASSAULT"),
    ],
)
def test_words_without_an_act_give_no_event(coder: dateline.Coder, text: str, type: str) -> None:
    assert type not in kinds(coder, text)


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("Kenya agreed that Somalia would send envoys.", "AGREE"),
        ("Donald Trump allowed Mexico to export steel.", "AGREE"),
        ("The ministers of Chad and Niger discussed the border.", "CONSULT"),
        ("Students held a rally outside the Russian embassy.", "PROTEST"),
        ("The mayor appealed to voters to stay home.", "REQUEST"),
        ("The mayor appealed to workers, saying they had to help the police.", "REQUEST"),
        ("Ten soldiers were killed when a bomber crashed his car into a base in Iraq.", "ASSAULT"),
        ("“We wish the summit of Chad and Niger will be a success,” Kenya said.", "SUPPORT"),
        ("The deal will free Iran from an arms embargo.", "RETREAT"),
        ("Iran released the sailors.", "RETREAT"),
        ("Iran ended its war with Iraq.", "RETREAT"),
        ("American money helped Haiti.", "AID"),
        ("Prosecutors charged the mayor with fraud.", "ACCUSE"),
        ("The president’s report was met with criticism from Germany.", "ACCUSE"),
    ],
)
def test_the_same_words_tell_an_act_of_somebody(
    coder: dateline.Coder, text: str, type: str
) -> None:  # fmt: skip
    assert type in kinds(coder, text)


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("Consumer demand for Chinese phones fell in Germany.", "REQUEST"),
        ("Angela Merkel restricted her remarks to trade.", "COERCE"),
        ("“Angela Merkel is going to defend herself” against the claims, Erna Solberg said.",
         "SUPPORT"),
        ("Nor is Donald Trump self-funding.", "AID"),
        ("Hillary Clinton had pneumonia, which forced her to leave the event.", "COERCE"),
        ("“It now allowed me to go to India,” Barack Obama said.", "AGREE"),
        ("“That strikes me as biased,” Speaker Paul Ryan said.", "ASSAULT"),
        ("Senator Ann Lee of Iowa suspended her campaign.", "SANCTION"),
        ("Senator Ann Lee landed a coveted spot in the Marine Reserve.", "CONSULT"),
        ("They took measures to demonstrate to North Korea that there are consequences.",
         "PROTEST"),
        ("Ban Ki-moon tried, but a vast majority of his senior appointments went to men.",
         "CONSULT"),
        ("RT pointed to its openness to opposing viewpoints.", "REJECT"),
        ("Joe Biden's appeal to working-class voters in Ohio is weak.", "REQUEST"),
        ("Norwegian officials issued a warning against eating raw oysters.", "THREATEN"),
        ("Viktor Orban's promise defies logic, Emmanuel Macron said.", "REJECT"),
        ("Barack Obama is taking the agreement to the Security Council for approval.", "SUPPORT"),
        ("Donald Trump and Vladimir Putin discussed a deal to move Iranian troops from the "
         "border.", "RETREAT"),
    ],
)  # fmt: skip
def test_who_buys_courts_advises_or_discusses_does_no_such_act(
    coder: dateline.Coder, text: str, type: str
) -> None:
    assert type not in kinds(coder, text)
