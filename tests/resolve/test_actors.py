"""Who is meant on which day, and which of two things of one name."""

from __future__ import annotations

from datetime import date

import pytest

import dateline
from dateline.records import Actor, Article


def actors(coder: dateline.Coder, body: str, on: date = date(2019, 4, 25)) -> dict[str, Actor]:
    """Return the actors of a text by the words that name them, the last of equal words."""
    coded = coder.code(Article(body=body, published=on))
    mentions = {mention.id: mention.raw for mention in coded.mentions}
    return {mentions[actor.mention]: actor for actor in coded.actors}


@pytest.mark.parametrize(
    ("day", "sector", "flags"),
    [
        (date(2015, 6, 30), "PTY", ()),
        (date(2019, 4, 24), "GOV", ()),
        (date(2021, 1, 19), "GOV", ()),
        (date(2021, 1, 20), "GOV", ()),
        (date(2021, 1, 21), "ELI", ("former",)),
        (date(2023, 1, 1), "PTY", ()),
        (date(2025, 1, 20), "GOV", ()),
    ],
)
def test_an_office_begins_and_ends(
    coder: dateline.Coder, day: date, sector: str, flags: tuple[str, ...]
) -> None:
    actor = coder.resolve_actor("Donald Trump", on=day)
    assert actor is not None
    assert (actor.country, actor.sector, actor.flags) == ("USA", sector, flags)


def test_two_kims_in_one_article_are_two(coder: dateline.Coder) -> None:
    found = actors(
        coder,
        "South Korean minister Kim Yeon-chul spoke. North Korean leader Kim Jong-un was absent.",
    )
    assert found["Kim Yeon-chul"].country == "KOR"
    assert found["Kim Jong-un"].country == "PRK"


def test_georgia_is_a_state_near_atlanta_and_a_country_near_tbilisi(coder: dateline.Coder) -> None:
    assert actors(coder, "Georgia's governor spoke in Atlanta.")["Georgia"].country == "USA"
    assert actors(coder, "Georgia's cabinet met in Tbilisi.")["Georgia"].country == "GEO"


def test_militias_beside_a_land_are_not_of_it(coder: dateline.Coder) -> None:
    found = actors(coder, "They were backed by Russia and Shiite militias from Iraq and Lebanon.")
    assert (found["Russia"].country, found["militias"].country) == ("RUS", None)


def test_the_north_and_the_south_are_koreas(coder: dateline.Coder) -> None:
    found = actors(coder, "The North fired missiles. South Korea said the South held drills.")
    assert (found["North"].country, found["South"].country) == ("PRK", "KOR")


@pytest.mark.parametrize(
    ("name", "day", "country"),
    [
        ("Burma", date(1985, 1, 1), "MMR"),
        ("Myanmar", date(2019, 1, 1), "MMR"),
        ("Macedonia", date(2018, 1, 1), "MKD"),
        ("North Macedonia", date(2020, 1, 1), "MKD"),
        ("Soviet Union", date(1985, 1, 1), "SUN"),
        ("Zaire", date(1990, 1, 1), "COD"),
    ],
)
def test_a_country_has_the_name_of_its_day(
    coder: dateline.Coder, name: str, day: date, country: str
) -> None:
    actor = coder.resolve_actor(name, on=day)
    assert actor is not None
    assert actor.country == country


@pytest.mark.parametrize(
    ("text", "country", "sector"),
    [
        ("senior Russian officials", "RUS", "GOV"),
        ("Serbian Army", "SRB", "MIL"),
        ("Boko Haram gunmen", "NGA", "REB"),
        ("Shanghai police", "CHN", "COP"),
        ("a group of tourists", None, "CVL"),
        ("Trump", "USA", "GOV"),
    ],
)
def test_a_phrase_has_country_and_sector(
    coder: dateline.Coder, text: str, country: str | None, sector: str
) -> None:
    actor = coder.resolve_actor(text, on=date(2019, 4, 25))
    assert actor is not None
    assert (actor.country, actor.sector) == (country, sector)


def test_a_pronoun_owner_gives_its_country(coder: dateline.Coder) -> None:
    found = actors(coder, "India denied that its troops crossed the border.")
    assert found["troops"].country == "IND"


