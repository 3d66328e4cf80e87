"""A phase has a window that may be fuzzy or open, keeps the windows it had, and passes a gate."""

from datetime import date

import pytest

from domain import phase
from domain.entry import Entry
from domain.fact import Fact
from domain.gate_facts import GateOutcome, GateReviewed
from domain.phase import (
    Phase,
    PhaseCompleted,
    PhaseDropped,
    PhaseIsOver,
    PhaseNotStarted,
    PhasePlanned,
    PhaseStarted,
    PhaseWindowMoved,
    WindowNeedsAReason,
)
from domain.planned_date import PlannedDate, Precision
from domain.refusals import AlreadyThere
from tests.domain.given import TODAY, given

SPRING = PlannedDate(starts=date(2026, 3, 1), ends=date(2026, 5, 31), precision=Precision.MONTH)
SUMMER = PlannedDate(starts=date(2026, 6, 1), ends=date(2026, 8, 31), precision=Precision.MONTH)
NO_END = PlannedDate(starts=date(2026, 4, 1), precision=Precision.MONTH, as_written="April onwards")
FOUNDATIONS = PhasePlanned(name="Foundations", number=1, window=SPRING, gate_criteria=("The piles hold.",))
STARTED = PhaseStarted(started_on=PlannedDate.on(date(2026, 3, 2)))


def foundations(*later: Fact | Entry) -> Phase:
    return given(Phase, "P1", FOUNDATIONS, *later)


def test_a_phase_can_be_planned_where_its_reference_is_free() -> None:
    assert phase.plan(None, FOUNDATIONS) == [FOUNDATIONS]


def test_planning_a_phase_twice_is_a_conflict() -> None:
    with pytest.raises(AlreadyThere, match=r"The phase “P1” is in the record already .“Foundations”.."):
        phase.plan(foundations(), FOUNDATIONS)


def test_a_phase_keeps_what_it_is_for_and_what_its_gate_asks() -> None:
    built = PhasePlanned(name="Deck", number=2, purpose="Carry people", components=("Beams", "Boards"), follows="P1")
    deck = given(Phase, "P2", built)
    assert (deck.purpose, deck.components, deck.follows) == ("Carry people", ("Beams", "Boards"), "P1")
    assert foundations().gate_criteria == ("The piles hold.",)


@pytest.mark.parametrize("window", [None, NO_END, PlannedDate(precision=Precision.UNKNOWN, as_written="TBC")])
def test_a_window_may_be_unstated_open_or_not_yet_known(window: PlannedDate | None) -> None:
    assert given(Phase, "P2", PhasePlanned(name="Deck", window=window)).window == window


def test_a_window_moves_with_a_reason_and_a_note() -> None:
    moved = foundations().move_window(SUMMER, reason="external", note="the river is too high")
    assert moved == [PhaseWindowMoved(window=SUMMER)]


@pytest.mark.parametrize(("reason", "note"), [(None, None), ("external", None), (None, "the river is too high")])
def test_no_window_moves_without_both_a_reason_and_a_note(reason: str | None, note: str | None) -> None:
    with pytest.raises(WindowNeedsAReason, match="Say why the window of the phase “Foundations” moves"):
        foundations().move_window(SUMMER, reason=reason, note=note)


def test_moving_a_window_to_where_it_is_says_nothing_new() -> None:
    assert foundations().move_window(SPRING, reason=None, note=None) == []


def test_earlier_windows_stay_readable() -> None:
    moved = foundations(PhaseWindowMoved(window=SUMMER))
    assert (moved.windows, moved.window) == ((SPRING, SUMMER), SUMMER)


def test_a_phase_starts_once() -> None:
    day = PlannedDate.on(date(2026, 3, 2))
    assert foundations().start(day, today=TODAY) == [PhaseStarted(started_on=day)]
    assert foundations(STARTED).start(day, today=TODAY) == []
    assert foundations(STARTED).started_on == day


def test_a_phase_that_has_started_can_be_completed() -> None:
    assert foundations(STARTED).complete(None, today=TODAY) == [PhaseCompleted()]
    assert foundations(STARTED, PhaseCompleted()).is_completed


def test_a_phase_that_has_not_started_cannot_be_completed() -> None:
    with pytest.raises(PhaseNotStarted, match="“Foundations” has not started, so it cannot be completed"):
        foundations().complete(None, today=TODAY)


def test_a_phase_can_be_dropped_before_and_after_it_started() -> None:
    assert foundations().drop() == [PhaseDropped()]
    assert foundations(STARTED).drop() == [PhaseDropped()]


@pytest.mark.parametrize("over", [PhaseCompleted(), PhaseDropped()], ids=["completed", "dropped"])
def test_a_phase_that_is_over_keeps_its_window_and_its_end(over: Fact) -> None:
    finished = foundations(STARTED, over)
    with pytest.raises(PhaseIsOver, match=r"The phase “Foundations” was (completed|dropped)"):
        finished.move_window(SUMMER, reason="external", note="the river is too high")
    with pytest.raises(PhaseIsOver):
        finished.start(None, today=TODAY)
    with pytest.raises(PhaseIsOver):
        finished.complete(None, today=TODAY)
    with pytest.raises(PhaseIsOver):
        finished.drop()


def test_a_gate_without_a_review_clears_nothing() -> None:
    assert not foundations().clears_the_next


@pytest.mark.parametrize(
    ("outcome", "clears"),
    [
        (GateOutcome.PROCEED, True),
        (GateOutcome.PROCEED_WITH_CONDITIONS, True),
        (GateOutcome.PAUSE, False),
        (GateOutcome.STOP, False),
    ],
)
def test_a_gate_lets_the_next_phase_start_when_its_review_says_proceed(outcome: GateOutcome, clears: bool) -> None:
    conditions = ("Pump the pit",) if outcome is GateOutcome.PROCEED_WITH_CONDITIONS else ()
    reviewed = GateReviewed(outcome=outcome, board="Crossing board", conditions=conditions)
    assert foundations().review(reviewed) == [reviewed]
    assert foundations(reviewed).clears_the_next is clears


def test_the_latest_review_of_a_gate_counts_and_every_one_stays_readable() -> None:
    paused, proceed = GateReviewed(outcome=GateOutcome.PAUSE), GateReviewed(outcome=GateOutcome.PROCEED)
    assert foundations(proceed, paused).clears_the_next is False
    assert [review.found for review in foundations(paused, proceed).reviews] == [paused, proceed]
