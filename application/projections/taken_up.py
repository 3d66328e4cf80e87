"""To which board or body above was a risk or an issue taken, and since when is it there?"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from application.projections.board_rows import name_of
from application.projections.reporting_period import Period
from domain.escalation import Escalation, Step, escalation_ref
from domain.issue import Issue
from domain.record import Record
from domain.risk import Risk


class Taken(NamedTuple):
    """Where something was taken: a board by its name, or a body as it was written."""

    to: str
    on: date | None
    known_on: date | None


def taken_to(record: Record, held: Risk | Issue) -> Taken | None:
    """The board it sits with; else the body it was taken to in words, unless a board was done with it since."""
    rising = _rising(record, held)
    if rising is None:
        return _in_words(held)
    if rising.is_open:
        return _taken(record, rising.latest.steps[-1])
    said, ended = _in_words(held), rising.latest.ended_on
    return said if said and said.on and ended and said.on > ended else None


def taken_in(record: Record, held: Issue, period: Period) -> Taken | None:
    """Where it was taken last within a period, whatever became of it there."""
    said = _in_words(held)
    steps = (_taken(record, step) for step in _steps(record, held) if step.board)
    covered = [taken for taken in (said, *steps) if taken and period.covers(taken.on, taken.known_on)]
    return max(covered, key=lambda taken: taken.on or date.min, default=None)


def _steps(record: Record, held: Risk | Issue) -> Iterator[Step]:
    rising = _rising(record, held)
    yield from (step for rise in (rising.rises if rising else ()) for step in rise.steps)


def _rising(record: Record, held: Risk | Issue) -> Escalation | None:
    escalations = record.all(Escalation)
    return escalations.get(escalation_ref(held.KIND, held.ref)) if escalations else None


def _taken(record: Record, step: Step) -> Taken:
    return Taken(name_of(record, step.board) or "", step.came_on, step.known_on)


def _in_words(held: Risk | Issue) -> Taken | None:
    """As an order says it that names no board of the programme but a body."""
    known_on = held.escalated_known_on if isinstance(held, Issue) else None
    return Taken(held.escalated_to, held.escalated_on, known_on) if held.escalated_to else None
