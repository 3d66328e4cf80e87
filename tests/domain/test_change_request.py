"""A change request says what is to change, and is decided once, by whom it was put to, never by who asked for it."""

from typing import Any

import pytest
from pydantic import ValidationError

from domain.change_request import (
    Around,
    ChangeApproved,
    ChangeRejected,
    ChangeRequest,
    ChangeRequested,
    ChangeStanding,
    ChangeWithdrawn,
    request,
    who_asked,
)
from domain.change_request_refusals import (
    AnotherBoardWasAsked,
    AnotherBodyWasAsked,
    ApprovedByNobody,
    AskedOfTwo,
    ChangeIsDecided,
    OwnRequest,
)
from domain.entitled_bodies import BoardsDecideHere
from domain.entry import Entry
from domain.fact import Fact
from domain.money import Money
from domain.planned_date import PlannedDate
from domain.refusals import AlreadyThere
from tests.domain.given import entries, given, told

ENGINEER, MANAGER = "Bridge engineer", "Programme manager"
BY_THE_BOARD = ChangeApproved(board="crossing", decision="D1", conditions=("The ferry runs on",))
NOT_BY_THE_BOARD = ChangeRejected(board="crossing")


def wanted(**said: Any) -> ChangeRequested:  # Any: whatever a request says
    return ChangeRequested.model_validate({"what": "Open in September", "kind": "other", **said})


def change(*later: Fact | Entry, by: str = ENGINEER, **said: Any) -> ChangeRequest:  # Any: as above
    return given(ChangeRequest, "C1", told(wanted(**said), actor=by), *later)


# Asking -------------------------------------------------------------------------------------------------------------


def test_a_change_is_asked_for_where_the_reference_is_free() -> None:
    assert request(None, wanted()) == [wanted()]
    with pytest.raises(AlreadyThere, match="“C1” is in the record already"):
        request(change(), wanted())


@pytest.mark.parametrize(
    ("said", "lacks"),
    [
        ({"kind": "rebaseline"}, "names the milestone and the baseline"),
        ({"kind": "rebaseline", "milestone": "M4"}, "names the milestone and the baseline"),
        ({"kind": "rebaseline", "baseline": "2026-09-30"}, "names the milestone and the baseline"),
        ({"kind": "scope", "workstream": "steelwork"}, "names the workstream and the scope"),
        ({"kind": "scope", "scope": "Rivets"}, "names the workstream and the scope"),
        ({"kind": "money"}, "says how much"),
    ],
)
def test_a_request_says_what_is_to_change(said: dict[str, str], lacks: str) -> None:
    with pytest.raises(ValidationError, match=lacks):
        wanted(**said)


@pytest.mark.parametrize(
    "said",
    [
        {"kind": "rebaseline", "milestone": "M4", "baseline": "2026-09-30"},
        {"kind": "scope", "workstream": "steelwork", "scope": "Rivets"},
        {"kind": "scope"},
        {"kind": "money", "amount": "£2m"},
        {"kind": "other"},
    ],
)
def test_what_says_all_of_its_kind_can_be_asked_for(said: dict[str, str]) -> None:
    assert change(**said).kind == said["kind"]


def test_a_request_is_open_and_knows_who_recorded_it() -> None:
    asked = change(kind="money", amount="£2m", requested_by="Treasurer", asked_of="crossing")
    assert (asked.standing, asked.raised_by, asked.requested_by) == (ChangeStanding.OPEN, ENGINEER, "Treasurer")
    assert asked.amount == Money.model_validate("£2m")


# Deciding -----------------------------------------------------------------------------------------------------------


def test_a_board_approves_and_somebody_else_records_it() -> None:
    assert change().answer(BY_THE_BOARD, by=MANAGER) == [BY_THE_BOARD]


def test_an_approval_is_kept_with_who_decided_on_which_decision_and_under_which_conditions() -> None:
    held = change(BY_THE_BOARD)
    assert (held.standing, held.decided_by, held.decision) == (ChangeStanding.APPROVED, "crossing", "D1")
    assert held.conditions == ("The ferry runs on",)


@pytest.mark.parametrize(("said", "what"), [(BY_THE_BOARD, "approval"), (NOT_BY_THE_BOARD, "rejection")])
@pytest.mark.parametrize("by", [ENGINEER, "BRIDGE  engineer", "Treasurer", "treasurer"])
def test_neither_who_typed_a_request_nor_who_it_is_requested_by_records_the_answer(
    said: ChangeApproved | ChangeRejected, what: str, by: str
) -> None:
    asked = change(requested_by="Treasurer")
    with pytest.raises(OwnRequest, match=f"was made by {by}, who cannot record its {what}. Have somebody else record"):
        asked.answer(said, by=by)
    assert asked.answer(said, by=MANAGER) == [said]


def test_whoever_ever_asked_for_it_does_not_record_the_answer() -> None:
    first = told(wanted(requested_by="Treasurer"), actor=ENGINEER)
    asked_by = who_asked(entries(ChangeRequest, "C1", first, told(wanted(), actor=MANAGER)))
    assert asked_by == {ENGINEER, "Treasurer", MANAGER}
    put_right = change(by=MANAGER)
    for by in asked_by:
        with pytest.raises(OwnRequest):
            put_right.answer(BY_THE_BOARD, by=by, given=Around(asked_by))
    assert put_right.answer(BY_THE_BOARD, by="Clerk", given=Around(asked_by))


