"""How many milestones are there, open, met, dropped, overdue, due soon, slipping, met late; and what is due next?"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from application.projections.timing import SOON, Timed, timed
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
    found = (timed(milestone) for milestone in milestones)
    return _counted([one for one in found if kind is None or one.kind is kind], as_at, kind)


def totals_by_kind(milestones: Iterable[Milestone], as_at: date) -> tuple[MilestoneTotals, ...]:
    """One count for each kind there is any of."""
    of_kind: dict[MilestoneKind, list[Timed]] = {}
    for milestone in milestones:
        one = timed(milestone)
        of_kind.setdefault(one.kind, []).append(one)
    return tuple(_counted(of_kind[kind], as_at, kind) for kind in MilestoneKind if kind in of_kind)


def _counted(counted: Sequence[Timed], as_at: date, kind: MilestoneKind | None) -> MilestoneTotals:
    still_open = [one for one in counted if one.is_open]
    met = sum(one.is_met for one in counted)
    soon = as_at + timedelta(days=SOON)
    met_late = sum(one.was_met_late for one in counted)
    after_the_first = sum(one.was_met_later_than_first_promised for one in counted)
    return MilestoneTotals(
        kind=kind,
        total=len(counted),
        open=len(still_open),
        met=met,
        dropped=len(counted) - len(still_open) - met,
        overdue=sum(one.is_overdue(as_at) for one in still_open),
        due_within_30_days=sum(one.due is not None and as_at <= one.due <= soon for one in still_open),
        slipping=sum(one.is_slipping for one in still_open),
        met_late=met_late,
        met_later_than_first_promised=after_the_first,
        met_late_in_words=f"{after_the_first} met later than first promised, {met_late} later than agreed",
        next_due=next_of(still_open, as_at),
    )


def next_due(milestones: Iterable[Milestone], as_at: date) -> NextDue | None:
    """What is due next; nothing where no open milestone has a day still to come."""
    return next_of((timed(milestone) for milestone in milestones), as_at)


def next_of(milestones: Iterable[Timed], as_at: date) -> NextDue | None:
    """The same, of milestones that were looked at already."""
    ahead = [(one.due, one.ref) for one in milestones if one.is_open and one.due and one.due >= as_at]
    if not ahead:
        return None
    soonest = min(day for day, _ in ahead)
    return NextDue(
        day=soonest, days_ahead=(soonest - as_at).days, refs=tuple(ref for day, ref in ahead if day == soonest)
    )
