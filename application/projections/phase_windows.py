"""On which days do phases run side by side, and on which days does none?"""

from datetime import date, timedelta
from itertools import combinations

from application.projections.view import View
from domain.phase import Phase
from domain.planned_date import PlannedDate, overlap

_A_DAY = timedelta(days=1)


class PhaseOverlap(View):
    """The days two phases share, both ends included; no last day and no count where neither has an end."""

    phase: str
    other: str
    first_day: date
    last_day: date | None
    days: int | None


class PhaseGap(View):
    """Days on which no phase is planned, both ends included, after one phase and before the next."""

    after: str
    before: str
    first_day: date
    last_day: date
    days: int


def overlaps(phases: tuple[Phase, ...]) -> tuple[PhaseOverlap, ...]:
    """Every pair of phases with shared days, in the order of the phases given."""
    pairs = combinations(_dated(phases), 2)
    return tuple(
        _overlap(one, other, shared) for (one, window), (other, next_) in pairs if (shared := overlap(window, next_))
    )


def _overlap(one: Phase, other: Phase, shared: tuple[date, date | None]) -> PhaseOverlap:
    first, last = shared
    return PhaseOverlap(
        phase=one.ref, other=other.ref, first_day=first, last_day=last, days=(last - first).days + 1 if last else None
    )


def gaps(phases: tuple[Phase, ...]) -> tuple[PhaseGap, ...]:
    """The stretches between the first planned day and the last on which no phase is planned."""
    by_start = sorted(
        ((window.starts or date.min, window.ends or date.max, phase.ref) for phase, window in _dated(phases))
    )
    furthest: list[tuple[date, str]] = []
    for _, ends, ref in by_start:
        furthest.append(max((ends, ref), furthest[-1]) if furthest else (ends, ref))
    following = by_start[1:]
    return tuple(
        PhaseGap(
            after=before, before=after, first_day=ends + _A_DAY, last_day=starts - _A_DAY, days=(starts - ends).days - 1
        )
        for (ends, before), (starts, _, after) in zip(furthest, following, strict=False)
        if ends < date.max and starts > ends + _A_DAY
    )


def _dated(phases: tuple[Phase, ...]) -> list[tuple[Phase, PlannedDate]]:
    """The phases that take place and say when they begin."""
    return [(phase, phase.window) for phase in phases if phase.window and phase.window.starts and not phase.is_dropped]
