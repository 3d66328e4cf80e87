"""Boards are told apart by name while they are at work, and report to none that is gone for good."""

import pytest

from domain.board_beside import must_be_the_only_one_called, must_report_to_a_board
from domain.board_facts import BoardReplaced, BoardStage
from domain.board_refusals import ReportsToNobody, SameNameTwice
from tests.domain.given import TODAY, told
from tests.domain.test_board import A_MONTH_AGO, A_YEAR_AGO, REPLACED, board


def test_a_name_that_is_taken_by_a_board_at_work_is_taken_however_it_is_spelt() -> None:
    others = {"ferry": board(ref="ferry")}
    with pytest.raises(SameNameTwice, match="The board “ferry” is called “The  FERRY board” too"):
        must_be_the_only_one_called("The  FERRY board", "crossing", others, on=TODAY)
    must_be_the_only_one_called("The ferry board", "ferry", others, on=TODAY)
    must_be_the_only_one_called("The ferryboat", "crossing", others, on=TODAY)


def test_a_board_may_be_called_as_one_was_that_is_gone_or_one_would_be_that_is_proposed() -> None:
    gone = {"ferry": board(told(REPLACED, effective_on=A_MONTH_AGO.starts), ref="ferry")}
    must_be_the_only_one_called("The ferry board", "crossing", gone, on=A_MONTH_AGO.starts)
    with pytest.raises(SameNameTwice):
        must_be_the_only_one_called("The ferry board", "crossing", gone, on=A_YEAR_AGO.starts)
    must_be_the_only_one_called(
        "The ferry board", "crossing", {"ferry": board(ref="ferry", stage=BoardStage.PROPOSED)}, on=TODAY
    )


def test_a_board_reports_to_none_that_is_gone_without_a_successor() -> None:
    gone = board(told(BoardReplaced(), effective_on=A_MONTH_AGO.starts), ref="ferry")
    with pytest.raises(ReportsToNobody, match="“Crossing” cannot report to the board “The ferry board”"):
        must_report_to_a_board("Crossing", gone, on=A_MONTH_AGO.starts)
    must_report_to_a_board("Crossing", gone, on=A_YEAR_AGO.starts)
    must_report_to_a_board("Crossing", board(REPLACED, ref="ferry"), on=TODAY)
    must_report_to_a_board("Crossing", None, on=TODAY)
