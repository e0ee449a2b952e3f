"""What a reading keeps of its text and trees, against slow plain code."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from dateline.records import Article, Token
from dateline.syntax import Reading

_MARK = re.compile('[“”]|[.!?] "(?=[A-Z])|"')


def quoted_slowly(text: str, char: int) -> bool:
    line = text.rfind("\n", 0, char) + 1
    inside = False
    for mark in _MARK.findall(text, line, char + 1):
        inside = mark == "“" or (mark != "”" and (not inside or mark != '"'))
    return inside


def tree(heads: list[int]) -> Reading:
    """A reading of words of one letter with blanks between, with these heads."""
    tokens = tuple(
        Token(i, 2 * i, 2 * i + 1, "w", "w", "w", "NOUN", "NN", "dep", head, 0)
        for i, head in enumerate(heads)
    )
    return Reading(Article(body="w " * len(heads)), tokens, ())


@given(st.text(alphabet='“”". !aB\n', max_size=40))
def test_a_character_is_quoted_by_the_marks_up_to_it_in_its_line(text: str) -> None:
    reading = Reading(Article(body=text), (), ())
    for char in range(len(text)):
        if text[char] not in " \n":
            assert reading.is_quoted(char) == quoted_slowly(text, char)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=10))
def test_ancestors_are_the_heads_above_nearest_first(places: list[int]) -> None:
    heads = [min(place, i) for i, place in enumerate(places)]
    reading = tree(heads)
    for i in range(len(heads)):
        node, above = i, []
        while heads[node] != node:
            node = heads[node]
            above.append(node)
        assert reading.ancestors(i) == tuple(above)
        assert reading.depth(i) == len(above)


@given(st.integers(0, 6), st.integers(0, 14))
def test_a_token_is_found_by_each_of_its_characters(number: int, char: int) -> None:
    reading = tree([0] * number)
    inside = (token.i for token in reading.tokens if token.start <= char < token.end)
    assert reading.token_at(char) == next(inside, None)


def test_a_reading_with_other_mentions_has_the_same_trees() -> None:
    reading = tree([0, 0, 1])
    assert reading.with_mentions(()).children == reading.children == ((1,), (2,), ())
