"""Which programmes' lines are behind the journal, and from which position on?"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from application.adapters.store import Cursor
from application.projections.portfolio_lines import Line
from domain.actor import EVERY_PROGRAMME

NEAR = 10_000
"""How many entries are looked through; where more have come each programme is asked for its last one instead."""

_SINCE = (
    "SELECT programme, min(position), max(position), sum(CASE WHEN topic = 'ErasureRecorded' THEN 1 ELSE 0 END) "
    "FROM journal WHERE position > ? GROUP BY programme"
)
_ENDS = "SELECT min(position), max(position) FROM journal WHERE programme = ?"


class Changed(NamedTuple):
    """A programme of which something was recorded: from the first to the last entry that its line may lack.

    `erases` where something of it may have been erased.
    """

    programme: str
    first: int
    last: int
    erases: bool


def began_at(cursor: Cursor, programme: str) -> int:
    """The position at which a programme came into the record."""
    return int(cursor.execute(_ENDS, (programme,)).fetchone()[0])


def changed(cursor: Cursor, held: Mapping[str, Line], *, after: int, programmes: Sequence[str]) -> Iterator[Changed]:
    """Those whose lines lack something of what came after a position; only these programmes are asked, where any are.

    More has come than is looked through where programmes are named.
    """
    for one in _each(cursor, held, programmes) if programmes else _since(cursor, after):
        line = held.get(one.programme)
        if one.programme != EVERY_PROGRAMME and (line is None or line.position < one.last):
            yield one


def _since(cursor: Cursor, after: int) -> Iterator[Changed]:
    for programme, first, last, erasures in cursor.execute(_SINCE, (after,)).fetchall():
        yield Changed(programme, first, last, bool(erasures))


def _each(cursor: Cursor, held: Mapping[str, Line], programmes: Sequence[str]) -> Iterator[Changed]:
    for programme in programmes:
        first, last = cursor.execute(_ENDS, (programme,)).fetchone()
        line = held.get(programme)
        yield Changed(programme, line.position + 1 if line else first, last, erases=line is not None)
