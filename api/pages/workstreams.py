"""Pages about workstreams: which are there and which are late, and what lies in one of them?"""

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from api.pages.access import READERS
from api.pages.belonging import (
    here,
    lights_shown,
    none_yet,
    overall_light,
    short_issues,
    short_milestones,
    short_risks,
    thing_cell,
)
from api.pages.choosing import Choice, chosen_of, counts_of
from api.pages.dependencies import PageDep, RefDep
from api.pages.drawn import as_json
from api.pages.escalations_shown import rising, ways_up
from api.pages.page import Page
from api.pages.tables import Cell, Column, Table, csv_of, day, facts_of, number, planned, table, words
from api.pages.things import actions_on, history_of
from application.projections.issues import issue_list
from application.projections.milestones import milestone_list
from application.projections.risks import risk_register
from application.projections.view import counted
from application.projections.workstreams import WorkstreamList, WorkstreamRow, workstream_list
from domain.words import listed
from domain.workstream import Workstream

router = APIRouter(prefix="/programmes/{programme}")


@router.get("/workstreams", openapi_extra=READERS)
def workstreams(page: PageDep) -> HTMLResponse:
    """Which workstreams are there, who leads them, and which are late?"""
    return page.show("workstreams.html", title="Workstreams", **_listed(page))


@router.get("/workstreams.csv", openapi_extra=READERS)
def workstreams_csv(page: PageDep) -> Response:
    """The same rows as a file."""
    return csv_of(workstream_table(page, workstream_list(page.record)))


@router.get("/workstreams/{ref}", openapi_extra=READERS)
def workstream(page: PageDep, ref: RefDep) -> HTMLResponse:
    """Who leads this workstream, how does it stand, and what lies in it?"""
    name = page.record.get(Workstream, ref).name
    return page.show("workstream.html", title=name, **_about(page, ref))


def _listed(page: Page) -> dict[str, Any]:  # Any: what the template is given
    found = workstream_list(page.record)
    return {
        "workstreams": found,
        "answer": workstreams_in_words(found.workstreams),
        "counts": counts_of(page, found.workstreams, CHOICES),
        "table": workstream_table(page, found),
        "new": page.links.new("workstream") if page.may("open-workstream") else None,
    }


def _about(page: Page, ref: str) -> dict[str, Any]:  # Any: what the template is given
    rows = workstream_list(page.record).workstreams
    row = next(row for row in rows if row.ref == ref)
    risks, issues = risk_register(page.record, workstream=ref), issue_list(page.record, workstream=ref)
    return {
        "row": row,
        "answer": workstream_in_words(row, open_risks=risks.counts.open, open_issues=issues.open),
        "facts": facts_of(row, _facts(page)),
        "lights": lights_shown(page, row.lights),
        "inside": _inside(page, [inner for inner in rows if inner.parent == ref]),
        "milestones": short_milestones(page, milestone_list(page.record, workstream=ref).milestones, "workstream"),
        "risks": short_risks(page, risks.risks, "workstream"),
        "issues": short_issues(page, issues.issues, "workstream"),
        "rising": rising(page, "workstream", ref),
        "actions": (*actions_on(page, "workstream", ref), *ways_up(page, "workstream", ref)),
        "history": history_of(page, "workstream", ref),
    }


def workstreams_in_words(rows: Sequence[WorkstreamRow]) -> str:
    """For example: 6 workstreams are open and 1 is closed. 2 have overdue milestones; 1 has no lead; 4 not rated."""
    if not rows:
        return "No workstream has been opened."
    held = [row for row in rows if row.is_open]
    closed = len(rows) - len(held)
    over = f" and {closed} {'is' if closed == 1 else 'are'} closed" if closed else ""
    said = f"{counted(len(held), 'workstream is', 'workstreams are')} open{over}."
    return " ".join([f"{said[0].upper()}{said[1:]}", *_what_is_missing(held)])


def _what_is_missing(held: Sequence[WorkstreamRow]) -> list[str]:
    """What needs somebody among the open ones."""
    late, alone, unrated = (sum(map(test, held)) for test in (is_late, lacks_a_lead, is_not_rated))
    said = [f"{late or 'none'} {'have' if late > 1 else 'has'} overdue milestones"] if held else []
    said += [f"{alone} {'has' if alone == 1 else 'have'} no lead stated"] if alone else []
    said += [f"{unrated} {'is' if unrated == 1 else 'are'} not rated"] if unrated else []
    sentence = "; ".join(said)
    return [f"{sentence[0].upper()}{sentence[1:]}."] if said else []


def is_late(row: WorkstreamRow) -> bool:
    """It is open, and a milestone of its own is overdue."""
    return row.is_open and bool(row.overdue)


def lacks_a_lead(row: WorkstreamRow) -> bool:
    """It is open, and nobody is stated to lead it."""
    return row.is_open and row.lead_role is None


def is_not_rated(row: WorkstreamRow) -> bool:
    """It is open, and nobody declared a light of it."""
    return row.is_open and not row.lights


