"""Who says what: contents around a cue, and the wide sense in which all counts that is sought."""

from __future__ import annotations

import pytest

import dateline
from dateline.extract.cues import CueLexicon
from dateline.extract.statements import find_statements
from dateline.records import Article, Statement

Told = dict[str, tuple[str, ...]]


@pytest.fixture(scope="module")
def cues() -> CueLexicon:
    return CueLexicon.load(wide=True)


def told(statements: tuple[Statement, ...]) -> Told:
    """The contents of the outermost statements by source."""
    return {
        item.source.raw if item.source else "": tuple(span.raw for span in item.content)
        for item in statements if item.parent is None
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("As the senator put it, the program is a bridge to nowhere.", "the senator",
         ("the program is a bridge to nowhere",)),
        ("The company was a giant, Tom Clarke said, until it went bankrupt in 1999.", "Tom Clarke",
         ("The company was a giant", "until it went bankrupt in 1999")),
        ("The president told voters this weekend he would consider a ban.", "The president",
         ("he would consider a ban",)),
        ("Donald Trump has mentioned a tax on imports and forcing companies to pay more.",
         "Donald Trump", ("a tax on imports and forcing companies to pay more",)),
        ("”He has no plan,” said Hillary Clinton.", "Hillary Clinton", ("”He has no plan,”",)),
        ("The mayor spoke at noon.\nWASHINGTON -- President Obama said it would tell a story.",
         "President Obama", ("it would tell a story",)),
        ("His taxes ― secret until now ― were low, Hillary Clinton said.", "Hillary Clinton",
         ("His taxes ― secret until now ― were low",)),
    ],
)  # fmt: skip
def test_contents_around_a_cue(
    coder: dateline.Coder, text: str, source: str, content: tuple[str, ...]
) -> None:
    assert told(coder.code(Article(body=text)).statements).get(source) == content


def test_a_sentence_cut_in_two_is_read_on(coder: dateline.Coder) -> None:
    text = (
        "At the debate, Clinton mentioned disparaging remarks Trump had made about Machado as "
        "examples of his disrespect for women."
    )
    reading = coder.reader.read(Article(body=text))
    assert [sentence.raw for sentence in reading.sentences] == [text]
    assert sum(token.head == token.i for token in reading.tokens) == 1


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Hillary Clinton is promoting her plans for changing public schools.", "Hillary Clinton",
         "her plans for changing public schools"),
        ("The campaign did not respond to requests for comment.", "The campaign",
         "requests for comment"),
        ("Lawmakers have not said when they would take up the bill.", "Lawmakers",
         "when they would take up the bill"),
        ("Donald Trump went on to attack the press.", "Donald Trump", "the press"),
        ("Hillary Clinton is promising to help miners.", "Hillary Clinton", "to help miners"),
        ("Critics dislike the rules proposed by Barack Obama.", "Critics",
         "the rules proposed by Barack Obama"),
        ("The rules proposed by Barack Obama are strict.", "Barack Obama", "The rules"),
    ],
)  # fmt: skip
def test_wide_attribution(
    coder: dateline.Coder, cues: CueLexicon, text: str, source: str, content: str
) -> None:
    found = told(find_statements(coder.reader.read(Article(body=text)), cues))
    assert found.get(source) == (content,), found


