"""Which phases are there, which are active on the day, where do they overlap, and may the next one start?"""

from collections.abc import Sequence

from application.projections.gate_views import GateReviewView, GateView, gate_view, late_conditions, review_view
from application.projections.gates import gates_of, in_plan_order, those_waiting
from application.projections.milestone_totals import MilestoneTotals, totals_by_kind
from application.projections.phase_standing import PhaseStanding, standing_in_words, standing_of
from application.projections.phase_windows import PhaseGap, PhaseOverlap, gaps, overlaps
from application.projections.review_triggers import ReviewTriggerView, review_triggers
from application.projections.sentences.telling import quoted
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
from domain.gate import Gate
from domain.gate_facts import GateCondition
from domain.phase import Phase
from domain.record import Record
from domain.scope import milestones_of
from domain.words import listed


class PhaseRow(View):
    """One phase. Windows are inclusive; one without an end has no `to`, and inferred years are marked.

    `is_active`: neither completed nor dropped, and either started or the day lies inside its window. `standing` tells
    those two apart: it is `running` only where it was recorded that it started.
    `cleared_to_start` is null where nothing requires a review first; where one is required, the phase it waits for
    must have a latest gate review that lets it proceed; where it `is_held` it cannot be recorded as started before.
    `gate` is its own. `milestones` counts by kind what lies in the phase.
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
    standing: PhaseStanding
    standing_in_words: str
    follows: str | None
    gate_criteria: tuple[str, ...]
    gate_reviews: tuple[GateReviewView, ...]
    cleared_to_start: bool | None
    waits_for_review_of: str | None
    is_held: bool
    gate: GateView
    milestones: tuple[MilestoneTotals, ...]
    lights: tuple[LightView, ...]
    warnings: tuple[str, ...]


class PhasePlan(ProgrammeView):
    """The phases by number, then in the order they were planned, and how their windows lie to one another.

    `active` are the references of those active on the day shown, whether they started or were planned to run then;
    `in_words` tells which. Overlaps and gaps look at the windows planned, not
    at what was dropped; a gap is a stretch of days between two phases on which none is planned.
    """

    in_words: str
    phases: tuple[PhaseRow, ...]
    active: tuple[str, ...]
    overlaps: tuple[PhaseOverlap, ...]
    gaps: tuple[PhaseGap, ...]
    review_triggers: tuple[ReviewTriggerView, ...]


def phase_plan(record: Record) -> PhasePlan:
    """The phase plan of a programme as at the record's day."""
    phases = in_plan_order(tuple(record.all(Phase).values()))
    gates = gates_of(phases, record.programme)
    rows = tuple(_row(phase, gates[phase.ref], record, holds=_held_by(phase, phases, gates)) for phase in phases)
    return PhasePlan(
        **header(record),
        in_words=_running(rows),
        phases=rows,
        active=tuple(row.ref for row in rows if row.is_active),
        overlaps=overlaps(phases),
        gaps=gaps(phases),
        review_triggers=review_triggers(record.programme),
    )


def _running(rows: Sequence[PhaseRow]) -> str:
    """For example: Design is running. Build is planned to be running, but nobody recorded that it started."""
    if not rows:
        return "No phase is planned."
    running = [row.name for row in rows if row.standing is PhaseStanding.RUNNING]
    planned = [row.name for row in rows if row.standing is PhaseStanding.PLANNED_TO_BE_RUNNING]
    said = [f"{listed(running)} {'is' if len(running) == 1 else 'are'} running."] if running else []
    if planned:
        are, it = ("is", "it") if len(planned) == 1 else ("are", "they")
        said.append(f"{listed(planned)} {are} planned to be running, but nobody recorded that {it} started.")
    return " ".join(said) or "No phase is running."


def _held_by(phase: Phase, phases: tuple[Phase, ...], gates: dict[str, Gate]) -> tuple[str, ...]:
    return tuple(other.ref for other in those_waiting(phase.ref, phases, gates))


def _row(phase: Phase, gate: Gate, record: Record, *, holds: tuple[str, ...]) -> PhaseRow:
    inside, standing = milestones_of(record, Phase.KIND, phase.ref), standing_of(phase, record.moment.as_at)
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
        is_active=standing.is_active,
        standing=standing,
        standing_in_words=standing_in_words(standing),
        follows=phase.follows,
        gate_criteria=phase.gate_criteria,
        gate_reviews=tuple(review_view(record, held) for held in phase.reviews),
        cleared_to_start=gate.is_cleared,
        waits_for_review_of=gate.waits_for,
        is_held=gate.is_held,
        gate=gate_view(record, phase, holds),
        milestones=totals_by_kind(inside, record.moment.as_at),
        lights=lights_of(record, Phase.KIND, phase.ref),
        warnings=_warnings(phase, gate, record),
    )


def _warnings(phase: Phase, gate: Gate, record: Record) -> tuple[str, ...]:
    found = list(phase.window.warnings) if phase.window else []
    if phase.is_started and gate.is_cleared is False:
        found.append("It was started before the review it waits for let it proceed.")
    before = record.all(Phase).get(gate.waits_for or "")
    late = late_conditions(before, record.moment.as_at) if before else ()
    if late and not _is_over(phase):
        found.append(f"The gate of {before.name if before else ''} let it through under conditions, and {_late(late)}.")
    if phase.is_started and not _is_over(phase) and phase.window and phase.window.is_past(record.moment.as_at):
        found.append("Its window is over, but nobody recorded that it was completed.")
    return tuple(found)


def _late(conditions: tuple[GateCondition, ...]) -> str:
    return f"{listed(quoted(one.text) for one in conditions)} {'is' if len(conditions) == 1 else 'are'} late"


def _is_over(phase: Phase) -> bool:
    return phase.is_completed or phase.is_dropped
