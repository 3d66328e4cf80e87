"""May a phase start, or does the review of the one before it stand in the way?"""

from typing import NamedTuple

from domain.phase import Phase
from domain.programme import Programme
from domain.programme_words import TriggerKind


class Gate(NamedTuple):
    """Whether a phase is cleared to start (nothing: no review is required), and whose review that takes."""

    is_cleared: bool | None = None
    waits_for: str | None = None


def gate_of(phase: Phase, phases: tuple[Phase, ...], programme: Programme) -> Gate:
    """The gate before a phase.

    A review is required where the programme reviews the delivery of each phase, or where the phase before it has
    gate criteria. The phase before it is the one it follows, else the one with the next lower number; one that was
    dropped hands on to the one before itself.
    """
    before = _standing_before(phase, phases)
    if before is None or not (_reviews_every_phase(programme) or before.gate_criteria):
        return Gate()
    return Gate(before.clears_the_next, before.ref)


def _reviews_every_phase(programme: Programme) -> bool:
    return any(trigger.kind is TriggerKind.PHASE_DELIVERED for trigger in programme.review_triggers)


def _standing_before(phase: Phase, phases: tuple[Phase, ...]) -> Phase | None:
    seen = {phase.ref}
    before = _before(phase, phases)
    while before and before.is_dropped and before.ref not in seen:
        seen.add(before.ref)
        before = _before(before, phases)
    return None if before is None or before.ref in seen else before


def _before(phase: Phase, phases: tuple[Phase, ...]) -> Phase | None:
    if phase.follows is not None:
        return next((other for other in phases if other.ref == phase.follows), None)
    number = phase.number
    if number is None:
        return None
    lower = [other for other in phases if other.number is not None and other.number < number]
    return max(lower, key=lambda other: other.number or 0, default=None)
