"""Which phases are there, which are active on the day, where do they overlap, and may the next one start?"""

from datetime import date

from application.projections.milestone_totals import MilestoneTotals, totals_by_kind
from application.projections.phase_windows import PhaseGap, PhaseOverlap, gaps, is_active, overlaps
from application.projections.review_triggers import ReviewTriggerView, review_triggers
from application.projections.view import (
    LightView,
    PlannedDateView,
    ProgrammeView,
    View,
    header,
    lights_of,
    planned_date_view,
    shown_date,
)
from domain.gate import Gate, gate_of
from domain.gate_facts import GateOutcome
from domain.gate_review import Review
from domain.phase import Phase
from domain.record import Record
from domain.scope import milestones_of


class GateReviewView(View):
    """What a body decided at the gate of a phase, and the day that took effect (null: not stated)."""

    held_on: date | None
    outcome: GateOutcome
    in_words: str
    board: str | None
    conditions: tuple[str, ...]
    finding: str | None


class PhaseRow(View):
    """One phase. Windows are inclusive; one without an end has no `to`, and inferred years are marked.

    `is_active`: neither completed nor dropped, and either started or the day lies inside its window.
    `cleared_to_start` is null where nothing requires a review first; where one is required, the phase it waits for
    must have a latest gate review that lets it proceed. `milestones` counts by kind what lies in the phase.
    """

    ref: str
    version: int
    number: int | None
    name: str
    purpose: str | None
    components: tuple[str, ...]
    window: PlannedDateView | None
    earlier_windows: tuple[PlannedDateView, ...]
    is_started: bool
    started_on: PlannedDateView | None
    is_completed: bool
    completed_on: PlannedDateView | None
    is_dropped: bool
    is_active: bool
    follows: str | None
    gate_criteria: tuple[str, ...]
    gate_reviews: tuple[GateReviewView, ...]
    cleared_to_start: bool | None
    waits_for_review_of: str | None
    milestones: tuple[MilestoneTotals, ...]
    lights: tuple[LightView, ...]
    warnings: tuple[str, ...]


class PhasePlan(ProgrammeView):
    """The phases by number, then in the order they were planned, and how their windows lie to one another.

    `active` are the references of those active on the day shown. Overlaps and gaps look at the windows planned, not
    at what was dropped; a gap is a stretch of days between two phases on which none is planned.
    """

    phases: tuple[PhaseRow, ...]
    active: tuple[str, ...]
    overlaps: tuple[PhaseOverlap, ...]
    gaps: tuple[PhaseGap, ...]
    review_triggers: tuple[ReviewTriggerView, ...]


def phase_plan(record: Record) -> PhasePlan:
    """The phase plan of a programme as at the record's day."""
    phases = in_plan_order(tuple(record.all(Phase).values()))
    rows = tuple(_row(phase, gate_of(phase, phases, record.programme), record) for phase in phases)
    return PhasePlan(
        **header(record),
        phases=rows,
        active=tuple(row.ref for row in rows if row.is_active),
        overlaps=overlaps(phases),
        gaps=gaps(phases),
        review_triggers=review_triggers(record.programme),
    )


def in_plan_order(phases: tuple[Phase, ...]) -> tuple[Phase, ...]:
    """By number, those without one last; otherwise as they came into the record."""
    return tuple(sorted(phases, key=lambda phase: (phase.number is None, phase.number or 0)))


def _row(phase: Phase, gate: Gate, record: Record) -> PhaseRow:
    inside = milestones_of(record, Phase.KIND, phase.ref)
    return PhaseRow(
        ref=phase.ref,
        version=phase.version,
        number=phase.number,
        name=phase.name,
        purpose=phase.purpose,
        components=phase.components,
        window=planned_date_view(phase.window),
        earlier_windows=tuple(shown_date(window) for window in phase.windows[:-1]),
        is_started=phase.is_started,
        started_on=planned_date_view(phase.started_on),
        is_completed=phase.is_completed,
        completed_on=planned_date_view(phase.completed_on),
        is_dropped=phase.is_dropped,
        is_active=is_active(phase, record.moment.as_at),
        follows=phase.follows,
        gate_criteria=phase.gate_criteria,
        gate_reviews=tuple(_review(held) for held in phase.reviews),
        cleared_to_start=gate.is_cleared,
        waits_for_review_of=gate.waits_for,
        milestones=totals_by_kind(inside, record.moment.as_at),
        lights=lights_of(record, Phase.KIND, phase.ref),
        warnings=_warnings(phase, gate, record),
    )


def _review(held: Review) -> GateReviewView:
    found = held.found
    return GateReviewView(
        held_on=held.held_on,
        outcome=found.outcome,
        in_words=found.outcome.replace("-", " "),
        board=found.board,
        conditions=found.conditions,
        finding=found.finding,
    )


def _warnings(phase: Phase, gate: Gate, record: Record) -> tuple[str, ...]:
    found = list(phase.window.warnings) if phase.window else []
    if phase.is_started and gate.is_cleared is False:
        found.append("It was started before the review it waits for let it proceed.")
    if phase.is_started and not _is_over(phase) and phase.window and phase.window.is_past(record.moment.as_at):
        found.append("Its window is over, but nobody recorded that it was completed.")
    return tuple(found)


def _is_over(phase: Phase) -> bool:
    return phase.is_completed or phase.is_dropped
