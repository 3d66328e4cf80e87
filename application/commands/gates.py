"""What people can do at the gate of a phase: set it, give evidence, record what was decided, hold phases at it."""

from datetime import date

from pydantic import Field

from application.commands.bodies import board_called, board_that_day
from application.commands.desk import Desk
from application.commands.order import Order
from domain import gate_control
from domain.board import Board
from domain.deciding import must_hold, of_a_review
from domain.decision import Decision
from domain.decision_refusals import AnotherBoardsMeeting
from domain.entry import Address
from domain.gate import must_not_be_own_work, who_worked_on_it
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
from domain.ground import Ground
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
    meeting = desk.load(Meeting, at._replace(ref=order.meeting)) if order.meeting else None
    decided_on = order.decided_on or (meeting.on if meeting else None)
    desk.is_of(decided_on.exact_day if decided_on else None)
    what = f"The gate of the phase “{phase.name}” cannot have been decided at"
    must_have_come(decided_on, what, today=desk.today, effective_on=desk.effective_on(at))
    board = _that_decided(order, at, desk, meeting=meeting)
    _must_be_entitled(order, at, desk, board=board, meeting=meeting)
    reviewed = GateReviewed(**{**order.content, "decided_by": board and board.ref, "decided_on": decided_on})
    day = (decided_on and (decided_on.starts or decided_on.ends)) or desk.effective_on(at)
    desk.save(at, phase.review(reviewed, decided_on=day))


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


def _must_be_entitled(
    order: ReviewGate, at: Address, desk: Desk, *, board: Board | None, meeting: Meeting | None
) -> None:
    """Refuse a board that could not decide so on that day, and a decision that says otherwise or was superseded."""
    day = order.decided_on or (meeting.on if meeting else None)
    then = board_that_day(board.ref, at, desk, on=day) if board else None
    ground = Ground(then, meeting, desk.provenance.is_a_paper)
    must_hold(of_a_review(day, by_decision=order.decision is not None), ground)
    if meeting is not None and day is not None and day.exact_day:
        meeting.must_be_on(day.exact_day)
    if order.decision is not None:
        taken = desk.load(Decision, at._replace(ref=order.decision))
        is_agreed = True if order.outcome.lets_through else None
        taken.must_bear_out(board=board.ref if board else None, is_agreed=is_agreed)


def _must_be_its_own(meeting: Meeting, board: str) -> None:
    if meeting.board != board:
        raise AnotherBoardsMeeting(board, meeting.in_words, meeting.board)
