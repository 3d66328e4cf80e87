"""Coming in by a one-time link, staying, and going out."""

import re
from datetime import timedelta

import pytest

from api.pages.dependencies import IDLE, SESSION
from api.pages.kept import KEPT
from api.pages.sessions import ABSOLUTE, WANTED, safely
from domain.actor import Role
from tests.api.pages.world import Visitor, World

PLAN = "/programmes/shared-planning/milestones"
IN_TEN_MINUTES = timedelta(minutes=10)


def link_for(world: World, minutes: int = 10) -> str:
    world.visitor()  # who the link is for has to be known
    ends_at = world.clock.time + timedelta(minutes=minutes)
    return f"/sign-in/link/{world.tracker.sign_in_links.make('programme-manager-of-everything', ends_at=ends_at)}"


def test_whoever_is_not_signed_in_is_led_to_the_way_in_and_back(world: World) -> None:
    answer = world.nobody.client.get(f"{PLAN}?as_at=2026-07-01", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        "/sign-in?next=%2Fprogrammes%2Fshared-planning%2Fmilestones%3Fas_at%3D2026-07-01",
    )
    assert "tracker login-link" in world.nobody.reads("/sign-in")


def test_a_link_lets_in_once(world: World) -> None:
    link = link_for(world)
    visitor, other = Visitor(world, None), Visitor(world, None)
    assert "This link works once" in visitor.reads(link)
    assert visitor.sends(link, {"next": PLAN}).url.path == PLAN
    refused = other.sends(link, {})
    assert refused.status_code == 403
    assert "This sign-in link was used already, or is older than ten minutes." in refused.text
    assert "tracker login-link" in refused.text


def test_looking_at_a_link_does_not_use_it_up(world: World) -> None:
    link = link_for(world)
    for _ in range(3):
        world.nobody.reads(link)
    assert Visitor(world, None).sends(link, {"next": PLAN}).url.path == PLAN


def test_a_link_is_good_for_its_time_only(world: World) -> None:
    link = link_for(world)
    world.clock.time += IN_TEN_MINUTES
    assert world.nobody.sends(link, {}).status_code == 403


def test_a_made_up_link_opens_nothing(world: World) -> None:
    assert world.nobody.sends("/sign-in/link/tt_made-up", {}).status_code == 403


def test_the_cookie_is_for_this_host_alone_and_out_of_reach(world: World) -> None:
    cookie = world.nobody.sends(link_for(world), {"next": PLAN}).history[0].headers["set-cookie"]
    assert cookie.startswith(f"{SESSION}=tt_")
    assert {"Path=/", "Secure", "HttpOnly", "SameSite=lax"} <= {part.strip() for part in cookie.split(";")}
    assert "Domain" not in cookie


@pytest.mark.parametrize("wait", [IDLE, ABSOLUTE], ids=["idle", "absolute"])
def test_a_session_ends_by_itself(world: World, wait: timedelta) -> None:
    visitor = Visitor(world, None)
    visitor.sends(link_for(world), {"next": PLAN})
    half = IDLE / 2
    for _ in range(int(wait / half) - 1):
        world.clock.time += half
        if wait == ABSOLUTE:
            assert visitor.opens(PLAN).url.path == PLAN
    world.clock.time += half + timedelta(minutes=1)
    assert visitor.opens(PLAN).url.path == "/sign-in"


def test_signing_out_ends_the_session_in_the_store_too(world: World) -> None:
    visitor = world.visitor()
    secret = visitor.client.cookies[SESSION]
    assert "You are signed out." in visitor.sends("/sign-out", {}).text
    assert Visitor(world, secret).opens(PLAN).url.path == "/sign-in"


def test_what_was_typed_is_kept_when_the_session_had_ended(world: World) -> None:
    visitor = world.visitor()
    world.clock.time += IDLE + timedelta(minutes=1)
    visitor.sends(PLAN.replace("milestones", "milestones/M1/forecast"), {"note": "the supplier is late"})
    kept = world.tracker.kept_forms.find(visitor.client.cookies[KEPT])
    assert kept is not None
    assert kept.person == "programme-manager-of-everything"
    assert '"note":["the supplier is late"]' in kept.detail


FORECAST = "/programmes/shared-planning/milestones/M1/forecast"


def test_a_form_sent_after_the_session_ended_does_not_wake_it(world: World) -> None:
    visitor = world.visitor()
    world.clock.time += IDLE + timedelta(minutes=1)
    assert visitor.sends(FORECAST, {"note": "the supplier is late"}).url.path == "/sign-in"
    assert visitor.opens(PLAN).url.path == "/sign-in"


