"""What rose and was with a board that another took the place of: the way names both, and a resolution whose it was."""

from datetime import date

from application.projections.escalations import escalation_detail
from domain.board_facts import BoardConstituted, BoardReplaced
from domain.escalation_facts import EscalationResolved
from tests.application.projections.building import Telling, record_of
from tests.application.projections.test_escalations import AS_AT, BOARDS, DAY, ISSUES, LATER, SETTLED, UP, risen

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
