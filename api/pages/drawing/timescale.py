"""Where does a day lie on a line, and which weeks, months, quarters or years are written above it?"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from api.pages.drawing.shapes import number

LEFT, RIGHT = 8.0, 952.0
"""Where the line begins and ends."""

LONGEST_IN_WEEKS, LONGEST_IN_MONTHS, LONGEST_IN_QUARTERS = 75, 900, 1500
"""Up to how many days each is written; beyond it is years."""

_ROOM_FOR_A_YEAR = 40.0
_YEAR_STEPS = (1, 2, 5, 10, 20, 50)
_MONTHS_IN_A_YEAR = 12
_WEEK = timedelta(days=7)


class Tick(NamedTuple):
    """Where a week, a month, a quarter or a year begins, and what it is called; nothing is written in tight places."""

    x: str
    label: str
    year: str
    css: str


class Timescale(NamedTuple):
    """A line of days: `first` is the first, `after` the day after the last; `origin` numbers the first as dates do."""

    first: date
    after: date
    unit: str
    origin: int
    per_day: float

    def at(self, day: date) -> float:
        """The middle of a day; a day off the line lies at its nearer end."""
        return self._place(day.toordinal() + 0.5)

    def beginning_of(self, day: date) -> float:
        """Where a day begins."""
        return self._place(day.toordinal())

    def end_of(self, day: date) -> float:
        """Where a day ends."""
        return self._place(day.toordinal() + 1)

    def holds(self, day: date) -> bool:
        """Whether the day lies on the line."""
        return self.first <= day < self.after

    def _place(self, ordinal: float) -> float:
        place = LEFT + (ordinal - self.origin) * self.per_day
        return place if LEFT <= place <= RIGHT else min(max(place, LEFT), RIGHT)


def timescale(first: date, last: date) -> Timescale:
    """A line that holds both days, from the beginning of a week, month, quarter or year to the end of one."""
    days = (last - first).days
    if days <= LONGEST_IN_WEEKS:
        starts = first - timedelta(days=first.weekday())
        return _line(starts, last + timedelta(days=7 - last.weekday()), "week")
    unit, months = _unit(days)
    return _line(_turn(first, months), _turn(last, months, ahead=1), unit)


def _line(first: date, after: date, unit: str) -> Timescale:
    return Timescale(first, after, unit, first.toordinal(), (RIGHT - LEFT) / (after - first).days)


def _unit(days: int) -> tuple[str, int]:
    if days <= LONGEST_IN_MONTHS:
        return "month", 1
    return ("quarter", 3) if days <= LONGEST_IN_QUARTERS else ("year", _MONTHS_IN_A_YEAR)


def _turn(day: date, months: int, *, ahead: int = 0) -> date:
    """The first day of the stretch of so many months that the day lies in, or of one further ahead."""
    count = ((day.year * _MONTHS_IN_A_YEAR + day.month - 1) // months + ahead) * months
    return date(count // _MONTHS_IN_A_YEAR, count % _MONTHS_IN_A_YEAR + 1, 1)


def ticks(scale: Timescale) -> tuple[Tick, ...]:
    """What is written above the line, from left to right."""
    turns = list(_turns(scale))
    years = _years_written(scale, turns)
    return tuple(_tick(scale, day, years.get(day, "")) for day in turns)


def _tick(scale: Timescale, day: date, year: str) -> Tick:
    begins_a_year = year != "" and (day.month, scale.unit) != (1, "year") and day > scale.first
    css = "tick-line year-line" if begins_a_year else "tick-line"
    return Tick(number(scale.beginning_of(day)), _label(day, scale.unit), year, css)


def _label(day: date, unit: str) -> str:
    match unit:
        case "week":
            return f"{day.day} {day:%b}"
        case "month":
            return f"{day:%b}"
        case "quarter":
            return f"{day:%b}–{day.replace(month=day.month + 2):%b}"
        case _:
            return ""


def _turns(scale: Timescale) -> Iterator[date]:
    day = scale.first
    months = {"month": 1, "quarter": 3}.get(scale.unit) or _MONTHS_IN_A_YEAR * _years_apart(scale)
    while day < scale.after:
        yield day
        day = day + _WEEK if scale.unit == "week" else _months_on(day, months)


def _months_on(day: date, months: int) -> date:
    count = day.year * _MONTHS_IN_A_YEAR + day.month - 1 + months
    return date(count // _MONTHS_IN_A_YEAR, count % _MONTHS_IN_A_YEAR + 1, 1)


def _years_apart(scale: Timescale) -> int:
    """How many years lie between two that are written, so that each has room."""
    one_year = 365 * scale.per_day
    return next((step for step in _YEAR_STEPS if step * one_year >= _ROOM_FOR_A_YEAR), _YEAR_STEPS[-1])


def _years_written(scale: Timescale, turns: list[date]) -> dict[date, str]:
    """The first turn of each year carries it; one that the next year's would run into goes without."""
    first_of: dict[int, date] = {}
    for day in turns:
        first_of.setdefault(day.year, day)
    days = list(first_of.values())
    crowded = len(days) > 1 and scale.beginning_of(days[1]) - scale.beginning_of(days[0]) < _ROOM_FOR_A_YEAR
    return {day: str(day.year) for day in (days[1:] if crowded else days)}
