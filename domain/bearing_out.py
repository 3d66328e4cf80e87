"""Does the decision that is named bear out what rests on it: did they take it, that day, and not too early?

What it says, and whether another took its place, the decision is asked itself.
"""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from domain.board import Board
from domain.change_request_refusals import DecidedBeforeItWasAsked
from domain.decision import Decision, DecisionOutcome
from domain.decision_refusals import DecisionSaysOtherwise
from domain.escalation_refusals import DecidedBeforeItCame
from domain.gate_refusals import DecidedAtTheGateOnAnotherDay
from domain.ground import day_of
from domain.meeting import Meeting
from domain.planned_date import PlannedDate, are_apart, exactly
from domain.same_name import is_among


class Named(NamedTuple):
    """A decision that something rests on, with the board and the meeting that took it, where it was one."""

    decision: Decision
    board: Board | None = None
    meeting: Meeting | None = None

    @property
    def taken_on(self) -> PlannedDate | None:
        """The day it was taken: as stated, as far as its meeting leaves open, else the day it took effect."""
        return day_of(self.decision.taken_on, self.meeting.on if self.meeting else None) or exactly(self.decision.since)


Says = Callable[[Named], None]
"""What is asked of a decision that something rests on."""


def must_be_theirs(named: Named, *, board: str | None, body: str | None) -> None:
    """Refuse the decision of somebody else, where a body in words is said to have taken it and no board is."""
    if board is not None or body is None or is_among(body, named.decision.bodies):
        return
    if named.board is None or not named.board.is_called(body):
        raise DecisionSaysOtherwise(named.decision.ref, f"it was not taken by “{body}”")


def must_be_of_that_day(named: Named, *, decided_on: PlannedDate | None, phase: str) -> None:
    """Refuse another day of what was decided at a gate than that of the decision it rests on."""
    if decided_on is not None and named.taken_on is not None and are_apart(decided_on, named.taken_on):
        raise DecidedAtTheGateOnAnotherDay(phase, named.decision.ref, taken=named.taken_on, said=decided_on)


def must_follow_the_request(named: Named, *, ref: str, asked_on: date | None) -> None:
    """Refuse a decision that was certainly taken before the change was asked for."""
    if asked_on is not None and named.taken_on is not None and named.taken_on.is_past(asked_on):
        raise DecidedBeforeItWasAsked(ref, named.decision.ref, taken=named.taken_on, asked_on=asked_on)


def must_settle(named: Named, *, board: str | None, came_on: date | None) -> None:
    """Refuse a decision of another board, one that says neither yes nor no, and one from before it came there."""
    taken = named.decision
    taken.must_say(board=board, is_agreed=taken.outcome is not DecisionOutcome.REJECTED)
    if came_on is not None and named.taken_on is not None and named.taken_on.is_past(came_on):
        raise DecidedBeforeItCame(taken.ref, came_on)
