"""A date says what it says however it is written, and is as exact as it claims to be."""

from datetime import date

import pytest

from domain.milestone import Milestone
from domain.milestone_facts import MilestonePlanned
from domain.phase import Phase, PhasePlanned
from domain.planned_date import PlannedDate
from tests.domain.given import given

WHY = {"reason": "supplier", "note": "the steel arrived late"}


def read(written: object) -> PlannedDate:
    return PlannedDate.model_validate(written)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2026-07-14", "14/07/2026"),
        ("14 July 2026", "July 14, 2026"),
        ("Dec 2017", "by December 2017"),
        ("weekly", "Weekly"),
        ("TBC", "TBC"),
    ],
)
def test_the_same_date_written_another_way_is_the_same(one: str, other: str) -> None:
    assert read(one).says_the_same_as(read(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2026-07-14", "2026-07-15"),
        ("December 2017", "late December 2017"),
        ("October to December 2023", "Quarter 3 2023/24"),
        ("TBC", "in due course"),
        ("weekly", "monthly"),
    ],
)
def test_other_days_another_exactness_or_other_words_for_no_day_are_not_the_same(one: str, other: str) -> None:
    assert not read(one).says_the_same_as(read(other))


def test_a_date_is_not_the_same_as_none_at_all() -> None:
    assert not read("TBC").says_the_same_as(None)


def test_a_forecast_baseline_or_window_written_another_way_is_nothing_new() -> None:
    written, again = read("2026-07-14"), read("14/07/2026")
    bridge = given(Milestone, "M4", MilestonePlanned(title="Bridge opens", baseline=written))
    foundations = given(Phase, "P1", PhasePlanned(name="Foundations", window=written))
    assert bridge.change_forecast(again, **WHY) == []
    assert bridge.rebaseline(again, **WHY) == []
    assert foundations.move_window(again, **WHY) == []


@pytest.mark.parametrize(
    "window",
    [
        {"from": "2018-01-15", "to": "2025-02-03", "precision": "month"},
        {"to": "2199-01-01", "precision": "month"},
        {"from": "2018-02-01", "to": "2018-04-30", "precision": "quarter"},
        {"from": "2018-01-01", "to": "2018-12-31", "precision": "financial-year"},
        {"from": "2018-04-01", "to": "2019-03-31", "precision": "calendar-year"},
    ],
)
def test_a_month_a_quarter_and_a_year_begin_and_end_where_the_calendars_do(window: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="begins with the first day of one and ends with the last; for other days"):
        read(window)


@pytest.mark.parametrize("precision", ["week", "month", "quarter", "financial-year", "calendar-year"])
def test_without_any_day_a_date_is_not_known(precision: str) -> None:
    with pytest.raises(ValueError, match=f"a date of {precision} precision states days; without any its precision is"):
        read({"precision": precision})


@pytest.mark.parametrize(
    "written",
    [
        "July/August 2023",
        "FY2018",
        {"from": "2019-04-01", "precision": "month"},
        {"to": "2099-12-31", "precision": "calendar-year"},
        {"from": "2018-01-15", "to": "2018-02-03", "precision": "week"},
    ],
    ids=str,
)
def test_several_months_either_year_an_open_end_and_any_other_days_can_be_said(written: object) -> None:
    assert read(written).precision


@pytest.mark.parametrize(
    ("written", "day"), [("14/07/2026", date(2026, 7, 14)), ("July 2026", None), ("TBC", None), ("weekly", None)]
)
def test_only_a_date_of_one_day_names_an_exact_day(written: str, day: date | None) -> None:
    assert read(written).exact_day == day
