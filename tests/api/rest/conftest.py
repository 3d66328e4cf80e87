"""The worlds that the tests of the REST door begin in; each is a store of its own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.actor import Role
from tests.api.rest.world import Person, World, begin


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds the shared planning service; it is copied, never used itself."""
    store = tmp_path_factory.mktemp("begun") / "tracker.sqlite"
    world = World(store)
    begin(world)
    world.close()
    return store


@pytest.fixture
def world(begun: Path, tmp_path: Path) -> Iterator[World]:
    """The shared planning service as it is at the beginning."""
    shutil.copytree(begun.parent, tmp_path, dirs_exist_ok=True)  # the key that signs checkpoints lies beside the store
    made = World(tmp_path / begun.name)
    yield made
    made.close()


@pytest.fixture
def manager(world: World) -> Person:
    """The programme manager of the shared planning service."""
    return world.person(Role.PROGRAMME_MANAGER, "shared-planning")


@pytest.fixture
def administrator(world: World) -> Person:
    """Whoever runs the tracker."""
    return world.person(Role.ADMINISTRATOR)