@pytest.mark.parametrize(
    "text",
    [
        "The state passed rules that allow companies to hide profits.",
        "The tax forced the company to leave.",
        "The plant needs a new roof.",
        "The train was supposed to leave at noon.",
        "“All Bets Are Off.”\nThe train left at noon.",
    ],
)
def test_what_nobody_says_is_no_attribution(
    coder: dateline.Coder, cues: CueLexicon, text: str
) -> None:
    assert find_statements(coder.reader.read(Article(body=text)), cues) == ()


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("On eve of summit, Trump calls European Union 'a foe'", "European Union 'a foe'"),
        ("Clinton said as president she would follow the deal.",
         "as president she would follow the deal"),
        ("Trump said as a result of the summit, “everybody can now feel safer.”",
         "as a result of the summit, “everybody can now feel safer.”"),
        ("Indyk testified to the Senate in early June that a network must contain Iran.",
         "a network must contain Iran"),
        ("The president said it would raise prices, put Kyiv in danger, and strengthen Russia.",
         "it would raise prices, put Kyiv in danger, and strengthen Russia"),
        ("Reporters asked whether he holds Russia accountable, prompting Trump to leave.",
         "whether he holds Russia accountable"),
        ("Kenya agreed to open talks “at once,” and to free the men who were held.",
         "to open talks “at once,” and to free the men who were held"),
        ("The company announced 300 job cuts over the next two years.",
         "300 job cuts over the next two years"),
        ("The envoy said the talks were useful, but that the border must stay shut.",
         "the talks were useful, but that the border must stay shut"),
        ("The minister said he trusts the police and walked out of the room.",
         "he trusts the police"),
        ("The minister said he trusts the police as he left the room.", "he trusts the police"),
        ("Macron said he did not fear the vote and thought it useful.",
         "he did not fear the vote and thought it useful"),
        ("Merkel said they discussed the pipeline, which Macron called a mistake.",
         "they discussed the pipeline"),
        ("Critics called him desperate for a deal.", "him desperate for a deal"),
        ("The envoys signed a document stating Kenya would pay the debt.",
         "Kenya would pay the debt"),
        ("The nurse described the fever as so high that he would need ice.",
         "the fever as so high that he would need ice"),
        ("Macron has signaled he would lift tariffs that Paris imposed over the arrest of sailors "
         "and support for rebels in Chad, involvement in the vote and theft of documents.",
         "he would lift tariffs that Paris imposed over the arrest of sailors and support for "
         "rebels in Chad, involvement in the vote and theft of documents"),
        ("Macron proposed the same plan after they met at a summit in Rome last year.",
         "the same plan"),
        ("Ruto says the road was never shut – video", "the road was never shut"),
        ("Weeks before, asked if the firm was “in touch” with Iran, Lee denied it.",
         "if the firm was “in touch” with Iran"),
        ("The office said that the town was hit by the flood, and advised drivers to stay at home.",
         "the town was hit by the flood"),
        ("Ruto said economists predict growth if Congress passes the deal and urged aides to go.",
         "economists predict growth if Congress passes the deal"),
        ("Ruto said families - large and small - would pay.",
         "families - large and small - would pay"),
        ("Ruto claims that he should be asked.", "he should be asked"),
        ("Those close to her say that she will run.", "she will run"),
        ("The city of Nairobi expects about two million visitors.", "about two million visitors"),
        ("One questioner claimed that the price was wrong.", "the price was wrong"),
        ("Some 19 percent said they would not vote.", "they would not vote"),
        ("The general disputed the claim that he had fled.", "the claim that he had fled"),
        ("The mayor dismissed the allegations saying that he was at home.", "the allegations"),
        ("According to Ann Lee, chief nurse at a clinic in Kenya, 12 of the 30 have died.",
         "12 of the 30 have died"),
        ("According to Yonhap, quoting the ministry, the army has been placed on alert.",
         "the army has been placed on alert"),
        ("The roads were clear, but, in the opinion of some drivers, the bridge was unsafe.",
         "the bridge was unsafe"),
    ],
)  # fmt: skip
def test_where_a_content_begins_and_ends(coder: dateline.Coder, text: str, content: str) -> None:
    found = coder.code(Article(body=text)).statements
    assert [span.raw for span in found[0].content] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "Obama is sure to veto the bill.",
        "Trump never mentioned the issue.",
        "The president declined to criticize Putin.",
        "Sanctions will end when we are sure that the bombs are gone.",
        "A panel will decide whether Iran must open its sites.",
        "It reflects how Europeans look for other ways.",
        "No one says that Iran will change.",
        "Republicans have been leery to criticize Trump.",
        "It remains to be seen if the deal will hold.",
        "Trump refused to say Russia was accountable.",
        "Trump returned to his charges about the probe.",
        "Republicans could try to force his hand by demanding hearings.",
        "Trump sought to lower expectations.",
        "The process would begin “very soon.”",
        "The police arrested and questioned the driver.",
        "The ministry has recalled its ambassador.",
        "The goalkeeper conceded a penalty.",
        "The nurse described the ward.",
        "In a preview of the show, Ruto sings a song.",
        "Experts are working to determine whether the water is safe.",
        "The officials have no evidence that the fire was set.",
        "Her mission to Chad lasted a week.",
        "The bank raised its total commitment to date.",
        "‘Italy with nukes’",
        "She lived in Léopoldville, presently called Kinshasa.",
    ],
)
def test_narration_is_no_statement(coder: dateline.Coder, text: str) -> None:
    assert coder.code(Article(body=text)).statements == ()


