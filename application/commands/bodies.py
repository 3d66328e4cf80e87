"""Is a body that is named in words a board of the programme, which then decides by its own rules?"""

from collections.abc import Iterable
from datetime import date

from application.commands.desk import Desk
from domain.board import Board
from domain.board_refusals import IsABoard
from domain.entry import Address


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
