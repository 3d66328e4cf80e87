"""What moved since the last report, what is scheduled next, and is any of it late: sections 2 and 3."""

from datetime import date

from application.projections import timing
from application.projections.highlight_sections import (
    MilestonesScheduled,
    OriginalDate,
    Progress,
    ProgressRow,
    ProgressWord,
)
from application.projections.milestone_rows import IN_NO_PHASE, MilestoneRow
from application.projections.milestone_totals import next_due
from application.projections.milestones import due_by, milestone_list, progress_view
from application.projections.reporting_period import Period
from domain.highlight_report import HighlightReport, Section
from domain.milestone import Milestone
from domain.milestone_facts import MilestoneKind, ProgressStatus
from domain.record import Record
from domain.words import NOT_STATED


def progress_section(
    record: Record, rows: tuple[MilestoneRow, ...], draft: HighlightReport | None, *, left: tuple[MilestoneRow, ...]
) -> Progress:
    """Section 2 of these rows, which `moved_in` found, and of those that `still_open` did."""
    shown = tuple(_progress_row(record, row, number) for number, row in enumerate(rows, start=1))
    more = tuple(_progress_row(record, row, number) for number, row in enumerate(left, start=len(rows) + 1))
    overdue = sum(row.is_overdue for row in more)
    dates = [original.date for row in shown for original in row.original_dates]
    words = [row.status for row in shown]
    return Progress(
        rows=shown,
        complete=words.count("complete"),
        ongoing=words.count("ongoing"),
        not_started=words.count("not-started"),
        dropped=words.count("dropped"),
        not_stated=words.count(None),
        late=sum(row.is_late for row in shown),
        original_dates=len(dates),
        earliest=min((original.starts for original in dates if original.starts), default=None),
        latest=max((original.ends for original in dates if original.ends), default=None),
        still_open=more,
        still_open_in_words=f"{len(more)} still open from before, {overdue} of them overdue" if more else "",
        still_open_overdue=overdue,
        as_written=draft.empty_words(Section.PROGRESS) if draft else None,
    )


def milestones_section(
    record: Record, rows: tuple[MilestoneRow, ...], draft: HighlightReport | None, *, next_report: date | None
) -> MilestonesScheduled:
    """Section 3 of these rows, which `scheduled` found."""
    held = record.all(Milestone)
    return MilestonesScheduled(
        rows=rows,
        overdue=sum(row.is_overdue for row in rows),
        next_due=next_due([held[row.ref] for row in rows], record.moment.as_at),
        due_by_next_report=due_by(rows, next_report) if next_report else None,
        as_written=draft.empty_words(Section.MILESTONES) if draft else None,
    )


def moved_in(record: Record, period: Period, workstream: str | None) -> tuple[MilestoneRow, ...]:
    """What was met, dropped, or given a progress row in the period, of any kind, in the order it was planned.

    A milestone that was met or dropped is reported in the period in which that took effect or came to be known.
    """
    held = record.all(Milestone)
    rows = milestone_list(record, workstream=workstream).milestones
    return tuple(row for row in rows if _moved(held[row.ref], period))


def _moved(milestone: Milestone, period: Period) -> bool:
    if not milestone.is_open and period.covers(milestone.ended_on, milestone.ended_known_on):
        return True
    noted = milestone.progress
    return noted is not None and period.covers(noted.noted_on, noted.known_on)


def still_open(record: Record, workstream: str | None, *, but: tuple[MilestoneRow, ...]) -> tuple[MilestoneRow, ...]:
    """The tasks, activities and next steps that are overdue or under way, other than those reported as progress."""
    reported = {row.ref for row in but}
    rows = milestone_list(record, workstream=workstream).milestones
    left = (row for row in rows if row.kind is not MilestoneKind.MILESTONE and row.ref not in reported)
    return tuple(row for row in left if row.is_overdue or _is_under_way(row))


def _is_under_way(row: MilestoneRow) -> bool:
    return row.state == "open" and row.progress_status is ProgressStatus.ONGOING


def scheduled(record: Record, workstream: str | None) -> tuple[MilestoneRow, ...]:
    """Every open milestone (not tasks, activities or next steps), whatever was reported of it."""
    rows = milestone_list(record, workstream=workstream, kind=MilestoneKind.MILESTONE).milestones
    return tuple(_with_warnings_of_its_own(row) for row in rows if row.state == "open")


def _with_warnings_of_its_own(row: MilestoneRow) -> MilestoneRow:
    """Without what the plan lacks, which the list of milestones says."""
    kept = tuple(warning for warning in row.warnings if not warning.startswith(IN_NO_PHASE))
    return row.model_copy(update={"warnings": kept})


def _progress_row(record: Record, row: MilestoneRow, number: int) -> ProgressRow:
    milestone = record.all(Milestone)[row.ref]
    noted = progress_view(milestone.progress)
    status = _status(row)
    is_late, days_late = _lateness(milestone, record.moment.as_at)
    return ProgressRow(
        number=number,
        ref=row.ref,
        version=row.version,
        title=row.title,
        kind=row.kind,
        original_dates=_original_dates(row),
        status=status,
        status_in_words=status.replace("-", " ").capitalize() if status else NOT_STATED,
        as_written=(noted.as_written if noted else None) or milestone.met_as_written,
        comment=noted.comment if noted else None,
        evidence=milestone.evidence,
        measures=noted.measures if noted else (),
        follow_ups=noted.follow_ups if noted else (),
        noted_on=noted.noted_on if noted else None,
        is_late=is_late,
        days_late=days_late,
        is_overdue=row.is_overdue,
        days_overdue=row.days_overdue,
        forecast_why=row.forecast_why,
        baseline_why=row.baseline_why,
        ended_why=row.ended_why,
    )


def _status(row: MilestoneRow) -> ProgressWord | None:
    """What the record says before what the row says; a row without a word stays without one."""
    if row.state == "met":
        return "complete"
    if row.state == "dropped":
        return "dropped"
    return row.progress_status.value if row.progress_status else None


def _original_dates(row: MilestoneRow) -> tuple[OriginalDate, ...]:
    """The day each partner first promised, else the first baseline; none where none was promised."""
    if row.partner_dates:
        return tuple(
            OriginalDate(partner=held.partner, partner_name=held.partner_name, date=held.date)
            for held in row.partner_dates
        )
    return (OriginalDate(partner=None, partner_name=None, date=row.first_promise),) if row.first_promise else ()


def _lateness(milestone: Milestone, as_at: date) -> tuple[bool, int | None]:
    """Against the first promise, whatever was agreed since: a new baseline does not make the original date kept."""
    promised = milestone.first_promise
    if milestone.is_open and promised and promised.ends and promised.is_past(as_at):
        return True, (as_at - promised.ends).days
    if timing.was_met_late(milestone, promised):
        return True, timing.slip(milestone, promised).days
    return False, None
