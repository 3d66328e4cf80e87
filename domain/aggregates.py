"""Which kinds of thing there are, which facts each can meet, and how its stream is folded."""

from collections.abc import Callable, Iterable
from types import ModuleType
from typing import Any, NamedTuple

from domain import (
    action,
    board,
    board_facts,
    change_request,
    decision,
    escalation,
    escalation_facts,
    exemption,
    forward_item,
    gate_control,
    gate_facts,
    highlight_report,
    highlight_report_life,
    issue,
    meeting,
    meeting_facts,
    milestone,
    milestone_facts,
    paper,
    periodic_return,
    person,
    person_facts,
    phase,
    programme,
    rag_status,
    recommendation,
    reporting_cycle,
    risk,
    workstream,
)
from domain.correcting import EntryWithdrawn, in_force
from domain.entry import Entry
from domain.erasing import ErasureRecorded
from domain.fact import Fact
from domain.state import State


class Aggregate(NamedTuple):
    """One kind of thing: its state, its facts, and the two functions that fold its stream."""

    kind: str
    state: type[State]
    facts: tuple[type[Fact], ...]
    begin: Callable[[Entry], State]
    evolve: Callable[[Any, Entry], State]  # Any: each aggregate's own state, which its kind settles


def _facts_of(module: ModuleType) -> tuple[type[Fact], ...]:
    found = vars(module).values()
    return tuple(
        thing
        for thing in found
        if isinstance(thing, type) and issubclass(thing, Fact) and thing.__module__ == module.__name__
    )


AGGREGATES: dict[str, Aggregate] = {
    aggregate.kind: aggregate
    for aggregate in (
        Aggregate(
            "programme",
            programme.Programme,
            (*_facts_of(programme), *_facts_of(gate_control), *_facts_of(reporting_cycle)),
            programme.begin,
            programme.evolve,
        ),
        Aggregate("phase", phase.Phase, (*_facts_of(phase), *_facts_of(gate_facts)), phase.begin, phase.evolve),
        Aggregate("workstream", workstream.Workstream, _facts_of(workstream), workstream.begin, workstream.evolve),
        Aggregate("milestone", milestone.Milestone, _facts_of(milestone_facts), milestone.begin, milestone.evolve),
        Aggregate("rag", rag_status.RagStatus, _facts_of(rag_status), rag_status.begin, rag_status.evolve),
        Aggregate("risk", risk.Risk, _facts_of(risk), risk.begin, risk.evolve),
        Aggregate("issue", issue.Issue, _facts_of(issue), issue.begin, issue.evolve),
        Aggregate(
            "highlight-report",
            highlight_report.HighlightReport,
            (*_facts_of(highlight_report), *_facts_of(highlight_report_life)),
            highlight_report.begin,
            highlight_report.evolve,
        ),
        Aggregate(
            "return",
            periodic_return.Return,
            _facts_of(periodic_return),
            periodic_return.begin,
            periodic_return.evolve,
        ),
        Aggregate("board", board.Board, _facts_of(board_facts), board.begin, board.evolve),
        Aggregate("meeting", meeting.Meeting, _facts_of(meeting_facts), meeting.begin, meeting.evolve),
        Aggregate(
            "forward-item", forward_item.ForwardItem, _facts_of(forward_item), forward_item.begin, forward_item.evolve
        ),
        Aggregate("paper", paper.Paper, _facts_of(paper), paper.begin, paper.evolve),
        Aggregate(
            "recommendation",
            recommendation.Recommendation,
            _facts_of(recommendation),
            recommendation.begin,
            recommendation.evolve,
        ),
        Aggregate("decision", decision.Decision, _facts_of(decision), decision.begin, decision.evolve),
        Aggregate("action", action.Action, _facts_of(action), action.begin, action.evolve),
        Aggregate(
            "change-request",
            change_request.ChangeRequest,
            _facts_of(change_request),
            change_request.begin,
            change_request.evolve,
        ),
        Aggregate(
            "escalation", escalation.Escalation, _facts_of(escalation_facts), escalation.begin, escalation.evolve
        ),
        Aggregate("exemption", exemption.Exemption, _facts_of(exemption), exemption.begin, exemption.evolve),
        Aggregate("person", person.Person, _facts_of(person_facts), person.begin, person.evolve),
    )
}
"""Every kind of thing the record holds, by its name."""

OF_ANYTHING: tuple[type[Fact], ...] = (EntryWithdrawn, ErasureRecorded)
"""What can happen to whatever a programme holds."""

FACTS: dict[str, type[Fact]] = {
    fact.__name__: fact for facts in (*(each.facts for each in AGGREGATES.values()), OF_ANYTHING) for fact in facts
}
"""Every fact by the name it is stored under."""


def fold(state: State | None, entries: Iterable[Entry]) -> State | None:
    """One stream folded, from nothing or from an earlier state; where entries correct others, from its first on.

    A thing has its version from all its entries. Nothing comes of a stream whose every entry was withdrawn.
    """
    stream = list(entries)
    if any(entry.corrects is not None for entry in stream):
        standing = fold_in_order(None, in_force(stream))
        return standing and standing.at_version(stream[-1])
    return fold_in_order(state, stream)


def fold_in_order(state: State | None, entries: Iterable[Entry]) -> State | None:
    """The entries that count, one after the other."""
    for entry in entries:
        aggregate = AGGREGATES[entry.kind]
        state = aggregate.begin(entry) if state is None else aggregate.evolve(state, entry)
    return state