def test_what_is_not_known_has_a_reason(coder: dateline.Coder) -> None:
    actor = actors(coder, "Zyxwv Qrstuv met the mayor in Xanadupolis.").get("Zyxwv Qrstuv")
    assert actor is None or actor.reason


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Forces loyal to Khalifa Hifter attacked.", "Forces", "LBY"),
        ("Aid went to the Ministry of Health of Ethiopia.", "Ministry", "ETH"),
        ("Turkey attacked U.S.-backed Kurdish fighters.", "U.S.-backed Kurdish fighters", None),
        ("The Palestinian Islamic Jihad (PIJ) organization attacked.", "organization", "PSE"),
        ("The Kaduna State Government agreed.", "Kaduna State Government", "NGA"),
        ("Georgia's governor Brian Kemp signed the bill.", "Georgia", "USA"),
        ("Insurgents attacked Palma in Mozambique.", "Palma", "MOZ"),
        ("The Senate in Nigeria rejected the bill.", "Senate", "NGA"),
        ("The Korean government agreed.", "Korean government", "KOR"),
        ("Angela Merkell spoke in Berlin.", "Angela Merkell", "DEU"),
        ("Canada trained with its South Korean allies.", "South Korean allies", "KOR"),
        ("Canada criticised South Korean allies.", "South Korean allies", None),
        ("A bill was blocked by Republican lawmakers.", "Republican lawmakers", "USA"),
        ("America voted. Robert Lee, Republican of Georgia, objected.", "Robert Lee", "USA"),
        ("Ireland jailed Republican prisoners.", "Republican prisoners", None),
        ("The Hungarian Red Cross sent tents.", "Hungarian Red Cross", "HUN"),
        ("The ministers landed in Brussels.", "Brussels", "BEL"),
        ("The ministers blamed Brussels.", "Brussels", "EUR"),
        (
            "It was told by the Danish Centre for Lake Research.",
            "Danish Centre for Lake Research",
            "DNK",
        ),
        (
            "It was told by the Latin American Centre for Lake Research.",
            "Latin American Centre for Lake Research",
            None,
        ),
        ("Talks between the countries in Asia failed.", "countries", None),
        ("The nations' leaders signed it.", "leaders", None),
    ],
)
def test_the_country_of_a_phrase(
    coder: dateline.Coder, text: str, name: str, country: str | None
) -> None:
    assert actors(coder, text)[name].country == country


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Professor Anna Miller, director of the Danish Centre for Lakes, objected.",
         "Anna Miller", "DNK"),
        ("A head of hygiene within the Danish Food Authority, Anna Miller, objected.",
         "Anna Miller", "DNK"),
        ("Anna Miller, an analyst with the Danish Food Authority, objected.", "Anna Miller", "DNK"),
        ("The mayor of Lusaka, Anna Miller, objected.", "Anna Miller", "ZMB"),
        ("The plan was praised by Anna Miller, a doctor at the University of Leeds.", "Anna Miller",
         "GBR"),
        ("Doctor Anna Miller, in Rome on Wednesday, praised the plan.", "Anna Miller", None),
        ("Ms. Miller in Indonesia praised the plan.", "Miller", None),
    ],
)  # fmt: skip
def test_a_person_is_of_the_body_of_the_title_not_of_where_it_was_said(
    coder: dateline.Coder, text: str, name: str, country: str | None
) -> None:
    assert actors(coder, text)[name].country == country


def test_a_misspelt_name_is_flagged(coder: dateline.Coder) -> None:
    assert "fuzzy" in actors(coder, "Angela Merkell spoke.")["Angela Merkell"].flags
    assert actors(coder, "John Kerly spoke.")["John Kerly"].entity is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Vladimir Putin met Donald Trump. The two leaders signed a treaty with Iran.",
         {"Vladimir Putin", "Donald Trump"}),
        ("Israel fought Hamas for a month. Both sides agreed to a truce on Friday.",
         {"Israel", "Hamas"}),
        ("Nigerian and British armed forces agreed to cooperate.", {"armed forces", "British"}),
        ("Vladimir Putin wrote to Donald Trump. The two nations' leaders will hold talks.",
         {"Vladimir Putin", "Donald Trump"}),
        ("Donald Trump and his Russian counterpart left early. They met on Monday.",
         {"Donald Trump", "Russian counterpart"}),
    ],
)  # fmt: skip
def test_two_act_where_the_words_name_none(
    coder: dateline.Coder, text: str, names: set[str]
) -> None:
    coded = coder.code(Article(body=text, published=date(2018, 7, 17)))
    mentions = {mention.id: mention.raw for mention in coded.mentions}
    last = max(coded.events, key=lambda event: event.sentence)
    assert {mentions[actor] for actor in last.actors} == names


