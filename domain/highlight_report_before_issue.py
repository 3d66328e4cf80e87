"""What comes before a highlight report is issued: it is begun, and reviewed by somebody else where that is asked."""

from collections.abc import Collection
from datetime import date

from domain.fact import Fact
from domain.happening import must_have_come
from domain.highlight_report import HighlightReport, HighlightReportDrafted
from domain.highlight_report_life import HighlightReportReviewed
from domain.highlight_report_refusals import NotReviewedYet, OwnReportReviewed, ReportedInTheWrongOrder
from domain.planned_date import PlannedDate
from domain.refusals import AlreadyThere, day_in_words
from domain.reporting_cycle import Cadence


def draft(
    existing: HighlightReport | None,
    drafted: HighlightReportDrafted,
    *,
    today: date,
    effective_on: date | None = None,
) -> list[Fact]:
    """Begin a report, under a reference that is free, as at a day that has come and lies after the report before it."""
    if existing:
        raise AlreadyThere("highlight-report", existing.ref, day_in_words(existing.reported_on))
    if drafted.previous_report and drafted.previous_report >= drafted.reported_on:
        raise ReportedInTheWrongOrder(drafted.reported_on, drafted.previous_report)
    day = PlannedDate.on(drafted.reported_on)
    must_have_come(day, "The report cannot have been made", today=today, effective_on=effective_on)
    return [drafted]


def review(
    report: HighlightReport, reviewed: HighlightReportReviewed, *, by: str, written_by: Collection[str]
) -> list[Fact]:
    """Review it as it stands, which nobody does who wrote any of it; `by` records it.

    `written_by` are all who stated anything of it: whoever answered one of its questions is its author too.
    """
    report.must_be_a_draft()
    if by in written_by:
        raise OwnReportReviewed(report.ref, by)
    return [reviewed]


def waits_for_review(report: HighlightReport, cadence: Cadence | None) -> bool:
    """Whether the programme has its reports reviewed and nobody has reviewed this one as it stands."""
    return cadence is not None and cadence.reviewed is True and not report.is_reviewed


def must_be_reviewed_where_asked(report: HighlightReport, cadence: Cadence | None) -> None:
    """Refuse to issue what nobody has reviewed as it stands, where the programme has its reports reviewed."""
    if waits_for_review(report, cadence):
        raise NotReviewedYet(report.ref, was_reviewed=bool(report.reviews))
