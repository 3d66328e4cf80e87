"""The plan on a page: what happens when, and what has slipped?"""

from collections.abc import Iterable, Sequence
from typing import Any

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from api.pages.access import READERS
from api.pages.belonging import here, limit_of, overall_light, workstream_asked
from api.pages.dependencies import PageDep
from api.pages.drawing.timeline import timeline
from api.pages.page import Page
from api.pages.phases import gaps_of, overlaps_of, unsaid
from api.pages.tables import Cell, Column, Table, number, planned, table, words
from application.projections.milestone_rows import MilestoneRow
from application.projections.milestones import MilestoneList, milestone_list
from application.projections.phases import PhasePlan, PhaseRow, phase_plan
from application.projections.view import counted
from application.projections.workstreams import WorkstreamRow, workstream_list

router = APIRouter(prefix="/programmes/{programme}")


@router.get("/plan", openapi_extra=READERS)
def plan(page: PageDep) -> HTMLResponse:
    """What happens when, and what has slipped?"""
    return page.show("plan.html", title="Plan on a page", **_plan(page))


def _plan(page: Page) -> dict[str, Any]:  # Any: what the template is given
    phases = phase_plan(page.record)
    milestones = milestone_list(page.record, workstream=workstream_asked(page))
    return {
        "answer": plan_in_words(phases, milestones),
        "limit": limit_of(page),
        "timeline": timeline(
            phases, milestones, today=page.looking.moment.as_at, called=page.looking.day_called, href=page.links.thing
        ),
        "phases": _phases(page, phases.phases),
        "workstreams": _workstreams(page, workstream_list(page.record).workstreams),
        "unsaid": unsaid(phases),
        "overlaps": overlaps_of(page, phases),
        "gaps": gaps_of(page, phases),
        "lists": [(page.links.within(name), f"All {name} in full") for name in ("phases", "workstreams", "milestones")],
        "beginnings": _beginnings(page),
    }


def _beginnings(page: Page) -> list[tuple[str, str]]:
    """What can be put into the plan from here."""
    orders = (("plan-phase", "phase"), ("open-workstream", "workstream"), ("plan-milestone", "milestone"))
    return [(page.links.new(kind), order.replace("-", " a ").capitalize()) for order, kind in orders if page.may(order)]


def plan_in_words(phases: PhasePlan, milestones: MilestoneList) -> str:
    """For example: Deployment is running. 7 milestones are overdue. No open milestone is expected later."""
    if not (phases.phases or milestones.milestones):
        return "Nothing is planned yet. Here would be the phases and milestones on a line of days."
    slipped = [*_overdue(milestones.milestones), _slipped(milestones.milestones)] if milestones.milestones else []
    runs = [phases.in_words] if phases.phases else []
    return " ".join([*runs, *slipped])


def _overdue(rows: Sequence[MilestoneRow]) -> list[str]:
    overdue = sum(row.is_overdue for row in rows)
    return [f"{counted(overdue, 'milestone is', 'milestones are')} overdue."] if overdue else []


def _slipped(rows: Sequence[MilestoneRow]) -> str:
    late = [(days, row.title) for row in rows if row.state == "open" and (days := _slip(row)) > 0]
    if not late:
        return "No open milestone is expected later than first promised."
    days, title = max(late, key=lambda found: found[0])
    many = counted(len(late), "open milestone is", "open milestones are")
    most = f"“{title}” by {counted(days, 'day')}"
    said = f"{many} expected later than first promised"
    return f"{said}: {most}." if len(late) == 1 else f"{said}, the most {most}."


def _slip(row: MilestoneRow) -> int:
    return row.against_first_promise.slip_in_days or 0


def _phases(page: Page, rows: Iterable[PhaseRow]) -> Table:
    def name(row: PhaseRow) -> Cell:
        return words(row.name, href=page.links.thing("phase", row.ref), marks=row.warnings)

    columns: list[Column[PhaseRow]] = [
        Column("name", "Phase", name),
        Column("standing_in_words", "Standing", lambda row: words(row.standing_in_words)),
        Column("window.to", "Window", lambda row: planned(row.window)),
        Column("milestones.total", "Milestones", lambda row: number(_total(row)), numeric=True),
    ]
    empty = "No phase is planned."
    return table(rows, columns, name="phases", caption="Phases by number", empty=empty, asked=here(page))


def _total(row: PhaseRow) -> int:
    return sum(held.total for held in row.milestones)


def _workstreams(page: Page, rows: Iterable[WorkstreamRow]) -> Table:
    def name(row: WorkstreamRow) -> Cell:
        return words(row.name, href=page.links.thing("workstream", row.ref))

    def overdue(row: WorkstreamRow) -> Cell:
        return number(sum(held.overdue for held in row.milestones_with_inside))

    columns: list[Column[WorkstreamRow]] = [
        Column("name", "Workstream", name),
        Column("lights.overall", "Overall light", lambda row: overall_light(page, row.lights)),
        Column("lead_role", "Lead", lambda row: words(row.lead_role)),
        Column("milestones_with_inside.overdue", "Milestones overdue", overdue, numeric=True),
    ]
    empty = "No workstream has been opened."
    return table(rows, columns, name="workstreams", caption="Workstreams", empty=empty, asked=here(page))
