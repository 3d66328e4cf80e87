"""Which programmes need us, and what changed?

A row per programme: its own lights, what changed since its last report, what comes next, and what needs attention. The
neediest come first.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from application.projections.attention import attention, lists_of
from application.projections.portfolio_rows import PortfolioRow, ProgrammeThen, portfolio_row
from application.projections.portfolio_totals import ProgrammeCount, Tally, tally_of, totals
from application.projections.view import TimeInUTC, View


class Portfolio(View):
    """All programmes, neediest first; `in_words` is the answer in one line.

    `lights` counts open programmes by their overall light in words. The moment is that of the records, null where
    there is none. `not_registered_yet` counts the programmes that came into the record later.
    """

    as_at: date | None
    known_at: TimeInUTC | None
    in_words: str
    lights: tuple[ProgrammeCount, ...]
    closed: int
    stale: int
    contradicted: int
    not_registered_yet: int
    programmes: tuple[PortfolioRow, ...]


class Seen(NamedTuple):
    """A row, and what it adds to the totals."""

    row: PortfolioRow
    tally: Tally


def portfolio(programmes: Sequence[ProgrammeThen]) -> Portfolio:
    """The programmes that are in the record at the moment asked for; the others are counted."""
    found = [seen for programme in programmes if (seen := seen_of(programme))]
    found.sort(key=lambda seen: seen.tally.rank)
    moment = programmes[0].now.moment if programmes else None
    together = totals([seen.tally for seen in found], not_registered_yet=len(programmes) - len(found))
    return Portfolio(
        as_at=moment.as_at if moment else None,
        known_at=moment.known_at if moment else None,
        programmes=tuple(seen.row for seen in found),
        **together._asdict(),
    )


def seen_of(programme: ProgrammeThen) -> Seen | None:
    """The row of one programme with what it adds; nothing where it is not in the record at the moment."""
    if programme.now.is_empty:
        return None
    lists = lists_of(programme.now)
    needed = attention(programme.now, lists=lists)
    row = portfolio_row(programme, lists.board, needed)
    return Seen(row, tally_of(row, needed))
