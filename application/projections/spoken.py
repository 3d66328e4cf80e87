"""In which words does the record speak of a thing: its name first, then everything else that people wrote about it?"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from application.projections.fields.field import Names
from application.projections.spoken_at_boards import SPOKEN_AT_BOARDS
from application.projections.stated import Stated, several
from domain.escalation import Escalation
from domain.highlight_report import HighlightReport
from domain.issue import Issue
from domain.meeting import Meeting
from domain.milestone import Milestone
from domain.periodic_return import Return
from domain.phase import Phase
from domain.programme import Programme
from domain.rag_status import RagStatus
from domain.risk import Risk
from domain.state import State
from domain.workstream import Workstream


class Words(NamedTuple):
    """What was written, and the field it was written in."""

    label: str
    text: str


def words_about(state: State, names: Names) -> Iterator[Words]:
    """Everything that is written of a thing. Dates, scores and what other things are called are no words about it."""
    if isinstance(state, RagStatus | Meeting | Escalation | Return):
        yield Words("Title", names.title(state.KIND, state.ref))
    for label, text in SPOKEN[state.KIND](state):
        if text:
            yield Words(label, text)


def _programme(held: Programme) -> Iterator[Stated]:
    yield from (("Name", held.name), ("Kind", held.kind), ("Vision", held.vision))
    yield from several("Also written", held.also_written)
    for partner in held.partners:
        yield from several("Partner", (partner.name, partner.kind, *partner.also_written))
    yield from several("Objective", (objective.text for objective in held.objectives))
    yield from several("Drivers", held.drivers)
    yield from several("Success criteria", held.success_criteria)
    yield "Inside the programme", held.parent_as_written
    yield "Cadence", held.cadence.as_written if held.cadence else None
    for role in held.roles:
        yield from several("Role", (role.title, role.state_as_written))
    yield from several("Reports go to", held.report_distribution)
    for cadence in held.return_cadences:
        asked = cadence.terms[-1].asked
        yield from several("Returns asked for", (*asked.sections, asked.as_written))
    for trigger in held.review_triggers:
        yield from several("Review", (trigger.event, trigger.question, trigger.board))


def _phase(held: Phase) -> Iterator[Stated]:
    yield from (("Name", held.name), ("Purpose", held.purpose))
    yield from several("Components", held.components)
    yield from several("Gate criteria", held.gate_criteria)
    yield "Led by", held.led_by
    for shown in held.shown:
        yield from several("Gate evidence", (shown.given.evidence, shown.given.link))
    for review in held.reviews:
        yield from several("Gate review", (review.found.finding, review.found.board))
        for condition in review.found.every_condition:
            yield from several("Gate condition", (condition.text, condition.owner_role))
        for one in review.met:
            yield from several("Gate condition met", (one.said.evidence, one.said.link))


def _workstream(held: Workstream) -> Iterator[Stated]:
    yield from (("Name", held.name), ("Kind", held.kind), ("Lead", held.lead_role), ("Scope", held.scope))
    yield "Progress", held.standing.comment if held.standing else None


def _milestone(held: Milestone) -> Iterator[Stated]:
    yield from (("Title", held.title), ("Owner", held.owner_role), ("Description", held.description))
    yield from (("Evidence", held.evidence), ("Met, as written", held.met_as_written))
    if held.progress:
        row = held.progress.row
        yield from several("Progress", (row.comment, row.as_written))
        yield from several("Figures", (measure.name for measure in row.measures))
        yield from several("What follows", (follow_up.what for follow_up in row.follow_ups))
    yield from several("Reason for the forecast", (forecast.note for forecast in reversed(held.forecasts)))
    yield from several("Reason for the baseline", (baseline.note for baseline in reversed(held.baselines)))
    yield "Reason it was met or dropped", held.ended_note


def _rating(held: RagStatus) -> Iterator[Stated]:
    declared = held.declared
    yield from (("Rationale", declared.rationale), ("Path to green", declared.path_to_green))
    yield "Rating, as written", declared.rating.as_written


def _risk(held: Risk) -> Iterator[Stated]:
    yield from (("Event", held.event), ("Cause", held.cause), ("Effect", held.effect), ("Category", held.category))
    yield from (("Owner", held.owner_role), ("Attached to", held.attached_to), ("Escalated to", held.escalated_to))
    yield from several("Response", (held.response_as_written,))
    yield "Severity, as written", held.severity_as_written
    for mitigation in held.mitigations:
        yield from several("Mitigation", (mitigation.agreed.what, mitigation.agreed.owner_role))


def _issue(held: Issue) -> Iterator[Stated]:
    yield from (("What", held.what), ("Cause", held.cause), ("Effect", held.effect))
    yield from (("Responsible", held.responsible), ("Owner", held.owner_role), ("Escalated to", held.escalated_to))
    yield "Progress", held.standing.comment if held.standing else None
    yield "Outcome", held.outcome


def _report(held: HighlightReport) -> Iterator[Stated]:
    yield "Prepared by", held.prepared_by
    yield from several("Flag", (flag.as_written for flag in held.flags))
    for event in held.communications:
        yield from several("Communication", (event.event, event.message, event.audience))
    for note in held.budget_notes:
        yield from several("Budget note", (note.note, note.financial_year))
    for item in held.board_items:
        yield from several("Item for the board", (item.issue, item.comments))
    yield from several("Left empty", (empty.as_written for empty in held.left_empty))
    for recipient in held.recipients:
        yield from several("Distribution", (recipient.role, recipient.recipient, recipient.as_written))
    for considered in held.considered:
        yield from several("Considered by", (considered.board, considered.as_written, considered.outcome))
    for review in held.reviews:
        yield from several("Reviewed", (review.said.by_role, review.said.remarks))
    yield "Withdrawn because", held.withdrawn_because


def _return(held: Return) -> Iterator[Stated]:
    yield from (("From", held.by_role), ("As written", held.as_written), ("Withdrawn because", held.withdrawn_because))
    yield from several("Section", held.sections)


SPOKEN: Mapping[str, Callable[[Any], Iterator[Stated]]] = {  # Any: each takes the state of its own kind
    Programme.KIND: _programme,
    Phase.KIND: _phase,
    Workstream.KIND: _workstream,
    Milestone.KIND: _milestone,
    RagStatus.KIND: _rating,
    Risk.KIND: _risk,
    Issue.KIND: _issue,
    HighlightReport.KIND: _report,
    Return.KIND: _return,
    **SPOKEN_AT_BOARDS,
}
"""What is written of each kind of thing, its name first."""
