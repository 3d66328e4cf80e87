"""How the Riverside Crossing is governed for a year: every order about boards, meetings, papers and decisions."""

from typing import Any

Said = dict[str, Any]  # Any: an order as JSON has it
WHY = {"note": "the steel arrived late"}

BOARDS: tuple[tuple[str, str, Said, str], ...] = (
    ("constitute-board", "cabinet", {"name": "Cabinet"}, "BoardConstituted"),
    ("constitute-board", "crossing", {"name": "Crossing board", "stage": "proposed"}, "BoardConstituted"),
    ("put-board-in-place", "crossing", {}, "BoardPutInPlace"),
    (
        "change-board-seats",
        "crossing",
        {"seats": [{"seat": "Councillor", "count": 3}], "quorum": 2},
        "BoardSeatsChanged",
    ),
    ("change-board-lead", "crossing", {"lead_role": "Mayor"}, "BoardLeadChanged"),
    (
        "change-board-cycle",
        "crossing",
        {"cycle": {"as_written": "quarterly", "meetings_a_year": 4}},
        "BoardCycleChanged",
    ),
    ("change-board-reporting-line", "crossing", {"reports_to": "cabinet"}, "BoardReportingLineChanged"),
    ("change-board-remit", "crossing", {"purposes": ["Build the bridge"]}, "BoardRemitChanged"),
    ("change-board-mandate", "crossing", {"mandate": "decides"}, "BoardMandateChanged"),
    ("open-or-close-board", "crossing", {"is_public": True}, "BoardOpenedOrClosed"),
    ("fill-board-office", "crossing", {"office": "Chair", "role": "Mayor"}, "BoardOfficeFilled"),
    ("state-board-otherwise", "crossing", {"about": "cycle", "as_written": "monthly"}, "BoardStatedOtherwise"),
    ("state-board-escalation", "crossing", {"from_body": "Steelwork group"}, "BoardEscalationStated"),
    ("foresee-board-agenda", "crossing", {"month": 6, "items": ["Year end"], "quarter": 4}, "BoardAgendaForeseen"),
)

PAPERS: tuple[tuple[str, str, Said, str], ...] = (
    ("submit-paper", "P1", {"title": "A second supplier"}, "PaperSubmitted"),
    ("submit-paper", "P2", {"title": "A third supplier"}, "PaperSubmitted"),
    ("state-implication", "P1", {"area": "Finance", "has_none": True}, "ImplicationStated"),
    ("answer-question", "P1", {"topic": "Steel", "answer": "It comes in May."}, "QuestionAnswered"),
    ("withdraw-paper", "P2", WHY, "PaperWithdrawn"),
    ("make-recommendation", "R1", {"text": "Buy steel elsewhere", "paper": "P1"}, "RecommendationMade"),
    ("make-recommendation", "R2", {"text": "Paint it red", "inside": "R1"}, "RecommendationMade"),
    ("reword-recommendation", "R1", {"text": "Buy half of it elsewhere", **WHY}, "RecommendationReworded"),
    ("withdraw-recommendation", "R2", WHY, "RecommendationWithdrawn"),
)

MEETINGS: tuple[tuple[str, str, Said, str], ...] = (
    ("schedule-meeting", "B1", {"board": "crossing", "on": "2026-03-10"}, "MeetingScheduled"),
    ("schedule-meeting", "B2", {"board": "crossing", "on": "2026-06-09"}, "MeetingScheduled"),
    ("move-meeting", "B1", {"to": "2026-03-03", **WHY}, "MeetingMoved"),
    ("cancel-meeting", "B2", WHY, "MeetingCancelled"),
    ("list-agenda-item", "B1", {"item": "5", "title": "The steel", "paper": "P1"}, "AgendaItemListed"),
    ("list-agenda-item", "B1", {"item": "6", "title": "Paint"}, "AgendaItemListed"),
    ("take-agenda-item-off", "B1", {"item": "6", **WHY}, "AgendaItemTakenOff"),
    ("hold-meeting", "B1", {"attendance": [{"of": "Councillors", "present": 2, "apologies": 1}]}, "MeetingHeld"),
    ("deal-with-agenda-item", "B1", {"item": "5", "outcome": "resolved"}, "AgendaItemDealtWith"),
    ("count-actions", "B1", {"count": 12, "frequency": "weekly"}, "ActionsCounted"),
    ("schedule-meeting", "B3", {"board": "crossing", "on": "2030-03-12"}, "MeetingScheduled"),
    ("freeze-pack", "B3", {}, "PackFrozen"),
    ("plan-forward-item", "F1", {"title": "Annual report"}, "ForwardItemPlanned"),
    ("state-timing", "F1", {"as_written": "June or July", "months": [6, 7]}, "TimingStated"),
    ("list-route-step", "F1", {"body": "Cabinet", "step": 2}, "RouteStepListed"),
    ("drop-forward-item", "F1", WHY, "ForwardItemDropped"),
)

