"""Who speaks where the parser ties the subject elsewhere, and through whom it came."""

from __future__ import annotations

import pytest

import dateline
from dateline.records import Article


def chains(coder: dateline.Coder, text: str) -> dict[str, list[str]]:
    """The voices of the statements by their cue, but for the outlet."""
    found = coder.code(Article(body=text)).statements
    return {item.cue.raw: [voice.name for voice in item.chain[:-1]] for item in found if item.cue}


@pytest.mark.parametrize(
    ("text", "cue", "names"),
    [
        ("Ruto said the road was shut, and has denied taking a bribe.", "has denied", ["Ruto"]),
        ("William Ruto rejected claims that the rebels had helped him, calling them absurd.",
         "calling", ["William Ruto"]),
        ("Ruto urged the firms to “let all take part,” saying that the law was harsh.", "saying",
         ["Ruto"]),
        ("The bridge is safe, the Ministry of Transport said, but warned that it was old.",
         "warned", ["Ministry of Transport"]),
        ("Both are critics of the law, with Grace Otieno once saying it was a sham.", "once saying",
         ["Grace Otieno"]),
        ("William Ruto said these were lies, adding that the vote was fair.", "adding",
         ["William Ruto"]),
        (
            "The road was unsafe, Ruto said, “in every way” but added that it would be mended.",
            "added",
            ["Ruto"],
        ),
        ("The road is shut, reported the Kenya Police Service.", "reported",
         ["Kenya Police Service"]),
        ("Ruto will testify, according to the panel’s top Democrat, Senator Ann Lee of Ohio.",
         "according to", ["Ann Lee"]),
        ("Kenya's deputy minister of health, Grace Otieno said that it was safe.", "said",
         ["Grace Otieno"]),
        ("Ruto told the senate that the port was safe, according to two officials.", "according to",
         ["two officials"]),
        ("Ruto told the senate that the port was safe, according to two officials.", "told",
         ["Ruto", "two officials"]),
        ("Ruto told Fox News host Ann Lee that the port was safe.", "told", ["Ruto", "Fox News"]),
        ("Ruto told state television that the port was safe.", "told",
         ["Ruto", "state television"]),
        ("“It was safe,” Ruto said, quoted by Reuters.", "said", ["Ruto", "Reuters"]),
    ],
)  # fmt: skip
def test_who_speaks_and_through_whom(
    coder: dateline.Coder, text: str, cue: str, names: list[str]
) -> None:
    assert chains(coder, text)[cue] == names


@pytest.mark.parametrize(
    ("title", "cue", "content"),
    [
        (
            "Goat herders asked to help count birds",
            "asked",
            ["Goat herders", "to help count birds"],
        ),
    ],
)
def test_a_participle_in_a_headline_names_no_speaker(
    coder: dateline.Coder, title: str, cue: str, content: list[str]
) -> None:
    (statement,) = coder.code(Article(title=title, body="It rained.")).statements
    assert statement.cue is not None
    assert statement.cue.raw == cue
    assert statement.speaker is None
    assert [span.raw for span in statement.content] == content


@pytest.mark.parametrize(
    "body",
    [
        "“I believe Iran will follow,” Senator Angus Holm of Maine, who votes with them, told us.",
        "Asked how genuine his plan is, Angus Holm, who would have to leave the firm, said, "
        "“I am glad.”",
        "Sen. Angus Holm, a New York Democrat, was quoted in The Hill as saying: “I agree.”",
    ],
)
def test_an_aside_does_not_part_a_speaker_from_the_verb(coder: dateline.Coder, body: str) -> None:
    coded = coder.code(dateline.Article(body=body))
    of = {mention.id: mention.raw for mention in coded.mentions}
    assert [of[s.speaker or ""] for s in coded.statements if s.form == "direct"][:1] == [
        "Angus Holm"
    ]


def test_a_subject_in_the_words_quoted_says_nothing(coder: dateline.Coder) -> None:
    text = (
        "The agency issued a statement. “We work closely with the U.S. Centers for Disease Control "
        "and Prevention [CDC] and state and local agencies to determine the scope of the problem,” "
        "added the statement."
    )
    assert chains(coder, text)["added"] == ["agency"]
