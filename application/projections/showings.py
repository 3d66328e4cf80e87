"""At which moments was something shown to somebody: in which issued reports, else at the end of which periods?

A period is as long as the reporting cycle, or a calendar month where none is stated in days. It is stood for by the
reports that were issued in it; else by the days for which a report was begun; else by its end. Cycles are counted
from the last day reported on, so that the same periods are found on another day; where nobody ever began a report,
they end on the day shown, as on the board of lights. An issued report of a single workstream showed that workstream: it
stands beside the others, and for no period of the programme.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import NamedTuple

from application.projections.audit_filters import DaysReversed
from application.projections.rag_history import PERIODS, period_ends
from domain.highlight_report import HighlightReport
from domain.highlight_report_life import HighlightReportIssued
from domain.history import Erased
from domain.record import Moment, Record
from domain.refusals import Malformed, day_in_words
from domain.workstream import Workstream

MOST = 60
"""How many periods can be looked at in one go: five years of months."""


class TooManyPeriods(Malformed):
    """More periods lie between the days asked for than can be looked at in one go."""

    def __init__(self, since: date) -> None:
        super().__init__(
            f"More than {MOST} periods lie after {day_in_words(since)}. Give a later day in since, or read the "
            "earlier years as at an earlier day."
        )


class Occasion(NamedTuple):
    """A day for which people want things to look well: of the report itself, or of a meeting that considered it."""

    day: date
    in_words: str


class ShownAt(NamedTuple):
    """A moment at which something was shown, and how a sentence names it.

    `report` is the reference of the report that was issued, nothing at the end of a period. `occasions` are the days
    before which a change is looked at twice. Of a report of a single workstream, that is named.
    """

    moment: Moment
    in_words: str
    report: str | None
    occasions: tuple[Occasion, ...]
    workstream: str | None = None


class Showing(NamedTuple):
    """What was shown at a moment, the record of the same day with hindsight, and what was erased of what was shown."""

    at: ShownAt
    shown: Record
    known: Record
    erased: tuple[Erased, ...]


def shown_at(
    record: Record, *, now: datetime, since: date | None = None, until: date | None = None
) -> tuple[ShownAt, ...]:
    """Everything that was shown up to the day of the record, oldest first: of the last 12 periods, or since a day.

    `now` is in the zone whose days people mean. A period counts once its last day is over. Refused where no day lies
    between the days, and where more than 60 periods do.
    """
    if since is not None and until is not None and until < since:
        raise DaysReversed(since, until)
    over, ends = record.moment.known_at or now, _ends(record, since)
    found = [
        shown
        for shown in (*_of_the_periods(record, ends, now), *_of_the_workstreams(record, ends))
        if _is_over(shown.moment, over) and _lies_between(shown.moment.as_at, since, until)
    ]
    return tuple(sorted(found, key=lambda shown: (shown.moment.as_at, shown.moment.up_to or 0)))


def _is_over(moment: Moment, now: datetime) -> bool:
    return moment.known_at is None or moment.known_at < now


def _lies_between(day: date, since: date | None, until: date | None) -> bool:
    return (since is None or since <= day) and (until is None or day <= until)


def _ends(record: Record, since: date | None) -> list[date]:
    """The last days of the periods, oldest first, with the end of the period before them all."""
    if since is None:
        return _latest_ends(record, PERIODS + 1)
    ends = _latest_ends(record, MOST + 1)
    if len(ends) > MOST and ends[0] > since:
        raise TooManyPeriods(since)
    before = [day for day in ends if day < since]
    return [*before[-1:], *(day for day in ends if day >= since)]


def _latest_ends(record: Record, count: int) -> list[date]:
    cycle, days, as_at = record.programme.cycle_in_days, _days_reported(record), record.moment.as_at
    if cycle is None or not days:
        return list(period_ends(record, count))
    since = (as_at - days[-1]).days % cycle
    last = as_at - timedelta(days=since)
    steps = min(count - 1, (last - date.min).days // cycle)
    ends = [last - timedelta(days=cycle * step) for step in range(steps, -1, -1)]
    return [*ends, as_at] if since else ends


def _days_reported(record: Record) -> list[date]:
    return sorted({report.reported_on for report in _reports(record) if report.reported_on <= record.moment.as_at})


def _reports(record: Record) -> Iterable[HighlightReport]:
    """Those of the programme."""
    return (report for report in record.all(HighlightReport).values() if report.workstream is None)


def _of_the_workstreams(record: Record, ends: list[date]) -> Iterator[ShownAt]:
    """The reports of single workstreams that were issued in any of the periods."""
    after = date.min if len(ends) == 1 else ends[0]
    for report in record.all(HighlightReport).values():
        if report.workstream is not None and report.issued and after < report.issued.as_at <= ends[-1]:
            yield _report(report, report.issued, of=_called(record, report.workstream))


def _called(record: Record, workstream: str) -> str:
    held = record.all(Workstream).get(workstream)
    return held.name if held else workstream


def _of_the_periods(record: Record, ends: list[date], now: datetime) -> Iterator[ShownAt]:
    issued = [_report(report, report.issued) for report in _reports(record) if report.issued]
    begun = _days_reported(record)
    for after, end in pairwise([date.min, *ends] if len(ends) == 1 else ends):
        sent = [shown for shown in issued if after < shown.moment.as_at <= end]
        days = [day for day in begun if after < day <= end] or [end]
        yield from sent or (_end(day, now, is_reported=day in begun) for day in days)


def _report(report: HighlightReport, issued: HighlightReportIssued, *, of: str | None = None) -> ShownAt:
    words = f"the report of {day_in_words(report.reported_on)}{f' on “{of}”' if of else ''}"
    meetings = (
        Occasion(held.considered_on, f"the meeting of {held.board} on {day_in_words(held.considered_on)}")
        for held in report.considered
    )
    went_out = report.issued_on or issued.as_at
    return ShownAt(
        Moment(issued.as_at, up_to=issued.up_to),
        f"{words}, withdrawn since" if report.is_withdrawn else words,
        report.ref,
        (Occasion(went_out, f"the report issued on {day_in_words(went_out)}"), *meetings),
        report.workstream,
    )


def _end(day: date, now: datetime, *, is_reported: bool) -> ShownAt:
    words = day_in_words(day)
    named = f"the day of a report that was not issued, {words}" if is_reported else f"the end of a period, {words}"
    occasion = f"the report begun for {words}" if is_reported else f"the period’s end on {words}"
    known_at = datetime.combine(day, time.max, tzinfo=now.tzinfo)
    return ShownAt(Moment(day, known_at), named, None, (Occasion(day, occasion),))
