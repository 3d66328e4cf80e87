"""Pages about actions: who owes what, and what is late?"""

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from api.pages.access import READERS
from api.pages.belonging import here, none_yet, thing_cell
from api.pages.choosing import Choice, chosen_of, counts_of
from api.pages.dependencies import PageDep, RefDep
from api.pages.governance_cells import Figure, meeting_cell
from api.pages.governance_pages import Alone, Begins, Listed
from api.pages.page import Page
from api.pages.tables import Cell, Column, Table, csv_of, day, facts_of, number, planned, table, words
from application.projections.actions import (
    ActionDetail,
    ActionList,
    ActionRow,
    ActionsKnownByCount,
    action_detail,
    action_list,
)
from application.projections.view import PlannedDateView, counted

router = APIRouter(prefix="/programmes/{programme}")

CHOICES: tuple[Choice[ActionRow], ...] = (
    Choice("open", "open", lambda row: row.is_open),
    Choice("late", "late", lambda row: row.is_late),
    Choice("ownerless", "open, owner not stated", lambda row: row.is_open and row.owner_role is None),
    Choice("undated", "open, no day stated", lambda row: row.is_open and (row.due is None or row.due.ends is None)),
    Choice("done", "done", lambda row: row.is_done),
    Choice("dropped", "dropped", lambda row: row.is_dropped),
)
"""What the counts above the list choose."""


@router.get("/actions", openapi_extra=READERS)
def actions(page: PageDep) -> HTMLResponse:
    """Who owes what, and what is late?"""
    return _listed(page).shown(page)


@router.get("/actions.csv", openapi_extra=READERS)
def actions_csv(page: PageDep) -> Response:
    """The same rows as a file."""
    return csv_of(action_table(page, action_list(page.record)))


@router.get("/actions/{ref}", openapi_extra=READERS)
def action(page: PageDep, ref: RefDep) -> HTMLResponse:
    """Whose is this action, and when is it due?"""
    found = action_detail(page.record, ref)
    return _about(page, found).shown(page)


def _listed(page: Page) -> Listed:
    found = action_list(page.record)
    return Listed(
        title="Actions",
        answer=found.in_words,
        counts=counts_of(page, found.actions, CHOICES),
        tables=[action_table(page, found), *_known_by_count(page, found)],
        begins=Begins("action", "assign-action", "Assign an action"),
        figures=(
            Figure("open", "Open", found.open),
            Figure("late", "Late", found.late),
            Figure("owner_not_stated", "Open, owner not stated", found.owner_not_stated),
            Figure("day_not_stated", "Open, no day stated", found.day_not_stated),
            Figure("known_by_count", "Known by their number only", found.known_by_count),
        ),
    )


def action_table(page: Page, found: ActionList) -> Table:
    """The actions as the address asks for them."""
    nothing = "Here would be what somebody was asked to do, whose it is, by when, and what it came from."
    return table(
        chosen_of(page, found.actions, CHOICES),
        _columns(page),
        name="actions",
        caption="Actions, late ones first",
        empty="No action is like that. Show all of them." if found.actions else nothing,
        asked=page.asked,
        takes_away=True,
    )


def _columns(page: Page) -> list[Column[ActionRow]]:
    return [
        Column("what", "Action", lambda row: words(row.what, href=page.links.thing("action", row.ref))),
        Column("ref", "Reference", lambda row: words(row.ref)),
        Column("state_in_words", "State", lambda row: words(row.state_in_words)),
        Column("days_late", "Days late", days_late, numeric=True),
        Column("due.to", "Due", lambda row: planned(row.due)),
        Column("owner_in_words", "Owner", lambda row: words(row.owner_in_words), filters=True),
        Column("requested_by", "Asked for by", lambda row: words(row.requested_by), filters=True),
        Column("meeting", "Meeting", lambda row: meeting_cell(page, row.meeting)),
        Column("decision", "Decision", lambda row: thing_cell(page, "decision", row.decision)),
        Column("standing", "How it stands", lambda row: words(row.standing)),
    ]


def days_late(row: ActionRow) -> Cell:
    """How late it is; an action that is not late is no action of which nobody knows."""
    return none_yet(number(row.days_late), "not late")


def _known_by_count(page: Page, found: ActionList) -> list[Table]:
    """What meetings counted without naming it, told apart."""
    columns: list[Column[ActionsKnownByCount]] = [
        Column("meeting", "Meeting", lambda held: meeting_cell(page, held.meeting)),
        Column("count", "Actions", lambda held: number(held.count), numeric=True),
        Column("frequency", "Followed", lambda held: words(held.frequency)),
        Column("nature", "About", lambda held: words(held.nature)),
    ]
    rows, caption = found.counted_elsewhere, "Actions known by their number only"
    return [table(rows, columns, name="counted_elsewhere", caption=caption, empty="", asked=here(page))] if rows else []


def _about(page: Page, found: ActionDetail) -> Alone:
    row = found.action
    return Alone(
        kind="action",
        ref=row.ref,
        title=row.what,
        called="Action",
        answer=action_in_words(row),
        facts=facts_of(row, _facts(page)),
        tables=_dues(page, found) if len(found.dues) > 1 else (),
    )


def action_in_words(row: ActionRow) -> str:
    """How it stands, whose it is, and how late."""
    state = f"This action is {row.state_in_words}"
    outcome = f" Outcome: {row.outcome}" if row.outcome else ""
    if not row.is_open:
        return f"This action {'was' if row.is_dropped else 'is'} {row.state_in_words}.{outcome}"
    owner = f"Owner: {row.owner_in_words}." if row.owner_role else "Nobody is stated as its owner."
    late = f" and {counted(row.days_late, 'day')} late" if row.days_late else ""
    return f"{state}{late}. {owner} Due: {row.due_in_words}."


def _facts(page: Page) -> list[Column[ActionRow]]:
    return [
        Column("ref", "Reference", lambda row: words(row.ref)),
        Column("what", "What is to be done", lambda row: words(row.what)),
        Column("state_in_words", "State", lambda row: words(row.state_in_words)),
        Column("owner_in_words", "Owner", lambda row: words(row.owner_in_words)),
        Column("requested_by", "Asked for by", lambda row: words(row.requested_by)),
        Column("due.to", "Due", lambda row: planned(row.due)),
        Column("days_late", "Days late", days_late),
        Column("standing", "How it stands", lambda row: words(row.standing)),
        Column("standing_noted_on", "Noted on", lambda row: day(row.standing_noted_on)),
        Column("board", "Board", lambda row: thing_cell(page, "board", row.board)),
        Column("meeting", "Meeting", lambda row: meeting_cell(page, row.meeting)),
        Column("decision", "Decision", lambda row: thing_cell(page, "decision", row.decision)),
        Column("recommendation", "Recommendation", lambda row: thing_cell(page, "recommendation", row.recommendation)),
        Column("raised_on", "Asked on", lambda row: day(row.raised_on)),
        Column("outcome", "Outcome", lambda row: words(row.outcome)),
    ]


def _dues(page: Page, found: ActionDetail) -> list[Table]:
    """Every day it was due, the first one first."""
    columns: list[Column[PlannedDateView]] = [Column("in_words", "Due", planned)]
    caption = "Days it was due, the first one first"
    return [table(found.dues, columns, name="dues", caption=caption, empty="", asked=here(page))]
