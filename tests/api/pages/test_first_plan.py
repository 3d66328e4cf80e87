"""A programme of which nothing is planned yet leads its manager to the plan, as there is no milestone to speak of."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.actor import Role
from tests.api.pages.world import World

OVERVIEW = "/programmes/shared-planning"


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[World]:
    """A service that was registered, and no more."""
    made = World(tmp_path / "tracker.sqlite")
    made.order("register-programme", "shared-planning", name="Shared planning")
    yield made
    made.close()


def test_the_manager_begins_the_plan_before_anything_can_be_said_of_milestones(bare: World) -> None:
    page = bare.visitor().reads(OVERVIEW)
    assert f'href="{OVERVIEW}/plan">Begin the plan</a>' in page
    assert "Update my milestones" not in page
    bare.order("plan-milestone", "M1", title="Depot opens")
    page = bare.visitor().reads(OVERVIEW)
    assert "Begin the plan" not in page
    assert "Update my milestones" in page


def test_whoever_only_reads_is_asked_for_neither(bare: World) -> None:
    assert "Begin the plan" not in bare.visitor(Role.VIEWER).reads(OVERVIEW)
