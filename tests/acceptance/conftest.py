"""The doors there are, and what a scenario comes with: a tracker of its own behind one of them."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from api.bootstrap import Tracker, build
from tests.acceptance.doors.api import ApiDoor
from tests.acceptance.doors.door import Door
from tests.acceptance.doors.web import WebDoor
from tests.acceptance.told import Told
from tests.wall_clock import WallClock

DOORS: dict[str, Callable[[Tracker, WallClock], Door]] = {"api": ApiDoor, "web": WebDoor}
"""The doors by the tag that sends a scenario through them."""

THE_BEGINNING = date(2026, 1, 1)


@pytest.fixture
def tracker(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Door]:
    """An empty tracker, as it is met through one door."""
    clock = WallClock(THE_BEGINNING)
    behind = build(tmp_path / "tracker.sqlite", clock)
    with closing(DOORS[request.param](behind, clock)) as door:
        yield door
    behind.close()


@pytest.fixture
def told() -> Iterator[Told]:
    """What one is told; a refusal that no step listens to fails the scenario."""
    told = Told()
    yield told
    told.must_have_been_heard()
