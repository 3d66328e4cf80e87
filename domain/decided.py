"""What was decided or met, and on which board, meeting and decision does each of it rest?"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from domain.bearing_out import Named, Says, must_be_of_that_day, must_be_theirs, must_follow_the_request, must_settle
from domain.board import Board
from domain.change_request import ChangeRequest, ChangeStanding
from domain.deciding import Rule, of_a_resolution, of_a_review, of_an_answer
from domain.decision import RULES, Decision
from domain.escalation import Escalation, EscalationStanding, Rise
from domain.gate_review import Review
from domain.ground import Ground, day_of
from domain.meeting import Meeting
from domain.phase import Phase
from domain.planned_date import PlannedDate, exactly
from domain.state import State

States = Mapping[str, Mapping[str, State]]

When = Callable[[Meeting | None, Named | None], PlannedDate | None]
"""The day of it, as far as it is known, told by its meeting and by the decision it names, where it has them."""


class Rests(NamedTuple):
    """What was decided, with which things, when (of which those may be asked), and what is asked of them.

    `what` is a sentence that is still to say by whom: decision “D1” could not have been taken. `named` are references
    by their kind. The rules, and what the decision that is named has to say, are those that were asked when it was
    recorded. `called` is what somebody corrects who wants it otherwise.
    """

    what: str
    named: Mapping[str, str | None]
    on: When
    rules: Callable[[PlannedDate | None], tuple[Rule, ...]]
    says: Callable[[PlannedDate | None], tuple[Says, ...]] = lambda _: ()
    called: str = "decision"


DECIDED = frozenset({Board.KIND, Meeting.KIND, Decision.KIND, ChangeRequest.KIND, Phase.KIND, Escalation.KIND})
"""The kinds of thing by which something is decided, and on which that rests."""


def decided(states: States) -> Iterator[Rests]:
    """Meetings that were held, decisions, answers to change requests, gate reviews, and escalations resolved."""
    for kind, rests in _RESTS.items():
        for state in states.get(kind, {}).values():
            yield from rests(state)


def rests_of(state: State) -> Iterator[Rests]:
    """What was decided of one thing."""
    return _RESTS[state.KIND](state) if state.KIND in _RESTS else iter(())


def _met(meeting: Meeting) -> Iterator[Rests]:
    if meeting.is_held:
        there = partial(Ground.must_be_entitled, on=meeting.on, decides=False)
        what = f"{meeting.in_words} could not have been held"
        yield Rests(what, {Board.KIND: meeting.board}, _as_said(meeting.on), lambda _: (there,), called="meeting")


def _taken(taken: Decision) -> Iterator[Rests]:
    def on(meeting: Meeting | None, _: Named | None) -> PlannedDate | None:
        return Named(taken, meeting=meeting).taken_on

    named = {Board.KIND: taken.board, Meeting.KIND: taken.meeting}
    what = f"decision “{taken.ref}” could not have been taken"
    yield Rests(what, named, on, lambda _: tuple(partial(rule, taken) for rule in RULES))


def _answered(asked: ChangeRequest) -> Iterator[Rests]:
    if asked.standing not in (ChangeStanding.APPROVED, ChangeStanding.REJECTED):
        return

    def on(_: Meeting | None, named: Named | None) -> PlannedDate | None:
        return (named and named.taken_on) or exactly(asked.decided_on)

    yield Rests(
        f"change request “{asked.ref}” could not have been {asked.standing}",
        {Board.KIND: asked.decided_by, Decision.KIND: asked.decision},
        on,
        partial(of_an_answer, by_decision=asked.decision is not None),
        lambda _: (
            _says(asked.decided_by, is_agreed=asked.is_approved),
            partial(must_be_theirs, board=asked.decided_by, body=asked.body),
            partial(must_follow_the_request, ref=asked.ref, asked_on=asked.since),
        ),
    )


def _reviewed(phase: Phase) -> Iterator[Rests]:
    for review in phase.reviews:
        yield _of_a_gate(phase, review)


def _of_a_gate(phase: Phase, review: Review) -> Rests:
    found = review.found

    def on(meeting: Meeting | None, named: Named | None) -> PlannedDate | None:
        days = (meeting.on if meeting else None, named.taken_on if named else None)
        return day_of(found.decided_on, *days) or exactly(review.held_on)

    return Rests(
        f"“{found.outcome.replace('-', ' ')}” could not have been said at the gate of the phase “{phase.name}”",
        {Board.KIND: found.decided_by, Meeting.KIND: found.meeting, Decision.KIND: found.decision},
        on,
        partial(of_a_review, by_decision=found.decision is not None),
        lambda on: (
            _says(found.decided_by, is_agreed=True if found.outcome.lets_through else None),
            partial(must_be_theirs, board=found.decided_by, body=found.board),
            partial(must_be_of_that_day, decided_on=on, phase=phase.name),
        ),
        called="review",
    )


def _resolved(escalation: Escalation) -> Iterator[Rests]:
    for rise in escalation.rises:
        if rise.standing is EscalationStanding.RESOLVED:
            yield _of_a_rise(escalation, rise)


def _of_a_rise(escalation: Escalation, rise: Rise) -> Rests:
    came_on = rise.steps[-1].came_on

    def rules(on: PlannedDate | None) -> tuple[Rule, ...]:
        shown = {"by_decision": rise.decision is not None, "at_meeting": rise.meeting is not None}
        return of_a_resolution(on, came_on, **shown)

    return Rests(
        f"the escalation of {escalation.about} could not have been resolved",
        {Board.KIND: rise.resolved_by, Meeting.KIND: rise.meeting, Decision.KIND: rise.decision},
        _as_said(exactly(rise.ended_on)),
        rules,
        lambda _: (partial(must_settle, board=rise.resolved_by, came_on=came_on),),
    )


_RESTS: Mapping[str, Callable[[Any], Iterator[Rests]]] = {  # Any: a thing of the kind it stands beside
    Meeting.KIND: _met,
    Decision.KIND: _taken,
    ChangeRequest.KIND: _answered,
    Phase.KIND: _reviewed,
    Escalation.KIND: _resolved,
}


def _as_said(on: PlannedDate | None) -> When:
    """The day that was said of it, whatever its meeting says."""
    return lambda _, __: on


def _says(board: str | None, *, is_agreed: bool | None) -> Says:
    return lambda named: named.decision.must_say(board=board, is_agreed=is_agreed)
