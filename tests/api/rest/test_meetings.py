"""Meetings over REST: a meeting with its version, and a calendar as a file of its own type."""

from icalendar import Calendar

from domain.actor import Grant, Role
from tests.api.rest.world import Person, World
from tests.people import token_for

MEETINGS = "/api/programmes/shared-planning/meetings"


def test_a_meeting_answers_with_the_version_that_a_change_has_to_name(manager: Person) -> None:
    answer = manager.asks(f"{MEETINGS}/G2")
    assert (answer.headers["ETag"], answer.json()["meeting"]["version"]) == ('"v2"', 2)
    moved = manager.gives("move-meeting", "G2", {"to": "2026-10-20", "note": "The room is taken"}, If_Match='"v2"')
    assert moved.status_code == 201
    assert moved.headers["Location"] == f"{MEETINGS}/G2"


def test_the_calendar_is_a_file_of_its_own_type(manager: Person) -> None:
    answer = manager.asks(f"{MEETINGS}.ics")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="shared-planning-meetings.ics"'
    assert len(Calendar.from_ical(answer.content).walk("VEVENT")) == len(manager.asks(MEETINGS).json()["meetings"])


def test_the_calendar_of_one_board_holds_its_meetings_alone(manager: Person) -> None:
    assert Calendar.from_ical(manager.asks(f"{MEETINGS}.ics", board="officers").content).walk("VEVENT") == []
    assert manager.asks(f"{MEETINGS}.ics", board="ferry").status_code == 404


def test_the_calendar_is_for_whoever_may_see_the_programme_alone(world: World) -> None:
    stranger = Person(world.client, token_for(world.tracker, "stranger", [Grant(Role.VIEWER, "county")]))
    assert (world.nobody.asks(f"{MEETINGS}.ics").status_code, stranger.asks(f"{MEETINGS}.ics").status_code) == (
        401,
        404,
    )
