"""Mended trees stay trees."""

from __future__ import annotations

import msgspec
import pytest

import dateline.read.repair as repair
from dateline.read.reader import Reader
from dateline.records import Article, Sentence, Token


def _closes_a_circle(tokens: list[Token], sentence: Sentence) -> None:
    first, second = tokens[sentence.first], tokens[sentence.first + 1]
    tokens[first.i] = msgspec.structs.replace(first, head=second.i)
    tokens[second.i] = msgspec.structs.replace(second, head=first.i)


def _names_the_first(tokens: list[Token], sentence: Sentence) -> None:
    first = tokens[sentence.first]
    tokens[first.i] = msgspec.structs.replace(first, dep="npadvmod")


def test_a_rule_that_closes_a_circle_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    (reading,) = Reader().read_many([Article(body="The envoy met the minister on Monday.")])
    monkeypatch.setattr(repair, "_RULES", (_closes_a_circle, _names_the_first))
    found = repair.repaired(reading.tokens, reading.sentences)
    assert all(repair.is_tree(found, sentence) for sentence in reading.sentences)
    assert found[0].dep == "npadvmod"
    assert [token.head for token in found] == [token.head for token in reading.tokens]
