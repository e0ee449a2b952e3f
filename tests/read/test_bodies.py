"""A body's wider name wins over a known name that is a part of it."""

from __future__ import annotations

from datetime import date

import pytest

import dateline
from dateline.records import Article, Coded

DAY = date(2018, 7, 17)


def actors(coder: dateline.Coder, body: str) -> list[tuple[str, str | None]]:
    found: Coded = coder.code(Article(title="", body=body, published=DAY))
    by_mention = {actor.mention: actor for actor in found.actors}
    named = (m for m in found.mentions if m.form == "name" and m.id in by_mention)
    return [(m.raw, by_mention[m.id].country) for m in named]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [("The Bolivian Congress approved the pension law.", "Bolivian Congress", "BOL"),
     ("The Nigerian Senate rejected the bill.", "Nigerian Senate", "NGA"),
     ("The Israel Red Cross asked for help.", "Israel Red Cross", "ISR"),
     ("The Kenyan Catholic Church condemned the police.", "Kenyan Catholic Church", "KEN"),
     ("The Pakistan Muslim League won.", "Pakistan Muslim League", "PAK"),
     ("The South African Red Cross sent doctors to Durban.", "South African Red Cross", "ZAF"),
     ("The Portuguese Socialist Party won the vote.", "Socialist Party", "PRT"),
     ("Apple Corps sued EMI in London on Monday.", "Apple Corps", "GBR"),
     ("The Canadian ambassador met Nato officials.", "Nato", "IGO")],
)  # fmt: skip
def test_the_adjective_of_a_body_tells_its_country(
    coder: dateline.Coder, text: str, name: str, country: str
) -> None:
    assert (name, country) in actors(coder, text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [("Amnesty International India accused police of torture.", False),
     ("Boeing Defence Australia denied the claims.", False),
     ("Israel asked the Red Cross for help.", True),
     ("Hamas and Israel agreed to a truce.", True)],
)  # fmt: skip
def test_the_country_of_a_branch_does_nothing(coder: dateline.Coder, text: str, kept: bool) -> None:
    countries = {"India", "Australia", "Israel"}
    assert bool(countries & {name for name, _ in actors(coder, text)}) is kept


def test_a_known_body_keeps_its_name(coder: dateline.Coder) -> None:
    found = actors(coder, "The Red Cross warned the Senate and the Democratic Party of cholera.")
    assert {"Red Cross", "Senate", "Democratic Party"} <= {name for name, _ in found}
