"""Which returns are due or came, of which period, and how does each stand on the day shown?"""

from collections.abc import Iterator, Sequence
from datetime import date

from application.projections.return_words import ReturnStanding, period_in_words, standing_in_words
from application.projections.view import View, counted
from domain.calendar import months_after
from domain.periodic_return import Return, ReturnOf, ReturnOwner
from domain.record import Record
from domain.refusals import day_in_words
from domain.reporting_cycle import ReturnPeriod
from domain.returns_asked import is_owed, periods_asked_for
from domain.words import listed
from domain.workstream import Workstream


class ReturnRow(View):
    """One return that is due, or was received; `workstream` is null where the programme itself reports.

    `days_late` are the calendar days from the day it was due to the day it was whole, or to the day shown where it is
    not; null where it is not late. `lacks` are the sections that are asked for and have not come. `is_no_change` says
    that “no change” was confirmed, in time or late.
    """

    ref: str
    version: int
    owner_kind: ReturnOwner
    workstream: str | None
    owner: str
    lead_role: str | None
    period_from: date | None
    period_to: date
    period_in_words: str
    due_on: date | None
    received_on: date | None
    standing: ReturnStanding
    in_words: str
    days_late: int | None
    is_no_change: bool
    sections: tuple[str, ...]
    lacks: tuple[str, ...]
    by_role: str | None
    as_written: str | None

    @property
    def is_owed(self) -> bool:
        """Whether it, or part of it, was to be there by now and is not."""
        is_open = self.standing in (ReturnStanding.MISSING, ReturnStanding.INCOMPLETE)
        return is_open and self.days_late is not None

    @property
    def owed_in_words(self) -> str:
        """What of it is owed and since when: “not received; due 5 July 2026, 3 days late”."""
        due = f"due {day_in_words(self.due_on)}, " if self.due_on else ""
        owed = f"not received of it: {listed(self.lacks)}" if self.received_on else "not received"
        return f"{owed}; {due}{counted(self.days_late or 0, 'day')} late"


def returns_of_the_year(record: Record) -> tuple[ReturnRow, ...]:
    """Every return of the year, the latest period first."""
    if not record.programme.return_cadences and not record.all(Return):
        return ()
    rows = list(return_rows(record, a_year_before(record.moment.as_at)))
    return tuple(sorted(rows, key=lambda row: row.period_to, reverse=True))


def a_year_before(day: date) -> date:
    """Without leaving the calendar."""
    return months_after(day, -12) if day.year > 1 else day


def return_rows(record: Record, after: date, *, running: bool = False) -> Iterator[ReturnRow]:
    """Of the programme first, then of its workstreams; those that came and were not asked for stand last.

    Whatever came for a period that is asked for is told, before the period has ended and where nobody owed it too;
    what has not come of a period that has not ended only with those that are `running`.
    """
    held, told, as_at = record.all(Return), set[str](), record.moment.as_at
    for workstream in (None, *record.all(Workstream).values()):
        for period in periods_asked_for(record.programme, workstream, as_at, ending_from=after):
            ref = _ref(workstream, period)
            there = _there(held.get(ref))
            has_ended = running or period.last <= as_at
            if period.last > after and (there or (has_ended and is_owed(record.programme, workstream, period))):
                told.add(ref)
                yield _row(record, workstream, period, there=there)
    others = (one for one in held.values() if one.ref not in told and not one.is_withdrawn and one.period_to > after)
    yield from (_unasked(record, one) for one in others)


def _ref(workstream: Workstream | None, period: ReturnPeriod) -> str:
    kind = ReturnOwner.WORKSTREAM if workstream else ReturnOwner.PROGRAMME
    return ReturnOf(kind, workstream.ref if workstream else None, period.last).ref


def _there(came: Return | None) -> Return | None:
    return came if came and not came.is_withdrawn else None


def _row(record: Record, workstream: Workstream | None, period: ReturnPeriod, *, there: Return | None) -> ReturnRow:
    ref = _ref(workstream, period)
    came = record.all(Return).get(ref)
    lacks = there.lacks(period.sections) if there else period.sections
    until = there.whole_on if there and not lacks else record.moment.as_at
    days_late = max((until - period.due_on).days, 0) or None
    standing = _standing(there, lacks, days_late)
    is_no_change = there is not None and there.is_no_change
    return ReturnRow(
        ref=ref,
        version=came.version if came else 0,
        owner_kind=ReturnOwner.WORKSTREAM if workstream else ReturnOwner.PROGRAMME,
        workstream=workstream.ref if workstream else None,
        owner=workstream.name if workstream else record.programme.name,
        lead_role=workstream.lead_role if workstream else None,
        period_from=period.first,
        period_to=period.last,
        period_in_words=period_in_words(period.first, period.last),
        due_on=period.due_on,
        received_on=there.received_on if there else None,
        standing=standing,
        in_words=standing_in_words(standing, days_late, lacks if there else (), is_no_change=is_no_change),
        days_late=days_late,
        is_no_change=is_no_change,
        sections=there.sections if there else (),
        lacks=lacks,
        by_role=there.by_role if there else None,
        as_written=there.as_written if there else None,
    )


def _standing(there: Return | None, lacks: Sequence[str], days_late: int | None) -> ReturnStanding:
    if there is None:
        return ReturnStanding.MISSING if days_late else ReturnStanding.NOT_DUE
    if lacks:
        return ReturnStanding.INCOMPLETE
    if days_late:
        return ReturnStanding.LATE
    return ReturnStanding.NO_CHANGE if there.is_no_change else ReturnStanding.ON_TIME


def _unasked(record: Record, held: Return) -> ReturnRow:
    """What came for a period that nobody asks for, as what is asked was corrected since."""
    workstream = record.all(Workstream).get(held.workstream or "")
    return ReturnRow(
        ref=held.ref,
        version=held.version,
        owner_kind=held.owner_kind,
        workstream=held.workstream,
        owner=workstream.name if workstream else record.programme.name,
        lead_role=workstream.lead_role if workstream else None,
        period_from=None,
        period_to=held.period_to,
        period_in_words=period_in_words(None, held.period_to),
        due_on=None,
        received_on=held.received_on,
        standing=ReturnStanding.NOT_ASKED,
        in_words=standing_in_words(ReturnStanding.NOT_ASKED, None, ()),
        days_late=None,
        is_no_change=held.is_no_change,
        sections=held.sections,
        lacks=(),
        by_role=held.by_role,
        as_written=held.as_written,
    )
