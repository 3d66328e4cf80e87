"""A light that nobody has declared yet has no page to be found by, so the page of all lights leads to its form."""

from domain.actor import Role
from tests.api.pages.world import World

BOARD = "/programmes/shared-planning/rag"
AMBER = {"rating": {"light": "amber"}, "rationale": "Steel is late", "path_to_green": "Another supplier by Monday"}


def test_a_light_that_nobody_declared_yet_can_be_declared_by_whoever_may(world: World) -> None:
    page = world.visitor().reads(BOARD)
    assert "Declare the overall light" not in page
    assert f'href="{BOARD}/programme:budget/declare">Declare the budget light</a>' in page
    world.visitor().reads(f"{BOARD}/programme:budget/declare")
    world.order("declare-rating", "programme:budget", **AMBER)
    assert "Declare the budget light" not in world.visitor().reads(BOARD)
    assert "Declare the" not in world.visitor(Role.VIEWER).reads(BOARD)
    assert "Declare the" not in world.visitor().reads(BOARD, as_at="2026-07-14", known_at="2026-07-14")
