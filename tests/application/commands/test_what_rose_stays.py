"""What rose stays with the board that had it: no order and no correction about boards takes it from that afterwards."""

import pytest

from application.projections.escalations import EscalationDetail, escalation_detail
from domain.decided_at import DecisionsRestOnIt
from domain.escalation_refusals import CameToAReplacedBoard, DecidedBeforeItCame, WasWithAnotherBoard
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


def test_no_decision_settles_what_came_later_nor_is_put_right_to_a_day_before_that(council: Council) -> None:
    taken: dict[str, object] = {"text": "Pay it", "board": "steering"}
    gives(council, "take-decision", "D1", taken_on="2026-01-20", **taken)
    with pytest.raises(DecidedBeforeItCame, match="“D1” was taken before 1 February 2026"):
        gives(council, "resolve-escalation", "programme", outcome="Paid", decision="D1", effective_on="2026-02-15")
    later = gives(council, "take-decision", "D2", taken_on="2026-02-15", **taken)
    gives(council, "resolve-escalation", "programme", outcome="Paid", decision="D2")
    with pytest.raises(DecisionsRestOnIt, match="was taken before 1 February 2026"):
        gives(council, "take-decision", "D2", taken_on="2026-01-20", **taken, corrects=later, **WHY)
