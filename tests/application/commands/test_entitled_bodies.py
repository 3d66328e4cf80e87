"""Whoever was asked for a change answers it, and a body in words only what was put to it, or where no board decides.

What is asked of a board is asked of one that could answer on that day.
"""

from typing import Any

import pytest

from api.bootstrap import Tracker
from domain.board_refusals import BoardIsReplaced, BoardNotThereYet, IsABoard, OnlyProposed
from domain.change_request import ChangeRequest, ChangeStanding
from domain.entitled_bodies import BoardsDecideHere
from tests.application.commands.asking_for_changes import asks, bridge, gives, order, standing, with_a_board
from tests.application.commands.riverside import ENGINEER, Council, at


@pytest.fixture
def council(tracker: Tracker) -> Council:
    return with_a_board(tracker)


@pytest.mark.parametrize("answer", ["approve-change", "reject-change"])
def test_where_a_board_decides_no_body_in_words_does_that_was_not_asked(council: Council, answer: str) -> None:
    asks(council)
    said: dict[str, Any] = {"body": "The tea lady", "note": "She likes it."}  # Any: as above
    with pytest.raises(BoardsDecideHere, match=r"not put to “The tea lady”\. The board “crossing” decides here"):
        gives(council, answer, "C1", **said)
    assert len(bridge(council).baselines) == 1
    asks(council, "C2", asked_of_body="the  tea lady")
    assert gives(council, answer, "C2", **said)


def test_a_body_in_words_decides_where_no_board_of_the_programme_could(since_january: Council) -> None:
    council, day = since_january, "2026-02-10"
    gives(council, "constitute-board", "users", name="Users", mandate="advises", effective_on="2026-01-05")
    gives(council, "constitute-board", "locks", name="Locks", stage="proposed", effective_on="2026-01-05")
    gives(council, "constitute-board", "old", name="Old board", effective_on="2026-01-05")
    gives(council, "replace-board", "old", note="It is over.", replaced_on="2026-02-02", effective_on="2026-02-02")
    gives(council, "constitute-board", "crossing", name="Crossing board", effective_on="2026-02-20")
    for ref in ("C1", "C2"):
        gives(council, "request-change", ref, by=ENGINEER, what="A lighthouse", kind="other", effective_on="2026-01-10")
    gives(council, "approve-change", "C1", body="The cabinets", note="It shines.", effective_on=day)
    assert standing(council) is ChangeStanding.APPROVED
    with pytest.raises(BoardsDecideHere, match="The board “old” decides"):
        gives(council, "approve-change", "C2", body="The cabinets", note="It shines.", effective_on="2026-01-20")
    with pytest.raises(BoardsDecideHere, match="The board “crossing” decides"):
        gives(council, "approve-change", "C2", body="The cabinets", note="It shines.", effective_on="2026-02-21")


def test_a_board_that_is_recorded_late_decides_since_the_day_it_is_in_place(since_january: Council) -> None:
    gives(since_january, "constitute-board", "crossing", name="Crossing board", in_place_since="2026-02-01")
    for ref in ("C1", "C2"):
        said = {"what": "A lighthouse", "kind": "other", "effective_on": "2026-01-10"}
        gives(since_january, "request-change", ref, by=ENGINEER, **said)
    with pytest.raises(BoardsDecideHere, match="The board “crossing” decides"):
        gives(since_january, "approve-change", "C1", body="The tea lady", note="Nice.", effective_on="2026-02-02")
    gives(since_january, "approve-change", "C2", body="The tea lady", note="Nice.", effective_on="2026-01-31")


def test_a_paper_is_believed_whichever_body_it_says_decided(council: Council) -> None:
    asks(council)
    council.quote(
        order("approve-change", "C1", body="The cabinets", note="It is worth it").order, at("change-request", "C1")
    )
    assert standing(council) is ChangeStanding.APPROVED


def test_a_change_is_not_put_to_a_board_in_words(council: Council) -> None:
    with pytest.raises(IsABoard):
        asks(council, asked_of_body="Crossing  board")


OLD: dict[str, Any] = {"name": "Old board", "effective_on": "2026-01-05"}  # Any: as above
LIGHTHOUSE: dict[str, Any] = {"what": "A lighthouse", "kind": "other"}  # Any: as above


@pytest.fixture
def over_time(since_january: Council) -> Council:
    """A board that was replaced in February, one that is only proposed, and two that are in place since February."""
    council, proposed = since_january, {**OLD, "stage": "proposed"}
    gives(council, "constitute-board", "old", **OLD)
    gives(council, "replace-board", "old", note="It is over.", effective_on="2026-02-02")
    for ref in ("locks", "ferry"):
        gives(council, "constitute-board", ref, **{**proposed, "name": f"The {ref}"})
    gives(council, "put-board-in-place", "ferry", effective_on="2026-02-02")
    gives(council, "constitute-board", "lamps", **{**OLD, "name": "Lamps"}, in_place_since="2026-02-02")
    return council


@pytest.mark.parametrize(
    ("board", "day", "refused"),
    [
        ("old", "2026-02-10", BoardIsReplaced),
        ("locks", "2026-02-10", OnlyProposed),
        ("ferry", "2026-01-10", BoardNotThereYet),
        ("lamps", "2026-01-10", BoardNotThereYet),
    ],
)
def test_nothing_is_asked_of_a_board_that_could_not_answer_that_day(
    over_time: Council, board: str, day: str, refused: type[Exception]
) -> None:
    asked = {**LIGHTHOUSE, "asked_of": board, "effective_on": day}
    with pytest.raises(refused):
        gives(over_time, "request-change", "C1", by=ENGINEER, **asked)
    over_time.quote(order("request-change", "C1", **asked).order, at("change-request", "C1"))
    assert over_time.record().get(ChangeRequest, "C1").asked_of == board


@pytest.mark.parametrize(("board", "day"), [("old", "2026-01-10"), ("ferry", "2026-02-10"), ("lamps", "2026-02-10")])
def test_something_is_asked_of_a_board_as_it_stood_that_day(over_time: Council, board: str, day: str) -> None:
    gives(over_time, "request-change", "C1", by=ENGINEER, **LIGHTHOUSE, asked_of=board, effective_on=day)
    assert standing(over_time) is ChangeStanding.OPEN
