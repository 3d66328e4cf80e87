"""What rose stays with the board that had it: no order and no correction about boards takes it from that afterwards."""

import pytest

from application.projections.escalations import EscalationDetail, escalation_detail
from domain.board_refusals import LeavesMattersBehind, TakesNothingOver
from domain.decided_at import DecisionsRestOnIt
from domain.escalation_refusals import CameToAReplacedBoard, DecidedBeforeItCame, WasWithAnotherBoard, WouldSitWithNone
from tests.application.commands.riverside import Council
from tests.application.commands.test_governing import WHY, constitutes, gives, withdraws


@pytest.fixture
def council(since_january: Council) -> Council:
    """Steering reports to cabinet, and something came to it in April."""
    for ref, above in (("cabinet", None), ("steering", "cabinet"), ("users", "cabinet"), ("council", None)):
        constitutes(since_january, ref, reports_to=above, mandate="decides", effective_on="2026-01-05")
    gives(since_january, "escalate-to-board", "programme", to="steering", note="Too dear", effective_on="2026-02-01")
    return since_january


def replaces(council: Council, on: str, by: str | None = "users", **header: object) -> int:
    return gives(council, "replace-board", "steering", by=by, replaced_on=on, note="A new order", **header)


def passes_up(council: Council) -> None:
    gives(council, "pass-escalation-up", "programme", to="cabinet", note="Not ours", effective_on="2026-02-15")


def resolves(council: Council) -> None:
    gives(council, "resolve-escalation", "programme", outcome="Paid", effective_on="2026-02-15")


def told_of(council: Council) -> EscalationDetail:
    return escalation_detail(council.record(), "programme")


def test_no_board_is_replaced_before_something_came_to_it(council: Council) -> None:
    with pytest.raises(CameToAReplacedBoard, match="to the board “The steering board” on 1 February 2026"):
        replaces(council, "2026-01-20")
    replaced = replaces(council, "2026-02-10")
    with pytest.raises(CameToAReplacedBoard):
        replaces(council, "2026-01-20", corrects=replaced, **WHY)


def test_no_board_is_replaced_before_it_passed_something_up(council: Council) -> None:
    passes_up(council)
    with pytest.raises(WasWithAnotherBoard, match="on 15 February 2026, when that passed it up"):
        replaces(council, "2026-02-10", by=None)
    replaces(council, "2026-02-20", by=None)


def test_no_correction_gives_what_a_successor_settled_to_another_board(council: Council) -> None:
    replaced = replaces(council, "2026-02-10")
    resolves(council)
    for day, by in (("2026-02-10", "council"), ("2026-02-20", "users")):
        with pytest.raises(WasWithAnotherBoard, match="with the board “The users board” on 15 February 2026"):
            replaces(council, day, by, corrects=replaced, **WHY)
    with pytest.raises(WasWithAnotherBoard, match="when that resolved it"):
        withdraws(council, replaced, "board", "steering")
    assert told_of(council).in_words.startswith("This programme was resolved by the board “The users board”")
    replaces(council, "2026-02-12", corrects=replaced, **WHY)


def test_no_board_hands_on_what_sits_with_it_to_one_that_is_gone_or_only_proposed(council: Council) -> None:
    constitutes(council, "ferry", stage="proposed", effective_on="2026-01-05")
    gives(council, "replace-board", "users", note="Nobody came", effective_on="2026-02-20")
    for day, by, why in (("2026-02-10", "users", "was replaced by none"), ("2026-02-25", "ferry", "is only proposed")):
        with pytest.raises(TakesNothingOver, match=f"The {by} board”, which would have that next, {why}"):
            replaces(council, day, by)
    replaced = replaces(council, "2026-02-10", "council")
    for by in ("users", "ferry"):
        with pytest.raises(TakesNothingOver):
            replaces(council, "2026-02-10", by, corrects=replaced, **WHY)
    with pytest.raises(LeavesMattersBehind):
        gives(council, "replace-board", "council", note="Nobody came", effective_on="2026-02-20")
    assert told_of(council).escalation.board == "council"


def test_no_board_leaves_behind_what_was_asked_of_it_until_that_is_answered_or_withdrawn(council: Council) -> None:
    gives(council, "request-change", "C1", what="A lighthouse", kind="other", asked_of="council")
    with pytest.raises(
        LeavesMattersBehind, match=r"With the board “The council board” sits still: change request “C1”"
    ):
        gives(council, "replace-board", "council", note="Nobody came")
    gives(council, "withdraw-change", "C1", note="Too dear")
    gives(council, "replace-board", "council", note="Nobody came")


def test_no_correction_leaves_what_rose_with_a_board_that_is_only_proposed(council: Council) -> None:
    constitutes(council, "ferry", stage="proposed", effective_on="2026-01-05")
    begun = gives(council, "put-board-in-place", "ferry", effective_on="2026-01-20")
    replaces(council, "2026-02-10", "ferry")
    with pytest.raises(WouldSitWithNone, match="would sit with the board “The ferry board”, which is only proposed"):
        withdraws(council, begun, "board", "ferry")
    gives(council, "return-escalation", "programme", asked="Wait")
    withdraws(council, begun, "board", "ferry")


def test_no_decision_settles_what_came_later_nor_is_put_right_to_a_day_before_that(council: Council) -> None:
    taken: dict[str, object] = {"text": "Pay it", "board": "steering"}
    gives(council, "take-decision", "D1", taken_on="2026-01-20", **taken)
    with pytest.raises(DecidedBeforeItCame, match="“D1” was taken before 1 February 2026"):
        gives(council, "resolve-escalation", "programme", outcome="Paid", decision="D1", effective_on="2026-02-15")
    later = gives(council, "take-decision", "D2", taken_on="2026-02-15", **taken)
    gives(council, "resolve-escalation", "programme", outcome="Paid", decision="D2")
    with pytest.raises(DecisionsRestOnIt, match="was taken before 1 February 2026"):
        gives(council, "take-decision", "D2", taken_on="2026-01-20", **taken, corrects=later, **WHY)
