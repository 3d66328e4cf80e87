"""The list of meetings says first which comes next and what moved it, and of each how it stands."""

from datetime import date

import pytest

from application.projections.meeting_rows import MeetingRow, MeetingStanding
from application.projections.meetings import MeetingList, meeting_list, next_meeting
from domain.board_facts import BoardConstituted
from domain.fact import Fact
from domain.meeting_facts import Attendance, MeetingCancelled, MeetingHeld, MeetingMoved, MeetingScheduled
from domain.planned_date import PlannedDate, Precision
from domain.refusals import UnknownSubject
from tests.application.projections.building import Telling, Told, record_of

CALLED, AS_AT = date(2018, 1, 2), date(2018, 3, 5)
SPRING, SUMMER = PlannedDate.on(date(2018, 4, 10)), PlannedDate.on(date(2018, 7, 3))
GONE = PlannedDate.on(date(2018, 2, 13))
NO_DAY = PlannedDate(precision=Precision.UNKNOWN)
BOARD: Telling = ("board", "joint", BoardConstituted(name="Crossing board"), CALLED)


def called(on: PlannedDate, board: str = "joint", starts_at: str | None = None) -> MeetingScheduled:
    return MeetingScheduled(board=board, on=on, starts_at=starts_at)


def told(ref: str, *facts: Fact) -> list[Telling]:
    return [("meeting", ref, fact, CALLED) for fact in facts]


def meetings(*tellings: Telling, board: str | None = None, as_at: date = AS_AT) -> MeetingList:
    return meeting_list(record_of(BOARD, *tellings, as_at=as_at), board=board)


def row(*facts: Fact, as_at: date = AS_AT) -> MeetingRow:
    return meetings(*told("M1", *facts), as_at=as_at).meetings[0]


def test_the_next_meeting_is_the_first_that_is_to_come() -> None:
    shown = meetings(*told("late", called(SUMMER)), *told("soon", called(SPRING)), *told("past", called(GONE)))
    assert (shown.next, [one.ref for one in shown.meetings]) == ("soon", ["past", "soon", "late"])
    assert shown.in_words == (
        "The next meeting is on 10 April 2018. 1 meeting has gone by without a record of being held."
    )


def test_a_meeting_is_to_come_on_its_own_day_and_overdue_the_day_after() -> None:
    on_the_day, after = row(called(GONE), as_at=date(2018, 2, 13)), row(called(GONE), as_at=date(2018, 2, 14))
    assert (on_the_day.standing, after.standing) == (MeetingStanding.TO_COME, MeetingStanding.OVERDUE)
    assert after.standing_in_words == "its day has gone by, and nobody has recorded that it was held"


def test_the_next_meeting_says_when_it_was_first_to_be() -> None:
    moved = MeetingMoved(to=SUMMER, decision="D7")
    shown = meetings(*told("M1", called(SPRING), MeetingMoved(to=GONE), moved))
    assert shown.in_words == "The next meeting is on 3 July 2018; it was first to be on 10 April 2018."
    (only,) = shown.meetings
    assert (only.has_moved, only.moved_by, only.moved_on) == (True, "D7", CALLED)


def test_a_meeting_moved_back_to_its_first_day_has_not_moved() -> None:
    assert not row(called(SPRING), MeetingMoved(to=SUMMER), MeetingMoved(to=SPRING)).has_moved


def test_what_moved_it_stands_in_words() -> None:
    move = Told("meeting", "M1", MeetingMoved(to=SUMMER), CALLED, note="The room is flooded.")
    (shown,) = meetings(*told("M1", called(SPRING)), move).meetings
    assert (shown.moved_because, shown.moved_by) == ("The room is flooded.", None)


