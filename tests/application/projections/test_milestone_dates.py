"""Overdue, slipping, met late, stale: every date is judged to the day."""

from datetime import date

import pytest

from application.projections.milestones import milestone_list
from domain.milestone_facts import (
    MilestoneDropped,
    MilestoneForecastConfirmed,
    MilestonePlanned,
    MilestoneRebaselined,
)
from domain.planned_date import PlannedDate, Precision
from domain.programme import ProgrammeRegistered
from domain.reporting_cycle import Cadence
from tests.application.projections.building import NAME, Telling, Told, record_of, registered
from tests.application.projections.planning import NOVEMBER, OPENS, PLANNED, met, moved, on, planned, the_row


@pytest.mark.parametrize(
    ("as_at", "overdue"), [(date(2017, 11, 30), None), (date(2017, 12, 1), 1), (date(2017, 12, 31), 31)]
)
def test_a_window_is_overdue_only_after_its_last_day(as_at: date, overdue: int | None) -> None:
    record = record_of(("milestone", "M1", MilestonePlanned(title="M1", baseline=NOVEMBER), None), as_at=as_at)
    row = the_row(record)
    assert (row.is_overdue, row.days_overdue) == (overdue is not None, overdue)


def test_a_financial_year_is_overdue_from_the_first_of_april() -> None:
    year = PlannedDate(starts=date(2018, 4, 1), ends=date(2019, 3, 31), precision=Precision.FINANCIAL_YEAR)
    last, after = (the_row(record_of(planned("M1", year), as_at=day)) for day in (date(2019, 3, 31), date(2019, 4, 1)))
    assert (last.is_overdue, after.is_overdue, after.days_overdue) == (False, True, 1)


def test_an_open_end_is_never_due() -> None:
    endless = PlannedDate(starts=date(2018, 2, 1), precision=Precision.MONTH)
    shown = milestone_list(record_of(planned("M1", endless), as_at=date(2030, 1, 1)))
    assert (shown.milestones[0].due, shown.milestones[0].is_overdue, shown.undated) == (None, False, ("M1",))


def test_what_was_met_or_dropped_is_never_overdue() -> None:
    record = record_of(
        planned("M1", date(2018, 2, 1)),
        planned("M2", date(2018, 2, 1)),
        met("M1", None),
        ("milestone", "M2", MilestoneDropped(), date(2018, 12, 1)),
        as_at=date(2019, 1, 1),
    )
    shown = milestone_list(record)
    counted = shown.totals[0]
    assert (counted.overdue, counted.met, counted.dropped, counted.open) == (0, 1, 1, 0)
    assert [row.status_in_words for row in shown.milestones] == ["met, day not stated", "dropped"]
    assert [row.state for row in shown.milestones] == ["met", "dropped"]


def test_slippage_is_counted_against_the_first_promise_and_the_current_baseline() -> None:
    record = record_of(
        planned("M1", OPENS),
        Told("milestone", "M1", MilestoneRebaselined(baseline=on(date(2018, 7, 9))), date(2018, 2, 1), note="agreed"),
        moved("M1", date(2018, 7, 16), date(2018, 3, 1)),
        as_at=date(2018, 3, 10),
    )
    row = the_row(record)
    assert (row.against_baseline.slip_in_days, row.against_baseline.slip_in_working_days) == (7, 5)
    assert (row.against_first_promise.slip_in_days, row.against_first_promise.slip_in_working_days) == (14, 10)
    assert [held.note for held in row.baselines] == [None, "agreed"]
    assert row.is_slipping


def test_an_earlier_forecast_slips_by_a_negative_number_and_is_not_slipping() -> None:
    row = the_row(record_of(planned("M1", OPENS), moved("M1", date(2018, 6, 29), PLANNED), as_at=PLANNED))
    assert (row.against_baseline.slip_in_days, row.against_baseline.slip_in_working_days) == (-3, -1)
    assert not row.is_slipping


