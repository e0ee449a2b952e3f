"""Headlines capitalise every word: a verb beside a surname is no given name."""

from __future__ import annotations

from datetime import date

import pytest

import dateline
from dateline.records import Article


@pytest.mark.parametrize(
    ("title", "text", "names"),
    [
        ("Senate Overrides Obama's Veto Of Victims Bill",
         "In a blow to President Barack Obama, senators voted to override his veto.", {"Obama"}),
        ("After Massacre, Obama Expresses Outrage and a Familiar Lament",
         "President Obama expressed outrage.", {"Obama"}),
        ("Malia Obama Expresses Outrage", "President Obama expressed outrage.", {"Malia Obama"}),
    ],
)  # fmt: skip
def test_a_verb_of_a_headline_is_no_part_of_a_name(
    coder: dateline.Coder, title: str, text: str, names: set[str]
) -> None:
    found = coder.reader.read(Article(title=title, body=text, published=date(2016, 9, 28)))
    told = {m.raw for m in found.mentions if m.end <= len(title) and "Obama" in m.raw}
    assert told == names


def test_a_spokeswoman_is_a_person(coder: dateline.Coder) -> None:
    text = "Spokeswoman Sandy Angers of Boeing said no. “We left,” said Angers."
    found = coder.reader.read(Article(body=text)).mentions
    assert {m.label for m in found if "Angers" in m.raw} == {"PERSON"}
