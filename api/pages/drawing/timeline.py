"""What happens when, and what has slipped?

The plan on a page as finished geometry: every number is a string ready for an attribute, so that the template that
draws it has nothing left to work out.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from api.pages.drawing import shapes
from api.pages.drawing.placing import AWAY, in_rows
from api.pages.drawing.shapes import Shape, number
from api.pages.drawing.timeline_marks import (
    Dates,
    Href,
    Mark,
    dates_of,
    days_of,
    milestone_mark,
    phase_days,
    phase_mark,
)
from api.pages.drawing.timeline_words import (
    PROGRAMME_ITSELF,
    TimelineRow,
    plan_in_words,
    timeline_row,
    undated_in_words,
)
from api.pages.drawing.timescale import RIGHT, Tick, Timescale, ticks, timescale
from application.projections.milestone_rows import MilestoneRow
from application.projections.milestones import MilestoneList
from application.projections.phases import PhasePlan, PhaseRow
from domain.refusals import day_in_words

WIDTH = 960
ROW, LANE_NAME, LANE_END = 26.0, 30.0, 8.0
AXIS = 60.0
"""How deep the axis is: a line for today, one for years, one for months."""

TALL = 700.0
"""From this height on the axis is written below the drawing as well."""

_TARGET = 24.0
"""What is clicked is at least so high."""

_TODAY_NEAR = 4
"""Today is drawn where it lies on the plan or off it by no more than a quarter of its length."""


Rows = Sequence[Sequence[Mark]]
"""The rows of a lane, from the top, each from left to right."""


class Linked(NamedTuple):
    """A milestone or a phase as it is drawn: shapes, words beside them, all of it linked to its page."""

    ref: str
    href: str
    words: str
    x: str
    y: str
    width: str
    shapes: tuple[Shape, ...]
    label_x: str
    label_y: str
    label_css: str
    label: str
    note: str


class Lane(NamedTuple):
    """The phases, or one workstream: its name over as many rows as its marks need."""

    name: str
    y: str
    height: str
    name_y: str
    linked: tuple[Linked, ...]


class Today(NamedTuple):
    """Where today is, and its words, which stay on the drawing."""

    x: str
    label_x: str
    css: str
    label: str


class Undated(NamedTuple):
    """What is planned without a day that could be drawn."""

    href: str
    what: str
    words: str


class LegendEntry(NamedTuple):
    """A shape of the drawing and what it means."""

    shapes: tuple[Shape, ...]
    words: str


class Timeline(NamedTuple):
    """The plan on a page. `ident` begins every id; without anything to draw there are no lanes."""

    ident: str
    title: str
    in_words: str
    view_box: str
    width: str
    height: str
    ticks: tuple[Tick, ...]
    axis_rows: tuple[tuple[str, str], ...]
    grid_top: str
    grid_bottom: str
    today: Today | None
    off_the_plan: str | None
    lanes: tuple[Lane, ...]
    undated: tuple[Undated, ...]
    legend: tuple[LegendEntry, ...]
    rows: tuple[TimelineRow, ...]


def timeline(
    plan: PhasePlan,
    milestones: MilestoneList,
    *,
    today: date,
    href: Href,
    called: str = "Today",
    ident: str = "timeline",
) -> Timeline:
    """The phases and milestones of a programme on a line of days; `href` gives the address of each one's page.

    `today` is the day that is looked at, and `called` its name: of a past one nobody should read that it is today.
    """
    dates = {row.ref: dates_of(row) for row in milestones.milestones}
    span = _span(plan, dates)
    scale = timescale(*_with_today(span or (today, today), today))
    lanes = tuple(_lanes(plan, milestones, scale, dates=dates, href=href)) if span else ()
    bottom = float(lanes[-1].y) + float(lanes[-1].height) if lanes else AXIS
    height = bottom + (AXIS if bottom > TALL else LANE_END)
    undated = (*_undated_phases(plan, href), *_undated_milestones(milestones, dates, href=href))
    return Timeline(
        ident=ident,
        title=f"The plan of {milestones.programme_name} on a page",
        in_words=plan_in_words(
            plan.phases, milestones.milestones, span=span, undated=len(undated), next_due=_next_due(milestones)
        ),
        view_box=f"0 0 {WIDTH} {number(height)}",
        width=str(WIDTH),
        height=number(height),
        ticks=ticks(scale),
        axis_rows=_axis_rows(bottom),
        grid_top=number(AXIS - 6),
        grid_bottom=number(bottom),
        today=_today(scale, today, called) if scale.holds(today) else None,
        off_the_plan=None if scale.holds(today) or span is None else _off_the_plan(span, today, called),
        lanes=lanes,
        undated=undated,
        legend=_legend(lanes),
        rows=tuple(timeline_row(row, href("milestone", row.ref)) for row in milestones.milestones),
    )


def _span(plan: PhasePlan, dates: Mapping[str, Dates]) -> tuple[date, date] | None:
    """From the first day that the plan names to the last; nothing where it names none."""
    days = [day for row in plan.phases for day in phase_days(row)]
    days += [day for one in dates.values() for day in days_of(one)]
    return (min(days), max(days)) if days else None


def _with_today(span: tuple[date, date], today: date) -> tuple[date, date]:
    """The span, stretched to today where today is near: a line that is mostly empty would say little."""
    first, last = span
    near = timedelta(days=max((last - first).days // _TODAY_NEAR, 7))
    if last < today <= last + near:
        return first, today
    return (today, last) if first - near <= today < first else span


def _axis_rows(bottom: float) -> tuple[tuple[str, str], ...]:
    """The height of the years and of what divides them, above the drawing and, where it is tall, below it."""
    above = (number(AXIS - 26), number(AXIS - 10))
    return (above, (number(bottom + 36), number(bottom + 18))) if bottom > TALL else (above,)


def _today(scale: Timescale, today: date, called: str) -> Today:
    x = scale.at(today)
    words = f"{called}, {day_in_words(today)}"
    room = 190
    css = "right" if x + room < RIGHT else "left"
    return Today(number(x), number(x + AWAY if css == "right" else x - AWAY), css, words)


def _off_the_plan(span: tuple[date, date], today: date, called: str) -> str:
    where = "after the last" if today > span[1] else "before the first"
    return f"{called}, {day_in_words(today)}, lies {where} day of this plan and is not drawn."


def _lanes(
    plan: PhasePlan, milestones: MilestoneList, scale: Timescale, *, dates: Mapping[str, Dates], href: Href
) -> Iterable[Lane]:
    top = AXIS
    for name, rows in _named(plan, milestones, scale, dates=dates, href=href):
        lane = _lane(name, rows, top)
        yield lane
        top += float(lane.height)


def _named(
    plan: PhasePlan, milestones: MilestoneList, scale: Timescale, *, dates: Mapping[str, Dates], href: Href
) -> Iterable[tuple[str, Rows]]:
    """Phases first, a row each, then what belongs to the programme itself, then each workstream by its name."""
    phases = [
        phase_mark(row, row.window, scale=scale, href=href) for row in plan.phases if row.window and phase_days(row)
    ]
    if phases:
        yield "Phases", tuple((mark,) for mark in phases)
    dated = [row for row in milestones.milestones if days_of(dates[row.ref])]
    dated.sort(key=lambda row: (row.workstream is not None, row.workstream_name or "", row.workstream or ""))
    for _, rows in groupby(dated, key=lambda row: row.workstream):
        held = list(rows)
        yield (
            held[0].workstream_name or PROGRAMME_ITSELF,
            in_rows(milestone_mark(row, dates[row.ref], scale=scale, href=href) for row in held),
        )


def _lane(name: str, rows: Rows, top: float) -> Lane:
    first = top + LANE_NAME + ROW / 2
    linked = tuple(_linked(mark, first + ROW * place) for place, row in enumerate(rows) for mark in row)
    height = LANE_NAME + ROW * len(rows) + LANE_END
    return Lane(name, number(top), number(height), number(top + 20), linked)


def _linked(mark: Mark, y: float) -> Linked:
    return Linked(
        ref=mark.ref,
        href=mark.href,
        words=mark.words,
        x=number(mark.starts),
        y=number(y - _TARGET / 2),
        width=number(max(mark.ends - mark.starts, _TARGET)),
        shapes=mark.draw(y),
        label_x=number(mark.label.x),
        label_y=number(y + 5),
        label_css=mark.label.css,
        label=mark.label.words,
        note=mark.label.note,
    )


def _next_due(milestones: MilestoneList) -> str | None:
    due = milestones.next_due
    if due is None:
        return None
    titles = {row.ref: row.title for row in milestones.milestones}
    more = f" and {len(due.refs) - 1} more" if len(due.refs) > 1 else ""
    return f"“{titles[due.refs[0]]}”{more} on {day_in_words(due.day)}"


def _undated_phases(plan: PhasePlan, href: Href) -> Iterable[Undated]:
    undated: Iterable[PhaseRow] = (row for row in plan.phases if not phase_days(row))
    return (Undated(href("phase", row.ref), row.name, undated_in_words(row.window)) for row in undated)


def _undated_milestones(milestones: MilestoneList, dates: Mapping[str, Dates], *, href: Href) -> Iterable[Undated]:
    undated: Iterable[MilestoneRow] = (row for row in milestones.milestones if not days_of(dates[row.ref]))
    return (
        Undated(href("milestone", row.ref), row.title, undated_in_words(row.forecast or row.baseline))
        for row in undated
    )


def _legend(lanes: Iterable[Lane]) -> tuple[LegendEntry, ...]:
    """What the shapes mean that are drawn; the others would only be in the way."""
    drawn = {shape.css for lane in lanes for linked in lane.linked for shape in linked.shapes}
    return tuple(entry for entry in LEGEND if entry.shapes[0].css in drawn)


_MIDDLE = 12.0
LEGEND = (
    LegendEntry((shapes.diamond(_MIDDLE, _MIDDLE),), "first promised"),
    LegendEntry((shapes.ring(_MIDDLE, _MIDDLE),), "promised now, where it was agreed anew"),
    LegendEntry((shapes.dot(_MIDDLE, _MIDDLE),), "expected now"),
    LegendEntry(shapes.tick(_MIDDLE, _MIDDLE), "met"),
    LegendEntry((shapes.cross(_MIDDLE, _MIDDLE),), "dropped"),
    LegendEntry((shapes.level(2, 22, _MIDDLE, css="slip"),), "later than first promised, by so much"),
    LegendEntry((shapes.level(2, 22, _MIDDLE, css="gain"),), "earlier than first promised, by so much"),
    LegendEntry((shapes.level(2, 22, _MIDDLE, css="window"),), "some time in these days"),
    LegendEntry((Shape("fuzzy", "M2 4H22v16H2z"),), "a phase begins or ends some time in these days"),
)
"""What each shape means, drawn by what draws it on the plan."""
