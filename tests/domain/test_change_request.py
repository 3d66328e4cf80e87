"""A change request says what is to change, and is decided once, by whom it was put to, never by who asked for it."""

from typing import Any

import pytest
from pydantic import ValidationError

from domain.change_request import (
    AnotherBoardWasAsked,
    ApprovedByNobody,
    ChangeApproved,
    ChangeIsDecided,
    ChangeRejected,
    ChangeRequest,
    ChangeRequested,
    ChangeStanding,
    ChangeWithdrawn,
    OwnRequest,
    request,
)
from domain.entry import Entry
from domain.fact import Fact
from domain.money import Money
from domain.planned_date import PlannedDate
from domain.refusals import AlreadyThere
from tests.domain.given import given, told

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
    assert change().approve(BY_THE_BOARD, by=MANAGER) == [BY_THE_BOARD]


def test_an_approval_is_kept_with_who_decided_on_which_decision_and_under_which_conditions() -> None:
    held = change(BY_THE_BOARD)
    assert (held.standing, held.decided_by, held.decision) == (ChangeStanding.APPROVED, "crossing", "D1")
    assert held.conditions == ("The ferry runs on",)


def test_nobody_approves_what_they_asked_for_themselves() -> None:
    with pytest.raises(OwnRequest, match="was made by Bridge engineer, who cannot record its approval"):
        change().approve(BY_THE_BOARD, by=ENGINEER)


def test_nobody_approves_their_own_request_after_another_put_it_right_for_them() -> None:
    put_right = change(by=MANAGER)
    with pytest.raises(OwnRequest, match="made by Bridge engineer"):
        put_right.approve(BY_THE_BOARD, by=ENGINEER, asked_by={ENGINEER, MANAGER})


def test_whoever_asked_may_be_told_no_and_may_write_that_down() -> None:
    assert change().reject(NOT_BY_THE_BOARD) == [NOT_BY_THE_BOARD]
    assert change(NOT_BY_THE_BOARD).standing is ChangeStanding.REJECTED


def test_somebody_approved_or_rejected_it() -> None:
    with pytest.raises(ApprovedByNobody, match="Say who decided on change request “C1”"):
        change().approve(ChangeApproved(), by=MANAGER)
    with pytest.raises(ApprovedByNobody):
        change().reject(ChangeRejected())


def test_a_body_that_is_no_board_of_the_programme_is_named_in_words() -> None:
    by_both = ChangeApproved(body="Both councils")
    assert change().approve(by_both, by=MANAGER) == [by_both]
    assert change(by_both).body == "Both councils"


@pytest.mark.parametrize(
    ("by", "found"), [({"board": "cabinet"}, "not to board “cabinet”"), ({"body": "The mayor"}, "not to another body")]
)
def test_the_board_that_was_asked_decides_and_no_other(by: dict[str, str], found: str) -> None:
    asked = change(asked_of="crossing")
    with pytest.raises(AnotherBoardWasAsked, match=f"put to the board “crossing”, {found}"):
        asked.approve(ChangeApproved.model_validate(by), by=MANAGER)
    with pytest.raises(AnotherBoardWasAsked):
        asked.reject(ChangeRejected.model_validate(by))
    assert asked.approve(BY_THE_BOARD, by=MANAGER)


def test_nobody_need_ask_for_it_any_more() -> None:
    assert change().withdraw() == [ChangeWithdrawn()]
    assert change(ChangeWithdrawn()).standing is ChangeStanding.WITHDRAWN


@pytest.mark.parametrize("decided", [BY_THE_BOARD, NOT_BY_THE_BOARD, ChangeWithdrawn()])
def test_a_request_is_decided_once(decided: Fact) -> None:
    over = change(decided)
    with pytest.raises(ChangeIsDecided, match=f"was {over.standing}; ask for the change anew, under another"):
        over.approve(BY_THE_BOARD, by=MANAGER)
    with pytest.raises(ChangeIsDecided):
        over.reject(NOT_BY_THE_BOARD)
    with pytest.raises(ChangeIsDecided):
        over.withdraw()


def test_what_was_asked_for_is_kept_as_it_was_asked() -> None:
    asked = change(BY_THE_BOARD, kind="rebaseline", milestone="M4", baseline="End of Sep 2026")
    assert asked.baseline == PlannedDate.model_validate("End of Sep 2026")
