"""What people can do with an entry that was made in error, where nothing is to stand in for it: withdraw it."""

from typing import ClassVar

from pydantic import Field

from application.commands.desk import Desk
from application.commands.order import Order
from domain.correcting import EntryWithdrawn
from domain.entry import Address


class WithdrawEntry(Order):
    """Withdraw an entry that was made in error: it counts for nothing in any view known from now on."""

    withdraws: ClassVar[bool] = True

    corrects: int = Field(ge=1, description="The entry that is withdrawn, by its position.")


def withdraw_entry(order: WithdrawEntry, at: Address, desk: Desk) -> None:
    """Withdraw it."""
    desk.save(at, [EntryWithdrawn()])
