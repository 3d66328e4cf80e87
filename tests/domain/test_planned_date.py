"""A planned date keeps what was written and what was read of it, and is overdue only after its last day."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from domain.dates_as_written import Content, read_near, spell_out
from domain.planned_date import PlannedDate, Precision, overlap

IN_RANGE = st.dates(date(1900, 1, 1), date(2199, 12, 31))
WHOLE: Content = {"from": date(2018, 1, 29), "to": date(2018, 1, 29), "precision": "day"}
DECEMBER = PlannedDate.model_validate("End of Dec 17")
FROM_APRIL = PlannedDate(starts=date(2019, 4, 1), precision=Precision.MONTH, as_written="Apr 19")


def window(first: date, last: date | None) -> PlannedDate:
    return PlannedDate(starts=first, ends=last, precision=Precision.WEEK)


@pytest.mark.parametrize(
    "value", ["2018-01-29", date(2018, 1, 29), {"date": "2018-01-29"}, {"from": "2018-01-29", "to": "2018-01-29"}]
)
def test_a_day_may_be_given_in_any_of_its_forms(value: object) -> None:
    assert PlannedDate.model_validate(value) == PlannedDate.on(date(2018, 1, 29))


@pytest.mark.parametrize(
    ("given_in_short", "content"),
    [
        (date(2018, 1, 29), WHOLE),
        ("2018-01-29", WHOLE),
        ("29/01/2018", {**WHOLE, "as_written": "29/01/2018"}),
        ({"date": date(2018, 1, 29)}, {"from": date(2018, 1, 29), "to": date(2018, 1, 29)}),
        ({"date": "2018-01-29", "as_written": "29 of Jan"}, {**WHOLE, "as_written": "29 of Jan"}),
        (
            {"as_written": "29/01/2018", "doubt": "a typing error?"},
            {**WHOLE, "as_written": "29/01/2018", "doubt": "a typing error?"},
        ),
        ({"from": None, "to": None, "as_written": "29/01/2018"}, {**WHOLE, "as_written": "29/01/2018"}),
        (
            {"date": None, "precision": "unknown", "as_written": "next report"},
            {"precision": "unknown", "as_written": "next report"},
        ),
    ],
)
def test_a_planned_date_may_be_given_in_short(given_in_short: object, content: Content) -> None:
    assert spell_out(given_in_short) == content


@pytest.mark.parametrize(
    "value",
    [
        None,
        17,
        PlannedDate.on(date(2018, 1, 29)),
        {"from": "2018-01-29", "to": "2018-01-31", "precision": "week"},
        {"starts": date(2018, 1, 29)},
        {"precision": "unknown", "as_written": "after year two"},
        {"from": date(2018, 1, 29), "date": date(2018, 1, 29)},
        {"as_written": 17},
        {},
    ],
)
def test_what_is_spelt_out_already_or_is_no_date_comes_back_as_it_is(value: object) -> None:
    assert spell_out(value) == value


@pytest.mark.parametrize("value", ["15/9", {"as_written": "15/9"}, {"date": "15/9"}])
def test_an_importer_says_which_day_words_without_a_year_are_near_to(value: object) -> None:
    found = PlannedDate.model_validate(read_near(value, date(2018, 1, 19)))
    assert (found.starts, found.inferred, found.as_written) == (date(2017, 9, 15), ("year",), "15/9")


def test_a_day_it_is_near_to_changes_nothing_where_the_year_is_stated() -> None:
    assert read_near("Dec 17", date(2023, 10, 2)) == spell_out("Dec 17")
    assert read_near(WHOLE, date(2023, 10, 2)) == WHOLE


def test_words_in_json_stand_for_the_whole() -> None:
    assert PlannedDate.model_validate_json('"End of Dec 17"') == PlannedDate(
        starts=date(2017, 12, 1),
        ends=date(2017, 12, 31),
        precision=Precision.MONTH,
        qualifier="end",
        as_written="End of Dec 17",
    )


def test_a_mistyped_year_is_kept_with_the_doubt_and_the_likely_day_beside_it() -> None:
    found = PlannedDate.model_validate(
        {"as_written": "29/01/2017", "doubt": "a year before the report", "alternative": "2018-01-29"}
    )
    assert (found.starts, found.alternative) == (date(2017, 1, 29), date(2018, 1, 29))
    assert found.warnings == ("a year before the report", "29 January 2017 is a Sunday")


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("15/9", "“15/9” names no year"),
        ("31/02/2018", "There is no day 31 in February 2018"),
        ({"from": "2018-02-01", "to": "2018-01-01", "precision": "month"}, "ends on 2018-01-01, before it starts"),
        ({"from": "2018-02-01", "to": "2018-02-02"}, "day precision starts and ends on one stated day"),
        ({}, "day precision starts and ends on one stated day"),
        ({"precision": "recurring"}, "says how it recurs, for example weekly"),
        (
            {"from": "1899-12-31", "to": "2018-01-29", "precision": "month"},
            "The day 1899-12-31 lies outside 1900 to 2199",
        ),
        ({"from": "2018-01-29", "to": "2200-01-01", "precision": "month"}, "The day 2200-01-01 lies outside"),
        ({"date": "2018-01-29", "alternative": "9999-12-31"}, "The day 9999-12-31 lies outside"),
        ({"precision": "unknown", "candidates": ["2018-03-31", "0001-01-01"]}, "The day 0001-01-01 lies outside"),
        (date(9999, 12, 31), "The day 9999-12-31 lies outside"),
        ({"from": "2018-01-29", "to": "2018-01-29", "date": "2018-01-30"}, "Extra inputs are not permitted"),
        (17, "Input should be a valid dictionary"),
    ],
)
def test_what_cannot_be_a_planned_date_is_refused_with_a_sentence(value: object, sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        PlannedDate.model_validate(value)


@pytest.mark.parametrize(
    ("today", "overdue"), [(date(2017, 12, 1), False), (date(2017, 12, 31), False), (date(2018, 1, 1), True)]
)
def test_it_is_past_only_after_its_last_day(today: date, overdue: bool) -> None:
    assert DECEMBER.due == date(2017, 12, 31)
    assert DECEMBER.is_past(today) is overdue


@pytest.mark.parametrize("value", ["Weekly", "TBC", "End FY2018", FROM_APRIL])
def test_without_a_last_day_it_is_never_past(value: object) -> None:
    assert not PlannedDate.model_validate(value).is_past(date(2199, 12, 31))


@pytest.mark.parametrize(
    ("planned", "day", "covered"),
    [
        (DECEMBER, date(2017, 11, 30), False),
        (DECEMBER, date(2017, 12, 1), True),
        (DECEMBER, date(2017, 12, 31), True),
        (DECEMBER, date(2018, 1, 1), False),
        (FROM_APRIL, date(2019, 3, 31), False),
        (FROM_APRIL, date(2190, 1, 1), True),
        (PlannedDate(ends=date(2017, 12, 31), precision=Precision.UNKNOWN), date(2017, 12, 1), False),
    ],
)
def test_a_window_covers_both_its_ends_and_an_open_one_runs_on(planned: PlannedDate, day: date, covered: bool) -> None:
    assert planned.covers(day) is covered


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2018-01-19", "19 January 2018"),
        ("19/01/18", "19 January 2018"),
        ("End of Dec 17", "the end of December 2017"),
        ("late September 2017", "late September 2017"),
        ("FY 2024/25", "2024/25"),
        ("by the end of 2017", "the end of 2017"),
        ("Q4 2023/24", "Quarter 4 2023/24"),
        ("Quarter 3 2023/24", "Quarter 3 2023/24"),
        ("6 Monthly", "6 Monthly"),
        ({"precision": "recurring", "recurrence": "weekly"}, "weekly"),
        ("in due course", "in due course"),
        ({"precision": "unknown"}, "not stated"),
        ({"from": "2017-12-01", "to": "2017-12-31", "precision": "month"}, "December 2017"),
        ({"from": "2017-12-01", "to": "2018-01-31", "precision": "month"}, "December 2017 to January 2018"),
        ({"from": "2018-01-22", "to": "2018-01-28", "precision": "week"}, "the week of 22 January 2018"),
        ({"from": "2018-01-23", "to": "2018-01-28", "precision": "week"}, "23 January 2018 to 28 January 2018"),
        ({"from": "2019-04-01", "precision": "month"}, "from April 2019"),
        ({"to": "2023-10-02", "precision": "unknown"}, "by 2 October 2023"),
    ],
)
def test_a_report_prints_a_day_in_full_and_a_window_by_the_calendars_name_for_it(value: object, words: str) -> None:
    assert PlannedDate.model_validate(value).in_words == words


@pytest.mark.parametrize(
    ("value", "warnings"),
    [
        ("30/03/2018", ()),
        ("01/04/2018", ("1 April 2018 is a Sunday",)),
        ("31/03/2018", ("31 March 2018 is a Saturday",)),
        ("Apr 18", ()),
        ("TBC", ()),
    ],
)
def test_a_day_at_a_weekend_is_kept_with_a_warning(value: str, warnings: tuple[str, ...]) -> None:
    assert PlannedDate.model_validate(value).warnings == warnings


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (
            window(date(2018, 2, 1), date(2018, 5, 31)),
            window(date(2018, 4, 1), date(2018, 12, 31)),
            (date(2018, 4, 1), date(2018, 5, 31)),
        ),
        (window(date(2017, 12, 1), date(2018, 1, 31)), window(date(2018, 2, 1), date(2018, 5, 31)), None),
        (window(date(2018, 12, 1), date(2019, 4, 1)), FROM_APRIL, (date(2019, 4, 1), date(2019, 4, 1))),
        (window(date(2018, 12, 1), None), FROM_APRIL, (date(2019, 4, 1), None)),
        (FROM_APRIL, PlannedDate.model_validate("TBC"), None),
    ],
)
def test_windows_overlap_on_the_days_they_share(
    one: PlannedDate, other: PlannedDate, shared: tuple[date, date | None] | None
) -> None:
    assert overlap(one, other) == shared
    assert overlap(other, one) == shared


@given(IN_RANGE)
def test_any_iso_day_round_trips(day: date) -> None:
    planned = PlannedDate.model_validate(day.isoformat())
    assert planned == PlannedDate.on(day)
    assert PlannedDate.model_validate_json(planned.model_dump_json()) == planned


STRETCHES = {
    Precision.MONTH: (3, 1),
    Precision.QUARTER: (10, 3),
    Precision.FINANCIAL_YEAR: (4, 12),
    Precision.CALENDAR_YEAR: (1, 12),
}


@st.composite
def windows(draw: st.DrawFn, precision: Precision) -> tuple[date | None, date | None]:
    """First and last days, as far as they are stated, that a date of this precision may have."""
    first = draw(IN_RANGE)
    if precision is Precision.DAY:
        return first, first
    if precision in STRETCHES:
        month, of_months = STRETCHES[precision]
        first = date(min(first.year, 2190), month, 1)
        beyond = first.year * 12 + first.month - 1 + draw(st.integers(1, 4)) * of_months
        return first, draw(st.none() | st.just(date(beyond // 12, beyond % 12 + 1, 1) - timedelta(days=1)))
    later = draw(st.none() | st.integers(0, 400))
    last = min(first + timedelta(days=later), date(2199, 12, 31)) if later is not None else None
    return (first, last) if precision is Precision.WEEK else draw(st.sampled_from([(first, last), (None, None)]))


@st.composite
def planned_dates(draw: st.DrawFn) -> PlannedDate:
    """Any planned date that may be recorded, words and doubts included."""
    words = st.none() | st.sampled_from(["Dec – Jan", "29/01/2017", "TBC", "2018-01-29", "whenever the board meets"])
    precision = draw(st.sampled_from(Precision))
    first, last = draw(windows(precision))
    return PlannedDate(
        starts=first,
        ends=last,
        precision=precision,
        as_written=draw(words),
        qualifier=draw(st.sampled_from([None, "end", "late"])),
        inferred=draw(st.sampled_from([(), ("year",)])),
        doubt=draw(words),
        alternative=draw(st.none() | IN_RANGE),
        candidates=tuple(draw(st.lists(IN_RANGE, max_size=2))),
        recurrence="weekly" if precision is Precision.RECURRING else draw(st.none()),
    )


@given(planned_dates())
def test_any_planned_date_round_trips_through_json_with_and_without_its_empty_parts(planned: PlannedDate) -> None:
    for written in (
        planned.model_dump_json(),
        planned.model_dump_json(exclude_none=True),
        planned.model_dump_json(exclude_defaults=True),
        json.dumps(planned.model_dump(mode="json", by_alias=False)),
    ):
        assert PlannedDate.model_validate_json(written) == planned
    assert PlannedDate.model_validate(planned.model_dump()) == planned


@given(planned_dates())
def test_any_planned_date_can_be_printed_and_warned_of(planned: PlannedDate) -> None:
    assert planned.in_words
    assert all(planned.warnings)
