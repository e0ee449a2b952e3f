"""Whose a group without a country of its own is, and whose it is not."""

from __future__ import annotations

from datetime import date

import pytest

import dateline
from dateline.records import Actor, Article


def actor(coder: dateline.Coder, body: str, raw: str) -> Actor:
    """Return the last actor that these words name."""
    coded = coder.code(Article(body=body, published=date(2019, 4, 25)))
    mentions = {mention.id: mention.raw for mention in coded.mentions}
    return [actor for actor in coded.actors if mentions[actor.mention] == raw][-1]


@pytest.mark.parametrize(
    ("body", "raw", "country"),
    [
        ("Anti-American protesters burned a flag in Karachi.", "Anti-American protesters", "PAK"),
        ("A man was arrested in Perth by Avon Valley Police.", "Avon Valley Police", "AUS"),
        ("Nurses sent by Canada helped local officials fight a fever in Lusaka, Zambia.",
         "local officials", "ZMB"),
        ("The Danish minister Ann Marsh spoke. A fever broke out in Zambia. It ended after local "
         "officials acted.", "local officials", "ZMB"),
        ("The factory was closed by the Peruvian ministry and local villagers.",
         "local villagers", "PER"),
        ("Troops evacuated people from villages in Bangladesh.", "people", "BGD"),
        ("A quake shook Chile. Chile and Chile again. Kenya sent condolences to those in the "
         "disaster zone.", "those", "CHL"),
        ("In Caracas, the law was delayed by hardliners.", "hardliners", "VEN"),
        ("The Austrian chancellor spoke. The Tyrolean state government agreed.",
         "Tyrolean state government", "AUT"),
        ("Norway and Norway again. The minister wrote to private schools.", "private schools",
         "NOR"),
        ("Norway and Norway again. The minister urged farmers to wait.", "farmers", "NOR"),
        ("Voters in Leeds and Leeds again were angry. County health officials objected.",
         "County health officials", "GBR"),
        ("In Ireland, the Flood Relief Committee launched an appeal.", "Flood Relief Committee",
         "IRL"),
    ],
)  # fmt: skip
def test_a_group_is_of_the_place_of_its_clause(
    coder: dateline.Coder, body: str, raw: str, country: str
) -> None:
    found = actor(coder, body, raw)
    assert (found.country, "focus" in found.flags) == (country, True)


@pytest.mark.parametrize(
    ("body", "raw"),
    [
        ("Negotiators in Vienna reached an agreement.", "Negotiators"),
        ("France's minister met his international counterparts in Vienna.",
         "international counterparts"),
        ("Four aid workers in South Sudan were killed.", "Four aid workers"),
        ("Two women arrived in Kenya.", "Two women"),
        ("Norway and Norway again. My mother criticised it.", "mother"),
        ("Norway and Norway again. They met the finalists.", "finalists"),
        ("Norway and Norway again. They met staff of Acme Widgets.", "staff"),
        ("Norway and Norway again. They met allied leaders.", "allied leaders"),
        ("Norway and Norway again. They met the leaders of the countries.", "leaders"),
        ("Norway and Norway again. Erna Solberg was glad. Other leaders objected.",
         "Other leaders"),
        ("Norway and Norway again. The authors objected.", "authors"),
        ("Norway and Norway again. They wrote to national and international law enforcement "
         "agencies.", "law enforcement agencies"),
        ("The foreign ministers of Laos and Peru met.", "foreign ministers"),
        ("The Heads of State condemned threats of the United States.", "Heads of State"),
        ("Peru arrested a Chinese citizen. It sued the South American country's health ministry.",
         "health ministry"),
        ("The Foreign Office paid for aid to those affected in Yemen.", "Foreign Office"),
        ("American forces fought in Iraq. U.S.-backed fighters helped.", "U.S.-backed fighters"),
    ],
)  # fmt: skip
def test_a_group_is_not_of_where_it_only_is(coder: dateline.Coder, body: str, raw: str) -> None:
    assert actor(coder, body, raw).country is None


def test_a_noun_keeps_the_country_that_it_had(coder: dateline.Coder) -> None:
    body = "British troops returned. Eighteen troops who fought in Iraq and Mali are being tested."
    assert actor(coder, body, "Eighteen troops").country == "GBR"


def test_the_country_is_the_one_told_last(coder: dateline.Coder) -> None:
    body = "The United States spoke with South Sudan. The country's deputy ambassador agreed."
    assert actor(coder, body, "deputy ambassador").country is None
    body = "U.S. senators criticised Nepal and praised the country's deputy ambassador."
    assert actor(coder, body, "deputy ambassador").country == "NPL"


def test_towns_tell_it_where_no_country_is_named(coder: dateline.Coder) -> None:
    body = "The fair moved from Leeds to Bristol and Sheffield. The government welcomed it."
    assert actor(coder, body, "government").country == "GBR"


def test_officials_are_of_their_ministry(coder: dateline.Coder) -> None:
    body = "Chad and Chad again met France. Officials of the Health Ministry agreed."
    assert actor(coder, body, "Officials").country == "TCD"


def test_they_are_of_the_country_of_the_group(coder: dateline.Coder) -> None:
    body = "Villagers in Ghana met. The police said that they had arrested local officials."
    assert actor(coder, body, "they").country == "GHA"


