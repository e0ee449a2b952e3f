"""Plain news sentences, each of which tells an act: what the whole pipeline makes of it."""

from __future__ import annotations

from datetime import date

import pytest

import dateline

TOLD = (
    ("Thousands rallied on Sunday in Paris against the law.", "PROTEST", "Thousands", ""),
    ("Tens of thousands marched through Minsk.", "PROTEST", "thousands", ""),
    ("Thousands took to the streets of Paris on Sunday.", "PROTEST", "Thousands", ""),
    ("Thousands attended a rally against corruption in Bucharest.", "PROTEST", "Thousands", ""),
    ("Protesters gathered on Tahrir Square on Friday.", "PROTEST", "Protesters", ""),
    ("Protests erupted across Iran.", "PROTEST", "Iran", ""),
    ("Teachers walked out in Chicago.", "PROTEST", "Teachers", ""),
    ("Farmers marched on Washington.", "PROTEST", "Farmers", "Washington"),
    ("India clashed with China on the border.", "ASSAULT", "India", "China"),
    ("Clashes erupted between farmers and herders in Jos.", "ASSAULT", "farmers, herders", ""),
    ("Troops crushed the uprising in Homs.", "ASSAULT", "Troops", "Homs"),
    ("Russian missiles hit Kyiv and Lviv.", "ASSAULT", "Russian", "Kyiv, Lviv"),
    ("Gunmen took 20 people hostage at a hotel in Bamako.", "ASSAULT", "Gunmen", "20 people"),
    ("Police used live ammunition against protesters.", "ASSAULT", "Police", "protesters"),
    ("Russian troops crossed into Ukraine.", "MOBILIZE", "Russian troops", "Ukraine"),
    ("Chinese warplanes entered Taiwan's airspace.", "MOBILIZE", "Chinese warplanes", "Taiwan"),
    ("US troops left Afghanistan on Monday.", "RETREAT", "US troops", "Afghanistan"),
    ("The activist was released from prison on Friday.", "RETREAT", "", "activist"),
    ("Putin and Trump spoke by phone on Wednesday.", "CONSULT", "Putin, Trump", ""),
    ("The bloc gave the junta a week to step down.", "THREATEN", "", "junta"),
    ("Donald Trump fired James Comey.", "SANCTION", "Donald Trump", "James Comey"),
    (
        "Google was fined two billion euros by the European Commission.",
        "SANCTION", "European Commission", "Google",
    ),
    ("Australia cancelled the visa of Novak Djokovic.", "COERCE", "Australia", "Novak Djokovic"),
    ("Spain opened an inquiry into the killing of the tourist.", "ACCUSE", "Spain", ""),
    ("Germany took in 1,000 refugees from Greece.", "AID", "Germany", "Greece"),
    ("The Red Cross brought aid to Eastern Ghouta.", "AID", "Red Cross", "Eastern Ghouta"),
    ("Serbia and Kosovo struck a deal on number plates.", "SUPPORT", "Serbia, Kosovo", ""),
    (
        "Leonid Brezhnev received Richard Nixon in the Kremlin.",
        "CONSULT", "Leonid Brezhnev", "Richard Nixon",
    ),
    (
        "Jakarta threatened to sink any Chinese trawler found inside its waters.",
        "THREATEN", "Jakarta", "Chinese trawler",
    ),
    (
        "The Polish government asked the Red Cross in April 1943 to look into the graves.",
        "REQUEST", "Polish government", "Red Cross",
    ),
    (
        "Moscow called upon the United States at the Security Council to renounce force.",
        "REQUEST", "Moscow", "United States",
    ),
    ("Ghana warned it would take back its offer of troops.", "THREATEN", "Ghana", ""),
    ("Police were deployed in Santiago.", "MOBILIZE", "Police", "Santiago"),
    ("Parliament ousted Prime Minister Ivan Petrov.", "SANCTION", "Parliament", "Ivan Petrov"),
    (
        "Poland and Baltic states urged Germany and French lawmakers to act.",
        "REQUEST", "Poland, Baltic states", "Germany, French lawmakers",
    ),
    (
        "The union demanded the nationalisation of gas from the government of Carlos Mesa.",
        "REQUEST", "union", "government",
    ),
    (
        "Coming days after Trump castigated NATO allies, the summit with Putin was brief.",
        "ACCUSE", "Trump", "NATO allies",
    ),
    (
        "It is backed by Republicans — and many Democrats — who agree with Netanyahu.",
        "AGREE", "Republicans, Democrats", "Netanyahu",
    ),
    (
        "President Trump and Russian President Putin shake hands in Helsinki.",
        "CONSULT", "Trump, Putin", "",
    ),
    (
        "The United States has frozen 7 billion dollars of Afghan assets.",
        "COERCE", "United States", "Afghan",
    ),
    (
        "The detention of a prominent blogger by Omani police was criticized.",
        "COERCE", "Omani police", "prominent blogger",
    ),
    ("A court found the bank's chairman guilty of fraud.", "SANCTION", "court", "chairman"),
    ("The gunmen set the pupils free.", "RETREAT", "gunmen", "pupils"),
    ("Riyadh gave Lebanon $3 billion in loans.", "AID", "Riyadh", "Lebanon"),
    ("A delegation of Zulu chiefs conferred with Cyril Ramaphosa.", "CONSULT", "delegation",
     "Cyril Ramaphosa"),
    ("Cuba sent doctors to Haiti.", "AID", "Cuba", "Haiti"),
    (
        "Moscow was threatened with tariffs of ten percent by President Trump.",
        "THREATEN", "Trump", "Moscow",
    ),
)  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), TOLD)
def test_a_plain_sentence_tells_its_act(
    coder: dateline.Coder, text: str, kind: str, actors: str, recipients: str
) -> None:
    coded = coder.code(dateline.Article(body=text, published=date(2019, 4, 25)))
    raw = {mention.id: mention.raw for mention in coded.mentions}
    event = next(event for event in coded.events if event.type == kind)
    assert actors in ("", ", ".join(raw[mention] for mention in event.actors))
    assert ", ".join(raw[mention] for mention in event.recipients) == recipients


