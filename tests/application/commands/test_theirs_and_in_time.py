"""An approval rests on a decision of whoever gave it, taken once it was asked for; a gate on nobody’s words."""

from typing import Any

import pytest

from domain.bearing_out import Named, must_be_theirs
from domain.board import Board
from domain.change_request import ChangeStanding
from domain.change_request_refusals import DecidedBeforeItWasAsked
from domain.decided_at import DecisionsRestOnIt
from domain.decision import Decision
from domain.decision_refusals import DecisionSaysOtherwise
from domain.entitled_bodies import BoardsDecideHere
from domain.gate_refusals import AnotherBoardHoldsTheGate
from domain.phase import Phase
from tests.application.commands.asking_for_changes import gives, order, standing
from tests.application.commands.riverside import ENGINEER, Council, at
from tests.application.commands.test_governing import WHY

Said = dict[str, Any]  # Any: the JSON of an order
ASKED: Said = {"what": "A lighthouse", "kind": "other", "effective_on": "2026-02-10"}
WITH_A_NOTE: Said = {"note": "It shines."}


@pytest.fixture
def council(since_january: Council) -> Council:
    """Bodies in words agreed on something in January and on something in February, and a lighthouse is asked for."""
    for ref, day, bodies in (
        ("early", "2026-01-20", ["Full Council"]),
        ("theirs", "2026-02-17", ["Full Council", "Cabinet"]),
        ("others", "2026-02-17", ["Sports club"]),
    ):
        gives(since_january, "take-decision", ref, text="Build it", bodies=bodies, taken_on=day)
    gives(since_january, "request-change", "C1", by=ENGINEER, asked_of_body="Full Council", **ASKED)
    return since_january


def position(council: Council, fact: str, ref: str) -> int:
    return next(one.position for one in council.entries() if (type(one.fact).__name__, one.ref) == (fact, ref))


@pytest.mark.parametrize("answer", ["approve-change", "reject-change"])
def test_no_body_answers_by_the_decision_of_another(council: Council, answer: str) -> None:
    if answer == "reject-change":
        for ref in ("theirs", "others"):
            taken = position(council, "DecisionTaken", ref)
            bodies = ["full  council"] if ref == "theirs" else ["Sports club"]
            said: Said = {"text": "No", "outcome": "rejected", "taken_on": "2026-02-17", "bodies": bodies}
            gives(council, "take-decision", ref, **said, corrects=taken, **WHY)
    with pytest.raises(DecisionSaysOtherwise, match=r"it was not taken by “Full Council”\. Name the decision"):
        gives(council, answer, "C1", body="Full Council", decision="others", **WITH_A_NOTE)
    assert gives(council, answer, "C1", body="Full Council", decision="theirs", **WITH_A_NOTE)


def test_no_body_in_words_answers_by_the_decision_of_a_board(council: Council) -> None:
    gives(council, "constitute-board", "club", name="Sports club board", effective_on="2026-01-05")
    gives(council, "take-decision", "D9", text="Build it", board="club", taken_on="2026-02-18")
    with pytest.raises(DecisionSaysOtherwise):
        gives(council, "approve-change", "C1", body="Full Council", decision="D9", **WITH_A_NOTE)


def test_a_decision_of_the_board_that_is_called_so_is_theirs(council: Council) -> None:
    gives(council, "constitute-board", "club", name="Sports club", also_written=["The club"])
    gives(council, "take-decision", "D9", text="Build it", board="club")
    record = council.record()
    named = Named(record.get(Decision, "D9"), record.get(Board, "club"))
    for body in ("sports club", "The Club"):
        must_be_theirs(named, board=None, body=body)
    with pytest.raises(DecisionSaysOtherwise):
        must_be_theirs(named, board=None, body="Full Council")


def test_nothing_is_approved_by_what_was_decided_before_it_was_asked_for(council: Council) -> None:
    sentence = (
        "Change request “C1” was made on 10 February 2026, and decision “early” was taken on 20 January 2026, before "
        "that. Name a later decision, or correct the day of the request."
    )
    with pytest.raises(DecidedBeforeItWasAsked, match=sentence):
        gives(council, "approve-change", "C1", body="Full Council", decision="early", **WITH_A_NOTE)


def test_a_month_in_which_it_was_asked_may_hold_the_decision(council: Council) -> None:
    gives(council, "take-decision", "D9", text="Build it", bodies=["Full Council"], taken_on="February 2026")
    assert gives(council, "approve-change", "C1", body="Full Council", decision="D9", **WITH_A_NOTE)


def test_a_paper_is_believed_whichever_decision_it_says_approved(council: Council) -> None:
    said: Said = {"body": "Full Council", "decision": "early", **WITH_A_NOTE}
    council.quote(order("approve-change", "C1", **said).order, at("change-request", "C1"))
    assert standing(council) is ChangeStanding.APPROVED


