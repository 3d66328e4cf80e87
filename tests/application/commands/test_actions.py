"""Actions among the rest of the record: what they come of, and the day they are of."""

from datetime import date

import pytest

from domain.action import Action
from domain.happening import DueBeforeItWasAsked
from domain.refusals import UnknownSubject
from tests.application.commands.riverside import Council
from tests.application.commands.test_governing import constitutes, gives


def test_an_action_comes_of_what_is_known(council: Council) -> None:
    for kind in ("board", "meeting", "decision", "recommendation"):
        with pytest.raises(UnknownSubject, match=f"no {kind} “X1”"):
            gives(council, "assign-action", "A1", what="Sweep", owner_role="Treasurer", **{kind: "X1"})


def test_an_action_is_of_the_day_of_the_meeting_it_came_from(since_january: Council) -> None:
    constitutes(since_january, "crossing", effective_on="2026-03-01")
    gives(since_january, "schedule-meeting", "B1", board="crossing", on="2026-03-02")
    gives(since_january, "hold-meeting", "B1", attendance=[{"of": "Members", "present": 3}])
    said = {"what": "Sweep", "owner_role": "Engineer", "due": "2026-03-02"}
    gives(since_january, "assign-action", "A1", meeting="B1", **said)
    assert since_january.record().all(Action)["A1"].since == date(2026, 3, 2)
    with pytest.raises(DueBeforeItWasAsked):
        gives(since_january, "assign-action", "A2", **said)
