"""Orders that say all they can, beside the plain ones of a year at the Riverside Crossing."""

from datetime import date

from application.commands.catalogue import ACCESS, CATALOGUE
from tests.application.commands.governed import Said
from tests.application.commands.test_every_order import YEAR

TODAY = date(2026, 3, 3)
EVERY_RULE = {rule.name: rule for rule in (*CATALOGUE, *ACCESS)}
COUNTY = {"ref": "county", "name": "River County Council", "kind": "county", "also_written": ["RCC", "the county"]}
SCORES = {
    "inherent": {"likelihood": 5, "impact": 4},
    "current": {"impact": 3},
    "target": {"likelihood": 1, "impact": 1},
}

FULL: tuple[tuple[str, Said], ...] = (
    (
        "register-programme",
        {
            "name": "Riverside Crossing",
            "kind": "shared service",
            "partners": [COUNTY, {"ref": "city", "name": "Bridge City Council"}],
            "host": "city",
            "parent": "roads",
            "vision": "One bridge.\n\nNo ferry.",
            "objectives": [{"ref": "O1", "text": "Cross in\nfive minutes"}],
            "drivers": ["The ferry leaks", "It is slow"],
            "success_criteria": ["Nobody waits", "Nobody\nswims"],
            "scale": "four",
            "cadence": {"every_days": 28, "as_written": "four-weekly"},
            "service_started": "2018/19",
        },
    ),
    (
        "set-gate",
        {"gate_criteria": ["Dry", "Level"], "held_by": "cabinet", "gate_due": "Q3 2026/27", "led_by": "Me"},
    ),
    ("give-gate-evidence", {"criterion": "Dry", "standing": "partly-met", "evidence": "Half", "link": "File 7"}),
    ("meet-gate-condition", {"condition": "Mind the gap", "evidence": "It is minded", "met_on": "2026-03-02"}),
    ("hold-phases-at-gates", {"phases": ["P1"], "from_day": "2026-04-01"}),
    ("stop-holding-phases-at-gates", {"note": "The ferry waits."}),
    ("set-tolerance", {"tolerance": {"amber_beyond": 2, "red_beyond": 20}}),
    ("plan-phase", {"name": "Foundations", "number": 1, "window": "Q3 2026/27", "gate_criteria": ["Dry", "Level"]}),
    (
        "review-gate",
        {"outcome": "proceed-with-conditions", "conditions": ["Mind the gap"], "effective_on": "2026-03-01"},
    ),
    (
        "plan-milestone",
        {
            "title": "Bridge opens",
            "kind": "next-step",
            "partner_dates": [{"partner": "city", "date": "15/9/2026"}, {"partner": "county", "date": "4/10/2026"}],
            "workstream": "steelwork",
            "phase": "P1",
            "depends_on": ["M3", "M5"],
            "note": "It is time.",
        },
    ),
    (
        "note-milestone-progress",
        {
            "status": "not-started",
            "comment": "Four tenders came in.",
            "measures": [{"name": "tenders", "value": 4}, {"name": "crowns", "value": 1_200_000}],
            "follow_ups": [{"what": "Open them", "when": "End of Mar 26"}, {"what": "Choose one"}],
        },
    ),
    ("declare-rating", {"rating": {"light": "amber-red", "scale": "four", "as_written": "A/R"}, "rationale": "Late."}),
    (
        "identify-risk",
        {"event": "It floods", "nature": "opportunity", **SCORES, "exposure": "£496k", "response": "treat"},
    ),
    ("identify-risk", {"event": "It floods", "exposure": "£1,234.50", "proximity": "TBC"}),
    ("raise-issue", {"what": "The ferry leaks", "is_change_request": False, "severity": "critical"}),
    ("answer-summary-flag", {"flag": "major-issues-for-board", "answer": False}),
    ("note-budget", {"item": "B1", "note_on_budget": "Dear.", "rating": {"light": "red"}, "financial_year": "2026/27"}),
    ("list-distribution", {"recipients": [{"role": "Mayor", "received_on": "2026-03-01"}, {"role": "Ferryman"}]}),
    ("confirm-risk", {"note": "Still there.", "expected_version": 7, "command_id": "c-12345678"}),
)

ORDERS: tuple[tuple[str, Said], ...] = (
    *((name, said) for name, _, said, _ in YEAR if name in EVERY_RULE),
    *FULL,
)
"""Every order at least once, by its name, with what it says as JSON has it."""


def ref_for(name: str) -> str:
    """A reference of the kind that an order is sent to."""
    made_of_others = {
        "rag": "programme:overall",
        "escalation": "programme",
        "return": "programme:2026-02-28",
        "exemption": "paper:riverside",
    }
    return made_of_others.get(EVERY_RULE[name].kind, "riverside")
