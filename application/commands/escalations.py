"""What people can do with an escalation: bring something before a board, pass it up, return, resolve or withdraw it.

An escalation is addressed by what rises: `programme`, or as kind and reference, `issue:I3`.
"""

from collections.abc import Mapping
from datetime import date

from pydantic import Field

from application.commands.dated_by import day_decided, decision_named, meeting_named
from application.commands.desk import Desk
from application.commands.order import Order
from domain import escalation
from domain.board import Board
from domain.decision import Decision
from domain.entry import Address
from domain.escalation import Escalation, escalated
from domain.escalation_facts import (
    EscalatedKind,
    EscalationGround,
    EscalationOpened,
    EscalationPassedUp,
    EscalationResolved,
    EscalationReturned,
)
from domain.escalation_subjects import SUBJECTS, must_be_there_to_escalate
from domain.meeting import Meeting
from domain.record import Record
from domain.sitting import sits_with
from domain.words import Ref, Text


class EscalateToBoard(Order):
    """Bring something before a board because it cannot be settled where it is; says why in words."""

    to: Ref
    ground: EscalationGround | None = None
    asked: Text | None = None
    note: Text = Field(description="Why it is escalated, in words.")


class PassEscalationUp(Order):
    """Pass it up to the board above, which is the one that the board it sits with reports to; says why in words."""

    to: Ref
    asked: Text | None = None
    note: Text = Field(description="Why it is passed up, in words.")


class ReturnEscalation(Order):
    """Give it back, with what is to be done: to a board below, else to whoever brought it."""

    asked: Text
    to: Ref | None = None


class ResolveEscalation(Order):
    """Record how the board it sits with settled it, and by which decision or at which meeting."""

    outcome: Text
    board: Ref | None = None
    decision: Ref | None = None
    meeting: Ref | None = None


class WithdrawEscalation(Order):
    """Ask the board no more; says why in words."""

    note: Text = Field(description="Why it is withdrawn, in words.")


def escalate_to_board(order: EscalateToBoard, at: Address, desk: Desk) -> None:
    """Bring it before a board that is at work, where it is still open and sits with none."""
    kind, subject = escalated(at.ref, at.programme)
    if kind is not EscalatedKind.PROGRAMME:
        desk.must_know(SUBJECTS[kind], at.programme, subject)
    desk.must_know(Board, at.programme, order.to)
    must_be_there_to_escalate(_on_the_day(at, desk, kind=kind), kind, subject)
    opened = EscalationOpened(**order.content, subject_kind=kind, subject=subject)
    desk.save(at, escalation.escalate(desk.find(Escalation, at), opened, _boards(at, desk), on=_day(at, desk)))


def pass_escalation_up(order: PassEscalationUp, at: Address, desk: Desk) -> None:
    """Pass it up along what the board reports to on that day."""
    desk.must_know(Board, at.programme, order.to)
    passed = EscalationPassedUp(**order.content)
    desk.save(at, _risen(at, desk).pass_up(passed, _boards(at, desk), on=_day(at, desk)))


def return_escalation(order: ReturnEscalation, at: Address, desk: Desk) -> None:
    """Give it back."""
    desk.must_know(Board, at.programme, order.to)
    returned = EscalationReturned(**order.content)
    desk.save(at, _risen(at, desk).give_back(returned, _boards(at, desk), on=_day(at, desk)))


def resolve_escalation(order: ResolveEscalation, at: Address, desk: Desk) -> None:
    """Record who settled it: the board it sits with."""
    desk.must_know(Board, at.programme, order.board)
    desk.must_know(Decision, at.programme, order.decision)
    desk.must_know(Meeting, at.programme, order.meeting)
    desk.is_of(day_decided(at, desk, decision=order.decision, meeting=order.meeting))
    held, boards = _risen(at, desk), _boards(at, desk)
    held.must_sit_with(order.board, boards)
    board = boards[sits_with(held.board, boards)]
    resolved = EscalationResolved(**{**order.content, "board": board.ref})
    meeting = meeting_named(order.meeting, at, desk)
    facts = held.resolve(
        resolved,
        board,
        on=_day(at, desk),
        named=decision_named(order.decision, at, desk),
        meeting=meeting,
        boards=boards,
        is_from_a_paper=desk.provenance.is_a_paper,
    )
    desk.save(at, facts)


def withdraw_escalation(order: WithdrawEscalation, at: Address, desk: Desk) -> None:
    """Withdraw it."""
    desk.save(at, desk.load(Escalation, at).withdraw())


def _risen(at: Address, desk: Desk) -> Escalation:
    """What has risen; the board it sits with has to have been there on the day of the order."""
    risen = desk.load(Escalation, at)
    desk.must_know(Board, at.programme, risen.board or None)
    return risen


def _boards(at: Address, desk: Desk) -> Mapping[str, Board]:
    """The boards as they stood on the day of the order."""
    return _on_the_day(at, desk, kind=Board.KIND).all(Board)


def _on_the_day(at: Address, desk: Desk, *, kind: str) -> Record:
    return desk.records.at(at.programme, min(_day(at, desk) or desk.today, desk.today), frozenset({kind}))


def _day(at: Address, desk: Desk) -> date | None:
    return desk.effective_on(at)
