"""The words for a window of days: December 2017, Quarter 3 2023/24, 2024/25, the week of 22 January 2018."""

from datetime import date, timedelta

from domain.calendar import financial_quarter, financial_year, month_in_words
from domain.refusals import day_in_words

QUARTERS = range(1, 5)
APRIL = 4
"""The month a financial year begins in."""

MONDAY_TO_SUNDAY = timedelta(days=6)


def window_in_words(starts: date, ends: date) -> str:
    """The shortest name the calendar has for these days, both ends inclusive."""
    if starts == ends:
        return day_in_words(starts)
    return _year(starts, ends) or _quarter(starts, ends) or _months(starts, ends) or _days(starts, ends)


def _year(starts: date, ends: date) -> str | None:
    if (starts, ends) == financial_year(starts.year):
        return f"{starts.year}/{ends.year % 100:02d}"
    return str(starts.year) if (starts, ends) == (date(starts.year, 1, 1), date(starts.year, 12, 31)) else None


def _quarter(starts: date, ends: date) -> str | None:
    beginning = starts.year if starts.month >= APRIL else starts.year - 1
    for quarter in QUARTERS:
        if (starts, ends) == financial_quarter(beginning, quarter):
            return f"Quarter {quarter} {beginning}/{(beginning + 1) % 100:02d}"
    return None


def _months(starts: date, ends: date) -> str | None:
    if starts.day != 1 or (ends + timedelta(days=1)).day != 1:
        return None
    first, last = month_in_words(starts), month_in_words(ends)
    return first if first == last else f"{first} to {last}"


def _days(starts: date, ends: date) -> str:
    if starts.weekday() == 0 and ends - starts == MONDAY_TO_SUNDAY:
        return f"the week of {day_in_words(starts)}"
    return f"{day_in_words(starts)} to {day_in_words(ends)}"
