"""An issued report for every door: made again as it was issued, and held against its seal."""

from base64 import b64encode

from api.bootstrap import Tracker
from application.log_ports import NothingSigned
from application.projections.issued_report import (
    IssuedReport,
    Sealed,
    erased_of,
    is_as_issued,
    issued,
    issued_report,
    moment_of_issue,
)
from domain.actor import Actor
from domain.hiding import NOTHING_HIDDEN
from domain.highlight_report import HighlightReport
from domain.highlight_report_refusals import NotAsIssued
from domain.record import Record


def record_then(tracker: Tracker, record: Record, ref: str, *, actor: Actor) -> Record:
    """The record that a report was made from when it was issued; refused where it was not."""
    return tracker.sight.of(actor).at(record.programme.ref, moment_of_issue(issued(record, ref)))


def content_of(tracker: Tracker, record: Record, ref: str, *, actor: Actor) -> bytes:
    """The canonical content of an issued report."""
    then = record_then(tracker, record, ref, actor=actor)
    return tracker.office.press.print(then, ref, template=issued(record, ref).template)


def sealed_content_of(tracker: Tracker, record: Record, ref: str, *, actor: Actor) -> bytes:
    """The same, where it still is what was sealed; refused as NotAsIssued where anything else would be given."""
    content = content_of(tracker, record, ref, actor=actor)
    if not is_as_issued(record, ref, content):
        erased = _erased(tracker, record, ref, actor=actor)
        raise NotAsIssued(ref, erased, in_part=_is_seen_in_part(tracker, record, actor))
    return content


def issued_at(tracker: Tracker, record: Record, ref: str, *, actor: Actor) -> IssuedReport:
    """An issued report with its seal, and with what became of it by the moment of the record."""
    content = content_of(tracker, record, ref, actor=actor)
    then = record_then(tracker, record, ref, actor=actor)
    position = record.get(HighlightReport, ref).issued_position or 0
    erased = () if is_as_issued(record, ref, content) else _erased(tracker, record, ref, actor=actor)
    in_part = _is_seen_in_part(tracker, record, actor)
    sealed = _sealed(tracker, position)
    return issued_report(record, ref, then=then, content=content, sealed=sealed, erased=erased, in_part=in_part)


def _is_seen_in_part(tracker: Tracker, record: Record, actor: Actor) -> bool:
    """Whether the report is made again without something, as this person may not read what is exempt."""
    return tracker.sight.hidden_from(actor, record.programme.ref) is not NOTHING_HIDDEN


def _erased(tracker: Tracker, record: Record, ref: str, *, actor: Actor) -> tuple[int, ...]:
    moment = moment_of_issue(issued(record, ref))
    return erased_of(tracker.sight.of(actor).entries(record.programme.ref, moment))


def _sealed(tracker: Tracker, position: int) -> Sealed | None:
    """The first checkpoint that covers an entry; nothing where there is none, or none that can be shown."""
    try:
        first = next(iter(tracker.log.checkpoints(first=position, most=1)), None)
    except NothingSigned:
        return None
    origin = first.note.partition("\n")[0] if first else ""
    return Sealed(origin, first.size, b64encode(first.root).decode(), first.signed_at) if first else None
