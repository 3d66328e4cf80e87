"""What does a sentence say of each fact about an escalation?"""

from application.projections.sentences.telling import Change, Said, Sentences, details, quoted
from domain.board import Board
from domain.decision import Decision
from domain.escalation import Escalation
from domain.escalation_facts import (
    EscalationOpened,
    EscalationPassedUp,
    EscalationResolved,
    EscalationReturned,
    EscalationWithdrawn,
)
from domain.meeting import Meeting

Moved = Change[EscalationPassedUp, Escalation] | Change[EscalationReturned, Escalation]
Ended = Change[EscalationResolved, Escalation] | Change[EscalationWithdrawn, Escalation]


def opened(change: Change[EscalationOpened, Escalation]) -> Said:
    """What rose, to which board, and what is wanted of it."""
    fact = change.fact
    to = f"the board {change.named(Board.KIND, fact.to)}"
    return Said(f"escalated the {fact.subject_kind} {change.name} to {to}", None, f"with {to}", beside=_asked(fact))


def passed_up(change: Change[EscalationPassedUp, Escalation]) -> Said:
    """From which board to which."""
    to = f"the board {change.named(Board.KIND, change.fact.to)}"
    before = _with(change)
    up = f"passed {_what(change)} up{f' from {before}' if before else ''} to {to}"
    return Said(up, f"with {before}" if before else None, f"with {to}", beside=_asked(change.fact))


def returned(change: Change[EscalationReturned, Escalation]) -> Said:
    """To whom, and what is to be done there."""
    fact, before = change.fact, _with(change)
    to = f"the board {change.named(Board.KIND, fact.to)}" if fact.to else "whoever brought it"
    done = f"returned {_what(change)}{f' from {before}' if before else ''} to {to}"
    return Said(done, f"with {before}" if before else None, f"with {to}", beside=f"to be done: {fact.asked}")


def resolved(change: Change[EscalationResolved, Escalation]) -> Said:
    """By which board, by which decision or at which meeting, and how."""
    fact = change.fact
    by = f"the board {change.named(Board.KIND, fact.board)}" if fact.board else _with(change) or "its board"
    how = f", by the decision {change.named(Decision.KIND, fact.decision)}" if fact.decision else ""
    at = f", at the meeting {change.named(Meeting.KIND, fact.meeting)}" if fact.meeting else ""
    did = f"recorded that {by} resolved the escalation of {_what(change)}{how}{at}: {quoted(fact.outcome)}"
    return Said(did, _before(change), "resolved")


def withdrawn(change: Change[EscalationWithdrawn, Escalation]) -> Said:
    """The board is asked no more."""
    return Said(f"withdrew the escalation of {_what(change)}", _before(change), "withdrawn")


def _what(change: Moved | Ended) -> str:
    """What rises: the issue “Steel is late”; while nothing is known of it, what the escalation is called."""
    return f"the {change.before.subject_kind} {change.name}" if change.before else change.name


def _with(change: Moved | Ended) -> str | None:
    """The board it sat with before, where that is known."""
    return f"the board {change.named(Board.KIND, change.before.board)}" if change.before else None


def _before(change: Ended) -> str | None:
    board = _with(change)
    return f"with {board}" if board else None


def _asked(fact: EscalationOpened | EscalationPassedUp) -> str | None:
    return details(f"asked: {fact.asked}") if fact.asked else None


SENTENCES: Sentences = {
    EscalationOpened: opened,
    EscalationPassedUp: passed_up,
    EscalationReturned: returned,
    EscalationResolved: resolved,
    EscalationWithdrawn: withdrawn,
}
