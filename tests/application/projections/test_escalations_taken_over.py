"""What rose and was with a board that another took the place of: the way names both, and a resolution whose it was.

Whatever tells with whom something sits names the one that took it over.
"""

from datetime import date

from application.projections.attention import attention
from application.projections.escalations import escalation_detail
from application.projections.issues import issue_list
from application.projections.needs import Need
from application.projections.risks import risk_register
from domain.board_facts import BoardConstituted, BoardReplaced
from domain.escalation_facts import EscalationResolved
from domain.risk import RiskIdentified
from tests.application.projections.building import Telling, record_of
from tests.application.projections.test_escalations import (
    AS_AT,
    BOARDS,
    DAY,
    ISSUES,
    LATER,
    SETTLED,
    UP,
    opened,
    risen,
)

MIDST = date(2026, 3, 10)
USERS: Telling = ("board", "users", BoardConstituted(name="User group", level=1, reports_to="joint"), DAY)


def way(*tellings: Telling) -> list[tuple[str, str, int | None]]:
    record = record_of(*BOARDS, USERS, *ISSUES, *tellings, as_at=AS_AT)
    return [(step.how_in_words, step.board_name, step.days) for step in escalation_detail(record, "issue:I1").steps]


def replaced(on: date | None, by: str = "users") -> Telling:
    return "board", "steering", BoardReplaced(by=by), on


def test_what_a_successor_passed_up_was_with_it_too() -> None:
    assert way(*risen("I1", UP), replaced(MIDST)) == [
        ("escalated", "Steering group", 7),
        ("taken over", "User group", 7),
        ("passed up", "Joint board", 15),
    ]
    assert way(*risen("I1", UP), replaced(LATER)) == [
        ("escalated", "Steering group", 14),
        ("passed up", "Joint board", 15),
    ]


def test_it_is_the_board_that_resolved_it_whatever_is_said_of_successors() -> None:
    by_users = EscalationResolved(outcome="It is caulked", board="users")
    for settled, said in ((SETTLED, "Steering group"), (by_users, "User group")):
        for on in (MIDST, LATER, AS_AT, None):
            record = record_of(*BOARDS, USERS, *ISSUES, *risen("I1", settled), replaced(on), as_at=AS_AT)
            detail = escalation_detail(record, "issue:I1")
            assert f"was resolved by the board “{said}”, 14 days after it rose" in detail.in_words
            assert (detail.escalation.board, detail.escalation.board_name) == (settled.board, said)
    assert way(*risen("I1", SETTLED), replaced(LATER)) == [("escalated", "Steering group", 14)]
    assert way(*risen("I1", by_users), replaced(LATER))[-1] == ("taken over", "User group", 0)


def test_no_board_has_it_for_fewer_days_than_none() -> None:
    before: Telling = ("board", "steering", BoardReplaced(by="users"), date(2026, 1, 1))
    assert way(*risen("I1"), before) == [("escalated", "Steering group", 0), ("taken over", "User group", 29)]


def test_issues_and_risks_say_which_board_took_them_over_and_when() -> None:
    risk: Telling = ("risk", "R1", RiskIdentified(event="The river floods"), DAY)
    rose: Telling = ("escalation", "risk:R1", opened("R1", kind="risk"), DAY)
    gone_too: Telling = ("board", "users", BoardReplaced(by="joint"), AS_AT)
    told = (*BOARDS, USERS, *ISSUES, *risen("I1"), risk, rose, replaced(MIDST), gone_too)
    for as_at, named, on in ((LATER, "User group", MIDST), (AS_AT, "Joint board", AS_AT), (DAY, "Steering group", DAY)):
        record = record_of(*told, as_at=as_at)
        here = escalation_detail(record, "issue:I1").escalation
        issue, rising = issue_list(record).issues[0], risk_register(record).risks[0]
        assert (here.board_name, here.since) == (named, on)
        assert (issue.escalated_to, issue.escalated_on) == (rising.escalated_to, rising.escalated_on) == (named, on)


def test_what_needs_attention_names_the_board_that_took_it_over() -> None:
    record = record_of(*BOARDS, USERS, *ISSUES, *risen("I1"), replaced(MIDST), as_at=AS_AT)
    whys = [item.why for item in attention(record).items if item.need is Need.ESCALATED_ISSUE]
    assert whys == ["Escalated to User group, 10 March 2026."]
