from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dateline
from dateline.resolve.time_calendar import easter, interval
from dateline.resolve.time_grammar import scan
from dateline.resolve.time_words import SYMBOL, lex
from dateline.resolve.times import find_times

DAY = date(2019, 4, 25)
"""A Thursday."""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on 3 May 2010", "2010-05-03"),
        ("on May 3, 2010", "2010-05-03"),
        ("on the 3rd of May 2010", "2010-05-03"),
        ("on Sunday, 3 May 2015", "2015-05-03"),
        ("2010-05-03", "2010-05-03"),
        ("13/5/2010", "2010-05-13"),
        ("in May 2010", "2010-05"),
        ("in the summer of 2010", "2010-SU"),
        ("in 2010", "2010"),
        ("in the 1990s", "199"),
        ("in the 19th century", "18"),
        ("in the first quarter of 2010", "2010-Q1"),
        ("yesterday", "2019-04-24"),
        ("the day before yesterday", "2019-04-23"),
        ("tomorrow", "2019-04-26"),
        ("yesterday morning", "2019-04-24TMO"),
        ("last night", "2019-04-24TNI"),
        ("tonight", "2019-04-25TNI"),
        ("on Wednesday", "2019-04-24"),
        ("on Thursday", "2019-04-25"),
        ("on Friday", "2019-04-19"),
        ("next Friday", "2019-04-26"),
        ("last week", "2019-W16"),
        ("this month", "2019-04"),
        ("next year", "2020"),
        ("in February", "2019-02"),
        ("two years ago", "2017"),
        ("three days ago", "2019-04-22"),
        ("in late 2018", "2018"),
        ("for two days", "P2D"),
        ("for several months", "PXM"),
        ("every Monday", "XXXX-WXX-1"),
        ("at Easter 2019", "2019-04-21"),
    ],
)
def test_an_expression_has_its_value(text: str, value: str) -> None:
    (when,) = find_times(f"They met {text}.", published=DAY)
    assert when.value == value


@pytest.mark.parametrize(
    "text",
    ["The Tupolev 154 crashed", "It cost $1999", "Route 2000 soldiers took", "She may go",
     "May he rest in peace", "a second attempt", "the ten-day"[:7], "15% of voters"],
)  # fmt: skip
def test_what_is_no_time_is_none(text: str) -> None:
    assert [when.raw for when in find_times(text, published=DAY)] == []


@pytest.mark.parametrize("text", ["on Wednesday", "yesterday", "in February", "last week"])
def test_without_a_publication_date_nothing_is_guessed(text: str) -> None:
    (when,) = find_times(f"They met {text}.")
    assert when.value is None and when.first_day is None
    assert when.reason is not None and "publication date" in when.reason


def test_an_absolute_date_needs_no_publication_date() -> None:
    (when,) = find_times("They met on 3 May 2010.")
    assert when.first_day == when.last_day == date(2010, 5, 3)


def test_the_next_day_counts_from_the_text() -> None:
    _, second = find_times("They met on 3 May 2010 and parted the next day.", published=DAY)
    assert second.value == "2010-05-04"


def test_a_range_of_days_is_two_dates() -> None:
    values = [when.value for when in find_times("from 3 to 5 May 2010", published=DAY)]
    assert values == ["2010-05-03", "2010-05-05"]


def test_early_and_end_are_kept_as_modifiers() -> None:
    early, end = find_times("in early 2010 and at the end of May 2011", published=DAY)
    assert (early.mod, end.mod) == ("START", "END")
    assert end.raw == "the end of May 2011"


@settings(max_examples=300, deadline=None)
@given(
    st.text()
    | st.lists(st.sampled_from("May 3 2010 Monday last the of , - 1990s".split())).map(" ".join)
)
def test_spans_read_as_they_say_and_do_not_overlap(text: str) -> None:
    last = 0
    for when in find_times(text, published=DAY):
        assert text[when.start : when.end] == when.raw
        assert when.start >= last
        last = when.end
        if when.first_day and when.last_day:
            assert when.first_day <= when.last_day


@pytest.mark.parametrize("text", ["1" * 100_000, "May " * 20_000, "the " * 30_000, "-1" * 30_000])
def test_hostile_text_is_read(text: str) -> None:
    find_times(text, published=DAY)


def test_the_calendar_knows_easter_and_weeks() -> None:
    assert easter(2024) == date(2024, 3, 31)
    assert interval("2019-W17") == (date(2019, 4, 22), date(2019, 4, 28))
    assert interval("2019-02-30") is None


def test_weekdays_of_a_report_count_from_its_publication_however_many_years_it_names() -> None:
    text = (
        "The summit followed those of 1975, 1985, 1986, 1991 and 2001. That is why he met Putin "
        "on Monday. During last week's talks in Brussels he criticised the allies."
    )
    values = {when.raw: when.value for when in find_times(text, published=date(2018, 7, 18))}
    assert values["Monday"] == "2018-07-16" and values["last week"] == "2018-W28"


def test_an_analysis_that_names_past_years_counts_from_its_publication(
    coder: dateline.Coder,
) -> None:
    text = (
        "The deal of 2012 is old. The war of 1979 and the talks of 2003 and 2004 say little. "
        "It was 2012 when it began. Analysts say the accord is weak. A report this week calls for "
        "talks, as an envoy told the Senate in early June."
    )
    found = coder.find_times(text, published=date(2015, 7, 14))
    assert [when.value for when in found][-2:] == ["2015-W29", "2015-06"]


def test_four_figures_before_a_plural_are_a_year_only_where_it_is_dated() -> None:
    text = "The deadly 2012 attacks followed the 2011 elections; they killed 2012 soldiers."
    found = find_times(text, published=date(2015, 7, 14))
    assert [when.value for when in found] == ["2012", "2011"]


def test_no_expression_holds_a_word_of_no_category() -> None:
    text = "The council met on Monday, 3 May 2010, and again two weeks later; both talks failed."
    lexed = lex(text)
    found = [lexed.symbols[item.first : item.last] for item in scan(lexed)]
    assert len(found) == 2
    assert not any(SYMBOL["OTHER"] in symbols for symbols in found)
