"""How is an issued report made again, by the version of the template it was issued with?

A version that was released is never changed and never removed: reports were sealed with what it makes. A view that
is to show anything else, or the same thing in other words, is a new version under the next number, and the one before
is kept beside it as it was. tests/application/projections/golden holds what each version makes, byte for byte.
"""

from collections.abc import Callable

from application.projections.highlight_exceptions import HighlightReportWithExceptions, report_with_exceptions
from application.projections.highlight_report import HighlightReportView, highlight_report
from domain.highlight_report import HighlightReport
from domain.record import Record

Template = Callable[[Record, str], HighlightReportView]
"""Makes the view of a report, by its reference, of the record it was made from."""


def _first(record: Record, ref: str) -> HighlightReportView:
    """The eight sections that councils know."""
    held = record.get(HighlightReport, ref)
    return highlight_report(as_written(record, held), workstream=held.workstream)


def _second(record: Record, ref: str) -> HighlightReportWithExceptions:
    """The same sections, after what is red, late or missing, and with the programme's own list of whom it goes to."""
    held = record.get(HighlightReport, ref)
    return report_with_exceptions(as_written(record, held), workstream=held.workstream)


TEMPLATES: dict[int, Template] = {1: _first, 2: _second}
"""Every version there has been."""

LATEST = max(TEMPLATES)


def as_written(record: Record, held: HighlightReport) -> Record:
    """The record as one report sees it: reports begun after it, and others of its day, have no part in it."""
    reports = record.all(HighlightReport).values()
    kept = {other.ref: other for other in reports if _is_before(other, held)}
    return record._replace(states={**record.states, HighlightReport.KIND: {**kept, held.ref: held}})


def _is_before(other: HighlightReport, held: HighlightReport) -> bool:
    return other.workstream == held.workstream and other.reported_on < held.reported_on
