"""The doors and the stores there are, and what a scenario comes with: a tracker of its own behind one of them."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from api.bootstrap import Tracker, build
from api.settings import Settings
from tests.acceptance.doors.api import ApiDoor
from tests.acceptance.doors.door import Door
from tests.acceptance.doors.web import WebDoor
from tests.acceptance.told import Told
from tests.wall_clock import WallClock

DOORS: dict[str, Callable[[Tracker, WallClock], Door]] = {"api": ApiDoor, "web": WebDoor}
"""The doors by the tag that sends a scenario through them."""

STORES = ("sqlite", "postgres")
"""Every scenario runs on each of them, through each of its doors."""

THE_BEGINNING = date(2026, 1, 1)


@pytest.fixture
def tracker(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Door]:
    """An empty tracker, as it is met through one door, on one store."""
    door, store = request.param
    where = tmp_path / "tracker.sqlite" if store == "sqlite" else request.getfixturevalue("schema")
    clock = WallClock(THE_BEGINNING)
    behind = build(Settings.model_validate({"store": where, "signing_key": tmp_path / "signing-key"}), clock)
    with closing(behind), closing(DOORS[door](behind, clock)) as through:
        yield through


@pytest.fixture
def told() -> Iterator[Told]:
    """What one is told; a refusal that no step listens to fails the scenario."""
    told = Told()
    yield told
    told.must_have_been_heard()
