"""What people can do at the gate of a phase: set it, give evidence, record what was decided, hold phases at it."""

from datetime import date
from typing import NamedTuple

from pydantic import Field

from application.commands.bodies import board_called, board_that_day, boards_that_decide
from application.commands.dated_by import decision_named, meeting_named
from application.commands.desk import Desk
from application.commands.order import Order
from domain import gate_control
from domain.bearing_out import Named, must_be_of_that_day, must_be_theirs
from domain.board import Board
from domain.deciding import must_hold, of_a_review
from domain.decision import Decision
from domain.decision_refusals import AnotherBoardsMeeting
from domain.entry import Address
from domain.gate import must_leave_the_gate_to_boards, must_not_be_own_work, who_worked_on_it
from domain.gate_control import PhasesHeldAtGates
from domain.gate_facts import (
    CriterionStanding,
    GateCondition,
    GateConditionMet,
    GateEvidenceGiven,
    GateOutcome,
    GateReviewed,
    GateSet,
)
from domain.gate_refusals import GateDecidedByNobody, TwoBodiesDecided
from domain.ground import Ground, day_of
from domain.happening import must_have_come
from domain.meeting import Meeting
from domain.phase import Phase
from domain.planned_date import PlannedDate
from domain.programme import Programme
from domain.words import Line, Ref, Text


class SetGate(Order):
    """Say what the phase's gate asks, which board holds it, at which meeting, by when, and which role leads the phase.

    All of it is said anew: what is left out is not stated from then on.
    """

    gate_criteria: tuple[Text, ...] = ()
    held_by: Ref | None = None
    gate_meeting: Ref | None = None
    gate_due: PlannedDate | None = None
    led_by: Line | None = None


class GiveGateEvidence(Order):
    """Show how far something that the gate asks is met; `criterion` is its number, or its words."""

    criterion: Text
    standing: CriterionStanding | None = None
    evidence: Text | None = None
    link: Line | None = None


class ReviewGate(Order):
    """Record what a body decided at the phase's gate: a board of the programme (`decided_by`), or a body in words.

    Whoever ever led the phase, or gave evidence for it, cannot record that.
    """

    outcome: GateOutcome
    board: Line | None = None
    conditions: tuple[Text, ...] = ()
    finding: Text | None = None
    decided_by: Ref | None = None
    meeting: Ref | None = None
    decision: Ref | None = None
    decided_on: PlannedDate | None = None
    dated_conditions: tuple[GateCondition, ...] = ()

    @property
    def happened_on(self) -> date | None:
        """The day it was decided, where it is exact."""
        return self.decided_on.exact_day if self.decided_on else None


class MeetGateCondition(Order):
    """Record that a condition of the latest decision at the gate was met; it is called by its number or its words."""

    condition: Text
    evidence: Text
    link: Line | None = None
    met_on: PlannedDate | None = None

    @property
    def happened_on(self) -> date | None:
        """The day it was met, where it is exact."""
        return self.met_on.exact_day if self.met_on else None


class HoldPhasesAtGates(Order):
    """Let no phase start any more before the gate before it lets it through, or none of those that are named.

    `from_day` is the first day on which that holds: the day the order takes effect, where it is left out.
    """

    phases: tuple[Ref, ...] = ()
    from_day: date | None = None


class StopHoldingPhasesAtGates(Order):
    """Let phases start whatever the gate before them says; says why in words."""

    note: Text = Field(description="Why they are held no more, in words.")


def set_gate(order: SetGate, at: Address, desk: Desk) -> None:
    """Set it, where the board and the meeting are known; the meeting is one of that board."""
    desk.must_know(Board, at.programme, order.held_by)
    desk.must_know(Meeting, at.programme, order.gate_meeting)
    if order.gate_meeting is not None and order.held_by is not None:
        _must_be_its_own(desk.load(Meeting, at._replace(ref=order.gate_meeting)), order.held_by)
    if order.held_by is not None:
        desk.load(Board, at._replace(ref=order.held_by)).must_not_only_advise()
    desk.save(at, desk.load(Phase, at).set_gate(GateSet(**order.content)))


def give_gate_evidence(order: GiveGateEvidence, at: Address, desk: Desk) -> None:
    """Give it."""
    desk.save(at, desk.load(Phase, at).give_evidence(GateEvidenceGiven(**order.content)))


