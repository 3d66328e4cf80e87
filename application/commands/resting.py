"""What was decided before an order that takes effect before it: it is not left without the board that decided it."""

from collections.abc import Sequence
from datetime import date

from application.commands.records_read import RecordsRead
from domain.board import Board
from domain.board_facts import BoardReplaced
from domain.decided import DECIDED
from domain.decided_at import Thing, must_bear_its_decisions
from domain.entry import Address, Entry
from domain.record import Streams


def must_bear_what_was_decided(
    at: Address, decided: Sequence[Entry], records: RecordsRead, streams: Streams, *, today: date
) -> None:
    """Refuse a plain order about a board that takes effect before what it decided, and takes the ground from that.

    Of what takes effect today nothing is read: nothing was decided after it. Nor of anything but boards: a meeting that
    was held changes by corrections alone, and so does what a decision says. `decided` is what the order came to.
    """
    if at.kind != Board.KIND or not any(_takes_effect_before(today, entry) for entry in decided):
        return
    stream = tuple(streams(at))
    before = stream[: len(stream) - len(decided)]
    if before:
        states = records.at(at.programme, today, DECIDED).states
        is_from_a_paper = decided[-1].source is not None
        must_bear_its_decisions(Thing(at, before, stream), states, streams, is_from_a_paper=is_from_a_paper)


def _takes_effect_before(today: date, entry: Entry) -> bool:
    """Whether something may have been decided since; that a board was replaced may be said of an earlier day."""
    said = entry.fact.replaced_on if isinstance(entry.fact, BoardReplaced) else None
    day = min(entry.effective_on or date.min, (said and said.ends) or date.max)
    return day < today
