"""A meeting that is held keeps how many belonged to its board, and a report is considered where a board met."""

from datetime import date

import pytest

from application.commands.boards import ChangeBoardSeats, ConstituteBoard
from application.commands.highlight_reports import DraftHighlightReport
from application.commands.issued_reports import ConsiderHighlightReport, IssueHighlightReport
from application.commands.meetings import CancelMeeting, HoldMeeting, MoveMeeting, ScheduleMeeting
from domain.board_facts import Seat
from domain.meeting import Meeting, MeetingIsOver, OfAnotherBoard, OnAnotherDay
from domain.meeting_facts import Attendance
from domain.meeting_refusals import MoreThanBelong, NoSuchTime, NotAtThatHourYet
from domain.planned_date import PlannedDate
from domain.refusals import UnknownSubject
from tests.application.commands.riverside import Council, at
from tests.wall_clock import WallClock

TODAY = date(2026, 3, 3)
JOINT, MARCH, REPORT = at("board", "joint"), at("meeting", "march"), at("highlight-report", "march")
SIX = (Seat(seat="Councillor", count=3), Seat(seat="Officer", count=3))
CONSIDERED = ConsiderHighlightReport(board="Crossing board", considered_on=TODAY, meeting="march")


@pytest.fixture
def called(council: Council) -> Council:
    """A board of six that meets today, and a report that was issued."""
    council.order(ConstituteBoard(name="Crossing board", also_written=("The board",), seats=SIX), JOINT)
    council.order(ScheduleMeeting(board="joint", on=PlannedDate.on(TODAY)), MARCH)
    council.order(DraftHighlightReport(reported_on=TODAY), REPORT)
    council.order(IssueHighlightReport(), REPORT)
    return council


def members(council: Council) -> int | None:
    held = council.record().get(Meeting, "march").held
    assert held
    return held.members


def test_who_belonged_to_the_board_that_day_is_kept_whoever_joins_it_later(called: Council) -> None:
    called.order(HoldMeeting(), MARCH)
    called.order(ChangeBoardSeats(seats=(*SIX, Seat(seat="Observer", count=2))), JOINT)
    assert members(called) == 6


@pytest.mark.parametrize(
    "seat",
    [
        Seat(seat="Officer"),
        Seat(seat="Officer", count=3, is_doubtful=True),
        Seat(seat="Officer", count=1, is_vacant=True),
    ],
    ids=["uncounted", "doubtful", "vacant"],
)
def test_of_a_board_whose_seats_are_not_settled_nobody_says_how_many_belong_to_it(called: Council, seat: Seat) -> None:
    called.order(ChangeBoardSeats(seats=(SIX[0], seat)), JOINT)
    called.order(HoldMeeting(), MARCH)
    assert members(called) is None


def test_what_is_said_of_the_members_counts_before_the_seats(called: Council) -> None:
    called.order(HoldMeeting(members=5), MARCH)
    assert members(called) == 5


def test_no_more_come_to_a_meeting_than_there_are_seats_of_which_some_may_be_vacant(called: Council) -> None:
    vacant = Seat(seat="Clerk", count=1, is_vacant=True)
    called.order(ChangeBoardSeats(seats=(*SIX, vacant)), JOINT)
    with pytest.raises(MoreThanBelong, match=r"8 of the board cannot have been present at .*: 7 belong to it"):
        called.order(HoldMeeting(attendance=(Attendance(of="Members", present=8),)), MARCH)
    called.order(HoldMeeting(attendance=(Attendance(of="Members", present=7),)), MARCH)


def test_a_meeting_is_at_no_hour_that_the_clocks_skip(called: Council) -> None:
    spring, night = PlannedDate.on(date(2027, 3, 28)), at("meeting", "night")
    with pytest.raises(NoSuchTime, match="no 01:30 on 28 March 2027"):
        called.order(ScheduleMeeting(board="joint", on=spring, starts_at="01:30"), night)
    called.order(ScheduleMeeting(board="joint", on=PlannedDate.on(date(2027, 3, 27)), starts_at="01:30"), night)
    with pytest.raises(NoSuchTime):
        called.order(MoveMeeting(to=spring, note="The hall is closed."), night)
    called.order(MoveMeeting(to=spring, starts_at="02:30", note="The hall is closed."), night)


def test_a_meeting_neither_began_nor_ended_at_an_hour_that_the_clocks_skip(called: Council, clock: WallClock) -> None:
    clock.today_is(date(2026, 3, 29))
    called.order(ScheduleMeeting(board="joint", on=PlannedDate.on(date(2026, 3, 29))), at("meeting", "night"))
    with pytest.raises(NoSuchTime, match="no 01:15 on 29 March 2026"):
        called.order(HoldMeeting(started_at="00:30", ended_at="01:15"), at("meeting", "night"))


@pytest.mark.parametrize("name", ["Crossing board", "the board", "joint"])
def test_a_report_is_considered_at_a_meeting_of_that_board_on_its_day(called: Council, name: str) -> None:
    receipt = called.order(CONSIDERED.model_copy(update={"board": name}), REPORT)
    assert receipt.facts == ("HighlightReportConsidered",)


def test_no_report_is_considered_at_a_meeting_of_another_board_on_another_day_or_of_none(
    called: Council, clock: WallClock
) -> None:
    clock.today_is(date(2026, 3, 4))
    with pytest.raises(OfAnotherBoard):
        called.order(CONSIDERED.model_copy(update={"board": "Ferry board"}), REPORT)
    with pytest.raises(OnAnotherDay):
        called.order(CONSIDERED.model_copy(update={"considered_on": date(2026, 3, 4)}), REPORT)
    with pytest.raises(UnknownSubject):
        called.order(CONSIDERED.model_copy(update={"meeting": "april"}), REPORT)
    called.order(CancelMeeting(note="Nobody can come."), MARCH)
    with pytest.raises(MeetingIsOver):
        called.order(CONSIDERED, REPORT)


@pytest.mark.parametrize(
    ("hours", "did"),
    [
        ({"started_at": "23:30", "ended_at": "23:45"}, "started at 23:30"),
        ({"started_at": "10:00", "ended_at": "12:30"}, "ended at 12:30"),
        ({}, "started at 18:00"),
    ],
    ids=["started", "ended", "scheduled"],
)
def test_no_meeting_of_today_is_held_at_an_hour_to_come(council: Council, hours: dict[str, str], did: str) -> None:
    council.order(ConstituteBoard(name="Crossing board"), JOINT)
    council.order(ScheduleMeeting(board="joint", on=PlannedDate.on(TODAY), starts_at="18:00"), MARCH)
    with pytest.raises(NotAtThatHourYet, match=f"The meeting of 3 March 2026 cannot have {did}: it is 12:00 now"):
        council.order(HoldMeeting.model_validate(hours), MARCH)
    council.order(HoldMeeting(started_at="11:00", ended_at="12:00"), MARCH)
    assert council.record().all(Meeting)["march"].is_held


def test_a_meeting_of_another_day_was_held_at_whichever_hour(council: Council) -> None:
    board = ConstituteBoard.model_validate({"name": "Crossing board", "in_place_since": "2026-03-02"})
    council.order(board, JOINT)
    council.order(ScheduleMeeting(board="joint", on=PlannedDate.on(TODAY), starts_at="18:00"), MARCH)
    council.order(HoldMeeting(held_on=PlannedDate.on(date(2026, 3, 2))), MARCH)
    assert council.record().all(Meeting)["march"].is_held
