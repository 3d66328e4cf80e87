"""Which gates are due, which hold a phase up or lack evidence, and which conditions are due or late?"""

from collections.abc import Iterator
from datetime import date, timedelta

from application.projections.gate_views import NEAR, expected_of, planned_in_words
from application.projections.gates import gates_of, those_waiting
from application.projections.needs import AttentionItem, Need
from application.projections.phase_standing import standing_of
from application.projections.view import counted
from domain.gate_facts import GateCondition, GateOutcome
from domain.phase import Phase
from domain.planned_date import PlannedDate
from domain.record import Record
from domain.words import listed


def gate_needs(record: Record) -> Iterator[AttentionItem]:
    """What gates wait for, and what waits for gates; what is dropped has no gate any more."""
    phases = [phase for phase in record.all(Phase).values() if not phase.is_dropped]
    gates = gates_of(phases, record.programme) if phases else {}
    for phase in phases:
        yield from _conditions(phase, record.moment.as_at)
        yield from _undecided(phase, those_waiting(phase.ref, phases, gates), as_at=record.moment.as_at)


def _undecided(phase: Phase, waiting: tuple[Phase, ...], *, as_at: date) -> Iterator[AttentionItem]:
    """A gate at which nothing is decided, or a pause, although it is due, or what comes after it should start."""
    if not (phase.has_a_gate or waiting) or (phase.reviews and _is_settled(phase)):
        return
    near = list(_what_is_near(phase, waiting, as_at=as_at))
    yield from near
    since = min((item.since for item in near if item.since), default=None)
    missing = len(phase.without_evidence)
    if near and missing:
        of = (
            f"{missing} of the {len(phase.gate_criteria)} criteria" if len(phase.gate_criteria) > 1 else "The criterion"
        )
        has = "has" if missing == 1 else "have"
        yield _item(phase, Need.EVIDENCE_MISSING, why=f"{of} of its gate {has} no evidence.", since=since)


def _is_settled(phase: Phase) -> bool:
    return phase.reviews[-1].found.outcome is not GateOutcome.PAUSE


def _what_is_near(phase: Phase, waiting: tuple[Phase, ...], *, as_at: date) -> Iterator[AttentionItem]:
    held_up = [other for other in waiting if standing_of(other).is_to_come and _starts_soon(other, as_at)]
    if held_up:
        names = listed(f"{other.name} ({other.window.in_words})" for other in held_up if other.window)
        since = min(_day_before(other.window.starts) for other in held_up if other.window and other.window.starts)
        stands = "its latest review says pause" if phase.reviews else "no review of it is recorded"
        verb = "is" if len(held_up) == 1 else "are"
        why = f"{names} {verb} planned to start and {'waits' if len(held_up) == 1 else 'wait'} for it; {stands}."
        yield _item(phase, Need.GATE_HOLDS, why=why, since=since)
    expected = expected_of(phase)
    if not phase.reviews and expected and expected.ends and expected.ends <= as_at + NEAR:
        is_late = "was" if expected.ends < as_at else "is"
        due = f"It {is_late} due {_by(expected)}"
        unsaid = f"No day is stated for it, its phase {is_late} {planned_in_words(expected)}"
        why = f"{due if phase.gate_due else unsaid}, and no review of it is recorded."
        yield _item(phase, Need.GATE_DUE, why=why, since=_day_before(expected.ends))


def _starts_soon(phase: Phase, as_at: date) -> bool:
    return bool(phase.window and phase.window.starts and phase.window.starts <= as_at + NEAR)


def _day_before(day: date) -> date:
    """The first day on which something is near."""
    return day - NEAR


def _by(due: PlannedDate) -> str:
    return f"on {due.in_words}" if due.exact_day else due.in_words


def _conditions(phase: Phase, as_at: date) -> Iterator[AttentionItem]:
    """What is open of the latest decision, late or due soon; of a phase that was stopped nothing is asked any more."""
    if not phase.reviews or phase.reviews[-1].found.outcome is GateOutcome.STOP:
        return
    for one in phase.reviews[-1].open_conditions:
        if one.due and one.due.ends and one.due.ends <= as_at + NEAR:
            yield _condition(phase, one, one.due.ends, as_at=as_at)


def _condition(phase: Phase, one: GateCondition, ends: date, *, as_at: date) -> AttentionItem:
    whose = f"it is with the {one.owner_role}" if one.owner_role else "nobody is stated as its owner"
    late = (as_at - ends).days
    how = f", {counted(late, 'day')} late" if late > 0 else ""
    why = f"“{one.text}” {'was' if late > 0 else 'is'} due {_by(one.due) if one.due else ''}{how}; {whose}."
    need, since = (
        (Need.CONDITION_LATE, ends + timedelta(days=1)) if late > 0 else (Need.CONDITION_DUE, _day_before(ends))
    )
    return _item(phase, need, why=why, since=since, noun="gate condition")


def _item(phase: Phase, need: Need, *, why: str, since: date | None, noun: str = "gate") -> AttentionItem:
    return AttentionItem(
        need=need,
        kind=Phase.KIND,
        noun=noun,
        ref=phase.ref,
        version=phase.version,
        title=phase.name,
        why=why,
        since=since,
    )
