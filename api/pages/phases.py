"""Pages about phases: which run now, where they overlap and where gaps are, and may the next one start?"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from api.pages.access import READERS
from api.pages.belonging import lights_shown, none_yet, overall_light, short_milestones, thing_cell
from api.pages.dependencies import PageDep, RefDep
from api.pages.gates import condition_table, evidence_table, gate_facts
from api.pages.neighbours import OF_PHASES, neighbours_of
from api.pages.page import Page
from api.pages.tables import Cell, Column, Table, csv_of, day, facts_of, number, planned, table, truth, words
from api.pages.things import actions_on, history_of
from application.projections.gate_views import planned_in_words
from application.projections.milestones import milestone_list
from application.projections.phase_standing import PhaseStanding
from application.projections.phase_windows import PhaseGap, PhaseOverlap
from application.projections.phases import PhasePlan, PhaseRow, phase_plan
from application.projections.view import counted
from domain.phase import Phase
from domain.words import listed

router = APIRouter(prefix="/programmes/{programme}")

_NOTHING = "Here would be the stretches of this programme, when they are planned, and what their gates ask."


class Between(NamedTuple):
    """An overlap of two phases, or a gap between them, with their names and pages."""

    view: PhaseOverlap | PhaseGap
    first: Cell
    second: Cell
    length: str


@router.get("/phases", openapi_extra=READERS)
def phases(page: PageDep) -> HTMLResponse:
    """Which phases are there, which run now, where do they overlap, and where are gaps?"""
    return page.show("phases.html", title="Phases", **_listed(page))


@router.get("/phases.csv", openapi_extra=READERS)
def phases_csv(page: PageDep) -> Response:
    """The same rows as a file."""
    return csv_of(phase_table(page, phase_plan(page.record)))


@router.get("/phases/{ref}", openapi_extra=READERS)
def phase(page: PageDep, ref: RefDep) -> HTMLResponse:
    """When is this phase planned, may it start, and what lies in it?"""
    return page.show("phase.html", title=page.record.get(Phase, ref).name, **_about(page, ref))


def _listed(page: Page) -> dict[str, Any]:  # Any: what the template is given
    plan = phase_plan(page.record)
    return {
        "plan": plan,
        "answer": phases_in_words(plan),
        "neighbours": neighbours_of(page, OF_PHASES),
        "table": phase_table(page, plan),
        "unsaid": unsaid(plan),
        "overlaps": overlaps_of(page, plan),
        "gaps": gaps_of(page, plan),
        "new": page.links.new("phase") if page.may("plan-phase") else None,
    }


def _about(page: Page, ref: str) -> dict[str, Any]:  # Any: what the template is given
    plan = phase_plan(page.record)
    row = next(row for row in plan.phases if row.ref == ref)
    inside = [held for held in milestone_list(page.record).milestones if held.phase == ref]
    return {
        "row": row,
        "answer": phase_in_words(row, _names(plan), as_at=plan.as_at),
        "facts": facts_of(row, (*_facts(page), *gate_facts(page))),
        "asked": evidence_table(page, row.gate),
        "conditions": condition_table(page, row.gate),
        "gates": page.links.within("gates"),
        "lights": lights_shown(page, row.lights),
        "overlaps": [one for one in overlaps_of(page, plan) if ref in _both(one.view)],
        "milestones": short_milestones(page, inside, "phase"),
        "actions": actions_on(page, "phase", ref),
        "history": history_of(page, "phase", ref),
    }


def _names(plan: PhasePlan) -> dict[str, str]:
    return {row.ref: row.name for row in plan.phases}


def _both(view: PhaseOverlap | PhaseGap) -> tuple[str, str]:
    return (view.phase, view.other) if isinstance(view, PhaseOverlap) else (view.after, view.before)


def phases_in_words(plan: PhasePlan) -> str:
    """After which of them run, for example: 5 phases are planned. 2 pairs of phases overlap, and there is no gap."""
    if not plan.phases:
        return ""
    of = counted(len(plan.phases), "phase is", "phases are")
    return f"{of[0].upper()}{of[1:]} planned. {_side_by_side(plan)}{_waiting(plan)}"


def unsaid(plan: PhasePlan) -> str | None:
    """Why nothing can be said of overlaps and gaps; nothing where windows enough are stated."""
    dated = sum(row.window is not None and row.window.starts is not None for row in plan.phases if not row.is_dropped)
    if dated > 1:
        return None
    found = counted(dated, "phase has", "phases have").capitalize()
    return f"{found} a stated window, so overlaps and gaps are not known."


def _side_by_side(plan: PhasePlan) -> str:
    if why := unsaid(plan):
        return why
    overlapping = counted(len(plan.overlaps), "pair of phases overlaps", "pairs of phases overlap")
    gaps = counted(len(plan.gaps), "gap lies", "gaps lie")
    sentence = f"{overlapping}, and {gaps} between phases."
    return f"{sentence[0].upper()}{sentence[1:]}"


def _waiting(plan: PhasePlan) -> str:
    """The phases that are still to come and not cleared to start."""
    held = [row.name for row in plan.phases if not_cleared(row)]
    verb = "waits" if len(held) == 1 else "wait"
    return f" {listed(held)} {verb} for a gate review." if held else ""


def not_cleared(row: PhaseRow) -> bool:
    """It waits for the review of the phase before it, and has not started."""
    return row.cleared_to_start is False and row.standing.is_to_come


def phase_in_words(row: PhaseRow, names: dict[str, str], *, as_at: date) -> str:
    """How one phase stands: whether it runs, when it is planned, and whether it may start."""
    window = f"it is {planned_in_words(row.window)}" if row.window else "no window is stated for it"
    ends = row.window.ends if row.window else None
    is_over = row.standing is PhaseStanding.NOT_STARTED and ends and ends < as_at
    over = ", which is over although no start is recorded" if is_over else ""
    return f"This phase {_STANDS[row.standing]}; {window}{over}.{_gate_before(row, names)}{_own_gate(row)}"


_STANDS = {
    PhaseStanding.NOT_STARTED: "has not started",
    PhaseStanding.PLANNED_TO_BE_RUNNING: "is planned to be running, but nobody recorded that it started",
    PhaseStanding.RUNNING: "is running",
    PhaseStanding.COMPLETED: "was completed",
    PhaseStanding.DROPPED: "was dropped",
}
"""How a phase stands, as a sentence goes on with it."""


def _gate_before(row: PhaseRow, names: dict[str, str]) -> str:
    if row.cleared_to_start is None:
        return ""
    before = names.get(row.waits_for_review_of or "", "")
    if row.cleared_to_start:
        return f" The gate review of {before} lets it start."
    held = " The programme holds it there until then." if row.is_held and not_cleared(row) else ""
    return f" It waits for the gate review of {before}.{held}"


def _own_gate(row: PhaseRow) -> str:
    if not row.gate_reviews:
        return " Its own gate has not been reviewed." if row.gate_criteria else ""
    return f" The latest review of its own gate says: {row.gate_reviews[-1].in_words}."


def overlaps_of(page: Page, plan: PhasePlan) -> tuple[Between, ...]:
    """Which phases run side by side, with their names and pages."""
    return tuple(_betweens(page, plan.overlaps))


def gaps_of(page: Page, plan: PhasePlan) -> tuple[Between, ...]:
    """Between which phases none is planned, with their names and pages."""
    return tuple(_betweens(page, plan.gaps))


def _betweens(page: Page, views: Iterable[PhaseOverlap | PhaseGap]) -> Iterable[Between]:
    for view in views:
        first, second = (thing_cell(page, "phase", ref) for ref in _both(view))
        length = counted(view.days, "day") if view.days else "without an end"
        yield Between(view, first, second, length)


def phase_table(page: Page, plan: PhasePlan) -> Table:
    """The phases by number, then in the order they were planned."""

    def name(row: PhaseRow) -> Cell:
        return words(row.name, href=page.links.thing("phase", row.ref), marks=row.warnings)

    columns: list[Column[PhaseRow]] = [
        Column("name", "Phase", name),
        Column("ref", "Reference", lambda row: words(row.ref)),
        Column("number", "Number", lambda row: number(row.number), numeric=True),
        Column("standing_in_words", "Standing", lambda row: words(row.standing_in_words), filters=True),
        Column("window.to", "Window", lambda row: planned(row.window)),
        Column("started_on.to", "Started on", _started_on),
        Column("completed_on.to", "Completed on", _completed_on),
        Column("lights.overall", "Overall light", lambda row: overall_light(page, row.lights)),
        Column("cleared_to_start", "Cleared to start", _cleared),
        Column("waits_for_review_of", "Gate before it", lambda row: _gate(page, row)),
        Column("milestones.total", "Milestones", lambda row: number(_total(row)), numeric=True),
    ]
    caption = "Phases by number"
    return table(
        plan.phases, columns, name="phases", caption=caption, empty=_NOTHING, asked=page.asked, takes_away=True
    )


def _total(row: PhaseRow) -> int:
    return sum(held.total for held in row.milestones)


def _facts(page: Page) -> Sequence[Column[PhaseRow]]:
    return (
        Column("ref", "Reference", lambda row: words(row.ref)),
        Column("number", "Number", lambda row: number(row.number)),
        Column("standing_in_words", "Standing", lambda row: words(row.standing_in_words)),
        Column("purpose", "Purpose", lambda row: words(row.purpose)),
        Column("window.to", "Window", lambda row: planned(row.window)),
        Column("window.from", "Window begins on", _begins),
        Column("window.as_written", "Window as written", _as_written),
        Column("is_started", "Started", lambda row: truth(row.is_started)),
        Column("started_on.to", "Started on", _started_on),
        Column("is_completed", "Completed", lambda row: truth(row.is_completed)),
        Column("completed_on.to", "Completed on", _completed_on),
        Column("is_dropped", "Dropped", lambda row: truth(row.is_dropped)),
        Column("follows", "Follows", lambda row: thing_cell(page, "phase", row.follows)),
        Column("cleared_to_start", "Cleared to start", _cleared),
        Column("waits_for_review_of", "Gate before it", lambda row: _gate(page, row)),
    )


def _started_on(row: PhaseRow) -> Cell:
    return planned(row.started_on) if row.is_started else none_yet(planned(row.started_on), "not started")


def _completed_on(row: PhaseRow) -> Cell:
    return planned(row.completed_on) if row.is_completed else none_yet(planned(row.completed_on), "not completed")


def _cleared(row: PhaseRow) -> Cell:
    return none_yet(truth(row.cleared_to_start), "no review is required")


def _gate(page: Page, row: PhaseRow) -> Cell:
    return none_yet(thing_cell(page, "phase", row.waits_for_review_of), "no review is required")


def _begins(row: PhaseRow) -> Cell:
    return day(row.window.starts if row.window else None)


def _as_written(row: PhaseRow) -> Cell:
    return words(row.window.as_written if row.window else None)
