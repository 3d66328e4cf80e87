"""What does a sentence say of each fact about an issue?"""

from application.projections.sentences.telling import Change, Said, Sentences, changed, on, quoted, the
from domain.issue import (
    Issue,
    IssueAssigned,
    IssueEscalated,
    IssueProgressNoted,
    IssueRaised,
    IssueResolved,
    IssueSeverityChanged,
)
from domain.risk import Risk


def raised(change: Change[IssueRaised, Issue]) -> Said:
    """With its severity, and the risk it came from where it came from one."""
    fact = change.fact
    severity = f", with {fact.severity} severity" if fact.severity else ""
    origin = f", out of the risk {change.named(Risk.KIND, fact.from_risk)}" if fact.from_risk else ""
    return Said(f"raised the issue {quoted(fact.what)}{severity}{origin}", None, "open")


def assigned(change: Change[IssueAssigned, Issue]) -> Said:
    """To another body."""
    before, after = (change.before.responsible if change.before else None), change.fact.responsible
    return Said(f"made {the(after)} responsible for the issue {change.name}", before, after)


def severity_changed(change: Change[IssueSeverityChanged, Issue]) -> Said:
    """Worse or better."""
    before = change.before.severity if change.before else None
    return changed(f"the severity of the issue {change.name}", before, change.fact.severity)


def progress_noted(change: Change[IssueProgressNoted, Issue]) -> Said:
    """How it stands, in words."""
    before = change.before.standing.comment if change.before and change.before.standing else None
    comment = change.fact.comment
    return Said(f"noted how the issue {change.name} stands, {quoted(comment)}", before, comment)


def escalated(change: Change[IssueEscalated, Issue]) -> Said:
    """To a body above."""
    before = change.before.escalated_to if change.before else None
    return Said(f"escalated the issue {change.name} to {the(change.fact.to)}", before, change.fact.to)


def resolved(change: Change[IssueResolved, Issue]) -> Said:
    """Dealt with, and how."""
    day = on(change.fact.resolved_on)
    return Said(
        f"recorded that the issue {change.name} was resolved{day}", "open", f"resolved{day}", change.fact.outcome
    )


SENTENCES: Sentences = {
    IssueRaised: raised,
    IssueAssigned: assigned,
    IssueSeverityChanged: severity_changed,
    IssueProgressNoted: progress_noted,
    IssueEscalated: escalated,
    IssueResolved: resolved,
}
