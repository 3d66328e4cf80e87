"""What can be done with an entry whose words must not be kept: erase them, and record that they were erased."""

from typing import ClassVar

from pydantic import Field

from application.commands.desk import Desk
from application.commands.order import Order
from domain.entry import Address, Entry
from domain.erasing import ErasureRecorded, must_be_erasable
from domain.hiding import NOTHING_HIDDEN
from domain.left_by_erasure import ErasureNotKnowing, left_by_the_erasure


class EraseEntry(Order):
    """Erase what an entry said, for good, where the law asks for it: its fact, its note and its source.

    It has to be corrected or withdrawn before, so that the record makes sense without it. Who wrote it, when, and of
    which thing stays, and so does the proof that nothing else was changed.

    Where the same words stand in other entries of the programme, or a report was issued from them, that has to be
    known first: the order is refused, naming those entries, unless it names them itself.
    """

    erases: ClassVar[bool] = True

    entry: int = Field(ge=1, description="The position of the entry.")
    knowing: tuple[int, ...] = Field(
        default=(),
        max_length=10_000,
        description="The entries, by their positions, of which it is known that they keep the same words, or that they "
        "issued a report which may no longer be made again as it was issued.",
    )


def erase_entry(order: EraseEntry, at: Address, desk: Desk) -> None:
    """Erase it, once everything that its erasure leaves or breaks elsewhere is known."""
    entry = must_be_erasable(desk.stream(at), order.entry, at)
    must_be_known(entry, order.knowing, desk)
    desk.note_of_an_entry(at, ErasureRecorded(position=order.entry))


def must_be_known(entry: Entry, knowing: tuple[int, ...], desk: Desk) -> None:
    """Refuse an erasure that leaves or breaks more than its order says is known.

    It is asked of what the person sees alone: else words could be tried out one by one, and a refusal would tell that
    they stand in something exempt. What is exempt cannot be erased at all until it is open.
    """
    hidden = desk.hidden.get(entry.programme, NOTHING_HIDDEN).positions
    seen = [one for one in desk.records.entries(entry.programme) if one.position not in hidden]
    left = left_by_the_erasure(entry, seen)
    if not set(left.positions) <= set(knowing):
        raise ErasureNotKnowing(entry.position, left)
