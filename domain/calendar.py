"""The calendar councils plan by: months, quarters and financial years, and working days Monday to Friday."""

import calendar
from datetime import date, timedelta
from typing import Annotated

from pydantic import Field, StringConstraints

Month = Annotated[int, Field(ge=1, le=12)]
"""A month of any year: 1 is January."""

QuarterOfTheYear = Annotated[int, Field(ge=1, le=4)]
"""A quarter of the financial year: 1 is April to June."""

ClockTime = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
"""A time of the day as a clock shows it, where people are: 18:00."""

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
"""No plan lies outside these days, and no sum of theirs leaves the calendar."""


def plannable(day: date) -> date:
    """The day, refused where it lies outside 1900 to 2199."""
    if not EARLIEST <= day <= LATEST:
        raise ValueError(f"The day {day} lies outside {EARLIEST.year} to {LATEST.year}. Correct the year.")
    return day


def last_day_of_month(year: int, month: int) -> date:
    """28, 29, 30 or 31, as the month has it."""
    return date(year, month, calendar.monthrange(year, month)[1])


def financial_year(starting: int) -> tuple[date, date]:
    """1 April to 31 March: `financial_year(2023)` is 2023/24."""
    return date(starting, 4, 1), date(starting + 1, 3, 31)


def financial_quarter(starting: int, quarter: int) -> tuple[date, date]:
    """Quarter 1 is April to June, quarter 4 is January to March of the year after."""
    years_on, months_gone = divmod(3 * quarter, 12)
    year = starting + years_on
    return date(year, months_gone + 1, 1), last_day_of_month(year, months_gone + 3)


def month_in_words(day: date) -> str:
    """December 2017."""
    return f"{day:%B %Y}"


def month_named(month: int) -> str:
    """“June”."""
    return calendar.month_name[month]


def is_weekend(day: date) -> bool:
    """Saturday or Sunday."""
    return day.weekday() >= calendar.SATURDAY


_WORKING_DAYS_AFTER = tuple(
    tuple(sum((day + step) % 7 < calendar.SATURDAY for step in range(1, days + 1)) for days in range(7))
    for day in range(7)
)
"""How many of the next few days are working days, by the day of the week."""


def working_days_between(first: date, last: date) -> int:
    """Working days from one day to the other, Monday to Friday; negative when the second is earlier.

    Bank holidays count as working days: which ones a council keeps is not something the record knows.
    """
    if last < first:
        return -working_days_between(last, first)
    weeks, rest = divmod((last - first).days, 7)
    return weeks * 5 + _WORKING_DAYS_AFTER[first.weekday()][rest]


def working_days_after(day: date, days: int) -> date:
    """The day so many working days after another, Monday to Friday; the day itself after none."""
    if not days:
        return day
    weekday = min(day.weekday(), calendar.FRIDAY)
    weeks, rest = divmod(weekday + days, 5)
    return day + timedelta(weeks=weeks, days=rest - day.weekday())


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month where it has no such day."""
    years_on, month = divmod(day.month - 1 + months, 12)
    last = last_day_of_month(day.year + years_on, month + 1)
    return last.replace(day=min(day.day, last.day))
