"""What a decision rests on: its day, its meeting, and those who had to be there, which no correction takes away."""

from collections.abc import Callable

import pytest

from application.commands.catalogue import BY_NAME
from application.commands.change_requests import RequestChange
from domain.board import Board
from domain.board_refusals import BoardNotThereYet
from domain.change_request import ChangeKind
from domain.decided_at import DecisionsRestOnIt
from domain.decision import Decision
from domain.decision_refusals import QuorumNotMet
from domain.happening import NotYet
from domain.meeting import Meeting, OnAnotherDay
from domain.paper import Paper, PaperIsDecided
from domain.superseding import SupersededByAnEarlier
from tests.application.commands.riverside import ADMINISTRATOR, Council, at
from tests.application.commands.test_governing import (
    TODAY,
    WHY,
    constitutes,
    gives,
    meets,
    quotes,
    withdraws,
)


def test_no_decision_was_taken_on_a_day_to_come_nor_on_another_than_its_meeting(council: Council) -> None:
    constitutes(council, "crossing")
    meets(council)
    with pytest.raises(NotYet, match="The decision cannot have been taken on 1 January 2030"):
        gives(council, "take-decision", "D1", text="Agreed", board="crossing", taken_on="2030-01-01")
    with pytest.raises(NotYet, match="The decision cannot have been taken in March 2030"):
        gives(council, "take-decision", "D1", text="Agreed", board="crossing", taken_on="March 2030")
    with pytest.raises(OnAnotherDay, match="The meeting of 3 March 2026 was not on 2 March 2026"):
        gives(council, "take-decision", "D1", text="Agreed", meeting="B1", taken_on="2026-03-02")
    gives(council, "take-decision", "D1", text="Agreed", meeting="B1", taken_on=TODAY)
    gives(council, "take-decision", "D2", text="Agreed", meeting="B1", taken_on="March 2026")


def test_a_recommendation_that_is_named_twice_is_decided_on_once(council: Council) -> None:
    constitutes(council, "crossing")
    gives(council, "make-recommendation", "R-1", text="Buy elsewhere")
    gives(council, "take-decision", "D1", text="Agreed", board="crossing", recommendations=["R-1", "R-1"])
    assert council.record().get(Decision, "D1").recommendations == ("R-1",)


def test_no_correction_takes_from_a_decision_its_meeting_its_item_its_board_or_its_quorum(council: Council) -> None:
    constitutes(council, "crossing", quorum=2)
    constitutes(council, "other")
    called = gives(council, "schedule-meeting", "B1", board="crossing", on=TODAY)
    listed = gives(council, "list-agenda-item", "B1", item="5", title="The steel")
    held = gives(council, "hold-meeting", "B1", attendance=[{"of": "Members", "present": 3}])
    taken = gives(council, "take-decision", "D1", text="Agreed", meeting="B1", item="5")
    for position in (listed, held):
        with pytest.raises(DecisionsRestOnIt, match="Then decision “D1” could not have been taken at the meeting of"):
            withdraws(council, position, "meeting", "B1")
    with pytest.raises(DecisionsRestOnIt, match="and 1 was there"):
        gives(council, "hold-meeting", "B1", attendance=[{"of": "Members", "present": 1}], corrects=held, **WHY)
    with pytest.raises(DecisionsRestOnIt, match="nobody stated how many were there"):
        gives(council, "hold-meeting", "B1", corrects=held, **WHY)
    with pytest.raises(DecisionsRestOnIt, match="one of “other”, not of “crossing”"):
        gives(council, "schedule-meeting", "B1", board="other", on=TODAY, corrects=called, **WHY)
    gives(council, "hold-meeting", "B1", attendance=[{"of": "Members", "present": 2}], corrects=held, **WHY)
    withdraws(council, taken, "decision", "D1")
    withdraws(council, listed, "meeting", "B1")
    assert council.record().get(Meeting, "B1").items == ()