CHOICES: tuple[Choice[WorkstreamRow], ...] = (
    Choice("open", "open", lambda row: row.is_open),
    Choice("late", "with overdue milestones of their own", is_late),
    Choice("unled", "open, no lead stated", lacks_a_lead),
    Choice("unrated", "open and not rated", is_not_rated),
    Choice("closed", "closed", lambda row: not row.is_open),
)
"""What the counts above the list choose."""


def workstream_in_words(row: WorkstreamRow, *, open_risks: int, open_issues: int) -> str:
    """How one workstream stands: open or how it ended, who leads it, what is late and what is open in it."""
    led = f"led by the {row.lead_role}" if row.lead_role else "nobody is stated to lead it"
    stands = "open" if row.is_open else str(row.outcome or "closed")
    open_things = [counted(open_risks, "risk")] if open_risks else []
    open_things += [counted(open_issues, "issue")] if open_issues else []
    is_are = "is" if open_risks + open_issues == 1 else "are"
    rest = f" {listed(open_things)} {is_are} open in it." if open_things else ""
    return f"This workstream is {stands}; {led}; {_late(row)}.{rest}"


def _late(row: WorkstreamRow) -> str:
    held, overdue = _all_milestones(row), _overdue(row)
    if held < 2:  # noqa: PLR2004 - none and one are said otherwise than several
        return f"its one milestone is {'' if overdue else 'not '}overdue" if held else "it has no milestones"
    return f"{overdue or 'none'} of its {held} milestones {'are' if overdue > 1 else 'is'} overdue"


def workstream_table(page: Page, found: WorkstreamList) -> Table:
    """The workstreams as a tree read downwards, or those that the address asks for."""
    return table(
        chosen_of(page, found.workstreams, CHOICES),
        _columns(page),
        name="workstreams",
        caption="Workstreams, each before those inside it",
        empty="No workstream is like that. Show all of them." if found.workstreams else _NOTHING,
        asked=page.asked,
        takes_away=True,
    )


_NOTHING = "Here would be the strands of work of this programme, who leads them, and how they stand."


def _inside(page: Page, rows: Sequence[WorkstreamRow]) -> Table | None:
    caption = "Workstreams inside it"
    return table(rows, _columns(page), name="inside", caption=caption, empty="", asked=here(page)) if rows else None


def _columns(page: Page) -> list[Column[WorkstreamRow]]:
    def name(row: WorkstreamRow) -> Cell:
        return words(row.name, href=page.links.thing("workstream", row.ref))

    def milestones(row: WorkstreamRow) -> Cell:
        return number(_all_milestones(row), href=page.links.within("milestones", workstream=row.ref))

    return [
        Column("name", "Workstream", name),
        Column("ref", "Reference", lambda row: words(row.ref)),
        Column("kind", "Kind", lambda row: words(row.kind), filters=True),
        Column("parent", "Inside", lambda row: thing_cell(page, "workstream", row.parent)),
        Column("is_open", "State", state_cell, filters=True),
        Column("lights.overall", "Overall light", lambda row: overall_light(page, row.lights)),
        Column("lead_role", "Lead", lambda row: words(row.lead_role)),
        Column("standing", "How it stands", lambda row: words(row.standing)),
        Column("milestones_with_inside.total", "Milestones", milestones, numeric=True),
        Column("milestones_with_inside.overdue", "Overdue", lambda row: number(_overdue(row)), numeric=True),
    ]


def state_cell(row: WorkstreamRow) -> Cell:
    """Open, or how it ended."""
    return Cell("open" if row.is_open else str(row.outcome or "closed"), as_json(row.is_open))


def _all_milestones(row: WorkstreamRow) -> int:
    return sum(held.total for held in row.milestones_with_inside)


def _overdue(row: WorkstreamRow) -> int:
    return sum(held.overdue for held in row.milestones_with_inside)


def _facts(page: Page) -> list[Column[WorkstreamRow]]:
    return [
        Column("ref", "Reference", lambda row: words(row.ref)),
        Column("kind", "Kind", lambda row: words(row.kind)),
        Column("is_open", "State", state_cell),
        Column("lead_role", "Lead", lambda row: words(row.lead_role)),
        Column("scope", "Scope", lambda row: words(row.scope)),
        Column("parent", "Inside", lambda row: thing_cell(page, "workstream", row.parent)),
        Column("standing", "How it stands", lambda row: words(row.standing)),
        Column("standing_noted_on", "Noted on", lambda row: day(row.standing_noted_on)),
        Column("started.to", "Started", lambda row: planned(row.started)),
        Column("closed_on.to", "Closed on", _closed_on),
        Column("outcome", "Outcome", lambda row: none_yet(words(row.outcome), "still open")),
    ]


def _closed_on(row: WorkstreamRow) -> Cell:
    return none_yet(planned(row.closed_on), "still open") if row.is_open else planned(row.closed_on)
