"""Which milestones are due, late or moving, by how much, and which come next?"""

from collections.abc import Iterable
from datetime import date

from application.projections.change_requests import ChangeRow, changes_asked_for
from application.projections.milestone_rows import MilestoneRow, milestone_row, status_in_words
from application.projections.milestone_surroundings import in_planned_order, surroundings
from application.projections.milestone_totals import MilestoneTotals, NextDue, next_due, totals_by_kind
from application.projections.timing import due_day, is_overdue
from application.projections.view import PlannedDateView, ProgrammeView, View, header, planned_date_view, shown_date
from domain.calendar import month_in_words
from domain.milestone import Milestone
from domain.milestone_dates import Forecast, Progress
from domain.milestone_facts import FollowUp, MilestoneKind, ProgressStatus
from domain.record import Record
from domain.scope import milestones_of
from domain.workstream import Workstream


class DueMonth(View):
    """The milestones whose last day falls in one month, in planned order; dropped ones are left out."""

    month: str
    in_words: str
    refs: tuple[str, ...]


class MilestoneWarning(View):
    """What a reader should know about one milestone."""

    ref: str
    title: str
    warning: str


class MilestoneList(ProgrammeView):
    """The milestones in the order they were planned, with counts for each kind.

    `workstream` and `kind` are the filters that were asked for. `due_months` groups those not dropped by the month
    of their last day, `undated` are those without one.
    """

    workstream: str | None
    kind: MilestoneKind | None
    totals: tuple[MilestoneTotals, ...]
    next_due: NextDue | None
    milestones: tuple[MilestoneRow, ...]
    due_months: tuple[DueMonth, ...]
    undated: tuple[str, ...]
    warnings: tuple[MilestoneWarning, ...]


class ForecastView(View):
    """What somebody expected: when and by whom it was said, and why it moved."""

    expected: PlannedDateView
    said_on: date | None
    said_by: str
    reason: str | None
    note: str | None


class MeasureView(View):
    """A figure out of a comment."""

    name: str
    value: int


class FollowUpView(View):
    """What a comment says will happen next."""

    what: str
    when: PlannedDateView | None


class ProgressView(View):
    """The latest progress row; without a status word the status is null, not complete."""

    noted_on: date | None
    status: ProgressStatus | None
    comment: str | None
    as_written: str | None
    measures: tuple[MeasureView, ...]
    follow_ups: tuple[FollowUpView, ...]


class Neighbour(View):
    """A milestone on the other end of a dependency."""

    ref: str
    title: str
    due: date | None
    status_in_words: str
    is_overdue: bool


class MilestoneDetail(ProgrammeView):
    """One milestone whole: its row, every forecast it has had, its dependencies both ways.

    `promised_by` says of each of its baselines, in their order, which change request brought it; null: none did.
    `change_requests` are all that were made for it.
    """

    milestone: MilestoneRow
    forecasts: tuple[ForecastView, ...]
    depends_on: tuple[Neighbour, ...]
    needed_by: tuple[Neighbour, ...]
    progress: ProgressView | None
    met_as_written: str | None
    evidence: str | None
    promised_by: tuple[str | None, ...]
    change_requests: tuple[ChangeRow, ...]


def milestone_list(
    record: Record, *, workstream: str | None = None, kind: MilestoneKind | None = None
) -> MilestoneList:
    """The milestones of the programme, or of one workstream and those inside it, of every kind or of one.

    A workstream that the record does not hold is refused.
    """
    chosen = in_planned_order(_in_workstream(record, workstream))
    chosen = tuple(milestone for milestone in chosen if kind is None or milestone.kind is kind)
    around = surroundings(record, chosen)
    rows = tuple(milestone_row(milestone, around) for milestone in chosen)
    return MilestoneList(
        **header(record),
        workstream=workstream,
        kind=kind,
        totals=totals_by_kind(chosen, record.moment.as_at),
        next_due=next_due(chosen, record.moment.as_at),
        milestones=rows,
        due_months=_due_months(rows),
        undated=tuple(row.ref for row in rows if row.due is None and row.state != "dropped"),
        warnings=_all_warnings(rows),
    )


