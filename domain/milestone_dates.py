"""What a milestone keeps of its dates: each promise, each expectation, and the latest progress row."""

from datetime import date
from typing import NamedTuple

from domain.milestone_facts import MilestoneProgressNoted
from domain.planned_date import PlannedDate


class Baseline(NamedTuple):
    """One promise: the date, the day it was agreed, by which entry, and why it replaced the one before."""

    promised: PlannedDate
    agreed_on: date | None
    agreed_at: int
    reason: str | None
    note: str | None
    change_request: str | None = None


class Forecast(NamedTuple):
    """What somebody expects: the date, when and by whom it was said, and why it moved."""

    expected: PlannedDate
    said_on: date | None
    said_by: str
    reason: str | None
    note: str | None


class Progress(NamedTuple):
    """The latest progress row, the day it was noted, and the day that came to be known."""

    noted_on: date | None
    row: MilestoneProgressNoted
    known_on: date | None = None
