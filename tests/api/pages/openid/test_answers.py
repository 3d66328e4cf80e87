"""Answers of a provider that belong to no sign-in of this browser, or to another, let nobody in."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx2
import orjson
import pytest

from api.pages.openid.provider import DISCOVERY
from api.pages.openid.under_way import BROWSER, LASTS, LONGEST
from tests.api.pages.openid.council import BACK, BEGIN, ENGINEER, PLAN, Council, altered, begun, is_refused
from tests.api.pages.openid.identity_provider import Provider, running
from tests.api.pages.world import AT_HOME

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the mock, which runs in this process


def test_what_is_sent_to_the_provider_holds_no_secret(council: Council) -> None:
    sent = parse_qs(urlsplit(begun(council.browser())).query)
    assert sent.keys() == {
        "response_type", "client_id", "redirect_uri", "scope", "state", "nonce", "code_challenge",
        "code_challenge_method",
    }  # fmt: skip
    assert sent["redirect_uri"] == [f"{AT_HOME}{BACK}"]
    assert sent["scope"] == ["openid"]
    assert sent["code_challenge_method"] == ["S256"]
    assert len(sent["code_challenge"][0]) == 43


def test_the_cookie_of_a_sign_in_is_for_this_host_alone_and_for_ten_minutes(council: Council) -> None:
    cookie = council.browser().client.get(BEGIN, follow_redirects=False).headers["set-cookie"]
    assert cookie.startswith(f"{BROWSER}=")
    assert {"Path=/", "Secure", "HttpOnly", "SameSite=lax", "Max-Age=600"} <= {
        part.strip() for part in cookie.split(";")
    }
    assert "Domain" not in cookie


@pytest.mark.parametrize("wanted", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example"])
def test_nobody_is_led_elsewhere(council: Council, wanted: str) -> None:
    visitor = council.browser()
    back = council.provider.approves(begun(visitor, wanted), ENGINEER)
    assert visitor.client.get(back, follow_redirects=False).headers["location"] == "/"


def test_a_state_that_nobody_made_is_refused(council: Council) -> None:
    visitor = council.browser()
    back = council.provider.approves(begun(visitor), ENGINEER)
    for state in ("made-up", "", None):
        is_refused(visitor.opens(altered(back, state=state)), council, says="was not begun in this browser")


def test_another_browser_cannot_finish_a_sign_in_and_does_not_spoil_it(council: Council) -> None:
    visitor, other = council.browser(), council.browser()
    back = council.provider.approves(begun(visitor), ENGINEER)
    is_refused(other.opens(back), council, says="was not begun in this browser")
    begun(other)
    is_refused(other.opens(back), council, says="was not begun in this browser")
    assert visitor.opens(back).url.path == PLAN


def test_two_windows_of_one_browser_can_sign_in(council: Council) -> None:
    visitor = council.browser()
    first, second = begun(visitor), begun(visitor)
    assert visitor.opens(council.provider.approves(first, ENGINEER)).url.path == PLAN
    assert parse_qs(urlsplit(first).query)["state"] != parse_qs(urlsplit(second).query)["state"]


def test_an_answer_that_comes_twice_is_taken_once(council: Council) -> None:
    visitor = council.browser()
    back = council.provider.approves(begun(visitor), ENGINEER)
    kept = visitor.client.cookies[BROWSER]
    assert visitor.opens(back).url.path == PLAN
    visitor.sends("/sign-out", {})
    visitor.client.cookies.set(BROWSER, kept)
    is_refused(visitor.opens(back), council, says="was finished already")


def test_a_sign_in_is_finished_within_ten_minutes(council: Council) -> None:
    visitor = council.browser()
    back = council.provider.approves(begun(visitor), ENGINEER)
    council.clock.time += LASTS
    is_refused(visitor.opens(back), council, says="more than ten minutes ago")


def test_an_answer_for_one_provider_is_none_for_another(tmp_path: Path, provider: Provider) -> None:
    with running() as partner:
        council = Council(tmp_path, provider, partner)
        visitor = council.begin().browser()
        back = provider.approves(begun(visitor), ENGINEER)
        elsewhere = back.replace(BACK, "/sign-in/return/partner-sign-in")
        is_refused(visitor.opens(elsewhere), council, says="was not begun in this browser")
        assert "/oauth2/token" not in partner.asked
        council.close()


def test_the_issuer_that_an_answer_names_has_to_be_the_one_that_was_asked(council: Council) -> None:
    visitor = council.browser()
    back = council.provider.approves(begun(visitor), ENGINEER)
    is_refused(visitor.opens(altered(back, iss="https://elsewhere.example")), council)
    assert "/oauth2/token" not in council.provider.asked
    right = council.provider.approves(begun(visitor), ENGINEER)
    assert visitor.opens(altered(right, iss=council.provider.issuer)).url.path == PLAN


def test_a_provider_that_says_it_names_itself_has_to(council: Council) -> None:
    said = httpx2.get(f"{council.provider.issuer}{DISCOVERY}").json()
    names_itself = orjson.dumps(said | {"authorization_response_iss_parameter_supported": True})
    council.provider.answers[DISCOVERY] = ("200 OK", names_itself)
    is_refused(council.comes_in()[1], council)
    visitor = council.browser()
    back = altered(council.provider.approves(begun(visitor), ENGINEER), iss=council.provider.issuer)
    assert visitor.opens(back).url.path == PLAN


def test_an_answer_without_end_is_not_even_looked_at(council: Council) -> None:
    visitor = council.browser()
    back = council.provider.approves(begun(visitor), ENGINEER)
    is_refused(visitor.opens(altered(back, padding="x" * LONGEST)), council, says="was not begun in this browser")
    assert visitor.opens(back).url.path == PLAN


def test_whoever_is_refused_by_the_provider_is_told_so(council: Council) -> None:
    visitor = council.browser()
    back = altered(
        f"{AT_HOME}{BACK}", error="access_denied", state=parse_qs(urlsplit(begun(visitor)).query)["state"][0]
    )
    is_refused(visitor.opens(back), council, says="did not sign you in")


def test_an_error_that_belongs_to_no_sign_in_is_not_the_providers(council: Council) -> None:
    answer = council.browser().opens(f"{BACK}?error=access_denied&error_description=Call+0800")
    is_refused(answer, council, says="was not begun in this browser")
    assert "0800" not in answer.text


def test_a_code_is_worth_nothing_without_the_verifier_of_the_browser_that_began(council: Council) -> None:
    """Somebody who slips another code into a browser's own sign-in gets nothing."""
    visitor, attacker = council.browser(), council.browser()
    theirs = parse_qs(urlsplit(council.provider.approves(begun(attacker), "attacker")).query)["code"][0]
    mine = council.provider.approves(begun(visitor), ENGINEER)
    is_refused(visitor.opens(altered(mine, code=theirs)), council)


def test_a_sign_in_whose_challenge_was_taken_away_is_refused(council: Council) -> None:
    visitor = council.browser()
    address = altered(begun(visitor), code_challenge=None, code_challenge_method=None)
    is_refused(visitor.opens(council.provider.approves(address, ENGINEER)), council)


def test_another_nonce_is_refused(council: Council) -> None:
    visitor = council.browser()
    back = council.provider.approves(altered(begun(visitor), nonce="another"), ENGINEER)
    is_refused(visitor.opens(back), council)
