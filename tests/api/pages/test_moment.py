"""A page shows the moment its address asks for, and says so where it is not now."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from api.pages.moment import looking_at
from api.refusals import RequestUnreadable
from tests.api.pages.world import World

NOW = datetime(2026, 7, 14, 9, 30, tzinfo=ZoneInfo("Europe/London"))
PLAN = "/programmes/shared-planning/milestones"


@pytest.mark.parametrize("written", ["2018-01-19", "19/1/2018", "19 January 2018", " 19 Jan 2018 "])
def test_a_day_is_read_as_people_write_it(written: str) -> None:
    looking = looking_at(written, None, NOW)
    assert looking.asked == {"as_at": "2018-01-19"}
    assert looking.in_words == "19 January 2018, as we know it now"


def test_both_clocks_are_said() -> None:
    looking = looking_at("19/1/2018", "20 February 2018", NOW)
    assert looking.in_words == "19 January 2018, as it was known on 20 February 2018"


@pytest.mark.parametrize("as_at", [None, "", "2026-07-14", "14/7/2026"])
def test_today_with_all_that_is_known_is_now(as_at: str | None) -> None:
    assert looking_at(as_at, "", NOW).is_now


def test_today_as_known_yesterday_is_the_past() -> None:
    assert not looking_at(None, "13/7/2026", NOW).is_now


@pytest.mark.parametrize("written", ["soon", "31/2/2018", "January 2018", "15/7/2026", "1/1/1800"])
def test_what_is_no_day_of_the_past_is_refused_with_a_sentence(written: str) -> None:
    with pytest.raises(RequestUnreadable, match="as_at"):
        looking_at(written, None, NOW)


def test_a_day_that_cannot_be_read_is_answered_with_a_page(world: World) -> None:
    answer = world.visitor().opens(PLAN, as_at="soon")
    assert answer.status_code == 422
    assert "“as_at” is “soon”. It takes a day such as 2018-01-19." in answer.text
    assert f'<a class="govuk-link" href="{PLAN}">Go back to this page as it is now</a>' in answer.text


def test_the_present_is_a_quiet_line_and_the_past_a_banner(world: World) -> None:
    assert "Showing now." in world.visitor().reads(PLAN)
    past = world.visitor().reads(PLAN, known_at="2026-07-14T09:40:00+01:00")
    assert "You are looking at 14 July 2026, as it was known on 14 July 2026 at that time." in past
    assert "Nothing can be changed here." in past


def test_the_moment_goes_with_every_link(world: World) -> None:
    known = "2026-07-14T09:40:00+01:00"
    page = world.visitor().reads(PLAN, known_at=known)
    links = [part.split('"')[0] for part in page.split('href="/programmes/')[1:]]
    assert links
    assert [
        link for link in links if "known_at=2026-07-14T09%3A40%3A00%2B01%3A00" not in link and link != PLAN[12:]
    ] == []


def test_times_are_said_as_clocks_show_them_where_people_are(world: World) -> None:
    page = world.visitor().reads(f"{PLAN}/M1")  # recorded at half past nine in the morning, British Summer Time
    assert 'datetime="2026-07-14T08:30:00' in page
    assert "14 July 2026, 09:30</time>" in page
    assert "Times are those of Europe/London." in page
