"""A milestone keeps its promise, its expectation and its outcome apart, and none of them changes silently."""

from datetime import date

import pytest

from domain import milestone
from domain.entry import Entry
from domain.fact import Fact
from domain.happening import NotYet
from domain.milestone import Milestone
from domain.milestone_facts import (
    MilestoneDropped,
    MilestoneForecastChanged,
    MilestoneForecastConfirmed,
    MilestoneKind,
    MilestoneMet,
    MilestonePlanned,
    MilestoneRebaselined,
    PartnerDate,
)
from domain.milestone_refusals import (
    ForecastNeedsAReason,
    MilestoneAlreadyDropped,
    MilestoneAlreadyMet,
    NothingToConfirm,
    RebaselineNeedsAReason,
)
from domain.planned_date import PlannedDate, Precision
from domain.refusals import AlreadyThere
from tests.domain.given import TODAY, given, told

MAY = PlannedDate.on(date(2026, 5, 29))
JULY = PlannedDate.on(date(2026, 7, 14))
SEPTEMBER = PlannedDate.on(date(2026, 9, 30))
YESTERDAY = PlannedDate.on(date(2026, 3, 2))
DECEMBER = PlannedDate.model_validate("Dec 17")
TOMORROW = PlannedDate.on(date(2026, 3, 4))
BRIDGE_OPENS = MilestonePlanned(title="Bridge opens", baseline=MAY)
BRIDGE_OPENED = MilestoneMet(met_on=YESTERDAY)


def bridge(*later: Fact | Entry) -> Milestone:
    return given(Milestone, "M4", BRIDGE_OPENS, *later)


def undated(*later: Fact | Entry) -> Milestone:
    return given(Milestone, "M9", MilestonePlanned(title="Toll is abolished"), *later)


# Planning -----------------------------------------------------------------------------------------------------------


def test_a_milestone_can_be_planned_where_its_reference_is_free() -> None:
    assert milestone.plan(None, BRIDGE_OPENS) == [BRIDGE_OPENS]


def test_planning_a_milestone_under_a_taken_reference_is_a_conflict() -> None:
    with pytest.raises(AlreadyThere, match=r"“M4” is in the record already .“Bridge opens”.."):
        milestone.plan(bridge(), MilestonePlanned(title="Bridge closes"))


def test_the_first_date_planned_is_the_first_promise_and_what_is_expected() -> None:
    assert (bridge().first_promise, bridge().baseline, bridge().forecast) == (MAY, MAY, MAY)


def test_a_milestone_without_a_date_promises_nothing() -> None:
    assert (undated().first_promise, undated().baseline, undated().forecast) == (None, None, None)


def test_a_promise_says_when_and_why_it_was_agreed() -> None:
    planned = told(BRIDGE_OPENS, effective_on=date(2025, 1, 20), note="agreed by both councils")
    promised = given(Milestone, "M4", planned).baselines[0]
    assert (promised.agreed_on, promised.note) == (date(2025, 1, 20), "agreed by both councils")


def test_where_partners_promised_different_days_the_milestone_is_due_on_the_last_of_them() -> None:
    north, south = PartnerDate(partner="northbank", date=MAY), PartnerDate(partner="southbank", date=JULY)
    planned = MilestonePlanned(title="Ramps are built", partner_dates=(south, north))
    assert given(Milestone, "M5", planned).baseline == JULY


def test_partners_who_name_no_day_promise_none() -> None:
    not_known = PartnerDate(partner="northbank", date=PlannedDate(precision=Precision.UNKNOWN, as_written="TBC"))
    planned = MilestonePlanned(title="Ramps are built", partner_dates=(not_known,))
    assert given(Milestone, "M5", planned).baselines == ()


def test_a_task_of_a_report_is_a_milestone_that_keeps_what_the_paper_calls_it() -> None:
    task = MilestonePlanned(title="Paint the railings", kind=MilestoneKind.TASK)
    assert given(Milestone, "T1", task).kind is MilestoneKind.TASK


# Forecasting --------------------------------------------------------------------------------------------------------


def test_a_forecast_moves_with_a_reason_and_a_note() -> None:
    moved = bridge().change_forecast(JULY, reason="supplier", note="the steel arrived late")
    assert moved == [MilestoneForecastChanged(forecast=JULY)]


