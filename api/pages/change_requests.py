"""Pages about change requests: which changes are asked for, who decides on them, and what became of them?"""

from collections.abc import Sequence

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from api.pages.access import READERS
from api.pages.belonging import none_yet, thing_cell
from api.pages.changes_shown import baseline, days_open, who_decides
from api.pages.choosing import Choice, chosen_of, counts_of
from api.pages.dependencies import PageDep, RefDep
from api.pages.governance_cells import Figure, several
from api.pages.governance_pages import Alone, Begins, Listed
from api.pages.page import Page
from api.pages.tables import Cell, Column, Table, csv_of, day, facts_of, number, planned, table, words
from application.projections.change_requests import ChangeList, ChangeRow, change_detail, change_list
from application.projections.view import counted
from domain.change_request import ChangeStanding
from domain.refusals import day_in_words
from domain.words import NOT_STATED

router = APIRouter(prefix="/programmes/{programme}")


def _is(standing: ChangeStanding) -> Choice[ChangeRow]:
    return Choice(standing.value, standing.value, lambda row: row.standing is standing)


CHOICES: tuple[Choice[ChangeRow], ...] = (
    *map(_is, ChangeStanding),
    Choice("waiting", "open for longer than the reporting cycle", lambda row: row.is_waiting),
)
"""What the counts above the list choose."""


@router.get("/change-requests", openapi_extra=READERS)
def change_requests(page: PageDep) -> HTMLResponse:
    """Which changes are asked for, and what became of them?"""
    return _listed(page).shown(page)


@router.get("/change-requests.csv", openapi_extra=READERS)
def change_requests_csv(page: PageDep) -> Response:
    """The same rows as a file."""
    return csv_of(change_table(page, change_list(page.record)))


@router.get("/change-requests/{ref}", openapi_extra=READERS)
def change_request(page: PageDep, ref: RefDep) -> HTMLResponse:
    """What is asked to be changed here, and what did which body say to it?"""
    row = change_detail(page.record, ref).change_request
    return _about(page, row).shown(page)


def _listed(page: Page) -> Listed:
    found = change_list(page.record)
    return Listed(
        title="Change requests",
        answer=found.in_words,
        counts=counts_of(page, found.change_requests, CHOICES),
        tables=[change_table(page, found)],
        begins=Begins("change-request", "request-change", "Ask for a change"),
        figures=(
            Figure("open", "Open", found.open),
            Figure("waiting", "Open for longer than the reporting cycle", found.waiting),
            Figure("approved", "Approved", found.approved),
            Figure("rejected", "Rejected", found.rejected),
            Figure("withdrawn", "Withdrawn", found.withdrawn),
        ),
    )


def change_table(page: Page, found: ChangeList) -> Table:
    """The change requests as the address asks for them."""
    nothing = "Here would be what somebody asked to be changed of what was agreed, and what a board said to it."
    return table(
        chosen_of(page, found.change_requests, CHOICES),
        _columns(page),
        name="change_requests",
        caption="Change requests, open ones first",
        empty="No change request is like that. Show all of them." if found.change_requests else nothing,
        asked=page.asked,
        takes_away=True,
    )


def _columns(page: Page) -> list[Column[ChangeRow]]:
    return [
        Column("what", "Change", lambda row: words(row.what, href=page.links.thing("change-request", row.ref))),
        Column("ref", "Reference", lambda row: words(row.ref)),
        Column("standing", "Status", _status),
        Column("days_open", "Days open", days_open, numeric=True),
        Column("kind_in_words", "Asked for", lambda row: words(row.kind_in_words), filters=True),
        Column("milestone", "Milestone", lambda row: none_yet(thing_cell(page, "milestone", row.milestone), "none")),
        Column("baseline.to", "Baseline asked for", baseline),
        Column("asked_on", "Asked on", lambda row: day(row.asked_on)),
        Column("who_decides", "Who decides", who_decides, filters=True),
        Column("decided_on", "Decided on", _decided_on),
    ]


