"""The record in the plain model's terms, and a clock that both of them live by."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any  # the plain values the model and the states are compared by

from domain.issue import Issue
from domain.milestone import Milestone
from domain.rag_status import RagStatus
from domain.record import Record
from domain.risk import Risk
from domain.state import State
from tests.application.plain_model import Held, Thing

FIRST_DAY = date(2026, 1, 5)
"""The day on which every run begins."""


class Watch:
    """A clock that the test sets; every look at it is a little later than the one before."""

    def __init__(self) -> None:
        self.time = datetime(FIRST_DAY.year, FIRST_DAY.month, FIRST_DAY.day, 9, tzinfo=UTC)

    def now(self) -> datetime:
        self.time += timedelta(milliseconds=1)
        return self.time


def plainly(record: Record) -> dict[Thing, Held]:
    """A record in the model's plain terms."""
    # Any: each function takes the state of its own kind
    kinds: tuple[tuple[type[State], Callable[[Any], Held]], ...] = (
        (Milestone, _milestone),
        (RagStatus, lambda status: {"light": status.declared.rating.light}),
        (Risk, lambda risk: {"current": risk.current, "closed": risk.is_closed, "issue": risk.issue}),
        (Issue, lambda issue: {"what": issue.what, "from_risk": issue.from_risk}),
    )
    return {(state.KIND, ref): plain(held) for state, plain in kinds for ref, held in record.all(state).items()}


def _milestone(milestone: Milestone) -> Held:
    return {
        "title": milestone.title,
        "baselines": [baseline.promised for baseline in milestone.baselines],
        "forecast": milestone.forecasts[-1].expected if milestone.forecasts else None,
        "met": milestone.is_met,
        "met_on": milestone.met_on,
        "dropped": milestone.is_dropped,
    }
