"""What is recorded late of a meeting, and of what was decided there, is of the day of the meeting."""

from datetime import date
from typing import Any

import pytest

from domain.change_request import ChangeRequest
from domain.decision import Decision
from domain.escalation import Escalation, EscalationStanding
from domain.meeting import Meeting
from domain.milestone import Milestone
from domain.phase import Phase
from domain.planned_date import PlannedDate
from domain.record import Moment
from domain.refusals import EffectiveBeforeTheLatest
from tests.application.commands.asking_for_changes import asks, gives
from tests.application.commands.riverside import Council
from tests.wall_clock import WallClock

SCHEDULED, TENTH, DAY_AFTER, NOVEMBER = date(2026, 5, 1), date(2026, 6, 10), date(2026, 6, 11), date(2026, 11, 23)


@pytest.fixture
def council(council: Council, clock: WallClock) -> Council:
    """A board that was to meet on 10 June, and somebody who types its minutes in November."""
    gives(council, "constitute-board", "crossing", name="Crossing board")
    clock.today_is(SCHEDULED)
    gives(council, "schedule-meeting", "june", board="crossing", on="2026-06-10")
    gives(council, "list-agenda-item", "june", item="1", title="The steel")
    clock.today_is(NOVEMBER)
    return council


def test_a_meeting_was_held_on_its_day_whenever_that_is_recorded(council: Council) -> None:
    gives(council, "hold-meeting", "june")
    assert not council.record(Moment(SCHEDULED)).get(Meeting, "june").is_held
    assert council.record(Moment(DAY_AFTER)).get(Meeting, "june").is_held


def test_a_meeting_that_was_called_after_it_was_held_was_called_by_its_day(council: Council) -> None:
    gives(council, "schedule-meeting", "july", board="crossing", on="2026-07-08")
    gives(council, "schedule-meeting", "december", board="crossing", on="2026-12-09")
    meetings = council.record().all(Meeting)
    assert [meetings[ref].since for ref in ("july", "december")] == [date(2026, 7, 8), NOVEMBER]


def test_what_the_minutes_tell_of_its_items_is_of_its_day(council: Council) -> None:
    gives(council, "hold-meeting", "june")
    gives(council, "list-agenda-item", "june", item="2", title="What was urgent")
    gives(council, "deal-with-agenda-item", "june", item="2", outcome="noted")
    assert [item.dealt_with is not None for item in council.record(Moment(DAY_AFTER)).get(Meeting, "june").items] == [
        False,
        True,
    ]


def test_a_decision_was_taken_on_the_day_of_its_meeting(council: Council) -> None:
    gives(council, "hold-meeting", "june")
    gives(council, "take-decision", "D1", text="Buy steel", meeting="june")
    gives(council, "take-decision", "D2", text="Buy rivets", meeting="june", taken_on="2026-06-10")
    decisions = council.record(Moment(DAY_AFTER)).all(Decision)
    assert {ref: taken.since for ref, taken in decisions.items()} == {"D1": TENTH, "D2": TENTH}


def test_a_day_that_is_given_counts_before_that_of_the_meeting(council: Council) -> None:
    gives(council, "hold-meeting", "june", effective_on="2026-06-12")
    gives(council, "take-decision", "D1", text="Buy steel", meeting="june", effective_on="2026-06-14")
    assert council.record().get(Decision, "D1").since == date(2026, 6, 14)
    with pytest.raises(EffectiveBeforeTheLatest):
        gives(council, "deal-with-agenda-item", "june", item="1", outcome="noted", effective_on="2026-06-11")


def test_what_was_changed_since_the_meeting_is_changed_from_the_day_of_recording(council: Council) -> None:
    gives(council, "list-agenda-item", "june", item="2", title="Paint")
    gives(council, "hold-meeting", "june")
    assert not council.record(Moment(DAY_AFTER)).get(Meeting, "june").is_held


def test_a_gate_was_decided_at_on_the_day_of_the_meeting(council: Council) -> None:
    gives(council, "plan-phase", "P1", name="Foundations", effective_on="2026-05-01")
    gives(council, "hold-meeting", "june")
    gives(council, "review-gate", "P1", outcome="proceed", meeting="june")
    assert len(council.record(Moment(DAY_AFTER)).get(Phase, "P1").reviews) == 1


def test_a_change_was_approved_with_all_it_brings_on_the_day_of_the_decision(
    council: Council, clock: WallClock
) -> None:
    clock.today_is(SCHEDULED)
    asks(council)
    clock.today_is(NOVEMBER)
    gives(council, "hold-meeting", "june")
    gives(council, "take-decision", "D1", text="Open in September", meeting="june")
    gives(council, "approve-change", "C1", board="crossing", decision="D1", note="It is worth it.")
    record = council.record(Moment(DAY_AFTER))
    assert record.get(ChangeRequest, "C1").decided_on == TENTH
    assert record.get(Milestone, "M4").baseline == PlannedDate.model_validate("2026-09-30")


def test_an_approval_and_what_it_brings_take_effect_on_one_day(council: Council, clock: WallClock) -> None:
    clock.today_is(SCHEDULED)
    asks(council)
    clock.today_is(NOVEMBER)
    gives(council, "confirm-forecast", "M4", effective_on="2026-07-01")
    gives(council, "hold-meeting", "june")
    gives(council, "take-decision", "D1", text="Open in September", meeting="june")
    gives(council, "approve-change", "C1", board="crossing", decision="D1", note="It is worth it.")
    assert council.record().get(ChangeRequest, "C1").decided_on == NOVEMBER
    assert council.record().get(Milestone, "M4").latest_on == NOVEMBER


@pytest.mark.parametrize("named", [{"meeting": "june"}, {"decision": "D1"}], ids=["meeting", "decision"])
def test_an_escalation_was_resolved_on_the_day_of_the_meeting(
    council: Council,
    clock: WallClock,
    named: dict[str, Any],  # Any: the JSON of an order
) -> None:
    clock.today_is(SCHEDULED)
    gives(council, "escalate-to-board", "programme", to="crossing", note="It takes more money.")
    clock.today_is(NOVEMBER)
    gives(council, "hold-meeting", "june")
    gives(council, "take-decision", "D1", text="There is more money", meeting="june")
    gives(council, "resolve-escalation", "programme", outcome="There is more money", **named)
    resolved = council.record(Moment(DAY_AFTER)).get(Escalation, "programme").latest
    assert (resolved.standing, resolved.ended_on) == (EscalationStanding.RESOLVED, TENTH)
