"""The words of a name, against slow plain code."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge.names import words


@pytest.mark.parametrize(
    ("name", "pieces"),
    [
        ("U.S. Air-Force", ("us", "air", "force")),
        ("People's Party", ("people", "\x01s", "party")),
        ("Raúl Straßer", ("raul", "strasser")),
        ("Côte d’Ivoire", ("cote", "divoire")),
        ("and/or", ("and", "or")),
        ("", ()),
    ],
)
def test_accents_and_stops_go_and_hyphens_part_words(name: str, pieces: tuple[str, ...]) -> None:
    assert words(name) == pieces


@given(st.text(alphabet="aBé ıø-–/.’`\u0301ﬁ", max_size=12))
def test_words_are_made_character_by_character(name: str) -> None:
    kept = ""
    for char in unicodedata.normalize("NFKD", name):
        if char in "-–/":
            kept += " "
        elif char not in ".’`" and not unicodedata.combining(char):
            kept += char
    plain = kept.lower().replace("ø", "o").replace("ı", "i")
    assert words(name) == tuple(plain.split())
