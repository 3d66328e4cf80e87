"""When is or was a meeting, of which board, and how does it stand: held, cancelled, to come, or never recorded?"""

from datetime import date
from enum import StrEnum

from application.projections.exemptions import on_the_agenda
from application.projections.view import DATE_NOT_STATED, PlannedDateView, View, counted, shown_date
from domain.board import Board
from domain.meeting import Meeting
from domain.planned_date import Precision
from domain.record import Record
from domain.words import NOT_STATED


class MeetingStanding(StrEnum):
    """How a meeting stands on a day. Overdue is what has gone by without anybody recording that it was held."""

    HELD = "held"
    CANCELLED = "cancelled"
    OVERDUE = "overdue"
    TO_COME = "to-come"


class MeetingRow(View):
    """One meeting; what is not stated is null.

    `on` is the day in force, `first_on` the one it was called for. What moved it last stands in `moved_because`, or is
    the decision `moved_by`; `moved_on` is the day that was said. `present` are those who were there out of `members`.
    """

    ref: str
    version: int
    called: str
    board: str
    board_name: str
    title: str | None
    on: PlannedDateView
    first_on: PlannedDateView
    has_moved: bool
    moved_by: str | None
    moved_because: str | None
    moved_on: date | None
    starts_at: str | None
    ends_at: str | None
    place: str | None
    standing: MeetingStanding
    standing_in_words: str
    items: int
    present: int | None
    members: int | None
    attendance_in_words: str


def meeting_row(record: Record, meeting: Meeting) -> MeetingRow:
    """One meeting as the list shows it."""
    standing, last = standing_of(meeting, record.moment.as_at), meeting.moves[-1] if meeting.moves else None
    return MeetingRow(
        ref=meeting.ref,
        version=meeting.version,
        called=called(record, meeting),
        board=meeting.board,
        board_name=board_name(record, meeting.board),
        title=meeting.title,
        on=shown_date(meeting.on),
        first_on=shown_date(meeting.first_on),
        has_moved=has_moved(meeting),
        moved_by=last.decision if last else None,
        moved_because=last.because if last else None,
        moved_on=last.said_on if last else None,
        starts_at=(meeting.held and meeting.held.started_at) or meeting.starts_at,
        ends_at=meeting.held.ended_at if meeting.held else None,
        place=meeting.place,
        standing=standing,
        standing_in_words=standing_in_words(meeting, standing),
        items=len({item.listed.item for item in meeting.items} | on_the_agenda(record, meeting.ref).keys()),
        present=meeting.present,
        members=meeting.held.members if meeting.held else None,
        attendance_in_words=attendance_in_words(meeting),
    )


def standing_of(meeting: Meeting, as_at: date) -> MeetingStanding:
    """How it stands on a day; one whose day is not stated is always to come until somebody records that it was held."""
    if meeting.is_cancelled:
        return MeetingStanding.CANCELLED
    if meeting.is_held:
        return MeetingStanding.HELD
    return MeetingStanding.OVERDUE if meeting.on.is_past(as_at) else MeetingStanding.TO_COME


def standing_in_words(meeting: Meeting, standing: MeetingStanding) -> str:
    """“held”, “to come”, “cancelled: no business”, or that nobody recorded what became of it."""
    if standing is MeetingStanding.OVERDUE:
        return "its day has gone by, and nobody has recorded that it was held"
    because = f": {meeting.cancelled_because}" if meeting.is_cancelled and meeting.cancelled_because else ""
    return f"{standing.replace('-', ' ')}{because}"


def has_moved(meeting: Meeting) -> bool:
    """Whether it is, or was, on another day than it was called for."""
    return not meeting.on.says_the_same_as(meeting.first_on)


def called(record: Record, meeting: Meeting) -> str:
    """What a page calls it: by its title, or by its board, with its day."""
    name = meeting.title or board_name(record, meeting.board)
    return f"{name}, {DATE_NOT_STATED if meeting.on.in_words == NOT_STATED else meeting.on.in_words}"


def board_name(record: Record, ref: str) -> str:
    """The name of a board; its reference where it is not in the record at this moment."""
    board = record.all(Board).get(ref)
    return board.name if board else ref


def on_in_words(on: PlannedDateView) -> str:
    """The day of a meeting inside a sentence: “on 2 October 2023”, “planned for March 2024”, “on a day not stated”."""
    if on.starts is None and on.ends is None and not (on.as_written or on.recurrence):
        return f"on a day {NOT_STATED}"
    return f"{'on' if on.precision is Precision.DAY else 'planned for'} {on.in_words}"


def attendance_in_words(meeting: Meeting) -> str:
    """“4 of 6 members were present”; what nobody counted is not stated."""
    if not meeting.is_held:
        return "not held"
    members = meeting.held.members if meeting.held else None
    if meeting.present is None:
        return f"attendance {NOT_STATED}"
    were = "was" if meeting.present == 1 else "were"
    if members is None:
        return f"{meeting.present} {were} present; of how many is {NOT_STATED}"
    return f"{meeting.present} of {counted(members, 'member')} {were} present"


def in_order(meeting: Meeting) -> tuple[date, str, date]:
    """What meetings are ordered by: their day, their hour, and the end of a window; last come those without a day."""
    on = meeting.on
    return on.starts or on.ends or date.max, meeting.starts_at or "", on.ends or date.max
