"""Change requests among boards, decisions and the plan: an approval is recorded with its effect or not at all."""

from typing import Any

import pytest

from api.bootstrap import Tracker
from domain.board_refusals import BoardIsReplaced, EnoughNotShown, IsABoard, OnlyAdvises, OnlyProposed
from domain.change_request import ChangeRequest, ChangeStanding
from domain.change_request_refusals import AnotherBoardWasAsked, OwnRequest
from domain.correcting import SpeaksOfTwoThings
from domain.decision_refusals import DecisionSaysOtherwise
from domain.milestone_refusals import MilestoneAlreadyDropped, MilestoneAlreadyMet
from domain.planned_date import PlannedDate
from domain.rebaselining import NeedsAChangeRequest
from domain.refusals import RoleMayNot, UnknownSubject
from domain.workstream import Workstream
from tests.application.commands.asking_for_changes import (
    LATER,
    NO,
    SEPTEMBER,
    WHY,
    YES,
    asks,
    bridge,
    gives,
    order,
    standing,
    with_a_board,
)
from tests.application.commands.riverside import ADMINISTRATOR, BRIDGE, ENGINEER, MANAGER, Council


@pytest.fixture
def council(tracker: Tracker) -> Council:
    return with_a_board(tracker)


# Beyond tolerance -----------------------------------------------------------------------------------------------------


def test_a_promise_moves_within_tolerance_by_itself_and_beyond_it_by_a_request_alone(council: Council) -> None:
    gives(council, "rebaseline", "M4", baseline="2026-06-12", **WHY)
    with pytest.raises(NeedsAChangeRequest):
        gives(council, "rebaseline", "M4", baseline="2026-06-15", **WHY)
    assert bridge(council).baseline == PlannedDate.model_validate("2026-06-12")
    asks(council)
    assert gives(council, "approve-change", "C1", **YES) == ("ChangeApproved", "MilestoneRebaselined")
    assert bridge(council).baseline == SEPTEMBER


def test_the_programmes_own_tolerance_is_the_one_that_counts(council: Council) -> None:
    gives(council, "set-tolerance", "riverside", tolerance={"red_beyond": 120})
    assert gives(council, "rebaseline", "M4", baseline="2026-09-30", **WHY) == ("MilestoneRebaselined",)


def test_what_a_paper_tells_of_a_new_baseline_is_taken_as_it_is(council: Council) -> None:
    council.quote(order("rebaseline", "M4", baseline="2026-09-30", **WHY).order, BRIDGE)
    assert bridge(council).baseline == SEPTEMBER


# The approval and its effect ------------------------------------------------------------------------------------------


def test_the_new_baseline_says_by_which_request_it_came(council: Council) -> None:
    asks(council)
    gives(council, "approve-change", "C1", **YES)
    assert [held.change_request for held in bridge(council).baselines] == [None, "C1"]
    approval, effect = council.entries()[-2:]
    assert (approval.command_id, approval.recorded_at) == (effect.command_id, effect.recorded_at)
    assert {approval.note, effect.note} == {"It is worth the wait."}


@pytest.mark.parametrize(
    ("over", "refusal"),
    [
        (("meet-milestone", {"met_on": "2026-03-02"}), MilestoneAlreadyMet),
        (("drop-milestone", {"note": "Nobody crosses."}), MilestoneAlreadyDropped),
    ],
)
def test_an_approval_whose_effect_is_impossible_is_not_recorded_either(
    council: Council,
    over: tuple[str, dict[str, Any]],  # Any: as above
    refusal: type[Exception],  # Any: as above
) -> None:
    asks(council)
    gives(council, over[0], "M4", **over[1])
    before = council.entries()
    with pytest.raises(refusal):
        gives(council, "approve-change", "C1", **YES)
    assert council.entries() == before
    assert standing(council) is ChangeStanding.OPEN


def test_another_scope_takes_effect_with_its_approval(council: Council) -> None:
    asks(council, kind="scope", workstream="steelwork", scope="Rivets and paint", milestone=None, baseline=None)
    assert gives(council, "approve-change", "C1", **YES) == ("ChangeApproved", "WorkstreamScopeChanged")
    assert council.record().all(Workstream)["steelwork"].scope == "Rivets and paint"


def test_money_and_whatever_else_is_approved_changes_nothing_else(council: Council) -> None:
    asks(council, "C1", kind="money", amount="£2m", milestone=None, baseline=None)
    asks(council, "C2", kind="other", milestone=None, baseline=None)
    assert gives(council, "approve-change", "C1", **YES) == ("ChangeApproved",)
    assert gives(council, "approve-change", "C2", **YES) == ("ChangeApproved",)


