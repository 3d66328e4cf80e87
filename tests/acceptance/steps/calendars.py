"""Calendars of meetings: taken away, and read as a calendar program reads them."""

from datetime import date, datetime, timedelta
from typing import Any

from icalendar import Calendar
from pytest_bdd import then, when

from tests.acceptance.doors.door import Door
from tests.acceptance.told import Told
from tests.acceptance.words import phrase

Event = Any  # its properties are of as many classes as the standard has kinds of value


def take(tracker: Door, told: Told) -> None:
    """Keep what a calendar program finds in the file."""
    told.seen = {"events": Calendar.from_ical(tracker.take_away("meetings")).walk("VEVENT")}


def the_event(told: Told) -> Event:
    (event,) = told.seen["events"]
    return event


@when("I take the calendar of the meetings away")
def take_away(tracker: Door, told: Told) -> None:
    with told:
        take(tracker, told)


@when(phrase("I take the calendar away as it was on {day:Day}"))
def take_away_as_it_was(tracker: Door, told: Told, day: date) -> None:
    tracker.look_at(as_at=day)
    take(tracker, told)


@then(phrase('the calendar shows the "{board:Title}" on {day:Day} at {hour:Hour}'))
def shows_at(told: Told, board: str, day: date, hour: str) -> None:
    event = the_event(told)
    start = datetime.fromisoformat(f"{day} {hour}")
    shown = event["DTSTART"]
    assert (event["SUMMARY"], shown.dt.replace(tzinfo=None), shown.params["TZID"]) == (board, start, "Europe/London")


@then(phrase('the calendar shows the "{board:Title}" on the whole of {day:Day}'))
def shows_on(told: Told, board: str, day: date) -> None:
    event = the_event(told)
    assert (event["SUMMARY"], event["DTSTART"].dt, event["DTEND"].dt) == (board, day, day + timedelta(days=1))


@then(phrase("the calendar says that it was first to be on {day:Day}"))
def says_first(told: Told, day: date) -> None:
    event = the_event(told)
    assert event["DESCRIPTION"] == f"It was first to be on {day.day} {day:%B %Y}."


@then(phrase("the calendar strikes out the meeting of {day:Day}"))
def strikes_out(told: Told, day: date) -> None:
    event = the_event(told)
    assert (event["DTSTART"].dt, event["STATUS"]) == (day, "CANCELLED")


@then("the calendar is empty")
def is_empty(told: Told) -> None:
    assert told.seen["events"] == []


@then(phrase("I read that {number:Number} meeting to come has no exact day"))
def no_exact_day(tracker: Door, number: int) -> None:
    assert tracker.look("meetings")["without_a_day"] == number
