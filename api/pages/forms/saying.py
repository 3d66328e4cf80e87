"""By which order was a fact said, and which other orders could stand in its place when it is corrected?"""

from collections.abc import Iterator, Mapping

from application.commands.catalogue import BY_NAME, CATALOGUE, ERASURES, WITHDRAWALS
from application.commands.rule import Rule
from domain.fact import Fact
from domain.issue import IssueRaised

SAID_BY: Mapping[str, str] = {
    "ActionAssigned": "assign-action",
    "ActionDone": "finish-action",
    "ActionDropped": "drop-action",
    "ActionDueMoved": "move-action-due",
    "ActionProgressNoted": "note-action-progress",
    "ActionReassigned": "reassign-action",
    "ActionReopened": "reopen-action",
    "ActionsCounted": "count-actions",
    "AgendaItemDealtWith": "deal-with-agenda-item",
    "AgendaItemListed": "list-agenda-item",
    "AgendaItemTakenOff": "take-agenda-item-off",
    "BoardAgendaForeseen": "foresee-board-agenda",
    "BoardConstituted": "constitute-board",
    "BoardCycleChanged": "change-board-cycle",
    "BoardEscalationStated": "state-board-escalation",
    "BoardItemListed": "list-board-item",
    "BoardLeadChanged": "change-board-lead",
    "BoardMandateChanged": "change-board-mandate",
    "BoardOfficeFilled": "fill-board-office",
    "BoardOpenedOrClosed": "open-or-close-board",
    "BoardPutInPlace": "put-board-in-place",
    "BoardRemitChanged": "change-board-remit",
    "BoardReplaced": "replace-board",
    "BoardReportingLineChanged": "change-board-reporting-line",
    "BoardSeatsChanged": "change-board-seats",
    "BoardStatedOtherwise": "state-board-otherwise",
    "BudgetNoted": "note-budget",
    "CadenceSet": "set-cadence",
    "ChangeRejected": "reject-change",
    "ChangeRequested": "request-change",
    "ChangeWithdrawn": "withdraw-change",
    "CommunicationListed": "list-communication",
    "DecisionSuperseded": "supersede-decision",
    "DecisionTaken": "take-decision",
    "DistributionListed": "list-distribution",
    "EscalationOpened": "escalate-to-board",
    "EscalationPassedUp": "pass-escalation-up",
    "EscalationResolved": "resolve-escalation",
    "EscalationReturned": "return-escalation",
    "EscalationWithdrawn": "withdraw-escalation",
    "ExemptionLifted": "lift-exemption",
    "ExemptionReviewed": "review-exemption",
    "ForwardItemDropped": "drop-forward-item",
    "ForwardItemPlanned": "plan-forward-item",
    "GateConditionMet": "meet-gate-condition",
    "GateEvidenceGiven": "give-gate-evidence",
    "GateReviewed": "review-gate",
    "GateSet": "set-gate",
    "HighlightReportConsidered": "consider-highlight-report",
    "HighlightReportDrafted": "draft-highlight-report",
    "HighlightReportReviewed": "review-highlight-report",
    "HighlightReportWithdrawn": "withdraw-highlight-report",
    "HostNamed": "name-host",
    "ImplicationStated": "state-implication",
    "IssueAssigned": "assign-issue",
    "IssueEscalated": "escalate-issue",
    "IssueProgressNoted": "note-issue-progress",
    "IssueRaised": "raise-issue",
    "IssueResolved": "resolve-issue",
    "IssueSeverityChanged": "change-issue-severity",
    "ItemExempted": "exempt-item",
    "MeetingCancelled": "cancel-meeting",
    "MeetingHeld": "hold-meeting",
    "MeetingMoved": "move-meeting",
    "MeetingScheduled": "schedule-meeting",
    "MilestoneAssigned": "assign-milestone",
    "MilestoneDependencyAdded": "add-dependency",
    "MilestoneDependencyRemoved": "remove-dependency",
    "MilestoneDropped": "drop-milestone",
    "MilestoneForecastChanged": "change-forecast",
    "MilestoneForecastConfirmed": "confirm-forecast",
    "MilestoneMet": "meet-milestone",
    "MilestonePlaced": "place-milestone",
    "MilestonePlanned": "plan-milestone",
    "MilestoneProgressNoted": "note-milestone-progress",
    "MilestoneRebaselined": "rebaseline",
    "MilestoneRetitled": "retitle-milestone",
    "NoChangeConfirmed": "confirm-no-change",
    "PaperSubmitted": "submit-paper",
    "PaperWithdrawn": "withdraw-paper",
    "PartnerJoined": "add-partner",
    "PartnerLeft": "remove-partner",
    "PhaseCompleted": "complete-phase",
    "PhaseDropped": "drop-phase",
    "PhasePlanned": "plan-phase",
    "PhasesHeldAtGates": "hold-phases-at-gates",
    "PhasesNoLongerHeldAtGates": "stop-holding-phases-at-gates",
    "PhaseStarted": "start-phase",
    "PhaseWindowMoved": "move-phase-window",
    "ProgrammeClosed": "close-programme",
    "ProgrammePlacedInside": "place-programme-inside",
    "ProgrammeRegistered": "register-programme",
    "QuestionAnswered": "answer-question",
    "RatingConfirmedUnchanged": "confirm-rating",
    "RatingDeclared": "declare-rating",
    "RecommendationMade": "make-recommendation",
    "RecommendationReworded": "reword-recommendation",
    "RecommendationWithdrawn": "withdraw-recommendation",
    "ReportDistributionSet": "set-report-distribution",
    "ReturnCompleted": "complete-return",
    "ReturnReceived": "receive-return",
    "ReturnWithdrawn": "withdraw-return",
    "ReturnsAskedFor": "ask-for-returns",
    "ReturnsNoLongerAskedFor": "end-returns",
    "ReviewTriggerSet": "set-review-trigger",
    "RiskAssessed": "assess-risk",
    "RiskClosed": "close-risk",
    "RiskConfirmedUnchanged": "confirm-risk",
    "RiskEscalated": "escalate-risk",
    "RiskIdentified": "identify-risk",
    "RiskMitigationAgreed": "agree-mitigation",
    "RiskMitigationDone": "finish-mitigation",
    "RiskOwnerAssigned": "assign-risk",
    "RiskResponseChosen": "choose-risk-response",
    "RoleNamed": "name-role",
    "RouteStepListed": "list-route-step",
    "ScaleAdopted": "adopt-scale",
    "SectionLeftEmpty": "leave-section-empty",
    "SummaryFlagAnswered": "answer-summary-flag",
    "TimingStated": "state-timing",
    "ToleranceSet": "set-tolerance",
    "WorkstreamClosed": "close-workstream",
    "WorkstreamLeadChanged": "change-workstream-lead",
    "WorkstreamOpened": "open-workstream",
    "WorkstreamPlacedInside": "place-workstream-inside",
    "WorkstreamProgressNoted": "note-workstream-progress",
    "WorkstreamScopeChanged": "change-workstream-scope",
}
"""The order that says each fact, by their names; what says two things at once, or seals one, corrects nothing."""

