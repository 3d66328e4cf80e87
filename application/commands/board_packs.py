"""What a board is given before it meets: its pack, frozen as the record has it."""

from application.commands.desk import Desk
from application.commands.order import Order
from application.commands.sealing import record_to_seal, sealed
from application.ports import Press
from domain.board import Board
from domain.board_pack import FrozenAmongOtherOrders
from domain.entry import Address
from domain.meeting import Meeting
from domain.meeting_facts import PackFrozen


class FreezePack(Order):
    """Freeze the pack of a meeting as the record has it: it is sealed, and what is recorded later changes it no more.

    It can be frozen again until the board meets; what was frozen before stays known.
    """


def freeze_pack(order: FreezePack, at: Address, desk: Desk, press: Press) -> None:
    """Freeze it with the digest of what it says, for a board that still meets."""
    meeting = desk.load(Meeting, at)
    meeting.must_take_a_pack(desk.today)
    board = desk.load(Board, at._replace(kind=Board.KIND, ref=meeting.board))
    board.must_be_there_on(meeting.on, is_from_a_paper=True)
    day = desk.effective_on(at) or desk.today
    record = record_to_seal(desk, at.programme, day, among_others=FrozenAmongOtherOrders(meeting.in_words))
    desk.save(at, meeting.freeze(PackFrozen(**sealed(record, meeting, press)), today=desk.today))
