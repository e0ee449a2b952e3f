"""Places in text: found, told from persons and bodies, and chosen by the article."""

from __future__ import annotations

import pytest

import dateline


def found(coder: dateline.Coder, text: str) -> dict[str, str | None]:
    return {place.raw: place.country for place in coder.find_places(text)}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The man is held in a Winnipeg jail.", "Winnipeg", "CAN"),
        ("She was born in Churchill, Man., in 1950.", "Man.", "CAN"),
        ("Kentucky State Police arrested two men.", "Kentucky", "USA"),
        ("Two died in New South Wales on Monday.", "New South Wales", "AUS"),
        ("Rebels shelled villages in Idlib province.", "Idlib", "SYR"),
        ("Fire crews from Enfield went to Edmonton.", "Edmonton", "GBR"),
        ("Shells fell in the town of Yeoncheon.", "Yeoncheon", "KOR"),
        ("GAZA CITY (AP) - Two died.", "GAZA CITY", "PSE"),
    ],
)
def test_names_that_the_parser_misses(
    coder: dateline.Coder, text: str, name: str, country: str
) -> None:
    assert found(coder, text).get(name) == country


@pytest.mark.parametrize(
    "text",
    [
        "Nick Burton runs a farm. Burton moved there in 2001. It was hard, Burton said.",
        "Georgia Stevens won. Georgia was named champion.",
        "Many Cubans hoped for change.",
        "The White House condemned the attack.",
        "Two men of the pro-Beijing camp won.",
        "He joined the Teachers Union and Central Bank staff.",
    ],
)
def test_persons_peoples_and_bodies_are_no_places(coder: dateline.Coder, text: str) -> None:
    assert not found(coder, text)


def test_a_government_is_of_no_town(coder: dateline.Coder) -> None:
    text = (
        "The United States helped Ford. The U.S. thanked the governments of Canada and Ontario. "
        "The United States and the U.S. Congress praised the United States."
    )
    assert found(coder, text).get("Ontario") == "CAN"


def test_a_region_of_several_countries_has_no_single_one(coder: dateline.Coder) -> None:
    (place,) = coder.find_places("Trade grew in Southeast Asia.")
    assert place.country is None and place.latitude is not None
    text = "America fears an arms race in the Middle East. New York agreed."
    assert found(coder, text)["Middle East"] is None


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The president flew to Brussels. American allies were wary of him.", "Brussels", "BEL"),
        ("American officials spent a week in Toronto.", "Toronto", "CAN"),
        ("He lives in Ontario, California.", "Ontario", "USA"),
        ("They met in a bar in Piccadilly.", "Piccadilly", "GBR"),
    ],
)
def test_a_village_is_meant_only_where_its_state_is_named(
    coder: dateline.Coder, text: str, name: str, country: str
) -> None:
    assert found(coder, text).get(name) == country


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("LONDON, Ky. (AP) - London police arrested a man on Monday.", "London", "USA"),
        ("London will host the fair. Canada and the Canadian minister paid.", "London", "CAN"),
        ("London will host the fair. Canada and the British minister paid.", "London", "GBR"),
        (
            "The U.S. met Iran in Vienna, he said. The U.S. and U.S. firms in Washington agreed.",
            "Vienna",
            "AUT",
        ),
        ("Ann Marsh, 40, of Danbury, was arrested in Connecticut.", "Danbury", "USA"),
    ],
)
def test_a_name_has_the_sense_that_the_article_tells(
    coder: dateline.Coder, text: str, name: str, country: str
) -> None:
    assert found(coder, text).get(name) == country