OTHER_NAMES: Mapping[str, Mapping[str, str]] = {"note-budget": {"note_on_budget": "note"}}
"""What an order calls by another name than its fact does."""


def order_of(fact: Fact) -> Rule | None:
    """The order that would say this fact again; an issue that came out of a risk is raised by no order of its own."""
    name = SAID_BY.get(type(fact).__name__)
    if name is None or (isinstance(fact, IssueRaised) and fact.from_risk is not None):
        return None
    return BY_NAME[name]


def said_in(fact: Fact, rule: Rule) -> dict[str, object]:
    """What an order would have to say to say this fact, by the names of its own fields."""
    names = OTHER_NAMES.get(rule.name, {})
    own = {name: names.get(name, name) for name in rule.order.model_fields}
    held = type(fact).model_fields
    return {name: getattr(fact, called) for name, called in own.items() if called in held}


FIRST_OR_LATER = frozenset(
    {"declare-rating", "confirm-rating", "escalate-to-board", "receive-return", "confirm-no-change"}
)
"""Orders to what is called after another thing: it need not be there yet, and the same may be said of it again."""


def orders_instead(kind: str, *, is_the_beginning: bool) -> Iterator[Rule]:
    """The orders that could stand where something was recorded: what begins a thing stands first, and only there."""
    correcting = set(SAID_BY.values())
    for rule in CATALOGUE:
        fits = rule.begins == is_the_beginning or rule.name in FIRST_OR_LATER
        if rule.kind == kind and rule.name in correcting and fits:
            yield rule


def withdrawal_of(kind: str) -> Rule:
    """The order that takes an entry about such a thing back."""
    return next(rule for rule in WITHDRAWALS if rule.kind == kind)


def erasure_of(kind: str) -> Rule:
    """The order that takes what an entry about such a thing said out of the store."""
    return next(rule for rule in ERASURES if rule.kind == kind)
