"""How many returns came between two moments, how many were withdrawn, and how many fell due and did not come?"""

from datetime import date
from typing import NamedTuple

from application.projections.return_rows import ReturnRow, returns_of_the_year
from application.projections.return_words import ReturnStanding
from application.projections.view import counted
from domain.periodic_return import Return
from domain.record import Record
from domain.words import listed


class ReturnsSince(NamedTuple):
    """Those that are there now and were not then, those that were withdrawn, and those that fell due and never came."""

    received: int
    missing: int
    withdrawn: int

    @property
    def in_words(self) -> str:
        """“3 returns came and 1 return fell due and did not come”; nothing where nothing is so."""
        told = (
            (self.received, "return came", "returns came"),
            (self.missing, "return fell due and did not come", "returns fell due and did not come"),
            (self.withdrawn, "return was withdrawn", "returns were withdrawn"),
        )
        return listed(counted(number, one, many) for number, one, many in told if number)


def returns_since(then: Record, now: Record) -> ReturnsSince:
    """The returns of one programme at two moments; of what is missing, that of the year before the later one."""
    held, before = _there(now), _there(then)
    ever = now.all(Return).keys() | then.all(Return).keys()
    rows = (row for row in returns_of_the_year(now) if row.ref not in ever)
    withdrawn = (ever - held) - (then.all(Return).keys() - before)
    missing = sum(_fell_due_since(row, then.moment.as_at) for row in rows)
    return ReturnsSince(len(held - before), missing, len(withdrawn))


def _there(record: Record) -> set[str]:
    return {ref for ref, held in record.all(Return).items() if not held.is_withdrawn}


def _fell_due_since(row: ReturnRow, day: date) -> bool:
    """Whether its day had not gone by at the end of that day, has now, and it is missing.

    What is only asked for since, and had been due before, was missed by nobody in that time.
    """
    return row.standing is ReturnStanding.MISSING and row.due_on is not None and row.due_on >= day
