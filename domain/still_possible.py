"""Could what was recorded of a thing still have been recorded, had the thing stood otherwise?

Each fact is decided again, as far as its decision depends on how the thing stood. Days are not looked at again, nor
what was asked of whoever gave the order: a reason, a rationale.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from domain import (
    action,
    board_facts,
    change_request,
    decision,
    escalation_facts,
    exemption,
    forward_item,
    gate_control,
    gate_facts,
    highlight_report,
    highlight_report_life,
    issue,
    meeting_facts,
    milestone_facts,
    paper,
    periodic_return,
    phase,
    programme,
    rag_status,
    recommendation,
    reporting_cycle,
    risk,
    workstream,
)
from domain.action import Action
from domain.aggregates import AGGREGATES, fold_in_order
from domain.board import Board
from domain.change_request import ChangeRequest
from domain.correcting import Around, LaterEntriesImpossible
from domain.decision import Decision
from domain.entry import Entry
from domain.escalation import Escalation
from domain.escalation_refusals import SitsThereAlready
from domain.exemption import Exemption
from domain.fact import Fact
from domain.forward_item import ForwardItem
from domain.highlight_report import HighlightReport
from domain.issue import Issue
from domain.meeting import Meeting
from domain.milestone import Milestone
from domain.paper import Paper
from domain.periodic_return import Return
from domain.phase import Phase
from domain.programme import Programme, must_be_open
from domain.recommendation import Recommendation
from domain.refusals import AgainstTheRecord, DomainError
from domain.risk import Risk
from domain.state import State
from domain.workstream import Workstream

Again = Callable[[Any, Any], object]  # Any: each decides a fact of its own kind on a state of its own kind

_GIVEN = "given"
_LATER = date.max


def _must_come_elsewhere(
    held: Escalation, moved: escalation_facts.EscalationPassedUp | escalation_facts.EscalationReturned
) -> None:
    """Refuse to pass up or to return what sits with no board, and to the board that it sits with."""
    if moved.to == held.must_sit_with_a_board():
        raise SitsThereAlready(held.about, held.board)


_DECISIONS: Mapping[type[Fact], Again] = {
    milestone_facts.MilestoneForecastChanged: lambda held, fact: Milestone.change_forecast(
        held, fact.forecast, reason=_GIVEN, note=_GIVEN
    ),
    milestone_facts.MilestoneForecastConfirmed: lambda held, _: Milestone.confirm_forecast(held),
    milestone_facts.MilestoneRebaselined: lambda held, fact: Milestone.rebaseline(
        held, fact.baseline, reason=_GIVEN, note=_GIVEN
    ),
    milestone_facts.MilestoneMet: lambda held, fact: Milestone.meet(held, fact, today=_LATER),
    milestone_facts.MilestoneDropped: lambda held, _: Milestone.drop(held),
    phase.PhaseWindowMoved: lambda held, fact: Phase.move_window(held, fact.window, reason=_GIVEN, note=_GIVEN),
    phase.PhaseStarted: lambda held, fact: Phase.start(held, fact.started_on, today=_LATER),
    gate_facts.GateSet: Phase.set_gate,
    gate_facts.GateEvidenceGiven: Phase.give_evidence,
    gate_facts.GateReviewed: Phase.review,
    gate_facts.GateConditionMet: lambda held, fact: Phase.meet_condition(held, fact, today=_LATER),
    phase.PhaseCompleted: lambda held, fact: Phase.complete(held, fact.completed_on, today=_LATER),
    phase.PhaseDropped: lambda held, _: Phase.drop(held),
    workstream.WorkstreamLeadChanged: lambda held, fact: Workstream.change_lead(held, fact.lead_role),
    workstream.WorkstreamScopeChanged: lambda held, fact: Workstream.change_scope(held, fact.scope),
    workstream.WorkstreamPlacedInside: lambda held, fact: Workstream.place_inside(held, fact.parent, {}),
    workstream.WorkstreamProgressNoted: lambda held, fact: Workstream.note_progress(held, fact.comment),
    workstream.WorkstreamClosed: lambda held, fact: Workstream.close(held, fact, today=_LATER),
    risk.RiskAssessed: Risk.assess,
    risk.RiskConfirmedUnchanged: lambda held, _: Risk.confirm(held),
    risk.RiskResponseChosen: lambda held, fact: Risk.choose_response(held, fact.response),
    risk.RiskMitigationAgreed: Risk.agree_mitigation,
    risk.RiskMitigationDone: lambda held, fact: Risk.finish_mitigation(held, fact, today=_LATER),
    risk.RiskOwnerAssigned: lambda held, fact: Risk.assign(held, fact.owner_role),
    risk.RiskEscalated: lambda held, fact: Risk.escalate(held, fact.to),
    risk.RiskMaterialised: lambda held, fact: Risk.materialise(held, fact.issue),
    risk.RiskClosed: lambda held, _: Risk.close(held),
    issue.IssueAssigned: lambda held, fact: Issue.assign(held, fact.responsible),
    issue.IssueSeverityChanged: lambda held, fact: Issue.change_severity(held, fact.severity),
    issue.IssueProgressNoted: lambda held, fact: Issue.note_progress(held, fact.comment),
    issue.IssueEscalated: lambda held, fact: Issue.escalate(held, fact.to),
    issue.IssueResolved: lambda held, fact: Issue.resolve(held, fact, today=_LATER),
    programme.PartnerJoined: lambda held, fact: Programme.join(held, fact.partner),
    programme.PartnerLeft: lambda held, fact: Programme.leave(held, fact.partner),
    programme.HostNamed: lambda held, fact: Programme.name_host(held, fact.host),
    gate_control.PhasesNoLongerHeldAtGates: lambda held, _: gate_control.stop_holding(held.held_at_gates),
    highlight_report.CommunicationListed: HighlightReport.list_communication,
    highlight_report.BudgetNoted: HighlightReport.note_budget,
    highlight_report.BoardItemListed: lambda held, fact: HighlightReport.list_board_item(held, fact, today=_LATER),
    highlight_report.SummaryFlagAnswered: HighlightReport.answer_flag,
    highlight_report.SectionLeftEmpty: HighlightReport.leave_empty,
    highlight_report.DistributionListed: lambda held, fact: HighlightReport.list_distribution(
        held, fact.recipients, today=_LATER
    ),
    highlight_report_life.HighlightReportReviewed: lambda held, _: HighlightReport.must_be_a_draft(held),
    highlight_report_life.HighlightReportIssued: HighlightReport.issue,
    highlight_report_life.HighlightReportConsidered: lambda held, fact: HighlightReport.consider(
        held, fact, today=_LATER
    ),
    highlight_report_life.HighlightReportWithdrawn: lambda held, _: HighlightReport.withdraw(held),
    reporting_cycle.ReturnsNoLongerAskedFor: lambda held, fact: reporting_cycle.end_returns(held.return_cadences, fact),
    periodic_return.ReturnReceived: lambda held, _: Return.must_not_be_there(held),
    periodic_return.NoChangeConfirmed: lambda held, _: Return.must_not_be_there(held),
    periodic_return.ReturnCompleted: lambda held, fact: Return.complete(held, fact, today=_LATER),
    periodic_return.ReturnWithdrawn: lambda held, _: Return.withdraw(held),
    board_facts.BoardPutInPlace: lambda held, fact: Board.put_in_place(held, fact.since, today=_LATER),
    board_facts.BoardReplaced: lambda held, fact: Board.replace(held, fact, {}, today=_LATER),
    board_facts.BoardSeatsChanged: Board.change_seats,
    board_facts.BoardLeadChanged: lambda held, fact: Board.change_lead(held, fact.lead_role),
    board_facts.BoardCycleChanged: lambda held, fact: Board.change_cycle(held, fact.cycle),
    board_facts.BoardReportingLineChanged: lambda held, fact: Board.change_reporting_line(held, fact.reports_to, {}),
    board_facts.BoardRemitChanged: Board.change_remit,
    board_facts.BoardMandateChanged: Board.change_mandate,
    board_facts.BoardOpenedOrClosed: Board.open_or_close,
    board_facts.BoardOfficeFilled: Board.fill_office,
    board_facts.BoardEscalationStated: Board.state_escalation,
    board_facts.BoardAgendaForeseen: Board.foresee,
    meeting_facts.MeetingMoved: lambda held, fact: Meeting.move(held, fact, note=_GIVEN),
    meeting_facts.MeetingCancelled: lambda held, _: Meeting.cancel(held),
    meeting_facts.AgendaItemListed: Meeting.list_item,
    meeting_facts.AgendaItemTakenOff: lambda held, fact: Meeting.take_off(held, fact.item),
    meeting_facts.MeetingHeld: lambda held, fact: Meeting.hold(held, fact, today=_LATER),
    meeting_facts.AgendaItemDealtWith: Meeting.deal_with,
    meeting_facts.ActionsCounted: Meeting.count_actions,
    meeting_facts.PackFrozen: lambda held, fact: Meeting.freeze(held, fact, today=date.min),
    forward_item.TimingStated: lambda held, fact: ForwardItem.state_timing(held, fact, None),
    forward_item.RouteStepListed: ForwardItem.list_step,
    forward_item.ForwardItemDropped: lambda held, _: ForwardItem.drop(held),
    paper.ImplicationStated: Paper.state_implication,
    paper.QuestionAnswered: Paper.answer,
    paper.PaperWithdrawn: lambda held, _: Paper.withdraw(held),
    recommendation.RecommendationReworded: lambda held, fact: Recommendation.reword(held, fact.text),
    recommendation.RecommendationWithdrawn: lambda held, _: Recommendation.withdraw(held),
    decision.DecisionSuperseded: lambda held, fact: Decision.supersede(held, fact.by, {}),
    change_request.ChangeApproved: lambda held, fact: ChangeRequest.answer(held, fact, by=_GIVEN),
    change_request.ChangeRejected: lambda held, fact: ChangeRequest.answer(held, fact, by=_GIVEN),
    change_request.ChangeWithdrawn: lambda held, _: ChangeRequest.withdraw(held),
    escalation_facts.EscalationOpened: Escalation.rise_again,
    escalation_facts.EscalationPassedUp: _must_come_elsewhere,
    escalation_facts.EscalationReturned: _must_come_elsewhere,
    escalation_facts.EscalationResolved: lambda held, fact: Escalation.must_sit_with(held, fact.board),
    escalation_facts.EscalationWithdrawn: lambda held, _: Escalation.withdraw(held),
    exemption.ItemExempted: lambda held, fact: exemption.exempt(held, fact, on=None, from_a_paper=True),
    exemption.ExemptionReviewed: lambda held, fact: Exemption.review(held, fact, on=None),
    exemption.ExemptionLifted: lambda held, _: Exemption.lift(held),
    action.ActionReassigned: Action.reassign,
    action.ActionDueMoved: lambda held, fact: Action.move_due(held, fact.due),
    action.ActionProgressNoted: lambda held, fact: Action.note_progress(held, fact.comment),
    action.ActionDone: lambda held, fact: Action.finish(held, fact, today=_LATER),
    action.ActionDropped: lambda held, _: Action.drop(held),
    action.ActionReopened: lambda held, _: Action.reopen(held),
}
"""How a fact is decided again; what is not here is possible however a thing stands."""

_BEGINNINGS = {
    programme.ProgrammeRegistered,
    phase.PhasePlanned,
    workstream.WorkstreamOpened,
    milestone_facts.MilestonePlanned,
    rag_status.RatingDeclared,
    risk.RiskIdentified,
    issue.IssueRaised,
    highlight_report.HighlightReportDrafted,
    periodic_return.ReturnReceived,
    periodic_return.NoChangeConfirmed,
    board_facts.BoardConstituted,
    meeting_facts.MeetingScheduled,
    forward_item.ForwardItemPlanned,
    paper.PaperSubmitted,
    recommendation.RecommendationMade,
    decision.DecisionTaken,
    change_request.ChangeRequested,
    escalation_facts.EscalationOpened,
    action.ActionAssigned,
    exemption.ItemExempted,
}
"""What a stream can begin with."""


class NotThereYet(AgainstTheRecord):
    """Nothing can happen to what is not there."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(f"There would be no {entry.address.in_words}.")


