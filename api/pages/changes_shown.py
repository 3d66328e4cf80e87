"""Cells about change requests, and the short table of them on the page of the milestone they are for."""

from collections.abc import Sequence

from api.pages.belonging import here, none_yet
from api.pages.page import Page
from api.pages.tables import Cell, Column, Table, number, planned, table, words
from application.projections.change_requests import ChangeRow


def baseline(row: ChangeRow) -> Cell:
    """The promise that is asked for; most requests of other kinds ask for none."""
    return none_yet(planned(row.baseline), "none")


def days_open(row: ChangeRow) -> Cell:
    """How long it waited, or has been waiting."""
    return number(row.days_open)


def who_decides(row: ChangeRow) -> Cell:
    """The board that is to decide, or whoever did."""
    return words(row.who_decides)


def asked_of_it(page: Page, asked: Sequence[ChangeRow]) -> Table | None:
    """Every change that was asked for of one milestone; nothing where none was."""
    columns: list[Column[ChangeRow]] = [
        Column("what", "Change", lambda row: words(row.what, href=page.links.thing("change-request", row.ref))),
        Column("standing", "Status", lambda row: words(row.standing)),
        Column("baseline.to", "Baseline asked for", lambda row: planned(row.baseline)),
        Column("days_open", "Days open", days_open, numeric=True),
        Column("who_decides", "Who decides", who_decides),
    ]
    if not asked:
        return None
    return table(asked, columns, name="change_requests", caption="Change requests for it", empty="", asked=here(page))
