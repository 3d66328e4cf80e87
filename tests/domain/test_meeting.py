"""A meeting: it is called, moved with a reason, made an agenda for, held or cancelled, and worked through."""

from datetime import date

import pytest

from domain.board_pack import PackAfterTheMeeting, position_before
from domain.fact import Fact
from domain.happening import NotYet
from domain.meeting import (
    EndedBeforeItStarted,
    Item,
    ItemsNeedAnAgenda,
    Meeting,
    MeetingIsOver,
    MovedWithoutAReason,
    UnknownItem,
    schedule,
)
from domain.meeting_facts import (
    ActionsCounted,
    AgendaItemDealtWith,
    AgendaItemListed,
    AgendaItemTakenOff,
    Attendance,
    ItemOutcome,
    MeetingCancelled,
    MeetingHeld,
    MeetingMoved,
    MeetingScheduled,
    PackFrozen,
)
from domain.meeting_refusals import (
    AgendaStays,
    GroupListedTwice,
    MeetsAgainAndAgain,
    MoreMembersThanSeats,
    MoreThanBelong,
)
from domain.planned_date import PlannedDate
from domain.refusals import AlreadyThere
from tests.domain.given import TODAY, entries, given, told

THAT_DAY = PlannedDate.on(TODAY)
TOMORROW = PlannedDate.on(date(2026, 3, 4))
CALLED = MeetingScheduled(board="crossing", on=THAT_DAY, starts_at="18:00")
STEEL = AgendaItemListed(item="5", title="The steel")
FROZEN = PackFrozen(up_to=7, as_at=TODAY, template=1, content_sha256="ab" * 32)
ANOTHER = PackFrozen(up_to=9, as_at=TODAY, template=1, content_sha256="cd" * 32)
RESOLVED = AgendaItemDealtWith(item="5", outcome=ItemOutcome.RESOLVED)


def meeting(*later: Fact) -> Meeting:
    return given(Meeting, "B1", CALLED, *later)


def test_a_meeting_is_called_once() -> None:
    assert schedule(None, CALLED) == [CALLED]
    with pytest.raises(AlreadyThere, match="B1"):
        schedule(meeting(), CALLED)


def test_a_meeting_moves_with_a_reason_or_by_a_decision() -> None:
    moved = MeetingMoved(to=TOMORROW)
    assert meeting().move(moved, note="the chair is ill") == [moved]
    decided = MeetingMoved(to=TOMORROW, decision="D1")
    assert meeting().move(decided, note=None) == [decided]
    with pytest.raises(MovedWithoutAReason, match="Say in words why the meeting of 3 March 2026 moves"):
        meeting().move(moved, note=None)


def test_moving_to_the_same_day_says_nothing_new_but_another_time_does() -> None:
    assert meeting().move(MeetingMoved(to=THAT_DAY), note=None) == []
    earlier = MeetingMoved(to=THAT_DAY, starts_at="17:00")
    assert meeting().move(earlier, note="it gets dark") == [earlier]


def test_the_first_day_is_kept_with_every_later_one_and_why() -> None:
    first, second, third = entries(
        Meeting, "B1", CALLED, told(MeetingMoved(to=TOMORROW), note="ill"), MeetingMoved(to=THAT_DAY, decision="D1")
    )
    held = given(Meeting, "B1", first, second, third)
    assert (held.first_on, held.on, held.starts_at) == (THAT_DAY, THAT_DAY, "18:00")
    assert [(move.to, move.because, move.decision) for move in held.moves] == [
        (TOMORROW, "ill", None),
        (THAT_DAY, None, "D1"),
    ]


def test_the_day_it_was_held_on_is_the_day_in_force() -> None:
    assert meeting(MeetingMoved(to=TOMORROW), MeetingHeld(held_on=THAT_DAY)).on == THAT_DAY
    assert meeting(MeetingHeld()).on == THAT_DAY


def test_no_meeting_was_held_tomorrow_nor_ended_before_it_started() -> None:
    held = MeetingHeld(held_on=THAT_DAY, started_at="18:00", ended_at="19:30")
    assert meeting().hold(held, today=TODAY) == [held]
    with pytest.raises(NotYet, match="The meeting of 4 March 2026 cannot have been held"):
        meeting(MeetingMoved(to=TOMORROW)).hold(MeetingHeld(), today=TODAY)
    with pytest.raises(EndedBeforeItStarted, match="started at 18:00 cannot have ended at 17:00"):
        meeting().hold(MeetingHeld(started_at="18:00", ended_at="17:00"), today=TODAY)