def must_be_possible(state: State | None, entry: Entry) -> None:
    """Refuse a fact that could not have been recorded of a thing that stands so."""
    if state is None and type(entry.fact) not in _BEGINNINGS:
        raise NotThereYet(entry)
    if isinstance(state, Programme):
        must_be_open(state)
    if state is not None and type(entry.fact) in _DECISIONS:
        _DECISIONS[type(entry.fact)](state, entry.fact)


def impossible(entries: Iterable[Entry], state: State | None) -> Iterator[tuple[int, str]]:
    """The entries that could not have come one after the other on a thing that stood so, each with the reason."""
    for entry in entries:
        try:
            must_be_possible(state, entry)
        except DomainError as refusal:
            yield entry.position, str(refusal)
            if state is None:
                continue
        aggregate = AGGREGATES[entry.kind]
        state = aggregate.begin(entry) if state is None else aggregate.evolve(state, entry)


def must_leave_the_rest_possible(before: Around, after: Around, correction: Entry) -> None:
    """Refuse a correction after which what came later could not have been recorded, naming it.

    What was impossible already, as papers tell it now and then, is not held against the correction.
    """
    was = {position for position, _ in _impossible_from(before)}
    found = [(position, why) for position, why in _impossible_from(after) if position not in was]
    if found:
        raise LaterEntriesImpossible(correction.corrects or 0, found)


def _impossible_from(around: Around) -> Iterator[tuple[int, str]]:
    here = [around.here] if around.here else []
    return impossible([*here, *around.later], fold_in_order(None, around.earlier))
