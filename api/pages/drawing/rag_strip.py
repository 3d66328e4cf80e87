"""How has each light stood over the last periods, at a glance?

A row for each rating, a cell for each period, as finished geometry. A light is a shape and letters: a triangle for
red, a diamond for amber, a circle for green; a hollow circle is not rated, a dotted one is stale, whatever it was.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from api.pages.drawing.lettering import shortened
from api.pages.drawing.shapes import Shape, circle, diamond, number, triangle
from application.projections.rag_history import CellStanding, HistoryCell, HistoryRow, RagHistory
from domain.rating import Light
from domain.refusals import day_in_words

CELL, ROW, NAMES, HEAD = 62.0, 58.0, 196.0, 46.0
_NAME_SIZE = 15.0
_PROGRAMME = "programme"

LETTERS = {
    Light.GREEN: "G",
    Light.AMBER_GREEN: "A/G",
    Light.AMBER: "A",
    Light.AMBER_RED: "A/R",
    Light.RED: "R",
    Light.EXEMPT: "exempt",
    Light.NOT_RATED: "not rated",
}
"""What stands below the shape of each light."""

UNTINTED = frozenset({Light.EXEMPT, Light.NOT_RATED})
"""What is no judgement lies on grey."""


class StripCell(NamedTuple):
    """One light at the end of one period. `words` are all of it, `briefly` what the table says."""

    href: str | None
    words: str
    briefly: str
    x: str
    y: str
    middle: str
    letters_y: str
    tint: str
    shapes: tuple[Shape, ...]
    letters: str
    exclamation: tuple[str, str] | None


class StripRow(NamedTuple):
    """One rating: its name whole, and as much of it as fits beside the cells."""

    ref: str
    name: str
    shown: str
    below: str
    y: str
    below_y: str
    in_words: str
    cells: tuple[StripCell, ...]


class Period(NamedTuple):
    """The end of one period; the year is written where it begins or changes."""

    x: str
    day: str
    year: str
    words: str
    ends: date


class Strip(NamedTuple):
    """The strips of a programme as they are drawn, and what the shapes mean."""

    ident: str
    title: str
    in_words: str
    view_box: str
    width: str
    height: str
    cell_width: str
    cell_height: str
    periods: tuple[Period, ...]
    rows: tuple[StripRow, ...]


def strip(history: RagHistory, *, href: Callable[[str, date], str], ident: str = "rag-strip") -> Strip:
    """The strips of a history; `href` gives the address of a light explained as at a day."""
    width = NAMES + CELL * len(history.period_ends)
    height = HEAD + ROW * len(history.rows)
    return Strip(
        ident=ident,
        title=f"The lights of {history.programme_name} over time",
        in_words=history.in_words,
        view_box=f"0 0 {number(width)} {number(height)}",
        width=number(width),
        height=number(height),
        cell_width=number(CELL - 2),
        cell_height=number(ROW - 4),
        periods=_periods(history.period_ends),
        rows=tuple(_row(row, HEAD + ROW * place, href) for place, row in enumerate(history.rows)),
    )


def _periods(ends: Sequence[date]) -> tuple[Period, ...]:
    before = (None, *(day.year for day in ends))
    return tuple(
        Period(
            number(_left(place) + CELL / 2), f"{day.day} {day:%b}", _year(day, before[place]), day_in_words(day), day
        )
        for place, day in enumerate(ends)
    )


def _year(day: date, before: int | None) -> str:
    return "" if day.year == before else str(day.year)


def _left(place: int) -> float:
    return NAMES + CELL * place


def _row(row: HistoryRow, top: float, href: Callable[[str, date], str]) -> StripRow:
    dimension = row.dimension.capitalize()
    of_programme = row.subject_kind == _PROGRAMME
    name = dimension if of_programme else f"{row.subject_title}: {row.dimension}"
    return StripRow(
        ref=row.ref,
        name=name,
        shown=shortened(dimension if of_programme else row.subject_title, NAMES - 14, size=_NAME_SIZE),
        below="" if of_programme else dimension,
        y=number(top + ROW / 2 + (5 if of_programme else -4)),
        below_y=number(top + ROW / 2 + 14),
        in_words=row.in_words,
        cells=tuple(
            _cell(name, cell, href(row.ref, cell.period_end), left=_left(place), top=top)
            for place, cell in enumerate(row.cells)
        ),
    )


def _cell(name: str, cell: HistoryCell, href: str, *, left: float, top: float) -> StripCell:
    middle, is_there = left + CELL / 2, cell.standing is not CellStanding.NOT_REGISTERED_YET
    light = cell.rating.light if cell.rating else Light.NOT_RATED
    is_stale = cell.is_stale is True
    return StripCell(
        href=href if is_there else None,
        words=f"{name}, {day_in_words(cell.period_end)}: {_in_words(cell)}",
        briefly=_briefly(cell),
        x=number(left + 1),
        y=number(top + 2),
        middle=number(middle),
        letters_y=number(top + ROW - 11),
        tint=_tint(light, is_stale=is_stale) if is_there else "none",
        shapes=_shapes(light, middle, top + 20, is_stale=is_stale) if is_there else (),
        letters=f"{LETTERS[light]} stale" if is_stale else LETTERS[light] if is_there else "–",
        exclamation=(number(middle + 22), number(top + 20)) if cell.is_contradicted else None,
    )


def _tint(light: Light, *, is_stale: bool) -> str:
    return "grey" if is_stale or light in UNTINTED else light.value


def _shapes(light: Light, x: float, y: float, *, is_stale: bool) -> tuple[Shape, ...]:
    if is_stale:
        return (circle(x, y, "stale", radius=9),)
    match light:
        case Light.RED:
            return (triangle(x, y - 1, "red", reach=11),)
        case Light.GREEN:
            return (circle(x, y, "green", radius=10),)
        case Light.NOT_RATED | Light.EXEMPT:
            return (circle(x, y, "not-rated", radius=9),)
        case _:
            return (diamond(x, y, "amber", reach=12),)


def _briefly(cell: HistoryCell) -> str:
    said = [cell.in_words, "stale" if cell.is_stale else "", "the plan says otherwise" if cell.is_contradicted else ""]
    return ", ".join(filter(None, said))


def _in_words(cell: HistoryCell) -> str:
    stale = f"stale since {day_in_words(cell.stale_since)}" if cell.is_stale and cell.stale_since else ""
    said = [cell.in_words, stale or ("stale" if cell.is_stale else ""), cell.contradiction or ""]
    return "; ".join(filter(None, said))