def test_lawmakers_are_of_the_congress_that_the_article_names(coder: dateline.Coder) -> None:
    text = (
        "Iran and Iran's partners signed the deal in Vienna. Iran said so. Speaker John Boehner "
        "and Senator Tom Cotton opposed it. The lawmakers criticized Iran."
    )
    found = coder.code(Article(body=text, published=date(2015, 7, 14)))
    (mention,) = (m for m in found.mentions if m.raw == "lawmakers")
    assert {a.country for a in found.actors if a.mention == mention.id} == {"USA"}


def test_the_leader_of_a_party_is_not_that_of_the_state(coder: dateline.Coder) -> None:
    found = actors(coder, "America's Republican leader objected.")["Republican leader"]
    assert (found.country, found.entity) == ("USA", None)


def test_one_adjective_is_of_both_nouns(coder: dateline.Coder) -> None:
    text = "The expulsion of Russian spies and diplomats from Ireland followed."
    found = coder.code(Article(body=text, published=date(2018, 7, 17)))
    (mention,) = (m for m in found.mentions if m.raw == "diplomats")
    assert {a.country for a in found.actors if a.mention == mention.id} == {"RUS"}


@pytest.mark.parametrize(
    ("text", "raw", "country"),
    [
        ("Hundreds of Russian firms, power brokers and rich donors lost money.", "rich donors",
         "RUS"),
        ("Russian firms, power brokers and rich donors lost money.", "power brokers", "RUS"),
        ("Russian soldiers and angry protesters met.", "angry protesters", None),
        ("Russian firms, the brokers and rich donors lost money.", "rich donors", None),
    ],
)  # fmt: skip
def test_one_adjective_is_of_a_long_list_of_plurals(
    coder: dateline.Coder, text: str, raw: str, country: str | None
) -> None:
    assert actors(coder, text)[raw].country == country


def test_nasdaq_is_the_exchange(coder: dateline.Coder) -> None:
    found = actors(coder, "Nasdaq cancelled its trades.")["Nasdaq"]
    assert (found.name, found.country) == ("Nasdaq Stock Market", "USA")


def test_initials_are_no_town(coder: dateline.Coder) -> None:
    assert not [place for place in coder.find_places("USI received a donation.") if place.name]


def test_members_of_parliament_are_of_no_congress(coder: dateline.Coder) -> None:
    text = (
        "Iran signed the deal with President Obama. “It will be felt,” said MP Abouzar Nadimi. "
        "Senator John McCain and Senator Lindsey Graham opposed it."
    )
    assert actors(coder, text, date(2015, 7, 14))["Abouzar Nadimi"].country == "IRN"


def who(coder: dateline.Coder, text: str, raw: str) -> tuple[str | None, str | None, str | None]:
    coded = coder.code(Article(body=text, published=date(2018, 7, 17)))
    mention = next(m for m in coded.mentions if m.raw == raw)
    actor = next(a for a in coded.actors if a.mention == mention.id)
    return actor.name, actor.country, actor.sector


