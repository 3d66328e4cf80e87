"""What people can do with a change request: ask for it, approve it with what it changes, reject it, withdraw it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import ClassVar

from pydantic import Field, model_validator

from application.commands.bodies import board_that_day, boards_that_decide, must_be_no_board
from application.commands.dated_by import day_decided, decision_named
from application.commands.desk import Desk
from application.commands.order import Order
from domain import change_request
from domain.bearing_out import Named, must_be_theirs, must_follow_the_request
from domain.board import Board
from domain.change_request import (
    Around,
    ChangeApproved,
    ChangeKind,
    ChangeRejected,
    ChangeRequest,
    ChangeRequested,
    who_asked,
)
from domain.deciding import must_hold, of_an_answer
from domain.decision import Decision
from domain.entry import Address
from domain.fact import Fact
from domain.ground import Ground
from domain.happening import comes_before
from domain.milestone import Milestone
from domain.money import Money
from domain.planned_date import PlannedDate, exactly
from domain.sitting import successors
from domain.words import Line, Ref, Text
from domain.workstream import Workstream


class RequestChange(Order):
    """Ask for another baseline, another scope, money, or something else.

    `asked_of` is the board that is to decide; `asked_of_body` the body that is, in words, where it is no board here.
    """

    what: Text
    kind: ChangeKind
    milestone: Ref | None = None
    baseline: PlannedDate | None = None
    workstream: Ref | None = None
    scope: Text | None = None
    amount: Money | None = None
    impact: Text | None = None
    requested_by: Line | None = None
    asked_of: Ref | None = None
    asked_of_body: Line | None = None

    @model_validator(mode="after")
    def _says_what_is_to_change(self) -> "RequestChange":
        ChangeRequested(**self.content)
        return self


class ApproveChange(Order):
    """Record that an entitled body approved the change; what it changes takes effect with it. Says why in words.

    A body in words is entitled where the request was put to it, or where no board of the programme could decide.
    Whoever asked for the change does not record it.
    """

    board: Ref | None = None
    body: Line | None = None
    decision: Ref | None = None
    conditions: tuple[Text, ...] = ()
    note: Text = Field(description="Why it is approved, in words.")

    speaks_of_two_things: ClassVar[bool] = True


class RejectChange(Order):
    """Record that an entitled body said no; says why in words. Who is entitled, and who records it, is as of approvals.

    Whoever asked may withdraw the request.
    """

    board: Ref | None = None
    body: Line | None = None
    decision: Ref | None = None
    note: Text = Field(description="Why it is rejected, in words.")


class WithdrawChange(Order):
    """Ask for the change no more; says why in words."""

    note: Text = Field(description="Why it is withdrawn, in words.")


def request_change(order: RequestChange, at: Address, desk: Desk) -> None:
    """Ask for it where the reference is free and whatever it names is known, of a board that can answer."""
    desk.must_know(Milestone, at.programme, order.milestone)
    desk.must_know(Workstream, at.programme, order.workstream)
    desk.must_know(Board, at.programme, order.asked_of)
    must_be_no_board([order.asked_of_body], at, desk)
    if order.asked_of is not None:
        _must_be_able_to_answer(order.asked_of, at, desk)
    desk.save(at, change_request.request(desk.find(ChangeRequest, at), ChangeRequested(**order.content)))


def _must_be_able_to_answer(asked_of: str, at: Address, desk: Desk) -> None:
    """Refuse a board that could not answer on the day it is asked; a paper is believed, but for one that advises."""
    on = exactly(desk.effective_on(at))
    board = board_that_day(asked_of, at, desk, on=on)
    if desk.provenance.is_a_paper:
        board.must_not_only_advise()
    else:
        Ground(board).must_be_entitled(on)


def approve_change(order: ApproveChange, at: Address, desk: Desk) -> None:
    """Approve it and record what it changes, in one transaction."""
    _must_be_entitled(order, at, desk)
    asked = desk.load(ChangeRequest, at)
    approved = ChangeApproved(board=order.board, body=order.body, decision=order.decision, conditions=order.conditions)
    desk.save(at, asked.answer(approved, by=desk.actor.name, given=_around(order, asked, at, desk)))
    for changed, facts in _effect(asked, at, desk):
        desk.save(changed, facts)


def reject_change(order: RejectChange, at: Address, desk: Desk) -> None:
    """Reject it."""
    _must_be_entitled(order, at, desk)
    rejected = ChangeRejected(board=order.board, body=order.body, decision=order.decision)
    asked = desk.load(ChangeRequest, at)
    desk.save(at, asked.answer(rejected, by=desk.actor.name, given=_around(order, asked, at, desk)))


def withdraw_change(order: WithdrawChange, at: Address, desk: Desk) -> None:
    """Withdraw it."""
    desk.save(at, desk.load(ChangeRequest, at).withdraw())


def _must_be_entitled(order: ApproveChange | RejectChange, at: Address, desk: Desk) -> None:
    """Refuse a board that does not decide, or was too few, and a decision that is another's or says something else."""
    desk.must_know(Board, at.programme, order.board)
    desk.must_know(Decision, at.programme, order.decision)
    desk.is_of(_day_decided(order, at, desk))
    must_be_no_board([order.body], at, desk)
    named = decision_named(order.decision, at, desk)
    if order.board is not None:
        on = (named and named.taken_on) or exactly(desk.effective_on(at))
        ground = Ground(board_that_day(order.board, at, desk, on=on), is_from_a_paper=desk.provenance.is_a_paper)
        must_hold(of_an_answer(on, by_decision=order.decision is not None), ground)
    if named is not None:
        named.decision.must_bear_out(board=order.board, is_agreed=isinstance(order, ApproveChange))
        _must_be_borne_out(named, order, at, desk)


