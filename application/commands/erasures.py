"""What can be done with an entry whose words must not be kept: erase them, and record that they were erased."""

from typing import ClassVar

from pydantic import Field

from application.commands.desk import Desk
from application.commands.order import Order
from domain.entry import Address
from domain.erasing import ErasureRecorded, must_be_erasable


class EraseEntry(Order):
    """Erase what an entry said, for good, where the law asks for it: its fact, its note and its source.

    It has to be corrected or withdrawn before, so that the record makes sense without it. Who wrote it, when, and of
    which thing stays, and so does the proof that nothing else was changed.
    """

    erases: ClassVar[bool] = True

    entry: int = Field(ge=1, description="The position of the entry.")


def erase_entry(order: EraseEntry, at: Address, desk: Desk) -> None:
    """Erase it."""
    must_be_erasable(desk.stream(at), order.entry, at)
    desk.note_of_an_entry(at, ErasureRecorded(position=order.entry))
