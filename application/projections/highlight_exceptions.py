"""What in a highlight report is red, late or missing: that a board reads first.

This came with the second version of the report's template, and is no part of what the first one makes.
"""

from collections.abc import Iterator
from datetime import date

from application.projections.highlight_report import HighlightReportView, highlight_report
from application.projections.highlight_sections import Distribution, RecipientRow
from application.projections.milestone_rows import MilestoneRow
from application.projections.rag_board import rag_board
from application.projections.reporting_period import Period, draft_in_force, period_of
from application.projections.return_rows import ReturnRow, returns_of_the_year
from application.projections.view import View, counted
from domain.highlight_report import HighlightReport, Section
from domain.milestone import Milestone
from domain.periodic_return import Return
from domain.rag_status import RagStatus
from domain.rating import Light
from domain.record import Record
from domain.refusals import day_in_words
from domain.scope import workstreams_inside
from domain.words import NOT_STATED, listed
from domain.workstream import Workstream


class ExceptionLine(View):
    """One thing that is red, late or missing; `ref` is what it is called among things of its kind."""

    kind: str
    ref: str
    title: str
    in_words: str


class Exceptions(View):
    """What stands out: ratings that are red, milestones that are overdue, returns of the period that have not come.

    `not_received` has also what came in part. `missing_from_before` counts the returns of earlier periods of the last
    year that have not come either.
    """

    in_words: str
    red: tuple[ExceptionLine, ...]
    late: tuple[ExceptionLine, ...]
    not_received: tuple[ExceptionLine, ...]
    missing_from_before: int


class HighlightReportWithExceptions(HighlightReportView):
    """A highlight report with what stands out first.

    Where its author lists nobody, it goes to whom the programme says its reports go.
    """

    exceptions: Exceptions


def report_with_exceptions(record: Record, *, workstream: str | None = None) -> HighlightReportWithExceptions:
    """The report of a programme, or of one workstream with everything inside it; an unknown one is refused."""
    view = highlight_report(record, workstream=workstream)
    draft = draft_in_force(record, workstream)
    said = dict(view) | {"distribution": _distribution(record, view, draft)}
    return HighlightReportWithExceptions(**said, exceptions=_exceptions(record, view, draft))


def _exceptions(record: Record, view: HighlightReportView, draft: HighlightReport | None) -> Exceptions:
    red = tuple(_red(record, view.workstream))
    late = tuple(_late(row) for row in view.milestones.rows if row.is_overdue)
    missing, before = _missing(record, period_of(record, draft), view.workstream)
    return Exceptions(
        in_words=_in_words(len(red), len(late), len(missing), before),
        red=red,
        late=late,
        not_received=missing,
        missing_from_before=before,
    )


def _red(record: Record, workstream: str | None) -> Iterator[ExceptionLine]:
    for row in rag_board(record, workstream=workstream).rows:
        if row.rating.light is Light.RED and row.subject_is_open:
            since = f"red since {day_in_words(row.held_since)}" if row.held_since else "red"
            words = f"{since}: {row.rationale}" if row.rationale else f"{since}; no reason is stated"
            title = f"{row.subject_title}: {row.dimension}"
            yield ExceptionLine(kind=RagStatus.KIND, ref=row.ref, title=title, in_words=words)


def _late(row: MilestoneRow) -> ExceptionLine:
    late = counted(row.days_overdue or 0, "day")
    return ExceptionLine(kind=Milestone.KIND, ref=row.ref, title=row.title, in_words=f"{late} overdue")


def _missing(record: Record, period: Period, workstream: str | None) -> tuple[tuple[ExceptionLine, ...], int]:
    """The returns that were due in the period and are not whole, and how many of earlier periods are not."""
    streams = record.all(Workstream)
    inside = {None, *streams} if workstream is None else {*workstreams_inside(streams, workstream)}
    found = (row for row in returns_of_the_year(record) if row.is_owed and row.workstream in inside)
    owed = sorted(found, key=lambda row: row.period_to)
    mine = [row for row in owed if period.after is None or (row.due_on or date.min) > period.after]
    return tuple(_not_received(row) for row in mine), len(owed) - len(mine)


def _not_received(row: ReturnRow) -> ExceptionLine:
    title = f"{row.owner}, {row.period_in_words}"
    return ExceptionLine(kind=Return.KIND, ref=row.ref, title=title, in_words=row.owed_in_words)


def _in_words(red: int, late: int, missing: int, before: int) -> str:
    """For example: 1 rating is red, 2 milestones are overdue and 1 return is missing or incomplete."""
    told = (
        counted(red, "rating is red", "ratings are red") if red else "",
        counted(late, "milestone is overdue", "milestones are overdue") if late else "",
        counted(missing, "return is missing or incomplete", "returns are missing or incomplete") if missing else "",
        f"{before} of earlier periods {'is' if before == 1 else 'are'} so too" if before else "",
    )
    return f"{listed(part for part in told if part) or 'Nothing is known to be red, late or missing'}."


def _distribution(record: Record, view: HighlightReportView, draft: HighlightReport | None) -> Distribution | None:
    """What the author lists; else to whom the programme says its reports go, unless it was left empty on purpose."""
    roles = record.programme.report_distribution
    if draft is None or draft.recipients or draft.empty_words(Section.DISTRIBUTION) or not roles:
        return view.distribution
    rows = tuple(
        RecipientRow(role=role, recipient=None, received_on=None, received_in_words=NOT_STATED, as_written=None)
        for role in roles
    )
    return Distribution(recipients=rows, dated=0, as_written=None)
