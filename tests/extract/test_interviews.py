"""An outlet that words were told to is carried on while the same speaker goes on."""

from __future__ import annotations

import pytest

import dateline
from dateline.records import Article


def _outlets(coder: dateline.Coder, text: str) -> list[tuple[str, ...]]:
    """Return the names in each statement's chain between the speaker and the article's outlet."""
    found = coder.code(Article(body=text, outlet="Daily Post")).statements
    return [tuple(voice.name for voice in item.chain[1:-1]) for item in found]


@pytest.mark.parametrize(
    ("text", "outlets"),
    [
        ("Ann Lee told CNN that the dam would hold. “It is safe,” she said.", [("CNN",), ("CNN",)]),
        ("Ann Lee told CNN that the dam would hold.\n\n“It is safe,” Lee said.",
         [("CNN",), ("CNN",)]),
        ("Ann Lee told CNN that the dam would hold. On Friday she said it might not.",
         [("CNN",), ()]),
        ("Ann Lee told CNN that the dam would hold. In a statement she said it might not.",
         [("CNN",), ()]),
        ("Ann Lee told CNN that the dam would hold. She has said it might not.", [("CNN",), ()]),
        ("Ann Lee told CNN that the dam would hold. Bob Otieno said it might not.",
         [("CNN",), ()]),
        ("Ann Lee made the remarks in an interview with Reuters. She said the dam would hold.",
         [("Reuters",)]),
        ("Mayor Ann Lee appeared on ABC’s “This Week” on Sunday, and the host, Bob Quay, asked her "
         "whether the dam would hold. “It is safe,” Lee said.", [("ABC",), ("ABC",)]),
        ("Ann Lee told CNN that the dam would hold.\n\nBob Otieno said it might not.\n\n"
         "In the interview, Ann Lee also said that it was old.", [("CNN",), (), ("CNN",)]),
        ("Ann Lee told CNN she believed that the dam would hold.", [("CNN",), ("CNN",)]),
    ],
)  # fmt: skip
def test_an_interview_goes_on_with_its_speaker(
    coder: dateline.Coder, text: str, outlets: list[tuple[str, ...]]
) -> None:
    assert _outlets(coder, text) == outlets


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("“The dam holds,” wrote Ann Lee in a column for Reuters.", "Reuters"),
        ("General Ann Lee, in remarks to state television, said it held.", "state television"),
        ("Asked by CNN if the dam would hold, Ann Lee said it would.", "CNN"),
        ("Ann Lee made an appearance on CNN, urging the owners to mend the dam.", "CNN"),
        ("In a CNN interview in January, Ann Lee said the dam would hold.", "CNN"),
        ("In a CNN interview, Ann Lee voiced her fear that the dam would break.", "CNN"),
        ("Ann Lee told PBS’ Bob Quay that the dam would hold.", "PBS"),
        ("“The dam holds,” Ann Lee told Fox News host Bob Quay.", "Fox News"),
        (
            "In an opinion piece in The Washington Post, Ann Lee said the dam would hold.",
            "The Washington Post",
        ),
        ("Speaking on CBS’s “Morning Hour,” Ann Lee said the dam would hold.", "CBS"),
        ("Ann Lee told Bob Quay of MSNBC that the dam would hold.", "MSNBC"),
        ("“The dam holds,” Ann Lee wrote in a Reuters op-ed.", "Reuters"),
        ("Engineers interviewed by Reuters said that the dam would hold.", "Reuters"),
        ("In an interview broadcast on CBS, Ann Lee said the dam would hold.", "CBS"),
    ],
)
def test_a_station_is_named_in_many_ways(coder: dateline.Coder, text: str, outlet: str) -> None:
    assert (outlet,) in _outlets(coder, text)


def test_who_is_quoted_speaks_once_in_a_chain(coder: dateline.Coder) -> None:
    text = "Otieno met the press. “We want to mend the dam,” Reuters quoted him as saying."
    assert ("Reuters",) in _outlets(coder, text)
