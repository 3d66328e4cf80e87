"""What comes until a board meets again: milestones, phases, and what its agenda and the forward plan foresee?"""

from collections.abc import Iterator
from datetime import date

from application.projections import phase_standing
from application.projections.forward_items import forward_item_rows
from application.projections.meeting_rows import MeetingStanding, called, in_order, standing_of
from application.projections.meetings import meetings_of
from application.projections.view import View, counted
from domain.board import Board
from domain.calendar import month_named
from domain.forward_item import ForwardItem
from domain.meeting import Meeting
from domain.milestone import Milestone
from domain.phase import Phase
from domain.record import Record


class PackComing(View):
    """Something that comes until the next meeting; `ref` is null where the agenda of the board foresees it alone."""

    kind: str
    ref: str | None
    text: str
    when_in_words: str
    on: date | None


class PackAhead(View):
    """What comes until the board meets again. `next_meeting` is null where none is called, and nothing can be said."""

    next_meeting: str | None
    until: date | None
    in_words: str
    items: tuple[PackComing, ...]


def ahead_of(record: Record, board: Board, meeting: Meeting) -> PackAhead:
    """What comes between now and the next meeting of the board after this one."""
    following = _next_after(record, meeting)
    if following is None:
        words = "No later meeting of this board is called, so what comes until then is not stated."
        return PackAhead(next_meeting=None, until=None, in_words=words, items=())
    until = following.on.ends
    items = (*_dated(record, until), *_foreseen(record, board, meeting, until=until), *_agenda_of(following))
    words = f"{counted(len(items), 'thing comes', 'things come')} until the next meeting, {called(record, following)}."
    return PackAhead(next_meeting=following.ref, until=until, in_words=f"{words[:1].upper()}{words[1:]}", items=items)


def _next_after(record: Record, meeting: Meeting) -> Meeting | None:
    as_at = record.moment.as_at
    later = (other for other in meetings_of(record, meeting.board) if in_order(other) > in_order(meeting))
    return next((other for other in later if standing_of(other, as_at) is MeetingStanding.TO_COME), None)


def _dated(record: Record, until: date | None) -> Iterator[PackComing]:
    """Milestones that are expected by then, and phases that are to start, in the order of their days."""
    found = [*_milestones(record), *_phases(record)]
    coming = [one for one in found if one.on and until and record.moment.as_at < one.on <= until]
    yield from sorted(coming, key=lambda one: one.on or date.max)


def _milestones(record: Record) -> Iterator[PackComing]:
    for held in record.all(Milestone).values():
        if held.is_open and held.forecast:
            words = f"expected {held.forecast.in_words}"
            yield PackComing(
                kind=Milestone.KIND, ref=held.ref, text=held.title, when_in_words=words, on=held.forecast.ends
            )


def _phases(record: Record) -> Iterator[PackComing]:
    for held in record.all(Phase).values():
        if held.window and phase_standing.standing_of(held).is_to_come:
            words = f"to start, {held.window.in_words}"
            yield PackComing(kind=Phase.KIND, ref=held.ref, text=held.name, when_in_words=words, on=held.window.starts)


def _foreseen(record: Record, board: Board, meeting: Meeting, *, until: date | None) -> Iterator[PackComing]:
    """What the board's agenda has in the months until then, and items of the forward plan that come before it then."""
    months = _months(meeting.on.ends, until)
    for agenda in board.agendas:
        for item in agenda.items if agenda.month in months else ():
            yield PackComing(
                kind=Board.KIND, ref=None, text=item, when_in_words=f"foreseen in {month_named(agenda.month)}", on=None
            )
    for row in forward_item_rows(record):
        for timing in row.timings if not row.is_dropped else ():
            if months & set(timing.months) and (timing.body is None or board.is_called(timing.body)):
                words = f"said to come: {timing.as_written}"
                yield PackComing(kind=ForwardItem.KIND, ref=row.ref, text=row.title, when_in_words=words, on=None)


def _months(after: date | None, until: date | None) -> set[int]:
    """The months after the one that the board meets in, up to the one it meets in next."""
    if after is None or until is None or until <= after:
        return set()
    first, last = after.year * 12 + after.month, until.year * 12 + until.month - 1
    return {month % 12 + 1 for month in range(first, min(last, first + 11) + 1)} or {until.month}


def _agenda_of(following: Meeting) -> Iterator[PackComing]:
    for item in following.items:
        words = f"on the agenda of {following.in_words}"
        yield PackComing(
            kind=Meeting.KIND, ref=following.ref, text=item.listed.title, when_in_words=words, on=following.on.ends
        )
