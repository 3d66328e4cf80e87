"""Whose words does a highlight report print, since when does it report, and when is the next one due?"""

from datetime import date, timedelta
from typing import NamedTuple

from application.projections.view import PlannedDateView, View, planned_date_view
from domain.calendar import LATEST
from domain.highlight_report import HighlightReport
from domain.record import Record
from domain.refusals import day_in_words


class Period(NamedTuple):
    """The days a report covers: after the previous report, up to the day shown. Without a previous one: everything."""

    after: date | None
    basis: str | None

    def covers(self, day: date | None) -> bool:
        """Whether something of this day belongs in the report. A day that is not stated belongs to no known period."""
        return self.after is None or (day is not None and day > self.after)


class PeriodView(View):
    """The previous report's day, and how it is known: stated, or the draft before this one (null: not known)."""

    previous_report: date | None
    basis: str | None
    in_words: str


class NextReport(View):
    """When the next report is due: `stated` by the author, else `on` the day the reporting cycle makes it."""

    stated: PlannedDateView | None
    on: date | None
    basis: str | None


def draft_in_force(record: Record, workstream: str | None) -> HighlightReport | None:
    """The latest report somebody began for the programme, or for this workstream, as at the day shown or before."""
    drafts = _drafts(record, workstream)
    return drafts[-1] if drafts else None


def _drafts(record: Record, workstream: str | None) -> list[HighlightReport]:
    begun = (
        report
        for report in record.all(HighlightReport).values()
        if report.workstream == workstream and report.reported_on <= record.moment.as_at
    )
    return sorted(begun, key=lambda report: (report.reported_on, report.position))


def period_of(record: Record, draft: HighlightReport | None) -> Period:
    """Since the previous report the author states, else since the draft before; else everything there is."""
    if draft is None:
        return Period(None, None)
    if draft.previous_report:
        return Period(draft.previous_report, "stated")
    earlier = [
        other.reported_on for other in _drafts(record, draft.workstream) if other.reported_on < draft.reported_on
    ]
    return Period(earlier[-1], "the draft before") if earlier else Period(None, None)


def period_view(period: Period, as_at: date) -> PeriodView:
    """The period in words."""
    until = f"up to {day_in_words(as_at)}"
    words = f"after {day_in_words(period.after)}, {until}" if period.after else f"{until}; no previous report is known"
    return PeriodView(previous_report=period.after, basis=period.basis, in_words=words)


def next_report(record: Record, draft: HighlightReport | None) -> NextReport:
    """The day stated, else one reporting cycle after the day reported on; not stated where neither is known."""
    stated = draft.next_report if draft else None
    if stated and stated.ends:
        return NextReport(stated=planned_date_view(stated), on=stated.ends, basis="stated")
    cycle = record.programme.cycle_in_days
    reported_on = draft.reported_on if draft else record.moment.as_at
    if cycle is None or reported_on > LATEST:
        return NextReport(stated=planned_date_view(stated), on=None, basis=None)
    return NextReport(
        stated=planned_date_view(stated),
        on=reported_on + timedelta(days=cycle),
        basis=f"a reporting cycle of {cycle} days",
    )
