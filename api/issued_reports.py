"""An issued report for every door: made again as it was issued, and held against its seal."""

from api.bootstrap import Tracker
from api.sealed import checkpoint_over, erased_behind, is_seen_in_part, record_of
from application.projections.issued_report import IssuedReport, is_as_issued, issued, issued_report
from domain.actor import Actor
from domain.highlight_report import HighlightReport
from domain.highlight_report_refusals import NotAsIssued
from domain.record import Record


def record_then(tracker: Tracker, record: Record, ref: str, *, actor: Actor) -> Record:
    """The record that a report was made from when it was issued; refused where it was not."""
    return record_of(tracker.sight.of(actor), record.programme.ref, issued(record, ref))


def content_of(tracker: Tracker, record: Record, ref: str, *, actor: Actor) -> bytes:
    """The canonical content of an issued report."""
    then, template = record_then(tracker, record, ref, actor=actor), issued(record, ref).template
    return tracker.office.press.print(then, ref, kind=HighlightReport.KIND, template=template)


def sealed_content_of(tracker: Tracker, record: Record, ref: str, *, actor: Actor) -> bytes:
    """The same, where it still is what was sealed; refused as NotAsIssued where anything else would be given."""
    content = content_of(tracker, record, ref, actor=actor)
    if not is_as_issued(record, ref, content):
        in_part = is_seen_in_part(tracker, record.programme.ref, actor)
        raise NotAsIssued(ref, _erased(tracker, record, ref, actor=actor), in_part=in_part)
    return content


def issued_at(tracker: Tracker, record: Record, ref: str, *, actor: Actor) -> IssuedReport:
    """An issued report with its seal, and with what became of it by the moment of the record."""
    content, then = content_of(tracker, record, ref, actor=actor), record_then(tracker, record, ref, actor=actor)
    sealed = checkpoint_over(tracker, record.get(HighlightReport, ref).issued_position or 0)
    erased = () if is_as_issued(record, ref, content) else _erased(tracker, record, ref, actor=actor)
    in_part = is_seen_in_part(tracker, record.programme.ref, actor)
    return issued_report(record, ref, then=then, content=content, sealed=sealed, erased=erased, in_part=in_part)


def _erased(tracker: Tracker, record: Record, ref: str, *, actor: Actor) -> tuple[int, ...]:
    return erased_behind(tracker.sight.of(actor), record.programme.ref, issued(record, ref))
