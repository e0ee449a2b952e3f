"""Sides that grammar supplies: from what governs the act, a list, or a clause beside it."""

from __future__ import annotations

from datetime import date

import pytest

import dateline
from dateline.records import Article


def sides(coder: dateline.Coder, text: str, type: str, title: bool = False) -> list[set[str]]:
    day = date(2018, 7, 17)
    named = Article(title=text, body="More follows.", published=day)
    found = coder.code(named if title else Article(body=text, published=day))
    raw = {mention.id: mention.raw for mention in found.mentions}
    events = [event for event in found.events if event.type == type]
    return [{raw[m] for m in side} for e in events[-1:] for side in (e.actors, e.recipients)]


@pytest.mark.parametrize(
    ("text", "type", "actors", "recipients"),
    [
        ("Vladimir Putin is alleged to be behind the assassination of journalists.", "ASSAULT",
         {"Vladimir Putin"}, {"journalists"}),
        ("Officials said Russians were responsible for the Democratic hacking.", "COERCE",
         {"Russians"}, {"Democratic"}),
        ("The teacher was convicted of the murder of a policeman.", "ASSAULT", {"teacher"},
         {"policeman"}),
        ("A soldier was charged with the killing of two nuns.", "ASSAULT", {"soldier"},
         {"two nuns"}),
        ("Charges against her were announced by the U.S. attorney.", "ACCUSE", {"U.S. attorney"},
         {"her"}),
        ("The gunman got into a shootout with police.", "ASSAULT", {"gunman"}, {"police"}),
        ("Emmanuel Macron heard of Vladimir Putin's offer to welcome French prosecutors into "
         "Russia to investigate the allegations.", "ACCUSE", {"French prosecutors"}, set()),
        ("The list is used by French officers to track and prosecute smugglers.", "ACCUSE",
         {"French officers"}, {"smugglers"}),
        ("The Social Democrats will use the mayor's promise to attack the ministry.", "ACCUSE",
         {"Democrats"}, {"ministry"}),
        ("Mr. Obama said economists predict growth if Congress passes the agreement and urged "
         "lawmakers to examine the deal.", "REQUEST", {"Obama"}, {"lawmakers"}),
        ("Another case is that of a boy who ate there, was taken to hospital, and sued the owner.",
         "ACCUSE", {"boy"}, {"owner"}),
    ],
)  # fmt: skip
def test_who_is_said_to_have_done_it_acts(
    coder: dateline.Coder, text: str, type: str, actors: set[str], recipients: set[str]
) -> None:
    assert sides(coder, text, type) == [actors, recipients]


def test_a_mere_charge_of_a_crime_is_no_second_act(coder: dateline.Coder) -> None:
    assert sides(coder, "Police charged Peter Wynn with murder in Leeds.", "ASSAULT") == []


@pytest.mark.parametrize(
    ("text", "type", "actors", "recipients"),
    [
        ("Bashar Assad has depended on Iran's support during the war.", "SUPPORT", {"Iran"},
         {"Bashar Assad"}),
        ("The company became the target of an FBI investigation.", "ACCUSE", {"FBI"}, {"company"}),
        ("The ministry has been under pressure by Angela Merkel to act.", "REQUEST",
         {"Angela Merkel"}, {"ministry"}),
        ("Ford seeks ten billion dollars in loans from the government.", "AID", {"government"},
         {"Ford"}),
        ("Steny Hoyer brushed off pressure from the party's left flank to act.", "REQUEST",
         {"party"}, {"Steny Hoyer"}),
        ("Donald Trump is stressing the need to bolster Poland's efforts under constant attack "
         "from foreign powers.", "ASSAULT", {"foreign powers"}, set()),
        ("The prime minister turned down a request by senators for a meeting.", "REQUEST",
         {"senators"}, {"prime minister"}),
        ("The federal government will give ten million euros in aid to help farmers.", "AID",
         {"federal government"}, {"farmers"}),
        ("US and EU sanctions badly hurt Iran's economy.", "COERCE", {"US", "EU"}, {"Iran"}),
    ],
)  # fmt: skip
def test_who_is_said_to_bear_it_is_its_recipient(
    coder: dateline.Coder, text: str, type: str, actors: set[str], recipients: set[str]
) -> None:
    assert sides(coder, text, type) == [actors, recipients]


