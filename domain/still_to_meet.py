"""Is a board that is replaced still to meet? It meets no more, so none of its meetings is left to come."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from domain.board import Board
from domain.meeting import Meeting
from domain.planned_date import PlannedDate
from domain.refusals import AgainstTheRecord, day_in_words
from domain.words import NOT_STATED, listed


class LeavesMeetingsBehind(AgainstTheRecord):
    """A board is replaced once it has met for the last time."""

    def __init__(self, board: str, on: date | None, meetings: Sequence[str]) -> None:
        it, was = ("it", "it was") if len(meetings) == 1 else ("them", "they were")
        when = f" on {day_in_words(on)}" if on else ""
        super().__init__(
            f"The board “{board}” cannot have been replaced{when}: it is still to hold {listed(meetings)}. "
            f"Cancel {it} first, move {it} to an earlier day or record that {was} held; or let the board be replaced "
            "on a later day."
        )


class ItsBoardMeetsNoMore(AgainstTheRecord):
    """No meeting comes back of a board that was replaced meanwhile."""

    def __init__(self, meeting: str, board: str) -> None:
        super().__init__(
            f"Then {meeting} would be to come, and the board “{board}”, whose meeting it is, was replaced. "
            "Correct or withdraw that first."
        )


def must_leave_no_meeting(was: Board, now: Board, meetings: Iterable[Meeting]) -> None:
    """Refuse to replace a board while it is to meet on that day or later, by whichever board its place is taken.

    A meeting that nobody recorded as held is to come unless it is certainly over by then; on a day not stated it may
    be to come. What was left behind already is not held against the change.
    """
    of_it = [meeting for meeting in meetings if meeting.board == now.ref and _is_to_come(meeting)]
    left = [meeting for meeting in of_it if _outlives(meeting, now) and not _outlives(meeting, was)]
    if left:
        raise LeavesMeetingsBehind(now.name, _gone_on(now), [_named(meeting) for meeting in left])


def must_meet_while_its_board_does(was: Meeting, now: Meeting, boards: Mapping[str, Board]) -> None:
    """Refuse to let a meeting be to come again, or on another day, on which its board meets no more."""
    board = boards.get(now.board)
    if board is None or not _comes_too_late(now, board) or _comes_too_late(was, board):
        return
    raise ItsBoardMeetsNoMore(now.in_words, board.name)


def _is_to_come(meeting: Meeting) -> bool:
    return not (meeting.is_held or meeting.is_cancelled)


def _outlives(meeting: Meeting, board: Board) -> bool:
    gone_on = _gone_on(board)
    return board.is_replaced and (gone_on is None or not meeting.on.is_past(gone_on))


def _gone_on(board: Board) -> date | None:
    """The first day by which it is certainly gone; nothing where none is stated."""
    stated = (board.replaced_from, board.replaced_on.ends if board.replaced_on else None)
    return min(filter(None, stated), default=None)


def _comes_too_late(meeting: Meeting, board: Board) -> bool:
    return _is_to_come(meeting) and board.is_over_on(meeting.on)


def _named(meeting: Meeting) -> str:
    return f"meeting “{meeting.ref}” ({_day_of(meeting.on)})"


def _day_of(on: PlannedDate) -> str:
    return f"day {NOT_STATED}" if on.in_words == NOT_STATED else on.in_words