@pytest.mark.parametrize(
    "text",
    [
        "The talks will fail if Iran expects the sanctions to be lifted.",
        "If one truly believes that Russia helped, one must act.",
    ],
)
def test_what_is_only_supposed_is_no_statement(coder: dateline.Coder, text: str) -> None:
    assert coder.code(Article(body=text)).statements == ()


def test_who_prints_a_message_stands_in_the_chain(coder: dateline.Coder) -> None:
    text = "“We are confident,” Assad said in a message to Khamenei, published by the agency SANA."
    (statement,) = coder.code(Article(body=text)).statements
    assert [voice.name for voice in statement.chain] == ["Assad", "SANA", "this outlet"]


def test_a_quotation_that_goes_on_has_its_speaker_in_the_chain(coder: dateline.Coder) -> None:
    text = '"It is a mistake," John McCain said.\n\n"He has to speak out."'
    statement = coder.code(Article(body=text)).statements[1]
    assert [voice.name for voice in statement.chain] == ["John McCain", "this outlet"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Many toys are involved, according to The Guardian.", ["The Guardian", "this outlet"]),
        ("Ranking Member of the House Intelligence Committee Adam Schiff, D-Calif., said that it "
         "was wrong.", ["Adam Schiff", "this outlet"]),
        ('Another worker, David Darg, of a charity wrote "The yard was full."',
         ["David Darg", "this outlet"]),
        ("Kenyan writer and teacher Grace Akinyi Otieno said that it was wrong.",
         ["Grace Akinyi Otieno", "this outlet"]),
        ("Special Envoy of the African Union for Chad Grace Otieno said that it was wrong.",
         ["Grace Otieno", "this outlet"]),
        ("On Facebook, Kenya’s president, William Ruto said that it was wrong.",
         ["William Ruto", "this outlet"]),
        ('"It was wrong," claims writer Grace Otieno.', ["Grace Otieno", "this outlet"]),
        ('Grace Otieno had this to say: "It was wrong."', ["Grace Otieno", "this outlet"]),
        ("A report published by Unicef said that it was wrong.", ["Unicef", "this outlet"]),
        ("The World Food Programme (WFP) agency said that it was wrong.",
         ["World Food Programme", "this outlet"]),
        ("Unicef and Oxfam said that it was wrong.", ["Unicef and Oxfam", "this outlet"]),
    ],
)  # fmt: skip
def test_each_voice_stands_once_by_its_name(
    coder: dateline.Coder, text: str, names: list[str]
) -> None:
    (statement,) = coder.code(Article(body=text)).statements
    assert [voice.name for voice in statement.chain] == names


def test_an_outlet_that_is_told_stands_once_in_the_chain(coder: dateline.Coder) -> None:
    article = Article(body="Ruto told CNN that it was wrong.", outlet="CNN (Web News)")
    (statement,) = coder.code(article).statements
    assert [voice.name for voice in statement.chain] == ["Ruto", "CNN (Web News)"]


def test_two_who_agree_are_one_voice_of_who_tells_it(coder: dateline.Coder) -> None:
    text = "Putin said he and Trump agreed to meet again."
    found = coder.code(Article(body=text)).statements
    names = [[voice.name for voice in statement.chain] for statement in found]
    assert ["he and Trump", "Putin", "this outlet"] in names


def test_the_statement_is_by_who_issued_it(coder: dateline.Coder) -> None:
    text = "A statement by Unicef said the camp was shut. The statement added that tents had burnt."
    found = coder.code(Article(body=text)).statements
    assert [item.chain[0].name for item in found] == ["Unicef", "Unicef"]


