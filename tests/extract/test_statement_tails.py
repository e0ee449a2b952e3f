"""Contents stop where the reporter goes on, and go on where the speaker does."""

from __future__ import annotations

import pytest

import dateline
from dateline.records import Article


def _contents(coder: dateline.Coder, text: str) -> dict[str, list[str]]:
    """Return the parts of the contents by the cue of each statement."""
    found = coder.code(Article(body=text)).statements
    return {item.cue.raw: [part.raw for part in item.content] for item in found if item.cue}


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Ann Lee said she backed the dam, but otherwise did not elaborate on it.",
         "said", "she backed the dam"),
        ("The farmers were told that an envoy would come, but not that it was the minister.",
         "were told", "an envoy would come"),
        ("Ruto had said he planned to sign the bill but backed off.",
         "had said", "he planned to sign the bill"),
        ("Ruto said the core of the plan lay in “strong dams,” and then described the cost.",
         "said", "the core of the plan lay in “strong dams,”"),
        ("Lee has said dams are her greatest fear and joked about them.",
         "has said", "dams are her greatest fear"),
        ("Ruto called the dam “a wonder” just days before meeting the farmers.",
         "called", "the dam “a wonder”"),
        ("Ruto vowed that the tax will end “for good,” a day after it emerged he had paid none.",
         "vowed", "the tax will end “for good,”"),
        ("Lee said the plan would fail — a blow that could split the party.",
         "said", "the plan would fail"),
        ("Ann Lee said on Monday that she could lose the seat, a rare admission from a senator.",
         "said", "she could lose the seat"),
        ("Ruto insists that the council pay for the dam, while the unions want it shut.",
         "insists", "the council pay for the dam"),
        ("The resolution said the firm would “mend the dam,” though the wording was changed.",
         "said", "the firm would “mend the dam,”"),
        ("Ruto said on Tuesday the council would shut the dam.",
         "said", "the council would shut the dam"),
        ("The miners were so desperate for a deal that they would sign.",
         "were so desperate for", "a deal"),
    ],
)  # fmt: skip
def test_what_the_reporter_adds_is_no_content(
    coder: dateline.Coder, text: str, cue: str, content: str
) -> None:
    assert _contents(coder, text)[cue] == [content]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Kenya's claim that the dam held, drawing laughter from the farmers, was shown again.",
         "claim", "the dam held"),
        ("Lee has repeated Otieno's claim that the dam held, after a talk with the mayor.",
         "has repeated", "the dam held"),
        ("Ruto's decision to leave the union, which was opposed by farmers, was the last straw.",
         "decision", "to leave the union"),
        ("Ann Lee has doubts about whether the dam was safe and has sent engineers.",
         "doubts about", "whether the dam was safe"),
        ("He repeated his demand for five million shillings for the dam.",
         "demand for", "five million shillings for the dam"),
    ],
)  # fmt: skip
def test_what_a_noun_governs_ends_with_its_matter(
    coder: dateline.Coder, text: str, cue: str, content: str
) -> None:
    assert _contents(coder, text)[cue] == [content]


def test_a_second_participle_is_a_statement_of_its_own(coder: dateline.Coder) -> None:
    found = _contents(
        coder, "Ruto backed Lee on Monday, saying she has the courage and vowing to help her."
    )
    assert found["saying"] == ["she has the courage"]
    assert found["vowing"] == ["to help her"]


def test_a_participle_behind_a_modal_clause_is_the_speakers(coder: dateline.Coder) -> None:
    found = _contents(
        coder, "Ruto said he would remove the mayor, calling the charges “deeply serious.”"
    )
    assert found["said"] == ["he would remove the mayor"]
    assert found["calling"] == ["the charges “deeply serious.”"]


def test_whoever_is_asked_and_answers_ends_the_question(coder: dateline.Coder) -> None:
    found = _contents(coder, "Ann Lee, asked if the dam was safe, said she did not know.")
    assert found["asked"] == ["if the dam was safe"]
    assert found["said"] == ["she did not know"]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("“If the terms were not met, the minister promised he would leave,” Lee said.",
         "promised", ["If the terms were not met", "he would leave"]),
        ("When Kenya was rich, she wrote, “no one spoke of dams.”",
         "wrote", ["When Kenya was rich", "“no one spoke of dams.”"]),
        ("“Kenya is safer” as a result of the dam, Lee said on Citizen TV. “We will build more.”",
         "said", ["“Kenya is safer” as a result of the dam", "“We will build more.”"]),
        ("Citing “the law of the land,” Lee said, “I will not sign.”",
         "said", ["“I will not sign.”"]),
        ("The farmers want to vote for the dam, even if it fails.",
         "want", ["to vote for the dam, even if it fails"]),
        ("Ruto was eager to meet the farmers to better understand them.",
         "was eager", ["to meet the farmers to better understand them"]),
        ("Engineers insist that the dam fell when they opened the gates.",
         "insist", ["the dam fell when they opened the gates"]),
        ("Lee spoke on Monday, claiming both firms lied but only one paid.",
         "claiming", ["both firms lied but only one paid"]),
        ("The minister has seen no evidence that the dam leaked.",
         "has seen", ["no evidence that the dam leaked"]),
        ("“I accept the court's finding that the dam leaked,” Lee said.",
         "accept", ["the court's finding that the dam leaked"]),
        ("Ruto urged Lee ahead of the vote to open the dam.",
         "urged", ["Lee", "to open the dam"]),
        ("Kenya announced a deal Monday on a dam that will cost a billion shillings.",
         "announced", ["a deal", "on a dam that will cost a billion shillings"]),
        ("Ruto promised some changes to calm the farmers.",
         "promised", ["some changes to calm the farmers"]),
        ("The mayor told Lee that he would back her even if the dam failed.",
         "told", ["he would back her even if the dam failed"]),
    ],
)  # fmt: skip
def test_what_belongs_to_a_content_is_kept(
    coder: dateline.Coder, text: str, cue: str, content: list[str]
) -> None:
    assert _contents(coder, text)[cue] == content


def test_a_word_with_a_hyphen_is_kept_whole(coder: dateline.Coder) -> None:
    found = _contents(coder, "In a letter, Ruto called on the council to re-open the dam.")
    assert found["called on"] == ["the council to re-open the dam"]
