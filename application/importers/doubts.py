"""What a reader should know of the dates in an order before trusting them. Nothing is changed by saying so."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from pydantic import BaseModel

from application.importers.words_as_meant import Path
from domain.dates_as_written import quoted
from domain.planned_date import PlannedDate, Precision
from domain.refusals import day_in_words

ABOUT_A_YEAR_BEFORE = timedelta(days=62)
"""How near to its paper a day would have to be, were it a year later, for last year to look like a slip of the pen."""

_DAYS_OFF = {(1, 1): "New Year’s Day", (12, 25): "Christmas Day", (12, 26): "Boxing Day"}


class Doubt(NamedTuple):
    """What to know about one value, and the path to it."""

    path: Path
    sentence: str


def doubts(stated: object, near: date | None, path: Path = ()) -> Iterator[Doubt]:
    """Everything to know about the planned dates of an order, at any depth, whose paper is dated `near`."""
    if isinstance(stated, PlannedDate):
        yield from (Doubt(path, sentence) for sentence in _of_date(stated, near, path))
    elif isinstance(stated, BaseModel):
        for name, field in type(stated).model_fields.items():
            yield from doubts(getattr(stated, name), near, (*path, field.alias or name))
    elif isinstance(stated, tuple):
        for number, item in enumerate(stated):
            yield from doubts(item, near, (*path, number))


def _of_date(when: PlannedDate, near: date | None, path: Path) -> Iterator[str]:
    words = quoted(when.as_written or when.in_words)
    read_as = when.model_copy(update={"as_written": None}).in_words
    if when.inferred:
        yield f"{words} does not state the {' and the '.join(when.inferred)}; it is read as {read_as}."
    if when.candidates:
        yield f"{words} may mean {' or '.join(day_in_words(day) for day in when.candidates)}."
    if when.alternative:
        yield f"{words} may stand for {day_in_words(when.alternative)}; it is kept as {read_as}."
    for warning in when.warnings:
        names_it = words in warning or (when.starts and day_in_words(when.starts) in warning)
        yield f"{warning.rstrip('.')}." if names_it else f"{words}: {warning.rstrip('.')}."
    if when.precision is Precision.DAY and when.starts:
        yield from _of_day(when, when.starts, near, path)


def _of_day(when: PlannedDate, day: date, near: date | None, path: Path) -> Iterator[str]:
    if off := day_off(day):
        yield f"{day_in_words(day)} is {off}."
    is_a_plan = not any("started" in str(step) or str(step).endswith("_on") for step in path)
    if near and is_a_plan and not (when.doubt or when.alternative or when.inferred) and _lies_a_year_back(day, near):
        words = quoted(when.as_written or when.in_words)
        yield f"{words} lies about a year before {day_in_words(near)}; the year may be a slip of the pen."


def _lies_a_year_back(day: date, near: date) -> bool:
    return abs(day + timedelta(days=365) - near) <= ABOUT_A_YEAR_BEFORE


def day_off(day: date) -> str | None:
    """The name of a day on which councils in England do not work: one of every year, or one that hangs on Easter."""
    from_easter = {-2: "Good Friday", 0: "Easter Sunday", 1: "Easter Monday"}
    return _DAYS_OFF.get((day.month, day.day)) or from_easter.get((day - easter(day.year)).days)


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the rule of Meeus, Jones and Butcher)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    leaps, leaps_left = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leaps - shift + 15) % 30
    quarter, quarter_left = divmod(rest, 4)
    weekday = (32 + 2 * leaps_left + 2 * quarter - moon - quarter_left) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
