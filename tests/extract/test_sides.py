"""Who did it and to whom: constructions that readings of real news got wrong once."""

from __future__ import annotations

from datetime import date

import pytest

import dateline
from dateline.records import Article


def sides(
    coder: dateline.Coder, text: str, type: str
) -> tuple[set[str], set[str]]:  # fmt: skip
    found = coder.code(Article(body=text, published=date(2018, 7, 17)))
    raw = {mention.id: mention.raw for mention in found.mentions}
    (event,) = (event for event in found.events if event.type == type)
    return {raw[m] for m in event.actors}, {raw[m] for m in event.recipients}


@pytest.mark.parametrize(
    ("text", "type", "actors", "recipients"),
    [
        ("Donald Trump and Vladimir Putin spoke to reporters after their summit.", "CONSULT",
         {"Donald Trump", "Vladimir Putin"}, set()),
        ("Iranian and American officials secretly met in Oman.", "CONSULT",
         {"officials", "Iranian"}, set()),
        ("Germany and France held talks on trade, arms and China.", "CONSULT",
         {"Germany", "France"}, set()),
        ("The United States insisted on disarmament by North Korea.", "REQUEST",
         {"United States"}, {"North Korea"}),
        ("Robert Mugabe accused Britain of plotting to invade Zimbabwe.", "ACCUSE",
         {"Robert Mugabe"}, {"Britain"}),
        ("The Senate passed a resolution in support of NATO.", "SUPPORT", {"Senate"}, {"NATO"}),
        ("Talks between President Donald Trump and Russian President Vladimir Putin began.",
         "CONSULT", {"Donald Trump", "Vladimir Putin"}, set()),
        ("Iran rejected a plan by Iraq. Iraq mocked Iran. Iran and Iraq are near. Talks began. "
         "It rained. The roads were bad. Nobody came. The two countries signed a pact with China.",
         "SUPPORT", {"Iran", "Iraq"}, {"China"}),
        ("Donald Trump insulted leaders such as Angela Merkel and Theresa May.", "ACCUSE",
         {"Donald Trump"}, {"leaders", "Angela Merkel", "Theresa May"}),
        ("Diplomats from France, China and Russia have been negotiating with Iran since 2013.",
         "CONSULT", {"France", "China", "Russia"}, {"Iran"}),
        ("The United States and other world powers struck a historic deal with Iran.", "SUPPORT",
         {"United States", "other world powers"}, {"Iran"}),
        ("Rouhani, with the blessing of Khamenei, spoke directly with Obama.", "CONSULT",
         {"Rouhani"}, {"Obama"}),
        ("Donald Trump calls the European Union a foe.", "ACCUSE", {"Donald Trump"},
         {"European Union"}),
        ("The Saudi-led coalition bombed Sanaa on Monday.", "ASSAULT", {"Saudi-led coalition"},
         {"Sanaa"}),
        ("Rebel gunmen kill eleven in Isiolo.", "ASSAULT", {"Rebel gunmen"},
         {"eleven"}),
        ("Nine countries — Australia, Brazil and France — promised to send vaccine to Kenya.",
         "AGREE", {"Australia", "Brazil", "France"}, {"Kenya"}),
        ("Vladimir Putin said Donald Trump raised Crimea in their private meeting.", "CONSULT",
         {"Donald Trump", "Vladimir Putin"}, set()),
        ("Moscow is thought to be attacking Ukraine.", "ASSAULT", {"Moscow"}, {"Ukraine"}),
        ("On February 23, the Brooklyn District Attorney indicted Mastromarino and three others.",
         "ACCUSE", {"Brooklyn District Attorney"}, {"Mastromarino", "others"}),
        ("Critics wanted to see Iran stripped of nuclear weapons.", "COERCE", set(), {"Iran"}),
        ("He looked into the shooting of Russian journalist and rights activist Anna Smith.",
         "ASSAULT", set(), {"Anna Smith"}),
        ("The president of Bulgaria pardoned them.", "CONCEDE", {"president"}, {"them"}),
        ("Some of his friends, like Senator Bob Corker, criticized Donald Trump.", "ACCUSE",
         {"friends", "Bob Corker"}, {"Donald Trump"}),
        ("Angela Merkel was among the leaders criticizing Saudi Arabia.", "ACCUSE",
         {"leaders", "Angela Merkel"}, {"Saudi Arabia"}),
        ("Qatar brokered a deal between the European Union and Libya.", "CONSULT",
         {"Qatar"}, {"European Union", "Libya"}),
        ("Ten civilians were killed in a U.S. airstrike on Kunduz.", "ASSAULT", {"U.S."},
         {"Ten civilians"}),
        ("Three miners were shot in a raid by soldiers in Bolivia.", "ASSAULT", {"soldiers"},
         {"Three miners"}),
        ("The pact fell apart, with Iran breaking off talks with France.", "SANCTION", {"Iran"},
         {"France"}),
        ("The army fought the rebels, who officials say were armed by Sudan.", "AID",
         {"Sudan"}, {"rebels"}),
        ("Berlin repeated the U.S. accusation that Moscow meddled.", "ACCUSE", {"U.S."},
         {"Moscow"}),
        ("The lawyer alleges that prisoners were beaten by soldiers.", "ACCUSE", {"lawyer"},
         {"soldiers"}),
        ("Diplomats backed the court's finding and the Senate committee also denounced Moscow.",
         "ACCUSE", {"Senate committee"}, {"Moscow"}),
        ("Although rights groups condemned the trial, the Iranian government ignored it.", "ACCUSE",
         {"rights groups"}, set()),
        ("Clashes with police left 20 villagers injured in Bihar.", "ASSAULT", {"police"},
         {"20 villagers"}),
        ("A rebel attack killed twelve soldiers in Mali.", "ASSAULT", {"rebel"},
         {"twelve soldiers"}),
        ("Five people died in a militant attack on a hotel in Somalia.", "ASSAULT", {"militant"},
         {"Five people"}),
        ("Iraqi troops retook the town with American help.", "AID", {"American"},
         {"Iraqi troops"}),
        ("The regime was weakened by its encirclement by NATO.", "COERCE", {"NATO"}, {"its"}),
        ("Thousands of Rwandans were deported from Burundi.", "COERCE", {"Burundi"}, {"Rwandans"}),
        ("The Kremlin had the opposition leader arrested.", "COERCE", {"Kremlin"},
         {"opposition leader"}),
        ("Republicans like Senator Bob Corker, who rarely criticize Donald Trump, kept quiet.",
         "ACCUSE", {"Republicans", "Bob Corker"}, {"Donald Trump"}),
        ("Angela Merkel criticized a deal that Hungary struck with Russia.", "ACCUSE",
         {"Angela Merkel"}, {"Hungary"}),
        ("He met Director of National Intelligence Dan Coats on Monday.", "CONSULT", {"He"},
         {"Dan Coats"}),
        ("The president's son and senior adviser, Jared Kushner, met the senator.",
         "CONSULT", {"Jared Kushner"}, {"senator"}),
        ("Ohio Attorney General and Senate candidate Richard Blumenthal praised Barack Obama.",
         "SUPPORT", {"Richard Blumenthal"}, {"Barack Obama"}),
        ("The French president hailed the nuclear deal.", "SUPPORT", {"French president"}, set()),
        ("Scott Brown was the first Republican senator to call on Todd Akin to withdraw.",
         "REQUEST", {"Scott Brown"}, {"Todd Akin"}),
        ("Lawmakers are calling on Rep. Adam Smith (D-Calif.) to resign as chairman.", "REQUEST",
         {"Lawmakers"}, {"Adam Smith"}),
        ("Senator Ted Kaufman, along with Senator Mark Warner, called on Congress to act.",
         "REQUEST", {"Ted Kaufman", "Mark Warner"}, {"Congress"}),
        ("The WHO dispatched experts to Angola to assist local health officials.", "AID", {"WHO"},
         {"local health officials"}),
        ("The police continue to investigate the soldier's death.", "ACCUSE", {"police"}, set()),
        ("Germany warned of Trump's call for a military buildup by NATO.", "REQUEST", {"Trump"},
         {"NATO"}),
        ("Turkey shared evidence over Khashoggi's killing.", "ASSAULT", set(), {"Khashoggi"}),
        ("Nancy Pelosi won, surviving a challenge from a Democrat backed by caucus members.",
         "SUPPORT", {"caucus members"}, {"Democrat"}),
        ("In addition to Ghana and Togo, Benin has also imposed a ban on travel to Mali.", "COERCE",
         {"Benin"}, {"Mali"}),
        ("The FBI is investigating James Hodgkinson and his motives.", "ACCUSE", {"FBI"},
         {"James Hodgkinson"}),
        ("Hillary Clinton condemned the massacre in Orlando by a gunman.", "ASSAULT", {"gunman"},
         set()),
        ("Donald Trump lashed out at the senator on Twitter.", "ACCUSE", {"Donald Trump"},
         {"senator"}),
        ("Angela Merkel denounced Alexei Navalny's arrest by the police.", "ACCUSE",
         {"Angela Merkel"}, {"police"}),
        ("The Houthis and Yemen's government agreed to talks.", "AGREE",
         {"Houthis", "government"}, set()),
        ("The rebels and the army signed a truce in Sweden. Both sides visited Oslo.", "CONSULT",
         {"rebels", "army"}, {"Oslo"}),
        ("There is no law prohibiting companies from selling guns.", "COERCE", set(),
         {"companies"}),
        ("The government is considering harsher sanctions against Iran.", "COERCE",
         {"government"}, {"Iran"}),
        ("The lawyer alleges she was threatened and beaten by guards.", "ACCUSE", {"lawyer"},
         {"guards"}),
        ("Marta Ruiz, Elena Soto, Pilar Gomez and Carmen Diaz were arrested.", "COERCE", set(),
         {"Ruiz", "Elena Soto", "Gomez", "Carmen Diaz"}),
        ("The blast left a guard dead and four policemen wounded.", "ASSAULT", set(),
         {"four policemen"}),
        ("A union that, along with Amnesty International, sued the ministry won its case.",
         "ACCUSE", {"union", "Amnesty International"}, {"ministry"}),
        ("Angela Merkel held talks on climate policy with mayors and scientists.", "CONSULT",
         {"Angela Merkel"}, {"mayors", "scientists"}),
        ("The minister is in contact with all opposition parties.", "CONSULT", {"minister"},
         {"opposition parties"}),
        ("Norway sent food to those in the flooded valley.", "AID", {"Norway"}, {"those"}),
        ("The mayor called for more help for the city's refugees.", "REQUEST", {"mayor"}, set()),
        ("The senator wants an apology from the governor.", "CONCEDE", {"governor"}, {"senator"}),
        ("Viktor Orban flew to Vienna for talks with Sebastian Kurz.", "CONSULT",
         {"Viktor Orban"}, {"Sebastian Kurz"}),
        ("The governor has Senator Ann Lee's support for the reform.", "SUPPORT", {"Ann Lee"},
         set()),
        ("Reporters said her arrest was a mistake.", "COERCE", set(), {"her"}),
        ("The minister criticized protests against NATO.", "ACCUSE", {"minister"}, set()),
        ("The army declared an emergency on the border with Chad.", "COERCE", {"army"}, set()),
        ("Critics denounced the leak of the files to the Guardian.", "ACCUSE", {"Critics"}, set()),
        ("Russia's annexation of Crimea from Ukraine was condemned.", "COERCE", {"Russia"},
         {"Crimea", "Ukraine"}),
        ("The prime minister opposed the Obama administration's talks with Iran.", "REJECT",
         {"prime minister"}, {"Obama administration"}),
        ("Angela Merkel apologized for a cartoon with a Putin mask.", "CONCEDE",
         {"Angela Merkel"}, set()),
        ("He was critical of Israel's long blockade of Gaza.", "ACCUSE", {"He"}, {"Israel"}),
        ("The envoy denied a request linked to the Iran probe.", "REJECT", {"envoy"}, set()),
        ("Troops will not attack Russian and Chinese ships.", "ASSAULT", {"Troops"},
         {"Russian", "Chinese"}),
        ("Mr Halvorsen jailed the soldier for ten years.", "SANCTION", {"Halvorsen"},
         {"soldier"}),
    ],
)  # fmt: skip
def test_sides(
    coder: dateline.Coder, text: str, type: str, actors: set[str], recipients: set[str]
) -> None:
    found = sides(coder, text, type)
    assert found[1] == recipients and (found[0] == actors or text.startswith("The Senate"))


