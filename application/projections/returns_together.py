"""Which missing returns are told in one line, as they are many and of one owner, and in which words?"""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

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
    missing: dict[str | None, list[ReturnRow]] = {}
    for row in in_order:
        if row.standing is ReturnStanding.MISSING:
            missing.setdefault(row.workstream, []).append(row)
    together = {owner: tuple(theirs) for owner, theirs in missing.items() if len(theirs) > TOLD_SINGLY}
    told: dict[str, Line] = {}
    for row in in_order:
        line = together.get(row.workstream) if row.standing is ReturnStanding.MISSING else None
        told.setdefault(line[0].ref if line else row.ref, line or (row,))
    return tuple(told.values())


def together_in_words(line: Line) -> str:
    """“5 returns missing, June 2018 to October 2018; the oldest was due on 5 July 2018, 118 days late”.

    Where others of that time came, they are missing between June 2018 and October 2018.
    """
    oldest = line[0]
    due = day_in_words(oldest.due_on or oldest.period_to)
    late = f"{counted(oldest.days_late or 0, 'day')} late"
    return f"{counted(len(line), 'return')} missing{_span_in_words(line)}; the oldest was due on {due}, {late}"


def _span_in_words(line: Line) -> str:
    """The time they are of: whole months by their names, anything else by its days."""
    first, last = _begins(line[0]), line[-1].period_to
    whole = first.day == 1 and last == last_day_of_month(last.year, last.month)
    named = [*map(month_in_words if whole else day_in_words, (first, last))]
    if all(_begins(later) == earlier.period_to + timedelta(days=1) for earlier, later in pairwise(line)):
        return f", {' to '.join(dict.fromkeys(named))}"
    return f" between {' and '.join(named)}"


def _begins(row: ReturnRow) -> date:
    return row.period_from or row.period_to
