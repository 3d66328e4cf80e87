"""An issue: something that has happened and has to be dealt with, by whoever is responsible for it."""

from datetime import date
from enum import StrEnum

from domain.change import known_day
from domain.entry import Entry
from domain.fact import Fact
from domain.happening import must_have_come
from domain.planned_date import PlannedDate
from domain.refusals import AgainstTheRecord, AlreadyThere
from domain.standing import Standing
from domain.state import State
from domain.words import Line, Ref, Text


class Severity(StrEnum):
    """How bad it is."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


class IssueRaised(Fact):
    """An issue was raised. Whether it is a change request is stated, or not stated; it is never assumed."""

    what: Text
    severity: Severity | None = None
    cause: Text | None = None
    effect: Text | None = None
    responsible: Line | None = None
    owner_role: Line | None = None
    is_change_request: bool | None = None
    from_risk: Ref | None = None
    workstream: Ref | None = None
    standing: Text | None = None


class IssueAssigned(Fact):
    """Another body is responsible for the issue; it may be outside the service."""

    responsible: Line


class IssueSeverityChanged(Fact):
    """The issue is worse or better than it was; the entry says why."""

    severity: Severity


class IssueProgressNoted(Fact):
    """How the issue stands, in words."""

    comment: Text


class IssueEscalated(Fact):
    """The issue was taken to a body above, which makes it an item for that board; the entry says why."""

    to: Line


class IssueResolved(Fact):
    """The issue was dealt with, on `resolved_on` where the day is stated."""

    outcome: Text | None = None
    resolved_on: PlannedDate | None = None


class IssueIsResolved(AgainstTheRecord):
    """A resolved issue changes no more."""

    def __init__(self, ref: str) -> None:
        super().__init__(f"Issue “{ref}” is resolved; raise a new one if it has come back.")


class Issue(State):
    """An issue at a moment.

    `resolved_on` is the day stated, `resolved_by` the day its resolution took effect, which it was resolved by.
    """

    KIND = "issue"

    what: str
    severity: Severity | None = None
    cause: str | None = None
    effect: str | None = None
    responsible: str | None = None
    owner_role: str | None = None
    is_change_request: bool | None = None
    from_risk: str | None = None
    workstream: str | None = None
    standing: Standing | None = None
    escalated_to: str | None = None
    escalated_on: date | None = None
    escalated_known_on: date | None = None
    is_resolved: bool = False
    resolved_on: PlannedDate | None = None
    resolved_by: date | None = None
    outcome: str | None = None

    def assign(self, responsible: str) -> list[Fact]:
        """Make another body responsible."""
        self._must_be_open()
        return [] if responsible == self.responsible else [IssueAssigned(responsible=responsible)]

    def change_severity(self, severity: Severity) -> list[Fact]:
        """Say that it is worse or better."""
        self._must_be_open()
        return [] if severity is self.severity else [IssueSeverityChanged(severity=severity)]

    def note_progress(self, comment: str) -> list[Fact]:
        """Say how it stands."""
        self._must_be_open()
        return [IssueProgressNoted(comment=comment)]

    def escalate(self, to: str) -> list[Fact]:
        """Take it to a body above, or there once more: each time for what the note says."""
        self._must_be_open()
        return [IssueEscalated(to=to)]

    def resolve(self, resolved: IssueResolved, *, today: date, effective_on: date | None = None) -> list[Fact]:
        """Record that it was dealt with."""
        self._must_be_open()
        what = f"Issue “{self.ref}” cannot have been resolved"
        must_have_come(resolved.resolved_on, what, today=today, effective_on=effective_on)
        return [resolved]

    def _must_be_open(self) -> None:
        if self.is_resolved:
            raise IssueIsResolved(self.ref)


def raise_issue(existing: Issue | None, raised: IssueRaised) -> list[Fact]:
    """Raise an issue, under a reference that is free."""
    if existing:
        raise AlreadyThere("issue", existing.ref, existing.what)
    return [raised]


def begin(entry: Entry) -> Issue:
    """The issue as it was raised."""
    fact = entry.fact
    assert isinstance(fact, IssueRaised)  # every issue's stream begins with its being raised
    standing = Standing(entry.effective_on, fact.standing) if fact.standing else None
    return Issue.first(entry, **{**fact.content, "standing": standing})


def evolve(issue: Issue, entry: Entry) -> Issue:
    """The issue after one more entry."""
    match entry.fact:
        case IssueProgressNoted(comment=comment):
            return issue.after(entry, standing=Standing(entry.effective_on, comment))
        case IssueEscalated(to=to):
            return issue.after(
                entry, escalated_to=to, escalated_on=entry.effective_on, escalated_known_on=known_day(entry)
            )
        case IssueResolved(outcome=outcome, resolved_on=resolved_on):
            return issue.after(
                entry, is_resolved=True, outcome=outcome, resolved_on=resolved_on, resolved_by=entry.effective_on
            )
        case IssueAssigned() | IssueSeverityChanged() as change:
            return issue.after(entry, **change.__dict__)
        case _:
            return issue.after(entry)
