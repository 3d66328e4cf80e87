"""The Crossing board from January to March, with something in every section of the pack for its meeting in March."""

from datetime import date

from tests.application.issuing.a_year import WHY, Said

BOARD = "Crossing board"

A_BOARD: tuple[tuple[date, tuple[tuple[str, str, Said], ...]], ...] = (
    (
        date(2026, 1, 5),
        (
            ("register-programme", "riverside", {"name": "Riverside Crossing", "cadence": {"every_days": 28}}),
            ("open-workstream", "steelwork", {"name": "Steelwork", "lead_role": "Master smith"}),
            (
                "ask-for-returns",
                "riverside",
                {
                    "asked_of": "programme",
                    "rhythm": "monthly",
                    "starting": "2026-01-01",
                    "due_after": 5,
                    "days": "working",
                    "sections": ["Progress", "Risks"],
                },
            ),
            ("plan-phase", "P1", {"name": "Painting", "window": "April 2026"}),
            ("plan-milestone", "M1", {"title": "Bridge opens", "baseline": "29 May 2026"}),
            ("plan-milestone", "M2", {"title": "Steel arrives", "baseline": "27 Feb 2026", "workstream": "steelwork"}),
            ("plan-milestone", "M3", {"title": "Paint dries", "baseline": "31 March 2026"}),
            ("declare-rating", "programme:overall", {"rating": {"light": "green"}, "rationale": "All is well."}),
            ("identify-risk", "R1", {"event": "The steel is late", "current": {"likelihood": 3, "impact": 4}}),
            ("raise-issue", "I1", {"what": "The ferry leaks", "severity": "high"}),
            ("constitute-board", "crossing", {"name": BOARD, "stage": "in-place", "mandate": "decides"}),
            ("foresee-board-agenda", "crossing", {"month": 4, "items": ["Year end"], "quarter": 4}),
            ("schedule-meeting", "B1", {"board": "crossing", "on": "2026-01-20"}),
            ("schedule-meeting", "B2", {"board": "crossing", "on": "2026-03-17", "starts_at": "18:00"}),
            ("schedule-meeting", "B3", {"board": "crossing", "on": "2026-04-14"}),
            ("plan-forward-item", "F1", {"title": "Annual report"}),
            ("state-timing", "F1", {"as_written": "Early April", "months": [4], "body": BOARD}),
            ("draft-highlight-report", "january", {"reported_on": "2026-01-05", "workstream": "steelwork"}),
        ),
    ),
    (date(2026, 1, 6), (("issue-highlight-report", "january", {}),)),
    (
        date(2026, 1, 20),
        (
            ("hold-meeting", "B1", {}),
            ("consider-highlight-report", "january", {"board": BOARD, "considered_on": "2026-01-20"}),
            ("assign-action", "A1", {"what": "Ask a second supplier", "owner_role": "Treasurer", "meeting": "B1"}),
            ("move-action-due", "A1", {"due": "2026-02-27", **WHY}),
            ("assign-action", "A2", {"what": "Count the rivets", "owner_role": "Master smith", "board": "crossing"}),
        ),
    ),
    (
        date(2026, 3, 9),
        (
            ("receive-return", "programme:2026-01-31", {"received_on": "2026-03-09", "sections": ["Progress"]}),
            ("change-forecast", "M1", {"forecast": "14 July 2026", **WHY}),
            ("assess-risk", "R1", {"current": {"likelihood": 5, "impact": 4}}),
            ("escalate-issue", "I1", {"to": BOARD, "note": "It takes more money."}),
            (
                "declare-rating",
                "workstream:steelwork:schedule",
                {"rating": {"light": "red"}, "rationale": "The steel is late.", "path_to_green": "A second supplier."},
            ),
            ("submit-paper", "P1", {"title": "A second supplier", "asked_of": [BOARD]}),
            ("make-recommendation", "R1", {"text": "Buy half elsewhere", "paper": "P1", "made_by": "Treasurer"}),
            (
                "request-change",
                "C1",
                {"what": "A later opening", "kind": "other", "asked_of": "crossing"},
            ),
            ("list-agenda-item", "B2", {"item": "1", "number": "1", "title": "The steel", "paper": "P1", "part": "I"}),
            ("list-agenda-item", "B2", {"item": "2", "number": "2", "title": "Prices", "part": "II"}),
            ("list-agenda-item", "B3", {"item": "1", "title": "The opening"}),
            ("draft-highlight-report", "march", {"reported_on": "2026-03-09"}),
        ),
    ),
    (date(2026, 3, 10), (("issue-highlight-report", "march", {}),)),
)
"""By the day on which it was recorded."""
