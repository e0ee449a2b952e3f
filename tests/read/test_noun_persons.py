"""The person whom kinship, the law, an age or the headline tells."""

from __future__ import annotations

import pytest
from tests.read.chains import chain_of

import dateline
from dateline.records import Article


@pytest.mark.parametrize(
    ("text", "raw", "name"),
    [
        ("Paul Marsh and his wife, Ann Lee, were charged. Marsh blamed his wife.", "wife",
         "Ann Lee"),
        ("A lawyer for Paul Marsh, John Reed, said that prosecutors would charge his client.",
         "client", "Paul Marsh"),
        ("A man from Clacton, Essex - Paul Marsh, 19 - was charged.", "man", "Paul Marsh"),
        ("The federal judge overseeing the case, John Reed, is to sentence him.",
         "federal judge", "John Reed"),
    ],
)  # fmt: skip
def test_a_noun_is_the_person_told_with_it(
    coder: dateline.Coder, text: str, raw: str, name: str
) -> None:
    assert name in chain_of(coder, text, raw)


def test_of_two_wives_named_neither_is_taken(coder: dateline.Coder) -> None:
    text = (
        "Paul Marsh and his wife, Ann Lee, met John Reed and his wife, Eve Park. Later Marsh "
        "blamed his wife."
    )
    found = coder.reader.read(Article(body=text)).mentions
    last = [m for m in found if m.raw == "wife"][-1]
    named = {m.raw for m in found if m.chain == last.chain and m.form == "name"}
    assert named != {"Ann Lee", "Eve Park"}


def test_kin_told_before_a_clause_is_not_its_subject(coder: dateline.Coder) -> None:
    text = "Daniel Marsh was ill. After calling his mother, Marsh flew home."
    assert "Marsh" not in chain_of(coder, text, "mother")


def test_the_first_sentence_brings_in_the_person_of_the_title(coder: dateline.Coder) -> None:
    text = (
        "A man who stabbed a neighbour in the neck over a fence has been found guilty. Paul "
        "Marsh, 34, had denied it."
    )
    assert "Paul Marsh" in chain_of(coder, text, "man", title="Paul Marsh jailed for stabbing")


def test_a_first_sentence_that_names_somebody_brings_in_another(coder: dateline.Coder) -> None:
    text = (
        "A man who stabbed his neighbour John Reed in the neck has been found guilty. Paul Marsh, "
        "34, had denied it."
    )
    assert "Paul Marsh" not in chain_of(coder, text, "man", title="Paul Marsh jailed for stabbing")
