"""Whom grammar alone tells that a pronoun stands for, and whom it does not."""

from __future__ import annotations

import pytest
from tests.read.chains import chain_of

import dateline


@pytest.mark.parametrize(
    ("text", "raw", "name"),
    [
        ("Governor Paul Marsh named John Reed to the seat. “He knows the law,” Mr. Marsh said of "
         "Mr. Reed.", "He", "John Reed"),
        ("Senator Paul Marsh spoke. Asked about John Reed, Mr. Marsh said that Mr. Reed and his "
         "aides had lied.", "his", "John Reed"),
        ("A jury heard the case of Paul Marsh. Marsh's lawyer John Reed said that he was charged "
         "too late.", "he", "Paul Marsh"),
        ("John Reed spoke first. Aides to Paul Marsh declined to say whether he would run.", "he",
         "Paul Marsh"),
        ("Paul Marsh left the bureau. In May, John Reed was fired after the inspector general "
         "faulted him.", "him", "John Reed"),
        ("Paul Marsh went to Oslo to meet John Reed, who had told Marsh he would help him.", "he",
         "John Reed"),
        ("The court heard of John Reed's quarrel with Paul Marsh, including his insults.", "his",
         "John Reed"),
        ("John Reed's embrace of Paul Marsh came on a trip in which he attacked allies.", "he",
         "John Reed"),
        ("The vote pleased John Reed. During his years in office, Paul Marsh never lost one.",
         "his", "Paul Marsh"),
    ],
)  # fmt: skip
def test_grammar_tells_whom_a_pronoun_stands_for(
    coder: dateline.Coder, text: str, raw: str, name: str
) -> None:
    assert name in chain_of(coder, text, raw)


def test_who_calls_is_not_whom_he_calls_so(coder: dateline.Coder) -> None:
    text = "John Reed won. Paul Marsh wrote in support of John Reed, calling him a great man."
    assert "Paul Marsh" not in chain_of(coder, text, "him")


@pytest.mark.parametrize("body", ["Bantam Superior Court", "the TPS"])
def test_he_is_no_body(coder: dateline.Coder, body: str) -> None:
    text = f"A mason appeared in {body} on charges that he hurt a dog."
    assert body.removeprefix("the ") not in chain_of(coder, text, "he")


def test_she_is_no_place_told_as_one(coder: dateline.Coder) -> None:
    text = "A student from the Gold Coast of Australia faces a trial. She was arrested in Bali."
    found = chain_of(coder, text, "She")
    assert "student" in found and "Gold Coast" not in found


def test_he_in_what_somebody_notes_is_another(coder: dateline.Coder) -> None:
    text = 'John Reed won in May. Paul Marsh agreed with it, noting, "He did not come out."'
    assert "Paul Marsh" not in chain_of(coder, text, "He")
