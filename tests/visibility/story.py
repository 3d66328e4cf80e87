"""A programme in which things of every kind are exempt, told order by order, with what of it nobody else may see.

What is hidden is written down here by hand, and not worked out by what is tested.
"""

from typing import Any, NamedTuple

Body = dict[str, Any]  # Any: a body is JSON of any shape

PROGRAMME, ELSEWHERE = "shared-planning", "elsewhere"


class Told(NamedTuple):
    """An order as it was given; `is_hidden` marks one that is about something exempt on a thing that is seen."""

    order: str
    ref: str
    said: Body
    is_hidden: bool = False


def hidden(order: str, ref: str, said: Body) -> Told:
    """An order whose entry is hidden, on a thing that is not."""
    return Told(order, ref, said, is_hidden=True)


HIDDEN = frozenset(
    {
        ("milestone", "M9"),
        ("rag", "milestone:M9:overall"),
        ("rag", "programme:budget"),
        ("change-request", "C9"),
        ("change-request", "C8"),
        ("risk", "R9"),
        ("issue", "I9"),
        ("issue", "I8"),
        ("highlight-report", "H9"),
        ("forward-item", "F9"),
        ("paper", "P9"),
        ("recommendation", "RC9"),
        ("recommendation", "RC9.1"),
        ("recommendation", "RC7"),
        ("decision", "D9"),
        ("decision", "D8"),
        ("decision", "D7"),
        ("decision", "D6"),
        ("action", "A9"),
        ("action", "A8"),
        ("action", "A7"),
        ("action", "A6"),
        ("change-request", "C7"),
        ("risk", "R8"),
        ("escalation", "risk:R8"),
        ("escalation", "milestone:M9"),
        ("escalation", "issue:I8"),
        ("escalation", "workstream:W2"),
    }
)
"""The things of which nobody sees anything who may not read what is exempt."""

NOT_ALL_THERE = frozenset({"M1", "M9"})
"""The milestones of which something is hidden, so that nothing is told that was worked out from them."""

SECRETS = ("Kestrel", "kestrel")
"""A word that stands in everything that is hidden, and nowhere else."""


def exempted(ref: str, **more: Any) -> Told:  # Any: as in Body
    """An exemption, which everybody sees."""
    said = {
        "paragraphs": [3],
        "public_interest": "Bidders would know what we can pay",
        "officer_role": "Monitoring officer",
        "review_on": "2027-01-31",
    }
    return Told("exempt-item", ref, said | more)


def written(position: int) -> Body:
    """Why an entry is corrected."""
    return {"corrects": position, "because": "It was a mistake", "authority": "Steering group"}


