"""A body is no person, two who are listed are not one, "State" is a department."""

from __future__ import annotations

import pytest
from tests.read.chains import chain_of

import dateline
from dateline.records import Article


def test_a_panel_is_not_its_chairman(coder: dateline.Coder) -> None:
    text = (
        "Its chairman, Senator John Kerry, is to appear. Senator Bob Corker complained that the "
        "panel Mr. Kerry led had failed."
    )
    assert "Kerry" not in chain_of(coder, text, "panel")


def test_two_offices_side_by_side_are_two_persons(coder: dateline.Coder) -> None:
    text = (
        "President Barack Obama and House Speaker John Boehner met. “The President and Speaker had "
        "a frank meeting,” they wrote."
    )
    assert "Barack Obama" not in chain_of(coder, text, "Speaker")


def test_two_titles_of_one_stay_one(coder: dateline.Coder) -> None:
    text = "Ann Lee, the founder and chairwoman of the group, left."
    assert chain_of(coder, text, "founder") == {"Ann Lee", "founder", "chairwoman"}


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee had mail at the State Department. “I asked State to release it,” she wrote.",
        "The Department of State was slow. Lawyers sued State again.",
    ],
)
def test_state_is_short_for_the_department(coder: dateline.Coder, text: str) -> None:
    assert len(chain_of(coder, text, "State") & {"State Department", "Department of State"}) == 1


def test_the_state_is_no_department(coder: dateline.Coder) -> None:
    text = "The State Department was slow. The governor of the state objected."
    assert "State Department" not in chain_of(coder, text, "state")


@pytest.mark.parametrize(
    ("text", "raw", "name"),
    [
        ("They wait for an inquiry by the special counsel, Robert S. Mueller III, of the mayor.",
         "special counsel", "Robert S. Mueller III"),
        ("Robert Mueller was named special counsel. Ann Lee urged the Special Counsel to speak.",
         "Special Counsel", "Robert Mueller"),
    ],
)  # fmt: skip
def test_an_office_is_who_is_named_behind_it_or_called_so(
    coder: dateline.Coder, text: str, raw: str, name: str
) -> None:
    assert name in chain_of(coder, text, raw)


def test_nobody_is_her_own_sister(coder: dateline.Coder) -> None:
    text = (
        "Mary Blanc, the younger sister of Ann Blanc, spoke. Mary Blanc criticized her sister's "
        "views."
    )
    assert "Mary Blanc" not in chain_of(coder, text, "sister")


def test_the_government_is_that_of_the_state_named_last(coder: dateline.Coder) -> None:
    text = (
        "The government of Norway closed its schools. The fever spread. Trains stood still. "
        "Doctors from Peru warned of a fever. On Friday the government closed the ports."
    )
    found = coder.reader.read(Article(body=text)).mentions
    first, last = (m for m in found if m.raw == "government")
    assert first.chain != last.chain
