"""Which dates may still be expected or promised of an open milestone, and which reasons fit them."""

from datetime import date

from domain.entry import ReasonCode
from domain.milestone import Milestone
from domain.planned_date import PlannedDate
from domain.refusals import AgainstTheRecord, day_in_words


class DateHasGoneBy(AgainstTheRecord):
    """What is still open is not expected on a day that has gone by."""

    def __init__(self, title: str, planned: PlannedDate, on: date) -> None:
        super().__init__(
            f"“{title}” is still open, and {planned.in_words} had gone by on {day_in_words(on)}. "
            "Give a later date, say TBC where none is known, or record that it was met."
        )


class NotEarlierThanPlanned(AgainstTheRecord):
    """“Earlier than planned” is a reason for an earlier date alone."""

    def __init__(self, title: str, before: PlannedDate, after: PlannedDate) -> None:
        super().__init__(
            f"“{title}” was expected on {before.in_words}, and {after.in_words} is not earlier. "
            "Give the reason that fits."
        )


def must_be_a_date_to_expect(
    milestone: Milestone, planned: PlannedDate, *, reason: str | None, on: date | None
) -> None:
    """Refuse a date that has gone by on the day of the order, or that its reason contradicts.

    A milestone that is over, and a date that says nothing new, are the decision's to answer. `on` is nothing for what
    is brought in from a paper: papers promise what they promise.
    """
    if on is None or not milestone.is_open or planned.says_the_same_as(milestone.forecast):
        return
    if planned.is_past(on):
        raise DateHasGoneBy(milestone.title, planned, on)
    if reason == ReasonCode.EARLIER_THAN_PLANNED and not _is_earlier(planned, milestone.forecast):
        raise NotEarlierThanPlanned(milestone.title, milestone.forecast or planned, planned)


def _is_earlier(after: PlannedDate, before: PlannedDate | None) -> bool:
    """Whether it is, or cannot be told because a day is not stated."""
    if before is None or before.ends is None or after.ends is None:
        return True
    return after.ends < before.ends