def _status(row: ChangeRow) -> Cell:
    return words(row.standing, marks=["not in effect"] if row.is_in_effect is False else ())


def _decided_on(row: ChangeRow) -> Cell:
    return none_yet(day(row.decided_on), "not yet") if row.is_open else day(row.decided_on)


def _about(page: Page, row: ChangeRow) -> Alone:
    return Alone(
        kind="change-request",
        ref=row.ref,
        title=row.what,
        called="Change request",
        answer=change_in_words(row),
        is_over=not row.is_open,
        facts=facts_of(row, _facts(page, row)),
    )


def change_in_words(row: ChangeRow) -> str:
    """For example: This change was approved by the Crossing board on 3 March 2026."""
    if row.is_open:
        how_long = f" for {counted(row.days_open, 'day')}" if row.days_open else ""
        with_whom = f"{row.who_decides} decides on it." if row.who_decides != NOT_STATED else _NOBODY_STATED
        return f"This change request is open{how_long}. {with_whom}"
    by = f" by {row.who_decides}" if row.board or row.body else ""
    on = f" on {day_in_words(row.decided_on)}" if row.decided_on else ""
    undone = _UNDONE if row.is_in_effect is False else ""
    return f"This change was {row.standing}{by}{on}.{_under(row.conditions)}{undone}"


_UNDONE = " What it brought was withdrawn since: it is approved, and not in effect."

_NOBODY_STATED = "Which board decides on it is not stated."


def _under(conditions: Sequence[str]) -> str:
    if not conditions:
        return ""
    return f" On {'this condition' if len(conditions) == 1 else 'these conditions'}: {'; '.join(conditions)}."


def _facts(page: Page, row: ChangeRow) -> list[Column[ChangeRow]]:
    decided = [
        Column[ChangeRow]("decision", "Decision", lambda row: thing_cell(page, "decision", row.decision)),
        Column[ChangeRow]("decided_on", "Decided on", lambda row: day(row.decided_on)),
        Column[ChangeRow]("conditions", "Conditions", lambda row: none_yet(several(row.conditions), "none")),
        Column[ChangeRow]("why", "Why", lambda row: words(row.why)),
    ]
    return [
        Column("ref", "Reference", lambda row: words(row.ref)),
        Column("standing", "Status", lambda row: words(row.standing)),
        Column("kind_in_words", "Asked for", lambda row: words(row.kind_in_words)),
        Column("what", "What is to change", lambda row: words(row.what)),
        *_wanted(page, row),
        Column("impact", "Impact", lambda row: words(row.impact)),
        Column("requested_by", "Requested by", lambda row: words(row.requested_by)),
        Column("raised_by", "Recorded by", lambda row: words(row.raised_by)),
        Column("asked_on", "Asked on", lambda row: day(row.asked_on)),
        Column("days_open", "Days open", days_open),
        Column("who_decides", "Who decides", who_decides),
        *(() if row.is_open else decided),
    ]


def _instead_of(row: ChangeRow) -> Cell:
    cell = planned(row.instead_of)
    return none_yet(cell, f"nothing: {row.already_in_words}") if row.is_baseline_already else cell


def _wanted(page: Page, row: ChangeRow) -> list[Column[ChangeRow]]:
    """What is to change, as far as a request of its kind says it."""
    if row.milestone:
        return [
            Column("milestone", "Milestone", lambda row: thing_cell(page, "milestone", row.milestone)),
            Column("baseline.to", "Baseline asked for", lambda row: planned(row.baseline)),
            Column("instead_of.to", "Instead of", _instead_of),
            Column("days_later", "Working days later", lambda row: number(row.days_later)),
        ]
    if row.workstream:
        return [
            Column("workstream", "Workstream", lambda row: thing_cell(page, "workstream", row.workstream)),
            Column("scope", "Scope asked for", lambda row: words(row.scope)),
        ]
    return [Column("amount_in_words", "Money", lambda row: words(row.amount_in_words))] if row.amount else []
