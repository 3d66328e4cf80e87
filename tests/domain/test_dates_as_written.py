"""Dates are read the way councils write them, and what cannot be read is refused with a sentence."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dates_as_written import read
from domain.planned_date import PlannedDate

HIGHLIGHT_REPORT = date(2018, 1, 19)
REVIEW_REPORT = date(2017, 11, 24)
BUSINESS_PLAN = date(2017, 11, 16)
COMMITTEE = date(2023, 10, 2)


def planned(words: str, near: date | None = None) -> PlannedDate:
    return PlannedDate.model_validate(read(words, near=near))


def window(words: str, near: date | None = None) -> tuple[str, str, str]:
    found = planned(words, near)
    return str(found.starts), str(found.ends), found.precision


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2018-01-29", "2018-01-29"),
        ("29/01/2018", "2018-01-29"),
        ("29/1/2018", "2018-01-29"),
        ("12/02/18", "2018-02-12"),
        ("13/11/17", "2017-11-13"),
        ("02 / 04 / 18", "2018-04-02"),
        ("29.01.2018", "2018-01-29"),
        ("29-01-2018", "2018-01-29"),
        ("29/02/2016", "2016-02-29"),
        ("29 June 2023", "2023-06-29"),
        ("by 29 June 2023", "2023-06-29"),
        ("29 Jun 23", "2023-06-29"),
        ("29-Jun-23", "2023-06-29"),
        ("6<sup>th</sup> Nov 2017", "2017-11-06"),
        ("22 nd January 2018", "2018-01-22"),
        ("1st of April, 2018.", "2018-04-01"),
        ("April 1, 2026", "2026-04-01"),
        ("April 1st 2026", "2026-04-01"),
        ("  29 JUNE\u00a02023  ", "2023-06-29"),
    ],
)
def test_a_day_is_read_day_first_unless_the_month_is_a_word_in_front(words: str, day: str) -> None:
    assert window(words) == (day, day, "day")
    assert planned(words).inferred == ()


@pytest.mark.parametrize(
    ("words", "near", "day"),
    [
        ("15/9", HIGHLIGHT_REPORT, "2017-09-15"),
        ("4/10", HIGHLIGHT_REPORT, "2017-10-04"),
        ("17/01", HIGHLIGHT_REPORT, "2018-01-17"),
        ("6th Nov", REVIEW_REPORT, "2017-11-06"),
        ("6<sup>th</sup> Nov", REVIEW_REPORT, "2017-11-06"),
        ("22 nd January", HIGHLIGHT_REPORT, "2018-01-22"),
        ("January 22nd", date(2017, 12, 18), "2018-01-22"),
        ("26th May", date(2023, 6, 29), "2023-05-26"),
        ("29 February", date(2018, 1, 19), "2016-02-29"),
        ("29/02", date(1901, 1, 1), "1904-02-29"),
        ("1 July", date(2018, 12, 31), "2019-07-01"),
    ],
)
def test_a_day_without_a_year_gets_the_closest_year_marked_as_inferred(words: str, near: date, day: str) -> None:
    assert window(words, near) == (day, day, "day")
    assert planned(words, near).inferred == ("year",)


@pytest.mark.parametrize(
    "words",
    [
        "week commencing 22nd January 2018",
        "week commencing 22 January 2018",
        "w/c 22/01/2018",
        "W/C 22 Jan 18",
        "the week beginning 2018-01-22",
    ],
)
def test_a_week_runs_for_seven_days_from_the_day_it_commences(words: str) -> None:
    assert window(words) == ("2018-01-22", "2018-01-28", "week")


@pytest.mark.parametrize("words", ["week commencing 22 nd January", "w/c 22 January", "w/c 22/1"])
def test_a_week_without_a_year_gets_the_closest_one(words: str) -> None:
    assert window(words, HIGHLIGHT_REPORT) == ("2018-01-22", "2018-01-28", "week")
    assert planned(words, HIGHLIGHT_REPORT).inferred == ("year",)


@pytest.mark.parametrize(
    ("words", "first", "last", "qualifier"),
    [
        ("Dec 17", "2017-12-01", "2017-12-31", None),
        ("Apr 18", "2018-04-01", "2018-04-30", None),
        ("Jan 18", "2018-01-01", "2018-01-31", None),
        ("Feb-18", "2018-02-01", "2018-02-28", None),
        ("Sept. 2017", "2017-09-01", "2017-09-30", None),
        ("December 2017.", "2017-12-01", "2017-12-31", None),
        ("in May 2016", "2016-05-01", "2016-05-31", None),
        ("End of Dec 17", "2017-12-01", "2017-12-31", "end"),
        ("end of April 2017", "2017-04-01", "2017-04-30", "end"),
        ("by the end of April 2017", "2017-04-01", "2017-04-30", "end"),
        ("before the end of April 2017", "2017-04-01", "2017-04-30", "end"),
        ("mid Oct '17", "2017-10-01", "2017-10-31", "middle"),
        ("mid-Oct ’17", "2017-10-01", "2017-10-31", "middle"),
        ("early June 2017", "2017-06-01", "2017-06-30", "early"),
        ("beginning of June 2017", "2017-06-01", "2017-06-30", "start"),
        ("late in June 2017", "2017-06-01", "2017-06-30", "late"),
    ],
)
def test_two_digits_after_a_month_are_a_year_and_the_month_is_kept_whole(
    words: str, first: str, last: str, qualifier: str | None
) -> None:
    assert window(words) == (first, last, "month")
    assert planned(words).qualifier == qualifier


def test_a_month_without_a_year_gets_the_closest_one() -> None:
    assert window("late September", BUSINESS_PLAN) == ("2017-09-01", "2017-09-30", "month")
    found = planned("late September", BUSINESS_PLAN)
    assert (found.qualifier, found.inferred, found.as_written) == ("late", ("year",), "late September")


@pytest.mark.parametrize(
    ("words", "near", "first", "last"),
    [
        ("Dec – Jan", REVIEW_REPORT, "2017-12-01", "2018-01-31"),
        ("Feb - May", REVIEW_REPORT, "2018-02-01", "2018-05-31"),
        ("Apr - Dec", REVIEW_REPORT, "2018-04-01", "2018-12-31"),
        ("Dec- Apr", REVIEW_REPORT, "2017-12-01", "2018-04-30"),
        ("Dec- Apr", date(2018, 12, 31), "2018-12-01", "2019-04-30"),
        ("Dec to Feb", date(2018, 12, 31), "2018-12-01", "2019-02-28"),
    ],
)
def test_a_span_of_months_starts_in_the_closest_year_and_may_run_over_its_end(
    words: str, near: date, first: str, last: str
) -> None:
    assert window(words, near) == (first, last, "month")
    assert planned(words, near).inferred == ("year",)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("July/August 2023", "2023-07-01", "2023-08-31"),
        ("September/October 2023", "2023-09-01", "2023-10-31"),
        ("Nov 17 - Feb 18", "2017-11-01", "2018-02-28"),
        ("Nov 17 – Feb", "2017-11-01", "2018-02-28"),
        ("November 2017 to February 2019", "2017-11-01", "2019-02-28"),
    ],
)
def test_a_span_of_months_takes_the_years_that_are_written(words: str, first: str, last: str) -> None:
    assert window(words) == (first, last, "month")
    assert (planned(words).inferred, planned(words).doubt) == ((), None)


def test_one_year_for_two_months_across_its_end_is_read_as_the_second_months_and_doubted() -> None:
    assert window("December/January 2018") == ("2017-12-01", "2018-01-31", "month")
    assert planned("December/January 2018").doubt == (
        "“December/January 2018” states one year for two; it is read as the year of the second month"
    )


@pytest.mark.parametrize(
    ("words", "first", "last", "qualifier"),
    [
        ("Quarter 3 2023/24", "2023-10-01", "2023-12-31", None),
        ("by Quarter 3 2023/24", "2023-10-01", "2023-12-31", None),
        ("end of Quarter 3 2023/24", "2023-10-01", "2023-12-31", "end"),
        ("Q1 2023/24", "2023-04-01", "2023-06-30", None),
        ("Q4, FY 2023/2024", "2024-01-01", "2024-03-31", None),
        ("Quarter 3 or 4 2023/24", "2023-10-01", "2024-03-31", None),
        ("Q3/Q4 23/24", "2023-10-01", "2024-03-31", None),
    ],
)
def test_a_quarter_is_one_of_the_financial_year(words: str, first: str, last: str, qualifier: str | None) -> None:
    assert window(words) == (first, last, "quarter")
    assert planned(words).qualifier == qualifier


@pytest.mark.parametrize(
    ("words", "first", "last", "qualifier"),
    [
        ("end of Quarter 4", "2024-01-01", "2024-03-31", "end"),
        ("Quarter 3 or 4", "2023-10-01", "2024-03-31", None),
        ("Q2", "2023-07-01", "2023-09-30", None),
    ],
)
def test_a_quarter_without_a_year_gets_the_closest_one(
    words: str, first: str, last: str, qualifier: str | None
) -> None:
    assert window(words, COMMITTEE) == (first, last, "quarter")
    found = planned(words, COMMITTEE)
    assert (found.qualifier, found.inferred) == (qualifier, ("year",))


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2024/25", "2024-04-01", "2025-03-31"),
        ("2024/2025", "2024-04-01", "2025-03-31"),
        ("2025/ 2026", "2025-04-01", "2026-03-31"),
        ("2018-19", "2018-04-01", "2019-03-31"),
        ("2017–18", "2017-04-01", "2018-03-31"),
        ("FY 2024/25", "2024-04-01", "2025-03-31"),
        ("FY24/25", "2024-04-01", "2025-03-31"),
        ("1999/00", "1999-04-01", "2000-03-31"),
        ("financial year of 2024/2025", "2024-04-01", "2025-03-31"),
        ("later in 2017/18", "2017-04-01", "2018-03-31"),
    ],
)
def test_two_years_that_follow_each_other_are_a_financial_year(words: str, first: str, last: str) -> None:
    assert window(words) == (first, last, "financial-year")


@pytest.mark.parametrize(
    ("words", "year", "qualifier"),
    [
        ("2012", "2012", None),
        ("2018", "2018", None),
        ("by the end of 2017", "2017", "end"),
        ("mid 2018", "2018", "middle"),
    ],
)
def test_a_year_alone_is_a_calendar_year(words: str, year: str, qualifier: str | None) -> None:
    assert window(words) == (f"{year}-01-01", f"{year}-12-31", "calendar-year")
    assert planned(words).qualifier == qualifier


def test_a_financial_year_named_by_one_year_keeps_both_readings_and_chooses_neither() -> None:
    assert read("End FY2018") == {
        "precision": "financial-year",
        "qualifier": "end",
        "candidates": [date(2018, 3, 31), date(2019, 3, 31)],
        "doubt": "“End FY2018” does not say whether the financial year ends or starts in 2018",
        "as_written": "End FY2018",
    }
    assert planned("FY 18").candidates == planned("End FY2018").candidates


def test_a_business_year_is_kept_as_words_because_nobody_says_when_it_starts() -> None:
    found = planned("2018 business year")
    assert (found.starts, found.ends, found.precision) == (None, None, "unknown")
    assert found.warnings == ("“2018 business year” does not say when a business year starts",)


@pytest.mark.parametrize(
    ("words", "recurrence"),
    [
        ("Weekly", "weekly"),
        ("Monthly", "monthly"),
        ("routine monthly", "monthly"),
        ("Quarterly", "quarterly"),
        ("Annual", "annual"),
        ("Bi-Annual", "bi-annual"),
        ("6 Monthly", "6-monthly"),
        ("regular points", "regular"),
        ("at regular points", "regular"),
        ("Regular", "regular"),
    ],
)
def test_a_rhythm_recurs_and_has_no_day(words: str, recurrence: str) -> None:
    assert read(words) == {"precision": "recurring", "recurrence": recurrence, "as_written": words}
    assert planned(words).due is None


@pytest.mark.parametrize("words", ["in due course", "TBC", "tbc.", "to be confirmed", "not known", "next report"])
def test_what_is_not_known_yet_has_no_day(words: str) -> None:
    assert read(words) == {"precision": "unknown", "as_written": words}
    assert planned(words).in_words == words


def test_words_are_kept_as_written_unless_they_are_a_plain_iso_day() -> None:
    assert read("2018-01-29") == {"from": date(2018, 1, 29), "to": date(2018, 1, 29), "precision": "day"}
    assert read("29/01/2018")["as_written"] == "29/01/2018"
    assert read("6<sup>th</sup> Nov", near=REVIEW_REPORT)["as_written"] == "6<sup>th</sup> Nov"


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.dates(date(1910, 1, 1), date(2190, 1, 1)))
def test_any_day_is_read_the_same_however_it_is_written(day: date, near: date) -> None:
    ways = (day.isoformat(), f"{day:%d/%m/%Y}", f"{day:%d %B %Y}", f"{day:%d %b %Y}", f"{day:%B} {day.day}, {day:%Y}")
    assert {window(words) for words in ways} == {(str(day), str(day), "day")}
    inferred = planned(f"{day.day} {day:%B}", near).starts
    assert inferred is not None
    assert (inferred.month, inferred.day) == (day.month, day.day)
    assert abs(inferred - near).days <= (8 * 366 if (day.month, day.day) == (2, 29) else 183)
