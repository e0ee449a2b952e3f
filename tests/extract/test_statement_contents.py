"""Contents end where the words end, and lose nothing that belongs to them."""

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
        ("The council and the party intend to answer the letter and will publish it.",
         "intend", "to answer the letter"),
        ("The farmers urged Ruto to open the dam but he did not do it.",
         "urged", "Ruto to open the dam"),
        ("Ruto wants to cut the tax, while the unions want it raised.", "wants", "to cut the tax"),
        ("The teachers concede that the plan cuts costs but say it is too hard.",
         "concede", "the plan cuts costs"),
        ("Ann Lee said the secretary has a cold and listed a fever in her report.",
         "said", "the secretary has a cold"),
        ("Lee hinted that the truce would not last: If it failed, he said that he would leave.",
         "hinted", "the truce would not last"),
        ("Lee said the dam was “fit,” the group's highest grade.", "said", "the dam was “fit,”"),
        ("In notes, the agent told two critics, Ann Lee of Ohio and Bob Otieno, that it was safe.",
         "told", "it was safe"),
        ("Lee claimed the letters did not name “all the banks,” a point the ministry denied.",
         "claimed", "the letters did not name “all the banks,”"),
    ],
)  # fmt: skip
def test_what_others_do_or_say_is_left_out(
    coder: dateline.Coder, text: str, cue: str, content: str
) -> None:
    assert _contents(coder, text)[cue] == [content]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Iran vowed to turn the plant — dug deep into a hill — into a museum.",
         "vowed", ["to turn the plant", "into a museum"]),
        ("Cisco has promised a new model before the end of the year.",
         "has promised", ["a new model before the end of the year"]),
        ("In April, lawmaker Ann Lee said roads, rails and ports “were shut,” and that it cost.",
         "said", ["roads, rails and ports “were shut,” and that it cost"]),
        ("The dam would be mended this year, the mayor added, and would be raised in May.",
         "added", ["The dam would be mended this year", "and would be raised in May"]),
        ("“Had it rained, I think the crop would have grown,” Lee said.",
         "think", ["Had it rained", "the crop would have grown"]),
        ("All data taken, Lee said, “is kept under strict rules.”",
         "said", ["All data taken", "“is kept under strict rules.”"]),
        ("Lee praised Otieno's offer for the engineers to inspect the dam.",
         "offer for", ["the engineers to inspect the dam"]),
        ("The bank pushed back on a report claiming the nation's lobby was dropping its plan.",
         "claiming", ["the nation's lobby was dropping its plan"]),
        ("“I want to see it,” said Lee in an interview on CNN's “Today” show. “How can it be?”",
         "said", ["“I want to see it,”", "“How can it be?”"]),
        ("Lee expressed support for opening a road, but only if the owners pay for it.",
         "expressed support for", ["opening a road, but only if the owners pay for it"]),
        ("The bill fails Ruto's goal of forcing firms to submit to tests “anytime, anywhere.”",
         "goal of", ["forcing firms to submit to tests “anytime, anywhere.”"]),
        ("Politicians have been talking up the benefit of trade, from new mills to more jobs.",
         "have been talking up", ["the benefit of trade, from new mills to more jobs"]),
        ("The price rose to 40 dollars, which, according to the bank, is near a record.",
         "according to", ["which", "is near a record"]),
        ("Lee said in part:\n\n“At the start, it said it would pay. It did not. “We relied on it.”",
         "said", ["“At the start, it said it would pay. It did not. “We relied on it.”"]),
    ],
)  # fmt: skip
def test_all_that_is_said_belongs(
    coder: dateline.Coder, text: str, cue: str, content: list[str]
) -> None:
    found = coder.code(Article(body=text)).statements
    parts = [[part.raw for part in item.content] for item in found if item.cue]
    assert content in parts, parts
    assert cue in _contents(coder, text)


def test_a_content_goes_on_over_the_paragraphs_of_its_quotation(coder: dateline.Coder) -> None:
    text = "According to the tape, Lee said, “I have Otieno here.\n\n“I will say this: it is late.”"
    assert _contents(coder, text)["According to"] == [
        "Lee said, “I have Otieno here.", "“I will say this: it is late.”",
    ]  # fmt: skip


def test_a_name_given_to_a_thing_is_no_order(coder: dateline.Coder) -> None:
    text = "Ruto called the talks “odd,” to say the least."
    (statement,) = coder.code(Article(body=text)).statements
    assert statement.stance == "asserts"
    assert [part.raw for part in statement.content] == ["the talks “odd,”"]