def _in_workstream(record: Record, workstream: str | None) -> tuple[Milestone, ...]:
    if workstream is None:
        return tuple(record.all(Milestone).values())
    return milestones_of(record, Workstream.KIND, record.get(Workstream, workstream).ref)


def _due_months(rows: tuple[MilestoneRow, ...]) -> tuple[DueMonth, ...]:
    months: dict[tuple[int, int], list[str]] = {}
    for row in rows:
        if row.due and row.state != "dropped":
            months.setdefault((row.due.year, row.due.month), []).append(row.ref)
    return tuple(_due_month(date(*month, 1), refs) for month, refs in sorted(months.items()))


def _due_month(month: date, refs: list[str]) -> DueMonth:
    return DueMonth(month=f"{month:%Y-%m}", in_words=month_in_words(month), refs=tuple(refs))


def _all_warnings(rows: tuple[MilestoneRow, ...]) -> tuple[MilestoneWarning, ...]:
    return tuple(
        MilestoneWarning.made({"ref": row.ref, "title": row.title, "warning": warning})
        for row in rows
        for warning in row.warnings
    )


def due_by(rows: Iterable[MilestoneRow], day: date) -> tuple[str, ...]:
    """The open milestones whose last day comes by a day, itself included; what is overdue is due by any later day."""
    return tuple(row.ref for row in rows if row.state == "open" and row.due is not None and row.due <= day)


def milestone_detail(record: Record, ref: str) -> MilestoneDetail:
    """One milestone whole; refused where the record does not hold it. Its row is the one the full list shows."""
    milestone = record.get(Milestone, ref)
    everything = in_planned_order(tuple(record.all(Milestone).values()))
    row = milestone_row(milestone, surroundings(record, everything))
    waiting = [other for other in everything if ref in other.depends_on]
    waited_for = [other for other in everything if other.ref in milestone.depends_on]
    return MilestoneDetail(
        **header(record),
        milestone=row,
        forecasts=tuple(_forecast_view(said) for said in milestone.forecasts),
        depends_on=tuple(_neighbour(other, record) for other in waited_for),
        needed_by=tuple(_neighbour(other, record) for other in waiting),
        progress=progress_view(milestone.progress),
        met_as_written=milestone.met_as_written,
        evidence=milestone.evidence,
        promised_by=tuple(held.change_request for held in milestone.baselines),
        change_requests=changes_asked_for(record, milestone=ref),
    )


def _forecast_view(said: Forecast) -> ForecastView:
    return ForecastView(
        expected=shown_date(said.expected),
        said_on=said.said_on,
        said_by=said.said_by,
        reason=said.reason,
        note=said.note,
    )


def _neighbour(milestone: Milestone, record: Record) -> Neighbour:
    return Neighbour(
        ref=milestone.ref,
        title=milestone.title,
        due=due_day(milestone),
        status_in_words=status_in_words(milestone),
        is_overdue=is_overdue(milestone, record.moment.as_at),
    )


def progress_view(progress: Progress | None) -> ProgressView | None:
    """The latest progress row with its figures and follow-ups; nothing where none was written."""
    if progress is None:
        return None
    row = progress.row
    return ProgressView(
        noted_on=progress.noted_on,
        status=row.status,
        comment=row.comment,
        as_written=row.as_written,
        measures=tuple(MeasureView(name=measure.name, value=measure.value) for measure in row.measures),
        follow_ups=tuple(_follow_up(follow_up) for follow_up in row.follow_ups),
    )


def _follow_up(follow_up: FollowUp) -> FollowUpView:
    return FollowUpView(what=follow_up.what, when=planned_date_view(follow_up.when))
