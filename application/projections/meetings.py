"""When does who meet next, and what became of earlier meetings?

Meetings stand in the order of their days; those without a day come last. The next one is the first that is to come.
"""

from collections.abc import Iterable, Sequence

from application.projections.meeting_rows import (
    MeetingRow,
    MeetingStanding,
    in_order,
    meeting_row,
    on_in_words,
    standing_of,
)
from application.projections.view import PlannedDateView, ProgrammeView, counted, header
from domain.board import Board
from domain.meeting import Meeting
from domain.record import Record


class MeetingList(ProgrammeView):
    """Every meeting of a programme, or of one board, counted by how each stands.

    `next` is the reference of the one that comes next. `without_a_day` counts those to come of which no exact day is
    stated: no calendar can show them.
    """

    board: str | None
    in_words: str
    next: str | None
    held: int
    cancelled: int
    overdue: int
    to_come: int
    without_a_day: int
    meetings: tuple[MeetingRow, ...]


def meeting_list(record: Record, *, board: str | None = None) -> MeetingList:
    """The meetings of a programme, or of one board of it; an unknown board is refused."""
    meetings = meetings_of(record, board)
    rows = tuple(meeting_row(record, meeting) for meeting in meetings)
    following = next((row for row in rows if row.standing is MeetingStanding.TO_COME), None)
    to_come = [row for row in rows if row.standing is MeetingStanding.TO_COME]
    return MeetingList(
        **header(record),
        board=board,
        in_words=meetings_in_words(rows),
        next=following.ref if following else None,
        held=_count(rows, MeetingStanding.HELD),
        cancelled=_count(rows, MeetingStanding.CANCELLED),
        overdue=_count(rows, MeetingStanding.OVERDUE),
        to_come=len(to_come),
        without_a_day=sum(not is_exact(row.on) for row in to_come),
        meetings=rows,
    )


def meetings_of(record: Record, board: str | None = None) -> tuple[Meeting, ...]:
    """The meetings of a programme, or of one board, in the order of their days; an unknown board is refused."""
    if board is not None:
        record.get(Board, board)
    chosen = (held for held in record.all(Meeting).values() if board in (None, held.board))
    return tuple(sorted(chosen, key=in_order))


def next_meeting(record: Record, board: str | None = None) -> Meeting | None:
    """The meeting that comes next, of the programme or of one board; nothing where none is to come."""
    as_at = record.moment.as_at
    to_come = (held for held in meetings_of(record, board) if standing_of(held, as_at) is MeetingStanding.TO_COME)
    return next(to_come, None)


def _count(rows: Iterable[MeetingRow], standing: MeetingStanding) -> int:
    return sum(row.standing is standing for row in rows)


def is_exact(on: PlannedDateView) -> bool:
    """Whether it is one day, so that a calendar can show it."""
    return on.starts is not None and on.starts == on.ends


def meetings_in_words(rows: Sequence[MeetingRow]) -> str:
    """“The next meeting is on 2 October 2023; it was first to be on 14 September 2023.” and what is missing.

    Where none is to come, which was the last.
    """
    if not rows:
        return "No meeting is in the record."
    following = next((row for row in rows if row.standing is MeetingStanding.TO_COME), None)
    several = len({row.board for row in rows}) > 1
    said = [next_in_words(following, names_board=several) if following else _none_to_come(rows)]
    overdue = _count(rows, MeetingStanding.OVERDUE)
    if overdue:
        gone = counted(overdue, "meeting has gone by", "meetings have gone by")
        said.append(f"{gone} without a record of being held.")
    return " ".join(said)


def _none_to_come(rows: Sequence[MeetingRow]) -> str:
    held = [row for row in rows if row.standing is MeetingStanding.HELD]
    last = f"; the last that was held was {on_in_words(held[-1].on)}" if held else ""
    return f"No meeting is to come{last}."


def next_in_words(row: MeetingRow, *, names_board: bool = False) -> str:
    """When the next meeting is, what it was first to be, and whose it is where several boards meet."""
    whose = f"The next meeting, of “{row.board_name}”," if names_board else "The next meeting"
    first = f"; it was first to be {on_in_words(row.first_on)}" if row.has_moved else ""
    return f"{whose} is {on_in_words(row.on)}{first}."
