"""Hard cases of who says so and whether it happened: golden, one a row."""

from __future__ import annotations

import pytest

import dateline

STATUSES = [
    ("The ministry denied that its jets had attacked the convoy.", "ASSAULT", "denied"),
    ("He refused to rule out an attack on Iran.", "ASSAULT", "possible"),
    ("Israel would have bombed the site if the talks had failed, Netanyahu said.", "ASSAULT",
     "negated"),
    ("The report that Kim had met Putin was false, the Kremlin said.", "CONSULT", "denied"),
    ("Turkey threatened to withdraw its ambassador unless Berlin apologised.", "THREATEN",
     "happened"),
    ("“We will not negotiate with the rebels,” the minister said.", "CONSULT", "negated"),
    ("The planned meeting between Trump and Putin was called off.", "CONSULT", "failed"),
    ("Paul Ryan, who rarely rebukes Donald Trump, spoke.", "ACCUSE", "negated"),
    ("John Brennan went so far as to accuse Donald Trump of treason.", "ACCUSE", "happened"),
    ("Republicans have so far failed to pledge any action to punish Trump.", "SANCTION", "negated"),
    ("Russia has yet to recognize the new government of Ukraine.", "SUPPORT", "negated"),
    ("Republicans have been wary of criticizing Donald Trump.", "ACCUSE", "negated"),
    ("Iran took no action to punish the militants.", "SANCTION", "negated"),
    ("Russia moved toward withdrawing its troops from Syria.", "RETREAT", "planned"),
    ("The United States is close to lifting sanctions on Sudan.", "CONCEDE", "expected"),
    ("Houthi positions are being bombed by Saudi Arabia.", "ASSAULT", "ongoing"),
    ("Boeing is currently in talks with China about sales.", "CONSULT", "ongoing"),
    ("Moscow is believed to be negotiating with Saudi Arabia.", "CONSULT", "ongoing"),
    ("Germany has issued restrictions on Russian banks.", "COERCE", "happened"),
    ("The envoys wanted to meet Kim Jong-un.", "CONSULT", "planned"),
    ("Japan said the accord would result in more aid to Kenya.", "AID", "expected"),
    ("Paris has learned that Mali is being attacked by rebels.", "ASSAULT", "ongoing"),
    ("Erdogan’s refusal to free Brunson likely stems from pride.", "REJECT", "happened"),
    ("The minister announced that Ghana would arrest the rebels.", "COERCE", "planned"),
    ("The accord will very likely ban Iran from oil exports.", "COERCE", "expected"),
    ("Macron attacked the pact, saying it would punish Germany.", "SANCTION", "expected"),
    ("Rouhani did not step up and condemn Hezbollah.", "ACCUSE", "negated"),
    ("Officials ca n`t arrest the rebels.", "COERCE", "negated"),
    ("We are in contact with Syria, Putin said.", "CONSULT", "ongoing"),
    ("Germany is focusing on supporting Kenya.", "SUPPORT", "ongoing"),
    ("Moscow was said to have been investigating Navalny.", "ACCUSE", "happened"),
    ("The plan could include strikes against Iran.", "ASSAULT", "possible"),
    ("It is imperative that the emergency be seen, that Paris bomb the rebels.", "ASSAULT",
     "possible"),
    ("It would be irresponsible to bomb Iran.", "ASSAULT", "possible"),
    ("It would be a mistake to bomb Iran.", "ASSAULT", "possible"),
    ("He said it was a mistake to invade Iraq.", "ASSAULT", "happened"),
    ("A storm caused Iran to attack Iraq.", "ASSAULT", "happened"),
    ("Were Russia to attack Poland, NATO would respond.", "ASSAULT", "possible"),
    ("Rather than criticize Russia, Trump left.", "ACCUSE", "negated"),
    ("Instead of criticizing Russia, Trump left.", "ACCUSE", "negated"),
    ("Neither Trump nor Putin criticized Assad.", "ACCUSE", "negated"),
    ("Trump’s desire to meet Putin is old.", "CONSULT", "planned"),
    ("The town is being shelled by Syria with Russian help.", "AID", "ongoing"),
    ("Kenya weighed possible measures, ranging from arresting the rebels to fines.", "COERCE",
     "possible"),
    ("Trump will travel to Asia, beginning with a meeting with Abe.", "CONSULT", "planned"),
    ("Iran agreed to visit envoys “at the earliest date,” and to find and arrest the rebels.",
     "COERCE", "planned"),
    ("Had the army attacked the village, thousands would have fled.", "ASSAULT", "negated"),
    ("Donald Trump claimed that Russia would not have invaded Crimea had he been in office.",
     "ASSAULT", "happened"),
    ("Ankara denied US claims that Turkey attacked the village.", "ASSAULT", "denied"),
    ("The general dismissed reports that he had met the rebels.", "CONSULT", "denied"),
    ("Norway was one of the first states in Europe to recognise Kosovo.", "SUPPORT", "happened"),
    ("Police held two men accused of plotting an attack on a mosque.", "ASSAULT", "planned"),
    ("Germany will join other states in opposing the ban.", "REJECT", "planned"),
    ("Iran could answer by attacking Israel.", "ASSAULT", "possible"),
    ("Japan should take the step of arresting the envoy.", "COERCE", "possible"),
    ("Macron gave no indication that he would negotiate with Putin.", "CONSULT", "negated"),
    ("Merkel was on her way to meet Macron.", "CONSULT", "planned"),
    ("Trump reversed the decision to ban Huawei.", "COERCE", "planned"),
    ("Macron's decision to withdraw French troops from Mali angered many.", "RETREAT", "planned"),
    ("Critics have emerged to condemn Macron.", "ACCUSE", "happened"),
    ("“I want to thank Merkel,” Macron said.", "SUPPORT", "happened"),
    ("Did Putin criticize Merkel?", "ACCUSE", "possible"),
    ("France did not invite Iran, nor do we criticize Russia.", "ACCUSE", "negated"),
    ("Arming the rebels of Syria would be a mistake.", "AID", "possible"),
    ("Putin spoke of his desire for Belarus to attack Ukraine.", "ASSAULT", "possible"),
    ("Officials did not mention Trump's promise to punish Iran.", "SANCTION", "planned"),
    ("The European Union may stop giving aid to Kenya.", "AID", "ongoing"),
    ("The committee investigating Trump met on Monday.", "ACCUSE", "ongoing"),
    ("Kenya is a partner of regimes that oppose the deal with Iran.", "REJECT", "ongoing"),
    ("The report is part of an investigation led by Robert Mueller.", "ACCUSE", "ongoing"),
    ("Police said officers were investigating the minister.", "ACCUSE", "ongoing"),
    ("Russia will not free the spy until Germany completes its investigation of Gazprom.",
     "ACCUSE", "ongoing"),
    ("The government said it would give $200 million in aid to Kenya.", "AID", "planned"),
    ("The parliament rejected Obama's plea to Iran.", "REQUEST", "happened"),
    ("The law aims to protect voters, end fraud and punish Russia.", "SANCTION", "planned"),
    ("Putin tried to blame Merkel.", "ACCUSE", "planned"),
    ("Hezbollah has immunity from American lawsuits.", "ACCUSE", "negated"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "status"), STATUSES, ids=[row[0] for row in STATUSES])
