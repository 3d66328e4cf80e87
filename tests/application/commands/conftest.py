"""A tracker on a real store, whose clock says 3 March 2026, and the programme its orders are about."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from api.bootstrap import Tracker, build
from tests.application.commands.riverside import Council, founded
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
