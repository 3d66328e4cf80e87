"""Gates among boards, meetings and decisions: who may decide at them, and what is held until they did."""

from typing import Any

import pytest

from api.bootstrap import Tracker
from application.commands.catalogue import BY_NAME
from application.commands.office import Instruction
from application.commands.order import Provenance
from application.projections.gates import gate_list
from application.projections.phases import phase_plan
from domain.actor import Actor
from domain.board_refusals import OnlyAdvises
from domain.correcting import LaterEntriesImpossible
from domain.decision_refusals import AnotherBoardsMeeting, DecisionSaysOtherwise, QuorumNotMet
from domain.gate_refusals import (
    GateDecidedByNobody,
    NotLetThrough,
    OwnGate,
    SaidTwice,
    StartedThroughIt,
    TwoBodiesDecided,
)
from domain.happening import NotYet
from domain.meeting import OnAnotherDay
from domain.naming import StillNamed
from domain.phase import Phase
from domain.refusals import UnknownSubject
from tests.application.commands.riverside import ADMINISTRATOR, MANAGER, Council, at, founded

Said = dict[str, Any]  # Any: the JSON of an order
PROCEED: Said = {"outcome": "proceed", "decided_by": "crossing"}
SEATS = [{"seat": "Member", "count": 5}]
WHY: Said = {"because": "It was mistaken.", "authority": "Crossing board"}


def order(name: str, ref: str, said: Said, *, kind: str | None = None, source: str | None = None) -> Instruction:
    rule = BY_NAME.get(name)
    model = rule.order if rule else _withdrawal()
    provenance = Provenance(source=source) if source else Provenance.NOTHING
    return Instruction(model.model_validate(said), at(kind or (rule.kind if rule else "phase"), ref), provenance)


def _withdrawal() -> Any:  # Any: the class of an order
    from application.commands.corrections import WithdrawEntry  # noqa: PLC0415  # it is none of the catalogue

    return WithdrawEntry


def gives(council: Council, name: str, ref: str, /, by: Actor = MANAGER, **said: Any) -> tuple[str, ...]:  # Any: JSON
    """The facts that an order records."""
    (receipt,) = council.orders([order(name, ref, said)], by=by)
    return receipt.facts


def phase(council: Council, ref: str) -> Phase:
    return council.record().all(Phase)[ref]


@pytest.fixture
def council(tracker: Tracker) -> Council:
    """Piers and a deck that follows them, and a board that decides."""
    council = founded(tracker)
    gives(council, "constitute-board", "crossing", name="Crossing board", also_written=["CB"])
    gives(council, "plan-phase", "G1", name="Piers", number=11, gate_criteria=["The pit is dry"])
    gives(council, "plan-phase", "G2", name="Deck", number=12, follows="G1")
    return council


# Who decides ----------------------------------------------------------------------------------------------------------


def test_a_board_is_known_by_its_words_and_kept_by_its_reference(council: Council) -> None:
    council.orders([order("review-gate", "G1", {"outcome": "proceed", "board": "the cabinets"}, source="P#1")])
    gives(council, "review-gate", "G1", outcome="pause", board="cb")
    assert [review.found.decided_by for review in phase(council, "G1").reviews] == [None, "crossing"]


def test_somebody_decided_unless_a_paper_does_not_say_who(council: Council) -> None:
    with pytest.raises(GateDecidedByNobody):
        gives(council, "review-gate", "G1", outcome="proceed")
    council.orders([order("review-gate", "G1", {"outcome": "proceed"}, source="P#1")], by=MANAGER)
    assert phase(council, "G1").reviews[-1].found.decided_by is None


def test_two_bodies_do_not_decide_at_one_gate(council: Council) -> None:
    with pytest.raises(TwoBodiesDecided):
        gives(council, "review-gate", "G1", **PROCEED, board="the cabinets")


def test_a_board_that_only_advises_neither_holds_a_gate_nor_decides_at_it_under_any_name(council: Council) -> None:
    gives(council, "constitute-board", "users", name="Users", mandate="advises")
    named: tuple[Said, ...] = ({"decided_by": "users"}, {"board": "USERS"})
    for said in named:
        with pytest.raises(OnlyAdvises):
            gives(council, "review-gate", "G1", outcome="proceed", **said)
    with pytest.raises(OnlyAdvises):
        gives(council, "set-gate", "G1", held_by="users")


