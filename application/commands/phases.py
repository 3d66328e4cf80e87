"""What people can do with a phase: plan it, move its window, start it, complete or drop it."""

from datetime import date

from pydantic import Field

from application.commands.desk import Desk
from application.commands.order import Order
from domain import phase
from domain.entry import Address, ReasonCode
from domain.gate import must_be_let_through
from domain.phase import Phase, PhasePlanned, last_day_of_a_start
from domain.planned_date import PlannedDate
from domain.programme import Programme
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
    """Expect the phase at another time; says why, in a code and in words."""

    window: PlannedDate
    reason: ReasonCode = Field(description="Why the window moves, as a code.")
    note: Text = Field(description="Why the window moves, in words.")


class StartPhase(Order):
    """Record that work on the phase began."""

    started_on: PlannedDate | None = None

    @property
    def happened_on(self) -> date | None:
        """The day work began, where it is exact."""
        return self.started_on.exact_day if self.started_on else None


class CompletePhase(Order):
    """Record that the phase was delivered."""

    completed_on: PlannedDate | None = None

    @property
    def happened_on(self) -> date | None:
        """The day it was delivered, where it is exact."""
        return self.completed_on.exact_day if self.completed_on else None


class DropPhase(Order):
    """Give the phase up; says why in words."""

    note: Text = Field(description="Why it is dropped, in words.")


def plan_phase(order: PlanPhase, at: Address, desk: Desk) -> None:
    """Plan it where the reference is free and the phase it follows is known and not dropped."""
    desk.must_know(Phase, at.programme, order.follows)
    if order.follows is not None:
        desk.load(Phase, at._replace(ref=order.follows)).must_not_be_dropped("no phase can follow it")
    desk.save(at, phase.plan(desk.find(Phase, at), PhasePlanned(**order.content)))


def move_phase_window(order: MovePhaseWindow, at: Address, desk: Desk) -> None:
    """Move its window."""
    desk.save(at, desk.load(Phase, at).move_window(order.window, reason=order.reason, note=order.note))


def start_phase(order: StartPhase, at: Address, desk: Desk) -> None:
    """Start it, where the programme does not hold it at the gate before it."""
    effective_on = desk.effective_on(at)
    started = desk.load(Phase, at).start(order.started_on, today=desk.today, effective_on=effective_on)
    if started:
        _must_be_let_through(at, desk, on=last_day_of_a_start(order.started_on, effective_on))
    desk.save(at, started)


def _must_be_let_through(at: Address, desk: Desk, *, on: date | None) -> None:
    """Refuse a start before the gate let it through; where the programme holds none the other phases do not matter."""
    programme = desk.load(Programme, Address(at.programme, Programme.KIND, at.programme))
    if programme.held_at_gates is not None:
        phases = desk.others(Phase, at.programme).values()
        must_be_let_through(desk.load(Phase, at), phases, programme, on=on)


def complete_phase(order: CompletePhase, at: Address, desk: Desk) -> None:
    """Complete it."""
    desk.save(
        at, desk.load(Phase, at).complete(order.completed_on, today=desk.today, effective_on=desk.effective_on(at))
    )


def drop_phase(order: DropPhase, at: Address, desk: Desk) -> None:
    """Drop it."""
    desk.save(at, desk.load(Phase, at).drop())
