"""The pages about meetings say which comes next, what came of one, and who may read the calendar."""

import re

from icalendar import Calendar

from tests.api.pages.world import World

LIST = "/programmes/shared-planning/meetings"


def test_the_list_says_first_which_meeting_comes_next_and_leads_there(world: World) -> None:
    page = world.visitor().reads(LIST)
    assert "The next meeting is on 14 July 2026." in page
    assert f'<a class="govuk-link" href="{LIST}/G0"><data itemprop="next"' in page


def test_a_count_shows_what_it_counts(world: World) -> None:
    page = world.visitor().reads(LIST, only="to-come")
    assert f'href="{LIST}/G2"' in page
    assert f'href="{LIST}/G1"' not in page
    assert world.visitor().opens(LIST, only="worst").status_code == 422


def test_the_meetings_of_one_board_lead_back_to_all(world: World) -> None:
    page = world.visitor().reads(LIST, board="officers")
    assert "No meeting is in the record." in page
    assert "Show all meetings" in page
    assert f'href="{LIST}.ics?board=officers"' in page
    assert world.visitor().opens(LIST, board="ferry").status_code == 404


def test_the_calendar_says_who_may_read_it_and_what_is_left_out(world: World) -> None:
    world.order("schedule-meeting", "G9", board="joint", on="November 2026")
    page = world.visitor().reads(LIST)
    assert "1 meeting to come has no exact day yet, and is not in the calendar." in page
    assert "whoever may see this programme, and nobody without signing in" in page


def test_the_address_to_follow_is_of_the_calendar_as_it_is_whatever_day_is_looked_at(world: World) -> None:
    page = world.visitor().reads(LIST, known_at="2026-07-14T10:00:00Z")
    assert "/api/programmes/shared-planning/meetings.ics</span>" in page
    assert f'href="{LIST}.ics?known_at=2026-07-14T10%3A00%3A00Z"' in page


def test_the_calendar_can_be_taken_away_by_whoever_is_signed_in(world: World) -> None:
    answer = world.visitor().opens(f"{LIST}.ics")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert [str(event["UID"]) for event in Calendar.from_ical(answer.content).walk("VEVENT")] == [
        f"{ref}@shared-planning.meetings.transition-tracker" for ref in ("G1", "G0", "G2")
    ]


def test_the_list_can_be_taken_away(world: World) -> None:
    assert "2026-10-13,,Joint board,to come,2026-10-13" in world.visitor().opens(f"{LIST}.csv").text


def test_a_meeting_shows_its_items_and_what_came_of_them_once_it_was_held(world: World) -> None:
    held, to_come = world.visitor().reads(f"{LIST}/G1"), world.visitor().reads(f"{LIST}/G2")
    assert ">1 item, 1 resolution (item 1); attendance not stated.</span>" in held
    assert "Nobody has recorded what became of" not in held
    assert "A second office is rented" in held
    assert ("Outcome" in held, "Outcome" in to_come) == (True, False)


def test_what_a_decision_put_off_is_said_where_the_minutes_say_nothing(world: World) -> None:
    world.order("list-agenda-item", "G1", item="2", title="A canteen", paper="P0")
    world.order("take-decision", "D3", text="That waits", meeting="G1", item="2", outcome="deferred")
    assert ">put off</" in world.visitor().reads(f"{LIST}/G1")
    world.order("list-agenda-item", "G2", item="2", title="A canteen", paper="P0")
    assert "put off to the meeting of 13 October 2026" in world.visitor().reads(f"{LIST}/G1")


def test_a_meeting_that_moved_shows_every_day_it_was_to_be_on(world: World) -> None:
    world.order("move-meeting", "G2", to="2026-10-20", note="The room is taken.")
    page = world.visitor().reads(f"{LIST}/G2")
    assert "It was first to be on 13 October 2026, and was moved because: The room is taken." in page
    assert "Every day it was to be on, the first one first" in page


def test_a_meeting_without_an_agenda_says_so(world: World) -> None:
    assert "No item is on its agenda yet." in world.visitor().reads(f"{LIST}/G0")


def test_what_is_known_by_count_and_what_was_asked_stand_below_the_agenda(world: World) -> None:
    world.order("count-actions", "G1", count=12, frequency="weekly")
    page = world.visitor().reads(f"{LIST}/G1")
    assert "12 actions are followed elsewhere, weekly" in page
    assert "Count the desks" in page


def test_a_meeting_offers_what_can_be_recorded_of_it_as_it_stands(world: World) -> None:
    def offered(ref: str) -> set[str]:
        found = re.findall(rf'href="{LIST}/{ref}/([a-z-]+)"', world.visitor().reads(f"{LIST}/{ref}"))
        return set(found) - {"pack", "withdrawal"}

    assert offered("G1") == {"item", "item-outcome", "actions-counted"}
    assert offered("G2") == {"move", "cancel", "item", "item-off", "freeze-pack", "held", "actions-counted"}
    world.order("cancel-meeting", "G2", note="Nobody can come")
    assert offered("G2") == set()
    world.clock.time = world.clock.time.replace(year=2027)
    assert offered("G0") == {"move", "cancel", "item", "item-off", "held", "actions-counted"}
