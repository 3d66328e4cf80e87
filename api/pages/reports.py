"""Pages about all highlight reports: which there are, how far each has come, and when the next one is due."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from api.pages.access import READERS
from api.pages.belonging import thing_cell
from api.pages.dependencies import PageDep
from api.pages.neighbours import OF_REPORTS, neighbours_of
from api.pages.page import Page
from api.pages.report_moments import where_read
from api.pages.tables import Cell, Column, Table, csv_of, day, number, planned, table, words
from application.projections.report_lives import HighlightReportList, ReportDue, ReportRow, report_lives
from domain.highlight_report import HighlightReport
from domain.refusals import day_in_words

router = APIRouter(prefix="/programmes/{programme}")

SHOWN_OF_A_DIGEST = 12
"""How many digits of a digest a list shows: enough to tell two apart; the page of the report has all of them."""
NOT_ISSUED = Cell("not issued", "null")
"""What only an issued report has, for one that was not."""


@router.get("/highlight-reports", openapi_extra=READERS)
def reports(page: PageDep) -> HTMLResponse:
    """Which reports were drafted, issued, considered or withdrawn, and when is the next one due?"""
    view = report_lives(page.record)
    return page.show("highlight_reports.html", title="Highlight reports", **_listed(page, view))


@router.get("/highlight-reports.csv", openapi_extra=READERS)
def reports_csv(page: PageDep) -> Response:
    """The same rows as a file."""
    return csv_of(_table(page, report_lives(page.record).reports, digits=None))


class DueLine(NamedTuple):
    """One report that is due, in words."""

    due: ReportDue
    words: str


def _listed(page: Page, view: HighlightReportList) -> dict[str, Any]:  # Any: what the template is given
    return {
        "table": _table(page, view.reports),
        "answer": view.in_words,
        "due": tuple(DueLine(due, _due_in_words(due)) for due in view.due),
        "neighbours": neighbours_of(page, OF_REPORTS),
        "new": begin(page, None, prepared_by=None),
    }


def _due_in_words(due: ReportDue) -> str:
    """For example: The next report on “Planning” was due on 2 March 2018, and nobody has begun it."""
    what = f"The next report on “{due.workstream_name}”" if due.workstream else "The next report of the programme"
    if due.on is None:
        return f"{what}: when it is due is {due.in_words}."
    if due.is_late:
        return f"{what} was due on {day_in_words(due.on)}, and nobody has begun it."
    return f"{what} is due on {due.in_words}."


def begin(page: Page, workstream: str | None, *, prepared_by: str | None) -> str | None:
    """The form that begins a report of today; nothing where there is one of today, or where one may not."""
    today = page.looking.today
    held = page.record.all(HighlightReport).values()
    begun = (one.reported_on for one in held if one.workstream == workstream and not one.is_withdrawn)
    if not page.may("draft-highlight-report") or today in begun:
        return None
    said = {"reported_on": day_in_words(today), "workstream": workstream, "prepared_by": prepared_by}
    return page.links.new(HighlightReport.KIND, **said)


def _table(page: Page, rows: Iterable[ReportRow], *, digits: int | None = SHOWN_OF_A_DIGEST) -> Table:
    def read(row: ReportRow) -> Cell:
        return day(row.reported_on)._replace(href=where_read(page, row.workstream, row.reported_on))

    def about(row: ReportRow) -> Cell:
        return thing_cell(page, "workstream", row.workstream) if row.workstream else words("The whole programme")

    columns: list[Column[ReportRow]] = [
        Column("reported_on", "Report as at", read),
        Column("ref", "Report", lambda row: words(row.ref, href=page.links.thing(HighlightReport.KIND, row.ref))),
        Column("life", "How far it has come", _life, filters=True),
        Column("issued_on", "Issued on", lambda row: day(row.issued_on) if row.issued_on else NOT_ISSUED),
        Column("position", "Sealed as entry", lambda row: number(row.position) if row.position else NOT_ISSUED),
        Column("content_sha256", "Digest", lambda row: _digest(row.content_sha256, digits)),
        Column("workstream", "About", about, filters=True),
        Column("prepared_by", "Prepared by", lambda row: words(row.prepared_by)),
        Column("previous_report", "Report before it", lambda row: day(row.previous_report)),
        Column("next_report.to", "Next report", lambda row: planned(row.next_report)),
    ]
    empty = "Here would be the reports that somebody began for the board, each with the record as at its day."
    caption = "Highlight reports, latest first"
    return table(rows, columns, name="reports", caption=caption, empty=empty, asked=page.asked, takes_away=True)


def _life(row: ReportRow) -> Cell:
    """In one word; what boards and a withdrawal added to it stands below."""
    is_more = bool(row.considered) or row.withdrawn_because is not None
    return words(row.life.value, marks=(row.in_words,) if is_more else ())


def _digest(digest: str | None, digits: int | None) -> Cell:
    if digest is None:
        return NOT_ISSUED
    return Cell(f"{digest[:digits]}…" if digits else digest, f'"{digest}"')
