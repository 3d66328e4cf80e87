"""When is a milestone due, how far has it slipped, and was it late?

Every question about a milestone's dates is answered here, so that lists, counts and reports agree. A window is over
only after its last day; what has been met or dropped is never overdue; a day that is not stated answers nothing.
"""

from datetime import date
from typing import NamedTuple

from application.projections.kept import KeptOfEach
from domain.calendar import working_days_between
from domain.milestone import Milestone
from domain.milestone_facts import MilestoneKind
from domain.planned_date import PlannedDate
from domain.suggestion import is_stale, last_dated_on

SOON = 30
"""How many days ahead “due soon” looks."""


def due_day(milestone: Milestone) -> date | None:
    """The last day on which it is still on time: that of its forecast, or of its baseline where none was given."""
    return milestone.forecast.due if milestone.forecast else None


def is_overdue(milestone: Milestone, as_at: date) -> bool:
    """Whether it is open and the last day it was expected on has gone by."""
    return milestone.is_open and milestone.forecast is not None and milestone.forecast.is_past(as_at)


def days_overdue(milestone: Milestone, as_at: date) -> int | None:
    """Calendar days since its last day; nothing where it is not overdue."""
    due = due_day(milestone)
    return (as_at - due).days if due and is_overdue(milestone, as_at) else None


class Slip(NamedTuple):
    """How much later than promised, last day to last day, in calendar days and in working days; early is negative."""

    days: int | None = None
    working_days: int | None = None


def slip(milestone: Milestone, promised: PlannedDate | None) -> Slip:
    """What was expected, or once met what came of it, against a promise.

    Nothing where either last day is not stated, where it was dropped, and where a fuzzy day leaves open whether it
    was met late.
    """
    reached = _reached(milestone, promised)
    if promised is None or promised.ends is None or reached is None or reached.ends is None:
        return Slip()
    return Slip((reached.ends - promised.ends).days, working_days_between(promised.ends, reached.ends))


def _reached(milestone: Milestone, promised: PlannedDate | None) -> PlannedDate | None:
    if milestone.is_open:
        return milestone.forecast
    return None if was_met_late(milestone, promised) is None else milestone.met_on


def is_slipping(milestone: Milestone) -> bool:
    """Whether it is open and expected after the last day of the baseline in force."""
    return milestone.is_open and (slip(milestone, milestone.baseline).days or 0) > 0


def was_met_late(milestone: Milestone, promised: PlannedDate | None) -> bool | None:
    """Late if the days it was met on begin after the promise's last day, in time if they end by then.

    Not stated where it has not been met, where no promise or no day is stated, and where a fuzzy day lies astride.
    """
    met = milestone.met_on
    if not milestone.is_met or met is None or promised is None or promised.ends is None:
        return None
    if met.starts is not None and met.starts > promised.ends:
        return True
    return False if met.ends is not None and met.ends <= promised.ends else None


def forecast_is_stale(milestone: Milestone, *, as_at: date, cycle_in_days: int | None) -> bool | None:
    """Whether nobody looked at an open milestone's dates within the reporting cycle.

    Not stated where the programme states no cycle or the milestone no day; never where it is met or dropped.
    """
    if cycle_in_days is None:
        return None
    if not milestone.is_open:
        return False
    looked_at = last_dated_on(milestone)
    return None if looked_at is None else is_stale(looked_at, as_at=as_at, cycle_in_days=cycle_in_days)


def late_predecessors(milestone: Milestone, waited_for: tuple[Milestone, ...], as_at: date) -> tuple[Milestone, ...]:
    """Open milestones it waits for that are overdue, or expected after the last day of the milestone itself."""
    due = due_day(milestone)
    return tuple(
        other for other in waited_for if other.is_open and (is_overdue(other, as_at) or _is_later(due_day(other), due))
    )


def _is_later(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one > other


class Timed(NamedTuple):
    """What lists and counts need to know of a milestone, whatever the day: they look at each of hundreds many times."""

    ref: str
    kind: MilestoneKind
    planned_at: int
    is_open: bool
    is_met: bool
    due: date | None
    is_slipping: bool
    was_met_late: bool
    was_met_later_than_first_promised: bool

    def is_overdue(self, as_at: date) -> bool:
        """Whether it is open and the last day it was expected on has gone by."""
        return self.is_open and self.due is not None and as_at > self.due


TIMED_KEPT = 4096
"""Of how many states of milestones it is kept."""

_timed: KeptOfEach[Timed] = KeptOfEach(TIMED_KEPT)


def timed(milestone: Milestone) -> Timed:
    """The same for the same state, so that it is worked out once."""
    return _timed.of(milestone, (), lambda: _worked_out(milestone))


def _worked_out(milestone: Milestone) -> Timed:
    is_met = milestone.is_met
    return Timed(
        ref=milestone.ref,
        kind=milestone.kind,
        planned_at=milestone.planned_at,
        is_open=milestone.is_open,
        is_met=is_met,
        due=due_day(milestone),
        is_slipping=is_slipping(milestone),
        was_met_late=is_met and was_met_late(milestone, milestone.baseline) is True,
        was_met_later_than_first_promised=is_met and was_met_late(milestone, milestone.first_promise) is True,
    )
