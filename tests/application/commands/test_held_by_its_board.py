"""A meeting was held by its board as that stood on its day, and no later order about the board denies it that."""

from collections.abc import Sequence

import pytest

from domain.board import Board
from domain.board_refusals import BoardIsReplaced
from domain.decided_at import DecisionsRestOnIt
from domain.meeting import Meeting
from domain.meeting_refusals import MoreThanBelong
from tests.application.commands.riverside import Council
from tests.application.commands.test_governing import WHY, constitutes, gives, quotes

LONG_AGO, BEFORE, THEN, SINCE_THEN = "2026-01-05", "2026-02-01", "2026-02-10", "2026-02-20"
GONE = {"note": "The bridge stands."}


def seats(count: int) -> Sequence[dict[str, object]]:
    return [{"seat": "Members", "count": count}]


@pytest.fixture
def council(since_january: Council) -> Council:
    """A board without a stage, of five since long ago, which was to meet in February."""
    constitutes(since_january, "crossing", seats=seats(5), mandate="decides", effective_on=LONG_AGO)
    quotes(since_january, "schedule-meeting", "B1", board="crossing", on=THEN, effective_on=LONG_AGO)
    return since_january


def is_held(council: Council, *, present: int) -> None:
    gives(council, "hold-meeting", "B1", attendance=[{"of": "Members", "present": present}])


def test_those_who_were_there_are_counted_against_the_seats_of_that_day(council: Council) -> None:
    gives(council, "change-board-seats", "crossing", seats=seats(3), effective_on=SINCE_THEN)
    with pytest.raises(MoreThanBelong):
        is_held(council, present=6)
    is_held(council, present=4)
    held = council.record().get(Meeting, "B1").held
    assert held is not None
    assert held.members == 5


def test_seats_that_were_added_since_were_nobodys_then(council: Council) -> None:
    gives(council, "change-board-seats", "crossing", seats=seats(9))
    with pytest.raises(MoreThanBelong):
        is_held(council, present=9)


@pytest.mark.parametrize("since", [SINCE_THEN, "2026-03-03", "March 2026"])
def test_no_decision_is_left_before_its_board_was_in_place(council: Council, since: str) -> None:
    constitutes(council, "ferry")
    gives(council, "take-decision", "D1", text="Sail", board="ferry", taken_on=THEN)
    with pytest.raises(DecisionsRestOnIt, match="Correct or withdraw that decision first"):
        gives(council, "put-board-in-place", "ferry", since=since)
    gives(council, "put-board-in-place", "ferry", since=THEN)
    assert council.record().get(Board, "ferry").stage == "in-place"


@pytest.mark.parametrize(
    ("order", "said"),
    [
        ("replace-board", {"replaced_on": BEFORE, **GONE}),
        ("replace-board", {"effective_on": BEFORE, **GONE}),
        ("replace-board", {"replaced_on": "January 2026", **GONE}),
        ("put-board-in-place", {"since": SINCE_THEN}),
    ],
    ids=("replaced on", "takes effect", "fuzzy", "put in place"),
)
def test_no_meeting_that_was_held_is_left_without_its_board(
    council: Council, order: str, said: dict[str, object]
) -> None:
    is_held(council, present=4)
    before = council.last().position
    met = "Then the meeting of 10 February 2026 could not have been held by the board “The crossing board”: "
    with pytest.raises(DecisionsRestOnIt, match=f"^{met}.*Correct or withdraw that meeting first.$"):
        gives(council, order, "crossing", **said)
    assert council.last().position == before


def test_no_correction_of_its_end_leaves_a_meeting_that_was_held_without_its_board(council: Council) -> None:
    is_held(council, present=4)
    gone = gives(council, "replace-board", "crossing", replaced_on=SINCE_THEN, **GONE)
    with pytest.raises(DecisionsRestOnIt, match="could not have been held"):
        gives(council, "replace-board", "crossing", replaced_on=BEFORE, **GONE, corrects=gone, **WHY)
    gives(council, "replace-board", "crossing", replaced_on=THEN, **GONE, corrects=gone, **WHY)


def test_a_meeting_that_was_cancelled_leaves_its_board_free(council: Council) -> None:
    gives(council, "cancel-meeting", "B1", note="The bridge stands.")
    gives(council, "replace-board", "crossing", replaced_on=BEFORE, **GONE)
    assert council.record().get(Board, "crossing").is_replaced


def test_after_a_month_in_which_it_was_replaced_a_board_meets_no_more(council: Council) -> None:
    gives(council, "cancel-meeting", "B1", note="The bridge stands.")
    gives(council, "replace-board", "crossing", replaced_on="January 2026", **GONE)
    with pytest.raises(BoardIsReplaced):
        gives(council, "schedule-meeting", "B2", board="crossing", on="2026-02-12")
    gives(council, "schedule-meeting", "B3", board="crossing", on="2026-01-31")