@pytest.mark.parametrize(
    ("text", "raw", "expected"),
    [
        ("Bruce Ivins died. Dr. Ivins had helped the FBI.", "Ivins", ("Bruce Ivins", None, None)),
        ("Daniel Brown, an Iran analyst, was angry.", "Daniel Brown",
         ("Daniel Brown", None, "EDU")),
        ("A U.S. analyst praised it.", "U.S. analyst", ("U.S. analyst", "USA", "EDU")),
        ("Iran, Iran, Peru, says Dana Pletka, senior vice president at a think tank.",
         "Dana Pletka", ("Dana Pletka", None, None)),
        ("Rep. Warren Davidson, R-Ohio, was angry.", "Warren Davidson",
         ("Warren Davidson", "USA", "LEG")),
        ("Ahmed Karim, 41, from Leeds, was convicted.", "Ahmed Karim",
         ("Ahmed Karim", "GBR", None)),
        ("It was led by the WHO and US health officials.", "health officials",
         ("health officials", "USA", "GOV")),
        ("Russia helped pro-Russian rebels in eastern Ukraine.", "pro-Russian rebels",
         ("pro-Russian rebels", "UKR", "REB")),
        ("France met France and France. The governments agreed.", "governments",
         ("governments", None, "GOV")),
    ],
)  # fmt: skip
def test_who_is_not_in_the_tables(
    coder: dateline.Coder, text: str, raw: str, expected: tuple[str | None, str | None, str | None]
) -> None:
    assert who(coder, text, raw) == expected


@pytest.mark.parametrize(
    "text",
    [
        'Ann Lee leads the union. Lee said: "I met the mayor. We are sad."',
        'Ann Lee leads the union. She added that it rained. "I met the mayor. We ask for help."',
        "Ann Lee leads the union. “We think that we met the mayor and I hope he acts,” Lee said.",
        "In part of her letter, Ann Lee left this farewell, “I hope that we meet again.”",
    ],
)
def test_a_first_person_bears_the_name_of_who_speaks(coder: dateline.Coder, text: str) -> None:
    found = actors(coder, text)
    first = {word: actor.name for word, actor in found.items() if word.lower() in {"i", "we"}}
    assert first and set(first.values()) == {"Ann Lee"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“We are cooperating with the police,” said Ann Lee, a spokeswoman for Boeing.", "Boeing"),
        ("“We will hire more people,” said Ann Lee, chief executive of Boeing.", "Boeing"),
        ("“We love our country,” said Ann Lee, chief executive of Boeing.", "Boeing"),
        ("“We urge patience,” said Ann Lee, chairwoman of the Republican Party.", "Ann Lee"),
        ("“We are helping the police,” said Zyxwv Foods spokesman Ann Lee.", "Zyxwv Foods"),
        ("“We will impose sanctions on Iran,” Donald Trump said.", "United States"),
        ("“We condemn Iran,” Donald Trump said.", "Donald Trump"),
        ("“We will open a school,” Donald Trump said.", "Donald Trump"),
    ],
)
def test_we_is_the_body_or_the_state_that_acts(coder: dateline.Coder, text: str, name: str) -> None:
    assert actors(coder, text)["We"].name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Vicente Fox spoke on Monday. On Tuesday Fox railed against the wall.", "Vicente Fox"),
        ("The skater Georgia Holm won. Georgia said she was happy.", "Georgia Holm"),
        ("Rep. Jim Jordan of Ohio spoke. Jordan said he was angry.", "Jim Jordan"),
    ],
)
def test_a_short_name_is_no_body_and_no_country(
    coder: dateline.Coder, text: str, name: str
) -> None:
    short = next(word for word in ("Fox", "Georgia", "Jordan") if word in name)
    assert actors(coder, text)[short].name == name


def test_our_country_is_not_that_of_a_firm(coder: dateline.Coder) -> None:
    text = "“Sales rose in our country,” said Ann Lee, chief executive of Boeing."
    assert actors(coder, text)["our"].name == "Ann Lee"


def test_us_is_no_first_person(coder: dateline.Coder) -> None:
    found = actors(coder, "The US won. “They thanked us,” Macron said.")
    assert found["us"].country == "FRA"


