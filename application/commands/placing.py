"""Where a thing may be placed: in a workstream that is open, and in a phase that was not dropped."""

from application.commands.desk import Desk
from domain.entry import Address
from domain.phase import Phase
from domain.workstream import Workstream


def must_find_a_place(at: Address, desk: Desk, *, workstream: str | None = None, phase: str | None = None) -> None:
    """Refuse a workstream or a phase that is unknown, and one that takes nothing new; none given is none wrong.

    A phase that was completed still takes what belongs to it, because papers list it afterwards.
    """
    desk.must_know(Workstream, at.programme, workstream)
    desk.must_know(Phase, at.programme, phase)
    if workstream is not None:
        desk.load(Workstream, Address(at.programme, Workstream.KIND, workstream)).must_take_more()
    if phase is not None:
        held = desk.load(Phase, Address(at.programme, Phase.KIND, phase))
        held.must_not_be_dropped("nothing new can be placed in it")


def new(place: str | None, held: str | None) -> str | None:
    """A place that is not the one held already: what lies in a workstream when it is closed may stay there."""
    return None if place == held else place
