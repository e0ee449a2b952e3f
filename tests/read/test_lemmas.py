"""The lemmatiser knows the regular forms of every verb of the lexicons."""

from __future__ import annotations

import csv
from collections.abc import Iterator

import pytest
from spacy.tokens import Doc

import dateline
from dateline.knowledge.tables import DATA
from dateline.read.lemmas import LEMMAS

VOWELS = "aeiou"
IRREGULAR = {"be", "must", "fly", "see", "airdrop", "deadpan", "unban", "rap", "spar", "lambaste"}
"""Verbs without regular forms, those that double their last letter, and a second spelling."""


def verbs() -> set[str]:
    tables = [*DATA.glob("predicates*.csv"), DATA / "cues.csv"]
    found = set()
    for path in tables:
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        found |= {row["lemma"].split()[0] for row in rows if row["pos"] == "verb"}
    return found - IRREGULAR


def forms(verb: str) -> Iterator[str]:
    """Yield "-s", "-ed" and "-ing" of a verb, its last letter not doubled."""
    soft = verb.endswith("y") and verb[-2] not in VOWELS
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        yield verb + "es"
    else:
        yield verb[:-1] + "ies" if soft else verb + "s"
    if verb.endswith("e"):
        yield verb + "d"
        yield verb + "ing" if verb.endswith("ee") else verb[:-1] + "ing"
    else:
        yield verb[:-1] + "ied" if soft else verb + "ed"
        yield verb + "ing"


def test_regular_forms_have_their_lemma(coder: dateline.Coder) -> None:
    pipeline = coder.reader.parser._pipeline
    lemmatiser = pipeline.get_pipe("lemmatizer")
    wrong = []
    for verb in sorted(verbs()):
        for form in forms(verb):
            doc = Doc(pipeline.vocab, words=[form], pos=["VERB"])
            lemma = lemmatiser.rule_lemmatize(doc[0])[0].lower()
            if LEMMAS.get((form, lemma), lemma) != verb:
                wrong.append((verb, form, lemma))
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Soldiers raped women in Darfur.", "ASSAULT"),
        ("The European Commission fined Microsoft.", "SANCTION"),
        ("Rebels staged an attack on Chadian troops.", "ASSAULT"),
        ("Iraqi troops retook Mosul.", "COERCE"),
    ],
)
def test_events_by_verbs_with_hard_forms(coder: dateline.Coder, text: str, kind: str) -> None:
    found = coder.code(dateline.Article(body=text))
    assert [event.type for event in found.events] == [kind]


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("taxes", "tax"),
        ("doses", "dose"),
        ("bases", "base"),
        ("motives", "motive"),
        ("uses", "use"),
    ],
)
def test_plurals_have_their_lemma(coder: dateline.Coder, form: str, lemma: str) -> None:
    reading = coder.reader.read(dateline.Article(body=f"The ministers spoke of the {form} today."))
    assert next(token.lemma for token in reading.tokens if token.text == form) == lemma