@pytest.mark.parametrize(
    ("text", "raw", "country"),
    [
        ("Ann Marsh, 18, of Regina, was charged.", "Ann Marsh", "CAN"),
        ("Ann Marsh, of High Street, Leeds, was charged.", "Ann Marsh", "GBR"),
        ("Ann Marsh, who heads the University of Leeds, was charged.", "Ann Marsh", "GBR"),
        ("The head of the fire department in Shiraz, Ali Karimi, spoke.", "Ali Karimi", "IRN"),
        ("Ann Marsh, director of the Lake Centre, which is based in Geneva, spoke.", "Ann Marsh",
         "CHE"),
        ("Governor of Washington Ann Marsh spoke.", "Ann Marsh", "USA"),
        ("Governor of Washington Chris Gregor said that it rained.", "Chris Gregor", "USA"),
        ("Egypt's Minister of Health Mostafa Karimi said that it rained.", "Mostafa Karimi",
         "EGY"),
        ("Marsh's Republican allies in the House objected.", "Republican allies", "USA"),
        ("An Alberta MLA spoke. Calgary MLA Ann Marsh objected.", "Ann Marsh", "CAN"),
        ("PARIS, Mo. - A man died. Paris police arrested a woman.", "Paris police", "USA"),
        ("PARIS, Mo. - A man died. France regrets it. Paris police are sad.", "Paris police",
         "FRA"),
    ],
)  # fmt: skip
def test_a_place_beside_tells_the_country(
    coder: dateline.Coder, text: str, raw: str, country: str
) -> None:
    assert actors(coder, text)[raw].country == country


def test_two_given_names_are_no_misspelling(coder: dateline.Coder) -> None:
    assert actors(coder, "The judge agreed with Ivana Trump.")["Ivana Trump"].entity is None


def test_a_surname_is_of_who_held_an_office_last(coder: dateline.Coder) -> None:
    found = coder.code(Article(body="Reports attacked Clinton.", published=date(2016, 9, 8)))
    assert [a.name for a in found.actors if a.sector != "MED"][-1:] == ["Hillary Clinton"]


def test_a_former_president_is_no_town(coder: dateline.Coder) -> None:
    text = "“He is not willing,” Ann Lee of Ohio said of Obama on Monday."
    assert actors(coder, text)["Obama"].name == "Barack Obama"


def test_two_heads_of_state_begin_a_sentence(coder: dateline.Coder) -> None:
    found = coder.code(
        Article(body="Merkel and Macron hold a meeting.", published=date(2019, 4, 2))
    )
    assert {actor.name for actor in found.actors} >= {"Angela Merkel", "Emmanuel Macron"}


def test_a_crown_is_no_part_of_a_name(coder: dateline.Coder) -> None:
    assert "Alicia Machado" in actors(coder, "Peru thanked Miss Universe Alicia Machado.")


def test_a_given_name_goes_on_behind_its_hyphen(coder: dateline.Coder) -> None:
    assert "Wong Yeung-tat" in actors(coder, "The party's Wong Yeung-tat resigned on Monday.")


def test_a_title_is_no_part_of_a_name(coder: dateline.Coder) -> None:
    text = "Ann Marsh of Acme met the mayor. Mrs Marsh said that it rained."
    assert "Mrs Marsh" not in actors(coder, text)
    assert actors(coder, text)["Marsh"].name == "Ann Marsh"


@pytest.mark.parametrize(
    ("text", "raw", "country"),
    [
        ("The Green Party condemned Spain's Socialist Party.", "Socialist Party", "ESP"),
        ("Japan's Communist Party spoke.", "Communist Party", "JPN"),
        ("Ireland's Sinn Fein objected.", "Sinn Fein", "GBR"),
        ("The U.S. Attorney's Office charged a man.", "U.S. Attorney's Office", "USA"),
        ("The Texas Governor's Office says so.", "Texas Governor's Office", "USA"),
    ],
)  # fmt: skip
def test_a_body_is_of_the_state_before_it(
    coder: dateline.Coder, text: str, raw: str, country: str
) -> None:
    assert actors(coder, text)[raw].country == country


@pytest.mark.parametrize(
    ("text", "raw", "country"),
    [
        ("Mr. Gentz, a 34-year-old German who runs a shop, met Chinese officials.", "Gentz", "DEU"),
        ("Munir Khan, 22, from the Cincinnati suburb of West Chester, was arrested.", "Munir Khan",
         "USA"),
        ("Rep. Steve Israel of New York criticized John Boehner.", "Steve Israel", "USA"),
        ("The State Department condemned Turkey.", "State Department", "USA"),
    ],
)  # fmt: skip
def test_who_somebody_is_said_to_be_tells_the_country(
    coder: dateline.Coder, text: str, raw: str, country: str
) -> None:
    coded = coder.code(Article(body=text))
    of = {mention.id: mention.raw for mention in coded.mentions}
    assert [a.country for a in coded.actors if of[a.mention] == raw] == [country]


