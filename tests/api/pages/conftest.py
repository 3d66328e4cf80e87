"""What every test of a page may ask for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.actor import Role
from tests.api.pages.corrections import FORECAST
from tests.api.pages.world import Visitor, World
from tests.api.rest.world import SHARED_PLANNING


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A shared planning service with one thing of every kind, behind its pages."""
    made = World(tmp_path / "tracker.sqlite").begin()
    yield made
    made.close()


@pytest.fixture
def a_forecast_was_changed(world: World) -> None:
    """The latest entry of its first milestone, which can be corrected and erased."""
    world.order("change-forecast", "M1", **FORECAST)


@pytest.fixture
def manager(world: World) -> Visitor:
    """Somebody who runs that programme."""
    return world.visitor(Role.PROGRAMME_MANAGER, SHARED_PLANNING)
