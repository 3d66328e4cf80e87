"""What needs attention is listed neediest first, each with its reason, and leads to the thing itself."""

import re

from tests.api.pages.world import World

NEEDS = "/programmes/shared-planning/attention"
RED = {"rating": {"light": "red"}, "rationale": "Nobody builds", "path_to_green": "Somebody builds"}


def test_the_page_says_first_what_needs_attention(world: World) -> None:
    assert "2 overall ratings are missing." in world.visitor().reads(NEEDS)


def test_the_neediest_comes_first_with_its_reason(world: World) -> None:
    world.order("declare-rating", "workstream:W1:overall", **RED)
    page = world.visitor().reads(NEEDS)
    first, *_ = re.findall(r'itemprop="why">([^<]+)<', page)
    assert first == "Red since 14 July 2026: Nobody builds"
    assert 'href="/programmes/shared-planning/rag/workstream:W1:overall"' in page


def test_the_counts_choose_one_need(world: World) -> None:
    world.order("declare-rating", "workstream:W1:overall", **RED)
    page = world.visitor().reads(NEEDS, only="not-rated")
    assert "Nobody builds" not in page.split("Neediest first")[1]
    assert world.visitor().opens(NEEDS, only="nonsense").status_code == 422


def test_where_nothing_is_needed_it_says_so(world: World) -> None:
    world.order("remove-dependency", "M2", depends_on="M1")
    world.order("hold-meeting", "G0")
    world.order("complete-return", "programme:2026-05-31", completed_on="2026-07-14", sections=["Risks"])
    for ref in ("W1", "W2"):
        world.order("declare-rating", f"workstream:{ref}:overall", rating={"light": "green"}, rationale="All on plan")
    page = world.visitor().reads(NEEDS)
    assert "Nothing needs attention." in page
    assert "Here would be what is red" in page


def test_the_list_can_be_limited_to_a_workstream(world: World) -> None:
    page = world.visitor().reads(NEEDS, workstream="W1")
    assert "1 overall rating is missing." in page
    assert world.visitor().opens(NEEDS, workstream="W9").status_code == 404


def test_what_was_chosen_stays_to_be_seen_where_nothing_is_such_any_more(world: World) -> None:
    page = world.visitor().reads(NEEDS, only="escalated-issue")
    assert '<span class="counts__number">0</span> <span>escalated</span>' in page