CHANGES: tuple[tuple[str, str, Said, str], ...] = (
    (
        "request-change",
        "C1",
        {"what": "Paint the rivets too", "kind": "scope", "workstream": "steelwork", "scope": "Rivets and paint"},
        "ChangeRequested",
    ),
    (
        "approve-change",
        "C1",
        {"board": "cabinet", "conditions": ["Red paint alone"], "note": "Rust is dearer."},
        "ChangeApproved WorkstreamScopeChanged",
    ),
    (
        "request-change",
        "C2",
        {"what": "A second lane", "kind": "money", "amount": "£2m", "asked_of": "cabinet"},
        "ChangeRequested",
    ),
    ("reject-change", "C2", {"board": "cabinet", **WHY}, "ChangeRejected"),
    ("request-change", "C3", {"what": "A lighthouse", "kind": "other"}, "ChangeRequested"),
    ("withdraw-change", "C3", WHY, "ChangeWithdrawn"),
)

ESCALATIONS: tuple[tuple[str, str, Said, str], ...] = (
    ("escalate-to-board", "programme", {"to": "crossing", "asked": "More steel", **WHY}, "EscalationOpened"),
    ("pass-escalation-up", "programme", {"to": "cabinet", **WHY}, "EscalationPassedUp"),
    ("return-escalation", "programme", {"to": "crossing", "asked": "Ask a third supplier"}, "EscalationReturned"),
    (
        "resolve-escalation",
        "programme",
        {"outcome": "A third supplier was found", "meeting": "B1"},
        "EscalationResolved",
    ),
    ("escalate-to-board", "workstream:structure", {"to": "crossing", **WHY}, "EscalationOpened"),
    ("withdraw-escalation", "workstream:structure", WHY, "EscalationWithdrawn"),
)
EXEMPTIONS: tuple[tuple[str, str, Said, str], ...] = (
    (
        "exempt-item",
        "paper:P1",
        {
            "paragraphs": [3],
            "public_interest": "Bidders would know what is paid",
            "officer_role": "Monitoring officer",
            "review_on": "2027-01-31",
        },
        "ItemExempted",
    ),
    ("review-exemption", "paper:P1", {"review_on": "2027-06-30", **WHY}, "ExemptionReviewed"),
    ("lift-exemption", "paper:P1", WHY, "ExemptionLifted"),
)

DECISIONS: tuple[tuple[str, str, Said, str], ...] = (
    (
        "take-decision",
        "D1",
        {"text": "Half is bought elsewhere", "meeting": "B1", "item": "5", "recommendations": ["R1"]},
        "DecisionTaken",
    ),
    ("take-decision", "D2", {"text": "All is bought elsewhere", "bodies": ["Bridge City Council"]}, "DecisionTaken"),
    ("supersede-decision", "D1", {"by": "D2"}, "DecisionSuperseded"),
    ("assign-action", "A1", {"what": "Ask a second supplier", "owner_role": "Treasurer"}, "ActionAssigned"),
    ("reassign-action", "A1", {"owner_role": "Bridge engineer", **WHY}, "ActionReassigned"),
    ("move-action-due", "A1", {"due": "2026-04-01", **WHY}, "ActionDueMoved"),
    ("note-action-progress", "A1", {"comment": "Two have answered."}, "ActionProgressNoted"),
    ("finish-action", "A1", {"outcome": "The third was cheaper."}, "ActionDone"),
    ("reopen-action", "A1", WHY, "ActionReopened"),
    ("drop-action", "A1", WHY, "ActionDropped"),
    ("cancel-meeting", "B3", WHY, "MeetingCancelled"),
    ("replace-board", "crossing", {"by": "cabinet", **WHY}, "BoardReplaced"),
)

ASKED = {"rhythm": "weekly", "starting": "2026-02-02", "due_after": 2, "days": "working"}
THE_FIRST_WEEK, THE_SECOND_WEEK = "workstream:structure:2026-02-08", "workstream:structure:2026-02-15"

RETURNS: tuple[tuple[str, str, Said, str], ...] = (
    ("set-report-distribution", "riverside", {"roles": ["Mayor", "Bridge engineer"]}, "ReportDistributionSet"),
    (
        "ask-for-returns",
        "riverside",
        {"asked_of": "workstreams", "sections": ["Progress", "Risks"], **ASKED},
        "ReturnsAskedFor",
    ),
    (
        "receive-return",
        THE_FIRST_WEEK,
        {"received_on": "2026-03-03", "sections": ["Progress"], "by_role": "Master smith"},
        "ReturnReceived",
    ),
    ("complete-return", THE_FIRST_WEEK, {"completed_on": "2026-03-03", "sections": ["Risks"]}, "ReturnCompleted"),
    ("confirm-no-change", THE_SECOND_WEEK, {"confirmed_on": "2026-03-03"}, "NoChangeConfirmed"),
    ("withdraw-return", THE_SECOND_WEEK, WHY, "ReturnWithdrawn"),
    (
        "end-returns",
        "riverside",
        {"asked_of": "workstreams", "ending": "2026-03-02", **WHY},
        "ReturnsNoLongerAskedFor",
    ),
)

GOVERNED = (*BOARDS, *PAPERS, *MEETINGS, *CHANGES, *ESCALATIONS, *EXEMPTIONS, *DECISIONS)
"""Each order with what it says and the fact it is recorded as, in the order they are given."""
