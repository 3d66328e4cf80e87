"""Months, quarters and financial years fall where councils have them, and working days leave weekends out."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import (
    EARLIEST,
    LATEST,
    financial_quarter,
    financial_year,
    is_weekend,
    last_day_of_month,
    month_in_words,
    plannable,
    working_days_between,
)


@pytest.mark.parametrize(
    ("year", "month", "last"),
    [(2018, 1, 31), (2018, 4, 30), (2018, 2, 28), (2016, 2, 29), (1900, 2, 28), (2000, 2, 29)],
)
def test_a_month_ends_on_its_last_day_leap_years_included(year: int, month: int, last: int) -> None:
    assert last_day_of_month(year, month) == date(year, month, last)


def test_a_financial_year_runs_from_1_april_to_31_march() -> None:
    assert financial_year(2023) == (date(2023, 4, 1), date(2024, 3, 31))


@pytest.mark.parametrize(
    ("quarter", "first", "last"),
    [
        (1, date(2023, 4, 1), date(2023, 6, 30)),
        (2, date(2023, 7, 1), date(2023, 9, 30)),
        (3, date(2023, 10, 1), date(2023, 12, 31)),
        (4, date(2024, 1, 1), date(2024, 3, 31)),
    ],
)
def test_quarter_one_is_april_to_june(quarter: int, first: date, last: date) -> None:
    assert financial_quarter(2023, quarter) == (first, last)


def test_four_quarters_make_a_financial_year_without_a_gap() -> None:
    quarters = [financial_quarter(2023, quarter) for quarter in (1, 2, 3, 4)]
    assert (quarters[0][0], quarters[-1][1]) == financial_year(2023)
    assert all(after[0] == before[1] + timedelta(days=1) for before, after in pairwise(quarters))


def test_a_month_is_printed_with_its_year() -> None:
    assert month_in_words(date(2017, 12, 5)) == "December 2017"


@pytest.mark.parametrize(("day", "weekend"), [(6, False), (7, True), (8, True), (9, False)])
def test_a_weekend_is_saturday_and_sunday(day: int, weekend: bool) -> None:
    assert is_weekend(date(2018, 4, day)) is weekend


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (date(2018, 1, 19), date(2018, 1, 19), 0),
        (date(2018, 1, 19), date(2018, 1, 22), 1),
        (date(2018, 1, 19), date(2018, 1, 29), 6),
        (date(2018, 1, 29), date(2018, 1, 19), -6),
        (date(2018, 4, 1), date(2018, 4, 2), 1),
        (date(2017, 1, 29), date(2018, 1, 29), 261),
    ],
)
def test_working_days_leave_weekends_out(first: date, last: date, days: int) -> None:
    assert working_days_between(first, last) == days


@given(st.dates(date(1990, 1, 1), date(2050, 1, 1)), st.integers(0, 800))
def test_working_days_are_what_counting_day_by_day_gives(first: date, length: int) -> None:
    counted = sum((first + timedelta(days=step)).weekday() < 5 for step in range(1, length + 1))
    assert working_days_between(first, first + timedelta(days=length)) == counted


@pytest.mark.parametrize("day", [EARLIEST, date(2018, 1, 29), LATEST])
def test_days_from_1900_to_2199_can_be_planned(day: date) -> None:
    assert plannable(day) == day


@pytest.mark.parametrize("day", [date.min, EARLIEST - timedelta(days=1), LATEST + timedelta(days=1), date.max])
def test_days_outside_1900_to_2199_are_refused_with_a_sentence(day: date) -> None:
    with pytest.raises(ValueError, match=r"^The day .* lies outside 1900 to 2199\. Correct the year\.$"):
        plannable(day)
