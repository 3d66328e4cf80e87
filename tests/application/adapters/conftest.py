"""A real store in a folder of its own, and a clock that tests set."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from application.adapters.event_store import TrackerApplication, open_store
from tests.application.adapters.crossing import HandClock, Store


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "tracker.sqlite")


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def application(path: str) -> Iterator[TrackerApplication]:
    with open_store(path) as application:
        yield application


@pytest.fixture
def store(application: TrackerApplication, clock: HandClock) -> Store:
    return Store(application, clock)