@pytest.fixture
def of_a_board(since_january: Council) -> Council:
    """A board that decides since the beginning of the year, what it decided in February, and what it is since."""
    constitutes(since_january, "crossing", in_place_since="2026-01-05", effective_on="2026-01-05", mandate="decides")
    gives(since_january, "take-decision", "D1", text="Paint it", board="crossing", taken_on="2026-02-10")
    gives(since_january, "change-board-mandate", "crossing", mandate="advises")
    return since_january


def constituted_as(council: Council, **said: str) -> None:
    """What the board was said to be from the beginning is put right."""
    first = next(entry.position for entry in council.entries() if entry.kind == "board")
    known = {"in_place_since": "2026-01-05", "mandate": "decides", "effective_on": "2026-01-05"}
    stated = {name: value for name, value in (known | said).items() if value}
    constitutes(council, "crossing", **stated, corrects=first, **WHY)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"mandate": "advises"}, "“The crossing board” only advises"),
        ({"in_place_since": "2026-02-20"}, "is there only since 20 February 2026"),
        ({"stage": "proposed", "in_place_since": ""}, "is only proposed"),
        ({"quorum": "3"}, "nobody stated how many were there"),
    ],
)
def test_no_correction_takes_from_a_decision_what_its_board_was_on_that_day(
    of_a_board: Council, said: dict[str, str], why: str
) -> None:
    sentence = f"decision “D1” could not have been taken by the board “The crossing board”: .*{why}"
    with pytest.raises(DecisionsRestOnIt, match=sentence):
        constituted_as(of_a_board, **said)


def test_what_leaves_a_board_its_decisions_is_put_right(of_a_board: Council) -> None:
    constituted_as(of_a_board, in_place_since="2026-02-01", lead_role="Mayor")
    changed = next(entry.position for entry in of_a_board.entries() if entry.version == 2)
    withdraws(of_a_board, changed, "board", "crossing")
    assert of_a_board.record().get(Board, "crossing").lead_role == "Mayor"


def test_no_correction_takes_its_board_from_the_answer_to_a_change_request(since_january: Council) -> None:
    constitutes(since_january, "crossing", in_place_since="2026-01-05", effective_on="2026-01-05", mandate="decides")
    asked = RequestChange(what="A lighthouse", kind=ChangeKind.OTHER)
    since_january.order(asked, at("change-request", "C1"), by=ADMINISTRATOR)
    gives(since_january, "reject-change", "C1", board="crossing", note="There is one.")
    with pytest.raises(DecisionsRestOnIt, match="change request “C1” could not have been rejected by the board"):
        constituted_as(since_january, mandate="advises")


def test_a_board_decides_nothing_before_it_is_in_place_but_what_papers_tell(since_january: Council) -> None:
    constitutes(since_january, "crossing", in_place_since="2026-02-20", effective_on="2026-01-05")
    early = {"text": "Paint it", "board": "crossing", "taken_on": "2026-02-10"}
    with pytest.raises(BoardNotThereYet, match="only since 20 February 2026"):
        gives(since_january, "take-decision", "D1", **early)
    quotes(since_january, "take-decision", "D1", **early)


def test_what_was_recorded_of_a_meeting_of_the_wrong_board_can_be_put_right(council: Council) -> None:
    constitutes(council, "crossing", quorum=2)
    constitutes(council, "other")
    called = gives(council, "schedule-meeting", "B1", board="other", on=TODAY)
    gives(council, "hold-meeting", "B1", attendance=[{"of": "Members", "present": 3}])
    taken = gives(council, "take-decision", "D1", text="Agreed", meeting="B1")
    right = {"board": "crossing", "on": TODAY, "corrects": called}
    with pytest.raises(DecisionsRestOnIt, match="one of “crossing”, not of “other”"):
        gives(council, "schedule-meeting", "B1", **right, **WHY)
    alone = gives(council, "take-decision", "D1", text="Agreed", bodies=["All"], corrects=taken, **WHY)
    gives(council, "schedule-meeting", "B1", **right, **WHY)
    gives(council, "take-decision", "D1", text="Agreed", meeting="B1", corrects=alone, **WHY)
    found = council.record().get(Decision, "D1")
    assert (found.board, found.meeting, found.bodies) == ("crossing", "B1", ())


