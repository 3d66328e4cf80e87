"""How many returns came between two moments, and how many fell due and did not?"""

from typing import NamedTuple

from application.projections.return_rows import returns_of_the_year
from application.projections.return_words import ReturnStanding
from application.projections.view import counted
from domain.periodic_return import Return
from domain.record import Record
from domain.words import listed


class ReturnsSince(NamedTuple):
    """Those that are there now and were not then, and those that are missing now and were not then."""

    received: int
    missing: int

    @property
    def in_words(self) -> str:
        """“3 returns came and 1 return fell due and did not come”; nothing where neither is so."""
        told = (
            (self.received, "return came", "returns came"),
            (self.missing, "return fell due and did not come", "returns fell due and did not come"),
        )
        return listed(counted(number, one, many) for number, one, many in told if number)


def returns_since(then: Record, now: Record) -> ReturnsSince:
    """The returns of one programme at two moments; of what is missing, that of the year before each."""
    return ReturnsSince(len(_received(now) - _received(then)), len(_missing(now) - _missing(then)))


def _received(record: Record) -> set[str]:
    return {ref for ref, held in record.all(Return).items() if not held.is_withdrawn}


def _missing(record: Record) -> set[str]:
    return {row.ref for row in returns_of_the_year(record) if row.standing is ReturnStanding.MISSING}
