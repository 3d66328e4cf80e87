"""The phase plan says what runs on a day, what overlaps, and whether the next phase is cleared to start."""

from datetime import date

import pytest

from application.projections.phases import PhasePlan, phase_plan
from domain.fact import Fact
from domain.gate_facts import GateOutcome, GateReviewed
from domain.milestone_facts import MilestoneKind
from domain.phase import (
    PhaseCompleted,
    PhaseDropped,
    PhasePlanned,
    PhaseStarted,
    PhaseWindowMoved,
)
from domain.planned_date import PlannedDate, Precision
from domain.programme import ReviewTriggerSet
from domain.programme_words import TriggerKind
from tests.application.projections.building import PROGRAMME, Telling, record_of
from tests.application.projections.planning import planned

PAPER = date(2017, 11, 24)


def months(first: date, last: date | None, words: str, *, inferred: tuple[str, ...] = ("year",)) -> PlannedDate:
    return PlannedDate(starts=first, ends=last, precision=Precision.MONTH, as_written=words, inferred=inferred)


def phase(ref: str, number: int | None, window: PlannedDate | None = None, **more: object) -> Telling:
    content = {"name": f"Phase {number}", "number": number, "window": window, **more}
    return ("phase", ref, PhasePlanned.model_validate(content), PAPER)


def happened(ref: str, fact: Fact, day: date) -> Telling:
    return ("phase", ref, fact, day)


def triggered(kind: TriggerKind, ref: str = "T1", **more: object) -> Telling:
    fact = ReviewTriggerSet.model_validate({"trigger": ref, "kind": kind, **more})
    return ("programme", PROGRAMME, fact, PAPER)


FIVE = (
    phase("P0", 0, months(date(2017, 12, 1), date(2018, 1, 31), "Dec – Jan")),
    phase("P1", 1, months(date(2018, 2, 1), date(2018, 5, 31), "Feb - May")),
    phase("P2", 2, months(date(2018, 4, 1), date(2018, 12, 31), "Apr - Dec")),
    phase("P3", 3, months(date(2018, 12, 1), date(2019, 4, 30), "Dec- Apr")),
    phase("P4", 4, months(date(2019, 4, 1), None, "Apr 19", inferred=())),
)


def five(as_at: date = PAPER) -> PhasePlan:
    """The five phases of a target operating model, the last without an end."""
    return phase_plan(record_of(*FIVE, as_at=as_at))


def days(first: date, last: date) -> PlannedDate:
    return PlannedDate(starts=first, ends=last, precision=Precision.WEEK)


@pytest.mark.parametrize(
    ("as_at", "active"),
    [
        (date(2017, 11, 24), ()),
        (date(2017, 12, 15), ("P0",)),
        (date(2018, 1, 31), ("P0",)),
        (date(2018, 2, 1), ("P1",)),
        (date(2018, 4, 15), ("P1", "P2")),
        (date(2018, 6, 15), ("P2",)),
        (date(2030, 1, 1), ("P4",)),
    ],
)
def test_the_active_phases_are_those_whose_window_holds_the_day(as_at: date, active: tuple[str, ...]) -> None:
    assert five(as_at).active == active


def test_there_are_three_overlaps_and_no_gap() -> None:
    plan = five()
    assert [(one.phase, one.other, one.first_day, one.last_day) for one in plan.overlaps] == [
        ("P1", "P2", date(2018, 4, 1), date(2018, 5, 31)),
        ("P2", "P3", date(2018, 12, 1), date(2018, 12, 31)),
        ("P3", "P4", date(2019, 4, 1), date(2019, 4, 30)),
    ]
    assert [one.days for one in plan.overlaps] == [61, 31, 30]
    assert plan.gaps == ()


def test_windows_keep_their_words_and_what_was_inferred() -> None:
    windows = [row.window for row in five().phases if row.window]
    assert [window.as_written for window in windows] == ["Dec – Jan", "Feb - May", "Apr - Dec", "Dec- Apr", "Apr 19"]
    assert sum(bool(window.inferred) for window in windows) == 4
    assert windows[4].ends is None


def test_two_open_ends_overlap_for_a_number_of_days_nobody_can_say() -> None:
    plan = phase_plan(
        record_of(
            phase("P1", 1, months(date(2018, 1, 1), None, "from Jan")),
            phase("P2", 2, months(date(2018, 3, 1), None, "from Mar")),
            as_at=PAPER,
        )
    )
    assert [(one.first_day, one.last_day, one.days) for one in plan.overlaps] == [(date(2018, 3, 1), None, None)]


def test_a_gap_is_the_stretch_on_which_no_phase_at_all_is_planned() -> None:
    plan = phase_plan(
        record_of(
            phase("P1", 1, days(date(2018, 1, 1), date(2018, 3, 31))),
            phase("P2", 2, days(date(2018, 2, 1), date(2018, 2, 28))),
            phase("P3", 3, days(date(2018, 4, 3), date(2018, 4, 30))),
            as_at=PAPER,
        )
    )
    assert [(gap.after, gap.before, gap.first_day, gap.last_day, gap.days) for gap in plan.gaps] == [
        ("P1", "P3", date(2018, 4, 1), date(2018, 4, 2), 2)
    ]


