"""In which words is told what returns are asked for, of which period each is, and how it stands?"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from application.projections.view import counted
from domain.refusals import day_in_words
from domain.reporting_cycle import DaysCounted, ReturnsAskedFor, ReturnTerm
from domain.words import listed


class ReturnStanding(StrEnum):
    """How a return stands, what is missing first.

    No change: that was confirmed in time; too late it is late. Not asked: it came, and what is asked for now has no
    such period.
    """

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


IN_SHORT = {
    ReturnStanding.MISSING: "missing",
    ReturnStanding.INCOMPLETE: "incomplete",
    ReturnStanding.LATE: "late",
    ReturnStanding.ON_TIME: "on time",
    ReturnStanding.NO_CHANGE: "no change",
    ReturnStanding.NOT_DUE: "not due yet",
    ReturnStanding.NOT_ASKED: "not asked for",
}
"""How it stands, without by how much."""


def standing_in_words(
    standing: ReturnStanding, days_late: int | None, lacks: Sequence[str], *, is_no_change: bool = False
) -> str:
    """“on time”, “no change, 3 days late”, “incomplete, without risks, 3 days late”, “missing, 9 days late”."""
    late = f"{counted(days_late, 'day')} late" if days_late else ""
    if standing is ReturnStanding.LATE:
        return f"no change, {late}" if is_no_change else late
    if standing is ReturnStanding.NOT_ASKED:
        return "received, though none is asked for"
    words = IN_SHORT[standing]
    if lacks:
        words = f"{words}, without {listed(lacks)}"
    return f"{words}, {late}" if late else words


def asked_in_words(asked: ReturnsAskedFor) -> str:
    """“monthly from 1 April 2023, each due 10 working days after its period; sections: risks and budget”."""
    kind = "working day" if asked.days is DaysCounted.WORKING else "day"
    after = f"{counted(asked.due_after, kind)} after its period" if asked.due_after else "on the last day of its period"
    sections = f"; sections: {listed(asked.sections)}" if asked.sections else ""
    return f"{asked.rhythm.value} from {day_in_words(asked.starting)}, each due {after}{sections}"


def cadence_in_words(terms: Sequence[ReturnTerm]) -> str:
    """What is asked, what is asked after it, and where it is asked no longer, until when it was."""
    return "; then ".join(map(_term_in_words, terms))


def _term_in_words(term: ReturnTerm) -> str:
    words = asked_in_words(term.asked)
    if term.ends_before is None or (term.gives_way_on and term.gives_way_on <= term.ends_before):
        return words
    return f"{words}; none of a period that ends on {day_in_words(term.ends_before)} or later"