def test_a_meeting_decides_where_it_was_held_on_its_day_by_enough_of_its_board(council: Council) -> None:
    gives(council, "constitute-board", "cabinet", name="Cabinet", seats=SEATS, quorum=3)
    gives(council, "schedule-meeting", "C1", board="cabinet", on="2026-03-03")
    gives(council, "hold-meeting", "C1", attendance=[{"of": "Member", "present": 2}])
    with pytest.raises(QuorumNotMet):
        gives(council, "review-gate", "G1", outcome="proceed", meeting="C1")
    with pytest.raises(AnotherBoardsMeeting):
        gives(council, "review-gate", "G1", **PROCEED, meeting="C1")
    gives(council, "constitute-board", "ferry", name="Ferry board")
    gives(council, "schedule-meeting", "F1", board="ferry", on="2026-03-03")
    gives(council, "hold-meeting", "F1")
    with pytest.raises(OnAnotherDay):
        gives(council, "review-gate", "G1", outcome="proceed", meeting="F1", decided_on="2026-03-02")
    gives(council, "review-gate", "G1", outcome="proceed", meeting="F1")
    found = phase(council, "G1").reviews[-1].found
    assert (found.decided_by, found.decided_on and found.decided_on.in_words) == ("ferry", "3 March 2026")


def test_a_decision_that_says_otherwise_lets_nobody_through(council: Council) -> None:
    gives(council, "take-decision", "D1", text="Not yet", outcome="deferred", board="crossing")
    with pytest.raises(DecisionSaysOtherwise):
        gives(council, "review-gate", "G1", **PROCEED, decision="D1")
    assert gives(council, "review-gate", "G1", outcome="pause", decided_by="crossing", decision="D1")


def test_nothing_is_decided_on_a_day_to_come_or_by_what_is_not_there(council: Council) -> None:
    with pytest.raises(NotYet):
        gives(council, "review-gate", "G1", **PROCEED, decided_on="2026-12-01")
    with pytest.raises(UnknownSubject):
        gives(council, "review-gate", "G1", outcome="proceed", decided_by="nobody")
    with pytest.raises(UnknownSubject):
        gives(council, "hold-phases-at-gates", "riverside", phases=["G9"])


def test_whoever_gave_evidence_does_not_decide_even_where_another_corrected_it(council: Council) -> None:
    gives(council, "give-gate-evidence", "G1", criterion="1", standing="met", evidence="Dust")
    (entry,) = [one for one in council.entries() if type(one.fact).__name__ == "GateEvidenceGiven"]
    said = {"criterion": "1", "standing": "not-met", "corrects": entry.position}
    gives(council, "give-gate-evidence", "G1", by=ADMINISTRATOR, **said, **WHY)
    with pytest.raises(OwnGate):
        gives(council, "review-gate", "G1", **PROCEED)


# What is held ---------------------------------------------------------------------------------------------------------


def test_one_batch_decides_and_starts_in_its_own_order(council: Council) -> None:
    gives(council, "hold-phases-at-gates", "riverside")
    start, review = order("start-phase", "G2", {}), order("review-gate", "G1", PROCEED)
    with pytest.raises(NotLetThrough):
        council.orders([start, review], by=MANAGER)
    council.orders([review, start], by=MANAGER)
    assert phase(council, "G2").is_started


def test_a_paper_that_tells_of_a_start_before_phases_were_held_is_believed(council: Council) -> None:
    gives(council, "hold-phases-at-gates", "riverside", from_day="2026-03-03")
    with pytest.raises(NotLetThrough):
        council.orders([order("start-phase", "G2", {"started_on": "March 2026"}, source="P#1")], by=MANAGER)
    before = {"started_on": "2026-03-02", "effective_on": "2026-03-03"}
    council.orders([order("start-phase", "G2", before, source="P#1")], by=MANAGER)
    assert phase(council, "G2").is_started


