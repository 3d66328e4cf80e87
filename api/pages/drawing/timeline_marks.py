"""Which marks does one milestone, or one phase, leave on the plan, and at which places?

A date is marked on its last day, because it is kept until then; where it is less exact than a day, a dotted line leads
from its first day to the mark. The end of a phase that is only known to the month is drawn fuzzy for that month.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from api.pages.drawing import shapes
from api.pages.drawing.placing import Label, Place, label, places_around
from api.pages.drawing.shapes import Shape, number
from api.pages.drawing.timeline_words import milestone_in_words, note_of, note_of_phase, phase_in_words
from api.pages.drawing.timescale import LEFT, RIGHT, Timescale
from application.projections.milestone_rows import MilestoneRow
from application.projections.phase_standing import PhaseStanding
from application.projections.phases import PhaseRow
from application.projections.view import PlannedDateView
from domain.planned_date import Precision

Href = Callable[[str, str], str]
"""The address of a thing's page, by its kind (milestone, phase) and its reference."""

HALF_A_BAR = 10.0
INSIDE = 8.0
"""How far words inside a bar stay from its ends."""


class Dates(NamedTuple):
    """The days a milestone is marked on; nothing where none is stated. `opens` is the first day of a fuzzy one."""

    promise: date | None
    baseline: date | None
    now: date | None
    opens: date | None


class Mark(NamedTuple):
    """What is drawn and linked of one milestone or phase, before it has a row: `starts` to `ends` is what it takes."""

    ref: str
    href: str
    words: str
    places: tuple[float, ...]
    label: Label
    starts: float
    ends: float
    draw: Callable[[float], tuple[Shape, ...]]


def dates_of(row: MilestoneRow) -> Dates:
    """Where a milestone lies in time; what was met on no stated day lies where it was expected."""
    shown = row.met_on if row.met_on and _last_day(row.met_on) else row.forecast
    baseline = _last_day(row.baseline) if len(row.baselines) > 1 else None
    promise, now = _last_day(row.first_promise), _last_day(shown)
    opens = shown.starts if shown and now and shown.starts and shown.starts < now else None
    if now is None and row.state != "open":
        now = _last_day(row.baseline)
    return Dates(promise, baseline, now, opens)


def _last_day(planned: PlannedDateView | None) -> date | None:
    return None if planned is None else planned.ends or planned.starts


def days_of(dates: Dates) -> tuple[date, ...]:
    """Every day that is drawn of it."""
    return tuple(day for day in dates if day)


def milestone_mark(row: MilestoneRow, dates: Dates, *, scale: Timescale, href: Href) -> Mark:
    """A milestone that states a day at all, with its words beside it."""
    places = tuple(None if day is None else scale.at(day) for day in dates)
    stated = tuple(sorted({place for place in places if place is not None}))
    beside = label(row.title, note_of(row), places_around(stated, shapes.REACH))
    return Mark(
        ref=row.ref,
        href=href("milestone", row.ref),
        words=milestone_in_words(row),
        places=stated,
        label=beside,
        starts=min(stated[0] - shapes.REACH, beside.starts),
        ends=max(stated[-1] + shapes.REACH, beside.ends),
        draw=lambda y: _milestone_shapes(row.state, places, y),
    )


def _milestone_shapes(state: str, places: tuple[float | None, ...], y: float) -> tuple[Shape, ...]:
    promise, baseline, now, opens = places
    drawn: list[Shape] = []
    if opens is not None and now is not None:
        drawn.append(shapes.level(opens, now, y, css="window"))
    if promise is not None and now is not None and promise != now:
        drawn.append(shapes.level(promise, now, y, css="slip" if now > promise else "gain"))
    if promise is not None:
        drawn.append(shapes.diamond(promise, y))
    if baseline is not None:
        drawn.append(shapes.ring(baseline, y))
    return (*drawn, *(_now(state, now, y) if now is not None else ()))


def _now(state: str, x: float, y: float) -> tuple[Shape, ...]:
    if state == "met":
        return shapes.tick(x, y)
    return (shapes.cross(x, y),) if state == "dropped" else (shapes.dot(x, y),)


def phase_days(row: PhaseRow) -> tuple[date, ...]:
    """The first and the last day of a phase, as far as they are stated."""
    window = row.window
    return tuple(day for day in (window.starts, window.ends) if day) if window else ()


def phase_mark(row: PhaseRow, window: PlannedDateView, *, scale: Timescale, href: Href) -> Mark:
    """A phase whose window states a day at all, as a bar with its name."""
    starts = scale.beginning_of(window.starts) if window.starts else LEFT
    ends = scale.end_of(window.ends) if window.ends else RIGHT
    inside = Place(ends - starts - 2 * INSIDE, starts + INSIDE, "inside")
    beside = label(row.name, note_of_phase(row), (inside, *places_around((starts, ends), 0.0)[:2]))
    beside = beside._replace(css=f"{beside.css} phase-words")
    return Mark(
        ref=row.ref,
        href=href("phase", row.ref),
        words=phase_in_words(row),
        places=(starts, ends),
        label=beside,
        starts=min(starts, beside.starts),
        ends=max(ends, beside.ends),
        draw=lambda y: _bar(row, _sure_part(window, scale, ends=ends), y, starts=starts, ends=ends),
    )


def _sure_part(window: PlannedDateView, scale: Timescale, *, ends: float) -> tuple[float, float]:
    """From where to where a phase runs whichever way its dates turn out; empty where they say less than it lasts.

    Of a phase that is open at one end, a month from the other is sure.
    """
    fuzz = _FUZZ.get(window.precision, timedelta(0))
    first = last = 0.0
    if window.starts:
        first, last = scale.beginning_of(window.starts + fuzz), scale.beginning_of(window.starts + fuzz + _A_MONTH)
    if window.ends:
        last = scale.end_of(window.ends - fuzz)
        first = first if window.starts else scale.end_of(window.ends - fuzz - _A_MONTH)
    return (first, last) if first < last else (ends, ends)


_A_MONTH = timedelta(days=30)
_FUZZ = {
    Precision.WEEK: timedelta(days=7),
    Precision.MONTH: timedelta(days=30),
    Precision.QUARTER: timedelta(days=91),
    Precision.FINANCIAL_YEAR: timedelta(days=365),
    Precision.CALENDAR_YEAR: timedelta(days=365),
}
"""How long the stretch is somewhere in which a phase begins or ends, by how exact its window is."""


def _bar(row: PhaseRow, sure: tuple[float, float], y: float, *, starts: float, ends: float) -> tuple[Shape, ...]:
    state = "dropped-bar" if row.is_dropped else "running" if row.standing is PhaseStanding.RUNNING else "phase"
    first, last = sure
    fuzzy = [(one, other) for one, other in ((starts, first), (last, ends)) if one < other]
    drawn = [_box(one, other, y, css="fuzzy") for one, other in fuzzy]
    return (*drawn, _box(first, last, y, css=state)) if first < last else tuple(drawn)


def _box(start: float, end: float, y: float, *, css: str) -> Shape:
    top, depth = number(y - HALF_A_BAR), number(2 * HALF_A_BAR)
    return Shape(css, f"M{number(start)} {top}H{number(end)}v{depth}H{number(start)}z")
