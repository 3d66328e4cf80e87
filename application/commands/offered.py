"""Would an order be refused of a thing as it stands, whatever it says? The rule that refuses it is asked itself."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from application.commands import board_packs, boards, meetings
from application.commands.order import Order
from domain.board import Board
from domain.meeting import Meeting
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

_BEFORE_IT_IS_HELD = (
    meetings.MoveMeeting,
    meetings.CancelMeeting,
    meetings.TakeAgendaItemOff,
    meetings.HoldMeeting,
)
_UNLESS_CANCELLED = (meetings.ListAgendaItem, meetings.CountActions)


def _meets_still(board: Board, _: date) -> None:
    board.must_meet_still()


def _is_to_come(meeting: Meeting, _: date) -> None:
    meeting.must_be_to_come("")


def _is_not_cancelled(meeting: Meeting, _: date) -> None:
    meeting.must_not_be_cancelled("")


_RULES: Mapping[type[Order], Callable[[Any, date], object]] = {  # Any: each is asked of the kind its order is sent to
    boards.PutBoardInPlace: lambda board, _: board.put_in_place(None, today=date.max),
    **dict.fromkeys(_WHILE_THE_BOARD_MEETS, _meets_still),
    **dict.fromkeys(_BEFORE_IT_IS_HELD, _is_to_come),
    **dict.fromkeys(_UNLESS_CANCELLED, _is_not_cancelled),
    meetings.DealWithAgendaItem: lambda meeting, _: meeting.must_have_been_held(),
    board_packs.FreezePack: Meeting.must_take_a_pack,
}
"""What refuses an order by how the thing stands on a day; what is not here is asked once it is given."""


def can_be_given(order: type[Order], state: State | None, *, today: date) -> bool:
    """Whether an order of a kind may still be given to a thing, so that it is worth offering."""
    if state is None or order not in _RULES:
        return True
    try:
        _RULES[order](state, today)
    except DomainError:
        return False
    return True
