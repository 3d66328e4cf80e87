"""The page of a light, looked at on a day on which nobody had declared it, or nobody knew that somebody had."""

import re

import pytest

from tests.api.pages.world import World

BUDGET = "/programmes/shared-planning/rag/programme:budget"
AMBER = {"rating": {"light": "amber"}, "rationale": "Steel is late", "path_to_green": "Another supplier by Monday"}


@pytest.fixture
def world(world: World) -> World:
    """On the 20th, six days after the programme began."""
    world.order("open-workstream", "W7", name="Money", effective_on="2026-07-14")
    world.clock.time = world.clock.time.replace(day=20)
    return world


def test_a_light_that_was_not_known_yet_is_not_said_to_come_later(world: World) -> None:
    world.order("declare-rating", "programme:budget", **AMBER, effective_on="2026-07-15")
    page = world.visitor().reads(BUDGET, as_at="2026-07-16", known_at="2026-07-17")
    told = " ".join(re.sub("<[^>]*>", "", page).split())
    assert "declared this light by 16 July 2026, as far as was known on 17 July 2026." in told
    assert "As we know now, it was declared for the first time on 15 July 2026." in told


def test_of_a_light_declared_twice_since_the_page_names_no_first_day(world: World) -> None:
    world.order("declare-rating", "programme:budget", **AMBER)
    world.order(
        "declare-rating",
        "programme:budget",
        rating={"light": "red"},
        rationale="It is spent",
        path_to_green="More of it",
    )
    page = world.visitor().reads(BUDGET, as_at="2026-07-16")
    assert "Not rated: nobody had declared this light by" in page
    assert "for the first time" not in page
