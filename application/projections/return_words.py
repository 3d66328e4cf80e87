"""In which words is told what returns are asked for, of which period each is, and how it stands?"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from application.projections.view import counted, listed
from domain.refusals import day_in_words
from domain.reporting_cycle import DaysCounted, ReturnsAskedFor, ReturnTerm


class ReturnStanding(StrEnum):
    """How a return stands, what is missing first; not asked: it came, and what is asked for now has no such period."""

    MISSING = "missing"
    INCOMPLETE = "incomplete"
    LATE = "late"
    ON_TIME = "on-time"
    NO_CHANGE = "no-change"
    NOT_DUE = "not-due"
    NOT_ASKED = "not-asked"


def period_in_words(first: date | None, last: date) -> str:
    """“1 April 2023 to 30 June 2023”, or its end alone."""
    return f"{day_in_words(first)} to {day_in_words(last)}" if first else f"up to {day_in_words(last)}"


_WORDS = {
    ReturnStanding.ON_TIME: "on time",
    ReturnStanding.NO_CHANGE: "no change",
    ReturnStanding.NOT_DUE: "not due yet",
}


def standing_in_words(standing: ReturnStanding, days_late: int | None, lacks: Sequence[str]) -> str:
    """“on time”, “3 days late”, “incomplete: risks, budget, 3 days late”, “missing, 12 days late”."""
    late = f"{counted(days_late, 'day')} late" if days_late else ""
    if standing is ReturnStanding.LATE:
        return late
    if standing is ReturnStanding.NOT_ASKED:
        return "received, though none is asked for"
    words = _WORDS.get(standing, standing.value)
    if lacks:
        words = f"{words}: {listed(lacks)}"
    return f"{words}, {late}" if late else words


def asked_in_words(asked: ReturnsAskedFor) -> str:
    """“monthly from 1 April 2023, each due 10 working days after its period; sections: risks and budget”."""
    kind = "working day" if asked.days is DaysCounted.WORKING else "day"
    after = f"{counted(asked.due_after, kind)} after its period" if asked.due_after else "on the last day of its period"
    sections = f"; sections: {listed(asked.sections)}" if asked.sections else ""
    return f"{asked.rhythm.value} from {day_in_words(asked.starting)}, each due {after}{sections}"


def cadence_in_words(term: ReturnTerm) -> str:
    """What is asked, and where it is asked no longer, until when it was."""
    words = asked_in_words(term.asked)
    if term.ends_before is None:
        return words
    return f"{words}; none of a period that ends on {day_in_words(term.ends_before)} or later"
