"""Which risks are new or changed since the last report, and what changed about each: section 6."""

from application.projections.highlight_sections import ReportedRisk, RisksReported
from application.projections.reporting_period import Period
from application.projections.risk_rows import risk_row
from application.projections.view import counted
from domain.fact import Fact
from domain.highlight_report import HighlightReport, Section
from domain.record import Record
from domain.risk import (
    Risk,
    RiskAssessed,
    RiskClosed,
    RiskEscalated,
    RiskIdentified,
    RiskMaterialised,
    RiskMitigationAgreed,
    RiskMitigationDone,
    RiskOwnerAssigned,
    RiskResponseChosen,
)
from domain.scope import within


def risks_section(
    record: Record, period: Period, draft: HighlightReport | None, workstream: str | None
) -> RisksReported:
    """Section 6; looking at a risk and finding it unchanged is no change."""
    entries = tuple(_reported_risk(record, risk, period) for risk in risks_changed(record, period, workstream))
    return RisksReported(
        entries=entries,
        in_words=counted(len(entries), "new or changed risk"),
        as_written=draft.empty_words(Section.RISKS) if draft else None,
    )


def risks_changed(record: Record, period: Period, workstream: str | None) -> tuple[Risk, ...]:
    """The risks that anything happened to in a period."""
    return tuple(risk for risk in within(record, Risk, workstream) if changes_in(risk, period))


def changes_in(risk: Risk, period: Period) -> tuple[str, ...]:
    """What happened to a risk in a period, in order; the same words once."""
    found = (_in_words(held.fact, risk) for held in risk.history if period.covers(held.on, held.known_on))
    return tuple(dict.fromkeys(found))


def _in_words(fact: Fact, risk: Risk) -> str:
    match fact:
        case RiskIdentified():
            return "identified"
        case RiskAssessed(inherent=None, current=None, target=None):
            return "its proximity changed"
        case RiskAssessed():
            return "scored again"
        case RiskMitigationAgreed(what=what):
            return f"action agreed: {what}"
        case RiskMitigationDone(action=action):
            return f"action done: {_what(risk, action)}"
        case RiskResponseChosen(response=response):
            return f"response chosen: {response}"
        case _:
            return _standing_in_words(fact)


def _standing_in_words(fact: Fact) -> str:
    match fact:
        case RiskOwnerAssigned(owner_role=owner_role):
            return f"owned by {owner_role} now"
        case RiskEscalated(to=to):
            return f"escalated to {to}"
        case RiskMaterialised(issue=issue):
            return f"became issue {issue}"
        case RiskClosed():
            return "closed"
        case _:
            return "changed"


def _what(risk: Risk, action: str) -> str:
    return next((held.agreed.what for held in risk.mitigations if held.agreed.action == action), action)


def _reported_risk(record: Record, risk: Risk, period: Period) -> ReportedRisk:
    row = risk_row(record, risk)
    return ReportedRisk(
        ref=row.ref,
        version=row.version,
        nature=row.nature,
        event=row.event,
        changes=changes_in(risk, period),
        score_in_words=row.standing_score.in_words if row.standing_score else "not scored",
        movement_in_words=row.movement_in_words if row.movement and _was_scored_in(risk, period) else None,
        owner_role=row.owner_role,
        escalated_to=row.escalated_to,
        standing_in_words=row.standing_in_words,
    )


def _was_scored_in(risk: Risk, period: Period) -> bool:
    """Whether the score that counts is of this period: an older movement was reported in its own."""
    return any(
        isinstance(held.fact, RiskAssessed) and held.on == risk.scored_on and period.covers(held.on, held.known_on)
        for held in risk.history
    )
