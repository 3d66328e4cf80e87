"""Which phase may start, and what does each gate wait for?"""

from collections.abc import Iterable, Sequence
from datetime import date

from application.projections.gate_views import GateView, gate_view
from application.projections.phase_standing import PhaseStanding, standing_in_words, standing_of
from application.projections.view import ProgrammeView, View, counted, header
from domain.gate import Gate, gate_of
from domain.phase import Phase
from domain.programme import Programme
from domain.record import Record
from domain.refusals import day_in_words
from domain.words import listed


class GateRow(View):
    """One phase, whether it may start, and its own gate.

    `may_start` is null where it has started or is over. It is false where a review is required that has not let it
    through; a phase that `is_held` cannot be recorded as started until then, any other starts with a warning.
    """

    ref: str
    version: int
    number: int | None
    name: str
    standing: PhaseStanding
    standing_in_words: str
    may_start: bool | None
    is_held: bool
    waits_for: str | None
    waits_for_name: str | None
    in_words: str
    gate: GateView


class GateList(ProgrammeView):
    """Every phase by its number, with the gate before it and its own.

    `phases_held` are the phases that the programme holds at gates since `held_since`; all of them where none is named
    and it `holds_phases`.
    """

    in_words: str
    may_start: int
    waiting: int
    conditions_open: int
    conditions_late: int
    holds_phases: bool
    phases_held: tuple[str, ...]
    held_since: date | None
    gates: tuple[GateRow, ...]


def gate_list(record: Record) -> GateList:
    """The gates of a programme."""
    phases = in_plan_order(tuple(record.all(Phase).values()))
    gates = gates_of(phases, record.programme)
    rows = tuple(_row(record, phase, phases, gates) for phase in phases)
    held = record.programme.held_at_gates
    return GateList(
        **header(record),
        in_words=_in_words(rows, record.programme, as_at=record.moment.as_at),
        may_start=sum(row.may_start is True for row in rows),
        waiting=sum(row.may_start is False for row in rows),
        conditions_open=sum(row.gate.conditions_open for row in rows),
        conditions_late=sum(row.gate.conditions_late for row in rows),
        holds_phases=held is not None,
        phases_held=held.phases if held else (),
        held_since=held.since if held else None,
        gates=rows,
    )


def in_plan_order(phases: tuple[Phase, ...]) -> tuple[Phase, ...]:
    """By number, those without one last; otherwise as they came into the record."""
    return tuple(sorted(phases, key=lambda phase: (phase.number is None, phase.number or 0)))


def gates_of(phases: Sequence[Phase], programme: Programme) -> dict[str, Gate]:
    """The gate before each phase, by its reference."""
    return {
        phase.ref: gate_of(phase, phases, programme, on=phase.last_day_of_its_start if phase.is_started else None)
        for phase in phases
    }


def those_waiting(ref: str, phases: Iterable[Phase], gates: dict[str, Gate]) -> tuple[Phase, ...]:
    """The phases that wait for the gate of another, or were let through by it."""
    return tuple(phase for phase in phases if gates[phase.ref].waits_for == ref and not phase.is_dropped)


def _row(record: Record, phase: Phase, phases: tuple[Phase, ...], gates: dict[str, Gate]) -> GateRow:
    before, standing = gates[phase.ref], standing_of(phase, record.moment.as_at)
    waits_for = next((other for other in phases if other.ref == before.waits_for), None)
    holds = tuple(other.ref for other in those_waiting(phase.ref, phases, gates))
    return GateRow(
        ref=phase.ref,
        version=phase.version,
        number=phase.number,
        name=phase.name,
        standing=standing,
        standing_in_words=standing_in_words(standing),
        may_start=before.is_cleared is not False if standing.is_to_come else None,
        is_held=before.is_held,
        waits_for=before.waits_for,
        waits_for_name=waits_for.name if waits_for else None,
        in_words=_stands_before(before, waits_for) if standing.is_to_come else standing_in_words(standing),
        gate=gate_view(record, phase, holds),
    )


def _stands_before(before: Gate, waits_for: Phase | None) -> str:
    """For example: waits for the gate of Design, where it is held: no review is recorded."""
    if waits_for is None:
        return "may start; no gate is before it"
    if before.is_cleared:
        still_open = len(waits_for.reviews[-1].open_conditions)
        under = f"; {counted(still_open, 'condition is', 'conditions are')} open" if still_open else ""
        return f"may start; the gate of {waits_for.name} let it through{under}{_not_shown(waits_for)}"
    why = f"its latest review says {waits_for.reviews[-1].found.outcome}" if waits_for.reviews else _NOT_REVIEWED
    held = ", where it is held" if before.is_held else ""
    return f"waits for the gate of {waits_for.name}{held}: {why}"


def _not_shown(phase: Phase) -> str:
    """What a gate asked that nothing shows, though it let through."""
    missing, asked = len(phase.without_evidence), len(phase.gate_criteria)
    if not missing:
        return ""
    has = "has" if missing == 1 else "have"
    return f"; {missing} of the {asked} criteria {has} no evidence" if asked > 1 else "; its criterion has no evidence"


_NOT_REVIEWED = "no review of it is recorded"


def _in_words(rows: Sequence[GateRow], programme: Programme, *, as_at: date) -> str:
    """For example: Build waits for the gate of Design. 1 condition is late. Phases are held at gates since 3 March."""
    if not rows:
        return "No phase is planned."
    waiting = [f"{row.name} waits for the gate of {row.waits_for_name}." for row in rows if row.may_start is False]
    may_start = [row.name for row in rows if row.may_start]
    late = sum(row.gate.conditions_late for row in rows)
    said = [
        *([f"{listed(may_start)} may start."] if may_start else []),
        *waiting,
        *([] if may_start or waiting else ["Every phase has started or is over."]),
        *([f"{counted(late, 'condition is', 'conditions are')} late."] if late else []),
        _control(programme, as_at),
    ]
    return " ".join(said)


def _control(programme: Programme, as_at: date) -> str:
    held = programme.held_at_gates
    if held is None:
        return "The programme holds no phase at its gate."
    which = "Phases are" if not held.phases else counted(len(held.phases), "phase is", "phases are")
    if held.since is None:
        return f"{which} held at gates."
    return f"{which} held at gates {'since' if held.since <= as_at else 'from'} {day_in_words(held.since)}."
