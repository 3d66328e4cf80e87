"""What rose stays with the board that had it, whatever is said afterwards of who took whose place, and since when."""

from collections.abc import Mapping
from datetime import date

import pytest

from domain.board import Board
from domain.board_facts import BoardConstituted, BoardReplaced
from domain.entry import Entry
from domain.escalation import Escalation
from domain.escalation_facts import EscalationPassedUp, EscalationResolved, EscalationReturned, EscalationWithdrawn
from domain.escalation_refusals import CameToAReplacedBoard, WasWithAnotherBoard
from domain.fact import Fact
from domain.holding import must_keep_what_rose
from tests.domain.given import given, told
from tests.domain.test_escalation import OPENED, board, three

BEFORE, CAME, LEFT, AFTER = date(2026, 2, 1), date(2026, 3, 3), date(2026, 6, 1), date(2026, 7, 1)
BETWEEN = date(2026, 4, 1)
Boards = Mapping[str, Board]


def replaced(ref: str, on: date | None, by: str | None = "users") -> Board:
    return given(
        Board,
        ref,
        BoardConstituted(name=ref.capitalize(), reports_to="joint"),
        told(BoardReplaced(by=by), effective_on=on),
    )


def boards(*others: Board) -> Boards:
    return {**three(users=board("users"), council=board("council")), **{held.ref: held for held in others}}


def risen(*later: Fact, on: date | None = LEFT) -> Escalation:
    entries: list[Entry] = [told(fact, effective_on=on) for fact in later]
    return given(Escalation, "issue:I3", told(OPENED, effective_on=CAME), *entries)


SETTLED = EscalationResolved(outcome="Paid back", board="steering")
BY_USERS = EscalationResolved(outcome="Paid back", board="users")
GIVEN_ON = (EscalationPassedUp(to="joint"), EscalationReturned(asked="Count"), SETTLED, EscalationWithdrawn())


@pytest.mark.parametrize("later", [(), *((fact,) for fact in GIVEN_ON)])
def test_no_board_is_replaced_as_of_a_day_before_something_came_to_it(later: tuple[Fact, ...]) -> None:
    with pytest.raises(CameToAReplacedBoard, match="come to the board “Steering” on 3 March 2026, when that had been"):
        must_keep_what_rose(boards(), boards(replaced("steering", BEFORE)), [risen(*later)])


@pytest.mark.parametrize("fact", GIVEN_ON[:3])
def test_no_board_is_replaced_as_of_a_day_before_it_gave_something_on(fact: Fact) -> None:
    with pytest.raises(WasWithAnotherBoard, match="not have been with the board “Steering” on 1 June 2026, when that"):
        must_keep_what_rose(boards(), boards(replaced("steering", BETWEEN)), [risen(fact)])


def test_what_is_withdrawn_may_be_so_from_a_successor_but_not_from_nobody() -> None:
    withdrawn = [risen(EscalationWithdrawn())]
    must_keep_what_rose(boards(), boards(replaced("steering", BETWEEN)), withdrawn)
    with pytest.raises(WasWithAnotherBoard, match="on 1 June 2026, when that was asked no more"):
        must_keep_what_rose(boards(), boards(replaced("steering", BETWEEN, by=None)), withdrawn)


@pytest.mark.parametrize("on", [LEFT, AFTER, None])
@pytest.mark.parametrize("fact", GIVEN_ON)
def test_it_is_replaced_as_of_that_day_or_later_or_of_none(fact: Fact, on: date | None) -> None:
    must_keep_what_rose(boards(), boards(replaced("steering", on)), [risen(fact)])


@pytest.mark.parametrize("on", [CAME, BETWEEN, AFTER])
def test_what_it_has_goes_to_whoever_takes_its_place(on: date) -> None:
    must_keep_what_rose(boards(), boards(replaced("steering", on)), [risen()])


def test_where_days_are_not_stated_nothing_is_told_against_anybody() -> None:
    undated = risen(SETTLED, on=None)
    must_keep_what_rose(boards(), boards(replaced("steering", BETWEEN)), [undated])


@pytest.mark.parametrize(
    "put_right",
    [board("steering"), replaced("steering", BETWEEN, by="council"), replaced("steering", AFTER)],
    ids=["never replaced", "by another", "later"],
)
@pytest.mark.parametrize("fact", [BY_USERS, EscalationPassedUp(to="joint")])
def test_what_the_successor_settled_or_passed_up_stays_with_it(put_right: Board, fact: Fact) -> None:
    was = boards(replaced("steering", BETWEEN))
    with pytest.raises(WasWithAnotherBoard, match="not have been with the board “Users” on 1 June 2026, when that"):
        must_keep_what_rose(was, boards(put_right), [risen(fact)])
    must_keep_what_rose(was, boards(replaced("steering", date(2026, 5, 1))), [risen(fact)])


def test_what_came_to_a_successor_comes_to_it_while_it_is_there() -> None:
    was = boards(replaced("steering", BETWEEN))
    now = {**was, "users": replaced("users", BEFORE, by="council")}
    with pytest.raises(CameToAReplacedBoard, match="come to the board “Users” on 1 April 2026"):
        must_keep_what_rose(was, now, [risen()])


def test_what_was_amiss_already_is_not_held_against_a_change() -> None:
    amiss = boards(replaced("steering", BEFORE))
    must_keep_what_rose(amiss, amiss, [risen()])
    must_keep_what_rose(boards(), boards(), [risen(BY_USERS)])
