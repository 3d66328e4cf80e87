"""How has the date of one milestone moved since it was first promised?

A line in steps: to the right the days on which something was said, upwards the dates that were said. A level line
kept its promise; every step up is a slip.
"""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from api.pages.drawing.lettering import shortened
from api.pages.drawing.shapes import Shape, circle, number
from application.projections.milestones import ForecastView, MilestoneDetail
from application.projections.view import PlannedDateView, later_or_earlier
from domain.refusals import day_in_words

WIDTH, HEIGHT, TOP, BOTTOM, START, END = 320.0, 104.0, 20.0, 84.0, 8.0, 312.0
_SIZE = 14.0
_FEWEST = 2
"""A date that was said once has not moved, and there is no line to draw."""


class SlipLine(NamedTuple):
    """The line with its words; `is_empty` where fewer than two dates are known with the day they were said on."""

    ident: str
    title: str
    in_words: str
    is_empty: bool
    view_box: str
    width: str
    height: str
    shapes: tuple[Shape, ...]
    first: str
    last: str
    first_y: str
    last_y: str
    first_x: str
    last_x: str


class _Said(NamedTuple):
    on: date
    expected: PlannedDateView
    due: date


def slip_line(detail: MilestoneDetail, *, today: date, ident: str = "slip-line") -> SlipLine:
    """The forecasts of one milestone over time, up to today."""
    said = _said(detail.forecasts)
    places = _places(said, max([today, *(one.on for one in said)]))
    level = places[0][1] if places else BOTTOM
    rises = len(places) < _FEWEST or places[-1][1] <= level
    return SlipLine(
        ident=ident,
        title=f"How the date of “{detail.milestone.title}” has moved",
        in_words=_in_words(said),
        is_empty=len(said) < _FEWEST,
        view_box=f"0 0 {number(WIDTH)} {number(HEIGHT)}",
        width=number(WIDTH),
        height=number(HEIGHT),
        shapes=_shapes(places) if len(said) >= _FEWEST else (),
        first=_label(said[0]) if said else "",
        last=_label(said[-1]) if said else "",
        first_x=number(START),
        first_y=number(level + 18 if rises else level - 8),
        last_x=number(END),
        last_y=number((places[-1][1] if places else TOP) + (-8 if rises else 18)),
    )


def _said(forecasts: Sequence[ForecastView]) -> tuple[_Said, ...]:
    dated = (
        _Said(one.said_on, one.expected, due)
        for one in forecasts
        if one.said_on is not None and (due := one.expected.ends or one.expected.starts) is not None
    )
    return tuple(sorted(dated, key=lambda one: one.on))


def _places(said: Sequence[_Said], until: date) -> tuple[tuple[float, float], ...]:
    """Where each date was said, then where the line ends; the earliest date lies at the bottom."""
    if not said:
        return ()
    first, lowest, highest = said[0].on, min(one.due for one in said), max(one.due for one in said)
    days, span = max((until - first).days, 1), max((highest - lowest).days, 1)
    points = [*((one.on, one.due) for one in said), (until, said[-1].due)]
    return tuple(
        (START + (END - START) * (on - first).days / days, BOTTOM - (BOTTOM - TOP) * (due - lowest).days / span)
        for on, due in points
    )


def _shapes(places: Sequence[tuple[float, float]]) -> tuple[Shape, ...]:
    start, level = places[0]
    steps = "".join(f"H{number(x)}V{number(y)}" for x, y in places[1:])
    dots = (circle(x, y, "forecast", radius=4) for x, y in places[:-1])
    return (
        Shape("promised", f"M{number(start)} {number(level)}H{number(END)}"),
        Shape("moves", f"M{number(start)} {number(level)}{steps}"),
        *dots,
    )


def _label(said: _Said) -> str:
    return shortened(said.expected.in_words, WIDTH / 2, size=_SIZE)


def _in_words(said: Sequence[_Said]) -> str:
    """For example: First expected 1 March 2018. Moved once: on 5 February 2018 to 13 March 2018, 12 days later."""
    if not said:
        return "No dated forecast was recorded."
    moves = [(one, before) for before, one in pairwise(said) if one.due != before.due]
    begun = f"First expected {said[0].expected.in_words}."
    if not moves:
        return f"{begun} It has not moved since."
    times = "once" if len(moves) == 1 else f"{len(moves)} times"
    told = "; ".join(
        f"on {day_in_words(one.on)} to {one.expected.in_words}, {later_or_earlier((one.due - before.due).days)}"
        for one, before in moves
    )
    return f"{begun} Moved {times}: {told}."