def test_who_has_no_vote_makes_no_meeting_quorate(council: Council) -> None:
    constitutes(council, "crossing", quorum=3)
    gives(council, "schedule-meeting", "B1", board="crossing", on=TODAY)
    officers = {"of": "Officers", "present": 4, "has_vote": False}
    held = gives(council, "hold-meeting", "B1", attendance=[{"of": "Members", "present": 2}, officers])
    with pytest.raises(QuorumNotMet, match="and 2 were there"):
        gives(council, "take-decision", "D1", text="Agreed", meeting="B1")
    may_vote = [{"of": "Members", "present": 2}, {**officers, "has_vote": True}]
    put_right = gives(council, "hold-meeting", "B1", attendance=may_vote, corrects=held, **WHY)
    gives(council, "take-decision", "D1", text="Agreed", meeting="B1")
    with pytest.raises(DecisionsRestOnIt, match="and 2 were there"):
        withdraws(council, put_right, "meeting", "B1")


def test_no_decision_gives_way_to_an_earlier_one(since_january: Council) -> None:
    constitutes(since_january, "crossing", effective_on="2026-01-05")
    for ref, day in (("D1", "2026-02-10"), ("D2", "2026-02-03"), ("D3", "February 2026")):
        gives(since_january, "take-decision", ref, text="Paint it", board="crossing", taken_on=day)
    with pytest.raises(SupersededByAnEarlier, match="“D1” was taken 10 February 2026 and “D2” 3 February 2026, before"):
        gives(since_january, "supersede-decision", "D1", by="D2")
    gives(since_january, "supersede-decision", "D2", by="D1")
    gives(since_january, "supersede-decision", "D1", by="D3")


def test_the_day_of_its_meeting_is_the_day_of_a_decision(since_january: Council) -> None:
    constitutes(since_january, "crossing", effective_on="2026-01-05")
    quotes(since_january, "schedule-meeting", "B1", board="crossing", on="2026-01-20", effective_on="2026-01-06")
    gives(since_january, "hold-meeting", "B1", held_on="2026-01-20", effective_on="2026-01-20")
    gives(since_january, "take-decision", "D1", text="Paint it", meeting="B1")
    gives(since_january, "take-decision", "D2", text="Paint it red", board="crossing", taken_on="2026-02-03")
    with pytest.raises(SupersededByAnEarlier):
        gives(since_january, "supersede-decision", "D2", by="D1")


@pytest.mark.parametrize("named", [{"paper": "P1"}, {"meeting": "B1", "item": "5"}])
def test_a_paper_that_was_decided_on_is_not_withdrawn(council: Council, named: dict[str, str]) -> None:
    constitutes(council, "crossing")
    gives(council, "submit-paper", "P1", title="The steel")
    gives(council, "schedule-meeting", "B1", board="crossing", on=TODAY)
    gives(council, "list-agenda-item", "B1", item="5", title="The steel", paper="P1")
    gives(council, "hold-meeting", "B1")
    gives(council, "take-decision", "D1", text="Agreed", board="crossing", **named)
    with pytest.raises(PaperIsDecided, match="“The steel” cannot be withdrawn: it was decided on, by decision “D1”"):
        gives(council, "withdraw-paper", "P1", note="Another one comes.")


def test_a_paper_that_was_put_off_may_be_withdrawn(council: Council) -> None:
    constitutes(council, "crossing")
    gives(council, "submit-paper", "P1", title="The steel")
    gives(council, "take-decision", "D1", text="Later", board="crossing", outcome="deferred", paper="P1")
    gives(council, "withdraw-paper", "P1", note="Another one comes.")
    assert council.record().get(Paper, "P1").is_withdrawn


