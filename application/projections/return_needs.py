"""Who owes a return that has not come or came in part, and whose is due next?"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from application.projections.needs import AttentionItem, Need
from application.projections.return_rows import ReturnRow, returns_of_the_year
from application.projections.return_words import ReturnStanding
from application.projections.returns_together import in_lines, together_in_words
from application.projections.view import counted
from domain.periodic_return import Return
from domain.record import Record
from domain.refusals import day_in_words
from domain.scope import workstreams_inside
from domain.workstream import Workstream


def return_needs(record: Record, *, workstream: str | None = None) -> Iterator[AttentionItem]:
    """One item for whoever owes returns, by the oldest of them, and one for whoever has a return to send next.

    Many that one owner has sent nothing of are told as their number and the time they are of.

    Of one workstream: of it and those inside it; the return of the programme itself is not theirs.
    """
    streams = record.all(Workstream)
    asked = {None, *streams} if workstream is None else {*workstreams_inside(streams, workstream)}
    rows = [row for row in returns_of_the_year(record) if row.workstream in asked]
    for owner in dict.fromkeys(row.workstream for row in rows):
        mine = [row for row in rows if row.workstream == owner]
        owed = [row for row in mine if row.is_owed]
        if owed:
            yield _owed(owed)
        yield from (_due(row) for row in mine if _is_due_next(row))


def _is_due_next(row: ReturnRow) -> bool:
    """What is to come by a day that has not gone by: all of it, or what it lacks."""
    waits = row.standing in (ReturnStanding.NOT_DUE, ReturnStanding.INCOMPLETE)
    return waits and row.days_late is None


def _owed(rows: Sequence[ReturnRow]) -> AttentionItem:
    """About those that are told together, by the first of them; else about the one that was due first."""
    lines = in_lines(rows)
    if together := next((line for line in lines if len(line) > 1), None):
        others = len(lines) - 1
        more = f" {counted(others, 'other has', 'others have')} come in part." if others else ""
        return _overdue(together[0], f"{together_in_words(together)}.{more}")
    oldest, others = min(rows, key=_due_on), len(rows) - 1
    more = f" {counted(others, 'later one is', 'later ones are')} not whole either." if others else ""
    due = day_in_words(_due_on(oldest))
    return _overdue(oldest, f"The return of {oldest.period_in_words} was due on {due}: {oldest.in_words}.{more}")


def _overdue(row: ReturnRow, why: str) -> AttentionItem:
    return _item(row, Need.RETURN_OVERDUE, why, since=_due_on(row) + timedelta(days=1))


def _due_on(row: ReturnRow) -> date:
    return row.due_on or row.period_to


def _due(row: ReturnRow) -> AttentionItem:
    words = f"Its return of {row.period_in_words} is due on {day_in_words(_due_on(row))}"
    return _item(row, Need.RETURN_DUE, f"{words}: {row.in_words}.", since=row.period_to + timedelta(days=1))


def _item(row: ReturnRow, need: Need, why: str, *, since: date) -> AttentionItem:
    return AttentionItem(
        need=need,
        kind=Return.KIND,
        noun=str(row.owner_kind),
        ref=row.ref,
        version=row.version,
        title=row.owner,
        why=why,
        since=since,
    )
