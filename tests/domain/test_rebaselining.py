"""How far a promise may move before somebody has to approve that: no further in many small steps than in one."""

from datetime import date

import pytest

from domain.calendar import working_days_between
from domain.fact import Fact
from domain.milestone import Milestone
from domain.milestone_facts import MilestonePlanned, MilestoneRebaselined
from domain.planned_date import PlannedDate
from domain.rebaselining import GivesUpThePromise, NeedsAChangeRequest, last_approved, must_be_within_tolerance
from domain.suggestion import Tolerance
from tests.domain.given import given

MAY = PlannedDate.on(date(2026, 5, 29))
TEN_LATER = PlannedDate.on(date(2026, 6, 12))
ELEVEN_LATER = PlannedDate.on(date(2026, 6, 15))
SEPTEMBER = PlannedDate.on(date(2026, 9, 30))
TBC = PlannedDate.model_validate("TBC")


def bridge(*later: Fact, promised: PlannedDate | None = MAY) -> Milestone:
    return given(Milestone, "M4", MilestonePlanned(title="Bridge opens", baseline=promised), *later)


def moved(to: PlannedDate) -> MilestoneRebaselined:
    return MilestoneRebaselined(baseline=to)


def approved(to: PlannedDate) -> MilestoneRebaselined:
    return MilestoneRebaselined(baseline=to, change_request="C1")


def test_the_days_of_these_tests_are_ten_and_eleven_working_days_later() -> None:
    assert [working_days_between(date(2026, 5, 29), day.ends or date.max) for day in (TEN_LATER, ELEVEN_LATER)] == [
        10,
        11,
    ]


def test_as_far_as_the_tolerance_reaches_a_promise_may_be_moved() -> None:
    must_be_within_tolerance(bridge(), TEN_LATER, Tolerance(red_beyond=10))


def test_one_day_beyond_it_the_change_has_to_be_approved() -> None:
    with pytest.raises(
        NeedsAChangeRequest,
        match=r"promise “Bridge opens” 11 working days later than the 29 May 2026 last agreed; the tolerance is 10\. "
        "Raise a change request",
    ):
        must_be_within_tolerance(bridge(), ELEVEN_LATER, Tolerance(red_beyond=10))


def test_a_wider_tolerance_lets_more_pass() -> None:
    must_be_within_tolerance(bridge(), ELEVEN_LATER, Tolerance(red_beyond=11))


def test_many_small_steps_come_no_further_than_one() -> None:
    half_way = bridge(moved(PlannedDate.on(date(2026, 6, 5))), moved(TEN_LATER))
    with pytest.raises(NeedsAChangeRequest, match="11 working days later than the 29 May 2026"):
        must_be_within_tolerance(half_way, ELEVEN_LATER, Tolerance(red_beyond=10))


def test_what_was_approved_is_what_is_measured_from_then_on() -> None:
    agreed = bridge(approved(SEPTEMBER), moved(PlannedDate.on(date(2026, 10, 7))))
    assert last_approved(agreed) == SEPTEMBER
    must_be_within_tolerance(agreed, PlannedDate.on(date(2026, 10, 14)), Tolerance(red_beyond=10))
    with pytest.raises(NeedsAChangeRequest, match="later than the 30 September 2026"):
        must_be_within_tolerance(agreed, PlannedDate.on(date(2026, 10, 15)), Tolerance(red_beyond=10))


def test_of_two_approvals_the_later_one_counts() -> None:
    assert last_approved(bridge(approved(SEPTEMBER), approved(TEN_LATER))) == TEN_LATER


def test_an_earlier_promise_needs_nobody() -> None:
    must_be_within_tolerance(bridge(), PlannedDate.on(date(2026, 3, 27)), Tolerance(red_beyond=0))


@pytest.mark.parametrize("promised", [None, TBC])
def test_where_the_promise_states_no_last_day_there_is_nothing_to_measure(promised: PlannedDate | None) -> None:
    must_be_within_tolerance(bridge(promised=promised), SEPTEMBER, Tolerance(red_beyond=0))


@pytest.mark.parametrize("given_up_for", ["TBC", "weekly", {"from": "2026-06-01", "precision": "month"}])
def test_a_promise_is_not_given_up_for_none_without_approval(given_up_for: object) -> None:
    with pytest.raises(GivesUpThePromise, match="29 May 2026 was last agreed"):
        must_be_within_tolerance(bridge(), PlannedDate.model_validate(given_up_for), Tolerance(red_beyond=99))
