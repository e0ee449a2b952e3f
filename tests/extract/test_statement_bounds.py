"""Where contents begin and end: second cues, glosses, asides, what goes on behind a cue."""

from __future__ import annotations

import pytest

import dateline
from dateline.records import Article


def contents(coder: dateline.Coder, text: str) -> dict[str, list[str]]:
    """The parts of each content by its cue."""
    found = coder.code(Article(body=text)).statements
    return {item.cue.raw: [span.raw for span in item.content] for item in found if item.cue}


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Ruto said the road was shut, and has denied taking a bribe.", "said",
         ["the road was shut"]),
        ("Ruto noted that the river was rising and warned that it would flood.", "noted",
         ["the river was rising"]),
        ("The group issued a statement saying that its view had not changed and refuting fears.",
         "saying", ["its view had not changed"]),
        ("Ruto, who once said he liked the law, later broke it.", "once said",
         ["he liked the law"]),
        ("Ruto, asked if he feared the vote, said he did not.", "asked", ["if he feared the vote"]),
        ("Ruto said the bill would fail, which he called a disgrace.", "said",
         ["the bill would fail"]),
        ("Ruto said that the port was safe, according to Reuters.", "said", ["the port was safe"]),
        ("Ruto said the dam had been “the worst idea of the mayor,” Grace Otieno of Kisumu.",
         "said", ["the dam had been “the worst idea of the mayor,”"]),
        ("Ruto said the dam was safe -- though it had leaked for years.", "said",
         ["the dam was safe"]),
        ("Ruto ordered the mayor to “stop it” in a conversation about the dam.", "ordered",
         ["the mayor to “stop it”"]),
    ],
)  # fmt: skip
def test_a_content_stops_before_what_the_speaker_does_not_say(
    coder: dateline.Coder, text: str, cue: str, content: list[str]
) -> None:
    assert contents(coder, text)[cue] == content


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The water is clean, though it smells of iron, Ruto said.", "said",
         ["The water is clean, though it smells of iron"]),
        ("The mill burnt; the bridge still stands, Ruto said.", "said",
         ["the bridge still stands"]),
        ("The road will stay shut, Ruto said, because the bridge has fallen.", "said",
         ["The road will stay shut", "because the bridge has fallen"]),
        ("The brothers talk each week, William Ruto said, and the family meets once a year.",
         "said", ["The brothers talk each week", "and the family meets once a year"]),
        ("The road was, Ruto said, “too narrow for buses.”", "said",
         ["The road was", "“too narrow for buses.”"]),
        ("But, Ruto added, the road must stay open.", "added", ["the road must stay open"]),
        ("Ruto said he would not resign, nor was he about to cut the pay of the police.", "said",
         ["he would not resign, nor was he about to cut the pay of the police"]),
        ("William Ruto said on average it rained for nine days.", "said",
         ["on average it rained for nine days"]),
        ("Ruto pledged not to raise the tax.", "pledged", ["not to raise the tax"]),
        ("Ruto said in the boat, they found a child.", "said", ["in the boat, they found a child"]),
        ("The farmers lost the land they say Kenya had promised.", "say",
         ["the land", "Kenya had promised"]),
        ("Ruto spoke of his fear that the vote was a “sham.”", "fear",
         ["the vote was a “sham.”"]),
        ("“Will it rain?” Otieno wrote.\nRuto replied: “No.”", "replied:", ["“No.”"]),
        ("Kenya’s vote, in which, according to Unicef, many took part, was fair.", "according to",
         ["many took part, was fair"]),
    ],
)  # fmt: skip
def test_a_content_has_all_its_parts(
    coder: dateline.Coder, text: str, cue: str, content: list[str]
) -> None:
    assert contents(coder, text)[cue] == content


def test_a_paragraph_of_words_tells_of_others_and_keeps_its_speaker(coder: dateline.Coder) -> None:
    body = (
        "Angela Merkel told CNN: “It is no burden to us.”\n\n"
        "“It is a warning to China that nobody is safe. So I condemn that war.”\n\nIt rained."
    )
    coded = coder.code(Article(body=body))
    of = {actor.mention: actor.name for actor in coded.actors}
    (event,) = [e for e in coded.events if e.trigger.raw == "condemn"]
    assert [of[mention] for mention in event.actors] == ["Angela Merkel"]


def test_who_said_it_may_stand_in_a_line_below(coder: dateline.Coder) -> None:
    body = (
        '"This is a step to save the firm. We are sad."\nsaid Angela Merkel, a guest.\nIt rained.'
    )
    coded = coder.code(Article(body=body))
    of = {mention.id: mention.raw for mention in coded.mentions}
    assert [of[s.speaker] for s in coded.statements if s.speaker] == ["Angela Merkel"]