def test_a_cancelled_meeting_says_why_and_is_never_next() -> None:
    cancelled = Told("meeting", "M1", MeetingCancelled(), CALLED, note="nothing to decide")
    shown = meetings(*told("M1", called(SPRING)), cancelled)
    assert (shown.cancelled, shown.next) == (1, None)
    assert shown.meetings[0].standing_in_words == "cancelled: nothing to decide"
    assert shown.in_words == "No meeting is to come."


def test_where_none_is_to_come_the_last_that_was_held_is_named() -> None:
    shown = meetings(*told("M1", called(SPRING), MeetingHeld()), *told("M2", called(SUMMER), MeetingCancelled()))
    assert shown.in_words == f"No meeting is to come; the last that was held was on {SPRING.in_words}."


def test_meetings_of_one_day_come_in_the_order_of_their_hours() -> None:
    evening, morning = called(SPRING, starts_at="18:00"), called(SPRING, starts_at="09:30")
    assert meetings(*told("M1", evening), *told("M2", morning)).next == "M2"


@pytest.mark.parametrize(
    ("on", "words", "exact"),
    [
        (PlannedDate.model_validate("April 2018"), "The next meeting is planned for April 2018.", False),
        (NO_DAY, "The next meeting is on a day not stated.", False),
        (SPRING, "The next meeting is on 10 April 2018.", True),
    ],
)
def test_a_day_that_is_not_exact_is_said_and_counted(on: PlannedDate, words: str, exact: bool) -> None:
    shown = meetings(*told("M1", called(on)))
    assert (shown.in_words, shown.without_a_day) == (words, 0 if exact else 1)


def test_meetings_without_a_day_come_last() -> None:
    assert [one.ref for one in meetings(*told("M1", called(NO_DAY)), *told("M2", called(SUMMER))).meetings] == [
        "M2",
        "M1",
    ]


@pytest.mark.parametrize(
    ("held", "words"),
    [
        (MeetingHeld(attendance=(Attendance(of="city", present=4),), members=6), "4 of 6 members were present"),
        (MeetingHeld(attendance=(Attendance(of="city", present=1),)), "1 was present; of how many is not stated"),
        (MeetingHeld(attendance=(Attendance(of="city"),), members=6), "attendance not stated"),
        (MeetingHeld(members=6), "attendance not stated"),
    ],
)
def test_attendance_is_how_many_of_how_many_or_not_stated(held: MeetingHeld, words: str) -> None:
    assert row(called(GONE), held).attendance_in_words == words


def test_the_day_it_was_held_on_counts_where_it_is_stated() -> None:
    shown = row(called(SPRING, starts_at="18:00"), MeetingHeld(held_on=GONE, started_at="18:10", ended_at="19:05"))
    assert (shown.on.in_words, shown.first_on.in_words) == ("13 February 2018", "10 April 2018")
    assert (shown.starts_at, shown.ends_at) == ("18:10", "19:05")


def test_where_several_boards_meet_the_next_meeting_names_its_own() -> None:
    other: Telling = ("board", "staff", BoardConstituted(name="Staff group"), CALLED)
    both = (other, *told("M1", called(SUMMER)), *told("M2", called(SPRING, board="staff")))
    assert meetings(*both).in_words == "The next meeting, of “Staff group”, is on 10 April 2018."
    assert meetings(*both, board="joint").in_words == "The next meeting is on 3 July 2018."
    with pytest.raises(UnknownSubject, match="has no board “ferry”"):
        meetings(*both, board="ferry")


def test_a_meeting_is_called_by_its_board_and_its_day_unless_it_has_a_title() -> None:
    titled = MeetingScheduled(board="joint", on=NO_DAY, title="Annual meeting")
    assert row(called(SPRING)).called == "Crossing board, 10 April 2018"
    assert row(titled).called == "Annual meeting, date not stated"


def test_the_list_without_meetings_says_so() -> None:
    shown = meetings()
    assert (shown.in_words, shown.meetings) == ("No meeting is in the record.", ())
    assert next_meeting(record_of(as_at=AS_AT)) is None