@pytest.mark.parametrize(
    ("text", "type", "actors", "recipients"),
    [
        ("The senator suggested the US should threaten new sanctions if Russia refuses to yield.",
         "THREATEN", {"US"}, {"Russia"}),
        ("The senator threatened to file articles of impeachment if the president signs it.",
         "THREATEN", {"senator"}, {"president"}),
        ("The bishop said Hungary is to blame for the crisis.", "ACCUSE", {"bishop"}, {"Hungary"}),
        ("The senator complained that the minister had lied.", "ACCUSE", {"senator"},
         {"minister"}),
        ("For Angela Merkel, the meeting is a chance to develop a closer relationship with the "
         "Russian president.", "SUPPORT", {"Angela Merkel"}, {"Russian president"}),
        ("Denmark will take bold steps to fight pirates in the gulf.", "ASSAULT", {"Denmark"},
         {"pirates"}),
        ("The army fights militants across the region who plot to kill Americans.", "ASSAULT",
         {"militants"}, {"Americans"}),
        ("Angela Merkel agreed to give Theresa May nearly 2,000 euros.", "AGREE",
         {"Angela Merkel"}, {"Theresa May"}),
        ("He met with — and apologized to — Senator Ann Lee.", "CONSULT", {"He"}, {"Ann Lee"}),
        ("The mayor was grateful for the firefighters' work.", "SUPPORT", {"mayor"},
         {"firefighters"}),
        ("The congressman alleged that he was the victim of a hacker.", "ACCUSE",
         {"congressman"}, {"hacker"}),
        ("The senator apologized to all of those whom he had hurt.", "CONCEDE", {"senator"},
         {"those"}),
        ("The activist is in contact with those trapped in Aleppo.", "CONSULT", {"activist"},
         {"those"}),
    ],
)  # fmt: skip
def test_a_clause_beside_the_act_tells_its_sides(
    coder: dateline.Coder, text: str, type: str, actors: set[str], recipients: set[str]
) -> None:
    assert sides(coder, text, type) == [actors, recipients]


@pytest.mark.parametrize(
    ("text", "type", "actors", "recipients"),
    [
        ("The minister was criticized by the church and by the unions.", "ACCUSE",
         {"church", "unions"}, {"minister"}),
        ("The report drew a rebuke not just from Democrats but also from Republicans.", "ACCUSE",
         {"Democrats", "Republicans"}, set()),
        ("The minister was criticized by Congress, including by Democratic leaders.", "ACCUSE",
         {"Congress", "Democratic leaders"}, {"minister"}),
        ("The magazine attacked defectors from the organization including Tom Smith and Ann Lee.",
         "ACCUSE", {"magazine"}, {"defectors", "Tom Smith", "Ann Lee"}),
        ("Oslo's mayor, the city's Chamber of Commerce and Statoil all urged the governor to "
         "resign.", "REQUEST", {"mayor", "Chamber of Commerce", "Statoil"}, {"governor"}),
        ("The Red Cross, Oxfam International, the German government and UNICEF are leading the "
         "campaign and coordinating relief.", "AID",
         {"Red Cross", "Oxfam International", "German government", "UNICEF"}, set()),
        ("Opponents accused the government and its allies of scuttling the deal with Chad.",
         "REJECT", {"government", "allies"}, {"Chad"}),
        ("Angela Merkel met with John Kelly, one of the officers, and his wife.", "CONSULT",
         {"Angela Merkel"}, {"John Kelly", "wife"}),
        ("Brad Sherman of California and Al Greenwald of Texas accused Donald Trump of fraud.",
         "ACCUSE", {"Brad Sherman", "Al Greenwald"}, {"Donald Trump"}),
        ("Spies hacked the Clinton campaign and the party's computers.", "COERCE", {"Spies"},
         {"Clinton campaign", "party"}),
        ("Our allies are now under threat from Iran and its proxies.", "THREATEN",
         {"Iran", "proxies"}, {"allies"}),
        ("Critics blasted the anti-hunters and the ministry.", "ACCUSE", {"Critics"},
         {"anti-hunters", "ministry"}),
    ],
)  # fmt: skip
def test_all_of_a_list_are_sides(
    coder: dateline.Coder, text: str, type: str, actors: set[str], recipients: set[str]
) -> None:
    assert sides(coder, text, type) == [actors, recipients]


def test_a_comma_joins_two_of_whom_a_headline_tells_in_the_passive(coder: dateline.Coder) -> None:
    title = "Rep. John Smith, Wife Indicted On Fraud Charges"
    assert sides(coder, title, "ACCUSE", title=True) == [set(), {"John Smith", "Wife"}]


