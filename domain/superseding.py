"""When was a decision taken, and may another one take its place?"""

from collections.abc import Mapping

from domain.bearing_out import Named
from domain.decision import Decision
from domain.meeting import Meeting
from domain.planned_date import PlannedDate
from domain.refusals import AgainstTheRecord


class SupersededByAnEarlier(AgainstTheRecord):
    """A decision gives way to a later one."""

    def __init__(self, ref: str, taken: PlannedDate, *, by: str, earlier: PlannedDate) -> None:
        super().__init__(
            f"Decision “{ref}” was taken {taken.in_words} and “{by}” {earlier.in_words}, before that. "
            "Name a later decision, or correct the day of one of them."
        )


def day_taken(taken: Decision, meetings: Mapping[str, Meeting]) -> PlannedDate | None:
    """When it was taken: as stated, as far as its meeting leaves that open, else the day it took effect."""
    return Named(taken, meeting=meetings.get(taken.meeting) if taken.meeting else None).taken_on


def must_come_later(by: Decision, superseded: Decision, meetings: Mapping[str, Meeting]) -> None:
    """Refuse what was certainly decided before what it is to take the place of; of fuzzy days that may not be."""
    earlier, taken = day_taken(by, meetings), day_taken(superseded, meetings)
    if earlier and taken and taken.starts and earlier.is_past(taken.starts):
        raise SupersededByAnEarlier(superseded.ref, taken, by=by.ref, earlier=earlier)
