"""What people can do with an action: assign it, hand it on, move its day, say how it stands, carry it out."""

from datetime import date

from pydantic import Field

from application.commands.dated_by import day_decided
from application.commands.desk import Desk
from application.commands.order import Order
from domain import action
from domain.action import Action, ActionAssigned, ActionDone, ActionReassigned
from domain.board import Board
from domain.decision import Decision
from domain.entry import Address
from domain.meeting import Meeting
from domain.planned_date import PlannedDate
from domain.recommendation import Recommendation
from domain.words import Line, Ref, Text


class AssignAction(Order):
    """Ask a role to do something. Whose it is has to be stated, but for what old papers leave out."""

    what: Text
    owner_role: Line | None = None
    organisation: Line | None = None
    requested_by: Line | None = None
    due: PlannedDate | None = None
    board: Ref | None = None
    meeting: Ref | None = None
    decision: Ref | None = None
    recommendation: Ref | None = None


class ReassignAction(Order):
    """Let the action be another role's; says why in words."""

    owner_role: Line
    organisation: Line | None = None
    note: Text = Field(description="Why it is handed on, in words.")


class MoveActionDue(Order):
    """Let the action be due on another day; says why in words."""

    due: PlannedDate
    note: Text = Field(description="Why its day moves, in words.")


class NoteActionProgress(Order):
    """Say how the action stands."""

    comment: Text


class FinishAction(Order):
    """Record that the action was carried out."""

    outcome: Text | None = None
    done_on: PlannedDate | None = None

    @property
    def happened_on(self) -> date | None:
        """The day it was done, where it is exact."""
        return self.done_on.exact_day if self.done_on else None


class DropAction(Order):
    """Give the action up; says why in words."""

    note: Text = Field(description="Why it is dropped, in words.")


class ReopenAction(Order):
    """Take the action up again, as it was not done after all; says why in words."""

    note: Text = Field(description="Why it is taken up again, in words.")


def assign_action(order: AssignAction, at: Address, desk: Desk) -> None:
    """Assign it where the reference is free and what it came from is known."""
    desk.must_know(Board, at.programme, order.board)
    desk.must_know(Meeting, at.programme, order.meeting)
    desk.must_know(Decision, at.programme, order.decision)
    desk.must_know(Recommendation, at.programme, order.recommendation)
    desk.is_of(day_decided(at, desk, decision=order.decision, meeting=order.meeting))
    assigned, is_from_a_paper = ActionAssigned(**order.content), desk.provenance.is_a_paper
    on = desk.effective_on(at)
    desk.save(at, action.assign(desk.find(Action, at), assigned, on=on, is_from_a_paper=is_from_a_paper))


def reassign_action(order: ReassignAction, at: Address, desk: Desk) -> None:
    """Hand it on."""
    reassigned = ActionReassigned(owner_role=order.owner_role, organisation=order.organisation)
    desk.save(at, desk.load(Action, at).reassign(reassigned))


def move_action_due(order: MoveActionDue, at: Address, desk: Desk) -> None:
    """Move the day it is due."""
    desk.save(at, desk.load(Action, at).move_due(order.due))


def note_action_progress(order: NoteActionProgress, at: Address, desk: Desk) -> None:
    """Say how it stands."""
    desk.save(at, desk.load(Action, at).note_progress(order.comment))


def finish_action(order: FinishAction, at: Address, desk: Desk) -> None:
    """Record that it was done."""
    done = ActionDone(outcome=order.outcome, done_on=order.done_on)
    desk.save(at, desk.load(Action, at).finish(done, today=desk.today, effective_on=desk.effective_on(at)))


def drop_action(order: DropAction, at: Address, desk: Desk) -> None:
    """Give it up."""
    desk.save(at, desk.load(Action, at).drop())


def reopen_action(order: ReopenAction, at: Address, desk: Desk) -> None:
    """Take it up again."""
    desk.save(at, desk.load(Action, at).reopen())