def test_what_let_a_phase_start_is_neither_withdrawn_nor_corrected_away(council: Council) -> None:
    gives(council, "hold-phases-at-gates", "riverside")
    gives(council, "review-gate", "G1", **PROCEED)
    gives(council, "start-phase", "G2")
    (entry,) = [one for one in council.entries() if type(one.fact).__name__ == "GateReviewed"]
    with pytest.raises(StartedThroughIt, match="“Deck”"):
        gives(council, "withdraw-entry", "G1", corrects=entry.position, **WHY)
    paused: Said = {"outcome": "pause", "decided_by": "crossing"}
    with pytest.raises(StartedThroughIt):
        gives(council, "review-gate", "G1", corrects=entry.position, **paused, **WHY)
    (start,) = [one for one in council.entries() if type(one.fact).__name__ == "PhaseStarted" and one.ref == "G2"]
    gives(council, "withdraw-entry", "G2", corrects=start.position, **WHY)
    assert gives(council, "withdraw-entry", "G1", corrects=entry.position, **WHY)


def test_what_a_gate_names_is_not_taken_away_nor_what_evidence_was_given_for(council: Council) -> None:
    gives(council, "set-gate", "G1", gate_criteria=["The pit is dry"], held_by="crossing")
    (board,) = [one for one in council.entries() if one.ref == "crossing"]
    with pytest.raises(StillNamed):
        council.orders([order("withdraw-entry", "crossing", {"corrects": board.position, **WHY}, kind="board")])
    gives(council, "give-gate-evidence", "G1", criterion="1", standing="not-met")
    (gate,) = [one for one in council.entries() if type(one.fact).__name__ == "GateSet"]
    said: Said = {"gate_criteria": ["The steel is here"], "corrects": gate.position}
    with pytest.raises(LaterEntriesImpossible):
        gives(council, "set-gate", "G1", **said, **WHY)


def test_what_is_said_twice_cannot_be_told_apart(council: Council) -> None:
    with pytest.raises(SaidTwice, match="“the pit is dry” is said twice at the gate of the phase “Piers”"):
        gives(council, "set-gate", "G1", gate_criteria=["The pit is dry", "the pit is dry"])
    with pytest.raises(SaidTwice):
        gives(council, "plan-phase", "G3", name="Paint", gate_criteria=["It is dry", "It is dry"])
    twice: Said = {
        "conditions": ["Pay the divers"],
        "dated_conditions": [{"text": "Pay the divers", "due": "2030-01-01"}],
    }
    with pytest.raises(SaidTwice, match="“Pay the divers” is said twice"):
        gives(council, "review-gate", "G1", outcome="proceed-with-conditions", decided_by="crossing", **twice)


def test_the_same_review_of_the_same_day_is_kept_once(council: Council) -> None:
    gives(council, "review-gate", "G1", **PROCEED)
    assert gives(council, "review-gate", "G1", **PROCEED) == ()
    assert gives(council, "review-gate", "G1", **PROCEED | {"finding": "The pit is dry"}) == ("GateReviewed",)
    assert len(phase(council, "G1").reviews) == 2


# In which order -------------------------------------------------------------------------------------------------------


@pytest.fixture
def stopped(since_january: Council) -> Council:
    """The gate of the piers was stopped in February; that it let through in January is typed in only after that."""
    council = since_january
    gives(council, "constitute-board", "crossing", name="Crossing board", effective_on="2026-01-05")
    gives(council, "plan-phase", "G1", name="Piers", number=11)
    gives(council, "plan-phase", "G2", name="Deck", number=12, follows="G1")
    gives(council, "hold-phases-at-gates", "riverside")
    gives(council, "review-gate", "G1", outcome="stop", decided_by="crossing", decided_on="2026-02-10")
    gives(council, "review-gate", "G1", **PROCEED, decided_on="2026-01-20")
    return council


def test_a_review_typed_in_late_lets_nobody_through_after_a_later_one(stopped: Council) -> None:
    with pytest.raises(NotLetThrough, match="its latest review on 10 February 2026 says stop"):
        gives(stopped, "start-phase", "G2")
    (row,) = [row for row in gate_list(stopped.record()).gates if row.ref == "G2"]
    assert row.in_words == "waits for the gate of Piers, where it is held: its latest review says stop"


def test_a_review_typed_in_late_is_told_in_its_place(stopped: Council) -> None:
    (row,) = [row for row in phase_plan(stopped.record()).phases if row.ref == "G1"]
    assert [review.outcome for review in row.gate_reviews] == ["proceed", "stop"]
    assert row.gate.latest == row.gate_reviews[-1]
