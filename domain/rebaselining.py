"""How far a baseline may move before somebody who is entitled to it has to approve that."""

from domain.calendar import working_days_between
from domain.milestone import Milestone
from domain.planned_date import PlannedDate
from domain.refusals import AgainstTheRecord
from domain.suggestion import Tolerance


class NeedsAChangeRequest(AgainstTheRecord):
    """A new baseline beyond tolerance is approved, not just recorded."""

    def __init__(self, title: str, days: int, most: int, approved: PlannedDate) -> None:
        super().__init__(
            f"This would promise “{title}” {days} working days later than the {approved.in_words} last agreed; the "
            f"tolerance is {most}. Raise a change request for the new baseline and have it approved."
        )


class GivesUpThePromise(AgainstTheRecord):
    """A promise that states a day is given up for one that states none by whoever may approve that."""

    def __init__(self, title: str, baseline: PlannedDate, approved: PlannedDate) -> None:
        super().__init__(
            f"This would promise “{title}” for “{baseline.in_words}”, which states no last day, where "
            f"{approved.in_words} was last agreed: nobody could say any more that it is late. Move the forecast if the "
            "day is not known, or raise a change request for the new baseline and have it approved."
        )


def must_be_within_tolerance(milestone: Milestone, baseline: PlannedDate, tolerance: Tolerance) -> None:
    """Refuse a baseline that lies later than the one last approved by more than the red tolerance.

    The first promise counts as approved. What was moved since within tolerance does not, so that many small steps
    come no further than one. A promise that states no last day cannot be broken: it lies beyond every tolerance. Where
    the one last approved states none there is nothing to measure.
    """
    approved = last_approved(milestone)
    if approved is None or approved.ends is None:
        return
    if baseline.ends is None:
        raise GivesUpThePromise(milestone.title, baseline, approved)
    days = working_days_between(approved.ends, baseline.ends)
    if days > tolerance.red_beyond:
        raise NeedsAChangeRequest(milestone.title, days, tolerance.red_beyond, approved)


def last_approved(milestone: Milestone) -> PlannedDate | None:
    """The latest baseline that a change request brought, else the first promise."""
    approved = [held.promised for held in milestone.baselines if held.change_request]
    return approved[-1] if approved else milestone.first_promise