def test_status(coder: dateline.Coder, text: str, kind: str, status: str) -> None:
    found = {event.type: event.status for event in coder.code(dateline.Article(body=text)).events}
    assert found.get(kind) == status, found


SPEAKERS = [
    ("“We will not negotiate, said the minister. He then left.", "the minister",
     "“We will not negotiate,"),
    ("«We will not negotiate,» President Emmanuel Macron said.", "President Emmanuel Macron",
     "«We will not negotiate,»"),
    ('"We will not negotiate," said Macron.', "Macron", '"We will not negotiate,"'),
    ("“There is no deal.”", None, "“There is no deal.”"),
    ('House Speaker Paul Ryan said "Russia interfered" and called on Trump to recognize that.',
     "House Speaker Paul Ryan", "Trump to recognize that"),
    ("Critics were quick to suggest the summit had failed.", "Critics", "the summit had failed"),
    ("The ministry denied that its jets had attacked the convoy.", "The ministry",
     "its jets had attacked the convoy"),
    ("According to the host Rush Limbaugh, the move reeks of “fear” and desperation.",
     "the host Rush Limbaugh", "the move reeks of “fear” and desperation"),
    ("The governor added:\n\nThe sanctions are wrong.\n\nThe debate went on.", "The governor",
     "The sanctions are wrong."),
    ("Trump said after the summit he would not accept the offer.", "Trump",
     "he would not accept the offer"),
    ("Obama said the talks would fail, but they would also help.", "Obama",
     "the talks would fail, but they would also help"),
    ("“The talks are in trouble. Full panic mode,” said Leslie Wimes, a president of the caucus.",
     "Leslie Wimes, a president of the caucus",
     "“The talks are in trouble. Full panic mode,”"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "content"), SPEAKERS, ids=[row[0] for row in SPEAKERS])
def test_speaker_and_content(
    coder: dateline.Coder, text: str, source: str | None, content: str
) -> None:
    found = {
        statement.content[0].raw: statement.source.raw if statement.source else None
        for statement in coder.code(dateline.Article(body=text)).statements
    }
    assert content in found and found[content] == source, found


def test_a_quotation_inside_a_quotation_has_its_own_speaker(coder: dateline.Coder) -> None:
    text = "“He told me ‘we will attack Iran’ last week,” John Bolton said of Donald Trump."
    outer, inner = coder.code(dateline.Article(body=text)).statements
    assert outer.source is not None and outer.source.raw == "John Bolton"
    assert inner.parent == outer.id
    assert inner.source is not None and inner.source.raw == "He"


def test_a_speaker_is_named_by_name_not_by_what_stands_behind_it(coder: dateline.Coder) -> None:
    text = "Richard Ledgett, a former deputy director of the agency, said the talks had failed."
    coded = coder.code(dateline.Article(body=text))
    speaker = coded.statements[0].speaker
    assert next(a.name for a in coded.actors if a.mention == speaker) == "Richard Ledgett"


def test_he_said_is_who_spoke_before_not_who_was_spoken_of(coder: dateline.Coder) -> None:
    text = (
        "Analyst Emile Hokayem spoke in London. “Assad has a wish list, and it may be long,” "
        "Hokayem said. “Assad will not get it soon,” he said."
    )
    coded = coder.code(dateline.Article(body=text))
    names = {actor.mention: actor.name for actor in coded.actors}
    assert [names.get(s.speaker or "") for s in coded.statements if s.form == "direct"] == [
        "Emile Hokayem", "Emile Hokayem",
    ]  # fmt: skip


def test_things_that_are_felt_or_shown_are_no_statements(coder: dateline.Coder) -> None:
    text = "Oil hit a high on Monday as traders awaited the vote. Iran needs a deal."
    assert coder.code(dateline.Article(body=text)).statements == ()
