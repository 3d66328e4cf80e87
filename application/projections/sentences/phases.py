"""What does a sentence say of each fact about a phase?"""

from application.projections.phase_standing import standing_in_words, standing_of
from application.projections.sentences.telling import (
    Change,
    Said,
    Sentences,
    date_words,
    moved,
    on,
    planned_for,
    quoted,
)
from domain.phase import (
    Phase,
    PhaseCompleted,
    PhaseDropped,
    PhasePlanned,
    PhaseStarted,
    PhaseWindowMoved,
)


def planned(change: Change[PhasePlanned, Phase]) -> Said:
    """For its window, or without one."""
    window = date_words(change.fact.window)
    return Said(f"planned the phase {quoted(change.fact.name)}{planned_for(window)}", None, window)


def window_moved(change: Change[PhaseWindowMoved, Phase]) -> Said:
    """From the window before."""
    before = date_words(change.before.window) if change.before else None
    return moved(f"the window of the phase {change.name}", before, change.fact.window.in_words)


def started(change: Change[PhaseStarted, Phase]) -> Said:
    """Begun."""
    day = on(change.fact.started_on)
    return Said(f"recorded that the phase {change.name} started{day}", _stood(change.before), f"started{day}")


def completed(change: Change[PhaseCompleted, Phase]) -> Said:
    """Delivered."""
    day = on(change.fact.completed_on)
    return Said(f"recorded that the phase {change.name} was completed{day}", _stood(change.before), f"completed{day}")


def dropped(change: Change[PhaseDropped, Phase]) -> Said:
    """Given up."""
    return Said(f"dropped the phase {change.name}", _stood(change.before), "dropped")


def _stood(before: Phase | None) -> str | None:
    """How it stood, as far as that was recorded."""
    return standing_in_words(standing_of(before)) if before else None


SENTENCES: Sentences = {
    PhasePlanned: planned,
    PhaseWindowMoved: window_moved,
    PhaseStarted: started,
    PhaseCompleted: completed,
    PhaseDropped: dropped,
}
