"""The Riverside Crossing from January to March, with something in every section of its highlight report."""

from datetime import date
from typing import Any

from api.bootstrap import Tracker
from application.commands.catalogue import BY_NAME
from application.commands.office import Instruction, carry_out
from domain.actor import Actor, Grant, Role
from domain.entry import Address
from tests.wall_clock import WallClock

CLERK = Actor("Town clerk", (Grant(Role.ADMINISTRATOR),))
WHY = {"reason": "supplier", "note": "The steel arrived late."}
Said = dict[str, Any]  # Any: the JSON of an order

A_YEAR: tuple[tuple[date, tuple[tuple[str, str, Said], ...]], ...] = (
    (
        date(2026, 1, 5),
        (
            ("register-programme", "riverside", {"name": "Riverside Crossing", "cadence": {"every_days": 28}}),
            ("plan-phase", "P1", {"name": "Foundations", "window": "June 2026"}),
            ("open-workstream", "steelwork", {"name": "Steelwork", "lead_role": "Master smith"}),
            ("open-workstream", "rivets", {"name": "Rivets", "parent": "steelwork"}),
            (
                "plan-milestone",
                "M1",
                {"title": "Bridge opens", "baseline": "29 May 2026", "owner_role": "Bridge engineer", "phase": "P1"},
            ),
            ("plan-milestone", "M2", {"title": "Steel arrives", "baseline": "End of Jan 26", "workstream": "rivets"}),
            ("plan-milestone", "M3", {"title": "Ferry is sold", "baseline": "Q2 2026/27"}),
            ("plan-milestone", "M4", {"title": "Paint dries", "depends_on": ["M2"]}),
            ("declare-rating", "programme:overall", {"rating": {"light": "green"}, "rationale": "All is well."}),
            (
                "declare-rating",
                "programme:budget",
                {"rating": {"light": "amber"}, "rationale": "Paint is dear.", "path_to_green": "Less paint."},
            ),
            ("identify-risk", "R1", {"event": "The steel is late", "current": {"likelihood": 3, "impact": 4}}),
            ("raise-issue", "I1", {"what": "The ferry leaks", "severity": "high"}),
            ("draft-highlight-report", "january", {"reported_on": "2026-01-05", "prepared_by": "Bridge engineer"}),
            ("answer-summary-flag", "january", {"flag": "changed-or-new-risks", "answer": True}),
        ),
    ),
    (date(2026, 1, 6), (("issue-highlight-report", "january", {}),)),
    (
        date(2026, 2, 2),
        (
            ("meet-milestone", "M2", {"met_on": "2026-02-02", "note": "Two days late."}),
            ("change-forecast", "M1", {"forecast": "14 July 2026", **WHY}),
            ("note-milestone-progress", "M4", {"status": "ongoing", "comment": "One coat is on."}),
            ("drop-milestone", "M3", {"note": "Nobody wants the ferry."}),
            ("assess-risk", "R1", {"current": {"likelihood": 5, "impact": 4}}),
            ("identify-risk", "R2", {"event": "The river floods", "owner_role": "Treasurer"}),
            ("escalate-issue", "I1", {"to": "Crossing board", "note": "It takes more money."}),
            ("draft-highlight-report", "february", {"reported_on": "2026-02-02"}),
            ("withdraw-highlight-report", "february", {"note": "It was begun on the wrong day."}),
        ),
    ),
    (
        date(2026, 2, 4),
        (
            (
                "draft-highlight-report",
                "february-2",
                {"reported_on": "2026-02-03", "prepared_by": "Bridge engineer", "next_report": "Early March 2026"},
            ),
            ("answer-summary-flag", "february-2", {"flag": "changed-or-new-risks", "answer": False}),
            ("answer-summary-flag", "february-2", {"flag": "major-issues-for-board", "answer": True}),
            (
                "list-communication",
                "february-2",
                {"item": "C1", "event": "Newsletter to both banks", "when": "16 March 2026", "audience": "Everybody"},
            ),
            ("note-budget", "february-2", {"item": "B1", "note_on_budget": "Paint costs £1,200 more – twice."}),
            ("list-board-item", "february-2", {"item": "X1", "issue": "Sell the ferry?", "is_change_request": True}),
            ("leave-section-empty", "february-2", {"section": "progress", "as_written": "See the minutes"}),
            ("list-distribution", "february-2", {"recipients": [{"role": "Mayor"}, {"role": "Bridge engineer"}]}),
            ("identify-risk", "R3", {"event": "It rains on the day of the opening"}),
        ),
    ),
)
"""By the day on which it was recorded."""

ITS_RETURNS: tuple[tuple[date, tuple[tuple[str, str, Said], ...]], ...] = (
    (
        date(2026, 2, 4),
        (
            (
                "ask-for-returns",
                "riverside",
                {
                    "asked_of": "workstreams",
                    "rhythm": "weekly",
                    "starting": "2026-01-05",
                    "due_after": 2,
                    "days": "working",
                    "sections": ["Progress", "Risks"],
                    "effective_on": "2026-02-02",
                    "command_id": "riverside-returns-asked",
                },
            ),
            (
                "receive-return",
                "workstream:steelwork:2026-01-18",
                {
                    "received_on": "2026-01-19",
                    "sections": ["Progress"],
                    "effective_on": "2026-02-02",
                    "command_id": "riverside-returns-first",
                },
            ),
        ),
    ),
)
"""What is asked of the workstreams from the first week on, and the little that came of it."""


def lived(tracker: Tracker, clock: WallClock, year: tuple[tuple[date, tuple[tuple[str, str, Said], ...]], ...]) -> None:
    """Give the orders of each day, on that day."""
    for day, orders in year:
        clock.today_is(day)
        for number, (name, ref, said) in enumerate(orders):
            rule = BY_NAME[name]
            order = rule.order.model_validate({"command_id": f"riverside-{day}-{number}", **said})
            carry_out([Instruction(order, Address("riverside", rule.kind, ref))], actor=CLERK, office=tracker.office)
