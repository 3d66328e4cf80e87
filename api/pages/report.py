"""Pages about the highlight report: what the board sees at any moment, the reports begun, and one being drafted."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from api.pages.access import READERS
from api.pages.belonging import thing_cell, workstream_asked
from api.pages.dependencies import PageDep, RefDep
from api.pages.page import Page
from api.pages.report_checklist import SECTIONS, checklist_in_words, still_to_do
from api.pages.report_forms import forms_of
from api.pages.report_moments import last_report, record_of, where_read
from api.pages.report_since import since_last
from api.pages.report_words import (
    counts_in_words,
    due_by_then,
    events_in_words,
    milestone_lines,
    next_due_in_words,
    next_in_words,
    odd_in_words,
    progress_lines,
    report_in_words,
)
from api.pages.tables import Cell, Column, Table, csv_of, day, planned, table, words
from api.pages.things import Action, history_of
from application.commands.catalogue import BY_NAME
from application.projections.highlight_report import HighlightReportView, highlight_report
from application.projections.highlight_sections import SummaryLight
from application.projections.rag_board import rag_board
from application.projections.rag_rows import RagRow
from application.projections.view import counted, planned_date_view
from domain.highlight_report import HighlightReport, Section
from domain.record import Record
from domain.refusals import day_in_words

router = APIRouter(prefix="/programmes/{programme}")

PLACES = ("summary", *Section)
"""The ids of the eight sections."""


@router.get("/highlight-report", openapi_extra=READERS)
def report(page: PageDep) -> HTMLResponse:
    """What do we tell the board?"""
    view = highlight_report(page.record, workstream=workstream_asked(page))
    return page.show(
        "highlight_report.html", title=_title(view), **_drawn(page, page.record, view), **_around(page, view)
    )


@router.get("/highlight-reports", openapi_extra=READERS)
def reports(page: PageDep) -> HTMLResponse:
    """Which reports were begun, and for which days?"""
    begun = _begun(page)
    new = _begin(page, None, prepared_by=None)
    return page.show(
        "highlight_reports.html", title="Highlight reports", table=_table(page, begun), answer=_listed(begun), new=new
    )


@router.get("/highlight-reports.csv", openapi_extra=READERS)
def reports_csv(page: PageDep) -> Response:
    """The same rows as a file."""
    return csv_of(_table(page, _begun(page)))


@router.get("/highlight-reports/{ref}", openapi_extra=READERS)
def draft(page: PageDep, ref: RefDep) -> HTMLResponse:
    """What does this report still need before it can go to the board?"""
    held = page.record.get(HighlightReport, ref)
    return page.show("highlight_report_draft.html", title=_title_of(page, held), **_drafting(page, held))


def _title(view: HighlightReportView) -> str:
    return f"Highlight report on {view.workstream_name}" if view.workstream_name else "Highlight report"


def _title_of(page: Page, held: HighlightReport) -> str:
    name = thing_cell(page, "workstream", held.workstream).words
    return f"Highlight report{f' on {name}' if name else ''} as at {day_in_words(held.reported_on)}"


class Numbers(NamedTuple):
    """How many rows some sections have."""

    checks: int
    progress: int
    milestones: int


def _drawn(page: Page, record: Record, view: HighlightReportView) -> dict[str, Any]:  # Any: what the template is given
    """The eight sections, and what stands above them."""
    stale = _stale(record, view)
    return {
        "view": view,
        "answer": report_in_words(view),
        "since": since_last(view, last_report(page, view)),
        "headings": {section.value: heading for section, heading in SECTIONS.items()},
        "progress": progress_lines(view.progress.rows),
        "progress_counts": counts_in_words(view.progress),
        "still_open": progress_lines(view.progress.still_open),
        "milestones": milestone_lines(view.milestones.rows),
        "numbers": Numbers(len(view.disagreements.checks), len(view.progress.rows), len(view.milestones.rows)),
        "events": events_in_words(view.communications) if view.communications else None,
        "next_words": next_in_words(view.next_report),
        "due_by_then": due_by_then(view),
        "next_due": next_due_in_words(view.milestones.next_due),
        "stale": stale,
        "odd": odd_in_words(view, stale=len(stale)),
        "forms": dict.fromkeys(PLACES, ()),
        "updates": dict.fromkeys(PLACES, ()),
        "may_say": False,
        "plan": _plan_links(page, view.workstream),
    }


def _stale(record: Record, view: HighlightReportView) -> tuple[RagRow, ...]:
    rows = rag_board(record, workstream=view.workstream).rows
    return tuple(row for row in rows if row.is_stale and row.subject_is_open)


def _plan_links(page: Page, workstream: str | None) -> Mapping[str, str]:
    """Where the milestones are that the figures of section 3 count."""
    return {
        only: page.links.within("milestones", workstream=workstream, kind="Milestone", only=only)
        for only in ("open", "overdue", "next")
    }


def _around(page: Page, view: HighlightReportView) -> dict[str, Any]:  # Any: what the template is given
    """What is on the screen and on no paper: where to go from here, and how the report came about."""
    may_write = view.ref is not None and page.may("answer-summary-flag")
    return {
        "begin": _begin(page, view.workstream, prepared_by=view.prepared_by),
        "go_on": page.links.thing(HighlightReport.KIND, view.ref) if view.ref and may_write else None,
        "all_reports": page.links.within("highlight-reports"),
        "history": history_of(page, HighlightReport.KIND, view.ref) if view.ref else (),
    }


def _begin(page: Page, workstream: str | None, *, prepared_by: str | None) -> str | None:
    """The form that begins a report of today; nothing where there is one of today, or where one may not."""
    today = page.looking.today
    begun = (held.reported_on for held in _begun(page) if held.workstream == workstream)
    if not page.may("draft-highlight-report") or today in begun:
        return None
    said = {"reported_on": day_in_words(today), "workstream": workstream, "prepared_by": prepared_by}
    return page.links.new(HighlightReport.KIND, **said)


def _drafting(page: Page, held: HighlightReport) -> dict[str, Any]:  # Any: what the template is given
    record = record_of(page, held)
    view = highlight_report(record, workstream=held.workstream)
    drawn = _drawn(page, record, view)
    todo = still_to_do(view, drawn["stale"])
    return drawn | {
        "answer": checklist_in_words(todo),
        "todo": todo,
        "forms": drawn["forms"] | forms_of(page, held, view),
        "updates": drawn["updates"] | _updates(page, view),
        "may_say": page.may("note-milestone-progress"),
        "preview": where_read(page, held.workstream, held.reported_on),
        "is_of_the_past": view.as_at < page.looking.moment.as_at,
        "history": history_of(page, HighlightReport.KIND, held.ref),
    }


def _updates(page: Page, view: HighlightReportView) -> Mapping[str, tuple[Action, ...]]:
    """Where what the record knows is brought up to date, by section; what is there is not typed again."""
    links, workstream = page.links, view.workstream
    offered = {
        "summary": (
            *_rating(page, "overall status", view.summary.overall),
            *_rating(page, "budget", view.summary.budget),
        ),
        Section.PROGRESS: (Action("confirm-forecast", "Update my milestones", links.within("update")),),
        Section.MILESTONES: (
            Action("confirm-forecast", "Update my milestones", links.within("update")),
            Action("plan-milestone", "Plan a milestone", links.new("milestone", workstream=workstream)),
        ),
        Section.RISKS: (
            Action("assess-risk", "Update the risks", links.within("risks", workstream=workstream)),
            Action("identify-risk", "Identify a risk", links.new("risk", workstream=workstream)),
        ),
        Section.ITEMS_FOR_BOARD: (
            Action("escalate-issue", "Take an issue to the board", links.within("issues", workstream=workstream)),
        ),
    }
    return {place: tuple(action for action in found if page.may(action.name)) for place, found in offered.items()}


def _rating(page: Page, name: str, shown: SummaryLight) -> tuple[Action, ...]:
    declare, confirm = (
        Action(order, said, page.links.thing("rag", shown.ref, BY_NAME[order].path))
        for order, said in (
            ("declare-rating", f"Declare the {name}"),
            ("confirm-rating", f"Confirm that the {name} is unchanged"),
        )
    )
    return (declare, confirm) if shown.rating else (declare,)


def _begun(page: Page) -> tuple[HighlightReport, ...]:
    """Every report begun, latest first."""
    held = page.record.all(HighlightReport).values()
    return tuple(sorted(held, key=lambda one: (one.reported_on, one.position), reverse=True))


def _listed(begun: tuple[HighlightReport, ...]) -> str:
    if not begun:
        return "No highlight report has been begun."
    many = len(begun)
    latest = f"is as at {day_in_words(begun[0].reported_on)}"
    said = f"{counted(many, 'report')} {'has' if many == 1 else 'have'} been begun"
    return f"{said}; it {latest}." if many == 1 else f"{said}; the latest {latest}."


def _table(page: Page, begun: Iterable[HighlightReport]) -> Table:
    def read(held: HighlightReport) -> Cell:
        return day(held.reported_on)._replace(href=where_read(page, held.workstream, held.reported_on))

    def drafted(held: HighlightReport) -> Cell:
        return words(held.ref, href=page.links.thing(HighlightReport.KIND, held.ref))

    def about(held: HighlightReport) -> Cell:
        cell = thing_cell(page, "workstream", held.workstream)
        return cell if held.workstream else words("The whole programme")

    columns: list[Column[HighlightReport]] = [
        Column("reported_on", "Report as at", read),
        Column("ref", "As it is drafted", drafted),
        Column("workstream", "About", about, filters=True),
        Column("prepared_by", "Prepared by", lambda held: words(held.prepared_by)),
        Column("previous_report", "Report before it", lambda held: day(held.previous_report)),
        Column("next_report.to", "Next report", lambda held: planned(planned_date_view(held.next_report))),
    ]
    empty = "Here would be the reports that somebody began for the board, each with the record as at its day."
    caption = "Highlight reports, latest first"
    return table(begun, columns, name="reports", caption=caption, empty=empty, asked=page.asked, takes_away=True)