@pytest.mark.parametrize("over", [MeetingHeld(), MeetingCancelled()], ids=["held", "cancelled"])
def test_what_is_over_neither_moves_nor_takes_place_again(over: Fact) -> None:
    gone = meeting(STEEL, over)
    with pytest.raises(MeetingIsOver, match="it can no longer move"):
        gone.move(MeetingMoved(to=TOMORROW), note="too late")
    with pytest.raises(MeetingIsOver, match=r"it cannot be held( again)?\.$"):
        gone.hold(MeetingHeld(), today=TODAY)
    with pytest.raises(MeetingIsOver, match="it cannot be cancelled"):
        gone.cancel()
    with pytest.raises(MeetingIsOver, match="its agenda stays as it was"):
        gone.take_off("5")


def test_minutes_may_list_what_was_urgent_but_a_cancelled_meeting_has_no_agenda() -> None:
    assert meeting(MeetingHeld()).list_item(STEEL) == [STEEL]
    with pytest.raises(MeetingIsOver, match="nothing is on its agenda"):
        meeting(MeetingCancelled()).list_item(STEEL)


def test_an_item_is_listed_anew_in_its_place_and_keeps_what_became_of_it() -> None:
    renamed = AgendaItemListed(item="5", title="The late steel")
    paint = AgendaItemListed(item="6", title="Paint")
    held = meeting(STEEL, paint, MeetingHeld(), RESOLVED, renamed)
    assert held.items == (Item(renamed, RESOLVED), Item(paint))
    assert held.list_item(renamed) == []


def test_what_was_before_a_meeting_that_was_held_stays_as_it_was() -> None:
    held = meeting(STEEL, MeetingHeld())
    assert held.list_item(STEEL) == []
    with pytest.raises(AgendaStays, match=r"with item “5” as “The steel”.* correct the entry"):
        held.list_item(AgendaItemListed(item="5", title="Quite another item"))
    late = AgendaItemListed(item="6", title="What was urgent")
    assert held.list_item(late) == [late]


def test_an_item_stands_otherwise_before_the_meeting() -> None:
    renamed = AgendaItemListed(item="5", title="The late steel")
    assert meeting(STEEL).list_item(renamed) == [renamed]


@pytest.mark.parametrize(
    ("group", "why"),
    [
        ({"present": 6}, r"^6 of the board cannot have been present at the meeting of 3 March 2026: 5 belong to it\."),
        ({"apologies": 6}, r"^6 of the board cannot have sent apologies for .*say of officers and guests"),
    ],
)
def test_no_more_of_a_board_come_than_belong_to_it(group: dict[str, int], why: str) -> None:
    attended = MeetingHeld.model_validate({"members": 5, "attendance": [{"of": "Members", **group}]})
    with pytest.raises(MoreThanBelong, match=why):
        meeting().hold(attended, today=TODAY)
    uncounted = attended.model_copy(update={"members": None})
    assert meeting().hold(uncounted, today=TODAY) == [uncounted]
    with pytest.raises(MoreThanBelong, match="5 belong"):
        meeting().hold(uncounted, today=TODAY, seats=5)


def test_those_without_a_vote_are_counted_apart_from_the_members() -> None:
    members, officers = Attendance(of="Members", present=5), Attendance(of="Officers", present=4, has_vote=False)
    attended = MeetingHeld(members=5, attendance=(members, officers))
    assert meeting().hold(attended, today=TODAY) == [attended]
    others = MeetingHeld(members=5, attendance=(members, Attendance(of="Others", present=1)))
    with pytest.raises(MoreThanBelong, match=r"^6 of"):
        meeting().hold(others, today=TODAY)


def test_nobody_is_counted_in_two_groups_of_one_name() -> None:
    twice = MeetingHeld(attendance=(Attendance(of="City", present=2), Attendance(of="CITY ", present=2)))
    with pytest.raises(GroupListedTwice, match="“CITY” is listed twice among those at the meeting of 3 March 2026"):
        meeting().hold(twice, today=TODAY)
    officers = Attendance(of="City", has_vote=False, present=2)
    guests = MeetingHeld(attendance=(Attendance(of="City", present=2), officers))
    assert meeting().hold(guests, today=TODAY) == [guests]


