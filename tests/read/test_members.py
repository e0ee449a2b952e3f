"""Persons told by party, office or a role before their name."""

from __future__ import annotations

from datetime import date

import pytest

import dateline
from dateline.records import Article


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("Sen. Ann Lee, R-Ohio, came. She met Mr. Bob Quay. The Ohio Republican said it was late.",
         "Ohio Republican", "Ann Lee"),
        ("Rep. Ann Lee (D-Ga.) came. Rep. Bob Quay (D-Ohio) left. The Ohio Democrat said so. Lee "
         "said no.", "Ohio Democrat", "Bob Quay"),
    ],
)  # fmt: skip
def test_a_member_of_a_state_is_its_lawmaker(
    coder: dateline.Coder, text: str, phrase: str, name: str
) -> None:
    found = coder.reader.read(Article(body=text)).mentions
    member = next(m for m in found if m.raw == phrase)
    same = {m.raw for m in found if m.chain == member.chain and m.label == "PERSON"}
    assert name in same


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("The former secretary of state said it was late.", {"former secretary of state"}),
        ("The French minister of defence met a team of experts.",
         {"French minister of defence", "team", "experts"}),
        ("Reporters met the head of state.", {"Reporters", "head of state"}),
        ("The senator’s campaign said it was late.", {"senator", "campaign"}),
        ("The senator ran a campaign against malaria.", {"senator"}),
    ],
)  # fmt: skip
def test_an_office_is_one_mention(coder: dateline.Coder, text: str, mentions: set[str]) -> None:
    found = coder.reader.read(Article(body=text)).mentions
    assert {m.raw for m in found if m.form == "nominal"} == mentions


def test_the_u_s_secretary_of_state_is_who_holds_the_office(coder: dateline.Coder) -> None:
    text = "The U.S. secretary of state said that Iran was late."
    found = coder.code(Article(body=text, published=date(2019, 4, 25)))
    names = {actor.mention: actor.name for actor in found.actors}
    assert names[found.statements[0].speaker or ""] == "Mike Pompeo"


def test_he_is_no_outlet(coder: dateline.Coder) -> None:
    text = "Anthony Lee ran for mayor. Asked on CNN whether he still hoped to win, he said no."
    found = coder.reader.read(Article(body=text)).mentions
    outlet = next(m for m in found if m.raw == "CNN")
    assert not [m.raw for m in found if m.chain == outlet.chain and m.form == "pronoun"]


def test_persons_told_by_a_role_or_a_list_are_no_bodies(coder: dateline.Coder) -> None:
    text = (
        "Lee's attorney Aviad Quelman said it was late. Quelman left. U.S. Reps. Bob Quay, Ann Lee "
        "and Virgil Weaver said so."
    )
    found = coder.reader.read(Article(body=text)).mentions
    labels = {m.raw: m.label for m in found if m.form == "name"}
    persons = {labels.get(name) for name in ("Aviad Quelman", "Quelman", "Virgil Weaver")}
    assert persons == {"PERSON"}
