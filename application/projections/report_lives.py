"""Which highlight reports were drafted, issued, considered or withdrawn, and when is the next one due?"""

from collections.abc import Iterator
from datetime import date

from application.projections.reporting_period import draft_in_force, next_report
from application.projections.view import PlannedDateView, ProgrammeView, View, counted, header, planned_date_view
from domain.highlight_report import HighlightReport
from domain.highlight_report_life import HighlightReportConsidered, ReportLife, Review
from domain.record import Record
from domain.refusals import day_in_words
from domain.words import listed
from domain.workstream import Workstream


class Considered(View):
    """A board that had the report before it, on which day, and at which meeting where the record holds that."""

    board: str
    considered_on: date
    as_written: str | None
    meeting: str | None
    outcome: str | None


class ReviewRow(View):
    """Who looked at a report before it was issued, when, and what they found. Null is not stated."""

    by_role: str | None
    recorded_by: str
    reviewed_on: date | None
    remarks: str | None


class ReportRow(View):
    """One report. What only an issued one has is null before: its day, its position in the record, and its digest.

    `up_to` is the position of the record that it was made from, `shows` the day it shows.
    """

    ref: str
    version: int
    workstream: str | None
    workstream_name: str | None
    reported_on: date
    shows: date
    life: ReportLife
    in_words: str
    prepared_by: str | None
    previous_report: date | None
    next_report: PlannedDateView | None
    issued_on: date | None
    position: int | None
    up_to: int | None
    content_sha256: str | None
    reviews: tuple[ReviewRow, ...]
    considered: tuple[Considered, ...]
    withdrawn_on: date | None
    withdrawn_because: str | None


class ReportDue(View):
    """The report after the latest one of the programme, or of a workstream: the day it is due, and how that is known.

    It is late where that day has gone by and nobody has begun it; null where no day is known.
    """

    workstream: str | None
    workstream_name: str | None
    on: date | None
    basis: str | None
    is_late: bool | None
    in_words: str


class HighlightReportList(ProgrammeView):
    """Every report, the latest first, and those due next."""

    in_words: str
    due: tuple[ReportDue, ...]
    reports: tuple[ReportRow, ...]


def report_lives(record: Record) -> HighlightReportList:
    """Every report that was begun, and for everything that is reported on when the next one is due."""
    held = sorted(record.all(HighlightReport).values(), key=lambda one: (one.reported_on, one.position), reverse=True)
    rows = tuple(report_row(record, one) for one in held)
    return HighlightReportList(**header(record), in_words=_in_words(rows), due=tuple(_due(record)), reports=rows)


def report_row(record: Record, held: HighlightReport) -> ReportRow:
    """One report as the list has it."""
    return ReportRow(
        ref=held.ref,
        version=held.version,
        workstream=held.workstream,
        workstream_name=_name(record, held.workstream),
        reported_on=held.reported_on,
        shows=held.shows,
        life=held.life,
        in_words=life_in_words(held),
        prepared_by=held.prepared_by,
        previous_report=held.previous_report,
        next_report=planned_date_view(held.next_report),
        issued_on=held.issued_on,
        position=held.issued_position,
        up_to=held.issued.up_to if held.issued else None,
        content_sha256=held.issued.content_sha256 if held.issued else None,
        reviews=tuple(_review(each) for each in held.reviews),
        considered=tuple(_considered(each) for each in held.considered),
        withdrawn_on=held.withdrawn_on,
        withdrawn_because=held.withdrawn_because,
    )


def life_in_words(held: HighlightReport) -> str:
    """“Issued on 20 January 2018; considered by the Joint board on 12 February 2018”; “Being drafted”."""
    said = [_reviewed(each) for each in held.reviews]
    said += [_with_day("issued", held.issued_on)] if held.issued else []
    if held.reviews and not held.issued and not held.is_reviewed:
        said.append("changed since")
    said += [_considered_in_words(each) for each in held.considered]
    if held.is_withdrawn:
        because = f": {held.withdrawn_because}" if held.withdrawn_because else ""
        said.append(_with_day("withdrawn", held.withdrawn_on) + because)
    words = "; ".join(said) or "being drafted"
    return f"{words[0].upper()}{words[1:]}"


def _with_day(what: str, day: date | None) -> str:
    return f"{what} on {day_in_words(day)}" if day else f"{what} on a day that is not stated"


def _considered_in_words(each: HighlightReportConsidered) -> str:
    outcome = f" ({each.outcome})" if each.outcome else ""
    return f"considered by {each.board} on {day_in_words(each.considered_on)}{outcome}"


def _reviewed(held: Review) -> str:
    return _with_day(f"reviewed{f' by {held.said.by_role}' if held.said.by_role else ''}", held.on)


def _review(held: Review) -> ReviewRow:
    return ReviewRow(by_role=held.said.by_role, recorded_by=held.by, reviewed_on=held.on, remarks=held.said.remarks)


def _considered(held: HighlightReportConsidered) -> Considered:
    return Considered(
        board=held.board,
        considered_on=held.considered_on,
        as_written=held.as_written,
        meeting=held.meeting,
        outcome=held.outcome,
    )


def _name(record: Record, workstream: str | None) -> str | None:
    found = record.all(Workstream).get(workstream) if workstream else None
    return found.name if found else workstream


def _due(record: Record) -> Iterator[ReportDue]:
    """For the programme first, then for each workstream that somebody reported on; nothing where nobody did."""
    reported_on = {held.workstream for held in record.all(HighlightReport).values()}
    for workstream in sorted(reported_on, key=lambda ref: ref or ""):
        latest = draft_in_force(record, workstream)
        if latest is not None and not record.programme.is_closed:
            following = next_report(record, latest)
            yield ReportDue(
                workstream=workstream,
                workstream_name=_name(record, workstream),
                on=following.on,
                basis=following.basis,
                is_late=following.is_overdue if following.on else None,
                in_words=following.in_words,
            )


def _in_words(rows: tuple[ReportRow, ...]) -> str:
    """For example: 3 reports: 1 drafted, 1 issued and 1 withdrawn."""
    if not rows:
        return "No highlight report has been begun."
    told = ((sum(row.life is life for row in rows), life.value) for life in ReportLife)
    return f"{counted(len(rows), 'report')}: {listed(f'{number} {what}' for number, what in told if number)}."
