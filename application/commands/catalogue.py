"""Every order there is: the kind of thing it is sent to, its place in a URL, its handler, and who may give it."""

from application.commands import (
    corrections,
    erasures,
    gates,
    issued_reports,
    issues,
    milestones,
    people,
    phases,
    programmes,
    ratings,
    returns,
    risks,
    workstreams,
)
from application.commands import highlight_reports as reports
from application.commands.governance import GOVERNANCE
from application.commands.order import Order
from application.commands.rule import ADMINISTRATORS, CONTRIBUTORS, LEADS, MANAGERS, Rule

CATALOGUE: tuple[Rule, ...] = (
    Rule(
        programmes.RegisterProgramme,
        "programme",
        "register",
        programmes.register_programme,
        ADMINISTRATORS,
        begins=True,
    ),
    Rule(programmes.PlaceProgrammeInside, "programme", "parent", programmes.place_programme_inside, ADMINISTRATORS),
    Rule(programmes.CloseProgramme, "programme", "close", programmes.close_programme, MANAGERS),
    Rule(programmes.AddPartner, "programme", "partner", programmes.add_partner, MANAGERS),
    Rule(programmes.RemovePartner, "programme", "partner-leaving", programmes.remove_partner, MANAGERS),
    Rule(programmes.NameHost, "programme", "host", programmes.name_host, MANAGERS),
    Rule(programmes.SetTolerance, "programme", "tolerance", programmes.set_tolerance, MANAGERS),
    Rule(programmes.SetCadence, "programme", "cadence", programmes.set_cadence, MANAGERS),
    Rule(programmes.SetReportDistribution, "programme", "distribution", programmes.set_report_distribution, MANAGERS),
    Rule(returns.AskForReturns, "programme", "return-cadence", returns.ask_for_returns, MANAGERS),
    Rule(returns.EndReturns, "programme", "return-cadence-end", returns.end_returns, MANAGERS),
    Rule(programmes.AdoptScale, "programme", "scale", programmes.adopt_scale, MANAGERS),
    Rule(programmes.NameRole, "programme", "role", programmes.name_role, MANAGERS),
    Rule(programmes.SetReviewTrigger, "programme", "review-trigger", programmes.set_review_trigger, MANAGERS),
    Rule(gates.HoldPhasesAtGates, "programme", "held-at-gates", gates.hold_phases_at_gates, MANAGERS),
    Rule(
        gates.StopHoldingPhasesAtGates, "programme", "held-at-gates-end", gates.stop_holding_phases_at_gates, MANAGERS
    ),
    Rule(phases.PlanPhase, "phase", "plan", phases.plan_phase, MANAGERS, begins=True),
    Rule(phases.MovePhaseWindow, "phase", "window", phases.move_phase_window, MANAGERS),
    Rule(phases.StartPhase, "phase", "start", phases.start_phase, MANAGERS),
    Rule(gates.SetGate, "phase", "gate", gates.set_gate, MANAGERS),
    Rule(gates.GiveGateEvidence, "phase", "gate-evidence", gates.give_gate_evidence, LEADS),
    Rule(gates.ReviewGate, "phase", "gate-review", gates.review_gate, MANAGERS),
    Rule(gates.MeetGateCondition, "phase", "gate-condition", gates.meet_gate_condition, LEADS),
    Rule(phases.CompletePhase, "phase", "complete", phases.complete_phase, MANAGERS),
    Rule(phases.DropPhase, "phase", "drop", phases.drop_phase, MANAGERS),
    Rule(workstreams.OpenWorkstream, "workstream", "open", workstreams.open_workstream, MANAGERS, begins=True),
    Rule(workstreams.ChangeWorkstreamLead, "workstream", "lead", workstreams.change_workstream_lead, MANAGERS),
    Rule(workstreams.ChangeWorkstreamScope, "workstream", "scope", workstreams.change_workstream_scope, MANAGERS),
    Rule(workstreams.PlaceWorkstreamInside, "workstream", "parent", workstreams.place_workstream_inside, MANAGERS),
    Rule(workstreams.NoteWorkstreamProgress, "workstream", "progress", workstreams.note_workstream_progress, LEADS),
    Rule(workstreams.CloseWorkstream, "workstream", "close", workstreams.close_workstream, MANAGERS),
    Rule(milestones.PlanMilestone, "milestone", "plan", milestones.plan_milestone, LEADS, begins=True),
    Rule(milestones.ChangeForecast, "milestone", "forecast", milestones.change_forecast, LEADS),
    Rule(milestones.ConfirmForecast, "milestone", "unchanged", milestones.confirm_forecast, CONTRIBUTORS),
    Rule(milestones.Rebaseline, "milestone", "baseline", milestones.rebaseline, MANAGERS),
    Rule(milestones.MeetMilestone, "milestone", "met", milestones.meet_milestone, LEADS),
    Rule(milestones.DropMilestone, "milestone", "drop", milestones.drop_milestone, MANAGERS),
    Rule(milestones.NoteMilestoneProgress, "milestone", "progress", milestones.note_milestone_progress, CONTRIBUTORS),
    Rule(milestones.RetitleMilestone, "milestone", "title", milestones.retitle_milestone, LEADS),
    Rule(milestones.AssignMilestone, "milestone", "owner", milestones.assign_milestone, LEADS),
    Rule(milestones.PlaceMilestone, "milestone", "place", milestones.place_milestone, LEADS),
    Rule(milestones.AddDependency, "milestone", "dependency", milestones.add_dependency, LEADS),
    Rule(milestones.RemoveDependency, "milestone", "dependency-removal", milestones.remove_dependency, LEADS),
    # Whoever leads a workstream may rate any part of the programme, the programme itself included: that is meant, as
    # the weekly report is theirs to write, and every rating shows in which role it was given.
    Rule(ratings.DeclareRating, "rag", "declare", ratings.declare_rating, LEADS),
    Rule(ratings.ConfirmRating, "rag", "unchanged", ratings.confirm_rating, LEADS),
    Rule(risks.IdentifyRisk, "risk", "identify", risks.identify_risk, CONTRIBUTORS, begins=True),
    Rule(risks.AssessRisk, "risk", "assess", risks.assess_risk, LEADS),
    Rule(risks.ChooseRiskResponse, "risk", "response", risks.choose_risk_response, LEADS),
    Rule(risks.AgreeMitigation, "risk", "mitigation", risks.agree_mitigation, LEADS),
    Rule(risks.FinishMitigation, "risk", "mitigation-done", risks.finish_mitigation, LEADS),
    Rule(risks.AssignRisk, "risk", "owner", risks.assign_risk, LEADS),
    Rule(risks.ConfirmRisk, "risk", "unchanged", risks.confirm_risk, LEADS),
    Rule(risks.EscalateRisk, "risk", "escalate", risks.escalate_risk, LEADS),
    Rule(risks.MaterialiseRisk, "risk", "materialise", risks.materialise_risk, LEADS),
    Rule(risks.CloseRisk, "risk", "close", risks.close_risk, LEADS),
    Rule(issues.RaiseIssue, "issue", "raise", issues.raise_issue, CONTRIBUTORS, begins=True),
    Rule(issues.AssignIssue, "issue", "responsible", issues.assign_issue, LEADS),
    Rule(issues.ChangeIssueSeverity, "issue", "severity", issues.change_issue_severity, LEADS),
    Rule(issues.NoteIssueProgress, "issue", "progress", issues.note_issue_progress, CONTRIBUTORS),
    Rule(issues.EscalateIssue, "issue", "escalate", issues.escalate_issue, LEADS),
    Rule(issues.ResolveIssue, "issue", "resolve", issues.resolve_issue, LEADS),
    Rule(reports.DraftHighlightReport, "highlight-report", "draft", reports.draft_highlight_report, LEADS, begins=True),
    Rule(reports.AnswerSummaryFlag, "highlight-report", "flag", reports.answer_summary_flag, LEADS),
    Rule(reports.ListCommunication, "highlight-report", "communication", reports.list_communication, LEADS),
    Rule(reports.NoteBudget, "highlight-report", "budget-note", reports.note_budget, LEADS),
    Rule(reports.ListBoardItem, "highlight-report", "board-item", reports.list_board_item, LEADS),
    Rule(reports.LeaveSectionEmpty, "highlight-report", "empty-section", reports.leave_section_empty, LEADS),
    Rule(reports.ListDistribution, "highlight-report", "distribution", reports.list_distribution, LEADS),
    Rule(
        issued_reports.ReviewHighlightReport,
        "highlight-report",
        "review",
        issued_reports.review_highlight_report,
        LEADS,
    ),
    Rule(
        issued_reports.IssueHighlightReport,
        "highlight-report",
        "issue",
        issued_reports.issue_highlight_report,
        MANAGERS,
        seals=True,
    ),
    Rule(
        issued_reports.ConsiderHighlightReport,
        "highlight-report",
        "consider",
        issued_reports.consider_highlight_report,
        MANAGERS,
    ),
    Rule(
        issued_reports.WithdrawHighlightReport,
        "highlight-report",
        "withdraw",
        issued_reports.withdraw_highlight_report,
        MANAGERS,
    ),
    Rule(returns.ReceiveReturn, "return", "received", returns.receive_return, LEADS),
    Rule(returns.ConfirmNoChange, "return", "no-change", returns.confirm_no_change, LEADS),
    Rule(returns.CompleteReturn, "return", "completed", returns.complete_return, LEADS),
    Rule(returns.WithdrawReturn, "return", "withdraw", returns.withdraw_return, MANAGERS),
    *GOVERNANCE,
)
"""Every order about a programme. A workstream lead may rate anything in it: leads of one workstream alone come later.

The documentation, the routes and the import format are made from this table."""

