"""What a decision rests on: its day, its meeting, and those who had to be there, which no correction takes away."""

import pytest

from domain.decided_at import DecisionsRestOnIt
from domain.decision import Decision
from domain.happening import NotYet
from domain.meeting import Meeting, OnAnotherDay
from tests.application.commands.riverside import Council
from tests.application.commands.test_governing import TODAY, WHY, constitutes, gives, meets, withdraws


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
