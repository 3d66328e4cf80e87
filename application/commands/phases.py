"""What people can do with a phase: plan it, move its window, start it, review its gate, complete or drop it."""

from datetime import date

from application.commands.desk import Desk
from application.commands.order import Order
from domain import phase
from domain.entry import Address
from domain.phase import GateOutcome, GateReviewed, Phase, PhasePlanned
from domain.planned_date import PlannedDate
from domain.words import Count, Line, Ref, Text


class PlanPhase(Order):
    """Put a phase into the plan. Phases may overlap; a window may be fuzzy, open-ended, or not stated."""

    name: Line
    number: Count | None = None
    window: PlannedDate | None = None
    purpose: Text | None = None
    components: tuple[Line, ...] = ()
    gate_criteria: tuple[Text, ...] = ()
    follows: Ref | None = None


class MovePhaseWindow(Order):
    """Expect the phase at another time; needs a reason and a note."""

    window: PlannedDate


class StartPhase(Order):
    """Record that work on the phase began."""

    started_on: PlannedDate | None = None

    @property
    def happened_on(self) -> date | None:
        """The day work began, where it is exact."""
        return self.started_on.exact_day if self.started_on else None


class ReviewGate(Order):
    """Record what a body decided at the phase's gate."""

    outcome: GateOutcome
    board: Line | None = None
    conditions: tuple[Text, ...] = ()
    finding: Text | None = None


class CompletePhase(Order):
    """Record that the phase was delivered."""

    completed_on: PlannedDate | None = None

    @property
    def happened_on(self) -> date | None:
        """The day it was delivered, where it is exact."""
        return self.completed_on.exact_day if self.completed_on else None


class DropPhase(Order):
    """Give the phase up."""


def plan_phase(order: PlanPhase, at: Address, desk: Desk) -> None:
    """Plan it where the reference is free and the phase it follows is known."""
    desk.must_know(Phase, at.programme, order.follows)
    desk.save(at, phase.plan(desk.find(Phase, at), PhasePlanned(**order.content)))


def move_phase_window(order: MovePhaseWindow, at: Address, desk: Desk) -> None:
    """Move its window."""
    desk.save(at, desk.load(Phase, at).move_window(order.window, reason=order.reason, note=order.note))


def start_phase(order: StartPhase, at: Address, desk: Desk) -> None:
    """Start it."""
    desk.save(at, desk.load(Phase, at).start(order.started_on, today=desk.today))


def review_gate(order: ReviewGate, at: Address, desk: Desk) -> None:
    """Record its gate review."""
    desk.save(at, desk.load(Phase, at).review(GateReviewed(**order.content)))


def complete_phase(order: CompletePhase, at: Address, desk: Desk) -> None:
    """Complete it."""
    desk.save(at, desk.load(Phase, at).complete(order.completed_on, today=desk.today))


def drop_phase(order: DropPhase, at: Address, desk: Desk) -> None:
    """Drop it."""
    desk.save(at, desk.load(Phase, at).drop())