def review_gate(order: ReviewGate, at: Address, desk: Desk) -> None:
    """Record its gate review, where whoever decided is entitled to, and whoever records it did none of the work."""
    desk.must_know(Meeting, at.programme, order.meeting)
    desk.must_know(Decision, at.programme, order.decision)
    phase = desk.load(Phase, at)
    worked = who_worked_on_it(desk.stream(at))
    must_not_be_own_work(phase, by=desk.actor.name, body=order.board, worked=worked)
    around = _around(order, at, desk)
    desk.is_of(around.on.exact_day if around.on else None)
    what = f"The gate of the phase “{phase.name}” cannot have been decided at"
    must_have_come(around.on, what, today=desk.today, effective_on=desk.effective_on(at))
    board = _that_decided(order, at, desk, meeting=around.meeting)
    _must_be_entitled(order, at, desk, board=board, around=around)
    _must_be_borne_out(order, at, desk, board=board, around=around)
    reviewed = GateReviewed(**{**order.content, "decided_by": board and board.ref, "decided_on": around.said})
    day = (around.on and (around.on.starts or around.on.ends)) or desk.effective_on(at)
    desk.save(at, phase.review(reviewed, decided_on=day))


class _Around(NamedTuple):
    """The meeting and the decision that a review names, the day that is said of it, and what those leave of it."""

    meeting: Meeting | None
    named: Named | None
    said: PlannedDate | None

    @property
    def on(self) -> PlannedDate | None:
        held_on = self.meeting.on if self.meeting else None
        return day_of(self.said, held_on, self.named.taken_on if self.named else None)


def _around(order: ReviewGate, at: Address, desk: Desk) -> _Around:
    """What is said of its day is that of its meeting, where nothing else is said."""
    meeting = meeting_named(order.meeting, at, desk)
    named = decision_named(order.decision, at, desk)
    return _Around(meeting, named, order.decided_on or (meeting.on if meeting else None))


def meet_gate_condition(order: MeetGateCondition, at: Address, desk: Desk) -> None:
    """Record it."""
    met = GateConditionMet(**order.content)
    desk.save(at, desk.load(Phase, at).meet_condition(met, today=desk.today, effective_on=desk.effective_on(at)))


def hold_phases_at_gates(order: HoldPhasesAtGates, at: Address, desk: Desk) -> None:
    """Hold them; phases that are named are known."""
    desk.must_know(Phase, at.programme, *order.phases)
    held = PhasesHeldAtGates(**order.content)
    programme = desk.load(Programme, at)
    desk.save(at, gate_control.hold(programme.held_at_gates, held, effective_on=desk.effective_on(at)))


def stop_holding_phases_at_gates(order: StopHoldingPhasesAtGates, at: Address, desk: Desk) -> None:
    """Hold them no more."""
    desk.save(at, gate_control.stop_holding(desk.load(Programme, at).held_at_gates))


def _that_decided(order: ReviewGate, at: Address, desk: Desk, *, meeting: Meeting | None) -> Board | None:
    """The board that decided: the one that is named, the one whose meeting it was, or the one that the words mean."""
    called = board_called(order.board, at, desk)
    ref = order.decided_by or (meeting.board if meeting else None) or (called.ref if called else None)
    desk.must_know(Board, at.programme, ref)
    if ref is None:
        if order.board is None and not desk.provenance.is_a_paper:
            raise GateDecidedByNobody(desk.load(Phase, at).name)
        return None
    board = desk.load(Board, at._replace(ref=ref))
    if order.board is not None and not board.is_called(order.board):
        raise TwoBodiesDecided(board.name, order.board)
    return board


def _must_be_entitled(order: ReviewGate, at: Address, desk: Desk, *, board: Board | None, around: _Around) -> None:
    """Refuse a board that could not decide so on that day, and a body in words where a board of them could have."""
    phase = desk.load(Phase, at)
    then = board_that_day(board.ref, at, desk, on=around.on) if board else None
    ground = Ground(then, around.meeting, desk.provenance.is_a_paper)
    must_hold(of_a_review(around.on, by_decision=order.decision is not None), ground)
    decided_by = (around.on and around.on.ends) or desk.effective_on(at)
    day = max((day for day in (decided_by, phase.since) if day), default=None)
    decide = boards_that_decide(at, desk, on=day) if order.board else ()
    must_leave_the_gate_to_boards(phase, board=board.ref if board else None, body=order.board, boards=decide)


def _must_be_borne_out(order: ReviewGate, at: Address, desk: Desk, *, board: Board | None, around: _Around) -> None:
    """Refuse a decision that says otherwise, was superseded, is of somebody else, or was taken on another day."""
    if around.named is None:
        return
    ref, is_agreed = board.ref if board else None, True if order.outcome.lets_through else None
    around.named.decision.must_bear_out(board=ref, is_agreed=is_agreed)
    if not desk.provenance.is_a_paper:
        must_be_theirs(around.named, board=ref, body=order.board)
    must_be_of_that_day(around.named, decided_on=around.on, phase=desk.load(Phase, at).name)


def _must_be_its_own(meeting: Meeting, board: str) -> None:
    if meeting.board != board:
        raise AnotherBoardsMeeting(board, meeting.in_words, meeting.board)
