"""Forms of other sites stay out, and every page carries the headers of caution."""

import pytest

from api.pages.headers import SECURITY_HEADERS
from tests.api.pages.world import World

PLAN = "/programmes/shared-planning/milestones"
FROM_HERE = ({"Sec-Fetch-Site": "same-origin"}, {"Origin": "https://testserver"})
FROM_ELSEWHERE: tuple[dict[str, str], ...] = (
    {},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "none"},
    {"Origin": "https://elsewhere.example"},
    {"Origin": "null"},
    {"Origin": "https://["},
    {"Host": ""},
    {"Origin": "https://testserver", "Sec-Fetch-Site": "cross-site"},
)


@pytest.mark.parametrize("headers", FROM_ELSEWHERE, ids=str)
def test_a_form_of_another_site_is_turned_away_before_anything_is_done(world: World, headers: dict[str, str]) -> None:
    answer = world.visitor().client.post(PLAN, data={}, headers=headers)
    assert answer.status_code == 403
    assert "This was sent from another site, so nothing was changed." in answer.text


@pytest.mark.parametrize("headers", FROM_HERE, ids=str)
def test_a_form_of_our_own_comes_in(world: World, headers: dict[str, str]) -> None:
    assert world.visitor().client.post(PLAN, data={}, headers=headers).status_code == 405


@pytest.mark.parametrize("path", [PLAN, "/nothing/here", "/programmes/other", "/sign-in"])
def test_every_page_carries_the_headers_of_caution(world: World, path: str) -> None:
    answer = world.visitor().opens(path)
    assert {name: answer.headers.get(name) for name in SECURITY_HEADERS} == dict(SECURITY_HEADERS)


def test_what_goes_with_the_pages_may_be_kept(world: World) -> None:
    answer = world.nobody.opens("/static/tracker.css")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_the_policy_lets_no_script_run() -> None:
    policy = SECURITY_HEADERS["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "script" not in policy
    assert "unsafe" not in policy


def test_head_is_get_without_its_body(world: World) -> None:
    asked, headed = world.visitor().opens(PLAN), world.visitor().client.head(PLAN)
    assert (headed.status_code, headed.text) == (200, "")
    assert headed.headers["content-type"] == asked.headers["content-type"]