def test_no_correction_takes_its_decision_from_an_answer(council: Council) -> None:
    gives(council, "approve-change", "C1", body="Full Council", decision="theirs", **WITH_A_NOTE)
    taken = position(council, "DecisionTaken", "theirs")
    said: Said = {"text": "Build it", "corrects": taken, **WHY}
    what = "Then change request “C1” could not have been approved by decision “theirs”: "
    with pytest.raises(DecisionsRestOnIt, match=f"{what}.*not taken by “Full Council”"):
        gives(council, "take-decision", "theirs", **said, bodies=["Sports club"], taken_on="2026-02-17")
    with pytest.raises(DecisionsRestOnIt, match=f"{what}.*before that"):
        gives(council, "take-decision", "theirs", **said, bodies=["Full Council"], taken_on="2026-02-03")
    gives(council, "take-decision", "theirs", **said, bodies=["Full Council"], taken_on="2026-02-16")


def test_no_correction_moves_a_request_past_the_decision_that_answered_it(council: Council) -> None:
    gives(
        council,
        "approve-change",
        "C1",
        body="Full Council",
        decision="theirs",
        **WITH_A_NOTE,
        effective_on="2026-03-03",
    )
    asked = position(council, "ChangeRequested", "C1")
    said: Said = {**ASKED, "asked_of_body": "Full Council", "corrects": asked, **WHY}
    with pytest.raises(
        DecisionsRestOnIt, match="Then change request “C1” could not have been approved: Change request"
    ):
        gives(council, "request-change", "C1", **{**said, "effective_on": "2026-02-24"})
    gives(council, "request-change", "C1", **{**said, "effective_on": "2026-02-12"})


# Gates ----------------------------------------------------------------------------------------------------------------


@pytest.fixture
def gate(council: Council) -> Council:
    """A gate that no board holds, in a programme in which one has decided since the middle of February."""
    gives(council, "plan-phase", "G1", name="Piers", number=11, effective_on="2026-01-10")
    gives(council, "constitute-board", "crossing", name="Crossing board", effective_on="2026-02-12")
    return council


def reviews(council: Council, **said: Any) -> None:  # Any: the JSON of an order
    gives(council, "review-gate", "G1", outcome="proceed", **said)


def test_where_a_board_decides_nobody_else_opens_a_gate_by_their_words(gate: Council) -> None:
    sentence = (
        "The gate of the phase “Piers” is not held by “My friends”. The board “crossing” decides here: name the board "
        "that said it. If that body is to decide, constitute it as a board first, and let it hold the gate."
    )
    for day in (None, "2026-02-12", "February 2026"):
        with pytest.raises(BoardsDecideHere, match=sentence):
            reviews(gate, board="My friends", **({"decided_on": day} if day else {}))
    with pytest.raises(BoardsDecideHere):
        reviews(gate, board="Full Council", decision="theirs")
    gives(gate, "set-gate", "G1", held_by="crossing")
    with pytest.raises(AnotherBoardHoldsTheGate):
        reviews(gate, board="My friends")


def test_a_body_in_words_opens_a_gate_where_no_board_could_have(gate: Council) -> None:
    reviews(gate, board="Shadow authority", decided_on="2026-02-11")
    assert gate.record().get(Phase, "G1").clears_the_next


def test_a_day_before_there_was_the_phase_makes_nobody_entitled(gate: Council) -> None:
    gives(gate, "plan-phase", "G3", name="Paint", number=13)
    with pytest.raises(BoardsDecideHere):
        gives(gate, "review-gate", "G3", outcome="proceed", board="My friends", decided_on="2026-01-11")


def test_a_paper_is_believed_whoever_it_says_decided_at_a_gate(gate: Council) -> None:
    gate.quote(order("review-gate", "G1", outcome="proceed", board="Both councils").order, at("phase", "G1"))
    assert gate.record().get(Phase, "G1").clears_the_next


def test_no_gate_is_decided_at_in_words_by_the_decision_of_a_board(council: Council) -> None:
    gives(council, "plan-phase", "G1", name="Piers", number=11, effective_on="2026-01-10")
    gives(council, "constitute-board", "users", name="Users", mandate="advises", effective_on="2026-01-05")
    gives(council, "take-decision", "D9", text="Not yet", outcome="deferred", board="users", taken_on="2026-02-17")
    with pytest.raises(DecisionSaysOtherwise, match="it was not taken by “My friends”"):
        gives(council, "review-gate", "G1", outcome="pause", board="My friends", decision="D9")
    with pytest.raises(DecisionSaysOtherwise, match="it was not taken by “My friends”"):
        reviews(council, board="My friends", decision="theirs")
    reviews(council, board="Full Council", decision="theirs")
    assert council.record().get(Phase, "G1").clears_the_next
