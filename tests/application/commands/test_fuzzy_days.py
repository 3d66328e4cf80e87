"""A month in the place of a day says nothing that the meeting, or the decision it rests on, does not say."""

from typing import Any

import pytest

from domain.board_refusals import OnlyAdvises
from domain.decided_at import DecisionsRestOnIt
from domain.decision import Decision
from domain.decision_refusals import QuorumNotMet
from domain.gate_refusals import DecidedAtTheGateOnAnotherDay, NotLetThrough
from domain.happening import NotYetByThen
from domain.meeting import OnAnotherDay
from domain.phase import Phase
from tests.application.commands.asking_for_changes import gives
from tests.application.commands.riverside import Council
from tests.application.commands.test_governing import WHY

TENTH = "2026-02-10"
Said = dict[str, Any]  # Any: the JSON of an order


@pytest.fixture
def council(since_january: Council) -> Council:
    """A board of which two have to be there, that decides until the middle of February, and three meetings of it."""
    council = since_january
    said: Said = {"mandate": "decides", "quorum": 2, "in_place_since": "2026-01-05", "effective_on": "2026-01-05"}
    gives(council, "constitute-board", "crossing", name="Crossing board", **said)
    gives(council, "plan-phase", "G1", name="Piers", number=11, effective_on="2026-01-05")
    gives(council, "plan-phase", "G2", name="Deck", number=12, follows="G1", effective_on="2026-01-05")
    for ref, day, present in (("early", TENTH, 2), ("few", "2026-02-12", 1), ("late", "2026-02-24", 2)):
        gives(council, "schedule-meeting", ref, board="crossing", on=day, effective_on="2026-01-06")
        gives(council, "hold-meeting", ref, attendance=[{"of": "Members", "present": present}])
    gives(council, "change-board-mandate", "crossing", mandate="advises", effective_on="2026-02-17")
    return council


def takes(council: Council, ref: str = "D1", **said: Any) -> None:  # Any: the JSON of an order
    gives(council, "take-decision", ref, text="Open it", **said)


def reviews(council: Council, **said: Any) -> None:  # Any: as above
    gives(council, "review-gate", "G1", outcome="proceed", **said)


@pytest.mark.parametrize("day", ["January 2026", "March 2026", {"to": "2026-02-23", "precision": "week"}])
def test_a_decision_is_of_no_month_in_which_its_meeting_was_not(
    council: Council,
    day: str | Said,
) -> None:
    with pytest.raises(OnAnotherDay, match=r"The meeting of 24 February 2026 was not (in|by) "):
        takes(council, meeting="late", taken_on=day)


@pytest.mark.parametrize("day", ["2026-02-24", "February 2026", "Quarter 4 2025/26"])
def test_the_board_is_judged_on_the_day_of_its_meeting_however_the_day_is_written(council: Council, day: str) -> None:
    with pytest.raises(OnlyAdvises):
        takes(council, meeting="late", taken_on=day)
    takes(council, meeting="early", taken_on=day if day != "2026-02-24" else TENTH)
    with pytest.raises(QuorumNotMet):
        takes(council, "D2", meeting="few", taken_on=day if day != "2026-02-24" else "2026-02-12")


def test_what_a_month_says_of_a_decision_takes_effect_on_the_day_of_its_meeting(council: Council) -> None:
    takes(council, meeting="early", taken_on="February 2026")
    taken = council.record().get(Decision, "D1")
    assert (str(taken.since), taken.taken_on and taken.taken_on.in_words) == (TENTH, "February 2026")


@pytest.mark.parametrize("day", ["January 2026", "2026-01-20", "2026-02-09"])
def test_a_gate_is_not_decided_at_on_another_day_than_by_the_decision_or_at_the_meeting(
    council: Council, day: str
) -> None:
    takes(council, meeting="early")
    with pytest.raises(DecidedAtTheGateOnAnotherDay, match="Decision “D1” was taken on 10 February 2026, so the gate"):
        reviews(council, decided_by="crossing", decision="D1", decided_on=day)
    with pytest.raises(OnAnotherDay, match="The meeting of 10 February 2026 was not"):
        reviews(council, meeting="early", decided_on=day)


def test_a_gate_is_decided_at_by_a_decision_of_its_meeting(council: Council) -> None:
    takes(council, meeting="early")
    gives(council, "schedule-meeting", "january", board="crossing", on="2026-01-20")
    gives(council, "hold-meeting", "january", attendance=[{"of": "Members", "present": 2}])
    with pytest.raises(DecidedAtTheGateOnAnotherDay):
        reviews(council, meeting="january", decision="D1")


@pytest.mark.parametrize("day", [None, TENTH, "February 2026", "Quarter 4 2025/26"])
@pytest.mark.parametrize("by", [{"meeting": "early"}, {"decision": "D1", "decided_by": "crossing"}])
def test_a_gate_lets_through_from_the_day_of_what_was_decided(council: Council, by: Said, day: str | None) -> None:
    takes(council, meeting="early")
    gives(council, "hold-phases-at-gates", "riverside", from_day="2026-01-06", effective_on="2026-01-06")
    reviews(council, **by, **({"decided_on": day} if day else {}))
    with pytest.raises(NotLetThrough, match="decided only on 10 February 2026"):
        gives(council, "start-phase", "G2", started_on="2026-02-09")
    gives(council, "start-phase", "G2", started_on=TENTH)


def test_no_day_on_which_it_takes_effect_lets_a_month_through_before_its_meeting(council: Council) -> None:
    said: Said = {"decided_on": "February 2026", "effective_on": "2026-02-09"}
    with pytest.raises(NotYetByThen):
        reviews(council, meeting="early", **said)
    assert council.record().get(Phase, "G1").reviews == ()


def position(council: Council, fact: str, ref: str) -> int:
    return next(one.position for one in council.entries() if (type(one.fact).__name__, one.ref) == (fact, ref))


@pytest.mark.parametrize("day", [TENTH, "February 2026"])
@pytest.mark.parametrize("by", [{"meeting": "early"}, {"decision": "D1", "decided_by": "crossing"}])
def test_no_correction_moves_a_meeting_from_under_what_was_decided_at_a_gate(
    council: Council, by: Said, day: str
) -> None:
    takes(council, meeting="early")
    reviews(council, **by, decided_on=day)
    held = position(council, "MeetingHeld", "early")
    moved: Said = {"held_on": "2026-01-20", "attendance": [{"of": "Members", "present": 2}]}
    with pytest.raises(DecisionsRestOnIt, match=r"at the gate of the phase “Piers”.*Correct or withdraw that review"):
        gives(council, "hold-meeting", "early", corrects=held, **moved, **WHY)


def test_no_correction_moves_a_decision_from_under_what_was_decided_at_a_gate(council: Council) -> None:
    gives(council, "schedule-meeting", "january", board="crossing", on="2026-01-20")
    gives(council, "hold-meeting", "january", attendance=[{"of": "Members", "present": 2}])
    takes(council, meeting="early")
    reviews(council, decided_by="crossing", decision="D1", decided_on=TENTH)
    taken = position(council, "DecisionTaken", "D1")
    with pytest.raises(DecisionsRestOnIt, match="“proceed” could not have been said at the gate of the phase “Piers”"):
        takes(council, meeting="january", corrects=taken, **WHY)
