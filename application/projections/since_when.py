"""Since when does the plan contradict a rating, and since when does a milestone wait for late ones?

The record knows as far back as the dates that are so now were given; where none of their days is stated, neither is
the answer.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import takewhile

from application.projections.rag_rows import RagRow
from application.projections.timing import due_day, is_overdue
from domain.calendar import working_days_between
from domain.milestone import Milestone
from domain.milestone_dates import Forecast
from domain.record import Record
from domain.suggestion import Rule


def contradicted_since(record: Record, row: RagRow) -> date | None:
    """The day a milestone first led the plan to what it suggests now, and not before the rating was declared."""
    if row.was_contradicted or row.suggested is None:
        return row.declared_on
    held, suggested = record.all(Milestone), row.suggested
    beyond = suggested.red_beyond if suggested.rule is Rule.SLIPS_BEYOND_TOLERANCE else suggested.amber_beyond
    days = [_led_there_on(held[found.milestone], found.rule, beyond) for found in suggested.inputs]
    return _latest(_earliest(days), row.declared_on)


def _led_there_on(milestone: Milestone, rule: Rule, beyond: int) -> date | None:
    """The day after the last one it was expected on, else the day the first forecast was given that slips so far."""
    if rule is Rule.OVERDUE_WITHOUT_A_NEW_FORECAST:
        return _overdue_since(milestone)
    promised = milestone.baseline.ends if milestone.baseline else None
    if promised is None:
        return None
    agreed_on = milestone.baselines[-1].agreed_on if len(milestone.baselines) > 1 else None
    return _latest(_said_since(milestone, lambda day: working_days_between(promised, day) > beyond), agreed_on)


def waits_since(milestone: Milestone, late: Iterable[Milestone], as_at: date) -> date | None:
    """The day the first of the milestones it waits for was overdue, or came to be expected after it."""
    return _earliest([_late_since(other, milestone, as_at) for other in late])


def _late_since(other: Milestone, milestone: Milestone, as_at: date) -> date | None:
    due = due_day(milestone)
    if due is None or is_overdue(other, as_at):
        return _overdue_since(other)
    moved = _said_since(other, lambda day: day > due) or _agreed_on(other)
    return _latest(moved, _said_since(milestone, lambda day: day == due) or _agreed_on(milestone))


def _overdue_since(milestone: Milestone) -> date | None:
    due = due_day(milestone)
    return due + timedelta(days=1) if due else None


def _said_since(milestone: Milestone, leads_there: Callable[[date], bool]) -> date | None:
    """The day the first of the latest forecasts was given that all lead there; nothing where the last does not."""

    def does(said: Forecast) -> bool:
        return said.expected.ends is not None and leads_there(said.expected.ends)

    run = list(takewhile(does, reversed(milestone.forecasts)))
    return run[-1].said_on if run else None


def _agreed_on(milestone: Milestone) -> date | None:
    return milestone.baselines[-1].agreed_on if milestone.baselines else None


def _earliest(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day), default=None)


def _latest(one: date | None, other: date | None) -> date | None:
    """The later of two days; nothing where the first is not stated."""
    return max(one, other) if one and other else one
