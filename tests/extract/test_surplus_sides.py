"""Who takes no part: topics, modifiers, beneficiaries and bystanders are no sides of an act."""

from __future__ import annotations

from datetime import date

import pytest

import dateline
from dateline.records import Article

DAY = date(2018, 7, 17)


def sides(
    coder: dateline.Coder, text: str, type: str, title: str = ""
) -> tuple[set[str], set[str]]:  # fmt: skip
    found = coder.code(Article(title=title, body=text, published=DAY))
    raw = {mention.id: mention.raw for mention in found.mentions}
    (event,) = (event for event in found.events if event.type == type)
    return {raw[m] for m in event.actors}, {raw[m] for m in event.recipients}


@pytest.mark.parametrize(
    ("text", "type", "actors", "recipients"),
    [
        # Who is to be freed, heard, helped or punished is not asked.
        ("The European Union demanded the release of Ivan Petrov.", "REQUEST",
         {"European Union"}, set()),
        ("Norway demanded that the mayor be released.", "REQUEST", {"Norway"}, set()),
        ("Norway demanded that the mayor be released by Belarus.", "REQUEST", {"Norway"},
         {"Belarus"}),
        ("The minister asked that Olga Petrova be barred from leaving.", "REQUEST", {"minister"},
         {"Olga Petrova"}),
        ("The UN launched an appeal for US$42 million to assist victims of violence in Kenya.",
         "REQUEST", {"UN"}, set()),
        ("Sweden refused to extradite the officers.", "REJECT", {"Sweden"}, set()),
        ("Sweden refused to meet the Iranian delegation.", "REJECT", {"Sweden"},
         {"Iranian delegation"}),
        # What is promised has subjects, places and names of its own.
        ("Angela Merkel promised that Social Democrats would support the budget.", "AGREE",
         {"Angela Merkel"}, set()),
        ("Canada agreed to the disarming of the Korean Peninsula.", "AGREE", {"Canada"}, set()),
        ("Donald Trump promised to end joint U.S.-South Korea military exercises.", "AGREE",
         {"Donald Trump"}, set()),
        ("Britain promised a proportional response to the hacking of the Democratic Party.",
         "THREATEN", {"Britain"}, set()),
        ("Russia's bank offered to lend 60 billion rubles (US $2.6 billion) to Sberbank.", "AGREE",
         {"bank"}, {"Sberbank"}),
        # What is judged bears names that are not judged.
        ("Theresa May condemned violence against women.", "ACCUSE", {"Theresa May"}, set()),
        ("Mr Lee welcomed the atmosphere of hostility toward Muslims that critics condemn.",
         "ACCUSE", {"critics"}, set()),
        ("Angela Merkel defended the Putin news conference.", "SUPPORT", {"Angela Merkel"}, set()),
        ("Australia rejected the notion that the Labor Party should expand.", "REJECT",
         {"Australia"}, set()),
        ("The committee will investigate the BuzzFeed report.", "ACCUSE", {"committee"}, set()),
        ("Barack Obama signed the Clean Water Act. Republicans denounced the Clean Water Act.",
         "ACCUSE", {"Republicans"}, set()),
        ("The comments by Labour leaders echoed broad criticism from analysts in Britain.",
         "ACCUSE", {"analysts"}, set()),
        ("Angela Merkel condemned the Iran deal on Monday.", "ACCUSE", {"Angela Merkel"}, set()),
        ("Angela Merkel faced criticism from Emmanuel Macron over the Putin conference.",
         "ACCUSE", {"Emmanuel Macron"}, {"Angela Merkel"}),
        ("Mark Meadows refused to critique Donald Trump's performance.", "REJECT",
         {"Mark Meadows"}, set()),
        # Where it was said, what is on the table, where a thing is from.
        ("Theresa May attacked Jeremy Corbyn in an interview on Andrew Marr's show.", "ACCUSE",
         {"Theresa May"}, {"Jeremy Corbyn"}),
        ("Angela Merkel and Emmanuel Macron hold a meeting with trade, steel and China on the "
         "agenda.", "CONSULT", {"Angela Merkel", "Emmanuel Macron"}, set()),
        ("Local officials confiscated London ice cream made from human milk.", "COERCE",
         {"Local officials"}, set()),
        ("The regime wants no U.S. military intervention in the Muslim world.", "ASSAULT",
         {"U.S."}, set()),
        ("Despite assurances from health officials, the Egyptian government has ordered all "
         "pigs to be slaughtered.", "REQUEST", {"Egyptian government"}, set()),
        ("Mitch McConnell spoke in support of the sanctions on Burma's military rulers.",
         "SUPPORT", {"Mitch McConnell"}, set()),
        ("Emmanuel Macron urged retaliation on Russia.", "REQUEST", {"Emmanuel Macron"}, set()),
        ("Terry McAuliffe refused to discuss potential appointees.", "REJECT",
         {"Terry McAuliffe"}, set()),
        ("Hillary Clinton opposed the Iraq War.", "REJECT", {"Hillary Clinton"}, set()),
        ("Theresa May calls for a Clinton contingency plan.", "REQUEST", {"Theresa May"}, set()),
        ("Poland and Chad prohibited anyone but a police officer from carrying guns.", "COERCE",
         {"Poland", "Chad"}, set()),
        ("Erna Solberg met Anna Lee, the leader of the Green Party, which opposes Russia.",
         "REJECT", {"Green Party"}, {"Russia"}),
        ("Nancy Pelosi did not agree with Paul Ryan's assessment in an interview with The "
         "Huffington Post.", "SUPPORT", {"Nancy Pelosi"}, {"Paul Ryan"}),
        ("The Ohio Coalition filed suit challenging the law in federal court.", "ACCUSE",
         {"Ohio Coalition"}, set()),
        ("Aung San Suu Kyi has faced criticism for failing to address ethnic violence against "
         "the Rohingya minority.", "ASSAULT", set(), {"Rohingya minority"}),
        # Who speaks of an act, or only keeps what another gave.
        ("Emmanuel Macron pointed to the vote as the best way to oust Viktor Orban.", "ASSAULT",
         set(), {"Viktor Orban"}),
        ("Food donations from Spain and Italy are also being held by the FDA.", "AID",
         {"Spain", "Italy"}, set()),
        ("Mark Meadows declined to criticize Donald Trump on Monday.", "REJECT",
         {"Mark Meadows"}, set()),
        ("France began allowing hunters to import elephants killed in two African countries.",
         "AGREE", {"France"}, {"hunters"}),
        ("Sweden struck a deal with Iran that would place strict limits on Tehran's program.",
         "COERCE", set(), {"Tehran"}),
        ("The Russian ministry said it is ready to implement a pact that Trump and Xi reached.",
         "AGREE", {"it"}, set()),
        # Who is left out, where it is, and what no body is.
        ("Kenya prohibited all but police officers from protesting.", "COERCE", {"Kenya"}, set()),
        ("Donald Trump declared an emergency at the southern U.S. border.", "COERCE",
         {"Donald Trump"}, set()),
        ("France cooperates on security missions.", "COOPERATE", {"France"}, set()),
        ("Congress voted to restrict tariff authority.", "COERCE", {"Congress"}, set()),
        ("Norway restricted poultry movement.", "COERCE", {"Norway"}, set()),
        ("Canada flew relief missions to Haiti.", "AID", {"Canada"}, {"Haiti"}),
        ("Barack Obama ordered that flags be lowered to half-staff.", "REQUEST", {"Barack Obama"},
         set()),
        ("Lawmakers repeated their demand in person.", "REQUEST", {"Lawmakers"}, set()),
        ("Germany fought ISIS and the spread of Islamic terrorism.", "ASSAULT", {"Germany"},
         {"ISIS"}),
        ("US officials sought to improve US-Russia ties.", "SUPPORT", {"US officials"},
         {"Russia"}),
    ],
)  # fmt: skip
def test_who_takes_no_part_is_no_side(
    coder: dateline.Coder, text: str, type: str, actors: set[str], recipients: set[str]
) -> None:
    assert sides(coder, text, type) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "type", "actors", "recipients"),
    [
        ("The suspect had prior arrests for theft.", "COERCE", set(), {"suspect"}),
        ("Police ignored the circumstances of the children's abduction in Kenya.", "ASSAULT", set(),
         {"children"}),
        ("Emmanuel Macron said he saw the pullout as ceding territory to Russia.", "RETREAT",
         set(), {"Russia"}),
        ("Emmanuel Macron called American demands for money absurd.", "REQUEST", {"American"},
         set()),
        ("The union wrote letters to members of Congress calling for a budget.", "REQUEST",
         {"union"}, set()),
        ("Host Ann Lee said people might be surprised to hear Mr. Trump label the EU a foe.",
         "ACCUSE", {"Trump"}, {"EU"}),
        ("The auditor advised that the Air Force reopen the case, sue Boeing and pay.", "ACCUSE",
         {"Air Force"}, {"Boeing"}),
        ("Critics met in the Clinton investigation. Hillary Clinton smiled.", "ACCUSE", set(),
         {"Clinton"}),
        ("Robert Mueller, the special counsel, spoke. The Mueller investigation goes on.",
         "ACCUSE", {"Mueller"}, set()),
        ("The chief backed the court's finding and the Republican-led Senate also affirmed it.",
         "SUPPORT", {"chief"}, {"court"}),
    ],
)  # fmt: skip
def test_who_acts_and_who_bears_it_are_not_reversed(
    coder: dateline.Coder, text: str, type: str, actors: set[str], recipients: set[str]
) -> None:
    assert sides(coder, text, type) == (actors, recipients)


