"""What does a sentence say of each fact about an action?"""

from application.projections.sentences.telling import (
    Change,
    Said,
    Sentences,
    date_words,
    details,
    moved,
    on,
    quoted,
    the,
)
from domain.action import (
    Action,
    ActionAssigned,
    ActionDone,
    ActionDropped,
    ActionDueMoved,
    ActionProgressNoted,
    ActionReassigned,
    ActionReopened,
)
from domain.board import Board
from domain.decision import Decision
from domain.meeting import Meeting
from domain.recommendation import Recommendation


def assigned(change: Change[ActionAssigned, Action]) -> Said:
    """To a role; that nobody states whose it is is said as well."""
    fact = change.fact
    if fact.owner_role:
        did = f"asked {owner_in_words(fact.owner_role, fact.organisation)} to act: {quoted(fact.what)}"
    else:
        did = f"recorded the action {quoted(fact.what)}, without stating whose it is"
    due = f", due {fact.due.in_words}" if fact.due else ""
    entered = details(
        date_words(fact.due),
        f"requested by {the(fact.requested_by)}" if fact.requested_by else None,
        *_from(change),
    )
    return Said(f"{did}{due}", None, entered or "open")


def _from(change: Change[ActionAssigned, Action]) -> tuple[str, ...]:
    fact = change.fact
    named = {
        Board.KIND: fact.board,
        Meeting.KIND: fact.meeting,
        Decision.KIND: fact.decision,
        Recommendation.KIND: fact.recommendation,
    }
    return tuple(f"from the {kind} {change.named(kind, ref)}" for kind, ref in named.items() if ref)


def reassigned(change: Change[ActionReassigned, Action]) -> Said:
    """To another role."""
    held, fact = change.before, change.fact
    before = owner_in_words(held.owner_role, held.organisation) if held and held.owner_role else None
    after = owner_in_words(fact.owner_role, fact.organisation)
    return Said(f"handed the action {change.name} on to {after}", before, after)


def due_moved(change: Change[ActionDueMoved, Action]) -> Said:
    """To another day."""
    before = date_words(change.before.due) if change.before else None
    return moved(f"the day the action {change.name} is due", before, change.fact.due.in_words)


def progress_noted(change: Change[ActionProgressNoted, Action]) -> Said:
    """How it stands, in words."""
    before = change.before.standing.comment if change.before and change.before.standing else None
    comment = change.fact.comment
    return Said(f"noted how the action {change.name} stands, {quoted(comment)}", before, comment)


def done(change: Change[ActionDone, Action]) -> Said:
    """Carried out."""
    day = on(change.fact.done_on)
    did = f"recorded that the action {change.name} was done{day}"
    return Said(did, "open", f"done{day}", change.fact.outcome)


def dropped(change: Change[ActionDropped, Action]) -> Said:
    """Given up."""
    return Said(f"dropped the action {change.name}", "open", "dropped")


def reopened(change: Change[ActionReopened, Action]) -> Said:
    """Not done after all."""
    before = "dropped" if change.before and change.before.is_dropped else "done"
    return Said(f"reopened the action {change.name}", before, "open")


def owner_in_words(role: str, organisation: str | None) -> str:
    """“the bridge engineer of Bridge City Council”."""
    return f"{the(role)} of {organisation}" if organisation else the(role)


SENTENCES: Sentences = {
    ActionAssigned: assigned,
    ActionReassigned: reassigned,
    ActionDueMoved: due_moved,
    ActionProgressNoted: progress_noted,
    ActionDone: done,
    ActionDropped: dropped,
    ActionReopened: reopened,
}
