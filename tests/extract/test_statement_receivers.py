"""Who only hears it, and the place of a dateline, say nothing."""

from __future__ import annotations

from datetime import date

import pytest

import dateline
from dateline.records import Article


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("The owners are sending a letter to Mayor Ann Lee warning her that the dam is old.",
         "warning", "The owners"),
        ("The owners wrote a letter to the mayor urging him to mend the dam.", "urging",
         "a letter to the mayor"),
        ("The owners spoke to a man claiming that the dam was old.", "claiming", "a man"),
        ("Lee said that Otieno was late and reiterated that the dam was safe.", "reiterated",
         "Lee"),
        ("Otieno was asked about the dam and he's gone there and believes that it is safe.",
         "believes", "he"),
        ("The work goes on, said Zaneb Quaye, a 20-year-old student: “It is late.”", "said",
         "Zaneb Quaye, a 20-year-old student"),
    ],
)  # fmt: skip
def test_the_source_of_a_cue(coder: dateline.Coder, text: str, cue: str, source: str) -> None:
    found = coder.code(Article(body=text)).statements
    sources = {item.cue.raw: item.source.raw for item in found if item.cue and item.source}
    assert sources[cue] == source


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The council read a Senate report that says the dam is unsafe.", "Senate"),
        ("According to slides from a talk meant for the Senate, the dam is old.", None),
        ("Mayor Ann Lee was placing ads on Facebook demanding that the dam be mended.", "Ann Lee"),
        (
            "Mayor Ann Lee went on to attack the plan.\n\n“It is a shame for all who live here.”",
            "Ann Lee",
        ),
        ("Mayor Ann Lee went home.\n\n“It is a shame for all who live here.”", None),
    ],
)
def test_the_speaker_behind_a_source(coder: dateline.Coder, text: str, speaker: str | None) -> None:
    found = coder.code(Article(body=text))
    raw = {mention.id: mention.raw for mention in found.mentions}
    last = found.statements[-1].speaker
    assert (raw[last] if last is not None else None) == speaker


def test_who_signs_a_tweet_says_i(coder: dateline.Coder) -> None:
    text = "Lee came.\n\nI think that the dam is safe! — Ann Lee (@annlee) July 16, 2018"
    found = coder.code(Article(body=text))
    names = {actor.mention: actor.name for actor in found.actors}
    assert [names[item.speaker or ""] for item in found.statements] == ["Ann Lee"]


def test_a_title_takes_up_its_two_leaders(coder: dateline.Coder) -> None:
    title = (
        "Emmanuel Macron scolds firms, Angela Merkel denies it as leaders tout plan as ‘success’"
    )
    found = coder.code(Article(title=title, body="They met.", published=date(2018, 7, 16)))
    raw = {mention.id: mention.raw for mention in found.mentions}
    told = [item for item in found.statements if item.cue and item.cue.raw == "tout"]
    assert [
        [raw[i] for i in (item.speaker or "", *item.joint)] for item in told
    ] == [["Emmanuel Macron", "Angela Merkel"]]  # fmt: skip