@pytest.mark.parametrize(
    ("name", "facts"), [("reject-change", "ChangeRejected"), ("withdraw-change", "ChangeWithdrawn")]
)
def test_what_is_rejected_or_withdrawn_changes_nothing(council: Council, name: str, facts: str) -> None:
    asks(council)
    said: dict[str, Any] = NO if name == "reject-change" else {"note": "It was a dream."}  # Any: as above
    assert gives(council, name, "C1", **said) == (facts,)
    assert len(bridge(council).baselines) == 1


# Who may approve ------------------------------------------------------------------------------------------------------


def test_nobody_answers_their_own_request_and_may_withdraw_it(council: Council) -> None:
    asks(council, by=MANAGER)
    for answer, said, what in (("approve-change", YES, "approval"), ("reject-change", NO, "rejection")):
        with pytest.raises(OwnRequest, match=f"was made by Programme manager, who cannot record its {what}"):
            gives(council, answer, "C1", **said)
    assert len(bridge(council).baselines) == 1
    assert gives(council, "withdraw-change", "C1", note="It was a dream.")


def test_who_it_is_requested_by_does_not_approve_it_either_though_another_typed_it(council: Council) -> None:
    asks(council, requested_by="programme  MANAGER")
    first = council.last().position
    with pytest.raises(OwnRequest, match="made by Programme manager"):
        gives(council, "approve-change", "C1", **YES)
    said: dict[str, Any] = {**LATER, "corrects": first, "because": "A slip.", "authority": "Mayor"}  # Any: as above
    gives(council, "request-change", "C1", by=ADMINISTRATOR, **said)
    with pytest.raises(OwnRequest, match="made by Programme manager"):
        gives(council, "approve-change", "C1", **YES)


def test_having_it_put_right_by_another_makes_it_nobody_elses_request(council: Council) -> None:
    asks(council, by=MANAGER)
    said: dict[str, Any] = {**LATER, "what": "Open in autumn", "corrects": council.last().position}  # Any: as above
    gives(council, "request-change", "C1", by=ADMINISTRATOR, because="A slip.", authority="Mayor", **said)
    for who in (MANAGER, ADMINISTRATOR):
        with pytest.raises(OwnRequest):
            gives(council, "approve-change", "C1", by=who, **YES)


def test_a_request_and_its_approval_in_one_batch_are_still_ones_own(council: Council) -> None:
    with pytest.raises(OwnRequest):
        council.orders([order("request-change", "C1", **LATER), order("approve-change", "C1", **YES)])
    assert "C1" not in council.record().all(ChangeRequest)


def test_whoever_leads_a_workstream_asks_and_does_not_approve(council: Council) -> None:
    asks(council, by=MANAGER)
    with pytest.raises(RoleMayNot):
        gives(council, "approve-change", "C1", by=ENGINEER, **YES)


@pytest.mark.parametrize("name", ["approve-change", "reject-change"])
def test_a_board_that_only_advises_or_is_only_proposed_decides_nothing(council: Council, name: str) -> None:
    gives(council, "constitute-board", "users", name="Users of the ferry", mandate="advises")
    gives(council, "constitute-board", "locks", name="Lock board", stage="proposed")
    asks(council)
    for board, refusal in (("users", OnlyAdvises), ("locks", OnlyProposed), ("nobody", UnknownSubject)):
        with pytest.raises(refusal):
            gives(council, name, "C1", board=board, note="So it is.")
    assert standing(council) is ChangeStanding.OPEN


def test_another_board_than_the_one_that_was_asked_decides_nothing(council: Council) -> None:
    gives(council, "constitute-board", "cabinet", name="Cabinet")
    asks(council, asked_of="cabinet")
    with pytest.raises(AnotherBoardWasAsked):
        gives(council, "approve-change", "C1", **YES)


@pytest.mark.parametrize(
    ("taken", "why"),
    [
        ({"board": "cabinet"}, "not taken by the board “crossing”"),
        ({"board": "crossing", "outcome": "rejected"}, "its outcome is rejected"),
        ({"board": "crossing", "outcome": "deferred"}, "its outcome is deferred"),
    ],
)
def test_a_decision_that_says_otherwise_bears_no_approval_out(
    council: Council,
    taken: dict[str, Any],  # Any: as above
    why: str,  # Any: as above
) -> None:
    gives(council, "constitute-board", "cabinet", name="Cabinet")
    gives(council, "take-decision", "D1", text="Open in September", **taken)
    asks(council)
    with pytest.raises(DecisionSaysOtherwise, match=why):
        gives(council, "approve-change", "C1", **YES, decision="D1")
    assert len(bridge(council).baselines) == 1


