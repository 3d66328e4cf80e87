"""An issued report for every door: made again as it was issued, and held against its seal."""

from api.bootstrap import Tracker
from api.sealed import checkpoint_over, erased_behind, record_of
from application.projections.issued_report import IssuedReport, is_as_issued, issued, issued_report
from domain.highlight_report import HighlightReport
from domain.highlight_report_refusals import NotAsIssued
from domain.record import Record


def record_then(tracker: Tracker, record: Record, ref: str) -> Record:
    """The record that a report was made from when it was issued; refused where it was not."""
    return record_of(tracker.office.records, record.programme.ref, issued(record, ref))


def content_of(tracker: Tracker, record: Record, ref: str) -> bytes:
    """The canonical content of an issued report."""
    then, template = record_then(tracker, record, ref), issued(record, ref).template
    return tracker.office.press.print(then, ref, kind=HighlightReport.KIND, template=template)


def sealed_content_of(tracker: Tracker, record: Record, ref: str) -> bytes:
    """The same, where it still is what was sealed; refused as NotAsIssued where anything else would be given."""
    content = content_of(tracker, record, ref)
    if not is_as_issued(record, ref, content):
        raise NotAsIssued(ref, _erased(tracker, record, ref))
    return content


def issued_at(tracker: Tracker, record: Record, ref: str) -> IssuedReport:
    """An issued report with its seal, and with what became of it by the moment of the record."""
    content, then = content_of(tracker, record, ref), record_then(tracker, record, ref)
    sealed = checkpoint_over(tracker, record.get(HighlightReport, ref).issued_position or 0)
    erased = () if is_as_issued(record, ref, content) else _erased(tracker, record, ref)
    return issued_report(record, ref, then=then, content=content, sealed=sealed, erased=erased)


def _erased(tracker: Tracker, record: Record, ref: str) -> tuple[int, ...]:
    return erased_behind(tracker.office.records, record.programme.ref, issued(record, ref))
