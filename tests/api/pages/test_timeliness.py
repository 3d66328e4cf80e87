"""The page of returns says what is missing and who ends it; each return says when it is due and takes what came."""

from domain.actor import Role
from tests.api.pages.html import parsed
from tests.api.pages.world import World

PAGE = "/programmes/shared-planning/timeliness"
RUNNING = "/programmes/shared-planning/returns/programme:2026-07-31"
JUNE = "/programmes/shared-planning/returns/programme:2026-06-30"
ASKED = {"asked_of": "programme", "rhythm": "monthly", "due_after": 10, "days": "calendar", "sections": ["Progress"]}


def words(page: str) -> str:
    """What people read, in one line."""
    return " ".join(" ".join(parsed(page).itertext()).split())


def test_only_who_may_and_only_where_something_is_asked_is_led_to_the_end_of_it(world: World) -> None:
    assert "Ask for no more returns" not in words(world.visitor(Role.VIEWER).reads(PAGE))
    assert "Ask for no more returns" in words(world.visitor().reads(PAGE))
    world.order("end-returns", "shared-planning", asked_of="programme", ending="2026-07-01", note="One service now")
    assert "Ask for no more returns" not in words(world.visitor().reads(PAGE))


def test_a_return_is_received_before_its_period_has_ended(world: World) -> None:
    world.order("ask-for-returns", "shared-planning", starting="2026-07-01", **ASKED)
    before = words(world.visitor().reads(RUNNING))
    assert "This return is due on 10 August 2026, and has not come yet." in before
    assert "Record that it was received" in before
    world.order("receive-return", "programme:2026-07-31", received_on="2026-07-14", sections=["Progress"])
    assert "This return is due on 10 August 2026: on time." in words(world.visitor().reads(RUNNING))
    assert "none asked for" not in words(world.visitor().reads(PAGE))


def test_a_late_no_change_is_no_green(world: World) -> None:
    world.order("ask-for-returns", "shared-planning", starting="2026-06-01", **ASKED)
    world.order("confirm-no-change", "programme:2026-06-30", confirmed_on="2026-07-13")
    page = world.visitor().reads(JUNE)
    assert "This return was due on 10 July 2026: no change, 3 days late." in words(page)
    assert "light--amber" in page
    assert "light--green" not in page


def test_how_a_return_stands_is_told_in_words_wherever_rows_are_shown_or_chosen(world: World) -> None:
    world.order("ask-for-returns", "shared-planning", starting="2026-06-01", **ASKED)
    world.order("receive-return", "programme:2026-06-30", received_on="2026-07-01", sections=["Progress"])
    world.order("receive-return", "programme:2026-07-31", received_on="2026-07-14", sections=["Progress"])
    page = world.visitor().reads(PAGE)
    assert "1 on time" in words(page)
    assert ">on-time<" not in page
    assert "<option>on time</option>" in page
    assert '<data itemprop="standing" value="&#34;on-time&#34;">on time</data>' in page
    assert ",on time," in world.visitor().opens(f"{PAGE}.csv", standing="on time").text
    assert "on-time" not in words(world.visitor().reads(JUNE))