def test_a_decision_that_agreed_bears_an_approval_out_and_no_rejection(council: Council) -> None:
    gives(council, "take-decision", "D1", text="Open in September", board="crossing")
    asks(council)
    with pytest.raises(DecisionSaysOtherwise, match="its outcome is agreed"):
        gives(council, "reject-change", "C1", **NO, decision="D1")
    gives(council, "approve-change", "C1", **YES, decision="D1")
    assert council.record().all(ChangeRequest)["C1"].decision == "D1"


# What a request names -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said", [{"milestone": "M9"}, {"asked_of": "nobody"}, {"kind": "scope", "workstream": "paint", "scope": "Red"}]
)
def test_what_a_request_names_has_to_be_there(council: Council, said: dict[str, Any]) -> None:  # Any: as above
    with pytest.raises(UnknownSubject):
        asks(council, **said)


def test_an_approval_stands_in_for_no_entry(council: Council) -> None:
    asks(council)
    said: dict[str, Any] = {  # Any: as above
        **YES,
        "corrects": council.last().position,
        "because": "A slip.",
        "authority": "Mayor",
    }  # Any: as above
    with pytest.raises(SpeaksOfTwoThings):
        gives(council, "approve-change", "C1", **said)


def test_a_board_with_a_quorum_answers_by_a_decision_that_enough_of_it_took(council: Council) -> None:
    gives(council, "change-board-seats", "crossing", seats=[{"seat": "Member", "count": 5}], quorum=3)
    asks(council)
    for answer, said in (("approve-change", YES), ("reject-change", NO)):
        with pytest.raises(EnoughNotShown, match="at least 3 of it are there, and nothing here says how many were"):
            gives(council, answer, "C1", **said)
    gives(council, "schedule-meeting", "B1", board="crossing", on=council.moment().as_at.isoformat())
    gives(council, "hold-meeting", "B1", attendance=[{"of": "Members", "present": 3}])
    gives(council, "take-decision", "D1", text="Open in September", meeting="B1")
    assert gives(council, "approve-change", "C1", decision="D1", **YES) == ("ChangeApproved", "MilestoneRebaselined")


def test_a_board_is_not_passed_off_as_a_body_in_words(council: Council) -> None:
    gives(council, "constitute-board", "users", name="Users of the bridge", also_written=["UoB"], mandate="advises")
    asks(council)
    for words in ("users of the bridge", "UoB", "users"):
        with pytest.raises(IsABoard, match=f"“{words}” is the board “users” of this programme"):
            gives(council, "approve-change", "C1", body=words, note="They like it.")
        with pytest.raises(IsABoard):
            gives(council, "take-decision", "D1", text="Open in September", bodies=["The cabinets", words])
    assert standing(council) is ChangeStanding.OPEN


def test_a_board_that_was_replaced_approved_what_it_approved_before(since_january: Council) -> None:
    council = since_january
    gives(council, "constitute-board", "crossing", name="Crossing board", effective_on="2026-01-05")
    gives(council, "request-change", "C1", by=ENGINEER, what="A lighthouse", kind="other", effective_on="2026-01-10")
    gives(council, "replace-board", "crossing", note="The bridge stands.", replaced_on="2026-02-02")
    with pytest.raises(BoardIsReplaced):
        gives(council, "approve-change", "C1", **YES)
    gives(council, "approve-change", "C1", **YES, effective_on="2026-01-20")
    assert standing(council) is ChangeStanding.APPROVED


def test_a_request_is_put_to_a_board_that_can_answer(council: Council) -> None:
    gives(council, "constitute-board", "users", name="Users of the bridge", mandate="advises")
    with pytest.raises(OnlyAdvises):
        asks(council, asked_of="users")


@pytest.mark.parametrize("answer", ["approve-change", "reject-change"])
def test_whichever_took_the_place_of_the_board_that_was_asked_answers(council: Council, answer: str) -> None:
    for ref in ("cabinet", "council", "other"):
        gives(council, "constitute-board", ref, name=f"The {ref}")
    asks(council, asked_of="crossing")
    council.orders([order("replace-board", "crossing", by="cabinet", note="Two councils became one.")])
    council.orders([order("replace-board", "cabinet", by="council", note="It was too small.")])
    with pytest.raises(AnotherBoardWasAsked):
        gives(council, answer, "C1", **{**YES, "board": "other"})
    gives(council, answer, "C1", **{**YES, "board": "council"})
    assert not council.record().all(ChangeRequest)["C1"].is_open
