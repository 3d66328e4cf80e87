"""What can rise, and when there is nothing left to rise, because it is over?"""

from collections.abc import Mapping

from domain.escalation_facts import EscalatedKind
from domain.escalation_refusals import NothingLeftToEscalate
from domain.issue import Issue
from domain.milestone import Milestone
from domain.programme import Programme
from domain.record import Record
from domain.risk import Risk
from domain.state import State
from domain.workstream import Workstream

SUBJECTS: Mapping[EscalatedKind, type[State]] = {
    EscalatedKind.PROGRAMME: Programme,
    EscalatedKind.WORKSTREAM: Workstream,
    EscalatedKind.MILESTONE: Milestone,
    EscalatedKind.RISK: Risk,
    EscalatedKind.ISSUE: Issue,
}
"""What is kept of each kind of thing that can rise."""


def over(subject: State | None) -> str | None:
    """How something ended, in a word; nothing while it is open."""
    match subject:
        case Risk(is_open=False, issue=str(issue)):
            return f"come true as issue “{issue}”"
        case Risk(is_open=False) | Workstream(is_open=False) | Programme(is_closed=True):
            return "closed"
        case Milestone(is_met=True):
            return "met"
        case Milestone(is_dropped=True):
            return "dropped"
        case Issue(is_resolved=True):
            return "resolved"
        case _:
            return None


def must_be_there_to_escalate(record: Record, kind: EscalatedKind, subject: str) -> None:
    """Refuse what was over on the day that the record shows."""
    held = record.states.get(kind, {}).get(subject)
    ended = over(held)
    if held is not None and ended is not None:
        raise NothingLeftToEscalate(held.address.in_words, ended)
