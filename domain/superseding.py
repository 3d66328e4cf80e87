"""When was a decision taken, and may another one take its place?"""

from collections.abc import Mapping

from domain.decision import Decision
from domain.meeting import Meeting
from domain.planned_date import PlannedDate, exactly
from domain.refusals import AgainstTheRecord


class SupersededByAnEarlier(AgainstTheRecord):
    """A decision gives way to a later one."""

    def __init__(self, ref: str, taken: PlannedDate, *, by: str, earlier: PlannedDate) -> None:
        super().__init__(
            f"Decision “{ref}” was taken {taken.in_words} and “{by}” {earlier.in_words}, before that. "
            "Name a later decision, or correct the day of one of them."
        )


def day_taken(taken: Decision, meetings: Mapping[str, Meeting]) -> PlannedDate | None:
    """When it was taken: as stated, else the day of its meeting, else the day it took effect."""
    if taken.taken_on is not None:
        return taken.taken_on
    if taken.meeting is not None and taken.meeting in meetings:
        return meetings[taken.meeting].on
    return exactly(taken.since)


def must_come_later(by: Decision, superseded: Decision, meetings: Mapping[str, Meeting]) -> None:
    """Refuse what was certainly decided before what it is to take the place of; of fuzzy days that may not be."""
    earlier, taken = day_taken(by, meetings), day_taken(superseded, meetings)
    if earlier and taken and taken.starts and earlier.is_past(taken.starts):
        raise SupersededByAnEarlier(superseded.ref, taken, by=by.ref, earlier=earlier)
