"""What people can do with an issue: raise it, say who is responsible and how it stands, escalate and resolve it."""

from datetime import date

from pydantic import Field

from application.commands.desk import Desk
from application.commands.order import Order
from application.commands.placing import must_find_a_place
from domain import issue
from domain.entry import Address
from domain.issue import Issue, IssueRaised, IssueResolved, Severity
from domain.planned_date import PlannedDate
from domain.words import Line, Ref, Text


class RaiseIssue(Order):
    """Raise an issue. Whether it is a change request is stated or not stated, never assumed."""

    what: Text
    severity: Severity | None = None
    cause: Text | None = None
    effect: Text | None = None
    responsible: Line | None = None
    owner_role: Line | None = None
    is_change_request: bool | None = None
    workstream: Ref | None = None
    standing: Text | None = None


class AssignIssue(Order):
    """Make another body responsible; it may be outside the service."""

    responsible: Line


class ChangeIssueSeverity(Order):
    """Say that the issue is worse or better than it was; says why in words."""

    severity: Severity
    note: Text = Field(description="Why it is worse or better, in words.")


class NoteIssueProgress(Order):
    """Say how the issue stands."""

    comment: Text


class EscalateIssue(Order):
    """Take the issue to a body above, where it becomes an item for that board; says why in words."""

    to: Line
    note: Text = Field(description="Why it is escalated, in words.")


class ResolveIssue(Order):
    """Record that the issue was dealt with."""

    outcome: Text | None = None
    resolved_on: PlannedDate | None = None

    @property
    def happened_on(self) -> date | None:
        """The day it was resolved, where it is exact."""
        return self.resolved_on.exact_day if self.resolved_on else None


def raise_issue(order: RaiseIssue, at: Address, desk: Desk) -> None:
    """Raise it where the reference is free and its workstream is known and open."""
    must_find_a_place(at, desk, workstream=order.workstream)
    desk.save(at, issue.raise_issue(desk.find(Issue, at), IssueRaised(**order.content)))


def assign_issue(order: AssignIssue, at: Address, desk: Desk) -> None:
    """Assign it."""
    desk.save(at, desk.load(Issue, at).assign(order.responsible))


def change_issue_severity(order: ChangeIssueSeverity, at: Address, desk: Desk) -> None:
    """Change its severity."""
    desk.save(at, desk.load(Issue, at).change_severity(order.severity))


def note_issue_progress(order: NoteIssueProgress, at: Address, desk: Desk) -> None:
    """Note how it stands."""
    desk.save(at, desk.load(Issue, at).note_progress(order.comment))


def escalate_issue(order: EscalateIssue, at: Address, desk: Desk) -> None:
    """Escalate it."""
    desk.save(at, desk.load(Issue, at).escalate(order.to))


def resolve_issue(order: ResolveIssue, at: Address, desk: Desk) -> None:
    """Resolve it."""
    desk.save(
        at,
        desk.load(Issue, at).resolve(
            IssueResolved(**order.content), today=desk.today, effective_on=desk.effective_on(at)
        ),
    )