THE_PLAN = (
    Told(
        "register-programme", PROGRAMME, {"name": "Shared planning", "partners": [{"ref": "city", "name": "The city"}]}
    ),
    Told("set-cadence", PROGRAMME, {"cadence": {"every_days": 7}}),
    Told("set-tolerance", PROGRAMME, {"tolerance": {"amber_beyond": 5, "red_beyond": 15}}),
    Told("plan-phase", "PH1", {"name": "Design"}),
    Told("start-phase", "PH1", {}),
    Told("open-workstream", "W1", {"name": "People"}),
    Told("open-workstream", "W2", {"name": "Systems", "parent": "W1"}),
    Told(
        "plan-milestone", "M1", {"title": "Bridge opens", "baseline": "2026-09-01", "workstream": "W1", "phase": "PH1"}
    ),
    Told("plan-milestone", "M9", {"title": "Kestrel bought", "baseline": "2026-06-01", "workstream": "W1"}),
    Told("plan-milestone", "M2", {"title": "Steel arrives", "baseline": "2026-08-01", "depends_on": ["M9", "M1"]}),
    Told("change-forecast", "M9", {"forecast": "2026-10-01", "reason": "supplier", "note": "Kestrel asks for more"}),
    Told("change-forecast", "M1", {"forecast": "2026-09-15", "reason": "supplier", "note": "Steel is late"}),
    Told("declare-rating", "programme:overall", {"rating": {"light": "green"}, "rationale": "All on plan"}),
    Told(
        "declare-rating",
        "programme:budget",
        {"rating": {"light": "red"}, "rationale": "Kestrel costs more", "path_to_green": "Another Kestrel"},
    ),
    Told(
        "declare-rating",
        "milestone:M9:overall",
        {"rating": {"light": "red"}, "rationale": "Kestrel is late", "path_to_green": "Pay Kestrel"},
    ),
    Told("declare-rating", "workstream:W1:overall", {"rating": {"light": "green"}, "rationale": "All there"}),
    Told("identify-risk", "R1", {"event": "The steel is late", "current": {"likelihood": 3, "impact": 4}}),
    Told("identify-risk", "R9", {"event": "Kestrel leaves", "current": {"likelihood": 5, "impact": 5}}),
    Told("agree-mitigation", "R9", {"action": "X1", "what": "Ring Kestrel", "due": "2026-01-01"}),
    Told("materialise-risk", "R9", {"issue": "I9"}),
    Told("identify-risk", "R8", {"event": "Kestrel is sold", "current": {"likelihood": 5, "impact": 4}}),
    Told("identify-risk", "R2", {"event": "It rains", "workstream": "W2"}),
    Told("materialise-risk", "R2", {"issue": "I8"}),
    Told("note-issue-progress", "I8", {"comment": "Kestrel sells umbrellas"}),
    Told("raise-issue", "I1", {"what": "Nobody answers the telephone", "workstream": "W1"}),
    Told("escalate-issue", "I8", {"to": "Kestrel board", "note": "Kestrel"}),
)

