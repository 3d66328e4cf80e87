"""What people can do with a meeting: call it, move it, make its agenda, record that it was held and what came of it."""

from datetime import date

from pydantic import Field

from application.commands.bodies import board_that_day
from application.commands.desk import Desk
from application.commands.order import Order
from domain import meeting
from domain.board import Board
from domain.board_seats import seats_in_all
from domain.calendar import ClockTime
from domain.decision import Decision
from domain.entry import Address
from domain.meeting import Meeting
from domain.meeting_facts import (
    ActionsCounted,
    AgendaItemDealtWith,
    AgendaItemListed,
    Attendance,
    ItemOutcome,
    MeetingHeld,
    MeetingMoved,
    MeetingScheduled,
    Part,
)
from domain.meeting_refusals import must_be_a_time, must_have_met_by
from domain.paper import Paper
from domain.planned_date import PlannedDate
from domain.words import Count, Line, Ref, Text


class ScheduleMeeting(Order):
    """Call a meeting of a board."""

    board: Ref
    on: PlannedDate
    starts_at: ClockTime | None = None
    place: Line | None = None
    title: Line | None = None


class MoveMeeting(Order):
    """Let the meeting be on another day; says why in words, or names the decision that moved it."""

    to: PlannedDate
    starts_at: ClockTime | None = None
    decision: Ref | None = None


class CancelMeeting(Order):
    """Let the meeting not take place; says why in words."""

    note: Text = Field(description="Why it is cancelled, in words.")


class ListAgendaItem(Order):
    """Put an item on the agenda, or let it stand there otherwise; `item` is its reference, `number` as written."""

    item: Ref
    title: Line
    number: Line | None = None
    part: Part | None = None
    paper: Ref | None = None
    pages: Line | None = None
    is_key_decision: bool | None = None


class TakeAgendaItemOff(Order):
    """Take an item off the agenda before the meeting; says why in words."""

    item: Ref
    note: Text = Field(description="Why it is taken off, in words.")


class HoldMeeting(Order):
    """Record that the meeting took place, and how many were there; `members` are the seats of the board unless said."""

    held_on: PlannedDate | None = None
    started_at: ClockTime | None = None
    ended_at: ClockTime | None = None
    attendance: tuple[Attendance, ...] = ()
    members: Count | None = None

    @property
    def happened_on(self) -> date | None:
        """The day it was held, where it is exact."""
        return self.held_on.exact_day if self.held_on else None


class DealWithAgendaItem(Order):
    """Record what became of an item; what was resolved is recorded as a decision beside it."""

    item: Ref
    outcome: ItemOutcome
    finding: Text | None = None


class CountActions(Order):
    """Record how many actions the meeting heard are followed elsewhere, without what they are."""

    count: Count
    frequency: Line | None = None
    nature: Line | None = None


def schedule_meeting(order: ScheduleMeeting, at: Address, desk: Desk) -> None:
    """Call it where the reference is free and its board is there by then.

    Of one that has gone by already nobody knows when it was called; by its own day it was.
    """
    desk.must_know(Board, at.programme, order.board)
    board_meeting_on(order.on, order.board, at, desk=desk)
    must_be_a_time(order.on, order.starts_at, zone=desk.now.tzinfo)
    desk.is_of(order.on.exact_day)
    desk.save(at, meeting.schedule(desk.find(Meeting, at), MeetingScheduled(**order.content)))


def move_meeting(order: MoveMeeting, at: Address, desk: Desk) -> None:
    """Move it, to a day on which its board is there."""
    desk.must_know(Decision, at.programme, order.decision)
    moving = desk.load(Meeting, at)
    board_meeting_on(order.to, moving.board, at, desk=desk)
    must_be_a_time(order.to, order.starts_at or moving.starts_at, zone=desk.now.tzinfo)
    desk.save(at, moving.move(MeetingMoved(**order.content), note=order.note))


def cancel_meeting(order: CancelMeeting, at: Address, desk: Desk) -> None:
    """Cancel it."""
    desk.save(at, desk.load(Meeting, at).cancel())


def list_agenda_item(order: ListAgendaItem, at: Address, desk: Desk) -> None:
    """Put an item on its agenda, with a paper that is known where one is named."""
    desk.must_know(Paper, at.programme, order.paper)
    if order.paper is not None:
        desk.load(Paper, at._replace(kind=Paper.KIND, ref=order.paper)).must_stand()
    listed_for = _as_its_minutes_tell(at, desk)
    desk.save(at, listed_for.list_item(AgendaItemListed(**order.content)))


def take_agenda_item_off(order: TakeAgendaItemOff, at: Address, desk: Desk) -> None:
    """Take an item off."""
    desk.save(at, desk.load(Meeting, at).take_off(order.item))


def hold_meeting(order: HoldMeeting, at: Address, desk: Desk) -> None:
    """Record that it was held, by a board that is at work."""
    meeting_held = desk.load(Meeting, at)
    day = order.held_on or meeting_held.on
    board = board_meeting_on(day, meeting_held.board, at, desk=desk)
    board.must_be_at_work(day)
    must_be_a_time(day, order.started_at, order.ended_at, zone=desk.now.tzinfo)
    hours = {"started_at": order.started_at or meeting_held.starts_at, "ended_at": order.ended_at}
    must_have_met_by(desk.now, meeting_held.in_words, day, **hours)
    desk.is_of(day.exact_day)
    members = members_of(board) if order.members is None else order.members
    held = MeetingHeld(**{**order.content, "members": members})
    effective_on, seats = desk.effective_on(at), seats_in_all(board.seats)
    desk.save(at, meeting_held.hold(held, today=desk.today, effective_on=effective_on, seats=seats))


def board_meeting_on(day: PlannedDate, ref: str, at: Address, *, desk: Desk) -> Board:
    """The board of a meeting as it stood on the day of it, on which it has to be there."""
    board = board_that_day(ref, at, desk, on=day)
    board.must_be_there_on(day, is_from_a_paper=desk.provenance.is_a_paper)
    return board


def members_of(board: Board) -> int | None:
    """How many belong to a board; nothing where a count is not stated, is in doubt, or waits for an appointment."""
    return None if any(seat.is_vacant for seat in board.seats) else seats_in_all(board.seats)


def deal_with_agenda_item(order: DealWithAgendaItem, at: Address, desk: Desk) -> None:
    """Record what became of an item."""
    desk.save(at, _as_its_minutes_tell(at, desk).deal_with(AgendaItemDealtWith(**order.content)))


def _as_its_minutes_tell(at: Address, desk: Desk) -> Meeting:
    """The meeting. What is told of it once it was held is of its day, whenever that is recorded."""
    told_of = desk.load(Meeting, at)
    if told_of.is_held:
        desk.is_of(told_of.on.exact_day)
    return told_of


def count_actions(order: CountActions, at: Address, desk: Desk) -> None:
    """Record how many actions are followed elsewhere."""
    desk.save(at, desk.load(Meeting, at).count_actions(ActionsCounted(**order.content)))
