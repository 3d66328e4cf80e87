"""A board is replaced once it has met for the last time, whichever way its end is recorded."""

import pytest

from domain.board import Board
from domain.meeting import Meeting
from domain.still_to_meet import ItsBoardMeetsNoMore, LeavesMeetingsBehind
from tests.application.commands.riverside import Council
from tests.application.commands.test_corrections_among_others import withdraws
from tests.application.commands.test_governing import WHY, constitutes, gives

LONG_AGO, BEFORE, THEN, LATER = "2026-01-05", "2026-02-01", "2026-02-10", "2026-04-14"
GONE = {"note": "The bridge stands."}


@pytest.fixture
def council(since_january: Council) -> Council:
    """Two boards since long ago; today is in March."""
    constitutes(since_january, "crossing", effective_on=LONG_AGO)
    constitutes(since_january, "ferry", effective_on=LONG_AGO)
    return since_january


def calls(council: Council, on: str = LATER, ref: str = "B1") -> int:
    return gives(council, "schedule-meeting", ref, board="crossing", on=on)


def replaces(council: Council, **said: object) -> int:
    return gives(council, "replace-board", "crossing", **GONE, **said)


@pytest.mark.parametrize(
    ("on", "said", "told"),
    [
        (LATER, {}, r"replaced on 3 March 2026: it is still to hold meeting “B1” \(14 April 2026\)\. Cancel it first"),
        (LATER, {"by": "ferry"}, "still to hold"),
        (THEN, {"replaced_on": BEFORE}, r"replaced on 1 February 2026: it is still to hold meeting “B1” \(10 February"),
        (THEN, {"effective_on": BEFORE}, "replaced on 1 February 2026: it is still to hold"),
        (THEN, {"replaced_on": "January 2026"}, "replaced on 31 January 2026: it is still to hold"),
        (THEN, {"replaced_on": THEN}, "still to hold"),
        ("March 2026", {}, r"still to hold meeting “B1” \(March 2026\)"),
        ("TBC", {}, r"still to hold meeting “B1” \(TBC\)"),
    ],
)
def test_no_board_is_replaced_while_it_is_still_to_meet(
    council: Council, on: str, said: dict[str, object], told: str
) -> None:
    calls(council, on)
    with pytest.raises(LeavesMeetingsBehind, match=told):
        replaces(council, **said)
    assert not council.record().get(Board, "crossing").is_replaced


def test_all_the_meetings_that_are_left_are_named(council: Council) -> None:
    calls(council)
    calls(council, "TBC", "B2")
    both = r"meeting “B1” \(14 April 2026\) and meeting “B2” \(TBC\)\. Cancel them first, move them to an earlier day"
    with pytest.raises(LeavesMeetingsBehind, match=both):
        replaces(council)


def test_what_is_certainly_over_by_then_or_was_cancelled_or_is_anothers_keeps_no_board(council: Council) -> None:
    calls(council, THEN)
    calls(council, ref="B2")
    gives(council, "cancel-meeting", "B2", note="Nobody can come.")
    gives(council, "schedule-meeting", "F1", board="ferry", on=LATER)
    replaces(council, replaced_on="2026-02-11")
    assert council.record().get(Board, "crossing").is_replaced


def test_no_correction_of_its_end_leaves_a_meeting_behind(council: Council) -> None:
    calls(council, THEN)
    gone = replaces(council, replaced_on="2026-02-20")
    with pytest.raises(LeavesMeetingsBehind, match="replaced on 1 February 2026"):
        replaces(council, replaced_on=BEFORE, corrects=gone, **WHY)
    replaces(council, replaced_on="2026-02-11", corrects=gone, **WHY)


def test_an_end_that_was_withdrawn_does_not_come_back_over_a_meeting_that_was_called_since(council: Council) -> None:
    gone = replaces(council)
    withdrawn = withdraws(council, gone, "board", "crossing")
    calls(council)
    with pytest.raises(LeavesMeetingsBehind):
        withdraws(council, withdrawn, "board", "crossing")


def test_no_meeting_comes_back_of_a_board_that_was_replaced_since(council: Council) -> None:
    calls(council)
    cancelled = gives(council, "cancel-meeting", "B1", note="Nobody can come.")
    replaces(council)
    told = "Then the meeting of 14 April 2026 would be to come, and the board “The crossing board”, whose"
    with pytest.raises(ItsBoardMeetsNoMore, match=told):
        withdraws(council, cancelled, "meeting", "B1")
    assert council.record().get(Meeting, "B1").is_cancelled


def test_an_earlier_day_to_which_it_was_moved_is_not_withdrawn_either(council: Council) -> None:
    calls(council)
    moved = gives(council, "move-meeting", "B1", to=THEN, note="The hall is closed.")
    replaces(council, replaced_on="2026-02-11")
    with pytest.raises(ItsBoardMeetsNoMore):
        withdraws(council, moved, "meeting", "B1")
