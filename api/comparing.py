"""The two records that a comparison is made from, as every door is asked for them: from one moment to another."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from api.moments import moment_of, record_at
from application.ports import Records
from application.projections.last_report import last_report_moment
from domain.calendar import EARLIEST
from domain.record import Moment, Record

A_MONTH = timedelta(days=30)
"""How far back a comparison begins where there was no report before, and no cycle says when one was due."""


class Clocks(NamedTuple):
    """One of the two moments as it was written; nothing where it was left out."""

    as_at: str | None
    known_at: str | None


class TwoRecords(NamedTuple):
    """The records of both moments. One of them may be empty, where nothing was recorded yet."""

    before: Record
    after: Record


def two_records(records: Records, programme: str, before: Clocks, *, after: Clocks, now: datetime) -> TwoRecords:
    """Both records: to now, and from the last report before that, unless said otherwise.

    Refused where a moment cannot be read, and where nothing was recorded at either.
    """
    later = records.at(programme, moment_of(*after, now, side="to_"))
    if any(before):
        earlier = records.at(programme, moment_of(*before, now, side="from_"))
    else:
        earlier = records.at(programme, since(later))
    if earlier.is_empty:
        record_at(records, programme, later.moment)
    return TwoRecords(earlier, later)


def since(record: Record) -> Moment:
    """The moment of the last report before a record, and a month before it where there is none."""
    last = last_report_moment(record)
    day = last.as_at if last else record.moment.as_at - A_MONTH
    return replace(record.moment, as_at=max(day, EARLIEST))
