"""A year at the Riverside Crossing, in which every order there is gets given once and recorded as its own fact."""

from collections.abc import Iterator

import pytest

from api.bootstrap import Tracker
from application.commands.catalogue import RULES
from domain.aggregates import FACTS
from tests.application.commands.governed import GOVERNED, RETURNS, Said
from tests.application.commands.riverside import ADMINISTRATOR, MANAGER, Council, at

COUNTY = {"ref": "county", "name": "River County Council"}
WHY = {"reason": "supplier", "note": "the steel arrived late"}
IDENTITY = {"issuer": "https://login.example", "subject": "engineer-7"}
EVERY_RULE = {rule.name: rule for rule in RULES.values()}
ELSEWHERE = {"roads", "engineer"}
"""What is no part of the crossing's own record."""

GIVEN_BY = {"request-change": MANAGER, "give-gate-evidence": MANAGER, "review-highlight-report": MANAGER}
"""Who gives an order that the administrator does not: nobody approves or reviews their own, or what they gave
evidence for."""

GREEN = {"rating": {"light": "green"}, "rationale": "All is well."}

YEAR: tuple[tuple[str, str, Said, str], ...] = (
    ("register-programme", "riverside", {"name": "Riverside Crossing"}, "ProgrammeRegistered"),
    ("add-partner", "riverside", {"partner": COUNTY}, "PartnerJoined"),
    ("add-partner", "riverside", {"partner": {"ref": "city", "name": "Bridge City Council"}}, "PartnerJoined"),
    ("name-host", "riverside", {"host": "city"}, "HostNamed"),
    ("remove-partner", "riverside", {"partner": "county"}, "PartnerLeft"),
    ("set-tolerance", "riverside", {"tolerance": {"red_beyond": 5}}, "ToleranceSet"),
    ("set-cadence", "riverside", {"cadence": {"every_days": 7}}, "CadenceSet"),
    ("adopt-scale", "riverside", {"scale": "five"}, "ScaleAdopted"),
    ("name-role", "riverside", {"role": "engineer", "title": "Bridge engineer"}, "RoleNamed"),
    ("set-review-trigger", "riverside", {"trigger": "flood", "kind": "event"}, "ReviewTriggerSet"),
    ("plan-phase", "P1", {"name": "Foundations", "window": "June 2026"}, "PhasePlanned"),
    ("move-phase-window", "P1", {"window": "July 2026", **WHY}, "PhaseWindowMoved"),
    ("hold-phases-at-gates", "riverside", {}, "PhasesHeldAtGates"),
    ("stop-holding-phases-at-gates", "riverside", {"note": "The ferry waits."}, "PhasesNoLongerHeldAtGates"),
    ("start-phase", "P1", {}, "PhaseStarted"),
    ("set-gate", "P1", {"gate_criteria": ["The piles are dry"]}, "GateSet"),
    ("give-gate-evidence", "P1", {"criterion": "1", "standing": "not-met"}, "GateEvidenceGiven"),
    (
        "review-gate",
        "P1",
        {"outcome": "proceed-with-conditions", "board": "Cabinet", "conditions": ["Pump the pit"]},
        "GateReviewed",
    ),
    ("meet-gate-condition", "P1", {"condition": "1", "evidence": "It is dry"}, "GateConditionMet"),
    ("complete-phase", "P1", {}, "PhaseCompleted"),
    ("plan-phase", "P2", {"name": "Toll booths"}, "PhasePlanned"),
    ("drop-phase", "P2", {"note": "The ferry pays."}, "PhaseDropped"),
    ("open-workstream", "structure", {"name": "Structure"}, "WorkstreamOpened"),
    ("open-workstream", "steelwork", {"name": "Steelwork"}, "WorkstreamOpened"),
    ("change-workstream-lead", "steelwork", {"lead_role": "Master smith"}, "WorkstreamLeadChanged"),
    (
        "change-workstream-scope",
        "steelwork",
        {"scope": "Rivets alone", "note": "As agreed."},
        "WorkstreamScopeChanged",
    ),
    ("place-workstream-inside", "steelwork", {"parent": "structure"}, "WorkstreamPlacedInside"),
    ("note-workstream-progress", "steelwork", {"comment": "Half of it stands."}, "WorkstreamProgressNoted"),
    ("plan-milestone", "M3", {"title": "Steel arrives"}, "MilestonePlanned"),
    ("plan-milestone", "M4", {"title": "Bridge opens", "baseline": "2026-05-29"}, "MilestonePlanned"),
    ("change-forecast", "M4", {"forecast": "2026-07-14", **WHY}, "MilestoneForecastChanged"),
    ("confirm-forecast", "M4", {}, "MilestoneForecastConfirmed"),
    ("rebaseline", "M4", {"baseline": "2026-06-05", **WHY}, "MilestoneRebaselined"),
    ("note-milestone-progress", "M4", {"status": "ongoing"}, "MilestoneProgressNoted"),
    ("retitle-milestone", "M4", {"title": "Bridge and lock open"}, "MilestoneRetitled"),
    ("assign-milestone", "M4", {"owner_role": "Bridge engineer"}, "MilestoneAssigned"),
    ("place-milestone", "M4", {"workstream": "steelwork", "phase": "P1"}, "MilestonePlaced"),
    ("add-dependency", "M4", {"depends_on": "M3"}, "MilestoneDependencyAdded"),
    ("remove-dependency", "M4", {"depends_on": "M3"}, "MilestoneDependencyRemoved"),
    ("meet-milestone", "M4", {"met_on": "2026-03-02"}, "MilestoneMet"),
    ("drop-milestone", "M3", {"note": "It is here already."}, "MilestoneDropped"),
    ("declare-rating", "programme:overall", GREEN, "RatingDeclared"),
    ("confirm-rating", "programme:overall", {}, "RatingConfirmedUnchanged"),
    ("identify-risk", "R1", {"event": "The steel arrives late"}, "RiskIdentified"),
    ("assess-risk", "R1", {"current": {"likelihood": 4, "impact": 3}}, "RiskAssessed"),
    ("choose-risk-response", "R1", {"response": "treat"}, "RiskResponseChosen"),
    ("agree-mitigation", "R1", {"action": "A1", "what": "Find a second supplier"}, "RiskMitigationAgreed"),
    ("finish-mitigation", "R1", {"action": "A1"}, "RiskMitigationDone"),
    ("assign-risk", "R1", {"owner_role": "Treasurer"}, "RiskOwnerAssigned"),
    ("confirm-risk", "R1", {}, "RiskConfirmedUnchanged"),
    ("escalate-risk", "R1", {"to": "Crossing board", "note": "It takes more money."}, "RiskEscalated"),
    ("materialise-risk", "R1", {"issue": "I1"}, "RiskMaterialised IssueRaised"),
    ("identify-risk", "R2", {"event": "The river floods"}, "RiskIdentified"),
    ("close-risk", "R2", {"note": "It is summer."}, "RiskClosed"),
    ("raise-issue", "I2", {"what": "The ferry leaks"}, "IssueRaised"),
    ("assign-issue", "I2", {"responsible": "The ferryman"}, "IssueAssigned"),
    ("change-issue-severity", "I2", {"severity": "high", "note": "It sinks."}, "IssueSeverityChanged"),
    ("note-issue-progress", "I2", {"comment": "One bucket a day."}, "IssueProgressNoted"),
    ("escalate-issue", "I2", {"to": "Crossing board", "note": "It takes more money."}, "IssueEscalated"),
    ("resolve-issue", "I2", {"outcome": "The bridge is open."}, "IssueResolved"),
    ("draft-highlight-report", "march", {"reported_on": "2026-03-03"}, "HighlightReportDrafted"),
    ("answer-summary-flag", "march", {"flag": "changed-or-new-risks", "answer": True}, "SummaryFlagAnswered"),
    ("list-communication", "march", {"item": "C1", "event": "Ribbon is cut"}, "CommunicationListed"),
    ("note-budget", "march", {"item": "B1", "note_on_budget": "Ribbon is dear."}, "BudgetNoted"),
    ("list-board-item", "march", {"item": "X1", "issue": "The ferryman is out of work"}, "BoardItemListed"),
    ("leave-section-empty", "march", {"section": "risks", "as_written": "None left"}, "SectionLeftEmpty"),
    ("list-distribution", "march", {"recipients": [{"role": "Mayor"}]}, "DistributionListed"),
    ("review-highlight-report", "march", {"remarks": "It says what we agreed."}, "HighlightReportReviewed"),
    ("issue-highlight-report", "march", {}, "HighlightReportIssued"),
    (
        "consider-highlight-report",
        "march",
        {"board": "Crossing board", "considered_on": "2026-03-03"},
        "HighlightReportConsidered",
    ),
    ("withdraw-highlight-report", "march", {"note": "A page was missing."}, "HighlightReportWithdrawn"),
    *RETURNS,
    *GOVERNED,
    ("close-workstream", "steelwork", {"outcome": "completed"}, "WorkstreamClosed"),
    ("register-programme", "roads", {"name": "County roads"}, "ProgrammeRegistered"),
    ("place-programme-inside", "riverside", {"parent": "roads"}, "ProgrammePlacedInside"),
    ("close-programme", "riverside", {}, "ProgrammeClosed"),
    ("withdraw-entry", "riverside", {"because": "It is not finished.", "authority": "Mayor"}, "EntryWithdrawn"),
    ("erase-entry", "riverside", {"because": "It named a person.", "authority": "Mayor"}, "ErasureRecorded"),
    ("admit-person", "engineer", {"title": "Engineer"}, "PersonAdmitted"),
    ("retitle-person", "engineer", {"title": "Bridge engineer"}, "PersonRetitled"),
    ("grant-role", "engineer", {"role": "viewer", "on": "riverside", "until": "2026-12-31"}, "RoleGranted"),
    ("withdraw-role", "engineer", {"role": "viewer", "on": "riverside"}, "RoleWithdrawn"),
    ("link-identity", "engineer", IDENTITY, "IdentityLinked"),
    ("follow-app-roles", "engineer", {**IDENTITY, "grants": [{"role": "viewer"}]}, "RoleGranted"),
    ("unlink-identity", "engineer", IDENTITY, "IdentityUnlinked RoleWithdrawn"),
    ("make-sign-in-link", "engineer", {}, "SignInLinkMade"),
    ("record-sign-in", "engineer", {"by": "link"}, "SignedIn"),
    ("let-person-go", "engineer", {}, "PersonLeft"),
)