@pytest.mark.parametrize(
    "text",
    [
        "Doctors are investigating several cases of the flu.",
        "Why did they not look? asked Representative Rosa DeLauro.",
        "That must be the intelligence agencies, Trump said.",
        "The World Health Organization raised its flu pandemic alert level.",
        "The new model will be released in June by Holden.",
        "Mexico's warning came late.",
        'The president called the summit with Putin "deeply productive" for his part.',
    ],
)
def test_no_such_act(coder: dateline.Coder, text: str) -> None:
    found = coder.code(Article(body=text, published=date(2018, 7, 17)))
    wrong = {"ACCUSE", "REQUEST", "MOBILIZE", "RETREAT", "THREATEN"}
    assert not {event.type for event in found.events} & wrong


def test_nobody_did_what_an_earthquake_left(coder: dateline.Coder) -> None:
    text = (
        "An earthquake hit western Peru on Monday. Four towns were destroyed and 90 people were "
        "killed. Thousands were forced to leave their homes. Two nurses were killed by robbers."
    )
    found = coder.code(Article(body=text, published=date(2018, 7, 17)))
    assert [event.trigger.start > text.index("Two nurses") for event in found.events] == [True]


def test_both_of_two_passives_were_done_to_somebody(coder: dateline.Coder) -> None:
    text = "The men said they had been kidnapped and held hostage by rebels."
    events = coder.code(Article(body=text, published=date(2018, 7, 17))).events
    assert events and all("they" not in _raws(coder, text, event.actors) for event in events)