def test_a_quotation_broken_into_lines_is_one(coder: dateline.Coder) -> None:
    text = '"They said no.\n\nNobody helped us.\n\nSo we left," said William Ruto.'
    statement = next(item for item in coder.code(Article(body=text)).statements if not item.parent)
    assert [span.raw for span in statement.content] == [
        '"They said no.', "Nobody helped us.", 'So we left,"'
    ]  # fmt: skip
    assert statement.chain[0].name == "William Ruto"


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Ruto said he did not think that it would rain.", "doubts"),
        ("Ruto had no doubt that it would rain.", "believes"),
        ("Ruto questioned the purpose of the alliance.", "doubts"),
        ("The comment cast doubt on the vote.", "doubts"),
        ("Ruto warned Kenya against closing the border.", "demands"),
        ("The agency advises that nobody eat the fish.", "demands"),
        ("Ruto disputed the figures.", "denies"),
        ("Ruto insisted that the union accept the cuts.", "demands"),
        ("Ruto suggested that the law be changed.", "demands"),
        ("Ruto insisted that the union accepts the cuts.", "asserts"),
        ("I don't see any reason why it would rain.", "doubts"),
        ("Ruto wants to see the bridge built.", "hopes"),
        ("I'm not saying that the two are alike.", "denies"),
        ("Ruto promised to build a bridge.", "promises"),
    ],
)
def test_stance(coder: dateline.Coder, text: str, stance: str) -> None:
    assert coder.code(Article(body=text)).statements[-1].stance == stance


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ruto said the law was bad. “It is a scandal. It must go.” The crowd cheered.",
         ["the law was bad", "“It is a scandal. It must go.”"]),
        ("According to Ruto, “the law is bad. It must go.”", ["“the law is bad. It must go.”"]),
        ("Ruto said the law was bad. “It must go,” the mayor added.", ["the law was bad"]),
    ],
)  # fmt: skip
def test_a_quotation_behind_a_statement_is_the_same_speakers(
    coder: dateline.Coder, text: str, content: list[str]
) -> None:
    assert [span.raw for span in coder.code(Article(body=text)).statements[0].content] == content


def chains(coder: dateline.Coder, text: str) -> dict[str, list[str]]:
    """The voices of the statements by their cue."""
    found = coder.code(Article(body=text)).statements
    return {item.cue.raw: [voice.name for voice in item.chain] for item in found if item.cue}


@pytest.mark.parametrize(
    ("text", "cue", "names"),
    [
        ("The minister was asked about the vote and replied that it was fair.", "replied",
         ["minister"]),
        ("The ministry was told by parents of the cases, but stated that they were few.", "stated",
         ["ministry"]),
        ("In a letter to voters, Ann Lee, the head of the union, said that it was fair.", "said",
         ["Ann Lee"]),
        ("Speaking for the parents, Ann Lee, QC, said that they should go free.", "said",
         ["Ann Lee"]),
        ("The vote was watched by Ann Lee, a teacher at Harvard University, who said that it was "
         "fair.", "said", ["Ann Lee"]),
        ("The New York Times printed the letter. The paper also reported that he had left.",
         "also reported", ["The New York Times"]),
        ("Le Monde quotes the minister Ann Lee: “It was an accident.”", "quotes",
         ["Ann Lee", "Le Monde"]),
        ("In his speech, the Prime Minister praised the airline and cited its success as a source "
         "of pride.", "cited", ["Prime Minister"]),
    ],
)  # fmt: skip
def test_who_speaks(coder: dateline.Coder, text: str, cue: str, names: list[str]) -> None:
    assert chains(coder, text)[cue] == [*names, "this outlet"]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("It was not disclosed whether the farm was part of the deal.", "was not disclosed"),
        ("Lee did not say whether he decided to leave.", "decided"),
        ("The task of the office is to remind them what the law would do.", "to remind"),
        ("The mayor called on Lee to acknowledge that the bridge was shut.", "to acknowledge"),
        ("Lee said the talks described by the mayor “are a mistake,” even if they help.",
         "described"),
        ("Lee spoke at noon, commenting on the decision.", "commenting on"),
    ],
)  # fmt: skip
def test_what_somebody_might_say_is_no_statement(
    coder: dateline.Coder, text: str, cue: str
) -> None:
    assert cue not in chains(coder, text)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("If elected, Ann Lee says she would raise taxes.",
         ["If elected", "she would raise taxes"]),
        ('Lee stated "The road is shut.\nIt will open in May."\nThe crowd cheered.',
         ['"The road is shut.', 'It will open in May."']),
        ('“Is it you?” Lee asked.\nAsked, “Is it you?” Lee replied, “I will not say.”',
         ["“I will not say.”"]),
    ],
)  # fmt: skip
def test_parts_of_a_content(coder: dateline.Coder, text: str, content: list[str]) -> None:
    last = coder.code(Article(body=text)).statements[-1]
    assert [span.raw for span in last.content] == content