@pytest.mark.parametrize(
    "text",
    [
        "Stocks in Japan rallied on Monday.",
        "Trump rallied in Ohio.",
        "Refugees crossed into Turkey.",
        "Hundreds attended the dinner.",
        "Thousands of jobs were lost.",
        "Merkel spoke on Monday.",
        "The minister left Paris.",
        "The soldiers left their families behind.",
        "The recession hit Spain.",
        "The guests walked out in silence.",
        "He gave his staff a day to rest.",
        "Let me say this to Russia.",
        "The bank warned that it made a loss.",
        "Iraq and Afghanistan are countries.",
    ],
)
def test_a_sentence_of_like_words_tells_none(coder: dateline.Coder, text: str) -> None:
    assert not coder.code(dateline.Article(body=text, published=date(2019, 4, 25))).events


def test_a_report_may_break_off_behind_a_verb(coder: dateline.Coder) -> None:
    (coded,) = coder.code_many([dateline.Article(body="It was all that Moscow let")])
    assert isinstance(coded, dateline.Coded)


def test_a_war_game_of_one_state_is_no_cooperation(coder: dateline.Coder) -> None:
    article = dateline.Article(title="China launches war games", body="More follows.")
    assert [(e.type, e.cameo) for e in coder.code(article).events] == [("MOBILIZE", "152")]


def test_what_is_ruled_out_does_not_happen(coder: dateline.Coder) -> None:
    text = "The chancellor ruled out sending missiles."
    (event,) = coder.code(dateline.Article(body=text, published=date(2019, 4, 25))).events
    assert event.status == "negated"


def test_bare_numbers_of_people_are_of_where_they_march(coder: dateline.Coder) -> None:
    text = "Thousands took to the streets of Paris. Dozens were arrested in Paris."
    coded = coder.code(dateline.Article(body=text, published=date(2019, 4, 25)))
    countries = {actor.mention: actor.country for actor in coded.actors}
    found = {mention.raw: countries.get(mention.id) for mention in coded.mentions}
    assert (found["Thousands"], found["Dozens"]) == ("FRA", "FRA")


@pytest.mark.parametrize(
    ("title", "kind", "actors", "recipients"),
    [
        ("Trump fires FBI director Comey", "SANCTION", "Trump", "Comey"),
        ("North Korea fires missile over Japan", "MOBILIZE", "North Korea", "Japan"),
        ("Police fire tear gas at protesters in Kyiv", "ASSAULT", "Police", "protesters"),
        ("Gunmen storm hotel in Bamako", "ASSAULT", "Gunmen", "Bamako"),
        ("Pakistan summons Indian envoy", "ACCUSE", "Pakistan", "Indian envoy"),
        ("Zimbabwe's Mugabe fires vice president", "SANCTION", "Mugabe", "vice president"),
        ("Somali pirates free hijacked ship", "RETREAT", "Somali pirates", ""),
        ("Three killed in Kabul blast", "ASSAULT", "", "Three"),
        ("Dozens killed in Kabul blast", "ASSAULT", "", "Dozens"),
        ("Putin, Erdogan to meet in Sochi", "CONSULT", "Putin, Erdogan", ""),
        ("Iran, world powers to resume talks", "CONSULT", "Iran, world powers", ""),
        ("Biden, Xi meet in Bali", "CONSULT", "Biden, Xi", ""),
        ("India, Australia ink trade pact", "SUPPORT", "India, Australia", ""),
        ("US, Taliban resume talks", "CONSULT", "US, Taliban", ""),
        ("Miners strike over pay", "PROTEST", "Miners", ""),
        ("Thousands rally against Orban", "PROTEST", "Thousands", "Orban"),
        ("Police fire on protesters", "ASSAULT", "Police", "protesters"),
        ("Taliban storm Kunduz", "ASSAULT", "Taliban", "Kunduz"),
        ("Israel strikes kill 10 in Gaza", "ASSAULT", "Israel", "10"),
        ("Modi axes finance minister", "SANCTION", "Modi", "finance minister"),
        ("US boots Russian diplomats", "SANCTION", "US", "Russian diplomats"),
        ("Iran fires ballistic missile", "MOBILIZE", "Iran", ""),
        ("US lifts ban on Huawei", "CONCEDE", "US", "Huawei"),
        ("Philippines, US launch war games", "COOPERATE", "Philippines, US", ""),
        ("Manila bishops applaud ruling by Duterte", "SUPPORT", "Manila bishops", "Duterte"),
    ],
)
def test_a_headline_tells_its_act(
    coder: dateline.Coder, title: str, kind: str, actors: str, recipients: str
) -> None:
    article = dateline.Article(title=title, body="More follows.", published=date(2019, 4, 25))
    coded = coder.code(article)
    raw = {mention.id: mention.raw for mention in coded.mentions}
    (event,) = coded.events
    assert event.type == kind
    assert ", ".join(raw[mention] for mention in event.actors) == actors
    assert ", ".join(raw[mention] for mention in event.recipients) == recipients


@pytest.mark.parametrize("title", ["Forest fires ravage Greece", "Police fire chief honored"])
def test_a_noun_of_a_headline_stays_one(coder: dateline.Coder, title: str) -> None:
    article = dateline.Article(title=title, body="More follows.", published=date(2019, 4, 25))
    assert not [e for e in coder.code(article).events if e.trigger.raw in {"fires", "fire"}]
