"""Pages about milestones: which are due, late or moving, and what one of them was promised for."""

from collections.abc import Iterable
from typing import Any

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from api.pages.access import READERS
from api.pages.belonging import here, limit_of, thing_cell, workstream_asked
from api.pages.changes_shown import asked_of_it
from api.pages.choosing import Choice, chosen_of, counts_of
from api.pages.dependencies import PageDep, RefDep
from api.pages.drawing.slip_line import slip_line
from api.pages.drawn import as_json
from api.pages.escalations_shown import rising, ways_up
from api.pages.milestone_words import NOUNS, milestone_in_words, plan_in_words
from api.pages.page import Page
from api.pages.promises import MET, late_ones, measured, promises
from api.pages.tables import Cell, Column, Shown, Table, csv_of, day, facts_of, number, planned, table, truth, words
from api.pages.things import actions_on, history_of
from application.projections.milestone_rows import MilestoneRow
from application.projections.milestones import (
    ForecastView,
    MilestoneDetail,
    Neighbour,
    milestone_detail,
    milestone_list,
)

router = APIRouter(prefix="/programmes/{programme}")

CHOICES: tuple[Choice[MilestoneRow], ...] = (
    Choice("open", "open", lambda row: row.state == "open"),
    Choice("overdue", "overdue", lambda row: row.is_overdue),
    Choice("next", "due next", lambda row: row.is_due_next),
    Choice("slipping", "expected later than the baseline", lambda row: row.is_slipping),
    Choice("stale", "not confirmed within the reporting cycle", lambda row: row.is_stale is True),
    Choice("waiting", "waiting for something late", lambda row: bool(row.late_predecessors)),
    Choice("met", "met", lambda row: row.state == "met"),
    Choice("met-late", "met later than promised", lambda row: row.met_late_in_words is not None),
    Choice("doubtful", "with a date to read with care", lambda row: bool(row.warnings)),
)
"""What the counts above the list choose."""


@router.get("/milestones", openapi_extra=READERS)
def milestones(page: PageDep) -> HTMLResponse:
    """Which milestones are due, late or moving?"""
    return page.show("milestones.html", title="Milestones", **_listed(page))


@router.get("/milestones.csv", openapi_extra=READERS)
def milestones_csv(page: PageDep) -> Response:
    """The same rows as a file."""
    return csv_of(_table(page, chosen_of(page, _rows(page), CHOICES)))


@router.get("/milestones/{ref}", openapi_extra=READERS)
def milestone(page: PageDep, ref: RefDep) -> HTMLResponse:
    """What was promised, what is expected, and why did it move?"""
    detail = milestone_detail(page.record, ref)
    return page.show("milestone.html", title=detail.milestone.title, **_about(page, detail))


def _rows(page: Page) -> tuple[MilestoneRow, ...]:
    return milestone_list(page.record, workstream=workstream_asked(page)).milestones


def _listed(page: Page) -> dict[str, Any]:  # Any: what the template is given
    rows = _rows(page)
    return {
        "answer": plan_in_words(rows),
        "limit": limit_of(page),
        "counts": counts_of(page, rows, CHOICES),
        "table": _table(page, chosen_of(page, rows, CHOICES)),
        "new": page.links.new("milestone", workstream=workstream_asked(page)) if page.may("plan-milestone") else None,
        "update": page.links.within("update") if page.may("confirm-forecast") else None,
    }


def _about(page: Page, detail: MilestoneDetail) -> dict[str, Any]:  # Any: what the template is given
    row = detail.milestone
    return {
        "noun": NOUNS[row.kind],
        "answer": milestone_in_words(row),
        "detail": detail,
        "row": row,
        "facts": tuple(shown for shown in facts_of(row, _facts(page)) if _is_worth_listing(shown, row)),
        "slip": slip_line(detail, today=page.looking.moment.as_at, ident="slip"),
        "forecasts": _forecasts(page, detail.forecasts[::-1]),
        "promises": promises(page, row.baselines, detail.promised_by),
        "changes": asked_of_it(page, detail.change_requests),
        "late": late_ones(page, row),
        "depends_on": _neighbours(page, detail.depends_on, "depends_on", "It waits for"),
        "needed_by": _neighbours(page, detail.needed_by, "needed_by", "It is needed by"),
        "rising": rising(page, "milestone", row.ref),
        "actions": (*actions_on(page, "milestone", row.ref), *ways_up(page, "milestone", row.ref)),
        "history": history_of(page, "milestone", row.ref),
    }


