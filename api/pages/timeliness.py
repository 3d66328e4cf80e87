"""Pages about returns: who reported in time over the last year, what is missing, and one return on its own."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from api.pages.access import READERS
from api.pages.belonging import none_yet
from api.pages.choosing import Choice, chosen_of, counts_of
from api.pages.dependencies import PageDep, RefDep
from api.pages.drawn import as_json
from api.pages.governance_cells import several
from api.pages.neighbours import OF_REPORTS, neighbours_of
from api.pages.page import Page
from api.pages.tables import Cell, Column, Table, csv_of, day, facts_of, light, number, table, words
from api.pages.things import Action, actions_on, history_of
from application.commands.catalogue import BY_NAME
from application.projections.return_rows import ReturnRow
from application.projections.return_words import IN_SHORT, ReturnStanding
from application.projections.timeliness import CadenceRow, OwnerRow, Timeliness, return_detail, timeliness
from domain.periodic_return import Return
from domain.refusals import day_in_words

router = APIRouter(prefix="/programmes/{programme}")

SHAPES = {
    ReturnStanding.MISSING: "red",
    ReturnStanding.INCOMPLETE: "amber-red",
    ReturnStanding.LATE: "amber",
    ReturnStanding.ON_TIME: "green",
    ReturnStanding.NO_CHANGE: "green",
    ReturnStanding.NOT_DUE: "not-rated",
    ReturnStanding.NOT_ASKED: "exempt",
}
"""The shape beside each word: those of the lights, as people know them."""


def _is(standing: ReturnStanding) -> Choice[ReturnRow]:
    return Choice(standing.value, IN_SHORT[standing], lambda row: row.standing is standing)


CHOICES: tuple[Choice[ReturnRow], ...] = tuple(map(_is, ReturnStanding))
"""What the counts above the list choose."""


@router.get("/timeliness", openapi_extra=READERS)
def the_timeliness(page: PageDep) -> HTMLResponse:
    """Who reported in time over the last year, and what is missing?"""
    return page.show("timeliness.html", title="Returns over the last year", **_listed(page, timeliness(page.record)))


@router.get("/timeliness.csv", openapi_extra=READERS)
def the_timeliness_csv(page: PageDep) -> Response:
    """Every return of the year as a file."""
    return csv_of(_returns(page, timeliness(page.record)))


@router.get("/returns/{ref}", openapi_extra=READERS)
def one_return(page: PageDep, ref: RefDep) -> HTMLResponse:
    """Whose return is this, of which period, when was it due, and what does it lack?"""
    row = return_detail(page.record, ref).return_row
    title = f"{row.owner}: return of {row.period_in_words}"
    return page.show("governance_thing.html", title=title, **_about(page, row))


def _listed(page: Page, found: Timeliness) -> dict[str, Any]:  # Any: what the template is given
    return {
        "view": found,
        "neighbours": neighbours_of(page, OF_REPORTS),
        "asks": page.links.within("return-cadence") if page.may("ask-for-returns") else None,
        "ends": page.links.within("return-cadence-end") if _can_end(page, found) else None,
        "cadences": _cadences(page, found.cadences),
        "grid": _grid(page, found) if found.returns else None,
        "owners": _owners(page, found.owners),
        "counts": counts_of(page, found.returns, CHOICES),
        "returns": _returns(page, found),
    }


def _can_end(page: Page, found: Timeliness) -> bool:
    return page.may("end-returns") and any(row.is_in_force for row in found.cadences)


def _cadences(page: Page, rows: Sequence[CadenceRow]) -> Table:
    columns: list[Column[CadenceRow]] = [
        Column("of_whom", "Who is asked", lambda row: words(row.of_whom)),
        Column("in_words", "How often, and when each is due", lambda row: words(row.in_words)),
    ]
    empty = "Nobody is asked for a return, so that none is due and none can be late."
    return table(rows, columns, name="cadences", caption="What is asked for", empty=empty, asked=page.asked)


def _owners(page: Page, rows: Sequence[OwnerRow]) -> Table:
    columns: list[Column[OwnerRow]] = [
        Column("owner", "Who reports", lambda row: _owner(page, row.workstream, row.owner)),
        Column("lead_role", "Lead", lambda row: words(row.lead_role)),
        Column("due", "Due", lambda row: number(row.due), numeric=True),
        Column("on_time", "On time", lambda row: number(row.on_time), numeric=True),
        Column("no_change", "No change", lambda row: number(row.no_change), numeric=True),
        Column("late", "Late", lambda row: number(row.late), numeric=True),
        Column("incomplete", "Incomplete", lambda row: number(row.incomplete), numeric=True),
        Column("missing", "Missing", lambda row: number(row.missing), numeric=True),
        Column("milestones_updated_on", "Milestones last updated", lambda row: day(row.milestones_updated_on)),
    ]
    empty = "Here would be the programme and each workstream that is asked for returns."
    return table(rows, columns, name="owners", caption="How each of them reported", empty=empty, asked=page.asked)


class _Period(NamedTuple):
    """A row of the grid: the last day of a period, and the return of whoever owes one for it."""

    last: date
    returns: dict[str | None, ReturnRow]


def _grid(page: Page, found: Timeliness) -> Table:
    """A row per period and a column for whoever reports, each cell a shape with a word."""
    periods = [
        _Period(last, {row.workstream: row for row in found.returns if row.period_to == last})
        for last in dict.fromkeys(row.period_to for row in found.returns)
    ]
    columns = [Column[_Period]("period_to", "Period up to", lambda period: day(period.last))]
    columns += [_of_owner(page, owner) for owner in found.owners]
    caption = "Each period, the latest first"
    return table(periods, columns, name="periods", caption=caption, empty="", asked=page.asked)


def _of_owner(page: Page, owner: OwnerRow) -> Column[_Period]:
    def shows(period: _Period) -> Cell:
        row = period.returns.get(owner.workstream)
        return _standing(page, row) if row else Cell("none due", "null")

    return Column(f"of.{owner.workstream or 'programme'}", owner.owner, shows)


def _returns(page: Page, found: Timeliness) -> Table:
    columns: list[Column[ReturnRow]] = [
        Column("period_to", "Period up to", lambda row: day(row.period_to)),
        Column("owner", "Who reports", lambda row: _owner(page, row.workstream, row.owner), filters=True),
        Column("ref", "Return", lambda row: words(row.ref, href=page.links.thing(Return.KIND, row.ref))),
        Column("in_words", "How it stands", lambda row: _standing(page, row)),
        Column("standing", "In short", _in_short, filters=True),
        Column("due_on", "Due on", lambda row: day(row.due_on)),
        Column("received_on", "Received on", _received),
        Column("days_late", "Days late", lambda row: none_yet(number(row.days_late), "none"), numeric=True),
        Column("lacks", "What it lacks", lambda row: none_yet(several(row.lacks), "nothing")),
        Column("by_role", "From", lambda row: words(row.by_role)),
    ]
    return table(
        chosen_of(page, found.returns, CHOICES),
        columns,
        name="returns",
        caption="Every return of the year, the latest period first",
        empty="No return is like that. Show all of them." if found.returns else "No period has ended yet.",
        asked=page.asked,
        takes_away=True,
    )


def _owner(page: Page, workstream: str | None, name: str) -> Cell:
    return words(name, href=page.links.thing("workstream", workstream)) if workstream else words(name)


def _standing(page: Page, row: ReturnRow) -> Cell:
    return light(SHAPES[row.standing], row.in_words, href=page.links.thing(Return.KIND, row.ref))


def _in_short(row: ReturnRow) -> Cell:
    return Cell(IN_SHORT[row.standing], as_json(row.standing))


def _received(row: ReturnRow) -> Cell:
    return none_yet(day(row.received_on), "not yet")


def _about(page: Page, row: ReturnRow) -> dict[str, Any]:  # Any: what the template is given
    return {
        "kind": "Return",
        "answer": _answer(row, page.looking.moment.as_at),
        "way": page.links.within("timeliness"),
        "way_words": "All returns of the year",
        "actions": _actions(page, row),
        "facts": facts_of(row, _facts(page)),
        "tables": (),
        "history": history_of(page, Return.KIND, row.ref) if row.version else (),
    }


def _answer(row: ReturnRow, as_at: date) -> str:
    """For example: This return was due on 7 July 2026: missing, 13 days late."""
    if row.due_on is None:
        return "This return was received, though none is asked for of that period."
    if row.standing is ReturnStanding.NOT_DUE:
        return f"This return is due on {day_in_words(row.due_on)}, and has not come yet."
    due = "is" if row.due_on >= as_at else "was"
    return f"This return {due} due on {day_in_words(row.due_on)}: {row.in_words}."


_OFFERED = {
    ReturnStanding.MISSING: ("receive-return", "confirm-no-change"),
    ReturnStanding.NOT_DUE: ("receive-return", "confirm-no-change"),
    ReturnStanding.INCOMPLETE: ("complete-return", "withdraw-return"),
}


def _actions(page: Page, row: ReturnRow) -> tuple[Action, ...]:
    """What can be done now: what is there is not received again. A form begins with the sections that are to come."""
    names = _OFFERED.get(row.standing, ("withdraw-return",))
    offered = (action for action in actions_on(page, Return.KIND, row.ref) if action.name in names)
    return tuple(_with_sections(page, row, action) if action.name in _NAMES_SECTIONS else action for action in offered)


_NAMES_SECTIONS = ("receive-return", "complete-return")


def _with_sections(page: Page, row: ReturnRow, action: Action) -> Action:
    path = BY_NAME[action.name].path
    sections = "\n".join(row.lacks) or None
    return action._replace(href=page.links.thing(Return.KIND, row.ref, path, sections=sections))


def _facts(page: Page) -> list[Column[ReturnRow]]:
    return [
        Column("ref", "Reference", lambda row: words(row.ref)),
        Column("owner", "Who reports", lambda row: _owner(page, row.workstream, row.owner)),
        Column("lead_role", "Lead", lambda row: words(row.lead_role)),
        Column("period_in_words", "Period", lambda row: words(row.period_in_words)),
        Column("due_on", "Due on", lambda row: day(row.due_on)),
        Column("in_words", "How it stands", lambda row: light(SHAPES[row.standing], row.in_words)),
        Column("standing", "In short", _in_short),
        Column("received_on", "Received on", _received),
        Column("sections", "Sections that came", lambda row: none_yet(several(row.sections), "none is named")),
        Column("lacks", "What it lacks", lambda row: none_yet(several(row.lacks), "nothing")),
        Column("by_role", "From", lambda row: words(row.by_role)),
        Column("as_written", "In the words of the paper", lambda row: words(row.as_written)),
    ]
