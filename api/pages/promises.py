"""What was promised of a milestone, and how far it lies from it?"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from api.pages.belonging import here, none_yet, thing_cell
from api.pages.drawn import as_json
from api.pages.page import Page
from api.pages.tables import Cell, Column, Table, day, number, planned, table, truth, words
from application.projections.milestone_rows import AgainstPromise, BaselineView, MilestoneRow
from application.projections.view import later_or_earlier

MET = "was_met_late"
"""How the fields end that say whether a milestone was met late, which only one that was met can have been."""


def measured() -> tuple[Column[MilestoneRow], ...]:
    """How a milestone lies to its promises, each as a fact of its page."""
    return (
        Column("against_first_promise.slip_in_days", "Against the first promise", lambda row: _slip(first(row))),
        Column("against_baseline.slip_in_days", "Against the baseline", lambda row: _slip(latest(row))),
        Column(f"against_first_promise.{MET}", "Met later than first promised", lambda row: _met_late(first(row))),
        Column(f"against_baseline.{MET}", "Met later than the baseline", lambda row: _met_late(latest(row))),
        Column("is_overdue", "Overdue", lambda row: truth(row.is_overdue)),
        Column("days_overdue", "Days overdue", lambda row: none_yet(number(row.days_overdue), "none")),
    )


def first(row: MilestoneRow) -> AgainstPromise:
    """How it lies to what was promised first."""
    return row.against_first_promise


def latest(row: MilestoneRow) -> AgainstPromise:
    """How it lies to the baseline in force."""
    return row.against_baseline


def _slip(against: AgainstPromise) -> Cell:
    days = against.slip_in_days
    if days is None:
        return Cell(None, "null")
    later = "on the day" if days == 0 else later_or_earlier(days)
    return Cell(later, as_json(days), order=days)


def _met_late(against: AgainstPromise) -> Cell:
    return truth(against.was_met_late)


class _Promise(NamedTuple):
    """A promise, and the change request by which it came."""

    made: BaselineView
    by: str | None


def promises(page: Page, made: Iterable[BaselineView], by: Sequence[str | None]) -> Table:
    """Every promise, in the order they were made, with the reason for each new one; `by` has the request of each."""
    columns: list[Column[_Promise]] = [
        Column("promised.to", "Promised for", lambda one: planned(one.made.promised)),
        Column("agreed_on", "Agreed on", lambda one: day(one.made.agreed_on)),
        Column("reason", "Reason", _reason),
        Column("note", "In words", lambda one: _why(one.made, one.made.note)),
    ]
    if any(by):
        columns.append(Column("change_request", "Change request", lambda one: _approved_by(page, one)))
    caption = "Every promise made for it, the first one first"
    empty = "No day was ever promised for it."
    drawn = [_Promise(*one) for one in zip(made, by, strict=True)]
    return table(drawn, columns, name="baselines", caption=caption, empty=empty, asked=here(page))


def _reason(one: _Promise) -> Cell:
    """Its code; what was approved has a change request for a reason."""
    said = "change request" if one.by else one.made.reason and one.made.reason.replace("-", " ")
    return _why(one.made, said)


def _approved_by(page: Page, one: _Promise) -> Cell:
    return none_yet(thing_cell(page, "change-request", one.by), "none was needed")


def _why(made: BaselineView, said: str | None) -> Cell:
    """Why a promise was replaced; a first promise replaces nothing and needs no reason."""
    return words(said) if said or made.agreed_on is None else none_yet(words(said), "none given")


def late_ones(page: Page, row: MilestoneRow) -> tuple[Cell, ...]:
    """The milestones it waits for that are late."""
    return tuple(thing_cell(page, "milestone", ref) for ref in row.late_predecessors)