def test_whoever_asked_is_not_the_body_that_decides_either() -> None:
    asked = change(requested_by="Treasurer", asked_of_body="The treasurer")
    with pytest.raises(OwnRequest, match=r"made by treasurer, who cannot decide on it\. Name the body that decided"):
        change(requested_by="Treasurer").answer(ChangeApproved(body="treasurer"), by=MANAGER)
    assert asked.answer(ChangeApproved(body="The treasurer"), by=MANAGER)


def test_somebody_approved_or_rejected_it() -> None:
    with pytest.raises(ApprovedByNobody, match="Say who decided on change request “C1”"):
        change().answer(ChangeApproved(), by=MANAGER)
    with pytest.raises(ApprovedByNobody):
        change().answer(ChangeRejected(), by=MANAGER)


BY_BOTH = ChangeApproved(body="Both councils")
ONE_DECIDES, TWO_DECIDE = Around(boards_that_decide=("crossing",)), Around(boards_that_decide=("crossing", "cabinet"))


def test_where_no_board_decides_a_body_is_named_in_words() -> None:
    assert change().answer(BY_BOTH, by=MANAGER) == [BY_BOTH]
    assert change(BY_BOTH).body == "Both councils"


@pytest.mark.parametrize("said", [BY_BOTH, ChangeRejected(body="Both councils")])
def test_where_boards_decide_a_body_in_words_answers_only_what_was_put_to_it(
    said: ChangeApproved | ChangeRejected,
) -> None:
    with pytest.raises(
        BoardsDecideHere, match=r"not put to “Both councils”\. The board “crossing” decides here: name the"
    ):
        change().answer(said, by=MANAGER, given=ONE_DECIDES)
    with pytest.raises(BoardsDecideHere, match="The boards “crossing” and “cabinet” decide here"):
        change().answer(said, by=MANAGER, given=TWO_DECIDE)
    assert change(asked_of_body="both  councils").answer(said, by=MANAGER, given=TWO_DECIDE) == [said]


@pytest.mark.parametrize(
    ("by", "found"), [({"board": "crossing"}, "not to the board “crossing”"), ({"body": "The mayor"}, "not to “The")]
)
def test_the_body_in_words_that_was_asked_decides_and_no_other(by: dict[str, str], found: str) -> None:
    asked = change(asked_of_body="Both councils")
    with pytest.raises(AnotherBodyWasAsked, match=f"put to “Both councils”, {found}"):
        asked.answer(ChangeApproved.model_validate(by), by=MANAGER)


def test_a_body_in_words_may_have_become_a_board_since_it_was_asked() -> None:
    asked = change(asked_of_body="Both councils")
    assert asked.answer(BY_THE_BOARD, by=MANAGER, given=Around(in_its_place=("crossing",))) == [BY_THE_BOARD]


def test_a_change_is_asked_of_one_body() -> None:
    with pytest.raises(AskedOfTwo, match="asked of the board “crossing” or of “Both councils”, not of both"):
        request(None, wanted(asked_of="crossing", asked_of_body="Both councils"))


@pytest.mark.parametrize(
    ("by", "found"), [({"board": "cabinet"}, "not to board “cabinet”"), ({"body": "The mayor"}, "not to another body")]
)
def test_the_board_that_was_asked_decides_and_no_other(by: dict[str, str], found: str) -> None:
    asked = change(asked_of="crossing")
    with pytest.raises(AnotherBoardWasAsked, match=f"put to the board “crossing”, {found}"):
        asked.answer(ChangeApproved.model_validate(by), by=MANAGER)
    with pytest.raises(AnotherBoardWasAsked):
        asked.answer(ChangeRejected.model_validate(by), by=MANAGER)
    assert asked.answer(BY_THE_BOARD, by=MANAGER)


def test_nobody_need_ask_for_it_any_more() -> None:
    assert change().withdraw() == [ChangeWithdrawn()]
    assert change(ChangeWithdrawn()).standing is ChangeStanding.WITHDRAWN


@pytest.mark.parametrize("decided", [BY_THE_BOARD, NOT_BY_THE_BOARD, ChangeWithdrawn()])
def test_a_request_is_decided_once(decided: Fact) -> None:
    over = change(decided)
    with pytest.raises(ChangeIsDecided, match=f"was {over.standing}; ask for the change anew, under another"):
        over.answer(BY_THE_BOARD, by=MANAGER)
    with pytest.raises(ChangeIsDecided):
        over.answer(NOT_BY_THE_BOARD, by=MANAGER)
    with pytest.raises(ChangeIsDecided):
        over.withdraw()


def test_what_was_asked_for_is_kept_as_it_was_asked() -> None:
    asked = change(BY_THE_BOARD, kind="rebaseline", milestone="M4", baseline="End of Sep 2026")
    assert asked.baseline == PlannedDate.model_validate("End of Sep 2026")
