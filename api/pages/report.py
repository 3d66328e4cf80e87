"""Pages about one highlight report: what the board sees at any moment, and one being drafted."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from api.pages.access import READERS
from api.pages.belonging import workstream_asked
from api.pages.dependencies import PageDep, RefDep
from api.pages.neighbours import OF_REPORTS, neighbours_of
from api.pages.page import Page
from api.pages.report_checklist import checklist_in_words, review_to_do, still_to_do
from api.pages.report_drawn import drawn, title_of
from api.pages.report_forms import forms_of
from api.pages.report_issued import offered, show_issued
from api.pages.report_moments import record_of, where_read
from api.pages.reports import begin
from api.pages.things import Action, history_of
from application.commands.catalogue import BY_NAME
from application.projections.highlight_exceptions import report_with_exceptions
from application.projections.highlight_report import HighlightReportView
from application.projections.highlight_sections import SummaryLight
from application.projections.report_lives import life_in_words, report_row
from domain.highlight_report import HighlightReport, Section

router = APIRouter(prefix="/programmes/{programme}")


@router.get("/highlight-report", openapi_extra=READERS)
def report(page: PageDep) -> HTMLResponse:
    """What do we tell the board?"""
    view = report_with_exceptions(page.record, workstream=workstream_asked(page))
    return page.show(
        "highlight_report.html", title=_title(view), **drawn(page, page.record, view), **_around(page, view)
    )


@router.get("/highlight-reports/{ref}", openapi_extra=READERS)
def one(page: PageDep, ref: RefDep) -> HTMLResponse:
    """What does this report say, or what does it still need before it can go to the board?"""
    held = page.record.get(HighlightReport, ref)
    return show_issued(page, ref) if held.issued else _show_draft(page, held)


def _show_draft(page: Page, held: HighlightReport) -> HTMLResponse:
    return page.show("highlight_report_draft.html", title=title_of(page, held), **_drafting(page, held))


def _title(view: HighlightReportView) -> str:
    return f"Highlight report on {view.workstream_name}" if view.workstream_name else "Highlight report"


def _around(page: Page, view: HighlightReportView) -> dict[str, Any]:  # Any: what the template is given
    """What is on the screen and on no paper: where to go from here, and how the report came about."""
    held = page.record.get(HighlightReport, view.ref) if view.ref else None
    may_write = held is not None and not held.issued and page.may("answer-summary-flag")
    href = page.links.thing(HighlightReport.KIND, view.ref) if view.ref else None
    return {
        "begin": begin(page, view.workstream, prepared_by=view.prepared_by),
        "go_on": href if may_write else None,
        "as_issued": href if held and held.issued else None,
        "neighbours": neighbours_of(page, OF_REPORTS),
        "history": history_of(page, HighlightReport.KIND, view.ref) if view.ref else (),
    }


def _drafting(page: Page, held: HighlightReport) -> dict[str, Any]:  # Any: what the template is given
    record = record_of(page, held)
    view = report_with_exceptions(record, workstream=held.workstream)
    shown = drawn(page, record, view) | {"standing": report_row(page.record, held)}
    todo = (*still_to_do(view, shown["stale"]), *review_to_do(held, page.record.programme.cadence))
    if held.is_withdrawn:
        return shown | _withdrawn(page, held)
    return shown | {
        "answer": checklist_in_words(todo),
        "todo": todo,
        "forms": shown["forms"] | forms_of(page, held, view),
        "updates": shown["updates"] | _updates(page, view),
        "may_say": page.may("note-milestone-progress"),
        "preview": where_read(page, held.workstream, held.reported_on),
        "is_of_the_past": view.as_at < page.looking.moment.as_at,
        "offered": offered(page, held.ref, *OFFERED_OF_A_DRAFT),
        "withdrawn": None,
        "history": history_of(page, HighlightReport.KIND, held.ref),
    }


def _withdrawn(page: Page, held: HighlightReport) -> dict[str, Any]:  # Any: what the template is given
    """A draft that was withdrawn can be read, and nothing is left to be done about it."""
    return {
        "answer": "This draft was withdrawn; it was never issued.",
        "todo": (),
        "preview": None,
        "is_of_the_past": False,
        "offered": (),
        "withdrawn": life_in_words(held),
        "history": history_of(page, HighlightReport.KIND, held.ref),
    }


OFFERED_OF_A_DRAFT = ("review-highlight-report", "issue-highlight-report", "withdraw-highlight-report")
"""What can be done with a report that was not issued yet."""


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