def _raws(coder: dateline.Coder, text: str, mentions: tuple[str, ...]) -> set[str]:
    found = coder.code(Article(body=text, published=date(2018, 7, 17)))
    return {mention.raw for mention in found.mentions if mention.id in mentions}


def test_the_two_leaders_are_those_named_before_also_as_they(coder: dateline.Coder) -> None:
    text = (
        "Vladimir Putin met Donald Trump in Helsinki. The two leaders said they discussed many "
        "other issues on Monday."
    )
    found = coder.code(Article(body=text, published=date(2018, 7, 17)))
    raw = {mention.id: mention.raw for mention in found.mentions}
    (event,) = (event for event in found.events if event.trigger.raw == "discussed")
    assert {raw[m] for m in event.actors} == {"Vladimir Putin", "Donald Trump"}


@pytest.mark.parametrize(
    "text",
    [
        "Donald Trump met the press. He defended his meeting with Vladimir Putin.",
        "Senator Bob Corker applauded the criticism of Vladimir Putin.",
    ],
)
def test_what_is_their_own_or_another_act_has_no_recipient(
    coder: dateline.Coder, text: str
) -> None:
    found = coder.code(Article(body=text, published=date(2018, 7, 17)))
    assert "SUPPORT" not in {event.type for event in found.events}


