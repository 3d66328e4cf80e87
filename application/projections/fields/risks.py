"""What do the fields of risks and issues say?"""

from datetime import date

from application.projections.fields.field import (
    Field,
    date_in_words,
    derived,
    done,
    in_words,
    joined,
    plain,
    reference,
    several,
)
from application.projections.sentences.telling import the
from domain.issue import Issue
from domain.refusals import day_in_words
from domain.risk import Mitigation, Risk
from domain.workstream import Workstream


def _risk_status(risk: Risk) -> str:
    return "open" if risk.is_open else "closed" if risk.issue is None else "materialised"


def _mitigation(held: Mitigation) -> tuple[str, str]:
    agreed = held.agreed
    owner = f"owned by {the(agreed.owner_role)}" if agreed.owner_role else None
    due = f"due {date_in_words(agreed.due)}" if agreed.due else None
    standing = done("done", held.done_on) if held.is_done else "not done yet"
    return agreed.action, joined((agreed.what, owner, due, standing)) or agreed.action


def _escalated(held: Risk | Issue) -> str | None:
    return _to(held.escalated_to, held.escalated_on)


def _to(body: str | None, day: date | None) -> str | None:
    return body and (f"{body}, on {day_in_words(day)}" if day else body)


RISK: tuple[Field, ...] = (
    plain("event", "Event"),
    derived("Status", _risk_status, "is_closed", "issue"),
    plain("nature", "Nature"),
    plain("cause", "Cause"),
    plain("effect", "Effect"),
    plain("category", "Category"),
    plain("current", "Current score"),
    plain("inherent", "Inherent score"),
    plain("target", "Target score"),
    plain("severity_as_written", "Severity, as written"),
    plain("scored_on", "Score last changed on"),
    plain("assessed_on", "Last scored or confirmed on"),
    plain("proximity", "Proximity"),
    plain("response", "Response"),
    plain("response_as_written", "Response, as written"),
    several("mitigations", "Mitigation", _mitigation),
    plain("owner_role", "Owner"),
    reference("workstream", "Workstream", Workstream.KIND),
    plain("attached_to", "Attached to"),
    plain("exposure", "Exposure"),
    derived("Escalated to", _escalated, "escalated_to", "escalated_on"),
    reference("issue", "Became the issue", Issue.KIND),
)
"""Every field of a risk."""

ISSUE: tuple[Field, ...] = (
    plain("what", "What"),
    derived("Status", lambda issue: "resolved" if issue.is_resolved else "open", "is_resolved"),
    plain("severity", "Severity"),
    plain("cause", "Cause"),
    plain("effect", "Effect"),
    plain("responsible", "Responsible"),
    plain("owner_role", "Owner"),
    plain("is_change_request", "Change request"),
    reference("from_risk", "Came from the risk", Risk.KIND),
    reference("workstream", "Workstream", Workstream.KIND),
    derived("Progress", lambda issue: issue.standing and issue.standing.comment, "standing"),
    derived("Progress noted on", lambda issue: in_words(issue.standing and issue.standing.noted_on), "standing"),
    derived("Escalated to", _escalated, "escalated_to", "escalated_on"),
    plain("resolved_on", "Resolved on"),
    plain("resolved_by", "Resolved with effect from"),
    plain("outcome", "Outcome"),
)
"""Every field of an issue."""