def test_no_more_belong_to_a_board_than_it_has_seats() -> None:
    attended = MeetingHeld(members=400, attendance=(Attendance(of="Members", present=300),))
    with pytest.raises(MoreMembersThanSeats, match=r"400 cannot have belonged .* it has 5 seats"):
        meeting().hold(attended, today=TODAY, seats=5)
    assert meeting().hold(attended, today=TODAY, seats=None) == [attended]


def test_no_meeting_is_called_for_a_rhythm() -> None:
    weekly = PlannedDate.model_validate("weekly")
    with pytest.raises(MeetsAgainAndAgain, match="One meeting is not weekly"):
        schedule(None, MeetingScheduled(board="crossing", on=weekly))
    with pytest.raises(MeetsAgainAndAgain):
        meeting().move(MeetingMoved(to=weekly), note="it rains")


def test_an_item_is_taken_off_where_there_is_one() -> None:
    assert meeting(STEEL).take_off("5") == [AgendaItemTakenOff(item="5")]
    assert meeting(STEEL, AgendaItemTakenOff(item="5")).items == ()
    with pytest.raises(UnknownItem, match="The agenda of the meeting of 3 March 2026 has no item “7”"):
        meeting(STEEL).take_off("7")


def test_items_are_dealt_with_at_a_meeting_that_was_held() -> None:
    assert meeting(STEEL, MeetingHeld()).deal_with(RESOLVED) == [RESOLVED]
    assert meeting(STEEL, MeetingHeld(), RESOLVED).deal_with(RESOLVED) == []
    with pytest.raises(ItemsNeedAnAgenda, match="record first that it was"):
        meeting(STEEL).deal_with(RESOLVED)
    with pytest.raises(UnknownItem):
        meeting(MeetingHeld()).deal_with(RESOLVED)


def test_those_present_are_counted_only_where_all_are() -> None:
    city, county = Attendance(of="City", present=3, apologies=1), Attendance(of="County", present=1)
    assert meeting(MeetingHeld(attendance=(city, county))).present == 4
    assert meeting(MeetingHeld(attendance=(city, Attendance(of="Engineers")))).present is None
    assert meeting(MeetingHeld()).present is None
    assert meeting().present is None


def test_actions_that_are_followed_elsewhere_are_counted_once() -> None:
    counted = ActionsCounted(count=12)
    assert meeting().count_actions(counted) == [counted]
    assert meeting(counted).count_actions(counted) == []
    with pytest.raises(MeetingIsOver, match="it was told of no actions"):
        meeting(MeetingCancelled()).count_actions(counted)


def test_a_pack_is_frozen_again_while_it_says_something_else() -> None:
    assert meeting().freeze(FROZEN, today=TODAY) == [FROZEN]
    assert meeting(FROZEN).freeze(FROZEN, today=TODAY) == []
    assert meeting(FROZEN).freeze(ANOTHER, today=TODAY) == [ANOTHER]
    assert [pack.frozen for pack in meeting(FROZEN, ANOTHER).packs] == [FROZEN, ANOTHER]


def test_no_pack_is_frozen_for_a_meeting_that_is_over() -> None:
    with pytest.raises(MeetingIsOver, match="was held; no pack can be frozen for it any more"):
        meeting(MeetingHeld()).freeze(FROZEN, today=TODAY)
    with pytest.raises(MeetingIsOver, match="was cancelled; no pack can be frozen for it any more"):
        meeting(MeetingCancelled()).freeze(FROZEN, today=TODAY)
    with pytest.raises(PackAfterTheMeeting, match="has gone by, and a pack is what a board is given before it meets"):
        meeting().freeze(FROZEN, today=date(2026, 3, 4))


def test_a_meeting_that_moves_keeps_its_packs_and_may_be_given_another() -> None:
    moved = meeting(FROZEN, MeetingMoved(to=TOMORROW))
    assert moved.freeze(ANOTHER, today=date(2026, 3, 4)) == [ANOTHER]
    assert [pack.frozen for pack in moved.packs] == [FROZEN]


def test_a_board_decides_on_the_last_pack_that_it_could_have_had() -> None:
    packs = meeting(FROZEN, ANOTHER).packs
    first, second = (pack.position for pack in packs)
    assert position_before(packs, second) == 9
    assert position_before(packs, first) == 7
    assert position_before(packs, first - 1) is None
    assert position_before((), 100) is None
