"""To which board or body above was a risk or an issue taken, and since when is it there?"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from application.projections.board_rows import name_of
from application.projections.reporting_period import Period
from domain.board import Board
from domain.escalation import Escalation, Rise, Step, StepKind, escalation_ref
from domain.issue import Issue
from domain.record import Record
from domain.risk import Risk
from domain.sitting import successors
from domain.words import NOT_STATED


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
        return _taken(record, as_it_went_on(record, rising.latest).steps[-1])
    said, ended = _in_words(held), rising.latest.ended_on
    return said if said and said.on and ended and said.on > ended else None


def taken_in(record: Record, held: Issue, period: Period) -> Taken | None:
    """Where it was taken last within a period, whatever became of it and of the board there."""
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


def as_it_went_on(record: Record, rise: Rise) -> Rise:
    """With a step to each board that took the place of the one it was with, before it left or the day shown."""
    last = (rise.ended_on, rise.is_open, rise.resolved_by)
    left = (*((following.came_on, False, None) for following in rise.steps[1:]), last)
    steps: list[Step] = []
    for step, (left_on, is_there, by) in zip(rise.steps, left, strict=True):
        steps += [step, *_taken_over(record, step, left_on, is_there=is_there, by=by)]
    return rise._replace(steps=tuple(steps))


def _taken_over(record: Record, step: Step, left_on: date | None, *, is_there: bool, by: str | None) -> Iterator[Step]:
    """Each board that took the place of the one it came to, until the one that settled it, or the day it left."""
    boards, came_on = record.all(Board), step.came_on
    for old, new in pairwise(successors(step.board or "", boards)):
        on = boards[old].replaced_from
        if old == by or not (is_there or _is_before(on, left_on, or_on_it=by is not None)):
            break
        came_on = max(on, came_on) if on and came_on else on
        why = f"It took the place of {boards[old].name}."
        yield Step(StepKind.TAKEN_OVER, new, came_on, None, NOT_STATED, why, None)


def _is_before(on: date | None, left_on: date | None, *, or_on_it: bool) -> bool:
    """Whether a board was replaced before a day, as far as both are stated; on that very day it may have been later."""
    return on is not None and left_on is not None and (on < left_on or (or_on_it and on == left_on))
