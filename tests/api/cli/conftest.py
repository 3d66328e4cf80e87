"""Stores that the tests of the command line begin with."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.bootstrap import build
from api.commandline.demonstration import bring_samples_in
from tests.api.cli.terminal import Terminal
from tests.api.cli.witnessed import Auditor, Recorder, Served, auditors_token, served


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TRACKER_HOST", "TRACKER_PORT", "TRACKER_TIME_ZONE", "TRACKER_BODY_LIMIT", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def samples_brought_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the four sample programmes; whoever changes anything copies it first."""
    store = tmp_path_factory.mktemp("samples") / "tracker.sqlite"
    tracker = build(store)
    bring_samples_in(tracker)
    tracker.close()
    return store


@pytest.fixture
def reader(samples_brought_in: Path) -> Terminal:
    """Somebody who asks questions about the sample programmes."""
    return Terminal(samples_brought_in)


@pytest.fixture
def keeper(samples_brought_in: Path, tmp_path: Path) -> Terminal:
    """Somebody who looks after a store of their own with the sample programmes."""
    return Terminal(Path(shutil.copy(samples_brought_in, tmp_path / "tracker.sqlite")))


@pytest.fixture
def beginner(tmp_path: Path) -> Terminal:
    """Somebody who has no store yet."""
    return Terminal(tmp_path / "tracker.sqlite")


@pytest.fixture
def recorder(tmp_path: Path) -> Iterator[Recorder]:
    made = Recorder(tmp_path / "ours")
    yield made
    made.tracker.close()


@pytest.fixture
def watched(recorder: Recorder, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """The tracker of the river crossing, over HTTP, with a checkpoint of some entries; it may take its time."""
    monkeypatch.setattr("api.commandline.witness_sources.PATIENCE", 120.0)
    recorder.records("Piers stand")
    with served(recorder.tracker) as found:
        yield found


@pytest.fixture
def auditor(watched: Served, recorder: Recorder, tmp_path: Path) -> Auditor:
    token = auditors_token(recorder.tracker, tmp_path / "token")
    recorder.records("Steel arrives")
    return Auditor(tmp_path / "watched", watched.address, recorder.key, token)
