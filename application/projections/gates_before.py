"""Which gates are before a board or a meeting, and what was decided at them there?"""

from application.projections.gate_views import due_in_words
from application.projections.view import PlannedDateView, View, planned_date_view
from domain.gate_review import Review
from domain.phase import Phase
from domain.record import Record


class GateBefore(View):
    """The gate of a phase that a board holds or a meeting has before it, with what was last decided there.

    `due` is null where no day is stated for the gate; `due_in_words` says then when its phase is planned.
    `outcome_in_words` is of the body that is asked about alone; what another decided at the gate is not told here.
    """

    phase: str
    phase_name: str
    due: PlannedDateView | None
    due_in_words: str
    is_decided: bool
    outcome_in_words: str


def gates_of_board(record: Record, board: str) -> tuple[GateBefore, ...]:
    """The gates that a board holds, or decided at."""
    phases = record.all(Phase).values()
    found = ((phase, [one for one in phase.reviews if one.found.decided_by == board]) for phase in phases)
    return tuple(_view(phase, taken) for phase, taken in found if taken or _is_before(phase, board=board))


def gates_of_meeting(record: Record, meeting: str) -> tuple[GateBefore, ...]:
    """The gates that come before a meeting, or were decided at it."""
    phases = record.all(Phase).values()
    found = ((phase, [one for one in phase.reviews if one.found.meeting == meeting]) for phase in phases)
    return tuple(_view(phase, taken) for phase, taken in found if taken or _is_before(phase, meeting=meeting))


def _is_before(phase: Phase, *, board: str | None = None, meeting: str | None = None) -> bool:
    is_theirs = phase.held_by == board if board else phase.gate_meeting == meeting
    return is_theirs and not phase.is_dropped


def _view(phase: Phase, taken: list[Review]) -> GateBefore:
    return GateBefore(
        phase=phase.ref,
        phase_name=phase.name,
        due=planned_date_view(phase.gate_due),
        due_in_words=due_in_words(phase),
        is_decided=bool(taken),
        outcome_in_words=taken[-1].found.outcome.replace("-", " ") if taken else "not decided",
    )
