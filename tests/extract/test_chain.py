"""The voices of a statement are those through whom the words came."""

from __future__ import annotations

import pytest

import dateline
from dateline.records import Article


def _voices(coder: dateline.Coder, text: str) -> dict[str, list[tuple[str, str]]]:
    """Return kind and name of each voice but the article's outlet, by the cue of a statement."""
    found = coder.code(Article(body=text)).statements
    return {
        item.cue.raw: [(voice.kind, voice.name) for voice in item.chain[:-1]]
        for item in found
        if item.cue
    }


@pytest.mark.parametrize(
    ("text", "cue", "voices"),
    [
        ("Half of voters like the plan, according to a Reuters/Ipsos opinion poll.",
         "according to", [("document", "Reuters/Ipsos opinion poll")]),
        ("The country made 12 billion dollars, according to figures from the World Bank.",
         "according to", [("document", "World Bank")]),
        ("The joint declaration states that the dam is safe.",
         "states", [("document", "The joint declaration")]),
        ("The council read a report that says the dam is unsafe.", "says",
         [("document", "a report")]),
        ("According to the transcript, Lee said that it was late.", "said",
         [("person", "Lee"), ("document", "the transcript")]),
        ("“I want to see it,” said Lee in an interview on CNN, according to Reuters.",
         "said", [("person", "Lee"), ("agency", "CNN"), ("agency", "Reuters")]),
        ("Otieno came. “We want to go,” Reuters quoted him as saying.",
         "quoted", [("person", "him"), ("agency", "Reuters")]),
        ("Ann Lee and Bob Quay sent a joint statement on Monday that said it was safe.", "said",
         [("document", "Ann Lee and Bob Quay")]),
        ("Lee questioned the mayor’s claim that the dam was unsafe.", "claim",
         [("person", "mayor")]),
        ("Senator Ann Lee left. The senator’s campaign said that she was ill.", "said",
         [("person", "senator’s campaign")]),
        ("Lee spoke, and the mayor insisted Otieno “wants to get it done.”",
         "wants", [("person", "Otieno"), ("person", "mayor")]),
    ],
)  # fmt: skip
def test_the_voices_of_a_statement(
    coder: dateline.Coder, text: str, cue: str, voices: list[tuple[str, str]]
) -> None:
    assert _voices(coder, text)[cue] == voices


def test_words_inside_a_quotation_pass_through_its_speaker(coder: dateline.Coder) -> None:
    text = "Lee said in part:\n\n“At first, the bank said it would pay. “We relied on it.”"
    found = coder.code(Article(body=text)).statements
    assert [[voice.name for voice in item.chain[:-1]] for item in found] == [
        ["Lee"], ["bank", "Lee"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Barack Obama and Benjamin Netanyahu said that talks should go on.",
         ["Barack Obama", "Benjamin Netanyahu"]),
        ("Officials and experts warned that the plan would fail.", ["Officials", "experts"]),
        ("The founder and president said that the plan would fail.", ["founder"]),
        ("The governor and lawmakers said that the plan would fail.", ["governor", "lawmakers"]),
        ("Ann Lee and other mayors said that the plan would fail.", ["Ann Lee", "other mayors"]),
        ("Donald Trump met Vladimir Putin on Monday. The two leaders said that they were glad.",
         ["Donald Trump", "Vladimir Putin"]),
    ],
)  # fmt: skip
def test_all_who_speak_together_are_told(
    coder: dateline.Coder, text: str, names: list[str]
) -> None:
    found = coder.code(Article(body=text))
    raw = {mention.id: mention.raw for mention in found.mentions}
    statement = found.statements[-1]
    assert [raw[i] for i in (statement.speaker or "", *statement.joint)] == names


@pytest.mark.parametrize(
    ("outlet", "url", "names"),
    [
        ("hpo", "http://www.huffingtonpost.com/2015/lee", ["Ann Lee", "hpo"]),
        ("Some Site", "https://www.huffpost.com/lee", ["Ann Lee", "Some Site"]),
        ("HuffPost Politics", None, ["Ann Lee", "HuffPost Politics"]),
        ("hpo", None, ["Ann Lee", "HuffPost", "hpo"]),
        ("nyt", "http://www.nytimes.com/lee", ["Ann Lee", "HuffPost", "nyt"]),
    ],
)
def test_the_articles_own_outlet_is_once_in_a_chain(
    coder: dateline.Coder, outlet: str, url: str | None, names: list[str]
) -> None:
    text = "Ann Lee told HuffPost that the dam was safe."
    found = coder.code(Article(body=text, outlet=outlet, url=url)).statements
    assert [voice.name for voice in found[0].chain] == names


def test_initials_are_the_outlet(coder: dateline.Coder) -> None:
    text = "Ann Lee told The New York Times that the dam was safe."
    found = coder.code(Article(body=text, outlet="nyt")).statements
    assert [voice.name for voice in found[0].chain] == ["Ann Lee", "nyt"]
