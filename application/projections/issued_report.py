"""What did a highlight report say when it was issued, what became of it, and does it still match its seal?"""

from collections.abc import Sequence
from datetime import date

from application.projections.highlight_exceptions import HighlightReportWithExceptions
from application.projections.highlight_report import HighlightReportView
from application.projections.report_lives import ReportRow, report_row
from application.projections.report_templates import TEMPLATES
from application.projections.seal import Content, Seal, Sealed, is_as_sealed, seal_of
from application.projections.view import ProgrammeView, header
from domain.highlight_report import HighlightReport
from domain.highlight_report_life import HighlightReportIssued
from domain.record import Record
from domain.refusals import Unknown, day_in_words


class ReportNotIssuedYet(Unknown):
    """Only what was issued is sealed."""

    def __init__(self, report: str, as_at: date) -> None:
        super().__init__(
            f"The highlight report “{report}” had not been issued as at {day_in_words(as_at)}: it has no seal yet. "
            "It can be read as it was drafted."
        )


class IssuedReport(ProgrammeView):
    """An issued report: what became of it, its view as it was issued, and its seal."""

    standing: ReportRow
    report: HighlightReportWithExceptions | HighlightReportView
    seal: Seal


def issued(record: Record, ref: str) -> HighlightReportIssued:
    """How a report was issued; refused where it was not, at this moment."""
    held = record.get(HighlightReport, ref).issued
    if held is None:
        raise ReportNotIssuedYet(ref, record.moment.as_at)
    return held


def is_as_issued(record: Record, ref: str, content: bytes) -> bool:
    """Whether the canonical content, as it is made now, is what was issued."""
    return is_as_sealed(issued(record, ref), content)


def issued_report(
    record: Record,
    ref: str,
    *,
    then: Record,
    content: bytes,
    sealed: Sealed | None,
    erased: Sequence[int] = (),
    in_part: bool = False,
) -> IssuedReport:
    """An issued report of a record, made again of the record `then`, with its canonical content as it is made now.

    `erased` are the entries that it was made from and that were erased since. `in_part` says that something may have
    been left out, as whoever asks may not read what is exempt.
    """
    fact, held = issued(record, ref), record.get(HighlightReport, ref)
    name = f"{held.programme}/{held.ref}"
    made = Content(fact, held.issued_position or 0, content, erased, name=name, verb="issued", in_part=in_part)
    return IssuedReport(
        **header(record),
        standing=report_row(record, held),
        report=TEMPLATES[fact.template](then, ref),
        seal=seal_of(made, sealed),
    )
