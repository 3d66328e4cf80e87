"""Whether a programme holds its phases at gates: from which day, and which of them."""

from datetime import date
from typing import NamedTuple

from domain.entry import Entry
from domain.fact import Fact
from domain.gate_refusals import HeldBackwards, PhasesAreNotHeld
from domain.words import Ref


class PhasesHeldAtGates(Fact):
    """No phase starts any more before the gate before it lets it through; where phases are named, none of these.

    `from_day` is the first day on which that holds, the day it took effect where it is left out.
    """

    phases: tuple[Ref, ...] = ()
    from_day: date | None = None


class PhasesNoLongerHeldAtGates(Fact):
    """Phases may start whatever the gate before them says; the entry says why."""


class HeldAtGates(NamedTuple):
    """Which phases are held (none named: every one), and since when; nothing where that day is not stated."""

    phases: tuple[str, ...]
    since: date | None

    def binds(self, phase: str, on: date | None) -> bool:
        """Whether a phase may start on a day only through its gate; on a day that is not stated it may not either."""
        is_named = not self.phases or phase in self.phases
        return is_named and (self.since is None or on is None or on >= self.since)


def hold(held: HeldAtGates | None, ordered: PhasesHeldAtGates, *, effective_on: date | None) -> list[Fact]:
    """Hold them from a day on, never backwards."""
    if ordered.from_day and effective_on and ordered.from_day < effective_on:
        raise HeldBackwards(ordered.from_day, effective_on)
    wanted = (ordered.phases, ordered.from_day or (held and held.since))
    return [] if held and wanted == (held.phases, held.since) else [ordered]


def stop_holding(held: HeldAtGates | None) -> list[Fact]:
    """Hold them no more."""
    if held is None:
        raise PhasesAreNotHeld
    return [PhasesNoLongerHeldAtGates()]


def held_after(entry: Entry, held: HeldAtGates | None) -> HeldAtGates | None:
    """What a programme holds after one more entry."""
    match entry.fact:
        case PhasesHeldAtGates(phases=phases, from_day=from_day):
            return HeldAtGates(phases, from_day or entry.effective_on)
        case PhasesNoLongerHeldAtGates():
            return None
        case _:
            return held
