"""How many milestones are there, open, met, dropped, overdue, due soon, slipping, met late; and what is due next?"""

from collections.abc import Iterable, Sequence
from datetime import date

from application.projections.timing import SOON, due_day, is_due_within, is_overdue, is_slipping, was_met_late
from application.projections.view import View
from domain.milestone import Milestone
from domain.milestone_facts import MilestoneKind


class NextDue(View):
    """The next day on which open milestones are due, from the day shown on: how many days ahead, and which."""

    day: date
    days_ahead: int
    refs: tuple[str, ...]


class MilestoneTotals(View):
    """How many there are of one kind; of every kind together where `kind` is null.

    Overdue and due within 30 days go by the forecast's last day, slipping and met late by the baseline in force.
    `met_later_than_first_promised` goes by the first baseline instead; `met_late_in_words` says both.
    """

    kind: MilestoneKind | None
    total: int
    open: int
    met: int
    dropped: int
    overdue: int
    due_within_30_days: int
    slipping: int
    met_late: int
    met_later_than_first_promised: int
    met_late_in_words: str
    next_due: NextDue | None


def totals(milestones: Iterable[Milestone], as_at: date, kind: MilestoneKind | None = None) -> MilestoneTotals:
    """Count them, of one kind or all together."""
    counted = [milestone for milestone in milestones if kind is None or milestone.kind is kind]
    met_late = sum(was_met_late(milestone, milestone.baseline) is True for milestone in counted)
    after_the_first = sum(was_met_late(milestone, milestone.first_promise) is True for milestone in counted)
    return MilestoneTotals(
        kind=kind,
        total=len(counted),
        open=sum(milestone.is_open for milestone in counted),
        met=sum(milestone.is_met for milestone in counted),
        dropped=sum(milestone.is_dropped for milestone in counted),
        overdue=sum(is_overdue(milestone, as_at) for milestone in counted),
        due_within_30_days=sum(is_due_within(milestone, SOON, as_at) for milestone in counted),
        slipping=sum(is_slipping(milestone) for milestone in counted),
        met_late=met_late,
        met_later_than_first_promised=after_the_first,
        met_late_in_words=f"{after_the_first} met later than first promised, {met_late} later than agreed",
        next_due=next_due(counted, as_at),
    )


def totals_by_kind(milestones: Sequence[Milestone], as_at: date) -> tuple[MilestoneTotals, ...]:
    """One count for each kind there is any of."""
    kinds = {milestone.kind for milestone in milestones}
    return tuple(totals(milestones, as_at, kind) for kind in MilestoneKind if kind in kinds)


def next_due(milestones: Iterable[Milestone], as_at: date) -> NextDue | None:
    """What is due next; nothing where no open milestone has a day still to come."""
    ahead = [(day, milestone.ref) for milestone in milestones if milestone.is_open and (day := due_day(milestone))]
    days = [day for day, _ in ahead if day >= as_at]
    if not days:
        return None
    soonest = min(days)
    return NextDue(
        day=soonest, days_ahead=(soonest - as_at).days, refs=tuple(ref for day, ref in ahead if day == soonest)
    )
