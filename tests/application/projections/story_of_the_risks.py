"""The part of the bridge's story that is its risks, one of which becomes an issue."""

from datetime import date

from domain.issue import IssueRaised
from domain.planned_date import PlannedDate
from domain.risk import (
    Response,
    RiskAssessed,
    RiskClosed,
    RiskConfirmedUnchanged,
    RiskEscalated,
    RiskIdentified,
    RiskMaterialised,
    RiskMitigationAgreed,
    RiskMitigationDone,
    RiskOwnerAssigned,
    RiskResponseChosen,
)
from domain.score import Score
from tests.application.projections.building import Told

DAY = date(2018, 1, 19)
PM = "The programme manager"

RISKS: tuple[tuple[Told, str], ...] = (
    (
        Told("risk", "R1", RiskIdentified(event="Steel is late", inherent=Score(likelihood=3, impact=4)), DAY),
        f"{PM} identified the risk “Steel is late”.",
    ),
    (
        Told("risk", "R1", RiskAssessed(current=Score(likelihood=2)), DAY),
        (
            f"{PM} assessed the risk “Steel is late” again, from current not stated "
            "to current likelihood 2, impact not stated."
        ),
    ),
    (
        Told("risk", "R1", RiskResponseChosen(response=Response.TREAT), DAY),
        f"{PM} chose to treat the risk “Steel is late”.",
    ),
    (
        Told(
            "risk",
            "R1",
            RiskMitigationAgreed(
                action="A1", what="Order early", owner_role="Site lead", due=PlannedDate.on(date(2018, 2, 1))
            ),
            DAY,
        ),
        (
            f"{PM} agreed the action “Order early” against the risk “Steel is late”, owned by the site lead, "
            "due 1 February 2018."
        ),
    ),
    (
        Told("risk", "R1", RiskMitigationDone(action="A1"), DAY),
        f"{PM} recorded that the action “Order early” against the risk “Steel is late” was done.",
    ),
    (
        Told("risk", "R1", RiskOwnerAssigned(owner_role="Site lead"), DAY),
        f"{PM} made the site lead the owner of the risk “Steel is late”.",
    ),
    (
        Told("risk", "R1", RiskConfirmedUnchanged(), DAY),
        f"{PM} looked at the risk “Steel is late” and found it unchanged.",
    ),
    (
        Told("risk", "R1", RiskEscalated(to="Project board"), DAY, note="beyond the site"),
        f"{PM} escalated the risk “Steel is late” to the project board: beyond the site.",
    ),
    (
        Told("issue", "I1", IssueRaised(what="No steel", from_risk="R1"), DAY),
        f"{PM} raised the issue “No steel”, out of the risk “Steel is late”.",
    ),
    (
        Told("risk", "R1", RiskMaterialised(issue="I1"), DAY),
        f"{PM} recorded that the risk “Steel is late” happened and became the issue “No steel”.",
    ),
    (Told("risk", "R2", RiskIdentified(event="Flood"), DAY), f"{PM} identified the risk “Flood”."),
    (Told("risk", "R2", RiskClosed(), DAY, note="dry summer"), f"{PM} closed the risk “Flood”: dry summer."),
)
"""Each telling with the sentence expected of it."""
