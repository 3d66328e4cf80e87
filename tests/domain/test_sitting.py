"""What sits with a board that is replaced sits with its successor, and nothing is left with none."""

import pytest

from domain.board import Board
from domain.board_facts import BoardReplaced, BoardStage
from domain.board_refusals import BoardIsReplaced, LeavesMattersBehind, TakesNothingOver
from domain.escalation import escalate
from domain.escalation_facts import EscalationPassedUp, EscalationReturned
from domain.escalation_refusals import AlreadyEscalated, NotBelow, NothingAbove, SitsElsewhere
from domain.sitting import lies_below, must_leave_nothing_behind, next_above, sits_with
from tests.domain.given import TODAY
from tests.domain.test_escalation import LATER, OPENED, SETTLED, UP, board, risen, three


def test_what_sat_with_a_board_that_was_replaced_sits_with_its_successor() -> None:
    boards = three(steering=board("steering", BoardReplaced(by="joint"), reports_to="joint"))
    assert sits_with("steering", boards) == "joint"
    further = EscalationPassedUp(to="cabinet")
    assert risen().pass_up(further, boards, on=LATER) == [further]
    settled = SETTLED.model_copy(update={"board": "joint"})
    assert risen().resolve(settled, boards["joint"], on=LATER, boards=boards) == [settled]
    with pytest.raises(SitsElsewhere, match="sits with the board “Joint”, not with “steering”"):
        risen().resolve(SETTLED, boards["steering"], on=LATER, boards=boards)
    with pytest.raises(AlreadyEscalated, match="it sits with the board “Joint”"):
        escalate(risen(), OPENED, boards)


def test_it_takes_whatever_it_has_on_the_day_it_is_replaced_from_it_and_nothing_more() -> None:
    with pytest.raises(BoardIsReplaced):
        escalate(None, OPENED, three(steering=board("steering", BoardReplaced(by="joint"))), on=TODAY)


def test_it_rises_past_a_board_that_is_gone_without_a_successor() -> None:
    boards = three(joint=board("joint", BoardReplaced(), reports_to="cabinet"))
    assert next_above(boards["steering"], boards) == boards["cabinet"]
    boards = three(joint=board("joint", BoardReplaced()))
    assert next_above(boards["steering"], boards) is None


def test_a_board_is_replaced_by_none_only_where_nothing_sits_with_it() -> None:
    boards, matters = three(), {"issue “I3”": "steering"}
    with pytest.raises(LeavesMattersBehind, match=r"With the board “Steering” sits still: issue “I3”\. Name the board"):
        must_leave_nothing_behind(boards["steering"], None, matters, boards)
    must_leave_nothing_behind(boards["steering"], "joint", matters, boards)
    must_leave_nothing_behind(boards["cabinet"], None, matters, boards)
    replaced = three(steering=board("steering", BoardReplaced(by="joint")))
    with pytest.raises(LeavesMattersBehind):
        must_leave_nothing_behind(replaced["joint"], None, matters, replaced)


@pytest.mark.parametrize(
    ("successor", "why"),
    [
        (board("joint", BoardReplaced()), "was replaced by none"),
        (board("joint", stage=BoardStage.PROPOSED), "is only proposed"),
        (board("joint", stage=BoardStage.ALTERNATIVE), "is only proposed"),
    ],
)
def test_its_matters_go_to_no_board_that_cannot_take_them(successor: Board, why: str) -> None:
    boards, matters = (
        three(joint=successor, users=board("users", BoardReplaced(by="joint"))),
        {"issue “I3”": "steering"},
    )
    for by in ("joint", "users"):
        told = f"sits still: issue “I3”, and the board “Joint”, which would have that next, {why}"
        with pytest.raises(TakesNothingOver, match=told):
            must_leave_nothing_behind(boards["steering"], by, matters, boards)
    must_leave_nothing_behind(boards["steering"], "joint", {}, boards)
    must_leave_nothing_behind(boards["steering"], "cabinet", matters, boards)


def test_what_is_left_with_a_board_that_is_gone_is_not_told_to_be_resolved_there() -> None:
    gone = three(steering=board("steering", BoardReplaced()))
    with pytest.raises(NothingAbove, match=r"“Steering” was replaced by none, and .* Return it .* or withdraw it"):
        risen().pass_up(EscalationPassedUp(to="cabinet"), gone, on=LATER)


def test_a_successor_passes_on_to_what_the_board_it_replaced_reported_to() -> None:
    boards = three(joint=board("joint", BoardReplaced(by="steering"), reports_to="cabinet"))
    assert next_above(boards["steering"], boards) == boards["cabinet"]
    assert risen().pass_up(EscalationPassedUp(to="cabinet"), boards, on=LATER)
    boards = three(
        joint=board("joint", BoardReplaced(by="users"), reports_to="cabinet"),
        users=board("users", BoardReplaced(by="steering")),
    )
    assert next_above(boards["steering"], boards) == boards["cabinet"]


def test_it_goes_back_to_a_board_that_reported_to_the_one_that_was_replaced() -> None:
    boards = three(
        joint=board("joint", BoardReplaced(by="users")),
        users=board("users"),
        low=board("low", reports_to="joint"),
        lower=board("lower", reports_to="low"),
    )
    for below in ("low", "lower"):
        back = EscalationReturned(to=below, asked="Count")
        assert risen(UP).give_back(back, boards, on=LATER) == [back]


def test_it_goes_back_to_no_board_that_it_sits_with() -> None:
    boards = three(joint=board("joint", BoardReplaced(by="steering"), reports_to="cabinet"))
    with pytest.raises(NotBelow):
        risen(UP).give_back(EscalationReturned(to="steering", asked="Count"), boards, on=LATER)


def test_boards_above_one_another_are_not_below_themselves() -> None:
    ring = {"one": board("one", reports_to="two"), "two": board("two", reports_to="one")}
    assert lies_below("one", "two", ring)
    assert not lies_below("one", "one", ring)


def test_where_the_board_above_was_replaced_its_successor_has_it() -> None:
    replaced = board("joint", BoardReplaced(by="cabinet"), reports_to="cabinet")
    assert next_above(three()["steering"], three(joint=replaced)) == three()["cabinet"]
