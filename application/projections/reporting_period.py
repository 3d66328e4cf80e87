"""Whose words does a highlight report print, since when does it report, and when is the next one due?"""

from datetime import date, timedelta
from typing import NamedTuple

from application.projections.view import PlannedDateView, View, planned_date_view, planned_in_words
from domain.calendar import LATEST
from domain.highlight_report import HighlightReport
from domain.record import Record
from domain.refusals import day_in_words


class Period(NamedTuple):
    """The days a report covers: after the previous report, up to the day shown. Without a previous one: everything."""

    after: date | None
    until: date
    basis: str | None = None

    def covers(self, on: date | None, known_on: date | None) -> bool:
        """Whether something belongs in the report that took effect on a day (nothing: not stated) and was known on one.

        What is written down late belongs in the first report after it came to be known, as well as in its own.
        """
        if on is not None and on > self.until:
            return False
        return self.after is None or any(day is not None and self.after < day <= self.until for day in (on, known_on))


class PeriodView(View):
    """The previous report's day, and how it is known: stated, or the draft before this one (null: not known)."""

    previous_report: date | None
    basis: str | None
    in_words: str


class NextReport(View):
    """When the next report is due: `stated` by the author, else `on` the day the reporting cycle makes it.

    It is overdue where that day has gone by and nobody has begun it.
    """

    stated: PlannedDateView | None
    on: date | None
    basis: str | None
    is_overdue: bool
    in_words: str


def draft_in_force(record: Record, workstream: str | None) -> HighlightReport | None:
    """The latest report somebody began for the programme, or for this workstream, as at the day shown or before."""
    drafts = [draft for draft in _drafts(record, workstream) if draft.reported_on <= record.moment.as_at]
    return drafts[-1] if drafts else None


def _drafts(record: Record, workstream: str | None) -> list[HighlightReport]:
    """In the order of their days; one that was withdrawn lends nobody its words."""
    reports = record.all(HighlightReport).values()
    begun = (report for report in reports if report.workstream == workstream and not report.is_withdrawn)
    return sorted(begun, key=lambda report: (report.reported_on, report.position))


def period_of(record: Record, draft: HighlightReport | None) -> Period:
    """Since the previous report the author states, else since the draft before; else everything there is."""
    until = record.moment.as_at
    if draft is None:
        return Period(None, until)
    if draft.previous_report:
        return Period(draft.previous_report, until, "stated")
    earlier = [
        other.reported_on for other in _drafts(record, draft.workstream) if other.reported_on < draft.reported_on
    ]
    return Period(earlier[-1], until, "the draft before") if earlier else Period(None, until)


def period_view(period: Period, draft: HighlightReport | None) -> PeriodView:
    """The period in words; what came after the day its author reported on is told apart."""
    until = f"up to {day_in_words(period.until)}"
    if draft and draft.reported_on < period.until:
        until = f"up to {day_in_words(draft.reported_on)} as reported, and since then {until}"
    words = f"after {day_in_words(period.after)}, {until}" if period.after else f"{until}; no previous report is known"
    return PeriodView(previous_report=period.after, basis=period.basis, in_words=words)


def next_report(record: Record, draft: HighlightReport | None) -> NextReport:
    """The day stated, else one reporting cycle after the day reported on; not stated where neither is known."""
    stated = draft.next_report if draft else None
    day, basis = _due_on(record, draft)
    is_overdue = day is not None and day < record.moment.as_at and _is_the_last(record, draft)
    return NextReport(
        stated=planned_date_view(stated),
        on=day,
        basis=basis,
        is_overdue=is_overdue,
        in_words=_next_in_words(day, basis, is_overdue=is_overdue) if day else planned_in_words(stated),
    )


def _due_on(record: Record, draft: HighlightReport | None) -> tuple[date | None, str | None]:
    if draft and draft.next_report and draft.next_report.ends:
        return draft.next_report.ends, "stated"
    cycle = record.programme.cycle_in_days
    reported_on = draft.reported_on if draft else record.moment.as_at
    if cycle is None or reported_on > LATEST:
        return None, None
    return reported_on + timedelta(days=cycle), f"a reporting cycle of {cycle} days"


def _is_the_last(record: Record, draft: HighlightReport | None) -> bool:
    """Whether nobody has begun a later one, and the programme still reports."""
    if draft is None or record.programme.is_closed:
        return False
    return all(other.reported_on <= draft.reported_on for other in _drafts(record, draft.workstream))


def _next_in_words(day: date, basis: str | None, *, is_overdue: bool) -> str:
    if is_overdue:
        return f"was due {day_in_words(day)}; nobody has begun it"
    return f"{day_in_words(day)} ({basis})"
