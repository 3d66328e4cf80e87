"""Would an order be refused of a thing as it stands, whatever it says? The rule that refuses it is asked itself."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from application.commands import boards
from application.commands.order import Order
from domain.board import Board
from domain.refusals import DomainError
from domain.state import State

_WHILE_THE_BOARD_MEETS = (
    boards.ReplaceBoard,
    boards.ChangeBoardSeats,
    boards.ChangeBoardLead,
    boards.ChangeBoardCycle,
    boards.ChangeBoardReportingLine,
    boards.ChangeBoardRemit,
    boards.ChangeBoardMandate,
    boards.OpenOrCloseBoard,
    boards.FillBoardOffice,
    boards.StateBoardEscalation,
    boards.ForeseeBoardAgenda,
)

_RULES: Mapping[type[Order], Callable[[Any], object]] = {  # Any: each is asked of the kind its order is sent to
    boards.PutBoardInPlace: lambda board: board.put_in_place(None, today=date.max),
    **dict.fromkeys(_WHILE_THE_BOARD_MEETS, Board.must_meet_still),
}
"""What refuses an order by how the thing stands alone; what is not here is asked once it is given."""


def can_be_given(order: type[Order], state: State | None) -> bool:
    """Whether an order of a kind may still be given to a thing, so that it is worth offering."""
    if state is None or order not in _RULES:
        return True
    try:
        _RULES[order](state)
    except DomainError:
        return False
    return True
