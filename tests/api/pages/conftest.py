"""What every test of a page may ask for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.pages.world import World


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A shared planning service with one thing of every kind, behind its pages."""
    made = World(tmp_path / "tracker.sqlite").begin()
    yield made
    made.close()
