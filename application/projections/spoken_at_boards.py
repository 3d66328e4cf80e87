"""In which words does the record speak of boards, and of what is put before them?"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from application.projections.stated import Stated, several
from domain.action import Action
from domain.board import Board
from domain.change_request import ChangeRequest
from domain.decision import Decision
from domain.escalation import Escalation
from domain.exemption import Exemption
from domain.forward_item import ForwardItem
from domain.meeting import Meeting
from domain.paper import Paper
from domain.recommendation import Recommendation


def _board(held: Board) -> Iterator[Stated]:
    yield from (("Name", held.name), ("Kind", held.kind), ("Lead", held.lead_role))
    yield from several("Also written", held.also_written)
    yield from several("Purpose", held.purposes)
    yield from several("Duties", held.duties)
    yield from several("Services", held.services)
    yield from (("Cycle", held.cycle.as_written if held.cycle else None), ("Open to the public", held.opens_when))
    for seat in held.seats:
        yield from several("Seat", (seat.seat, seat.organisation, seat.attendance, seat.as_written))
    for _, filled in held.offices:
        yield from several("Office", (filled.office, filled.role, filled.organisation, filled.term))
    yield from several("Stated otherwise", (statement.said.as_written for statement in held.statements))
    for stated in held.escalations:
        yield from several("Brought before it", (stated.from_body, stated.condition))
    for agenda in held.agendas:
        yield from several("Agenda", (*agenda.items, agenda.output, agenda.committees))


def _meeting(held: Meeting) -> Iterator[Stated]:
    yield from (("Place", held.place), ("Cancelled because", held.cancelled_because))
    yield from several("Moved because", (move.because for move in held.moves))
    for item in held.items:
        finding = item.dealt_with.finding if item.dealt_with else None
        yield from several("Agenda item", (item.listed.title, finding))
    yield from several("Attendance", (group.of for group in (held.held.attendance if held.held else ())))
    if held.counted:
        yield from several("Actions followed elsewhere", (held.counted.frequency, held.counted.nature))


def _forward_item(held: ForwardItem) -> Iterator[Stated]:
    yield from (("Title", held.title), ("Kind", held.kind), ("Purpose", held.purpose))
    for timing in held.timings:
        yield from several("Timing", (timing.said.as_written, timing.said.body))
    for step in held.route:
        yield from several("Comes before", (step.body, step.when, step.frequency, step.sees, *step.only_for))


def _paper(held: Paper) -> Iterator[Stated]:
    yield from (("Title", held.title), ("Kind", held.kind), ("Summary", held.summary), ("Author", held.author_role))
    yield from (("Lead officer", held.lead_officer), ("Portfolio", held.portfolio))
    yield from several("Sponsors", held.sponsors)
    yield from several("Asked of", held.asked_of)
    for stated in held.implications:
        yield from several("Implication", (stated.area, stated.implication))
    for answered in held.answers:
        yield from several("Answer", (answered.topic, answered.question, answered.answer, answered.answered_by))


def _recommendation(held: Recommendation) -> Iterator[Stated]:
    yield from (("What is asked", held.text), ("Number", held.number), ("Made by", held.made_by))
    yield from several("Asked of", held.asked_of)
    yield from several("Depends on", held.depends_on)


def _decision(held: Decision) -> Iterator[Stated]:
    yield from (("What was decided", held.text), ("Moved by", held.moved_by))
    yield from several("Conditions", held.conditions)
    yield from several("Bodies that agreed", held.bodies)


def _action(held: Action) -> Iterator[Stated]:
    yield from (("What", held.what), ("Owner", held.owner_role), ("Organisation", held.organisation))
    yield from (("Requested by", held.requested_by), ("Outcome", held.outcome))
    yield "Progress", held.standing.comment if held.standing else None


def _change_request(held: ChangeRequest) -> Iterator[Stated]:
    yield from (("What is asked", held.what), ("Scope", held.scope), ("Impact", held.impact))
    yield from (("Requested by", held.requested_by), ("Decided by", held.body))
    yield from several("Conditions", held.conditions)
    yield "Why it was decided so", held.why


def _escalation(held: Escalation) -> Iterator[Stated]:
    for rise in held.rises:
        for step in rise.steps:
            yield from (("Why it rose", step.why), ("What is asked", step.asked))
        yield from (("How it was resolved", rise.outcome), ("Why it ended", rise.why))


def _exemption(held: Exemption) -> Iterator[Stated]:
    yield from (("Published title", held.title), ("Published number", held.number))
    yield from (("Public interest", held.public_interest), ("Officer", held.officer_role))
    yield "Why it was lifted", held.lifted_because


SPOKEN_AT_BOARDS: Mapping[str, Callable[[Any], Iterator[Stated]]] = {  # Any: each takes the state of its own kind
    Board.KIND: _board,
    Meeting.KIND: _meeting,
    ForwardItem.KIND: _forward_item,
    Paper.KIND: _paper,
    Recommendation.KIND: _recommendation,
    Decision.KIND: _decision,
    Action.KIND: _action,
    ChangeRequest.KIND: _change_request,
    Escalation.KIND: _escalation,
    Exemption.KIND: _exemption,
}
"""What is written of each kind of thing, its name first."""