def test_a_body_that_is_no_state_gives_no_country(coder: dateline.Coder) -> None:
    body = "The UN, the UN and the United Nations called. The rebels refused."
    assert actor(coder, body, "rebels").country is None


@pytest.mark.parametrize(
    ("body", "raw", "country"),
    [
        ("The fair in Leeds moved to Bristol. Leeds was sad. Ann Marsh thanked the mayor.",
         "Ann Marsh", "GBR"),
        ("The fair in Leeds moved to Bristol. Leeds was sad. Mr. Marsh thanked the mayor.",
         "Marsh", "GBR"),
        ("The fair in Leeds moved to Bristol. Leeds was sad. Members of the panel objected.",
         "panel", "GBR"),
        ("The fair in Leeds moved to Lyon. Leeds was sad. Ann Marsh thanked the mayor.",
         "Ann Marsh", None),
        ("Norway praised the people trapped in the fighting in Aleppo.", "people", "SYR"),
        ("Norway praised the people that are suffering in the Syrian city.", "people", "SYR"),
        ("Norway, a friend of Norway, praised aid workers trapped in Aleppo.", "aid workers", None),
        ("A man of New Zealand died near Cairns. His sister flew from New Zealand. He lived in "
         "Cairns and worked in Brisbane. Justice Ann Marsh sentenced a man.", "Ann Marsh", "AUS"),
    ],
)  # fmt: skip
def test_who_has_nothing_else_is_of_the_only_country(
    coder: dateline.Coder, body: str, raw: str, country: str | None
) -> None:
    assert actor(coder, body, raw).country == country


def test_i_am_of_the_country_that_the_places_tell(coder: dateline.Coder) -> None:
    body = "Ann Marsh, 40, of Leeds, objected. “I met the mayor,” Marsh said."
    found = actor(coder, body, "I")
    assert (found.name, found.country) == ("Ann Marsh", "GBR")


@pytest.mark.parametrize(
    ("body", "raw", "country"),
    [
        ("Norway, Oslo and Bergen again. Norway and its minister met the plaintiffs' father.",
         "father", "NOR"),
        ("Turkey, Ankara and Izmir again. Turkish police guarded Ambassador Ann Marsh. Peru, "
         "Lima and Quito met.", "Ann Marsh", None),
        ("Norway's ambassador wrote. Turkish police guarded Ambassador Ann Marsh in Ankara. Peru "
         "and Chile met.", "Ann Marsh", "NOR"),
    ],
)  # fmt: skip
def test_who_is_at_hand_is_of_the_only_country(
    coder: dateline.Coder, body: str, raw: str, country: str | None
) -> None:
    assert actor(coder, body, raw).country == country


@pytest.mark.parametrize(
    ("body", "raw", "country"),
    [
        ("U.S. senators of Ohio and Utah spoke of the unrest in Kenya, where the army arrested the "
         "judges.", "army", "KEN"),
        ("Norway met Chile. Students protested. A man stabbed two students at a school in Lima.",
         "two students", "PER"),
        ("Norway and Chile wrote to Peru. Norwegian president Ann Marsh ordered top officials to "
         "stay.", "top officials", "NOR"),
        ("Norway and Chile wrote to Peru. Norwegian president Ann Marsh ordered the envoys to "
         "leave.", "envoys", None),
        ("The fair in Ohio moved to Utah. Texas was sad. The committee urged states to pay.",
         "states", "USA"),
        ("The fair in Ohio moved to Utah. Texas was sad. The committee urged Gulf states to pay.",
         "Gulf states", None),
        ("The fair in Ohio moved to Utah. Texas was sad. Catholic bishops objected.",
         "Catholic bishops", "USA"),
        ("The fair in Ohio moved to Utah. Texas was sad. Dissidents objected.", "Dissidents",
         None),
    ],
)  # fmt: skip
def test_a_clause_and_who_commands_go_before_the_article(
    coder: dateline.Coder, body: str, raw: str, country: str | None
) -> None:
    assert actor(coder, body, raw).country == country


@pytest.mark.parametrize(
    ("body", "raw"),
    [
        ("Texas and Ohio again. The United States deported immigrant children.",
         "immigrant children"),
        ("Texas and Ohio again. The United States arrested undocumented workers.",
         "undocumented workers"),
        ("Texas and Ohio again. The United States counted people seeking asylum in Texas.",
         "people"),
        ("Texas and Ohio again. The United States freed the hostages.", "hostages"),
        ("Senators sued for the Bagram detainees.", "Bagram detainees"),
    ],
)  # fmt: skip
def test_who_came_or_is_held_is_not_of_where_he_is(
    coder: dateline.Coder, body: str, raw: str
) -> None:
    assert actor(coder, body, raw).country is None


@pytest.mark.parametrize("raw", ["airlines", "jihadists"])
def test_people_and_firms_of_any_country_are_not_of_the_articles_own(
    coder: dateline.Coder, raw: str
) -> None:
    text = f"Norway, Norway and Norway again. The Norwegian firm Nordfly said {raw} demand more."
    assert actor(coder, text, raw).country is None


def test_the_city_s_chamber_is_of_the_place_told_last(coder: dateline.Coder) -> None:
    text = "The mayor of Leeds and the city's Chamber of Commerce urged the council to wait."
    assert actor(coder, text, "Chamber of Commerce").country == "GBR"