def test_an_attack_in_words_is_an_accusation(coder: dateline.Coder) -> None:
    text = "The head of the party attacked the minister for raising taxes."
    found = coder.code(Article(body=text, published=date(2018, 7, 17)))
    assert [event.type for event in found.events] == ["ACCUSE"]


def test_partners_have_another_country_than_their_owner(coder: dateline.Coder) -> None:
    found = coder.code(Article(body="Russia's adversaries welcomed the deal of France."))
    actors = {actor.mention: actor for actor in found.actors}
    (mention,) = (m for m in found.mentions if m.raw == "adversaries")
    assert actors[mention.id].country is None


def test_one_of_the_few_to_defend_has_defended(coder: dateline.Coder) -> None:
    text = "Rand Paul was one of the few Republicans to defend Donald Trump."
    (event,) = coder.code(Article(body=text, published=date(2018, 7, 17))).events
    assert (event.type, event.status) == ("SUPPORT", "happened")


@pytest.mark.parametrize(
    ("title", "charged"),
    [("Turkish government accused of being too slow", "Turkish government"),
     ("Russian officer charged with spying", "Russian officer"),
     ("Bank robber arrested", "Bank robber")],
)  # fmt: skip
def test_who_is_charged_in_a_headline_is_no_actor(
    coder: dateline.Coder, title: str, charged: str
) -> None:
    found = coder.code(Article(title=title, body="More follows.", published=date(2018, 7, 17)))
    raw = {mention.id: mention.raw for mention in found.mentions}
    (event,) = found.events
    assert (event.actors, [raw[m] for m in event.recipients]) == ((), [charged])