def test_a_headline_of_who_is_criticized_is_a_passive(coder: dateline.Coder) -> None:
    title = "Angela Merkel criticized for Libya comments"
    assert sides(coder, "It rained in Berlin.", "ACCUSE", title) == (set(), {"Angela Merkel"})


def test_a_caption_with_a_bare_participle_is_a_passive(coder: dateline.Coder) -> None:
    text = "Swedish woman charged with spying for Moscow by court."
    assert sides(coder, text, "ACCUSE") == ({"court"}, {"Swedish woman"})


@pytest.mark.parametrize(
    ("text", "type", "actors", "recipients"),
    [
        ("Obama vetoed a bill letting families sue Saudi Arabia.", "REJECT", {"Obama"}, set()),
        ("Anna Lee demanded that the Mueller report be published.", "REQUEST", {"Anna Lee"},
         set()),
        ("The unions demanded that the Jones plan be dropped.", "REQUEST", {"unions"}, set()),
        ("The lawmakers opposed the civil unions.", "REJECT", {"lawmakers"}, set()),
        ("The refugees were deported from Texas.", "COERCE", set(), {"refugees"}),
        ("Lawmakers called on Trump to repeat the U.S. position opposing the annexation of Crimea "
         "by Russia.", "REJECT", {"U.S."}, {"Russia"}),
        ("Her friends volunteered to go through the process of becoming living donors.", "AGREE",
         {"friends"}, set()),
        ("Congress may override Obama's veto of a bill allowing families of those killed in the "
         "attacks to seek damages.", "REJECT", {"Obama"}, set()),
        ("Critics denounced the rhetoric against Muslims.", "ACCUSE", {"Critics"}, set()),
        ("Under his leadership, the party condemned Russia.", "ACCUSE", {"party"}, {"Russia"}),
    ],
)  # fmt: skip
def test_what_only_tells_of_a_matter_is_no_side(
    coder: dateline.Coder, text: str, type: str, actors: set[str], recipients: set[str]
) -> None:
    assert sides(coder, text, type) == (actors, recipients)


def test_who_calls_for_an_act_does_not_do_it(coder: dateline.Coder) -> None:
    text = "The governor, amid calls by critics to expel the ambassador, left for Oslo."
    found = coder.code(Article(body=text, published=DAY))
    raw = {mention.id: mention.raw for mention in found.mentions}
    acts = [e for e in found.events if e.trigger.raw == "expel"]
    assert all("critics" not in {raw[m] for m in e.actors} for e in acts)