@pytest.mark.parametrize("wait", [IDLE + timedelta(minutes=1), ABSOLUTE], ids=["idle", "absolute"])
def test_what_was_typed_is_given_back_to_nobody_else(world: World, wait: timedelta) -> None:
    world.visitor()
    world.visitor(Role.ADMINISTRATOR)
    ends_at = world.clock.time + ABSOLUTE
    visitor = Visitor(world, world.tracker.sessions.make("programme-manager-of-everything", ends_at=ends_at))
    world.clock.time += wait
    world.tracker.sessions.make("administrator-of-everything")
    visitor.sends(FORECAST, {"note": "the supplier is late"})
    other = Visitor(world, world.tracker.sessions.make("administrator-of-everything"))
    other.client.cookies.set(KEPT, visitor.client.cookies[KEPT])
    assert "the supplier is late" not in other.reads(FORECAST)
    back = Visitor(world, world.tracker.sessions.make("programme-manager-of-everything"))
    back.client.cookies.set(KEPT, visitor.client.cookies[KEPT])
    assert "the supplier is late" in back.reads(FORECAST)
    assert "the supplier is late" not in back.reads(FORECAST)


def test_what_was_typed_is_given_back_in_its_own_form_alone(world: World) -> None:
    visitor = world.visitor()
    world.clock.time += IDLE + timedelta(minutes=1)
    visitor.sends(FORECAST, {"note": "the supplier is late"})
    back = world.visitor()
    back.client.cookies.set(KEPT, visitor.client.cookies[KEPT])
    assert "the supplier is late" not in back.reads(FORECAST.replace("M1", "M2"))
    assert "the supplier is late" in back.reads(FORECAST)


def test_signing_in_ends_the_session_before_in_this_browser(world: World) -> None:
    visitor = Visitor(world, None)
    visitor.sends(link_for(world), {"next": PLAN})
    before = visitor.client.cookies[SESSION]
    visitor.sends(link_for(world), {"next": PLAN})
    assert visitor.client.cookies[SESSION] != before
    assert Visitor(world, before).opens(PLAN).url.path == "/sign-in"


def test_nobody_fills_the_store_who_was_never_signed_in(world: World) -> None:
    for visitor in (world.nobody, Visitor(world, "tt_made-up")):
        assert KEPT not in visitor.sends(FORECAST, {"note": "x" * 1_000}).history[0].cookies
    for _ in range(3):
        visitor = world.visitor()
        world.clock.time += IDLE + timedelta(minutes=1)
        visitor.sends(FORECAST, {"note": "the supplier is late"})
    assert len(world.tracker.kept_forms.listed()) == 1


@pytest.mark.parametrize(
    "wanted",
    ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere", "", "x", "/sign-in", "/" + "x" * 2_000],
)
def test_nobody_is_led_elsewhere_after_signing_in(wanted: str) -> None:
    assert safely(wanted) == "/"


def test_a_page_of_ours_is_gone_on_to() -> None:
    assert safely("/programmes/x?as_at=2018-01-19") == "/programmes/x?as_at=2018-01-19"


def test_a_link_leads_back_to_the_page_that_was_wanted_in_this_browser(world: World) -> None:
    visitor = Visitor(world, None)
    assert visitor.opens(f"{PLAN}/M1/forecast").url.path == "/sign-in"
    link = link_for(world)
    form = re.search(r'name="next" value="([^"]*)"', visitor.reads(link))
    assert form is not None
    assert visitor.sends(link, {"next": form[1]}).url.path == f"{PLAN}/M1/forecast"
    assert Visitor(world, None).sends(link_for(world), {"next": "/"}).url.path == "/"


def test_what_a_cookie_says_of_another_host_is_not_followed(world: World) -> None:
    visitor = Visitor(world, None)
    visitor.client.cookies.set(WANTED, "//elsewhere.example")
    assert visitor.sends(link_for(world), {"next": "/"}).url.path == "/"


def test_what_was_typed_is_kept_when_one_has_signed_out_in_another_window(world: World) -> None:
    visitor = world.visitor()
    visitor.sends("/sign-out", {})
    assert visitor.opens(PLAN).url.path == "/sign-in"
    visitor.sends(f"{PLAN}/M1/forecast", {"note": "the supplier is late"})
    link = link_for(world)
    assert "the supplier is late" in visitor.sends(link, {"next": "/"}).text