def test_without_a_baseline_nothing_is_known_of_slippage() -> None:
    row = the_row(record_of(planned("M1"), moved("M1", OPENS, PLANNED), as_at=PLANNED))
    assert (row.first_promise, row.against_baseline.slip_in_days, row.due) == (None, None, OPENS)


def test_a_new_forecast_still_to_come_is_not_overdue_though_the_baseline_is_past() -> None:
    row = the_row(
        record_of(planned("M1", date(2018, 2, 1)), moved("M1", OPENS, date(2018, 2, 5)), as_at=date(2018, 3, 1))
    )
    assert (row.is_overdue, row.is_slipping) == (False, True)


@pytest.mark.parametrize(
    ("met_on", "late"),
    [
        (on(date(2017, 11, 30)), False),
        (on(date(2017, 12, 1)), True),
        (NOVEMBER, False),
        (PlannedDate(starts=date(2017, 12, 1), ends=date(2017, 12, 31), precision=Precision.MONTH), True),
        (PlannedDate(starts=date(2017, 10, 1), ends=date(2017, 12, 31), precision=Precision.QUARTER), None),
        (None, None),
    ],
)
def test_it_was_met_late_only_where_its_days_leave_no_doubt(met_on: PlannedDate | None, late: bool | None) -> None:
    row = the_row(record_of(planned("M1", NOVEMBER), met("M1", met_on), as_at=date(2019, 1, 1)))
    assert row.against_baseline.was_met_late is late
    assert (row.against_baseline.slip_in_days is None) == (late is None)


def test_a_new_baseline_does_not_hide_that_the_first_promise_was_missed() -> None:
    record = record_of(
        planned("M1", OPENS),
        Told("milestone", "M1", MilestoneRebaselined(baseline=on(date(2018, 7, 31))), date(2018, 6, 1)),
        met("M1", on(date(2018, 7, 20))),
        as_at=date(2019, 1, 1),
    )
    row = the_row(record)
    assert row.against_baseline.was_met_late is False
    assert row.against_first_promise.was_met_late is True
    assert row.against_first_promise.slip_in_days == 18


def test_an_open_milestone_was_not_met_at_all_so_not_late_either() -> None:
    assert the_row(record_of(planned("M1", OPENS), as_at=PLANNED)).against_baseline.was_met_late is None


def test_a_forecast_is_stale_once_a_reporting_cycle_has_gone_by_unconfirmed() -> None:
    weekly = registered(ProgrammeRegistered(name=NAME, cadence=Cadence(every_days=7)))
    confirmed = ("milestone", "M1", MilestoneForecastConfirmed(), date(2018, 1, 22))
    last, after = (
        the_row(record_of(weekly, planned("M1", OPENS), confirmed, as_at=day))
        for day in (date(2018, 1, 29), date(2018, 1, 30))
    )
    assert (last.is_stale, last.forecast_age_in_days) == (False, 7)
    assert (after.is_stale, after.last_confirmed_on) == (True, date(2018, 1, 22))


def test_staleness_is_not_stated_where_no_cycle_or_no_day_is() -> None:
    weekly = registered(ProgrammeRegistered(name=NAME, cadence=Cadence(every_days=7)))
    undated: Telling = ("milestone", "M1", MilestonePlanned(title="M1", baseline=on(OPENS)), None)
    assert the_row(record_of(planned("M1", OPENS), as_at=date(2018, 6, 1))).is_stale is None
    row = the_row(record_of(weekly, undated, as_at=date(2018, 6, 1)))
    assert (row.is_stale, row.forecast_age_in_days) == (None, None)


def test_due_within_thirty_days_takes_in_the_thirtieth_day_and_no_overdue_one() -> None:
    record = record_of(
        planned("today", PLANNED),
        planned("thirtieth", date(2018, 2, 18)),
        planned("thirty-first", date(2018, 2, 19)),
        planned("overdue", date(2018, 1, 18)),
        as_at=PLANNED,
    )
    assert milestone_list(record).totals[0].due_within_30_days == 2
