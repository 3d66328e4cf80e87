"""An office over a real store, and those who hand files in at it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from application.adapters.opening import open_store
from application.commands.office import Office
from domain.actor import Actor, Grant, Role
from tests.application.offices import office_over
from tests.wall_clock import WallClock


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    clock = WallClock(date(2026, 7, 1))
    with open_store(str(tmp_path / "tracker.sqlite")) as store:
        yield office_over(store, clock)


@pytest.fixture
def administrator() -> Actor:
    return Actor("Programme office", (Grant(Role.ADMINISTRATOR),))
