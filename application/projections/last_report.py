"""When was the last report, is the one after it late, and which moment does it stand at?"""

from dataclasses import replace
from datetime import date, timedelta

from application.projections.reporting_period import NextReport, draft_in_force, next_report, period_of
from application.projections.view import View
from domain.record import Moment, Record
from domain.refusals import day_in_words
from domain.words import NOT_STATED


class LastReport(View):
    """The latest highlight report begun for the programme, and whether the one after it is late.

    `is_late` is null where no report was begun yet, and where neither its author nor the cadence says when the next
    is due.
    """

    ref: str | None
    reported_on: date | None
    next_due: date | None
    is_late: bool | None
    in_words: str


def last_report_moment(record: Record) -> Moment | None:
    """The moment the last report stands at: its day, out of all that the record knows.

    That is the latest report begun for the programme before the day shown, or the one before it that its author
    states; else one reporting cycle ago; nothing where no cycle is stated either.
    """
    if record.is_empty:
        return None
    day = _last_report_day(record)
    return replace(record.moment, as_at=day) if day else None


def _last_report_day(record: Record) -> date | None:
    draft, as_at, cycle = draft_in_force(record, None), record.moment.as_at, record.programme.cycle_in_days
    if draft and draft.reported_on < as_at:
        return draft.reported_on
    if before := period_of(record, draft).after:
        return before
    return as_at - timedelta(days=cycle) if cycle and (as_at - date.min).days >= cycle else None


def since_in_words(record: Record, day: date) -> str:
    """“since the report of 19 January 2018”, or since a day on which nobody reported."""
    draft = draft_in_force(record, None)
    is_a_report = draft is not None and day in (draft.reported_on, period_of(record, draft).after)
    return f"since {'the report of ' if is_a_report else ''}{day_in_words(day)}"


def last_report(record: Record) -> LastReport:
    """The latest report begun for the programme, with the day the next one is due; a closed programme owes none."""
    draft = draft_in_force(record, None)
    if draft is None:
        return LastReport(ref=None, reported_on=None, next_due=None, is_late=None, in_words="No report was begun yet.")
    following, words = next_report(record, draft), day_in_words(draft.reported_on)
    return LastReport(
        ref=draft.ref,
        reported_on=draft.reported_on,
        next_due=following.on,
        is_late=following.is_overdue if following.on else None,
        in_words=f"{words}." if record.programme.is_closed else f"{words}; {_next_in_words(following)}.",
    )


def _next_in_words(following: NextReport) -> str:
    if following.in_words == NOT_STATED:
        return "when the next is due is not stated"
    return f"the next {'' if following.is_overdue else 'is due '}{following.in_words}"