THE_BOARDS = (
    Told("constitute-board", "joint", {"name": "Joint board"}),
    Told("constitute-board", "officers", {"name": "Officers’ board", "reports_to": "joint"}),
    Told("plan-forward-item", "F1", {"title": "Annual report"}),
    Told("plan-forward-item", "F9", {"title": "Kestrel contract"}),
    Told("state-timing", "F9", {"as_written": "Kestrel in June", "months": [6]}),
    Told("submit-paper", "P1", {"title": "A second office"}),
    Told("submit-paper", "P9", {"title": "The Kestrel offer", "summary": "Kestrel wants more"}),
    Told("submit-paper", "P5", {"title": "A garden", "summary": "Once exempt"}),
    Told("state-implication", "P9", {"area": "Finance", "implication": "Kestrel is dear"}),
    Told("make-recommendation", "RC1", {"text": "Rent a second office", "paper": "P1", "number": "1"}),
    Told("make-recommendation", "RC9", {"text": "Take the Kestrel offer", "paper": "P9", "number": "2"}),
    Told("make-recommendation", "RC9.1", {"text": "Pay Kestrel at once", "inside": "RC9"}),
    Told("make-recommendation", "RC7", {"text": "Forget Kestrel"}),
    Told("schedule-meeting", "G1", {"board": "joint", "on": "2026-07-15"}),
    Told(
        "list-agenda-item", "G1", {"item": "1", "number": "1", "title": "A second office", "paper": "P1", "part": "I"}
    ),
    hidden("list-agenda-item", "G1", {"item": "9", "number": "9", "title": "Kestrel in person", "part": "II"}),
    hidden("list-agenda-item", "G1", {"item": "8", "number": "8", "title": "The Kestrel paper", "paper": "P9"}),
    Told("list-agenda-item", "G1", {"item": "2", "number": "2", "title": "Minutes", "part": "I"}),
    Told("hold-meeting", "G1", {}),
    hidden("deal-with-agenda-item", "G1", {"item": "9", "outcome": "resolved", "finding": "Kestrel smiled"}),
    Told("deal-with-agenda-item", "G1", {"item": "1", "outcome": "resolved"}),
    hidden("deal-with-agenda-item", "G1", {"item": "8", "outcome": "noted", "finding": "Kestrel"}),
    Told("schedule-meeting", "G2", {"board": "joint", "on": "2026-10-13"}),
    Told("take-decision", "D1", {"text": "A second office is rented", "meeting": "G1", "item": "1", "paper": "P1"}),
    Told("take-decision", "D9", {"text": "Kestrel is taken", "meeting": "G1", "paper": "P9"}),
    Told("take-decision", "D8", {"text": "Kestrel is thanked", "meeting": "G1", "item": "9"}),
    Told("take-decision", "D7", {"text": "The Kestrel paper is noted", "meeting": "G1", "item": "8"}),
    Told("take-decision", "D6", {"text": "Kestrel again", "meeting": "G1", "recommendations": ["RC9.1"]}),
    Told("take-decision", "D2", {"text": "A third office is rented", "bodies": ["Both councils"]}),
    hidden("supersede-decision", "D2", {"by": "D9"}),
    Told("assign-action", "A1", {"what": "Find an office", "owner_role": "Head of people", "due": "2026-07-17"}),
    Told("assign-action", "A9", {"what": "Ring Kestrel", "owner_role": "Kestrel lead", "decision": "D9"}),
    Told("assign-action", "A8", {"what": "Ask Kestrel", "owner_role": "Kestrel lead", "due": "2026-07-17"}),
    Told("assign-action", "A7", {"what": "Ask why Kestrel", "owner_role": "Kestrel lead", "recommendation": "RC9"}),
    Told("assign-action", "A6", {"what": "Thank Kestrel", "owner_role": "Kestrel lead", "decision": "D8"}),
    Told("finish-action", "A7", {"outcome": "Kestrel knows"}),
    Told("request-change", "C1", {"what": "More desks", "kind": "money", "amount": "£4,000"}),
    hidden("approve-change", "C1", {"board": "joint", "decision": "D9", "note": "Kestrel pays"}),
    Told(
        "request-change",
        "C9",
        {"what": "Kestrel later", "kind": "rebaseline", "milestone": "M9", "baseline": "2026-12-01"},
    ),
    Told(
        "request-change",
        "C8",
        {"what": "Bridge for Kestrel", "kind": "rebaseline", "milestone": "M1", "baseline": "2026-11-01"},
    ),
    hidden("approve-change", "C8", {"board": "joint", "note": "Kestrel asked for it"}),
    Told("draft-highlight-report", "H1", {"reported_on": "2026-07-15", "prepared_by": "Programme office"}),
    Told("issue-highlight-report", "H1", {}),
    Told("draft-highlight-report", "H9", {"reported_on": "2026-07-14", "workstream": "W1"}),
    Told("list-board-item", "H9", {"item": "B1", "issue": "Kestrel"}),
)

WHAT_RISES = (
    Told("escalate-to-board", "issue:I1", {"to": "officers", "asked": "A second line", "note": "It is too much"}),
    Told("escalate-to-board", "risk:R8", {"to": "officers", "asked": "Hold Kestrel", "note": "Kestrel must stay"}),
    Told("pass-escalation-up", "risk:R8", {"to": "joint", "asked": "Keep Kestrel", "note": "Kestrel is too big"}),
    Told("escalate-to-board", "milestone:M9", {"to": "joint", "ground": "tolerance", "note": "Kestrel is late"}),
    Told("escalate-to-board", "workstream:W2", {"to": "officers", "note": "Kestrel’s systems"}),
    Told("return-escalation", "workstream:W2", {"asked": "Ask Kestrel"}),
    Told("escalate-to-board", "programme", {"to": "joint", "note": "No room", "effective_on": "2026-07-15"}),
    hidden("resolve-escalation", "programme", {"outcome": "Kestrel has room", "board": "joint", "decision": "D9"}),
)

