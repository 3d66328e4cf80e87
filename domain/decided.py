"""What was decided, and on which board, meeting and decision does each of it rest?"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from domain.board import Board
from domain.change_request import ChangeRequest, ChangeStanding
from domain.decision import (
    AnotherBoardsMeeting,
    Decision,
    DecisionOutcome,
    must_be_enough,
    must_be_entitled,
    must_come_of,
)
from domain.escalation import Escalation, EscalationStanding
from domain.meeting import Meeting
from domain.phase import Phase
from domain.planned_date import PlannedDate
from domain.state import State

States = Mapping[str, Mapping[str, State]]


Ask = Callable[[Any], None]  # Any: a board, a meeting or a decision
"""What asks of a thing whether something could have been decided with it, and refuses where it could not."""


class Rests(NamedTuple):
    """What was decided, on which day (nothing: not stated), and what asks that of each thing it rests on.

    `what` is a sentence that is still to say by whom: decision “D1” could not have been taken.
    """

    what: str
    day: date | None
    asks: Mapping[tuple[str, str | None], Ask]


def decided(states: States) -> Iterator[Rests]:
    """Decisions, answers to change requests, gate reviews, and escalations that were resolved."""
    for kind, rests in _RESTS.items():
        for state in states.get(kind, {}).values():
            yield from rests(state, states)


def _taken(taken: Decision, states: States) -> Iterator[Rests]:
    meeting = states.get(Meeting.KIND, {}).get(taken.meeting or "")
    held = meeting if isinstance(meeting, Meeting) else None
    day = taken.taken_on or (held.on if held else None)

    def by_board(asked: Board) -> None:
        must_be_entitled(asked, taken, held)
        must_be_enough(asked, held)

    def at_meeting(asked: Meeting) -> None:
        must_come_of(asked, taken)
        _must_be_enough(asked, states)

    board = taken.board or (held.board if held else None)
    asks: dict[tuple[str, str | None], Ask] = {
        (Board.KIND, board): by_board,
        (Meeting.KIND, taken.meeting): at_meeting,
    }
    yield Rests(f"decision “{taken.ref}” could not have been taken", day.ends if day else taken.since, asks)


def _answered(asked: ChangeRequest, _: States) -> Iterator[Rests]:
    is_agreed = asked.standing is ChangeStanding.APPROVED
    asks: dict[tuple[str, str | None], Ask] = {
        (Board.KIND, asked.decided_by): partial(_must_decide, day=asked.decided_on),
        (Decision.KIND, asked.decision): partial(Decision.must_say, board=asked.decided_by, is_agreed=is_agreed),
    }
    yield Rests(f"change request “{asked.ref}” could not have been {asked.standing}", asked.decided_on, asks)


def _reviewed(phase: Phase, states: States) -> Iterator[Rests]:
    for review in phase.reviews:
        found = review.found
        is_agreed = True if found.outcome.lets_through else None
        asks: dict[tuple[str, str | None], Ask] = {
            (Board.KIND, found.decided_by): partial(_must_decide, day=review.on),
            (Meeting.KIND, found.meeting): partial(
                _must_have_met, board=found.decided_by, states=states, is_counted=found.decision is None
            ),
            (Decision.KIND, found.decision): partial(Decision.must_say, board=found.decided_by, is_agreed=is_agreed),
        }
        what = f"“{found.outcome.replace('-', ' ')}” could not have been said at the gate of the phase “{phase.name}”"
        yield Rests(what, review.on, asks)


def _resolved(escalation: Escalation, states: States) -> Iterator[Rests]:
    for rise in escalation.rises:
        if rise.standing is EscalationStanding.RESOLVED:
            asks: dict[tuple[str, str | None], Ask] = {
                (Board.KIND, rise.resolved_by): partial(_must_decide, day=rise.ended_on),
                (Meeting.KIND, rise.meeting): partial(_must_have_met, board=rise.resolved_by, states=states),
                (Decision.KIND, rise.decision): partial(_must_settle, board=rise.resolved_by),
            }
            what = f"the escalation of {escalation.about} could not have been resolved"
            yield Rests(what, rise.ended_on, asks)


_RESTS: Mapping[str, Callable[[Any, States], Iterator[Rests]]] = {  # Any: a thing of the kind it stands beside
    Decision.KIND: _taken,
    ChangeRequest.KIND: _answered,
    Phase.KIND: _reviewed,
    Escalation.KIND: _resolved,
}


def _must_settle(decision: Decision, board: str | None) -> None:
    decision.must_say(board=board, is_agreed=decision.outcome is not DecisionOutcome.REJECTED)


def _must_decide(board: Board, day: date | None) -> None:
    board.must_decide(PlannedDate.on(day) if day else None)


def _must_have_met(meeting: Meeting, *, board: str | None, states: States, is_counted: bool = True) -> None:
    """Refuse a meeting that was not held, is another board's, or was too small where nothing else says it was not."""
    meeting.must_have_been_held()
    if board is not None and board != meeting.board:
        raise AnotherBoardsMeeting(board, meeting.in_words, meeting.board)
    if is_counted:
        _must_be_enough(meeting, states)


def _must_be_enough(meeting: Meeting, states: States) -> None:
    board = states.get(Board.KIND, {}).get(meeting.board)
    if isinstance(board, Board):
        must_be_enough(board, meeting)
