"""What can happen to an escalation: it is brought before a board, passed up or returned, and resolved or withdrawn."""

from enum import StrEnum

from domain.fact import Fact
from domain.words import Ref, Text


class EscalatedKind(StrEnum):
    """The kinds of thing that can be brought before a board because they cannot be settled below."""

    PROGRAMME = "programme"
    WORKSTREAM = "workstream"
    MILESTONE = "milestone"
    RISK = "risk"
    ISSUE = "issue"


class EscalationGround(StrEnum):
    """Why something rises: as a risk or an issue, beyond the tolerance agreed, or for want of a decision."""

    RISK = "risk"
    ISSUE = "issue"
    TOLERANCE = "tolerance"
    DECISION = "decision"
    OTHER = "other"


class EscalationOpened(Fact):
    """Something was brought before a board, because it could not be settled where it was; the entry says why.

    `asked` is what is wanted of the board.
    """

    subject_kind: EscalatedKind
    subject: Ref
    to: Ref
    ground: EscalationGround | None = None
    asked: Text | None = None


class EscalationPassedUp(Fact):
    """The board it was with could not settle it either, and passed it up; the entry says why."""

    to: Ref
    asked: Text | None = None


class EscalationReturned(Fact):
    """The board gave it back with what is to be done: to a board below, else to whoever brought it."""

    asked: Text
    to: Ref | None = None


class EscalationResolved(Fact):
    """The board it was with settled it: how, and by which decision or at which meeting where that is stated."""

    outcome: Text
    board: Ref | None = None
    decision: Ref | None = None
    meeting: Ref | None = None


class EscalationWithdrawn(Fact):
    """Whoever brought it asks the board no more; the entry says why."""