@pytest.mark.parametrize(("reason", "note"), [(None, None), ("supplier", None), (None, "the steel arrived late")])
def test_a_forecast_does_not_move_without_both_a_reason_and_a_note(reason: str | None, note: str | None) -> None:
    with pytest.raises(ForecastNeedsAReason, match=r"“Bridge opens” changes: a reason .late-predecessor, supplier,"):
        bridge().change_forecast(JULY, reason=reason, note=note)


def test_repeating_a_forecast_says_nothing_new_and_needs_no_reason() -> None:
    assert bridge(MilestoneForecastChanged(forecast=JULY)).change_forecast(JULY, reason=None, note=None) == []


def test_forecasting_the_promised_day_says_nothing_new_while_it_is_expected_anyway() -> None:
    assert bridge().change_forecast(MAY, reason="supplier", note="the steel is here after all") == []


def test_a_forecast_can_come_back_to_the_promised_day() -> None:
    slipped = bridge(MilestoneForecastChanged(forecast=JULY))
    back = slipped.change_forecast(MAY, reason="earlier-than-planned", note="the steel is here after all")
    assert back == [MilestoneForecastChanged(forecast=MAY)]


def test_a_changed_forecast_leaves_the_baseline_what_it_was() -> None:
    slipped = bridge(MilestoneForecastChanged(forecast=JULY))
    assert (slipped.baseline, slipped.forecast) == (MAY, JULY)


def test_every_forecast_since_the_baseline_stays_readable_with_who_said_it_and_why() -> None:
    late = told(MilestoneForecastChanged(forecast=JULY), actor="Bridge engineer", reason="supplier", note="late steel")
    slipped = bridge(late, MilestoneForecastChanged(forecast=SEPTEMBER))
    first, latest = slipped.forecasts
    assert (first.said_by, first.reason, first.note, latest.expected) == (
        "Bridge engineer",
        "supplier",
        "late steel",
        SEPTEMBER,
    )


def test_a_milestone_without_a_date_can_be_given_a_forecast() -> None:
    given_one = undated().change_forecast(JULY, reason="decision-awaited", note="the council has set a day")
    assert given_one == [MilestoneForecastChanged(forecast=JULY)]


def test_confirming_a_forecast_is_a_fact_of_its_own() -> None:
    assert bridge().confirm_forecast() == [MilestoneForecastConfirmed()]


def test_confirming_says_when_somebody_last_looked() -> None:
    assert bridge(told(MilestoneForecastConfirmed(), effective_on=TODAY)).confirmed_on == TODAY


def test_a_changed_forecast_says_when_somebody_last_looked_too() -> None:
    assert bridge(told(MilestoneForecastChanged(forecast=JULY), effective_on=TODAY)).confirmed_on == TODAY


def test_where_no_date_was_ever_given_there_is_none_to_confirm() -> None:
    with pytest.raises(NothingToConfirm, match="“Toll is abolished” has no date to confirm"):
        undated().confirm_forecast()


# Re-baselining ------------------------------------------------------------------------------------------------------


def test_a_new_baseline_is_agreed_with_a_reason_and_a_note() -> None:
    agreed = bridge().rebaseline(JULY, reason="scope", note="the board added a cycle lane")
    assert agreed == [MilestoneRebaselined(baseline=JULY)]


@pytest.mark.parametrize(("reason", "note"), [(None, None), ("scope", None), (None, "the board added a cycle lane")])
def test_no_baseline_changes_without_both_a_reason_and_a_note(reason: str | None, note: str | None) -> None:
    with pytest.raises(RebaselineNeedsAReason, match="Say why “Bridge opens” is given a new baseline"):
        bridge().rebaseline(JULY, reason=reason, note=note)


def test_agreeing_the_same_baseline_again_says_nothing_new() -> None:
    assert bridge().rebaseline(MAY, reason=None, note=None) == []


def test_every_baseline_stays_readable_after_a_new_one() -> None:
    twice = bridge(MilestoneRebaselined(baseline=JULY), MilestoneRebaselined(baseline=SEPTEMBER))
    assert [held.promised for held in twice.baselines] == [MAY, JULY, SEPTEMBER]
    assert (twice.first_promise, twice.baseline) == (MAY, SEPTEMBER)


