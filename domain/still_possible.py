"""Could what was recorded of a thing still have been recorded, had the thing stood otherwise?

Each fact is decided again, as far as its decision depends on how the thing stood. Days are not looked at again, nor
what was asked of whoever gave the order: a reason, a rationale.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from domain import (
    highlight_report,
    highlight_report_life,
    issue,
    milestone_facts,
    phase,
    programme,
    rag_status,
    risk,
    workstream,
)
from domain.aggregates import AGGREGATES, fold_in_order
from domain.correcting import Around, LaterEntriesImpossible
from domain.entry import Entry
from domain.fact import Fact
from domain.highlight_report import HighlightReport
from domain.issue import Issue
from domain.milestone import Milestone
from domain.phase import Phase
from domain.programme import Programme, must_be_open
from domain.refusals import AgainstTheRecord, DomainError
from domain.risk import Risk
from domain.state import State
from domain.workstream import Workstream

Again = Callable[[Any, Any], object]  # Any: each decides a fact of its own kind on a state of its own kind

_GIVEN = "given"
_LATER = date.max

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
    phase.GateReviewed: Phase.review,
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
    highlight_report.CommunicationListed: HighlightReport.list_communication,
    highlight_report.BudgetNoted: HighlightReport.note_budget,
    highlight_report.BoardItemListed: lambda held, fact: HighlightReport.list_board_item(held, fact, today=_LATER),
    highlight_report.SummaryFlagAnswered: HighlightReport.answer_flag,
    highlight_report.SectionLeftEmpty: HighlightReport.leave_empty,
    highlight_report.DistributionListed: lambda held, fact: HighlightReport.list_distribution(
        held, fact.recipients, today=_LATER
    ),
    highlight_report_life.HighlightReportIssued: HighlightReport.issue,
    highlight_report_life.HighlightReportConsidered: lambda held, fact: HighlightReport.consider(
        held, fact, today=_LATER
    ),
    highlight_report_life.HighlightReportWithdrawn: lambda held, _: HighlightReport.withdraw(held),
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
