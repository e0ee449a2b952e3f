"""Which of two of one surname a short name means, and whose short name is whose."""

from __future__ import annotations

from datetime import date

import pytest

import dateline
from dateline.records import Article


@pytest.mark.parametrize(
    ("text", "raw", "name"),
    [
        ("Liz Cheney is a daughter of Dick Cheney. Liz Cheney said so. Former Vice President "
         "Cheney backed the law.", "Cheney", "Dick Cheney"),
        ("Governor Ann Lee met Mayor Paul Lee. Paul Lee left early. Governor Lee stayed.", "Lee",
         "Ann Lee"),
        ("Macron met President Enrique Peña Nieto. President Peña praised Macron.", "Peña",
         "Enrique Pena Nieto"),
        ("The New York Times reported it. The Times named no source.", "The Times",
         "New York Times"),
        ("The Times named no source. The New York Times did.", "The Times", "The Times"),
        ("Paul Lee was jailed. His wife, Ann Lee, wept. Lee said no more.", "Lee", "Paul Lee"),
        ("We met Mark Lee, whose 6-year-old son, James Lee, was killed. Lee said no more.", "Lee",
         "Mark Lee"),
        ("Paul Lee praised his son, John Lee. A friend met the younger Mr. Lee.", "Lee",
         "John Lee"),
        ("Former Rep. Jesse Jackson Jr. wept. Jackson was jailed.", "Jackson", "Jesse Jackson Jr."),
    ],
)  # fmt: skip
def test_a_short_name_is_that_of(coder: dateline.Coder, text: str, raw: str, name: str) -> None:
    found = coder.code(Article(body=text, published=date(2013, 7, 17)))
    last = [m.id for m in found.mentions if m.raw == raw][-1]
    assert next(actor.name for actor in found.actors if actor.mention == last) == name


def test_a_generation_is_no_surname_and_no_mark_is_a_person(coder: dateline.Coder) -> None:
    body = "Senator Adam C. Marsh Sr. of Ohio opened the fair. The crowd cheered. Marsh left early."
    found = [mention for mention in coder.code(Article(body=body)).mentions if mention.start > 40]
    assert [mention.raw for mention in found if mention.label == "PERSON"] == ["Marsh"]


@pytest.mark.parametrize("name", ["William Clay Ford Jr.", "Bill Ford"])
def test_a_company_named_before_its_head_keeps_its_short_name(
    coder: dateline.Coder, name: str
) -> None:
    body = (
        f"The Ford Motor Company will cut jobs. Its head, {name}, told of the plan. "
        "Ford met union leaders in Ohio."
    )
    found = coder.code(Article(body=body, published=date(2006, 1, 24)))
    last = [m.id for m in found.mentions if m.raw == "Ford"][-1]
    assert next(actor.name for actor in found.actors if actor.mention == last) == "Ford Motor"


def test_a_firm_named_after_its_owner_leaves_him_his_surname(coder: dateline.Coder) -> None:
    body = "Donald Trump spoke of the Trump Organization. Trump met union leaders in Ohio."
    found = coder.code(Article(body=body, published=date(2018, 1, 24)))
    last = [m.id for m in found.mentions if m.raw == "Trump"][-1]
    assert next(actor.name for actor in found.actors if actor.mention == last) == "Donald Trump"
