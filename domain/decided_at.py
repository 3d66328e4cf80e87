"""Which decisions were taken at a meeting, so that whatever is put right of it has to leave them possible?"""

from collections.abc import Mapping

from domain.board import Board
from domain.decision import Decision, must_be_enough, must_come_of
from domain.meeting import Meeting
from domain.refusals import AgainstTheRecord, DomainError
from domain.state import State


class DecisionsRestOnIt(AgainstTheRecord):
    """What was decided at a meeting is not left without it."""

    def __init__(self, meeting: str, decision: str, why: str) -> None:
        super().__init__(
            f"Then decision “{decision}” could not have been taken at {meeting}: {why} "
            "Correct or withdraw that decision first."
        )


def must_bear_its_decisions(was: State | None, now: State | None, states: Mapping[str, Mapping[str, State]]) -> None:
    """Refuse to take from under a decision its meeting, its item, its board, or those who had to be there.

    What was in its way already, as papers tell it now and then, is not held against the correction. Days are not
    looked at: a meeting and what it decided are put right one after the other.
    """
    if not isinstance(was, Meeting) or not isinstance(now, Meeting):
        return
    boards = states.get(Board.KIND, {})
    for taken in states.get(Decision.KIND, {}).values():
        if not isinstance(taken, Decision) or taken.meeting != now.ref:
            continue
        why = _in_its_way(taken, now, boards)
        if why and not _in_its_way(taken, was, boards):
            raise DecisionsRestOnIt(was.in_words, taken.ref, why)


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
