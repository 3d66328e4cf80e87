"""A board pack: what a board is given before it meets, kept so that it can be shown again just as it was."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from domain.meeting_facts import PackFrozen
from domain.refusals import AgainstTheRecord, Unknown


class Pack(NamedTuple):
    """A pack that was frozen: what was kept of it, the entry of its freezing, the day of that, and in which role."""

    frozen: PackFrozen
    position: int
    frozen_on: date | None
    role: str


class PackAfterTheMeeting(AgainstTheRecord):
    """Nobody is given anything before a meeting whose day has gone by."""

    def __init__(self, meeting: str) -> None:
        super().__init__(
            f"{meeting[0].upper()}{meeting[1:]} has gone by, and a pack is what a board is given before it meets. "
            "Record that the meeting was held, or move it to the day it will be on."
        )


class NoSuchPack(Unknown):
    """So many packs were frozen for a meeting, and no other."""

    def __init__(self, meeting: str, number: int, *, frozen: int) -> None:
        there = {0: "no pack was frozen for it", 1: "one pack was frozen for it"}.get(frozen, f"it has {frozen} packs")
        super().__init__(
            f"There is no pack {number} of {meeting}: {there}. Ask for one of those, or for none to see the latest."
        )


class FrozenAmongOtherOrders(AgainstTheRecord):
    """A pack is made from what the record holds, and what is sent with it is not there yet."""

    def __init__(self, meeting: str) -> None:
        super().__init__(
            f"The pack of {meeting} is made from what the record holds, and what else is sent together with this "
            "order is not there yet. Send that first, and then freeze the pack by itself."
        )


class NotAsFrozen(AgainstTheRecord):
    """What a pack said when it was frozen cannot be made again, so nothing else is given for it."""

    def __init__(self, meeting: str, erased: Sequence[int], *, in_part: bool = False) -> None:
        """Because of what was erased, of what is exempt and this person may not read, or of nothing that is known."""
        why = (
            f"part of what it was made from was erased since (entry {', '.join(map(str, erased))}). Only a copy that "
            "was kept can be held against its seal."
            if erased
            else "what the record makes of it now has another digest than was recorded then. Have the store checked."
        )
        if in_part:
            why = (
                "part of what it was made from is exempt from publication, and you may not read that. Its page shows "
                "what the rest comes to; the sealed copy is for whoever may read exempt items."
            )
        super().__init__(f"The pack of {meeting} cannot be given as it was frozen: {why}")


def position_before(packs: Sequence[Pack], last: int) -> int | None:
    """Up to where the latest pack was made from that somebody could have had by an entry; nothing without one."""
    return next((pack.frozen.up_to for pack in reversed(packs) if pack.position <= last), None)
