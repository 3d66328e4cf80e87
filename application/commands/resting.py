"""What was decided, what met and what is to meet beside an order about a board: it is not left without that board."""

from collections.abc import Sequence
from datetime import date

from application.commands.records_read import RecordsRead
from domain.board import Board
from domain.board_facts import BoardPutInPlace, BoardReplaced
from domain.decided import DECIDED
from domain.decided_at import Thing, must_bear_its_decisions
from domain.entry import Address, Entry
from domain.planned_date import PlannedDate
from domain.record import Streams


def must_bear_what_was_decided(
    at: Address, decided: Sequence[Entry], records: RecordsRead, streams: Streams, *, today: date
) -> None:
    """Refuse a plain order about a board that takes the ground from what it decided, or from what it is to meet for.

    Of what takes effect today nothing is read: nothing was decided after it; unless it says since when the board is in
    place, for then it was not there before, or that it meets no more, for then nothing may be to come. Nor of anything
    but boards: a meeting that was held changes by corrections alone, and so does what a decision says. `decided` is
    what the order came to.
    """
    if at.kind != Board.KIND or not any(_reaches_further(entry, today) for entry in decided):
        return
    stream = tuple(streams(at))
    before = stream[: len(stream) - len(decided)]
    if before:
        states = records.at(at.programme, today, DECIDED).states
        is_from_a_paper = decided[-1].source is not None
        must_bear_its_decisions(Thing(at, before, stream), states, streams, is_from_a_paper=is_from_a_paper)


def _reaches_further(entry: Entry, today: date) -> bool:
    """Whether it may take the ground from anything but today; the end and the beginning of a board are of any day."""
    if (entry.effective_on or date.min) < today:
        return True
    match entry.fact:
        case BoardReplaced() | BoardPutInPlace(since=PlannedDate()):
            return True
        case _:
            return False
