"""A real store of its own for each test, in a file and once more in PostgreSQL, and a clock that tests set."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from application.adapters.event_store import TrackerApplication
from application.adapters.notary import StoredLog
from application.adapters.opening import open_store
from tests.application.adapters.crossing import ORIGIN, Growing, HandClock, Store


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "tracker.sqlite")


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture(params=["sqlite", "postgres"])
def where(request: pytest.FixtureRequest) -> str:
    """What a store is opened by. Whoever asks for it runs on every store there is."""
    return str(request.getfixturevalue({"sqlite": "path", "postgres": "schema"}[request.param]))


@pytest.fixture
def application(where: str) -> Iterator[TrackerApplication]:
    with open_store(where, origin=ORIGIN) as application:
        yield application


@pytest.fixture
def store(application: TrackerApplication, clock: HandClock) -> Store:
    return Store(application, clock)


@pytest.fixture
def growing(store: Store) -> Growing:
    return Growing(store)


@pytest.fixture
def key(tmp_path: Path) -> Path:
    return tmp_path / "tracker.sqlite.signing-key"


@pytest.fixture
def log(application: TrackerApplication, clock: HandClock, key: Path) -> StoredLog:
    return StoredLog(application, clock, key)
