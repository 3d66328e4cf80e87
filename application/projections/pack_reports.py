"""Which reports does a board get before it meets, each with its digest, and which are missing?"""

from collections.abc import Iterator, Sequence
from datetime import date

from application.projections.report_lives import ReportRow, report_lives
from application.projections.view import View
from domain.board import Board
from domain.highlight_report_life import ReportLife
from domain.meeting import Meeting
from domain.record import Record
from domain.words import NOT_STATED


class PackReport(View):
    """A report that was issued: the entry of its issuing, and the digest of what it says, as its seal has it.

    `workstream` is null where it is the programme's own.
    """

    ref: str
    workstream: str | None
    of: str
    reported_on: date
    issued_on: date | None
    in_words: str
    position: int | None
    content_sha256: str | None


class MissingReport(View):
    """A report that nobody issued since the last meeting; `is_late` where it was due and nobody has begun it.

    It is null where nothing says when it is due.
    """

    workstream: str | None
    of: str
    is_late: bool | None
    in_words: str


def reports_since(record: Record, board: Board, last: Meeting | None) -> tuple[PackReport, ...]:
    """What was issued since the last meeting and stands, the programme's own first; without a meeting, all of it.

    What was issued on the day of that meeting counts unless the board has considered it by then.
    """
    since = last.on.ends if last else None
    rows = [row for row in report_lives(record).reports if _is_new(row, board, since)]
    return tuple(_report(record, row) for row in sorted(rows, key=lambda row: row.workstream or ""))


def _is_new(row: ReportRow, board: Board, since: date | None) -> bool:
    if row.life not in (ReportLife.ISSUED, ReportLife.CONSIDERED):
        return False
    if since is None or row.issued_on is None:
        return True
    had = any(board.is_called(each.board) and each.considered_on <= since for each in row.considered)
    return row.issued_on >= since and not had


def _report(record: Record, row: ReportRow) -> PackReport:
    return PackReport(
        ref=row.ref,
        workstream=row.workstream,
        of=row.workstream_name or record.programme.name,
        reported_on=row.reported_on,
        issued_on=row.issued_on,
        in_words=row.in_words,
        position=row.position,
        content_sha256=row.content_sha256,
    )


def missing_reports(record: Record, reports: Sequence[PackReport], last: Meeting | None) -> tuple[MissingReport, ...]:
    """Of the programme, and of each workstream that ever reported, the report that is not among these."""
    return tuple(_missing(record, {report.workstream for report in reports}, last))


def _missing(record: Record, issued: set[str | None], last: Meeting | None) -> Iterator[MissingReport]:
    if record.programme.is_closed:
        return
    due = {row.workstream: row for row in report_lives(record).due}
    since = f"since {last.in_words}" if last else "yet"
    for workstream in (None, *(ref for ref in due if ref is not None)):
        if workstream in issued:
            continue
        row = due.get(workstream)
        following = f"the next one {row.in_words if row.is_late else f'is due {row.in_words}'}" if row else ""
        when = following if row and row.in_words != NOT_STATED else f"when the next one is due is {NOT_STATED}"
        yield MissingReport(
            workstream=workstream,
            of=(row.workstream_name if row else None) or record.programme.name,
            is_late=row.is_late if row else None,
            in_words=f"None was issued {since}; {when}.",
        )