THE_GATES = (
    Told("plan-phase", "PH2", {"name": "Building", "follows": "PH1"}),
    Told("set-gate", "PH1", {"gate_criteria": ["The design is whole"], "held_by": "joint", "led_by": "Engineer"}),
    Told(
        "give-gate-evidence",
        "PH1",
        {"criterion": "The design is whole", "standing": "met", "evidence": "It was drawn twice"},
    ),
    Told(
        "review-gate",
        "PH1",
        {
            "outcome": "proceed-with-conditions",
            "decided_by": "joint",
            "dated_conditions": [{"text": "Draw it again", "due": {"as_written": "2026-07-16"}}],
        },
    ),
    hidden(
        "review-gate",
        "PH1",
        {
            "outcome": "proceed-with-conditions",
            "decided_by": "joint",
            "decision": "D9",
            "finding": "Kestrel builds it",
            "dated_conditions": [{"text": "Ask Kestrel for a plan", "owner_role": "Kestrel lead"}],
        },
    ),
    hidden("meet-gate-condition", "PH1", {"condition": "1", "evidence": "Kestrel gave one"}),
    Told("hold-phases-at-gates", PROGRAMME, {}),
    Told(
        "request-change",
        "C7",
        {"what": "Kestrel’s desks", "kind": "scope", "workstream": "W1", "scope": "People, and Kestrel"},
    ),
    hidden("approve-change", "C7", {"board": "joint", "note": "Kestrel sits with us"}),
)

THE_PACKS = (
    hidden("list-agenda-item", "G2", {"item": "7", "number": "7", "title": "Kestrel returns", "paper": "P9"}),
    Told("list-agenda-item", "G2", {"item": "1", "number": "1", "title": "Desks", "part": "I"}),
    Told("freeze-pack", "G2", {}),
)

THE_EXEMPTIONS = (
    exempted("milestone:M9", title="A milestone of a contract"),
    exempted("rag:programme:budget"),
    exempted("risk:R9", paragraphs=[1, 3]),
    exempted("risk:R8"),
    exempted("issue:I8"),
    exempted("highlight-report:H9"),
    exempted("forward-item:F9", title="A contract"),
    exempted("paper:P9", number="2", title="An offer", review_on="2026-07-17"),
    exempted("paper:P5", title="A garden"),
    exempted("recommendation:RC7"),
    exempted("action:A8", number="8"),
    exempted("change-request:C8"),
    exempted("change-request:C7"),
    exempted("escalation:workstream:W2"),
    exempted("agenda-item:G1:9", number="9", title="Part II business"),
    Told("review-exemption", "risk:R9", {"review_on": "2027-06-30", "note": "Bidding goes on"}),
    Told("lift-exemption", "paper:P5", {"note": "The garden is open"}),
)

WHAT_FOLLOWS = (
    Told("change-forecast", "M9", {"forecast": "2026-11-01", "reason": "supplier", "note": "Kestrel again"}),
    Told("note-action-progress", "A8", {"comment": "Kestrel is away"}),
    hidden("list-agenda-item", "G2", {"item": "9", "number": "9", "title": "Kestrel after all", "paper": "P9"}),
    Told("identify-risk", "R3", {"event": "The lift is slow"}),
    Told("assess-risk", "R3", {"current": {"likelihood": 2, "impact": 2}}),
    Told("note-milestone-progress", "M1", {"comment": "The piers stand"}),
    Told("draft-highlight-report", "H2", {"reported_on": "2026-07-15"}),
    Told("issue-highlight-report", "H2", {}),
    Told("escalate-to-board", "issue:I8", {"to": "joint", "note": "Kestrel sells umbrellas again"}),
    Told("freeze-pack", "G2", {}),
    Told("confirm-rating", "milestone:M9:overall", {}),
    Told("note-issue-progress", "I1", {"comment": "A second line is ordered"}),
    Told("confirm-rating", "programme:budget", {}),
)
"""What comes last is hidden, so that the position of the whole record is another than that of what is seen."""

STORY = (*THE_PLAN, *THE_BOARDS, *WHAT_RISES, *THE_GATES, *THE_PACKS, *THE_EXEMPTIONS, *WHAT_FOLLOWS)
