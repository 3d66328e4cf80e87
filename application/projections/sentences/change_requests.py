"""What does a sentence say of each fact about a change request?"""

from application.projections.sentences.telling import Change, Said, Sentences, date_words, details, quoted, the
from domain.board import Board
from domain.change_request import (
    ChangeApproved,
    ChangeKind,
    ChangeRejected,
    ChangeRequest,
    ChangeRequested,
    ChangeWithdrawn,
)
from domain.decision import Decision
from domain.milestone import Milestone
from domain.workstream import Workstream

KINDS = {
    ChangeKind.REBASELINE: "a new baseline",
    ChangeKind.SCOPE: "another scope",
    ChangeKind.MONEY: "money",
    ChangeKind.OTHER: "a change",
}
"""What is asked for, to follow “asked for”."""


def requested(change: Change[ChangeRequested, ChangeRequest]) -> Said:
    """For what, and of whom."""
    fact = change.fact
    subject = change.named(Milestone.KIND, fact.milestone) if fact.milestone else None
    of = f" of {subject}" if subject else ""
    board = f" from the board {change.named(Board.KIND, fact.asked_of)}" if fact.asked_of else ""
    body = f" from {the(fact.asked_of_body)}" if fact.asked_of_body else ""
    entered = details(
        date_words(fact.baseline),
        f"the scope {quoted(fact.scope)}" if fact.scope else None,
        f"of the workstream {change.named(Workstream.KIND, fact.workstream)}" if fact.workstream else None,
        fact.amount.in_words if fact.amount else None,
        f"requested by {the(fact.requested_by)}" if fact.requested_by else None,
        f"impact: {fact.impact}" if fact.impact else None,
    )
    return Said(f"asked for {KINDS[fact.kind]}{of}{board}{body}: {quoted(fact.what)}", None, entered or "open")


def approved(change: Change[ChangeApproved, ChangeRequest]) -> Said:
    """By whom, and under which conditions."""
    conditions = details(*(f"condition: {condition}" for condition in change.fact.conditions))
    under = " with conditions" if conditions else ""
    did = f"recorded that {_who(change)} approved the change request {change.name}{under}"
    return Said(did, "open", "approved", beside=conditions)


def rejected(change: Change[ChangeRejected, ChangeRequest]) -> Said:
    """By whom."""
    return Said(f"recorded that {_who(change)} rejected the change request {change.name}", "open", "rejected")


def withdrawn(change: Change[ChangeWithdrawn, ChangeRequest]) -> Said:
    """Nobody asks for it any more."""
    return Said(f"withdrew the change request {change.name}", "open", "withdrawn")


def _who(change: Change[ChangeApproved, ChangeRequest] | Change[ChangeRejected, ChangeRequest]) -> str:
    fact = change.fact
    by = f"the board {change.named(Board.KIND, fact.board)}" if fact.board else the(fact.body or "body in charge")
    return f"{by}, by the decision {change.named(Decision.KIND, fact.decision)}," if fact.decision else by


SENTENCES: Sentences = {
    ChangeRequested: requested,
    ChangeApproved: approved,
    ChangeRejected: rejected,
    ChangeWithdrawn: withdrawn,
}
