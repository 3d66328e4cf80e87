"""What does a sentence say of each fact about a workstream?"""

from application.projections.sentences.telling import Change, Said, Sentences, on, quoted, the
from domain.change_request import ChangeRequest
from domain.workstream import (
    Workstream,
    WorkstreamClosed,
    WorkstreamLeadChanged,
    WorkstreamOpened,
    WorkstreamPlacedInside,
    WorkstreamProgressNoted,
    WorkstreamScopeChanged,
)


def opened(change: Change[WorkstreamOpened, Workstream]) -> Said:
    """With its lead, and inside another where it is."""
    fact = change.fact
    led = f", led by {the(fact.lead_role)}" if fact.lead_role else ""
    inside = f" inside {change.named(Workstream.KIND, fact.parent)}" if fact.parent else ""
    return Said(f"opened the workstream {quoted(fact.name)}{inside}{led}", None, "open")


def lead_changed(change: Change[WorkstreamLeadChanged, Workstream]) -> Said:
    """To another role."""
    before, after = (change.before.lead_role if change.before else None), change.fact.lead_role
    return Said(f"made {the(after)} the lead of the workstream {change.name}", before, after)


def scope_changed(change: Change[WorkstreamScopeChanged, Workstream]) -> Said:
    """To something else; both stand in from and to."""
    before = change.before.scope if change.before else None
    asked = change.fact.change_request
    by = f", by the change request {change.named(ChangeRequest.KIND, asked)}" if asked else ""
    return Said(f"changed the scope of the workstream {change.name}{by}", before, change.fact.scope)


def placed_inside(change: Change[WorkstreamPlacedInside, Workstream]) -> Said:
    """Inside another, or inside none."""
    held = change.before.parent if change.before else None
    before = change.named(Workstream.KIND, held) if held else None
    if change.fact.parent is None:
        return Said(f"took the workstream {change.name} out of {before or 'every other'}", before, None)
    after = change.named(Workstream.KIND, change.fact.parent)
    return Said(f"placed the workstream {change.name} inside {after}", before, after)


def progress_noted(change: Change[WorkstreamProgressNoted, Workstream]) -> Said:
    """How it stands, in words."""
    before = change.before.standing.comment if change.before and change.before.standing else None
    comment = change.fact.comment
    return Said(f"noted how the workstream {change.name} stands, {quoted(comment)}", before, comment)


def closed(change: Change[WorkstreamClosed, Workstream]) -> Said:
    """Completed or stopped."""
    after = f"{change.fact.outcome}{on(change.fact.closed_on)}"
    return Said(f"closed the workstream {change.name} as {after}", "open", after)


SENTENCES: Sentences = {
    WorkstreamOpened: opened,
    WorkstreamLeadChanged: lead_changed,
    WorkstreamScopeChanged: scope_changed,
    WorkstreamPlacedInside: placed_inside,
    WorkstreamProgressNoted: progress_noted,
    WorkstreamClosed: closed,
}
