"""What became of a thing between two moments: met, moved, worsened, closed?"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from domain.action import Action
from domain.board import Board
from domain.decision import Decision
from domain.escalation import Escalation
from domain.forward_item import ForwardItem
from domain.issue import Issue, Severity
from domain.meeting import Meeting
from domain.milestone import Milestone
from domain.paper import Paper
from domain.phase import Phase
from domain.planned_date import PlannedDate
from domain.programme import Programme
from domain.rag_status import RagStatus
from domain.rating import Trend
from domain.recommendation import Recommendation
from domain.risk import Risk
from domain.state import State
from domain.workstream import Workstream

CONFIRMED = "confirmed unchanged"
"""What became of a thing that somebody looked at and found as it was."""

_LOOKED_AT = frozenset({"confirmed_on", "assessed_on"})


def turns(before: State, after: State, changed: frozenset[str]) -> tuple[str, ...]:
    """What became of a thing, in the words that follow a count of such things: “moved”, “closed”.

    `changed` are the names of the fields that differ. What is no longer so is told as well: two moments can be
    compared backwards.
    """
    if changed <= _LOOKED_AT:
        return (CONFIRMED,)
    held, holds = _words_for(before), _words_for(after)
    begun = [word for word in holds if word not in held]
    ended = [f"no longer {word}" for word in held if word not in holds]
    moves = _MOVES.get(after.KIND, _none)
    return (*begun, *ended, *moves(before, after))


def _words_for(state: State) -> tuple[str, ...]:
    """How a thing stands, as far as that can end or begin."""
    stands = {
        Milestone.KIND: ("is_met", "is_dropped"),
        Phase.KIND: ("is_completed", "is_dropped", "is_started"),
        Programme.KIND: ("is_closed",),
        Risk.KIND: ("is_closed",),
        Issue.KIND: ("is_resolved",),
        Board.KIND: ("is_replaced",),
        Meeting.KIND: ("is_held", "is_cancelled"),
        ForwardItem.KIND: ("is_dropped",),
        Paper.KIND: ("is_withdrawn",),
        Recommendation.KIND: ("is_withdrawn",),
        Decision.KIND: ("is_superseded",),
        Action.KIND: ("is_done", "is_dropped"),
    }
    words = [name.removeprefix("is_") for name in stands.get(state.KIND, ()) if getattr(state, name)]
    match state:
        case Workstream(is_open=False):
            words.append("closed")
        case Risk(issue=str()):
            words.append("materialised")
        case Escalation(is_open=False):
            words.append(state.latest.standing)
    if getattr(state, "escalated_to", None):
        words.append("escalated")
    return tuple(words)


def _none(_before: State, _after: State) -> Iterator[str]:
    return iter(())


def _milestone(before: Milestone, after: Milestone) -> Iterator[str]:
    if before.is_open and after.is_open:
        yield from _moved(before.forecast, after.forecast)
    if before.baseline and after.baseline and not before.baseline.says_the_same_as(after.baseline):
        yield "re-baselined"


def _phase(before: Phase, after: Phase) -> Iterator[str]:
    return _moved(before.window, after.window)


def _moved(before: PlannedDate | None, after: PlannedDate | None) -> Iterator[str]:
    if before is None and after is None:
        return
    if before is None:
        yield "given a date"
    elif after is None:
        yield "left without a date"
    elif not after.says_the_same_as(before):
        yield "moved"


def _rating(before: RagStatus, after: RagStatus) -> Iterator[str]:
    trend = after.declared.rating.compared_with(before.declared.rating)
    told = {Trend.WORSE: "worsened", Trend.BETTER: "improved", Trend.NOT_COMPARABLE: "rated on other terms"}
    same = (after.declared.rating.light, after.declared.rating.scale) == (
        before.declared.rating.light,
        before.declared.rating.scale,
    )
    if trend in told and not same:
        yield told[trend]


def _risk(before: Risk, after: Risk) -> Iterator[str]:
    old = before.standing_score.product if before.standing_score else None
    new = after.standing_score.product if after.standing_score else None
    if old is None and new is None:
        return
    if old is None or new is None:
        yield "scored for the first time" if old is None else "left without a score"
    elif old != new:
        yield "scored higher" if new > old else "scored lower"


def _issue(before: Issue, after: Issue) -> Iterator[str]:
    if before.severity is None or after.severity is None or before.severity is after.severity:
        return
    grades = tuple(Severity)
    yield "more severe" if grades.index(after.severity) > grades.index(before.severity) else "less severe"


def _meeting(before: Meeting, after: Meeting) -> Iterator[str]:
    return _moved(before.planned_on, after.planned_on)


def _action(before: Action, after: Action) -> Iterator[str]:
    if before.is_open and after.is_open:
        yield from _moved(before.due, after.due)


_MOVES: Mapping[str, Callable[[Any, Any], Iterator[str]]] = {  # Any: each takes the states of its own kind
    Milestone.KIND: _milestone,
    Phase.KIND: _phase,
    RagStatus.KIND: _rating,
    Risk.KIND: _risk,
    Issue.KIND: _issue,
    Meeting.KIND: _meeting,
    Action.KIND: _action,
}
