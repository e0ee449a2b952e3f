"""Whom a firm's first word and a family's surname stand for."""

from __future__ import annotations

from datetime import date

import pytest

import dateline
from dateline.records import Actor, Article


def actors(coder: dateline.Coder, body: str) -> dict[str, Actor]:
    """Return the actors of a text by the words that name them, the last of equal words."""
    coded = coder.code(Article(body=body, published=date(2019, 4, 25)))
    mentions = {mention.id: mention.raw for mention in coded.mentions}
    return {mentions[actor.mention]: actor for actor in coded.actors}


def test_a_firm_is_meant_by_its_first_word(coder: dateline.Coder) -> None:
    body = "Ford Motor Company met unions in Lyon. Ford promised jobs."
    found = actors(coder, body)["Ford"]
    assert (found.name, found.country, found.sector) == ("Ford Motor", "USA", "BUS")


def test_a_first_word_of_an_unknown_body_is_not_a_firm(coder: dateline.Coder) -> None:
    found = actors(coder, "Marshwell Widget Company met unions in Lyon. Marshwell promised jobs.")
    assert found["Marshwell"].country is None


@pytest.mark.parametrize(
    ("body", "country"),
    [
        ("Norwegian minister Ann Marsh spoke. The Marshs met Peru's envoy.", "NOR"),
        ("Norwegian minister Ann Marsh and Chilean senator Luis Marsh spoke. The Marshs met "
         "Peru's envoy.", None),
    ],
)  # fmt: skip
def test_a_family_is_of_the_country_of_who_bears_its_name(
    coder: dateline.Coder, body: str, country: str | None
) -> None:
    assert actors(coder, body)["Marshs"].country == country


def test_a_president_s_family_is_of_his_country(coder: dateline.Coder) -> None:
    body = "Barack Obama wrote to Peru and Chile. The Obamas met the Kenyan president."
    assert actors(coder, body)["Obamas"].country == "USA"
