"""Nouns and names that whose they are tells: "their leader", "his party", "the Obamas"."""

from __future__ import annotations

from datetime import date

import pytest

import dateline
from dateline.records import Article


@pytest.mark.parametrize(
    ("text", "raw", "name", "country"),
    [
        ("The North Koreans sought a visit of their leader to Oslo.", "leader", "Kim Jong-un",
         "PRK"),
        ("France said that its former president was ill.", "former president",
         "former president", "FRA"),
        ("Republicans were angry at their leader.", "leader", "leader", "USA"),
        ("Senator John Cornyn, Republican of Texas, said that he would break with his party.",
         "party", "Republican Party", "USA"),
        ("Rep. Ann Lee (D-Calif.) attacked her own party.", "own party", "Democratic Party", "USA"),
        ("Donald and Melania Trump met with the Obamas on Friday. Barack Obama left.", "Obamas",
         "Obamas", "USA"),
        ("Ben Sam and Jane Sam live in Leeds. However, the Sams sued the hospital.", "Sams", "Sams",
         None),
    ],
)  # fmt: skip
def test_whose_somebody_is(
    coder: dateline.Coder, text: str, raw: str, name: str, country: str | None
) -> None:
    found = coder.code(Article(body=text, published=date(2018, 6, 13)))
    mention = next(m for m in found.mentions if m.raw == raw)
    actor = next(actor for actor in found.actors if actor.mention == mention.id)
    assert (actor.name, actor.country) == (name, country)
