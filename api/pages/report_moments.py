"""Which records is a highlight report read from: that of its last report, and that of a report being drafted?"""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from api.pages.page import Page
from application.projections.highlight_report import HighlightReportView, highlight_report
from application.projections.report_templates import as_written
from domain.highlight_report import HighlightReport
from domain.record import Record
from domain.workstream import Workstream


class LastReport(NamedTuple):
    """The report before the one shown, as the record has it for that day, and where it is read."""

    view: HighlightReportView
    href: str


def last_report(page: Page, now: Record, view: HighlightReportView) -> LastReport | None:
    """The report before this one, out of what was known when it was made from its record.

    Nothing where none is known, or nothing was recorded of the programme by then.
    """
    on = view.period.previous_report
    if on is None:
        return None
    record = page.records.at(view.programme, replace(now.moment, as_at=on))
    if record.is_empty or (view.workstream and view.workstream not in record.all(Workstream)):
        return None
    return LastReport(highlight_report(record, workstream=view.workstream), where_read(page, view.workstream, on))


def where_read(page: Page, workstream: str | None, on: object) -> str:
    """Where the report of a programme or a workstream is read as at a day."""
    return page.links.within("highlight-report", workstream=workstream, as_at=str(on))


def record_of(page: Page, draft: HighlightReport) -> Record:
    """What a report being drafted is made from: the record as at the day it reports on, with all its author said.

    Reports begun after it, and others of its day, have no part in it.
    """
    moment = replace(page.looking.moment, as_at=draft.shows)
    return as_written(page.records.at(draft.programme, moment), draft)


def report_before(page: Page, draft: HighlightReport) -> HighlightReport | None:
    """The report that somebody began for an earlier day, if there is one."""
    found = [other for other in reports_of(page.record, draft.workstream) if _is_before(other, draft)]
    return found[-1] if found else None


def reports_of(record: Record, workstream: str | None) -> Iterable[HighlightReport]:
    """The reports begun for the programme, or for one workstream, in the order of their days."""
    begun = (report for report in record.all(HighlightReport).values() if report.workstream == workstream)
    return sorted(begun, key=lambda report: (report.reported_on, report.position))


def _is_before(other: HighlightReport, draft: HighlightReport) -> bool:
    return other.reported_on < draft.reported_on
