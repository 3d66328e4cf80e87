"""Boards beside one another: told apart by name, below none that is gone, in words only before they were there."""

from typing import Any

import pytest

from domain.board import Board
from domain.board_refusals import IsABoard, OnlyAdvises, ReportsToNobody, SameNameTwice
from domain.correcting import LaterEntriesImpossible
from domain.decision import Decision
from domain.happening import EndedBeforeItBegan, NotYet
from tests.application.commands.riverside import Council
from tests.application.commands.test_governing import WHY, constitutes, gives


def test_a_body_in_words_is_a_board_only_since_that_is_there(since_january: Council) -> None:
    constitutes(since_january, "ferry")
    agreed = {"text": "Run at night", "bodies": ["The ferry board"]}
    gives(since_january, "take-decision", "D1", **agreed, taken_on="2026-02-10")
    assert since_january.record().get(Decision, "D1").bodies == ("The ferry board",)
    with pytest.raises(IsABoard):
        gives(since_january, "take-decision", "D2", **agreed, taken_on="2026-03-03")


def test_a_board_takes_the_name_of_the_one_it_replaced_once_that_is_gone(council: Council) -> None:
    constitutes(council, "old", name="Ferry board")
    with pytest.raises(SameNameTwice):
        constitutes(council, "new", name="ferry Board")
    constitutes(council, "new", name="ferry Board", stage="proposed")
    with pytest.raises(SameNameTwice):
        gives(council, "put-board-in-place", "new")
    gives(council, "replace-board", "old", by="new", note="The councils merged.")
    gives(council, "put-board-in-place", "new")
    assert council.record().get(Board, "new").stage == "in-place"


def test_a_correction_gives_no_board_the_name_of_another_but_leaves_it_its_own(council: Council) -> None:
    constitutes(council, "ferry")
    first = constitutes(council, "crossing")
    with pytest.raises(SameNameTwice):
        constitutes(council, "crossing", name="The ferry board", corrects=first, **WHY)
    constitutes(council, "crossing", lead_role="Mayor", corrects=first, **WHY)
    assert council.record().get(Board, "crossing").lead_role == "Mayor"


def test_no_board_is_let_report_to_one_that_was_replaced_by_none(council: Council) -> None:
    constitutes(council, "cabinet")
    constitutes(council, "crossing", reports_to="cabinet")
    constitutes(council, "ferry")
    gives(council, "replace-board", "cabinet", note="The councils merged.")
    with pytest.raises(ReportsToNobody):
        gives(council, "change-board-reporting-line", "ferry", reports_to="cabinet")
    with pytest.raises(ReportsToNobody):
        constitutes(council, "tolls", reports_to="cabinet")


def test_the_days_of_a_board_are_put_right_only_as_they_can_have_been(since_january: Council) -> None:
    begun = {"stage": "in-place", "effective_on": "2026-01-05"}
    first = constitutes(since_january, "ferry", in_place_since="2026-01-05", **begun)
    gone = gives(since_january, "replace-board", "ferry", replaced_on="2026-02-10", note="The councils merged.")
    with pytest.raises(LaterEntriesImpossible, match="began on 11 February 2026, so it cannot have ended"):
        constitutes(since_january, "ferry", in_place_since="2026-02-11", corrects=first, **begun, **WHY)
    with pytest.raises(NotYet):
        constitutes(since_january, "ferry", in_place_since="2027-01-01", corrects=first, **begun, **WHY)
    with pytest.raises(EndedBeforeItBegan):
        gives(since_january, "replace-board", "ferry", replaced_on="2025-12-01", note="No.", corrects=gone, **WHY)


def test_a_board_that_is_recorded_late_is_a_board_since_the_day_it_is_in_place(since_january: Council) -> None:
    constitutes(since_january, "ferry", mandate="advises", in_place_since="2026-01-05")
    with pytest.raises(IsABoard):
        gives(since_january, "take-decision", "D1", text="Run", bodies=["the ferry board"], taken_on="2026-02-10")
    gives(since_january, "take-decision", "D2", text="Run", bodies=["the ferry board"], taken_on="2026-01-04")
    gives(since_january, "plan-phase", "G1", name="Piers", effective_on="2026-01-05")
    with pytest.raises(OnlyAdvises):
        gives(since_january, "review-gate", "G1", outcome="stop", board="The ferry board", decided_on="2026-02-10")


@pytest.mark.parametrize(
    "said",
    [
        {"name": "The ferry-board"},
        {"name": "The ferryboard"},
        {"name": "The fer\u200bry board"},
        {"name": "Boats", "also_written": ["The ferry board"]},
        {"name": "Boats", "also_written": ["FB"]},
        {"name": "FB"},
    ],
    ids=(
        "a dash",
        "no space",
        "what nobody sees",
        "written as its name",
        "written as it is written",
        "as it is written",
    ),
)
def test_no_board_is_called_or_written_as_another(council: Council, said: dict[str, Any]) -> None:  # Any: as in gives
    constitutes(council, "ferry", also_written=["fb"])
    with pytest.raises(SameNameTwice):
        constitutes(council, "boats", **said)
    constitutes(council, "boats", **said, stage="proposed")
    with pytest.raises(SameNameTwice):
        gives(council, "put-board-in-place", "boats")
