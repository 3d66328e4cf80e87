"""What people can do with a risk: identify, assess and answer it, let it become an issue, close it."""

from datetime import date
from typing import ClassVar

from pydantic import Field

from application.commands.desk import Desk
from application.commands.order import Order
from application.commands.placing import must_find_a_place
from domain import issue, risk
from domain.entry import Address
from domain.issue import Issue, IssueRaised, Severity
from domain.money import Money
from domain.planned_date import PlannedDate
from domain.risk import (
    Nature,
    Response,
    Risk,
    RiskAssessed,
    RiskIdentified,
    RiskMitigationAgreed,
    RiskMitigationDone,
)
from domain.score import Score
from domain.words import Line, Ref, Text


class IdentifyRisk(Order):
    """Write a risk down: cause, event and effect. What is left out stays not stated; no score is made up."""

    event: Text
    nature: Nature = Nature.THREAT
    cause: Text | None = None
    effect: Text | None = None
    category: Line | None = None
    inherent: Score | None = None
    current: Score | None = None
    target: Score | None = None
    proximity: PlannedDate | None = None
    response: Response | None = None
    response_as_written: Text | None = None
    owner_role: Line | None = None
    workstream: Ref | None = None
    attached_to: Line | None = None
    exposure: Money | None = None
    severity_as_written: Line | None = None


class AssessRisk(Order):
    """Score the risk again. A score that is left out keeps what it was."""

    inherent: Score | None = None
    current: Score | None = None
    target: Score | None = None
    proximity: PlannedDate | None = None


class ChooseRiskResponse(Order):
    """Decide what is done about the risk: tolerate, treat, transfer or terminate."""

    response: Response


class AgreeMitigation(Order):
    """Agree an action against the risk."""

    action: Ref
    what: Text
    owner_role: Line | None = None
    due: PlannedDate | None = None


class FinishMitigation(Order):
    """Record that an agreed action was carried out."""

    action: Ref
    done_on: PlannedDate | None = None

    @property
    def happened_on(self) -> date | None:
        """The day it was carried out, where it is exact."""
        return self.done_on.exact_day if self.done_on else None


class AssignRisk(Order):
    """Give the risk to another role."""

    owner_role: Line


class ConfirmRisk(Order):
    """Say that nothing has changed."""


class EscalateRisk(Order):
    """Take the risk to a body above; says why in words."""

    to: Line
    note: Text = Field(description="Why it is escalated, in words.")


class MaterialiseRisk(Order):
    """Record that what could happen did happen: the risk ends and the issue is raised, both or neither."""

    speaks_of_two_things: ClassVar[bool] = True

    issue: Ref = Field(description="The reference of the issue it becomes.")
    what: Text | None = Field(default=None, description="What has happened; the risk's event unless said otherwise.")
    severity: Severity | None = None
    responsible: Line | None = None
    owner_role: Line | None = None
    is_change_request: bool | None = None


class CloseRisk(Order):
    """Close the risk; says why in words."""

    note: Text = Field(description="Why it is closed, in words.")


def identify_risk(order: IdentifyRisk, at: Address, desk: Desk) -> None:
    """Write it down where the reference is free and its workstream is known and open."""
    must_find_a_place(at, desk, workstream=order.workstream)
    desk.save(at, risk.identify(desk.find(Risk, at), RiskIdentified(**order.content)))


def assess_risk(order: AssessRisk, at: Address, desk: Desk) -> None:
    """Assess it."""
    desk.save(at, desk.load(Risk, at).assess(RiskAssessed(**order.content)))


def choose_risk_response(order: ChooseRiskResponse, at: Address, desk: Desk) -> None:
    """Choose the response."""
    desk.save(at, desk.load(Risk, at).choose_response(order.response))


def agree_mitigation(order: AgreeMitigation, at: Address, desk: Desk) -> None:
    """Agree an action."""
    desk.save(at, desk.load(Risk, at).agree_mitigation(RiskMitigationAgreed(**order.content)))


def finish_mitigation(order: FinishMitigation, at: Address, desk: Desk) -> None:
    """Finish an action."""
    desk.save(
        at,
        desk.load(Risk, at).finish_mitigation(
            RiskMitigationDone(**order.content), today=desk.today, effective_on=desk.effective_on(at)
        ),
    )


def assign_risk(order: AssignRisk, at: Address, desk: Desk) -> None:
    """Assign it."""
    desk.save(at, desk.load(Risk, at).assign(order.owner_role))


def confirm_risk(order: ConfirmRisk, at: Address, desk: Desk) -> None:
    """Confirm it."""
    desk.save(at, desk.load(Risk, at).confirm())


def escalate_risk(order: EscalateRisk, at: Address, desk: Desk) -> None:
    """Escalate it."""
    desk.save(at, desk.load(Risk, at).escalate(order.to))


def materialise_risk(order: MaterialiseRisk, at: Address, desk: Desk) -> None:
    """End the risk and raise the issue in one transaction."""
    came_true = desk.load(Risk, at)
    issue_at = Address(at.programme, Issue.KIND, order.issue)
    desk.save(at, came_true.materialise(order.issue))
    desk.save(issue_at, issue.raise_issue(desk.find(Issue, issue_at), _raised_from(came_true, order)))


def _raised_from(came_true: Risk, order: MaterialiseRisk) -> IssueRaised:
    return IssueRaised(
        what=order.what or came_true.event,
        severity=order.severity,
        cause=came_true.cause,
        effect=came_true.effect,
        responsible=order.responsible,
        owner_role=order.owner_role or came_true.owner_role,
        is_change_request=order.is_change_request,
        from_risk=came_true.ref,
        workstream=came_true.workstream,
    )


def close_risk(order: CloseRisk, at: Address, desk: Desk) -> None:
    """Close it."""
    desk.save(at, desk.load(Risk, at).close())
