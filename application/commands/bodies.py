"""Which board decided, and how did it stand that day? One that is named in words decides by its own rules."""

from collections.abc import Iterable
from datetime import date
from typing import cast

from application.commands.desk import Desk
from domain.board import Board
from domain.board_refusals import IsABoard
from domain.decided_at import as_it_stood
from domain.entry import Address
from domain.planned_date import PlannedDate
from domain.refusals import DomainError


def board_called(words: str | None, at: Address, desk: Desk) -> Board | None:
    """The board that is called so, and was there by then; a body in words is mostly none of the programme's.

    One that is recorded late is there since the day it is in place, where that is stated.
    """
    if words is None:
        return None
    day = desk.effective_on(at) or date.min
    boards = desk.others(Board, at.programme).values()
    there = (board for board in boards if _was_there(board, day))
    return next((board for board in there if board.is_called(words)), None)


def _was_there(board: Board, day: date) -> bool:
    begun = board.in_place_since.starts if board.in_place_since else None
    return board.since is None or board.since <= day or (begun is not None and begun <= day)


def must_be_no_board(bodies: Iterable[str | None], at: Address, desk: Desk) -> None:
    """Refuse a board of the programme in words: nobody would ask whether it decides, and whether enough were there."""
    for words in bodies:
        board = board_called(words, at, desk)
        if board is not None:
            raise IsABoard(words or "", board.ref)


def boards_that_decide(at: Address, desk: Desk, *, on: date | None = None) -> tuple[str, ...]:
    """The boards of the programme that could decide on a day, as they stood then: of papers none, they are believed.

    Without a day it is that of the order; today without one. A board that is recorded late counts since the day it is
    in place, as it was first.
    """
    if desk.provenance.is_a_paper:
        return ()
    day = min(on or desk.effective_on(at) or desk.today, desk.today)
    boards = desk.others(Board, at.programme).values()
    stood = (cast("Board", as_it_stood(desk.stream(board.address), day)) for board in boards)
    return tuple(board.ref for board in stood if _decides(board, PlannedDate.on(day)))


def _decides(board: Board, on: PlannedDate) -> bool:
    try:
        board.must_decide(on)
        board.must_be_there_on(on)
    except DomainError:
        return False
    return True


def board_that_day(ref: str, at: Address, desk: Desk, *, on: PlannedDate | None) -> Board:
    """A board as it stood on the day it met or decided something, whatever it is since.

    Where no day is stated it counts as it stood on the day that the order takes effect.
    """
    named = Address(at.programme, Board.KIND, ref)
    desk.load(Board, named)
    return cast("Board", as_it_stood(desk.stream(named), on.ends if on else desk.effective_on(at)))
