"""How does a phase stand: to come, planned to be running by now, running, or over?"""

from datetime import date
from enum import StrEnum

from domain.phase import Phase


class PhaseStanding(StrEnum):
    """How a phase stands on a day. Planned to be running is one whose window holds the day, and no start is recorded.

    A window that has come says what was planned, and not that anybody started.
    """

    NOT_STARTED = "not-started"
    PLANNED_TO_BE_RUNNING = "planned-to-be-running"
    RUNNING = "running"
    COMPLETED = "completed"
    DROPPED = "dropped"

    @property
    def is_to_come(self) -> bool:
        """Whether its start can still be recorded."""
        return self in (PhaseStanding.NOT_STARTED, PhaseStanding.PLANNED_TO_BE_RUNNING)

    @property
    def is_active(self) -> bool:
        """Whether it runs, or was planned to by now."""
        return self in (PhaseStanding.RUNNING, PhaseStanding.PLANNED_TO_BE_RUNNING)


def standing_of(phase: Phase, day: date | None = None) -> PhaseStanding:
    """How it stands on a day; without one, as far as that was recorded, whatever its window says."""
    if phase.is_dropped:
        return PhaseStanding.DROPPED
    if phase.is_completed:
        return PhaseStanding.COMPLETED
    if phase.is_started:
        return PhaseStanding.RUNNING
    is_due = day is not None and phase.window is not None and phase.window.covers(day)
    return PhaseStanding.PLANNED_TO_BE_RUNNING if is_due else PhaseStanding.NOT_STARTED


def standing_in_words(standing: PhaseStanding) -> str:
    """“not started”, “running”, or that it was planned to be and nobody recorded its start."""
    unsaid = ", start not recorded" if standing is PhaseStanding.PLANNED_TO_BE_RUNNING else ""
    return f"{standing.replace('-', ' ')}{unsaid}"