def _must_be_borne_out(named: Named, order: ApproveChange | RejectChange, at: Address, desk: Desk) -> None:
    """Refuse the decision of another body, and one from before the request; papers are believed."""
    if not desk.provenance.is_a_paper:
        must_be_theirs(named, board=order.board, body=order.body)
        asked = desk.load(ChangeRequest, at)
        must_follow_the_request(named, ref=asked.ref, asked_on=asked.since)


def _around(order: ApproveChange | RejectChange, asked: ChangeRequest, at: Address, desk: Desk) -> Around:
    """What is to be known beside the request."""
    decide = boards_that_decide(at, desk) if order.body else ()
    return Around(who_asked(desk.stream(at)), _in_its_place(asked, at, desk), decide)


def _day_decided(order: ApproveChange | RejectChange, at: Address, desk: Desk) -> date | None:
    """The day of the decision that is named, unless what an approval changes was changed after that already."""
    day, asked = day_decided(at, desk, decision=order.decision), desk.load(ChangeRequest, at)
    changed = _changed_by(asked) if isinstance(order, ApproveChange) else None
    latest = desk.load(changed[0], at._replace(ref=changed[1])).latest_on if changed else None
    return None if comes_before(day, latest) else day


def _changed_by(asked: ChangeRequest) -> tuple[type[Milestone | Workstream], str] | None:
    """The kind and the reference of what changes with the request, where something does."""
    if asked.kind is ChangeKind.REBASELINE and asked.milestone:
        return Milestone, asked.milestone
    return (Workstream, asked.workstream) if asked.kind is ChangeKind.SCOPE and asked.workstream else None


def _in_its_place(asked: ChangeRequest, at: Address, desk: Desk) -> tuple[str, ...]:
    """The boards that took the place of the one that was asked, one after the other.

    A body in words may have become a board of the programme since it was asked.
    """
    boards = desk.others(Board, at.programme)
    if asked.asked_of_body is not None:
        return tuple(board.ref for board in boards.values() if board.is_called(asked.asked_of_body))
    return tuple(successors(asked.asked_of, boards))[1:] if asked.asked_of else ()


def _effect(asked: ChangeRequest, at: Address, desk: Desk) -> Iterator[tuple[Address, Sequence[Fact]]]:
    """What an approved request changes of another thing."""
    if asked.kind is ChangeKind.REBASELINE and asked.milestone and asked.baseline:
        milestone = Address(at.programme, Milestone.KIND, asked.milestone)
        yield milestone, desk.load(Milestone, milestone).rebaseline_as_approved(asked.baseline, asked.ref)
    if asked.kind is ChangeKind.SCOPE and asked.workstream and asked.scope:
        workstream = Address(at.programme, Workstream.KIND, asked.workstream)
        yield workstream, desk.load(Workstream, workstream).change_scope(asked.scope, asked.ref)