def test_a_new_baseline_leaves_what_is_expected_as_it_was_said() -> None:
    slipped = bridge(MilestoneForecastChanged(forecast=JULY), MilestoneRebaselined(baseline=SEPTEMBER))
    assert (slipped.baseline, slipped.forecast) == (SEPTEMBER, JULY)


def test_where_nobody_said_otherwise_a_milestone_is_expected_on_its_new_baseline() -> None:
    assert bridge(MilestoneRebaselined(baseline=SEPTEMBER)).forecast == SEPTEMBER


# Meeting and dropping -----------------------------------------------------------------------------------------------


def test_a_milestone_can_be_met_on_a_day_that_has_come() -> None:
    assert bridge().meet(BRIDGE_OPENED, today=TODAY) == [BRIDGE_OPENED]


def test_a_milestone_can_be_met_today() -> None:
    assert bridge().meet(MilestoneMet(met_on=PlannedDate.on(TODAY)), today=TODAY)


def test_a_milestone_can_be_met_on_a_day_nobody_wrote_down() -> None:
    assert bridge().meet(MilestoneMet(as_written="Complete"), today=TODAY) == [MilestoneMet(as_written="Complete")]


def test_a_milestone_cannot_have_been_met_tomorrow() -> None:
    with pytest.raises(NotYet, match="cannot have been met on 4 March 2026: that day has not come yet"):
        bridge().meet(MilestoneMet(met_on=TOMORROW), today=TODAY)


def test_a_month_that_has_begun_is_not_in_the_future() -> None:
    march = PlannedDate(starts=date(2026, 3, 1), ends=date(2026, 3, 31), precision=Precision.MONTH)
    assert bridge().meet(MilestoneMet(met_on=march), today=TODAY)


def test_meeting_keeps_the_day_the_words_and_the_evidence() -> None:
    opened = bridge(MilestoneMet(met_on=YESTERDAY, as_written="Opened by the mayor", evidence="ribbon in the archive"))
    assert (opened.met_on, opened.met_as_written, opened.evidence) == (
        YESTERDAY,
        "Opened by the mayor",
        "ribbon in the archive",
    )
    assert not opened.is_open


def test_a_dropped_milestone_is_open_no_longer() -> None:
    assert bridge().drop() == [MilestoneDropped()]
    assert not bridge(MilestoneDropped()).is_open


def test_why_it_was_dropped_is_kept_with_the_day_that_came_to_be_known() -> None:
    published = date(2026, 4, 2)
    given_up = bridge(told(MilestoneDropped(), known_on=published, reason="funding", note="No money is left."))
    assert (given_up.ended_reason, given_up.ended_note) == ("funding", "No money is left.")
    assert (given_up.ended_on, given_up.ended_known_on) == (TODAY, published)


@pytest.mark.parametrize("over", [BRIDGE_OPENED, MilestoneDropped()], ids=["met", "dropped"])
def test_a_milestone_that_is_over_takes_no_dates(over: Fact) -> None:
    finished = bridge(over)
    refusal = (MilestoneAlreadyMet, MilestoneAlreadyDropped)
    with pytest.raises(refusal, match=r"“Bridge opens” was (met on 2 March 2026|dropped)"):
        finished.change_forecast(JULY, reason="correction", note="typing error")
    with pytest.raises(refusal):
        finished.confirm_forecast()
    with pytest.raises(refusal):
        finished.rebaseline(JULY, reason="correction", note="typing error")
    with pytest.raises(refusal):
        finished.meet(BRIDGE_OPENED, today=TODAY)
    with pytest.raises(refusal):
        finished.drop()


@pytest.mark.parametrize(
    ("met_on", "sentence"),
    [
        (YESTERDAY, "“Bridge opens” was met on 2 March 2026; its dates can no longer change."),
        (DECEMBER, "“Bridge opens” was met (December 2017); its dates can no longer change."),
        (PlannedDate(precision=Precision.UNKNOWN), "“Bridge opens” was met; its dates can no longer change."),
        (None, "“Bridge opens” was met; its dates can no longer change."),
    ],
)
def test_the_refusal_says_when_it_was_met_as_exactly_as_that_is_known(
    met_on: PlannedDate | None, sentence: str
) -> None:
    assert str(MilestoneAlreadyMet("Bridge opens", met_on)) == sentence