ACCESS: tuple[Rule, ...] = (
    Rule(people.AdmitPerson, "person", "admit", people.admit_person, ADMINISTRATORS, begins=True),
    Rule(people.RetitlePerson, "person", "title", people.retitle_person, ADMINISTRATORS),
    Rule(people.GrantRole, "person", "role", people.grant_role, ADMINISTRATORS),
    Rule(people.WithdrawRole, "person", "role-withdrawal", people.withdraw_role, ADMINISTRATORS),
    Rule(people.LinkIdentity, "person", "identity", people.link_identity, ADMINISTRATORS),
    Rule(people.UnlinkIdentity, "person", "identity-removal", people.unlink_identity, ADMINISTRATORS),
    Rule(people.LetPersonGo, "person", "leaving", people.let_person_go, ADMINISTRATORS),
)
"""Every order about who may do what, given by administrators of every programme. No file brings such orders in."""

WITHDRAWALS: tuple[Rule, ...] = tuple(
    Rule(corrections.WithdrawEntry, kind, "withdrawal", corrections.withdraw_entry, MANAGERS)
    for kind in dict.fromkeys(rule.kind for rule in CATALOGUE)
)
"""The order that takes back an entry made in error, once for every kind of thing. No file brings it in."""

ERASURES: tuple[Rule, ...] = tuple(
    Rule(erasures.EraseEntry, kind, "erasure", erasures.erase_entry, ADMINISTRATORS)
    for kind in dict.fromkeys(rule.kind for rule in CATALOGUE)
)
"""The order that takes what an entry said out of the store, once for every kind of thing."""

THE_TRACKERS_OWN: tuple[Rule, ...] = (
    Rule(people.MakeSignInLink, "person", "sign-in-link", people.make_sign_in_link, ADMINISTRATORS),
    Rule(people.RecordSignIn, "person", "sign-in", people.record_sign_in, ADMINISTRATORS),
    Rule(people.FollowAppRoles, "person", "app-roles", people.follow_app_roles, ADMINISTRATORS),
)
"""What the tracker records of itself; no door takes such an order from anybody."""

ORDERS: tuple[Rule, ...] = (*CATALOGUE, *WITHDRAWALS, *ERASURES, *ACCESS)
"""Every order a person can give."""

RULES: dict[type[Order], Rule] = {rule.order: rule for rule in (*ORDERS, *THE_TRACKERS_OWN)}
BY_NAME: dict[str, Rule] = {rule.name: rule for rule in CATALOGUE}
"""The orders about a programme by name, as import files write them."""