def test_the_president_of_a_body_is_not_that_of_its_state(coder: dateline.Coder) -> None:
    text = "Chad Griffin, the president of the Human Rights Campaign, praised the ruling."
    coded = coder.code(Article(body=text, published=date(2013, 8, 29)))
    of = {mention.id: mention.raw for mention in coded.mentions}
    found = {of[actor.mention]: actor.name for actor in coded.actors}
    assert (found["Chad Griffin"], found["president"]) == ("Chad Griffin", "Chad Griffin")


def test_an_owner_is_that_of_a_whole_list(coder: dateline.Coder) -> None:
    body = "Chile spoke. Turkish officer Ann Marsh fled; police in Peru seized her son and sister."
    found = actors(coder, body)
    assert (found["son"].country, found["sister"].country) == ("TUR", "TUR")


def test_a_seat_with_a_person_s_name_is_no_owner(coder: dateline.Coder) -> None:
    found = actors(coder, "Ann Marsh is the member for Kennedy. Kenya and Peru met Marsh.")
    assert found["Ann Marsh"].country is None


def test_an_adviser_is_of_the_country_of_whom_he_advises(coder: dateline.Coder) -> None:
    body = "Norwegian senator Luis Holm met Peru. Ann Marsh, a spokeswoman for Holm, agreed."
    assert actors(coder, body)["Ann Marsh"].country == "NOR"


@pytest.mark.parametrize(
    ("body", "raw", "country"),
    [
        ("A lawyer for Greenpeace objected.", "lawyer", None),
        ("A spokesman for Greenpeace objected.", "spokesman", "NGO"),
        ("The U.S. minister works with his allies in Congress.", "allies", "USA"),
        ("Norway praised Peru's allies in Asia.", "allies", None),
        ("Norway wrote to all relevant parties.", "relevant parties", None),
        ("Two thousand Ohioans met in Lyon.", "Ohioans", "USA"),
        ("A student from the Gold Coast of Australia met Peru.", "student", "AUS"),
    ],
)  # fmt: skip
def test_who_is_of_no_body_or_land_named_beside(
    coder: dateline.Coder, body: str, raw: str, country: str | None
) -> None:
    assert actors(coder, body)[raw].country == country


def test_a_court_named_and_then_called_the_court_is_of_the_article(coder: dateline.Coder) -> None:
    body = (
        "The Supreme Court heard a case of Ohio and Utah in Washington. Texas was sad. The court "
        "agreed with New Zealand."
    )
    assert actors(coder, body)["Supreme Court"].country == "USA"


@pytest.mark.parametrize(
    ("body", "raw", "country"),
    [
        ("Paul Marsh lived in Leeds and had British-Algerian citizenship.", "Paul Marsh", "DZA"),
        ("The money came from the US President's Malaria Initiative.", "Malaria Initiative", "USA"),
        ("The sailors met Norway's Anna Berg in May.", "Anna Berg", "NOR"),
        ("The bill was opposed by the Arkansas-based data services company Acxiom.", "Acxiom",
         "USA"),
        ("The mayor wrote to the Pope and asked him to help.", "him", "VAT"),
    ],
)  # fmt: skip
def test_words_beside_a_name_tell_its_country(
    coder: dateline.Coder, body: str, raw: str, country: str
) -> None:
    assert actors(coder, body)[raw].country == country


def test_an_initial_does_not_hide_a_known_name(coder: dateline.Coder) -> None:
    found = actors(coder, "Andrew G. McCabe was fired.", date(2018, 8, 13))
    assert found["Andrew G. McCabe"].name == "Andrew McCabe"


def test_the_highway_patrol_is_a_force(coder: dateline.Coder) -> None:
    found = actors(coder, "In Missouri, the sheriff assisted the Highway Patrol at the scene.")
    assert found["Highway Patrol"].sector == "COP"
