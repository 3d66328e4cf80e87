"""On which day was something decided that rests on a decision, or on a meeting, of the record?"""

from datetime import date

from application.commands.desk import Desk
from domain.bearing_out import Named
from domain.board import Board
from domain.decision import Decision
from domain.entry import Address
from domain.meeting import Meeting


def decision_named(ref: str | None, at: Address, desk: Desk) -> Named | None:
    """The decision that an order names, with the board and the meeting that took it; nothing where it names none."""
    if ref is None:
        return None
    taken = desk.load(Decision, at._replace(ref=ref))
    board = desk.find(Board, at._replace(ref=taken.board)) if taken.board else None
    meeting = desk.find(Meeting, at._replace(ref=taken.meeting)) if taken.meeting else None
    return Named(taken, board, meeting)


def meeting_named(ref: str | None, at: Address, desk: Desk) -> Meeting | None:
    """The meeting that an order names; nothing where it names none."""
    return None if ref is None else desk.load(Meeting, at._replace(ref=ref))


def day_decided(at: Address, desk: Desk, *, decision: str | None, meeting: str | None = None) -> date | None:
    """The day of the decision that is named, else of the meeting; nothing where neither has an exact one."""
    named = decision_named(decision, at, desk)
    if named is not None:
        day = named.taken_on
    else:
        held = meeting_named(meeting, at, desk)
        day = held.on if held else None
    return day.exact_day if day else None
