"""When was the last report, is the one after it late, and which moment does it stand at?"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from application.projections.reporting_period import NextReport, draft_in_force, next_report, period_of
from application.projections.view import View
from domain.highlight_report import HighlightReport
from domain.record import Moment, Record
from domain.refusals import day_in_words
from domain.words import NOT_STATED


class LastReport(View):
    """The latest highlight report issued for the programme, and whether the one after it is late.

    `ref` and `reported_on` are null where none was issued; the one that is being drafted is named in the words, and
    says when the next is due. `is_late` is null where no report was begun yet, and where neither its author nor the
    cadence says when the next is due.
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
    """The latest report issued for the programme, with the day the next one is due; a closed programme owes none."""
    issued, begun = _latest_issued(record), draft_in_force(record, None)
    latest = issued or begun
    if latest is None:
        return LastReport(ref=None, reported_on=None, next_due=None, is_late=None, in_words=f"{NONE_ISSUED}.")
    following = next_report(record, latest)
    drafted = begun if begun and (issued is None or begun.reported_on > issued.reported_on) else None
    is_late = _is_late(record, following)
    return LastReport(
        ref=issued.ref if issued else None,
        reported_on=issued.reported_on if issued else None,
        next_due=following.on,
        is_late=is_late,
        in_words="; ".join(_words(record, issued, drafted, following)) + ".",
    )


NONE_ISSUED = "No report was issued yet"


def _latest_issued(record: Record) -> HighlightReport | None:
    """The latest one that went out for the programme and stands."""
    reports = record.all(HighlightReport).values()
    sent = (one for one in reports if one.workstream is None and one.issued and not one.is_withdrawn)
    return max(sent, key=lambda one: (one.reported_on, one.position), default=None)


def _is_late(record: Record, following: NextReport) -> bool | None:
    if following.on is None:
        return None
    return following.on < record.moment.as_at and not record.programme.is_closed


def _words(
    record: Record, issued: HighlightReport | None, drafted: HighlightReport | None, following: NextReport
) -> Iterator[str]:
    """3 March 2026; the next was due 31 March 2026; that of 31 March 2026 is being drafted."""
    yield day_in_words(issued.reported_on) if issued else NONE_ISSUED
    if drafted:
        yield f"that of {day_in_words(drafted.reported_on)} is being drafted"
    if record.programme.is_closed:
        return
    if following.on and _is_late(record, following):
        yield f"the next was due {day_in_words(following.on)}"
        if not (issued and drafted):
            yield "nobody has begun it"
    elif following.in_words == NOT_STATED:
        yield "when the next is due is not stated"
    else:
        yield f"the next is due {following.in_words}"
