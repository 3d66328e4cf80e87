"""Why does a milestone need attention, in which words, and since when?"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from application.projections.milestone_rows import MilestoneRow
from application.projections.needs import Need
from application.projections.since_when import waits_since
from application.projections.view import counted, day_or_not_stated
from domain.milestone import Milestone
from domain.record import Record
from domain.refusals import day_in_words
from domain.suggestion import stale_from
from domain.words import listed


class MilestoneNeed(NamedTuple):
    """One need of a milestone: why, in a sentence, and since when (nothing where the record does not say)."""

    need: Need
    why: str
    since: date | None


def milestone_needs(record: Record, row: MilestoneRow) -> Iterator[MilestoneNeed]:
    """What the milestone of a row needs, neediest first: a date that is overdue is not called stale as well."""
    if row.is_overdue and row.due:
        words = f"Expected by {day_in_words(row.due)}; {counted(row.days_overdue or 0, 'day')} overdue."
        yield MilestoneNeed(Need.OVERDUE, words, row.due + timedelta(days=1))
    if row.undated_in_words:
        yield _undated(row, record.all(Milestone)[row.ref])
    if row.late_predecessors:
        yield _waits(record, row)
    if row.is_stale and not row.is_overdue:
        words = f"Nobody has given or confirmed its date since {day_or_not_stated(row.last_confirmed_on)}."
        yield MilestoneNeed(
            Need.STALE_FORECAST, words, stale_from(row.last_confirmed_on, record.programme.cycle_in_days)
        )


def _undated(row: MilestoneRow, milestone: Milestone) -> MilestoneNeed:
    """Since the promised day had gone by and no other was given: whichever came last."""
    promised = milestone.baseline.ends if milestone.baseline else None
    said_on = milestone.forecasts[-1].said_on if milestone.forecasts else None
    since = max((day for day in (said_on, promised + timedelta(days=1) if promised else None) if day), default=None)
    words = row.undated_in_words or ""
    return MilestoneNeed(Need.UNDATED, f"{words[:1].upper()}{words[1:]}.", since)


def _waits(record: Record, row: MilestoneRow) -> MilestoneNeed:
    held = record.all(Milestone)
    late = [held[ref] for ref in row.late_predecessors]
    due = f"Due on {day_in_words(row.due)}, it" if row.due else "It"
    words = f"{due} waits for {listed(_late_in_words(other) for other in late)}."
    return MilestoneNeed(Need.LATE_PREDECESSOR, words, waits_since(held[row.ref], late, record.moment.as_at))


def _late_in_words(other: Milestone) -> str:
    expected = other.forecast.in_words if other.forecast else "a day not stated"
    return f"“{other.title}”, expected {expected}"