def _facts(page: Page) -> tuple[Column[MilestoneRow], ...]:
    """What the page of a milestone lists."""
    return (
        Column("ref", "Reference", lambda row: words(row.ref)),
        Column("status_in_words", "Standing", lambda row: words(row.status_in_words)),
        Column("workstream", "Workstream", lambda row: thing_cell(page, "workstream", row.workstream)),
        Column("phase", "Phase", lambda row: thing_cell(page, "phase", row.phase)),
        Column("owner_role", "Owner", lambda row: words(row.owner_role)),
        Column("description", "Description", lambda row: words(row.description)),
        Column("first_promise.to", "First promise", lambda row: planned(row.first_promise)),
        Column("baseline.to", "Baseline", lambda row: planned(row.baseline)),
        Column("baseline_why", "Why there is a new baseline", lambda row: words(row.baseline_why)),
        Column("forecast.to", "Forecast", lambda row: planned(row.forecast)),
        Column("forecast_why", "Why the forecast moved", lambda row: words(row.forecast_why)),
        Column("met_on.to", "Met on", lambda row: planned(row.met_on)),
        *measured(),
        Column("last_confirmed_on", "Last confirmed", lambda row: day(row.last_confirmed_on)),
    )


WHERE_THERE_IS_ONE = {"description", "baseline_why", "forecast_why"}


def _is_worth_listing(shown: Shown, row: MilestoneRow) -> bool:
    """A why belongs to a change there was, and the day it was met to a milestone that was."""
    if shown.name == "met_on.to" or shown.name.endswith(MET):
        return row.state == "met"
    return shown.name not in WHERE_THERE_IS_ONE or shown.cell.words is not None


def _slip_cell(row: MilestoneRow) -> Cell:
    return number(row.against_first_promise.slip_in_days)


def _table(page: Page, rows: Iterable[MilestoneRow]) -> Table:
    """The milestones in the order they were planned."""

    def title(row: MilestoneRow) -> Cell:
        return words(row.title, href=page.links.thing("milestone", row.ref))

    columns: list[Column[MilestoneRow]] = [
        Column("title", "Milestone", title),
        Column("ref", "Reference", lambda row: words(row.ref)),
        Column("kind", "Kind", lambda row: Cell(NOUNS[row.kind], as_json(row.kind)), filters=True),
        Column("workstream_name", "Workstream", lambda row: words(row.workstream_name), filters=True),
        Column("owner_role", "Owner", lambda row: words(row.owner_role), filters=True),
        Column("status_in_words", "Standing", lambda row: words(row.status_in_words)),
        Column("first_promise.to", "First promise", lambda row: planned(row.first_promise)),
        Column("baseline.to", "Baseline", lambda row: planned(row.baseline)),
        Column("forecast.to", "Forecast", lambda row: planned(row.forecast)),
        Column("against_first_promise.slip_in_days", "Days later than first promised", _slip_cell, numeric=True),
        Column("days_overdue", "Days overdue", lambda row: number(row.days_overdue), numeric=True),
        Column("last_confirmed_on", "Last confirmed", lambda row: day(row.last_confirmed_on)),
    ]
    return table(
        rows,
        columns,
        name="milestones",
        caption="Milestones in the order they were planned",
        empty="There are no milestones yet. They say what is promised for when.",
        asked=page.asked,
        takes_away=True,
    )


def _forecasts(page: Page, said: Iterable[ForecastView]) -> Table:
    columns: list[Column[ForecastView]] = [
        Column("expected.to", "Expected", lambda one: planned(one.expected)),
        Column("said_on", "Said on", lambda one: day(one.said_on)),
        Column("said_by", "By", lambda one: words(one.said_by)),
        Column("reason", "Reason", lambda one: words(one.reason and one.reason.replace("-", " "))),
        Column("note", "In words", lambda one: words(one.note)),
    ]
    caption, empty = "Every forecast it has had, latest first", "Nobody has forecast it yet."
    return table(said, columns, name="forecasts", caption=caption, empty=empty, asked=here(page))


def _neighbours(page: Page, found: Iterable[Neighbour], name: str, caption: str) -> Table:
    columns: list[Column[Neighbour]] = [
        Column("title", "Milestone", lambda one: words(one.title, href=page.links.thing("milestone", one.ref))),
        Column("due", "Due by", lambda one: day(one.due)),
        Column("status_in_words", "Standing", lambda one: words(one.status_in_words)),
        Column("is_overdue", "Overdue", lambda one: truth(one.is_overdue)),
    ]
    return table(found, columns, name=name, caption=caption, empty=f"{caption} no other milestone.", asked=here(page))