def test_phases_stand_by_number_and_those_without_one_last() -> None:
    plan = phase_plan(record_of(phase("B", None), phase("P2", 2), phase("A", None), phase("P1", 1), as_at=PAPER))
    assert [row.ref for row in plan.phases] == ["P1", "P2", "B", "A"]


def test_a_completed_phase_is_not_active_within_its_window_and_a_started_one_is_after_it() -> None:
    record = record_of(
        *FIVE,
        happened("P0", PhaseStarted(), date(2017, 12, 4)),
        happened("P1", PhaseStarted(), date(2018, 2, 1)),
        happened("P1", PhaseCompleted(), date(2018, 4, 2)),
        as_at=date(2018, 4, 15),
    )
    plan = phase_plan(record)
    assert plan.active == ("P0", "P2")
    assert plan.phases[0].warnings == ("Its window is over, but nobody recorded that it was completed.",)


def test_a_dropped_phase_is_neither_active_nor_part_of_overlaps() -> None:
    plan = phase_plan(record_of(*FIVE, happened("P2", PhaseDropped(), PAPER), as_at=date(2018, 4, 15)))
    assert plan.active == ("P1",)
    assert [(one.phase, one.other) for one in plan.overlaps] == [("P3", "P4")]
    assert [(gap.after, gap.before, gap.days) for gap in plan.gaps] == [("P1", "P3", 183)]


def test_a_moved_window_keeps_the_earlier_ones_readable() -> None:
    moved = PhaseWindowMoved(window=days(date(2018, 1, 1), date(2018, 2, 28)))
    row = phase_plan(record_of(FIVE[0], happened("P0", moved, PAPER), as_at=PAPER)).phases[0]
    assert [window.as_written for window in row.earlier_windows] == ["Dec – Jan"]
    assert row.window is not None
    assert row.window.ends == date(2018, 2, 28)


def test_nothing_is_said_about_clearance_where_nothing_requires_a_review() -> None:
    assert {row.cleared_to_start for row in five().phases} == {None}


def test_a_phase_is_not_cleared_before_the_review_of_the_one_before_it() -> None:
    told = (triggered(TriggerKind.PHASE_DELIVERED), phase("P1", 1), phase("P2", 2, follows="P1"))
    first, second = phase_plan(record_of(*told, as_at=PAPER)).phases
    assert (first.cleared_to_start, first.waits_for_review_of) == (None, None)
    assert (second.cleared_to_start, second.waits_for_review_of) == (False, "P1")


@pytest.mark.parametrize(
    ("outcome", "cleared"),
    [
        (GateOutcome.PROCEED, True),
        (GateOutcome.PROCEED_WITH_CONDITIONS, True),
        (GateOutcome.PAUSE, False),
        (GateOutcome.STOP, False),
    ],
)
def test_the_latest_gate_review_decides_whether_the_next_is_cleared(outcome: GateOutcome, cleared: bool) -> None:
    plan = phase_plan(
        record_of(
            phase("P1", 1, gate_criteria=["Catalogue agreed"]),
            phase("P2", 2),
            happened("P1", GateReviewed(outcome=GateOutcome.PAUSE), PAPER),
            happened("P1", GateReviewed(outcome=outcome, board="Joint committee"), PAPER),
            as_at=PAPER,
        )
    )
    assert plan.phases[1].cleared_to_start is cleared
    assert plan.phases[0].gate_reviews[0].in_words == "pause"


def test_a_dropped_phase_hands_its_gate_on_to_the_one_before_it() -> None:
    plan = phase_plan(
        record_of(
            triggered(TriggerKind.PHASE_DELIVERED),
            phase("P1", 1),
            phase("P2", 2, follows="P1"),
            phase("P3", 3, follows="P2"),
            happened("P2", PhaseDropped(), PAPER),
            as_at=PAPER,
        )
    )
    assert plan.phases[2].waits_for_review_of == "P1"


def test_a_start_before_clearance_is_a_warning() -> None:
    plan = phase_plan(
        record_of(
            triggered(TriggerKind.PHASE_DELIVERED),
            phase("P1", 1),
            phase("P2", 2),
            happened("P2", PhaseStarted(), PAPER),
            as_at=PAPER,
        )
    )
    assert plan.phases[1].warnings == ("It was started before the review it waits for let it proceed.",)


def test_review_triggers_are_told_in_words() -> None:
    plan = phase_plan(
        record_of(
            triggered(TriggerKind.EVENT, "T1", event="change of strategy"),
            triggered(TriggerKind.PHASE_DELIVERED, "T2", board="Joint committee"),
            triggered(TriggerKind.PERIODIC, "T3", every_months=12),
            as_at=PAPER,
        )
    )
    assert [trigger.in_words for trigger in plan.review_triggers] == [
        "on this event: change of strategy",
        "on the delivery of each phase",
        "every 12 months",
    ]


def test_a_phase_counts_what_lies_in_it_by_kind() -> None:
    plan = phase_plan(
        record_of(
            *FIVE,
            planned("N1", kind="next-step", phase="P1"),
            planned("N2", kind="next-step", phase="P1"),
            planned("A1", kind="activity", phase="P1"),
            as_at=date(2018, 1, 19),
        )
    )
    assert [(count.kind, count.total) for count in plan.phases[1].milestones] == [
        (MilestoneKind.NEXT_STEP, 2),
        (MilestoneKind.ACTIVITY, 1),
    ]
