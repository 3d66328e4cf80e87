"""What was decided or met, and on which board, meeting and decision does each of it rest?"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from domain.board import Board
from domain.change_request import ChangeRequest, ChangeStanding
from domain.deciding import Rule, must_settle, of_a_resolution, of_a_review, of_an_answer
from domain.decision import RULES, Decision
from domain.escalation import Escalation, EscalationStanding
from domain.ground import Ground
from domain.meeting import Meeting
from domain.phase import Phase
from domain.planned_date import PlannedDate, exactly
from domain.state import State

States = Mapping[str, Mapping[str, State]]


class Rests(NamedTuple):
    """What was decided, with which things, when (of which its meeting may be asked), and what is asked of them.

    `what` is a sentence that is still to say by whom: decision “D1” could not have been taken. `named` are references
    by their kind. The rules, and what the decision that is named has to say, are those that were asked when it was
    recorded. `called` is what somebody corrects who wants it otherwise.
    """

    what: str
    named: Mapping[str, str | None]
    on: Callable[[Meeting | None], PlannedDate | None]
    rules: tuple[Rule, ...]
    says: Callable[[Decision], None] | None = None
    called: str = "decision"


DECIDED = frozenset({Board.KIND, Meeting.KIND, Decision.KIND, ChangeRequest.KIND, Phase.KIND, Escalation.KIND})
"""The kinds of thing by which something is decided, and on which that rests."""


def decided(states: States) -> Iterator[Rests]:
    """Meetings that were held, decisions, answers to change requests, gate reviews, and escalations resolved."""
    for kind, rests in _RESTS.items():
        for state in states.get(kind, {}).values():
            yield from rests(state)


def _met(meeting: Meeting) -> Iterator[Rests]:
    if meeting.is_held:
        there = partial(Ground.must_be_entitled, on=meeting.on, decides=False)
        what = f"{meeting.in_words} could not have been held"
        yield Rests(what, {Board.KIND: meeting.board}, partial(_as_said, meeting.on), (there,), called="meeting")


def _taken(taken: Decision) -> Iterator[Rests]:
    def on(meeting: Meeting | None) -> PlannedDate | None:
        return taken.taken_on or (meeting.on if meeting else None) or exactly(taken.since)

    named = {Board.KIND: taken.board, Meeting.KIND: taken.meeting}
    what = f"decision “{taken.ref}” could not have been taken"
    yield Rests(what, named, on, tuple(partial(rule, taken) for rule in RULES))


def _answered(asked: ChangeRequest) -> Iterator[Rests]:
    is_agreed = asked.standing is ChangeStanding.APPROVED
    day = exactly(asked.decided_on)
    yield Rests(
        f"change request “{asked.ref}” could not have been {asked.standing}",
        {Board.KIND: asked.decided_by, Decision.KIND: asked.decision},
        partial(_as_said, day),
        of_an_answer(day, by_decision=asked.decision is not None),
        partial(Decision.must_say, board=asked.decided_by, is_agreed=is_agreed),
    )


def _reviewed(phase: Phase) -> Iterator[Rests]:
    for review in phase.reviews:
        found = review.found
        day = found.decided_on or exactly(review.held_on)
        is_agreed = True if found.outcome.lets_through else None
        yield Rests(
            f"“{found.outcome.replace('-', ' ')}” could not have been said at the gate of the phase “{phase.name}”",
            {Board.KIND: found.decided_by, Meeting.KIND: found.meeting, Decision.KIND: found.decision},
            partial(_as_said, day),
            of_a_review(day, by_decision=found.decision is not None),
            partial(Decision.must_say, board=found.decided_by, is_agreed=is_agreed),
        )


def _resolved(escalation: Escalation) -> Iterator[Rests]:
    for rise in escalation.rises:
        if rise.standing is EscalationStanding.RESOLVED:
            day = exactly(rise.ended_on)
            shown = {"by_decision": rise.decision is not None, "at_meeting": rise.meeting is not None}
            yield Rests(
                f"the escalation of {escalation.about} could not have been resolved",
                {Board.KIND: rise.resolved_by, Meeting.KIND: rise.meeting, Decision.KIND: rise.decision},
                partial(_as_said, day),
                of_a_resolution(day, rise.steps[-1].came_on, **shown),
                partial(must_settle, board=rise.resolved_by, came_on=rise.steps[-1].came_on),
            )


_RESTS: Mapping[str, Callable[[Any], Iterator[Rests]]] = {  # Any: a thing of the kind it stands beside
    Meeting.KIND: _met,
    Decision.KIND: _taken,
    ChangeRequest.KIND: _answered,
    Phase.KIND: _reviewed,
    Escalation.KIND: _resolved,
}


def _as_said(on: PlannedDate | None, _: Meeting | None) -> PlannedDate | None:
    """The day that was said of it, whatever its meeting says."""
    return on
