"""Is a body that is named in words a board of the programme, which then decides by its own rules?"""

from collections.abc import Iterable
from datetime import date

from application.commands.desk import Desk
from domain.board import Board
from domain.board_refusals import IsABoard
from domain.entry import Address
from domain.planned_date import PlannedDate
from domain.refusals import DomainError


def board_called(words: str | None, at: Address, desk: Desk) -> Board | None:
    """The board that is called so, and was there by then; a body in words is mostly none of the programme's."""
    if words is None:
        return None
    day = desk.effective_on(at) or date.min
    boards = desk.others(Board, at.programme).values()
    there = (board for board in boards if board.since is None or board.since <= day)
    return next((board for board in there if board.is_called(words)), None)


def must_be_no_board(bodies: Iterable[str | None], at: Address, desk: Desk) -> None:
    """Refuse a board of the programme in words: nobody would ask whether it decides, and whether enough were there."""
    for words in bodies:
        board = board_called(words, at, desk)
        if board is not None:
            raise IsABoard(words or "", board.ref)


def boards_that_decide(at: Address, desk: Desk) -> tuple[str, ...]:
    """The boards of the programme that could decide on the day of the order, as they stood then; today without one."""
    day = min(desk.effective_on(at) or desk.today, desk.today)
    boards = desk.records.at(at.programme, day, frozenset({Board.KIND})).all(Board).values()
    return tuple(board.ref for board in boards if _decides(board, PlannedDate.on(day)))


def _decides(board: Board, on: PlannedDate) -> bool:
    try:
        board.must_decide(on)
        board.must_be_there_on(on)
    except DomainError:
        return False
    return True
