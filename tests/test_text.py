from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import SpanError
from dateline.records import Article, content_id
from dateline.text import check_span, cut, lines, marked_html, trim


@given(st.text(), st.integers(-3, 40), st.integers(-3, 40))
def test_a_cut_reads_as_it_says_or_is_refused(text: str, start: int, end: int) -> None:
    if 0 <= start < end <= len(text):
        span = cut(text, start, end)
        assert text[span.start : span.end] == span.raw
        check_span(text, span.start, span.end, span.raw)
    else:
        with pytest.raises(SpanError):
            cut(text, start, end)


@given(st.text())
def test_lines_are_trimmed_spans_in_order(text: str) -> None:
    found = list(lines(text))
    assert found == sorted(found)
    for start, end in found:
        assert "\n" not in text[start:end]
        assert text[start:end] == text[start:end].strip()


@given(st.text(), st.integers(0, 30), st.integers(0, 30))
def test_trim_keeps_what_is_no_space(text: str, start: int, end: int) -> None:
    start, end = min(start, len(text)), min(end, len(text))
    if start <= end:
        first, last = trim(text, start, end)
        assert text[first:last] == text[start:end].strip() or first == last


def test_a_span_that_reads_otherwise_is_refused() -> None:
    with pytest.raises(SpanError, match="was stored"):
        check_span("Kim met Putin", 0, 3, "Xi")


def test_ids_tell_nothing_from_empty() -> None:
    assert content_id("a", None) != content_id("a", "")
    assert content_id("a", "b") != content_id("ab")


def test_an_article_is_one_article_wherever_it_was_read() -> None:
    one = Article(body="Text.", published=date(2019, 4, 25), source="a.txt")
    other = Article(body="Text.", published=date(2019, 4, 25), source="b.txt")
    assert one.id == other.id
    assert one.id != Article(body="Text.").id


def test_markup_in_an_article_is_shown_not_run(coder: object) -> None:
    from dateline.face import Coder

    assert isinstance(coder, Coder)
    coded = coder.code(Article(body="<script>alert(1)</script> Kim met Putin in Vladivostok."))
    page = marked_html(coded)
    assert "<script>" not in page and "&lt;script&gt;" in page
    assert page == coded._repr_html_()
