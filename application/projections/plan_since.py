"""What became of the milestones since a report: which dates moved, what was met, dropped, planned, promised anew?"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from application.projections.sentences.telling import quoted
from application.projections.timing import due_day
from application.projections.view import counted, later_or_earlier
from domain.milestone import Milestone
from domain.record import Record


class DateMoved(NamedTuple):
    """An open milestone that is expected otherwise than before: by how many days later, where both days are stated."""

    milestone: Milestone
    before: Milestone
    days: int | None


class PlanChanged(NamedTuple):
    """What became of the milestones."""

    moved: tuple[DateMoved, ...]
    met: tuple[Milestone, ...]
    dropped: tuple[Milestone, ...]
    planned: int
    rebaselined: int


def plan_since(then: Record, now: Record) -> PlanChanged:
    """What became of the milestones from the one record to the other."""
    held, before = now.all(Milestone), then.all(Milestone)
    ended = [one for one in held.values() if not one.is_open and (one.ref not in before or before[one.ref].is_open)]
    going_on = [(one, before[one.ref]) for one in held.values() if one.is_open and one.ref in before]
    return PlanChanged(
        moved=tuple(moved for one, was in going_on if (moved := _moved(one, was))),
        met=tuple(one for one in ended if one.is_met),
        dropped=tuple(one for one in ended if one.is_dropped),
        planned=sum(one.is_open and one.ref not in before for one in held.values()),
        rebaselined=sum(len(one.baselines) > len(was.baselines) for one, was in going_on),
    )


def _moved(one: Milestone, was: Milestone) -> DateMoved | None:
    if one.forecast is None or one.forecast.says_the_same_as(was.forecast):
        return None
    return DateMoved(one, was, _days_between(due_day(was), due_day(one)))


def _days_between(before: date | None, after: date | None) -> int | None:
    return (after - before).days if before and after else None


def plan_told(plan: PlanChanged) -> str:
    """The forecast that moved furthest, then how many others did, and what was met, dropped, promised anew, planned."""
    parts = [*_moved_told(plan.moved), *_one_or_many(plan.met, "met"), *_one_or_many(plan.dropped, "dropped")]
    if plan.rebaselined:
        parts.append(f"{counted(plan.rebaselined, 'new baseline was', 'new baselines were')} agreed")
    if plan.planned:
        parts.append(f"{counted(plan.planned, 'milestone was', 'milestones were')} added to the plan")
    return "; ".join(parts)


def _moved_told(moved: tuple[DateMoved, ...]) -> Iterator[str]:
    if moved:
        yield _move_in_words(max(moved, key=lambda one: abs(one.days or 0)))
    if len(moved) > 1:
        yield f"{counted(len(moved) - 1, 'other forecast')} moved"


def _move_in_words(moved: DateMoved) -> str:
    """“TUPE transfer” moved from 1 April 2018 to 16 April 2018, 15 days later."""
    name, before, after = quoted(moved.milestone.title), moved.before.forecast, moved.milestone.forecast
    expected = after.in_words if after else ""
    if before is None:
        return f"{name} was given a date, {expected}"
    words = f"{name} moved from {before.in_words} to {expected}"
    return f"{words}, {days_in_words(moved.days)}" if moved.days else words


def _one_or_many(milestones: tuple[Milestone, ...], ended: str) -> Iterator[str]:
    if len(milestones) == 1:
        yield f"{quoted(milestones[0].title)} was {ended}"
    elif milestones:
        yield f"{len(milestones)} milestones were {ended}"


def days_in_words(days: int | None) -> str:
    """How far a date moved; nothing where that is not known, or it did not."""
    return later_or_earlier(days) if days else ""
