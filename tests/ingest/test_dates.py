"""Days of publication as archives write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ingest.dates import days_named


@pytest.mark.parametrize(
    "value",
    ["2016-12-09", "2016 Dec 9", "2016-12-09 18:38 ET", "2016-12-09T23:38:00.5-05:00", "20161209",
     "20161209183800", "20161209T1838Z", "2016-W49-5", "2016/12/9", "09.12.2016", "9-Dec-16",
     "09DEC2016", "December 9th 2016", "Dec. 9, 2016", "the 9th of December, 2016",
     "Friday, December 9, 2016 at 6:38 PM EST", "Fri, 09 Dec 2016 18:38:00 +0000",
     "Fri Dec  9 18:38:00 EST 2016", "6:38 PM, 9 December 2016", "Fri 12/09/2016", "1481308680",
     "1481308680000", "1481308680.25", "Updated 12 December 2016; published: 9 December 2016"],
)  # fmt: skip
def test_a_date_that_can_be_read_one_way_is_read(value: str) -> None:
    assert days_named(value) == (date(2016, 12, 9),)


@pytest.mark.parametrize(
    ("value", "day"),
    [("11/28/2016", date(2016, 11, 28)), ("28/11/2016", date(2016, 11, 28)),
     ("28-11-2016", date(2016, 11, 28)), ("11/28/16", date(2016, 11, 28)),
     ("05/05/2016", date(2016, 5, 5))],
)  # fmt: skip
def test_a_part_over_twelve_is_the_day(value: str, day: date) -> None:
    assert days_named(value) == (day,)


def test_figures_that_tell_no_day_from_month_give_both() -> None:
    assert days_named("03/04/2016") == (date(2016, 4, 3), date(2016, 3, 4))
    assert days_named("03/04/2016", "day_first") == (date(2016, 4, 3),)
    assert days_named("03/04/2016", "month_first") == (date(2016, 3, 4),)


@pytest.mark.parametrize(
    "value", ["", "yesterday", "2016", "December 2016", "5 May", "31/02/2016", "2019-13-45",
              "28/11/16", "April 31, 2016"]
)  # fmt: skip
def test_what_names_no_day_gives_none(value: str) -> None:
    assert days_named(value) == ()


@given(st.text(max_size=30))
def test_any_text_is_read_without_an_error(value: str) -> None:
    assert len(days_named(value)) <= 2


@given(st.dates(), st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%Y %b %d"]))
def test_written_dates_are_read_back(day: date, form: str) -> None:
    if day.year >= 1000:
        assert days_named(day.strftime(form)) == (day,)
