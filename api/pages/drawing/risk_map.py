"""How many risks lie at which likelihood and impact, and how severe is that?

Five by five squares, likelihood upwards and impact to the right, as finished geometry. The bands are those of the
National Patient Safety Agency's “A risk matrix for risk managers” (January 2008), by likelihood times impact: 1 to 3
low, 4 to 6 moderate, 8 to 12 high, 15 to 25 extreme. They help to read the map; the record keeps scores alone. Each
square says its band in a word, and the bands darken from low to extreme, so that the map reads in black and white.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from api.pages.drawing.shapes import number
from application.projections.risks import RiskMap
from application.projections.view import counted
from domain.words import listed

LOWEST_OF_BAND = ((15, "extreme"), (8, "high"), (4, "moderate"), (1, "low"))
"""The least product of each band, the most severe first."""

SQUARE, GUTTER, FOOT = 64.0, 56.0, 54.0
WIDTH, HEIGHT = GUTTER + 5 * SQUARE + 2, 5 * SQUARE + FOOT
UPWARDS = range(5, 0, -1)
ACROSS = range(1, 6)


class Square(NamedTuple):
    """One likelihood with one impact; nothing is `shown` and there is no link where no risk lies there."""

    x: str
    y: str
    middle: str
    count_y: str
    band_y: str
    band: str
    shown: str
    likelihood: int
    impact: int
    risks: int
    words: str
    href: str | None


class AxisMark(NamedTuple):
    """One of the five steps of an axis."""

    x: str
    y: str
    words: str


class MapRow(NamedTuple):
    """One likelihood in the table beside the map: its five squares from impact 1 to 5."""

    heading: str
    squares: tuple[Square, ...]


class DrawnRiskMap(NamedTuple):
    """The map as it is drawn; where nothing is placed `is_empty` says so and the words are all there is to show."""

    ident: str
    title: str
    in_words: str
    is_empty: bool
    view_box: str
    width: str
    height: str
    side: str
    squares: tuple[Square, ...]
    steps: tuple[AxisMark, ...]
    impacts: tuple[AxisMark, ...]
    likelihood: AxisMark
    impact: AxisMark
    rows: tuple[MapRow, ...]
    placed: int
    unscored: int
    unscored_in_words: str


def band_of(product: int) -> str:
    """The band of likelihood times impact: low, moderate, high or extreme."""
    return next(band for lowest, band in LOWEST_OF_BAND if product >= lowest)


def risk_map(
    grid: RiskMap,
    *,
    title: str,
    href: Callable[[int, int], str],
    ident: str = "risk-map",
    noun: tuple[str, str] = ("risk", "risks"),
) -> DrawnRiskMap:
    """A map of the register; `href` gives the address of the register filtered by likelihood and impact."""
    squares = tuple(_squares(grid, href, noun))
    upwards = tuple(AxisMark("42", number(_top(step) + SQUARE / 2 + 6), str(step)) for step in UPWARDS)
    across = tuple(AxisMark(number(_left(step) + SQUARE / 2), number(5 * SQUARE + 22), str(step)) for step in ACROSS)
    return DrawnRiskMap(
        ident=ident,
        title=title,
        in_words=_in_words(grid, squares, noun),
        is_empty=grid.placed == 0,
        view_box=f"0 0 {number(WIDTH)} {number(HEIGHT)}",
        width=number(WIDTH),
        height=number(HEIGHT),
        side=number(SQUARE - 2),
        squares=squares,
        steps=(*upwards, *across),
        impacts=across,
        likelihood=AxisMark("16", number(5 * SQUARE / 2), "Likelihood"),
        impact=AxisMark(number(GUTTER + 5 * SQUARE / 2), number(5 * SQUARE + 46), "Impact"),
        rows=tuple(
            MapRow(f"Likelihood {step}", tuple(one for one in squares if one.likelihood == step)) for step in UPWARDS
        ),
        placed=grid.placed,
        unscored=grid.unscored,
        unscored_in_words=_unscored(grid, noun),
    )


def _left(impact: int) -> float:
    return GUTTER + (impact - 1) * SQUARE


def _top(likelihood: int) -> float:
    return (5 - likelihood) * SQUARE


def _squares(grid: RiskMap, href: Callable[[int, int], str], noun: tuple[str, str]) -> Iterator[Square]:
    for likelihood in UPWARDS:
        for impact in ACROSS:
            risks = grid.counts[likelihood - 1][impact - 1]
            band = band_of(likelihood * impact)
            left, top = _left(impact), _top(likelihood)
            yield Square(
                x=number(left + 1),
                y=number(top + 1),
                middle=number(left + SQUARE / 2),
                count_y=number(top + SQUARE / 2 + 4),
                band_y=number(top + SQUARE - 9),
                band=band,
                shown=str(risks) if risks else "",
                likelihood=likelihood,
                impact=impact,
                risks=risks,
                words=f"{counted(risks, *noun)} with likelihood {likelihood} and impact {impact}: {band}",
                href=href(likelihood, impact) if risks else None,
            )


def _in_words(grid: RiskMap, squares: Iterable[Square], noun: tuple[str, str]) -> str:
    if grid.placed == 0:
        return f"No {noun[0]} is on the map. {_unscored(grid, noun)}".strip()
    bands: Counter[str] = Counter()
    for square in squares:
        bands[square.band] += square.risks
    found = listed(f"{bands[band]} {band}" for _, band in LOWEST_OF_BAND if bands[band])
    return f"{counted(grid.placed, *noun)} on the map: {found}. {_unscored(grid, noun)}".strip()


def _unscored(grid: RiskMap, noun: tuple[str, str]) -> str:
    if not grid.unscored:
        return ""
    has = "lacks" if grid.unscored == 1 else "lack"
    not_there = "is not on it" if grid.unscored == 1 else "are not on it"
    return f"{counted(grid.unscored, *noun).capitalize()} {has} a likelihood or an impact and {not_there}."
