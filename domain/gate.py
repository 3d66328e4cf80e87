"""May a phase start, or does the gate of the one before it stand in the way?"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from domain.entitled_bodies import must_leave_it_to_boards
from domain.entry import Entry
from domain.gate_facts import GateEvidenceGiven, GateSet
from domain.gate_refusals import CANNOT_DECIDE, CANNOT_RECORD, NotLetThrough, OwnGate, StartedThroughIt
from domain.gate_review import Review
from domain.phase import Phase
from domain.programme import Programme
from domain.programme_words import TriggerKind
from domain.refusals import DomainError, day_in_words
from domain.same_name import is_among
from domain.state import State


class Gate(NamedTuple):
    """Whether a phase is cleared to start (nothing: no review is required), and whose review that takes.

    It `is_held` where the programme refuses its start until then.
    """

    is_cleared: bool | None = None
    waits_for: str | None = None
    is_held: bool = False


def gate_of(phase: Phase, phases: Iterable[Phase], programme: Programme, *, on: date | None = None) -> Gate:
    """The gate before a phase, for a start on a day; where none is given, whenever it starts.

    A review is required where the programme reviews the delivery of each phase or holds the phase at its gate, or
    where the phase before it has a gate: it asks something, or a board holds it. The phase before it is the one it
    follows, else the one with the next lower number; one that was dropped hands on to the one before itself.
    """
    before = standing_before(phase, tuple(phases))
    is_held = is_held_at_its_gate(phase, programme, on)
    if before is None or not (is_held or _reviews_every_phase(programme) or before.has_a_gate):
        return Gate()
    return Gate(before.clears_the_next, before.ref, is_held)


def is_held_at_its_gate(phase: Phase, programme: Programme, on: date | None) -> bool:
    """Whether the programme lets the phase start on that day only through the gate before it."""
    held = programme.held_at_gates
    return held is not None and held.binds(phase.ref, on)


def must_be_let_through(phase: Phase, phases: Iterable[Phase], programme: Programme, *, on: date | None) -> None:
    """Refuse the start of a phase that the programme holds, on a day on which the gate had not let it through.

    `on` is the last day on which it can have started. What the body decided after that day let nobody through on it.
    Conditions that are late do not stop the phase: whoever set them sees that they are late.
    """
    before = standing_before(phase, tuple(phases))
    if before is None or not is_held_at_its_gate(phase, programme, on):
        return
    reviews = [review for review in before.reviews if review.on is None or on is None or review.on <= on]
    if reviews and reviews[-1].found.outcome.lets_through:
        return
    raise NotLetThrough(phase.name, before.name, *_in_the_way(before, reviews))


def _in_the_way(before: Phase, reviews: list[Review]) -> tuple[str, str]:
    """What is missing, and what to do about it."""
    others = (review for review in before.reviews if review not in reviews)
    later = next((review for review in others if review.found.outcome.lets_through), None)
    if later and later.on:
        day = day_in_words(later.on)
        return f"that was decided only on {day}", f"Give {day} or a later day as the day of its start."
    who = f"the board “{before.held_by}”" if before.held_by else "the body that is entitled to it"
    so = f"Have {who} decide at that gate, and record its review first."
    if reviews:
        latest = reviews[-1]
        when = f" on {day_in_words(latest.on)}" if latest.on else ""
        return f"its latest review{when} says {latest.found.outcome}", so
    return f"no review of it is recorded{_without_evidence(before)}", so


def _without_evidence(before: Phase) -> str:
    missing, all_of_them = len(before.without_evidence), len(before.gate_criteria)
    if not missing:
        return ""
    has = "has" if missing == 1 else "have"
    return (
        f", and {missing} of the {all_of_them} things it asks {has} no evidence"
        if all_of_them > 1
        else (", and what it asks has no evidence")
    )


class WorkedOnIt(NamedTuple):
    """Whoever ever led a phase, and whoever ever gave evidence for it.

    Neither another leader nor a correction makes it anybody else's work.
    """

    led_it: frozenset[str] = frozenset()
    gave_evidence: frozenset[str] = frozenset()


def who_worked_on_it(entries: Iterable[Entry]) -> WorkedOnIt:
    """All that was ever recorded of a phase tells it, also what was corrected since."""
    told = tuple(entries)
    led_it = frozenset(entry.fact.led_by for entry in told if isinstance(entry.fact, GateSet) and entry.fact.led_by)
    return WorkedOnIt(led_it, frozenset(entry.actor for entry in told if isinstance(entry.fact, GateEvidenceGiven)))


def must_not_be_own_work(phase: Phase, *, by: str, body: str | None, worked: WorkedOnIt) -> None:
    """Refuse a decision about a phase that is taken, or recorded, by whoever led it or gave evidence for it.

    `by` records it; `body` is who decided, in words.
    """
    leads, led = (phase.led_by,), worked.led_it
    for name, cannot in ((by, CANNOT_RECORD), (body, CANNOT_DECIDE)):
        if name is not None and is_among(name, led | worked.gave_evidence):
            did = "leads" if is_among(name, leads) else "led" if is_among(name, led) else "gave evidence for"
            raise OwnGate(phase.name, name, did, cannot)


def must_leave_the_gate_to_boards(
    phase: Phase, *, board: str | None, body: str | None, boards: Collection[str]
) -> None:
    """Refuse a body in words at a gate that nobody holds, where `boards` of the programme could have decided there."""
    if phase.held_by is None:
        must_leave_it_to_boards(
            body,
            boards,
            board=board,
            what=f"The gate of the phase “{phase.name}” is not held by “{body}”",
            way_out="If that body is to decide, constitute it as a board first, and let it hold the gate.",
        )


def must_keep_what_it_let_through(
    was: State | None, now: State | None, states: Mapping[str, Mapping[str, State]]
) -> None:
    """Refuse a correction after which a phase that has started could not have started.

    What was in its way already is not held against the correction.
    """
    programme = next(iter(states.get(Programme.KIND, {}).values()), None)
    if not isinstance(was, (Phase, Programme)) or not isinstance(programme, Programme):
        return
    phases = [state for state in states.get(Phase.KIND, {}).values() if isinstance(state, Phase)]
    then = programme if isinstance(was, Phase) else (now if isinstance(now, Programme) else programme)
    others = [phase for phase in phases if phase.address != was.address]
    after = [*others, now] if isinstance(now, Phase) else others if isinstance(was, Phase) else phases
    for started in after:
        why = _held_back(started, after, then)
        if why and not _held_back(started, phases, programme):
            raise StartedThroughIt(started.name, why)


def _held_back(started: Phase, phases: Iterable[Phase], programme: Programme) -> str | None:
    """Why a phase could not have started; nothing where it could, or has not."""
    if not started.is_started:
        return None
    try:
        must_be_let_through(started, phases, programme, on=started.last_day_of_its_start)
    except DomainError as refusal:
        return str(refusal)
    return None


def _reviews_every_phase(programme: Programme) -> bool:
    return any(trigger.kind is TriggerKind.PHASE_DELIVERED for trigger in programme.review_triggers)


def standing_before(phase: Phase, phases: tuple[Phase, ...]) -> Phase | None:
    """The phase whose gate comes before this one; none before the first, or where they lead back to one another."""
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
