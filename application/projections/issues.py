"""What has happened that somebody has to deal with, who is responsible, and how does it stand?

Whether an issue is a change request is stated or not stated, never assumed; so is how bad it is.
"""

from collections.abc import Sequence
from datetime import date

from application.projections.risk_rows import MitigationView, mitigations_of
from application.projections.taken_up import taken_to
from application.projections.view import (
    PlannedDateView,
    ProgrammeView,
    View,
    counted,
    day_or_not_stated,
    header,
    planned_date_view,
)
from domain.issue import Issue, Severity
from domain.planned_date import Precision
from domain.record import Record
from domain.refusals import day_in_words
from domain.risk import Risk
from domain.scope import within
from domain.words import NOT_STATED


class IssueRow(View):
    """One issue; what is not stated is null.

    `raised_on` is the day it took effect, `raised_in_words` says “date not stated” where its paper has no date.
    `standing` is how it stands in words, noted on `standing_noted_on`. Where no day of resolution is stated it was
    resolved by `resolved_by`. Its age is in calendar days and ends with it. `open_actions` are those of the risk it
    was that nobody has carried out.
    """

    ref: str
    version: int
    what: str
    severity: Severity | None
    severity_in_words: str
    cause: str | None
    effect: str | None
    responsible: str | None
    owner_role: str | None
    is_change_request: bool | None
    change_request_in_words: str
    from_risk: str | None
    workstream: str | None
    standing: str | None
    standing_noted_on: date | None
    escalated_to: str | None
    escalated_on: date | None
    is_resolved: bool
    resolved_on: PlannedDateView | None
    resolved_by: date | None
    resolved_in_words: str | None
    outcome: str | None
    raised_on: date | None
    raised_in_words: str
    age_in_days: int | None
    open_actions: tuple[MitigationView, ...]


class SeverityCount(View):
    """How many open issues are this bad; null where nobody said."""

    severity: Severity | None
    count: int


class IssueList(ProgrammeView):
    """The issues in the order they were raised. Severities and escalations are counted among the open ones.

    Change requests are counted among all of them: yes, no, not stated.
    """

    workstream: str | None
    in_words: str
    open: int
    resolved: int
    escalated: int
    from_risks: int
    responsible_not_stated: int
    change_requests: int
    no_change_requests: int
    change_request_not_stated: int
    by_severity: tuple[SeverityCount, ...]
    issues: tuple[IssueRow, ...]


def issue_list(record: Record, *, workstream: str | None = None) -> IssueList:
    """The issues of a programme, or of one workstream with everything inside it; an unknown one is refused."""
    rows = tuple(issue_row(record, issue) for issue in within(record, Issue, workstream))
    still_open = [row for row in rows if not row.is_resolved]
    return IssueList(
        **header(record),
        workstream=workstream,
        in_words=_in_words(rows, len(still_open)),
        open=len(still_open),
        resolved=len(rows) - len(still_open),
        escalated=sum(row.escalated_to is not None for row in still_open),
        from_risks=sum(row.from_risk is not None for row in rows),
        responsible_not_stated=sum(row.responsible is None for row in rows),
        change_requests=sum(row.is_change_request is True for row in rows),
        no_change_requests=sum(row.is_change_request is False for row in rows),
        change_request_not_stated=sum(row.is_change_request is None for row in rows),
        by_severity=_by_severity(still_open),
        issues=rows,
    )


def issue_row(record: Record, issue: Issue) -> IssueRow:
    """One issue as the list shows it."""
    taken = taken_to(record, issue)
    return IssueRow(
        ref=issue.ref,
        version=issue.version,
        what=issue.what,
        severity=issue.severity,
        severity_in_words=issue.severity or NOT_STATED,
        cause=issue.cause,
        effect=issue.effect,
        responsible=issue.responsible,
        owner_role=issue.owner_role,
        is_change_request=issue.is_change_request,
        change_request_in_words=yes_or_no(issue.is_change_request),
        from_risk=issue.from_risk,
        workstream=issue.workstream,
        standing=issue.standing.comment if issue.standing else None,
        standing_noted_on=issue.standing.noted_on if issue.standing else None,
        escalated_to=taken.to if taken else None,
        escalated_on=taken.on if taken else None,
        is_resolved=issue.is_resolved,
        resolved_on=planned_date_view(issue.resolved_on),
        resolved_by=issue.resolved_by,
        resolved_in_words=_resolved_in_words(issue),
        outcome=issue.outcome,
        raised_on=issue.since,
        raised_in_words=day_or_not_stated(issue.since),
        age_in_days=_age(issue, record.moment.as_at),
        open_actions=_open_actions(record, issue),
    )


def _resolved_in_words(issue: Issue) -> str | None:
    """“resolved on 28 September 2026”, “resolved by” that day where none is stated; nothing while it is open."""
    if not issue.is_resolved:
        return None
    if issue.resolved_on:
        is_one_day = issue.resolved_on.precision is Precision.DAY
        return f"resolved on {issue.resolved_on.in_words}" if is_one_day else f"resolved, {issue.resolved_on.in_words}"
    by = f" by {day_in_words(issue.resolved_by)}" if issue.resolved_by else ""
    return f"resolved{by}; day {NOT_STATED}"


def _open_actions(record: Record, issue: Issue) -> tuple[MitigationView, ...]:
    """What had been agreed against the risk and was left undone when it came true."""
    risk = record.all(Risk).get(issue.from_risk or "")
    return tuple(held for held in mitigations_of(risk, record.moment.as_at) if not held.is_done) if risk else ()


def yes_or_no(answer: bool | None) -> str:
    """Yes, No, or not stated: a missing answer is never No."""
    return NOT_STATED if answer is None else "Yes" if answer else "No"


def _age(issue: Issue, as_at: date) -> int | None:
    """From the day it was raised to the day shown, or to the last day it can have been resolved on."""
    until = issue.resolved_on.ends if issue.resolved_on else issue.resolved_by
    if issue.since is None or (issue.is_resolved and until is None):
        return None
    return max((min(until or as_at, as_at) - issue.since).days, 0)


def _by_severity(rows: Sequence[IssueRow]) -> tuple[SeverityCount, ...]:
    """Worst first, those nobody judged last."""
    worst_first: list[Severity | None] = [*reversed(Severity), None]
    counts = ((severity, sum(row.severity is severity for row in rows)) for severity in worst_first)
    return tuple(SeverityCount(severity=severity, count=count) for severity, count in counts if count)


def _in_words(rows: Sequence[IssueRow], still_open: int) -> str:
    if not rows:
        return "No issue has been raised."
    resolved = len(rows) - still_open
    words = f"{counted(still_open, 'issue is', 'issues are')} open"
    return f"{words}, {resolved} {'is' if resolved == 1 else 'are'} resolved." if resolved else f"{words}."