@pytest.mark.parametrize(
    ("text", "type", "actors", "recipients"),
    [
        # What governs the act tells who does it.
        ("Iran and Iraq are on the same side when it comes to fighting Islamic State militants.",
         "ASSAULT", {"Iran", "Iraq"}, {"Islamic State militants"}),
        ("Angela Merkel spent much of it complaining about Poland.", "ACCUSE", {"Angela Merkel"},
         {"Poland"}),
        ("The senator penned a letter to Obama chastising him for the delay.", "ACCUSE",
         {"senator"}, {"him"}),
        ("There should be no meeting between Merkel and Putin, Peter Warner said.", "CONSULT",
         {"Merkel", "Putin"}, set()),
        ("The man was jailed for three years after being convicted of the murder of a priest.",
         "ASSAULT", {"man"}, {"priest"}),
        ("The town fell after an advance by Syrian forces, backed by Russia.", "SUPPORT",
         {"Russia"}, {"Syrian forces"}),
        ("The White House is considering using the funds set aside to rescue the banks to bail "
         "out the carmakers.", "AID", {"White House"}, {"carmakers"}),
        ("Critics gave the president credit for meeting the rebels.", "CONSULT", {"president"},
         {"rebels"}),
        ("The gunman was walking around Ambassador Karlov as he lay still and shooting him again.",
         "ASSAULT", {"gunman"}, {"him"}),
        ("Senators criticized Trump's remarks after meeting the rebels.", "CONSULT", {"Trump"},
         {"rebels"}),
        ("The president arrived late to meetings at the G7 and NATO summits.", "CONSULT",
         {"G7", "NATO"}, set()),
        ("We were requested by a parent for a map of all businesses in the town.", "REQUEST",
         {"parent"}, {"We"}),
        ("Obama continued a Bush-era program targeting Iran's nuclear plants with cyberwar.",
         "COERCE", {"Obama"}, {"Iran"}),
        ("A camera filmed the minister threatening Angela Merkel.", "THREATEN", {"minister"},
         {"Angela Merkel"}),
        ("Officials are trusting the minister to broker a deal with Iran.", "CONSULT",
         {"minister"}, {"Iran"}),
        # So does what a noun is had or won from.
        ("Maria Cino has the support of Dick Cheney.", "SUPPORT", {"Dick Cheney"}, {"Maria Cino"}),
        ("He garnered the endorsement of Governor Mary Fallin.", "SUPPORT", {"Mary Fallin"},
         {"He"}),
        ("Congress decided not to fund the ministry's requests for money.", "REQUEST",
         {"ministry"}, {"Congress"}),
        ("Obama announced the reform over the objections of his senior advisers.", "REJECT",
         {"senior advisers"}, set()),
        # A clause beside it tells on whom.
        ("The bureau opened an investigation into whether Hillary Clinton broke the law.",
         "ACCUSE", {"bureau"}, {"Hillary Clinton"}),
        ("Nebraska sued in federal court, claiming that Colorado had broken the law.", "ACCUSE",
         {"Nebraska"}, {"Colorado"}),
        ("We were asked by the ministry for a map.", "REQUEST", {"ministry"}, {"We"}),
        ("He threatened to shut down the government unless Congress gave him money.", "THREATEN",
         {"He"}, {"government", "Congress"}),
        ("The newspaper reported that Erdogan asked Defence Minister Hulusi Akar and Foreign "
         "Minister Mevlut Cavusoglu to meet the rebels.", "REQUEST", {"Erdogan"},
         {"Hulusi Akar", "Mevlut Cavusoglu"}),
        ("Hutchinson called up Mark Reed, whose young son, James Reed, was killed in December "
         "by rebels.", "ASSAULT", {"rebels"}, {"young son"}),
        ("Norway asked former secretaries for help.", "REQUEST", {"Norway"},
         {"former secretaries"}),
        ("The Norwegian leadership condemned Russia.", "ACCUSE", {"Norwegian leadership"},
         {"Russia"}),
    ],
)  # fmt: skip
def test_who_acts_is_told_by_what_stands_around(
    coder: dateline.Coder, text: str, type: str, actors: set[str], recipients: set[str]
) -> None:
    assert sides(coder, text, type) == [actors, recipients]


