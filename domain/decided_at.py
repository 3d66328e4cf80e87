"""Which decisions rest on a meeting or a board, so that whatever is put right of it has to leave them possible?"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from domain.board import Board
from domain.change_request import ChangeRequest
from domain.decision import Decision, must_be_enough, must_be_entitled, must_come_of
from domain.meeting import Meeting
from domain.planned_date import PlannedDate
from domain.refusals import AgainstTheRecord, DomainError
from domain.state import State

States = Mapping[str, Mapping[str, State]]


class DecisionsRestOnIt(AgainstTheRecord):
    """What was decided at a meeting, or by a board, is not left without it."""

    def __init__(self, what: str, why: str) -> None:
        super().__init__(f"Then {what}: {why} Correct or withdraw that decision first.")


class Thing(NamedTuple):
    """What is put right, as it stood on a day (as it stands, where none is given), before and after that."""

    before: Callable[[date | None], State | None]
    after: Callable[[date | None], State | None]


def must_bear_its_decisions(thing: Thing, states: States) -> None:
    """Refuse to take from under a decision its meeting, its item, its board, or those who had to be there.

    What was in its way already, as papers tell it now and then, is not held against the correction. Of a meeting, days
    are not looked at: it and what it decided are put right one after the other. A board counts as it stood on the day.
    """
    was, now = thing.before(None), thing.after(None)
    if isinstance(was, Meeting) and isinstance(now, Meeting):
        _must_bear_what_it_decided(was, now, states)
    if isinstance(was, Board) and isinstance(now, Board):
        for rests in _decided_by(now.ref, states):
            _must_leave_it_possible(rests, thing.before(rests.day), thing.after(rests.day))


def _must_bear_what_it_decided(was: Meeting, now: Meeting, states: States) -> None:
    boards = states.get(Board.KIND, {})
    for taken in _decisions(states):
        if taken.meeting == now.ref:
            why = _in_its_way(taken, now, boards)
            if why and not _in_its_way(taken, was, boards):
                raise DecisionsRestOnIt(f"decision “{taken.ref}” could not have been taken at {was.in_words}", why)


def _in_its_way(taken: Decision, meeting: Meeting, boards: Mapping[str, State]) -> str | None:
    """Why it could not have been taken at a meeting that stands so; nothing where it could."""
    board = boards.get(meeting.board)
    try:
        must_come_of(meeting, taken)
        if isinstance(board, Board):
            must_be_enough(board, meeting)
    except DomainError as refusal:
        return str(refusal)
    return None


class _Rests(NamedTuple):
    """What a board decided, on which day (nothing: not stated), and what asks of a board whether it could have."""

    what: str
    day: date | None
    ask: Callable[[Board], None]


def _decided_by(board: str, states: States) -> Iterator[_Rests]:
    """What a board decided, decisions and answers to change requests."""
    for taken in _decisions(states):
        found = states.get(Meeting.KIND, {}).get(taken.meeting or "")
        meeting = found if isinstance(found, Meeting) else None
        if board == taken.board or (meeting and meeting.board == board):
            day = taken.taken_on or (meeting.on if meeting else None)
            what = f"decision “{taken.ref}” could not have been taken"
            yield _Rests(what, day.ends if day else taken.since, _entitled_and_enough(taken, meeting))
    for asked in states.get(ChangeRequest.KIND, {}).values():
        if isinstance(asked, ChangeRequest) and asked.decided_by == board:
            what = f"change request “{asked.ref}” could not have been {asked.standing}"
            yield _Rests(what, asked.decided_on, _deciding_on(asked.decided_on))


def _entitled_and_enough(taken: Decision, meeting: Meeting | None) -> Callable[[Board], None]:
    def ask(board: Board) -> None:
        must_be_entitled(board, taken, meeting)
        must_be_enough(board, meeting)

    return ask


def _deciding_on(day: date | None) -> Callable[[Board], None]:
    return lambda board: board.must_decide(PlannedDate.on(day) if day else None)


def _must_leave_it_possible(rests: _Rests, before: State | None, after: State | None) -> None:
    if isinstance(before, Board) and isinstance(after, Board):
        why = _refused(rests, after)
        if why and not _refused(rests, before):
            raise DecisionsRestOnIt(f"{rests.what} by the board “{before.name}”", why)


def _refused(rests: _Rests, board: Board) -> str | None:
    try:
        rests.ask(board)
    except DomainError as refusal:
        return str(refusal)
    return None


def _decisions(states: States) -> Iterator[Decision]:
    return (taken for taken in states.get(Decision.KIND, {}).values() if isinstance(taken, Decision))
