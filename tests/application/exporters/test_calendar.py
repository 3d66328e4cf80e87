"""A calendar holds the meetings that have one exact day, each under a name of its own, and nothing made up."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from application.exporters.calendar import calendar_of
from application.projections.meetings import meeting_list
from domain.board_facts import BoardConstituted
from domain.meeting_facts import MeetingCancelled, MeetingHeld, MeetingMoved, MeetingScheduled
from domain.planned_date import PlannedDate
from tests.application.projections.building import Telling, record_of

CALLED, AS_AT = date(2018, 1, 2), date(2018, 3, 5)
MADE_AT = datetime(2018, 3, 5, 9, 30, tzinfo=ZoneInfo("Europe/London"))
LONDON = ZoneInfo("Europe/London")
Event = Any  # its properties are of as many classes as the standard has kinds of value
BOARD: Telling = ("board", "joint", BoardConstituted(name="Crossing board; north, south"), CALLED)


def meeting(on: str, ref: str = "M1", **said: str) -> Telling:
    fact = MeetingScheduled.model_validate({"board": "joint", "on": PlannedDate.model_validate(on), **said})
    return ("meeting", ref, fact, CALLED)


def file_of(*tellings: Telling) -> bytes:
    return calendar_of(meeting_list(record_of(BOARD, *tellings, as_at=AS_AT)), zone=LONDON, made_at=MADE_AT)


def events(*tellings: Telling) -> list[Event]:
    return list(Calendar.from_ical(file_of(*tellings)).walk("VEVENT"))


def event(*tellings: Telling) -> Event:
    (only,) = events(*tellings)
    return only


@pytest.mark.parametrize(("day", "offset"), [("10 April 2018", 1), ("11 December 2018", 0)])
def test_an_hour_is_one_where_the_people_are_in_summer_and_in_winter(day: str, offset: int) -> None:
    shown = event(meeting(day, starts_at="18:00"))
    start = shown["DTSTART"]
    assert (start.params["TZID"], start.dt.hour, start.dt.astimezone(UTC).hour) == ("Europe/London", 18, 18 - offset)


@pytest.mark.parametrize(
    ("day", "from_hour", "until_hour"),
    [
        ("24 March 2018", 18, 19),  # the last evening of winter time
        ("25 March 2018", 17, 18),  # the evening of the day on which the clocks went forward
        ("27 October 2018", 17, 18),  # the last evening of summer time
        ("28 October 2018", 18, 19),  # the evening of the day on which the clocks went back
    ],
)
def test_around_the_change_of_the_clocks_an_hour_stays_the_hour_that_was_said(
    day: str, from_hour: int, until_hour: int
) -> None:
    held = MeetingHeld(started_at="18:00", ended_at="19:00")
    shown = event(meeting(day, starts_at="18:00"), ("meeting", "M1", held, AS_AT))
    starts, ends = shown["DTSTART"].dt, shown["DTEND"].dt
    assert (starts.hour, ends.hour, starts.tzinfo.key) == (18, 19, "Europe/London")
    assert (starts.astimezone(UTC).hour, ends.astimezone(UTC).hour) == (from_hour, until_hour)


@pytest.mark.parametrize(("day", "hours"), [("25 March 2018", 4), ("28 October 2018", 6)])
def test_a_meeting_through_the_night_of_the_change_is_as_long_as_it_was(day: str, hours: int) -> None:
    held = MeetingHeld(started_at="00:30", ended_at="05:30")
    shown = event(meeting(day, starts_at="00:30"), ("meeting", "M1", held, AS_AT))
    lasted = shown["DTEND"].dt.astimezone(UTC) - shown["DTSTART"].dt.astimezone(UTC)
    assert lasted == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("day", "starts_at", "in_utc"),
    [("25 March 2018", "01:30", "01:30"), ("28 October 2018", "01:30", "00:30")],
)
def test_an_hour_that_does_not_come_or_comes_twice_is_written_as_it_was_said(
    day: str, starts_at: str, in_utc: str
) -> None:
    tellings = meeting(day, starts_at=starts_at)
    assert b"T013000" in file_of(tellings)
    assert event(tellings)["DTSTART"].dt.astimezone(UTC).strftime("%H:%M") == in_utc


def test_the_rules_that_come_with_the_file_put_both_changes_where_they_are() -> None:
    (zone,) = Calendar.from_ical(file_of(meeting("10 April 2018", starts_at="18:00"))).walk("VTIMEZONE")
    told = zone.to_ical().decode()
    for change in ("20180325T010000", "20181028T020000"):
        assert f"DTSTART:{change}" in told
    assert "RDATE:20190331T010000" in told
    assert "RDATE:20191027T020000" in told


def test_the_rules_of_summer_time_come_with_the_file() -> None:
    zone = Calendar.from_ical(file_of(meeting("10 April 2018", starts_at="18:00"))).walk("VTIMEZONE")
    assert [str(held["TZID"]) for held in zone] == ["Europe/London"]


def test_a_meeting_without_an_hour_is_the_whole_day_and_needs_no_zone() -> None:
    shown = event(meeting("10 April 2018"))
    assert (shown["DTSTART"].dt, shown["DTEND"].dt) == (date(2018, 4, 10), date(2018, 4, 11))
    assert b"VTIMEZONE" not in file_of(meeting("10 April 2018"))


def test_no_end_is_made_up() -> None:
    assert "DTEND" not in event(meeting("10 April 2018", starts_at="18:00"))
    held = MeetingHeld(started_at="18:00", ended_at="19:05")
    ended = event(meeting("13 February 2018", starts_at="18:00"), ("meeting", "M1", held, AS_AT))
    assert ended["DTEND"].dt.strftime("%H:%M") == "19:05"


@pytest.mark.parametrize("fuzzy", ["April 2018", "Quarter 1 2018/19", "TBC", "week commencing 9 April 2018"])
def test_a_day_that_is_not_exact_is_no_appointment(fuzzy: str) -> None:
    assert [str(one["UID"]) for one in events(meeting(fuzzy), meeting("10 April 2018", ref="M2"))] == [
        "M2@bridge.meetings.transition-tracker"
    ]


def test_a_meeting_that_moves_keeps_its_name_and_rises_in_sequence() -> None:
    called = meeting("10 April 2018", starts_at="18:00")
    moved: Telling = ("meeting", "M1", MeetingMoved(to=PlannedDate.on(date(2018, 7, 3))), AS_AT)
    before, after = event(called), event(called, moved)
    assert (before["UID"], before["SEQUENCE"]) == (after["UID"], 0)
    assert (after["SEQUENCE"], after["DTSTART"].dt.date()) == (1, date(2018, 7, 3))
    assert str(after["DESCRIPTION"]) == "It was first to be on 10 April 2018."


def test_a_cancelled_meeting_stays_and_says_so() -> None:
    called = meeting("10 April 2018")
    cancelled: Telling = ("meeting", "M1", MeetingCancelled(), AS_AT)
    assert (event(called)["STATUS"], event(called, cancelled)["STATUS"]) == ("CONFIRMED", "CANCELLED")


def test_words_are_escaped_and_long_lines_are_folded() -> None:
    place = "Council Chamber, " * 12
    written = file_of(meeting("10 April 2018", place=place, title="Année; budget, phase 2"))
    assert max(len(line) for line in written.split(b"\r\n")) <= 75
    assert "SUMMARY:Année\\; budget\\, phase 2".encode() in written
    assert str(event(meeting("10 April 2018", place=place))["LOCATION"]) == place.strip()


def test_it_is_called_by_its_title_or_its_board() -> None:
    assert str(event(meeting("10 April 2018"))["SUMMARY"]) == "Crossing board; north, south"


def test_a_calendar_without_meetings_is_one_all_the_same() -> None:
    calendar = Calendar.from_ical(file_of())
    assert (str(calendar["VERSION"]), str(calendar["X-WR-CALNAME"])) == ("2.0", "Meetings: Bridge renewal")
    assert events() == []


def test_every_event_is_stamped_with_the_time_the_file_was_made() -> None:
    assert event(meeting("10 April 2018"))["DTSTAMP"].dt == datetime(2018, 3, 5, 9, 30, tzinfo=UTC)
