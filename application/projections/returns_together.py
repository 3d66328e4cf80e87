"""Which missing returns are told in one line, as they are many and of one owner, and in which words?"""

from collections.abc import Iterable
from datetime import date

from application.projections.return_rows import ReturnRow
from application.projections.return_words import ReturnStanding
from application.projections.view import counted
from domain.calendar import last_day_of_month, month_in_words
from domain.refusals import day_in_words

TOLD_SINGLY = 3
"""How many missing returns of one owner are told one by one; more are told together."""

Line = tuple[ReturnRow, ...]
"""What is told in one line: one return, or all that one owner has sent nothing of."""


def in_lines(rows: Iterable[ReturnRow]) -> tuple[Line, ...]:
    """The returns line by line, the oldest period first; many that are missing stand where the oldest of them does."""
    in_order = sorted(rows, key=lambda row: row.period_to)
    missing = [row for row in in_order if row.standing is ReturnStanding.MISSING]
    told: dict[str, Line] = {}
    for row in in_order:
        mine = tuple(other for other in missing if other.workstream == row.workstream)
        line = mine if row in mine and len(mine) > TOLD_SINGLY else (row,)
        told.setdefault(line[0].ref, line)
    return tuple(told.values())


def together_in_words(line: Line) -> str:
    """“5 returns missing, June 2018 to October 2018; the oldest was due on 5 July 2018, 118 days late”."""
    oldest = line[0]
    span = _span_in_words(oldest.period_from or oldest.period_to, line[-1].period_to)
    due = day_in_words(oldest.due_on or oldest.period_to)
    late = f"{counted(oldest.days_late or 0, 'day')} late"
    return f"{counted(len(line), 'return')} missing, {span}; the oldest was due on {due}, {late}"


def _span_in_words(first: date, last: date) -> str:
    """Whole months by their names, anything else by its days."""
    if first.day == 1 and last == last_day_of_month(last.year, last.month):
        months = dict.fromkeys(map(month_in_words, (first, last)))
        return " to ".join(months)
    return f"{day_in_words(first)} to {day_in_words(last)}"