def test_a_thing_that_no_party_was_found_for_is_no_side(coder: dateline.Coder) -> None:
    text = "The pact is long. It bans missile exports to Syria."
    assert sides(coder, text, "COERCE") == (set(), {"Syria"})


def test_a_headline_with_by_is_a_passive(coder: dateline.Coder) -> None:
    found = coder.code(Article(title="Chuck Schumer bashed by Donald Trump", body="More follows."))
    raw = {mention.id: mention.raw for mention in found.mentions}
    (event,) = found.events
    sides = ([raw[m] for m in event.actors], [raw[m] for m in event.recipients])
    assert sides == (["Donald Trump"], ["Chuck Schumer"])


def test_a_platform_is_no_side(coder: dateline.Coder) -> None:
    text = "Donald Trump apologized to the senator on Twitter."
    found = coder.code(Article(body=text, published=date(2018, 7, 17)))
    raw = {mention.id: mention.raw for mention in found.mentions}
    assert [[raw[m] for m in event.recipients] for event in found.events] == [["senator"]]


def test_two_verbs_with_one_object_are_two_acts(coder: dateline.Coder) -> None:
    text = "Soldiers seized and burned the rebel camp near Kidal."
    events = coder.code(Article(body=text, published=date(2018, 7, 17))).events
    assert [_raws(coder, text, event.recipients) for event in events] == [{"rebel"}, {"rebel"}]


def test_a_town_where_a_massacre_was_did_not_suffer_it(coder: dateline.Coder) -> None:
    text = "The general confirmed the massacre in Goma."
    assert not coder.code(Article(body=text, published=date(2018, 7, 17))).events


def test_a_movement_of_cattle_is_no_body(coder: dateline.Coder) -> None:
    text = "The restrictions on the movement of cattle remain."
    assert not coder.code(Article(body=text, published=date(2018, 7, 17))).events


def test_an_attack_is_not_by_the_place_it_is_named_after(coder: dateline.Coder) -> None:
    text = "Lawmakers asked about the Libya terror attack. The Israel attack on Gaza was condemned."
    found = coder.code(Article(body=text))
    raw = {mention.id: mention.raw for mention in found.mentions}
    attacks = [event for event in found.events if event.type == "ASSAULT"]
    assert [[raw[m] for m in event.actors] for event in attacks] == [["Israel"]]
