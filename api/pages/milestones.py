"""Pages about milestones: which are due, late or moving, and what one of them was promised for."""

from typing import Any

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from api.pages.access import READERS
from api.pages.dependencies import PageDep, RefDep
from api.pages.page import Page
from api.pages.tables import Cell, Column, Table, csv_of, day, facts_of, number, planned, table, truth, words
from api.pages.things import actions_on, history_of
from application.projections.milestone_rows import MilestoneRow
from application.projections.milestones import MilestoneDetail, milestone_detail, milestone_list

router = APIRouter(prefix="/programmes/{programme}")


@router.get("/milestones", openapi_extra=READERS)
def milestones(page: PageDep) -> HTMLResponse:
    """Which milestones are due, late or moving?"""
    return page.show("milestones.html", title="Milestones", table=milestone_table(page))


@router.get("/milestones.csv", openapi_extra=READERS)
def milestones_csv(page: PageDep) -> Response:
    """The same rows as a file."""
    return csv_of(milestone_table(page))


@router.get("/milestones/{ref}", openapi_extra=READERS)
def milestone(page: PageDep, ref: RefDep) -> HTMLResponse:
    """What was promised, what is expected, and why did it move?"""
    detail = milestone_detail(page.record, ref)
    return page.show("milestone.html", title=detail.milestone.title, **_about(page, detail))


def _about(page: Page, detail: MilestoneDetail) -> dict[str, Any]:  # Any: what the template is given
    ref = detail.milestone.ref
    return {
        "detail": detail,
        "row": detail.milestone,
        "facts": facts_of(detail.milestone, FACTS),
        "actions": actions_on(page, "milestone", ref),
        "history": history_of(page, "milestone", ref),
    }


FACTS: tuple[Column[MilestoneRow], ...] = (
    Column("ref", "Reference", lambda row: words(row.ref)),
    Column("status_in_words", "Standing", lambda row: words(row.status_in_words)),
    Column("workstream_name", "Workstream", lambda row: words(row.workstream_name)),
    Column("phase_name", "Phase", lambda row: words(row.phase_name)),
    Column("owner_role", "Owner", lambda row: words(row.owner_role)),
    Column("first_promise.to", "First promise", lambda row: planned(row.first_promise)),
    Column("baseline.to", "Baseline", lambda row: planned(row.baseline)),
    Column("forecast.to", "Forecast", lambda row: planned(row.forecast)),
    Column("met_on.to", "Met on", lambda row: planned(row.met_on)),
    Column("last_confirmed_on", "Last confirmed", lambda row: day(row.last_confirmed_on)),
)
"""What the page of a milestone lists."""


def milestone_table(page: Page) -> Table:
    """The milestones in the order they were planned."""

    def title(row: MilestoneRow) -> Cell:
        return words(row.title, href=page.links.thing("milestone", row.ref), marks=row.warnings)

    columns: list[Column[MilestoneRow]] = [
        Column("title", "Milestone", title),
        Column("ref", "Reference", lambda row: words(row.ref)),
        Column("workstream_name", "Workstream", lambda row: words(row.workstream_name), filters=True),
        Column("owner_role", "Owner", lambda row: words(row.owner_role)),
        Column("status_in_words", "Standing", lambda row: words(row.status_in_words), filters=True),
        Column("first_promise.to", "First promise", lambda row: planned(row.first_promise)),
        Column("baseline.to", "Baseline", lambda row: planned(row.baseline)),
        Column("forecast.to", "Forecast", lambda row: planned(row.forecast)),
        Column(
            "against_first_promise.slip_in_days",
            "Days later than first promised",
            lambda row: number(row.against_first_promise.slip_in_days),
            numeric=True,
        ),
        Column("is_overdue", "Overdue", lambda row: truth(row.is_overdue), filters=True),
        Column("last_confirmed_on", "Last confirmed", lambda row: day(row.last_confirmed_on)),
    ]
    return table(
        milestone_list(page.record).milestones,
        columns,
        name="milestones",
        caption="Milestones in the order they were planned",
        empty="There are no milestones yet.",
        asked=page.asked,
        takes_away=True,
    )