SAYS_OTHERWISE = {"text": "Not that", "board": "crossing", "outcome": "rejected"}


def answers_a_change(council: Council) -> None:
    gives(council, "request-change", "C1", what="A lighthouse", kind="other")
    said = {"note": "It was agreed.", "board": "crossing", "decision": "D1"}
    council.order(BY_NAME["approve-change"].order.model_validate(said), at("change-request", "C1"), by=ADMINISTRATOR)


def passes_a_gate(council: Council) -> None:
    gives(council, "plan-phase", "G1", name="Piers")
    gives(council, "review-gate", "G1", outcome="proceed", decided_by="crossing", decision="D1")


def resolves_an_escalation(council: Council) -> None:
    gives(council, "escalate-to-board", "milestone:M4", to="crossing", note="Nobody sells it.")
    gives(council, "resolve-escalation", "milestone:M4", outcome="Buy elsewhere", decision="D1")


@pytest.mark.parametrize(
    ("rests", "what"),
    [
        (answers_a_change, "change request “C1” could not have been approved"),
        (passes_a_gate, "“proceed” could not have been said at the gate of the phase “Piers”"),
        (resolves_an_escalation, "the escalation of milestone “M4” could not have been resolved"),
    ],
)
def test_no_correction_lets_a_decision_say_otherwise_than_what_rests_on_it(
    council: Council, rests: Callable[[Council], None], what: str
) -> None:
    constitutes(council, "crossing", mandate="decides")
    constitutes(council, "other", mandate="decides")
    taken = gives(council, "take-decision", "D1", text="Do that", board="crossing")
    rests(council)
    with pytest.raises(DecisionsRestOnIt, match=f"Then {what} by decision “D1”: .*not taken by the board “crossing”"):
        gives(council, "take-decision", "D1", text="Do that", board="other", corrects=taken, **WHY)
    if rests is not resolves_an_escalation:  # A board that says no has answered what rose to it.
        with pytest.raises(DecisionsRestOnIt, match=f"Then {what} by decision “D1”: .*its outcome is rejected"):
            gives(council, "take-decision", "D1", **SAYS_OTHERWISE, corrects=taken, **WHY)
    gives(council, "take-decision", "D1", text="Do just that", board="crossing", corrects=taken, **WHY)
    assert council.record().get(Decision, "D1").text == "Do just that"


def test_no_correction_takes_their_meeting_or_their_board_from_a_gate_and_an_escalation(since_january: Council) -> None:
    constitutes(since_january, "crossing", in_place_since="2026-01-05", effective_on="2026-01-05", mandate="decides")
    gives(since_january, "plan-phase", "G1", name="Piers")
    gives(since_january, "escalate-to-board", "programme", to="crossing", note="Nobody sells it.")
    gives(since_january, "schedule-meeting", "B1", board="crossing", on=TODAY)
    held = gives(since_january, "hold-meeting", "B1")
    review = gives(since_january, "review-gate", "G1", outcome="pause", meeting="B1")
    with pytest.raises(DecisionsRestOnIt, match="“pause” could not have been said at the gate of the phase “Piers” at"):
        withdraws(since_january, held, "meeting", "B1")
    with pytest.raises(DecisionsRestOnIt, match="“pause” could not have been said at the gate of the phase “Piers” by"):
        constituted_as(since_january, mandate="advises")
    withdraws(since_january, review, "phase", "G1")
    gives(since_january, "resolve-escalation", "programme", outcome="Buy elsewhere", meeting="B1")
    with pytest.raises(DecisionsRestOnIt, match="escalation of programme “riverside” could not have been resolved at"):
        withdraws(since_january, held, "meeting", "B1")
    with pytest.raises(DecisionsRestOnIt, match="escalation of programme “riverside” could not have been resolved by"):
        constituted_as(since_january, mandate="advises")
