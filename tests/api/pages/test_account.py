"""One's own sign-ins: seen, and ended one by one or all but this."""

from api.pages.browsers import browser_in_words
from api.pages.dependencies import IDLE, SESSION
from domain.actor import Role
from tests.api.pages.world import Visitor, World

ME = "programme-manager-of-everything"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0"


def elsewhere(world: World, browser: str = "Firefox on Windows") -> Visitor:
    """The same person in another browser."""
    return Visitor(world, world.tracker.sessions.make(ME, detail=browser))


def prefix_of(world: World, visitor: Visitor) -> str:
    found = world.tracker.sessions.find(visitor.client.cookies[SESSION])
    assert found is not None
    return found.prefix


def test_one_sees_where_one_is_signed_in_and_what_one_may_do(world: World) -> None:
    visitor = world.visitor()
    elsewhere(world)
    page = visitor.reads("/account")
    assert "You are signed in as Programme manager, in 2 browsers." in page
    assert page.count('itemprop="sessions"') == 2
    assert page.count('itemprop="is_this_one"') == 1
    assert "Firefox on Windows" in page
    assert "Every programme" in page
    assert '<time itemprop="from" datetime="2026-07-14">14 July 2026</time>' in page
    assert "Granted by Clerk" in page


def test_another_session_is_ended_at_once(world: World) -> None:
    visitor, other = world.visitor(), elsewhere(world)
    answer = visitor.sends(f"/account/sessions/{prefix_of(world, other)}/end", {})
    assert "That sign-in is ended." in answer.text
    assert other.opens("/account").url.path == "/sign-in"
    assert visitor.opens("/account").url.path == "/account"


def test_ending_this_session_is_signing_out(world: World) -> None:
    visitor = world.visitor()
    answer = visitor.sends(f"/account/sessions/{prefix_of(world, visitor)}/end", {})
    assert "You are signed out." in answer.text
    assert visitor.opens("/account").url.path == "/sign-in"


def test_all_others_are_ended_and_this_one_stays(world: World) -> None:
    visitor, others = world.visitor(), [elsewhere(world), elsewhere(world)]
    assert "Those sign-ins are ended." in visitor.sends("/account/sessions/end-others", {}).text
    assert {other.opens("/account").url.path for other in others} == {"/sign-in"}
    assert "in 1 browser." in visitor.reads("/account")
    assert "No other sign-in was in force." in visitor.sends("/account/sessions/end-others", {}).text


def test_nobody_ends_the_session_of_somebody_else(world: World) -> None:
    visitor, somebody = world.visitor(), world.visitor(Role.VIEWER)
    visitor.sends(f"/account/sessions/{prefix_of(world, somebody)}/end", {})
    visitor.sends("/account/sessions/end-others", {})
    assert somebody.opens("/account").url.path == "/account"
    assert visitor.reads("/account").count('itemprop="sessions"') == 1


def test_a_prefix_too_short_to_name_a_session_ends_none(world: World) -> None:
    visitor, other = world.visitor(), elsewhere(world)
    answer = visitor.sends(f"/account/sessions/{prefix_of(world, other)[:4]}/end", {})
    assert answer.status_code == 422
    assert other.opens("/account").url.path == "/account"


def test_a_session_that_lay_idle_is_not_shown_as_one(world: World) -> None:
    elsewhere(world)
    world.clock.time += IDLE
    assert world.visitor().reads("/account").count('itemprop="sessions"') == 1


def test_in_the_past_one_reads_what_one_could_do_then(world: World) -> None:
    page = world.visitor().reads("/account", as_at="2026-07-01")
    assert "No role." in page
    assert "End all others" not in page


def test_a_form_of_another_site_ends_nothing(world: World) -> None:
    visitor, other = world.visitor(), elsewhere(world)
    answer = visitor.client.post("/account/sessions/end-others", headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert other.opens("/account").url.path == "/account"


def test_browsers_are_called_what_people_call_them() -> None:
    edge = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0"
    assert browser_in_words(FIREFOX) == "Firefox on Windows"
    assert browser_in_words(edge) == "Edge on a Mac"
    assert browser_in_words("curl/8") == "A browser"
    assert browser_in_words("") == "A browser"
