"""A tracker on a real store, whose clock says 3 March 2026, and the programme its orders are about."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from api.bootstrap import Tracker, build
from application.commands.programmes import RegisterProgramme
from tests.application.commands.riverside import ADMINISTRATOR, CROSSING, Council, founded
from tests.wall_clock import WallClock


@pytest.fixture
def clock() -> WallClock:
    return WallClock(date(2026, 3, 3))


@pytest.fixture
def tracker(tmp_path: Path, clock: WallClock) -> Iterator[Tracker]:
    tracker = build(tmp_path / "tracker.sqlite", clock)
    yield tracker
    tracker.close()


@pytest.fixture
def council(tracker: Tracker) -> Council:
    return founded(tracker)


@pytest.fixture
def since_january(tracker: Tracker) -> Council:
    """A programme that is in the record since the beginning of the year."""
    council = Council(tracker)
    begun = RegisterProgramme(name="Riverside Crossing", effective_on=date(2026, 1, 1))
    council.order(begun, CROSSING, by=ADMINISTRATOR)
    return council