@pytest.mark.parametrize(
    ("text", "type", "actors", "recipients"),
    [
        ("Duck hunters asked by ministry to help", "REQUEST", {"ministry"}, {"Duck hunters"}),
        ("Rep. Duncan Hunter, wife indicted on corruption charges", "ACCUSE", set(),
         {"Duncan Hunter", "wife"}),
        ("Trump blasts Mueller probe, Putin denies meddling", "ACCUSE", {"Trump"}, {"Mueller"}),
        ("Government Accountability Office requests rerun of US Air Force tanker bid", "REQUEST",
         {"Government Accountability Office"}, {"US Air Force"}),
        ("Boston blasts kill three people", "ASSAULT", {"Boston"}, {"three people"}),
    ],
)  # fmt: skip
def test_headlines_name_who_does_what(
    coder: dateline.Coder, text: str, type: str, actors: set[str], recipients: set[str]
) -> None:
    assert sides(coder, text, type, title=True) == [actors, recipients]


@pytest.mark.parametrize(
    ("text", "type", "actors", "recipients"),
    [
        ("It was an extraordinary attack from the American president on both his predecessor and "
         "American judges.", "ACCUSE", {"American president"}, {"predecessor", "American judges"}),
        ("The plan had the support of the Steel Workers union, the Auto Workers union, and a "
         "majority of the bondholders.", "SUPPORT",
         {"Steel Workers union", "Auto Workers union", "bondholders"}, set()),
        ("The Bank of Canada, the Bank of England and the Bank of Japan announced that they would "
         "be working together.", "COOPERATE",
         {"Bank of Canada", "Bank of England", "Bank of Japan"}, set()),
        ("The family, protesters and civic leaders have been demanding that police release "
         "the video.", "REQUEST", {"family", "protesters", "civic leaders"}, {"police"}),
        ("Bob Corker wants it to be hard for the U.S. itself to be sued.", "ACCUSE", set(),
         {"U.S."}),
        ("The senators sent a letter on Thursday to party leaders opposing the program.",
         "REJECT", {"senators"}, set()),
        ("Anna Lee threatened to make Peter Kadzik testify in public.", "THREATEN",
         {"Anna Lee"}, {"Peter Kadzik"}),
        ("Two Democrats, billionaire Tom Steyer and manager Donald Sussman, attacked Angela "
         "Merkel's record on Monday.", "ACCUSE", {"Tom Steyer", "Donald Sussman"},
         {"Angela Merkel"}),
        ("Viktor Orban is a liar, braggart and birther who has repeatedly pledged to ban all "
         "Muslims.", "THREATEN", {"Viktor Orban"}, {"Muslims"}),
        ("Norway said it was providing nine million euros in funds to assist Zimbabwe.", "AID",
         {"it"}, {"Zimbabwe"}),
        ("“I appreciate the president's support,” Theresa May said of Emmanuel Macron.",
         "SUPPORT", {"president"}, {"I"}),
        ("Rick Perry won an endorsement from one of the outspoken officials, Sheriff Joe Arpaio.",
         "SUPPORT", {"outspoken officials"}, {"Rick Perry"}),
        ("Ukraine won support from Poland on Monday.", "SUPPORT", {"Poland"}, {"Ukraine"}),
        ("“I am greatly honored by the endorsement of Senator Ted Cruz,” Donald Trump said.",
         "SUPPORT", {"Ted Cruz"}, {"I"}),
        ("The court heard of the request of the town hall asking religious schools to pay "
         "taxes.", "REQUEST", {"town hall"}, {"religious schools"}),
    ],
)  # fmt: skip
def test_a_list_or_a_word_behind_the_doer_keeps_its_members(
    coder: dateline.Coder, text: str, type: str, actors: set[str], recipients: set[str]
) -> None:
    assert sides(coder, text, type) == [actors, recipients]


def test_we_are_the_one_who_speaks_and_whom_he_spoke_with(coder: dateline.Coder) -> None:
    text = (
        "“Yesterday I spoke with President Donald Trump,” Benjamin Netanyahu said in Israel. "
        "“We discussed security and trade.”"
    )
    assert sides(coder, text, "CONSULT") == [{"I"}, {"Donald Trump"}]


def test_a_headline_of_who_is_allowed_is_a_passive(coder: dateline.Coder) -> None:
    assert sides(coder, "Boeing allowed to bid for U.S. space contracts", "AGREE", title=True) == [
        set(),
        {"Boeing"},
    ]
