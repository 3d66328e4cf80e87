"""The restatement of a programme, put together from its records as every door asks for it."""

from datetime import date, datetime
from itertools import takewhile
from typing import NamedTuple

from application.ports import Records
from application.projections.audit_trail import EVERYTHING
from application.projections.kept import Kept
from application.projections.restatement import Restatement, restatement
from application.projections.showings import shown_at
from domain.record import Record


class Days(NamedTuple):
    """The days between which something was shown, both included; nothing where they are left out."""

    since: date | None = None
    until: date | None = None


_MADE: Kept[Restatement] = Kept(32)


def restatement_of(records: Records, record: Record, days: Days, *, now: datetime) -> Restatement:
    """What each report showed, beside what the record knows of the same day; `now` in the zone whose days are meant.

    Until something is recorded, or a day ends, it says the same: so it is kept as long as it is asked for again.
    """
    until_when = now.date() if record.moment.known_at is None else None
    return _MADE.of(
        record, (record.position, days, until_when, str(now.tzinfo)), lambda: _made(records, record, days, now)
    )


def _made(records: Records, record: Record, days: Days, now: datetime) -> Restatement:
    moments = shown_at(record, now=now, since=days.since, until=days.until)
    entries = records.entries(record.programme.ref, EVERYTHING)
    return restatement(record, moments, takewhile(lambda entry: entry.position <= record.position, entries), now=now)
