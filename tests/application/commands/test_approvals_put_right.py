"""A change request, its approval and what that brought are put right together or not at all."""

from typing import Any

import pytest

from api.bootstrap import Tracker
from api.pages.change_requests import change_in_words
from application.commands.corrections import WithdrawEntry
from application.projections.change_requests import ChangeRow, change_detail
from domain.as_approved import ChangedByAnApproval, DecidedAsItWasWritten, NotApproved, StillInEffect
from domain.change_request import ChangeStanding
from domain.planned_date import PlannedDate
from tests.application.commands.asking_for_changes import (
    LATER,
    NO,
    WHY,
    YES,
    asks,
    bridge,
    gives,
    standing,
    with_a_board,
)
from tests.application.commands.riverside import ADMINISTRATOR, Council, at

AT_FAULT: dict[str, Any] = {"because": "Read in the wrong row.", "authority": "Crossing board"}  # Any: header fields
SCOPE: dict[str, Any] = {  # Any: the JSON of an order
    "kind": "scope",
    "workstream": "steelwork",
    "scope": "Rivets and paint",
    "milestone": None,
    "baseline": None,
}


@pytest.fixture
def council(tracker: Tracker) -> Council:
    return with_a_board(tracker)


def withdraws(council: Council, position: int, kind: str, ref: str) -> int:
    """The position of the entry that takes another one back."""
    return council.order(WithdrawEntry(corrects=position, **AT_FAULT), at(kind, ref)).position


def approved(council: Council, **said: Any) -> tuple[int, int, int]:  # Any: the JSON of an order
    """The positions of a request, of its approval, and of what that brought."""
    asks(council, **said)
    asked = council.last().position
    gives(council, "approve-change", "C1", **YES)
    approval, effect = council.entries()[-2:]
    return asked, approval.position, effect.position


@pytest.mark.parametrize("answer", ["approve-change", "reject-change"])
def test_what_was_decided_on_is_not_put_right_afterwards(council: Council, answer: str) -> None:
    asks(council)
    asked = council.last().position
    gives(council, answer, "C1", **YES)
    before = council.entries()
    with pytest.raises(DecidedAsItWasWritten, match="as it is written, and this would say something else"):
        gives(council, "request-change", "C1", **{**LATER, "what": "Open in autumn"}, corrects=asked, **AT_FAULT)
    assert council.entries() == before


def test_a_request_is_put_right_before_anybody_decides_and_not_brought_back_after_that(council: Council) -> None:
    asks(council)
    asked = council.last().position
    gives(council, "request-change", "C1", **{**LATER, "baseline": "2026-10-30"}, corrects=asked, **AT_FAULT)
    put_right = council.last().position
    gives(council, "approve-change", "C1", by=ADMINISTRATOR, **YES)
    with pytest.raises(DecidedAsItWasWritten):
        withdraws(council, put_right, "change-request", "C1")


def test_why_a_request_was_made_may_be_put_right_as_long_as_it_asks_for_the_same(council: Council) -> None:
    asked, *_ = approved(council)
    gives(council, "request-change", "C1", **LATER, note="The steel is late.", corrects=asked, **AT_FAULT)
    assert standing(council) is ChangeStanding.APPROVED


@pytest.mark.parametrize(("said", "kind", "ref"), [({}, "milestone", "M4"), (SCOPE, "workstream", "steelwork")])
def test_an_approval_is_taken_back_after_what_it_brought(
    council: Council,
    said: dict[str, Any],  # Any: as above
    kind: str,
    ref: str,
) -> None:
    _, approval, effect = approved(council, **said)
    with pytest.raises(StillInEffect, match=f"in entry {effect}. Withdraw that entry first"):
        withdraws(council, approval, "change-request", "C1")
    with pytest.raises(StillInEffect):
        gives(council, "reject-change", "C1", **NO, corrects=approval, **AT_FAULT)
    withdraws(council, effect, kind, ref)
    withdraws(council, approval, "change-request", "C1")
    assert standing(council) is ChangeStanding.OPEN
    assert gives(council, "approve-change", "C1", **YES)


@pytest.mark.parametrize(("said", "kind", "ref"), [({}, "milestone", "M4"), (SCOPE, "workstream", "steelwork")])
def test_what_an_approval_brought_comes_back_after_the_approval(
    council: Council,
    said: dict[str, Any],  # Any: as above
    kind: str,
    ref: str,
) -> None:
    _, approval, effect = approved(council, **said)
    effect_gone = withdraws(council, effect, kind, ref)
    approval_gone = withdraws(council, approval, "change-request", "C1")
    with pytest.raises(NotApproved, match="which is not approved now"):
        withdraws(council, effect_gone, kind, ref)
    withdraws(council, approval_gone, "change-request", "C1")
    withdraws(council, effect_gone, kind, ref)
    assert standing(council) is ChangeStanding.APPROVED


@pytest.mark.parametrize(
    ("said", "instead", "ref"),
    [
        ({}, ("rebaseline", {"baseline": "2026-10-30", **WHY}), "M4"),
        (SCOPE, ("change-workstream-scope", {"scope": "Paint alone", "note": "A slip."}), "steelwork"),
    ],
)
def test_nothing_else_stands_in_for_what_was_approved(
    council: Council,
    said: dict[str, Any],  # Any: as above
    instead: tuple[str, dict[str, Any]],  # Any: as above
    ref: str,
) -> None:
    *_, effect = approved(council, **said)
    with pytest.raises(ChangedByAnApproval, match=f"Entry {effect} says what was approved with change request “C1”"):
        gives(council, instead[0], ref, **instead[1], corrects=effect, **AT_FAULT)


def test_what_was_moved_by_hand_is_put_right_as_before(council: Council) -> None:
    approved(council)
    gives(council, "rebaseline", "M4", baseline="2026-10-02", **WHY)
    by_hand = council.last().position
    gives(council, "rebaseline", "M4", baseline="2026-10-05", corrects=by_hand, **WHY, **AT_FAULT)
    assert bridge(council).baseline == PlannedDate.model_validate("2026-10-05")


@pytest.mark.parametrize(("said", "kind", "ref"), [({}, "milestone", "M4"), (SCOPE, "workstream", "steelwork")])
def test_an_approval_whose_effect_was_withdrawn_is_told_not_to_be_in_effect(
    council: Council,
    said: dict[str, Any],  # Any: the JSON of an order
    kind: str,
    ref: str,
) -> None:
    def row(of: str = "C1") -> ChangeRow:
        return change_detail(council.record(), of).change_request

    asks(council, "C2", what="A lighthouse", kind="other", milestone=None, baseline=None)
    gives(council, "approve-change", "C2", **YES)
    assert row("C2").is_in_effect is None
    _, _, effect = approved(council, **said)
    assert row().is_in_effect is True
    assert "not in effect" not in change_in_words(row())
    withdraws(council, effect, kind, ref)
    assert row().is_in_effect is False
    assert "it is approved, and not in effect" in change_in_words(row())