def lived(council: Council) -> Iterator[tuple[str, str]]:
    """Each order with the facts it was recorded as."""
    positions = [0, 0]
    for name, ref, said, _ in YEAR:
        rule = EVERY_RULE[name]
        kind = "programme" if rule.order.withdraws or rule.order.erases else rule.kind
        programme = {"programme": ref, "person": "*"}.get(kind, "riverside")
        last = {"withdraw-entry": {"corrects": positions[-1]}, "erase-entry": {"entry": positions[-2]}}.get(name, {})
        order = rule.order.model_validate({**said, **last})
        receipt = council.order(order, at(kind, ref, programme), by=GIVEN_BY.get(name, ADMINISTRATOR))
        positions.append(receipt.position)
        yield name, " ".join(receipt.facts)


@pytest.fixture
def year(tracker: Tracker) -> list[tuple[str, str]]:
    return list(lived(Council(tracker)))


def test_every_order_is_recorded_as_its_own_fact(year: list[tuple[str, str]]) -> None:
    assert year == [(name, facts) for name, _, _, facts in YEAR]


def test_every_order_is_given_and_every_fact_recorded_in_a_year() -> None:
    assert {name for name, _, _, _ in YEAR} == set(EVERY_RULE)
    assert {fact for _, _, _, facts in YEAR for fact in facts.split()} == set(FACTS)


def test_the_whole_year_can_be_read_back(tracker: Tracker, year: list[tuple[str, str]]) -> None:
    assert len(year) == len(YEAR)
    recorded = [type(entry.fact).__name__ for entry in Council(tracker).entries()]
    of_the_crossing = [fact for _, ref, _, facts in YEAR if ref not in ELSEWHERE for fact in facts.split()]
    assert recorded == ["FactErased" if fact == "ProgrammeClosed" else fact for fact in of_the_crossing]
