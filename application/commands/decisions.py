"""What people can do with a decision: record that it was taken, by whom and on which record, and what replaced it."""

from datetime import date, datetime, time

from application.commands.bodies import board_that_day, must_be_no_board
from application.commands.dated_by import meeting_named
from application.commands.desk import Desk
from application.commands.order import Order
from domain import decision
from domain.board import Board
from domain.board_pack import position_before
from domain.decision import Decision, DecisionKind, DecisionOutcome, DecisionTaken
from domain.decision_refusals import SeenBeforeItWasKnown, SeenBeforeItWasThere
from domain.entry import Address
from domain.ground import day_of
from domain.happening import must_have_come
from domain.meeting import Meeting
from domain.paper import Paper
from domain.planned_date import PlannedDate
from domain.recommendation import Recommendation
from domain.record import Moment
from domain.superseding import must_come_later
from domain.words import Count, Line, Ref, Text


class TakeDecision(Order):
    """Record what a board resolved, at a meeting where it was one, or what all partners agreed.

    `seen_at` is the position of the record that they had before them, all of which was known by that day. Left out it
    is that of the pack which was frozen for the meeting; where there is none, of a decision taken today, the record as
    it stands.
    """

    text: Text
    kind: DecisionKind | None = None
    outcome: DecisionOutcome = DecisionOutcome.AGREED
    board: Ref | None = None
    bodies: tuple[Line, ...] = ()
    meeting: Ref | None = None
    item: Ref | None = None
    paper: Ref | None = None
    recommendations: tuple[Ref, ...] = ()
    taken_on: PlannedDate | None = None
    moved_by: Line | None = None
    conditions: tuple[Text, ...] = ()
    seen_at: Count | None = None

    @property
    def happened_on(self) -> date | None:
        """The day it was taken, where it is exact."""
        return self.taken_on.exact_day if self.taken_on else None


class SupersedeDecision(Order):
    """Record that a later decision took the place of this one."""

    by: Ref


def take_decision(order: TakeDecision, at: Address, desk: Desk) -> None:
    """Record it where the reference is free and whoever decided was entitled to."""
    desk.must_know(Meeting, at.programme, order.meeting)
    desk.must_know(Paper, at.programme, order.paper)
    desk.must_know(Recommendation, at.programme, *order.recommendations)
    meeting = meeting_named(order.meeting, at, desk)
    day = day_of(order.taken_on, meeting.on if meeting else None)
    desk.is_of(day.exact_day if day else None)
    must_be_no_board(order.bodies, at, desk)
    board = _board(order, at, desk, meeting=meeting, on=day)
    seen_at = _seen_at(order, at, desk, meeting=meeting, day=day)
    _must_have_been_open(order, at, desk, day=day)
    what = "The decision cannot have been taken"
    must_have_come(day, what, today=desk.today, effective_on=desk.effective_on(at))
    named_once = tuple(dict.fromkeys(order.recommendations))
    said = {"board": board and board.ref, "seen_at": seen_at, "recommendations": named_once}
    taken = DecisionTaken(**{**order.content, **said})
    is_from_a_paper = desk.provenance.is_a_paper
    existing = desk.find(Decision, at)
    desk.save(at, decision.take(existing, taken, board=board, meeting=meeting, is_from_a_paper=is_from_a_paper))


def _board(
    order: TakeDecision, at: Address, desk: Desk, *, meeting: Meeting | None, on: PlannedDate | None
) -> Board | None:
    """The board that decided, as it stood on the day."""
    ref = order.board or (meeting.board if meeting else None)
    desk.must_know(Board, at.programme, ref)
    return board_that_day(ref, at, desk, on=on) if ref else None


def _must_have_been_open(order: TakeDecision, at: Address, desk: Desk, *, day: PlannedDate | None) -> None:
    """Nobody decides on what is put before nobody any more; what was decided before that may be recorded after it."""
    on = day.ends if day else desk.effective_on(at)
    if order.paper is not None:
        desk.load(Paper, at._replace(ref=order.paper)).must_stand(on)
    for ref in order.recommendations:
        desk.load(Recommendation, at._replace(ref=ref)).must_stand(on)


def _seen_at(
    order: TakeDecision, at: Address, desk: Desk, *, meeting: Meeting | None, day: PlannedDate | None
) -> int | None:
    """Up to where they had the record before them; of what was decided on another day nobody can say it for them.

    They had the pack that was frozen for their meeting, whenever the decision is recorded. Else a correction says it
    or leaves it out: what has been recorded since was before nobody then.
    """
    is_today = day is None or day.exact_day == desk.today
    is_now = is_today and order.corrects is None and not desk.provenance.is_a_paper
    last = desk.last_position(at.programme) if order.corrects is None else desk.stream(at)[0].position - 1
    if order.seen_at is not None and not 0 < order.seen_at <= last:
        raise SeenBeforeItWasThere(order.seen_at, last)
    if order.seen_at is not None:
        _must_have_been_known(order.seen_at, at, desk, day=day.ends if day else desk.effective_on(at))
        return order.seen_at
    given = position_before(meeting.packs, last) if meeting else None
    return last if given is None and is_now else given


def _must_have_been_known(seen_at: int, at: Address, desk: Desk, *, day: date | None) -> None:
    """Refuse a record of which a part was neither recorded nor, as its paper claims, known by the day."""
    if day is None or day >= desk.today:
        return
    known, last = _known_by(day, desk), None
    for entry in desk.records.entries(at.programme):
        if entry.position > seen_at:
            return
        if not known.may_be_known(entry):
            raise SeenBeforeItWasKnown(seen_at, entry.position, day=day, last=last)
        last = entry.position


def supersede_decision(order: SupersedeDecision, at: Address, desk: Desk) -> None:
    """Let a later one take its place."""
    desk.must_know(Decision, at.programme, order.by)
    superseded, others = desk.load(Decision, at), desk.others(Decision, at.programme)
    facts = superseded.supersede(order.by, others)
    must_come_later(desk.load(Decision, at._replace(ref=order.by)), superseded, desk.others(Meeting, at.programme))
    desk.save(at, facts)


def _known_by(day: date, desk: Desk) -> Moment:
    """What was known by the end of a day where people are, out of all that is true today."""
    return Moment(desk.today, datetime.combine(day, time.max, desk.now.tzinfo))
