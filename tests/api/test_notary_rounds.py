"""While the server runs, what is new is signed in rounds; whatever is in the way keeps nobody from recording."""

import logging
import sqlite3
from contextlib import closing
from pathlib import Path
from threading import enumerate as threads
from time import monotonic, sleep

import pytest

from api.bootstrap import Tracker, build, check_store
from api.notary_rounds import rounds, sign_what_is_new
from api.settings import Settings
from application.commands.access import make_sure_of
from domain.actor import Grant, Role


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(store=tmp_path / "tracker.sqlite", origin="tracker.example/crossing")


def wait_for(tracker: Tracker, size: int) -> None:
    """Until so many checkpoints were signed, or long enough."""
    ends = monotonic() + 10
    while len(tracker.log.checkpoints()) < size and monotonic() < ends:
        sleep(0.01)


def signs_at(settings: Settings, when: str) -> None:
    """Write another time into every checkpoint there is, whether or not it is one."""
    with closing(sqlite3.connect(str(settings.store), isolation_level=None)) as rows:
        rows.execute("UPDATE checkpoints SET signed_at = ?", (when,))


def test_the_notary_goes_its_rounds_until_the_server_stops(settings: Settings) -> None:
    tracker = build(settings)
    with rounds(tracker.log, every=0.01):
        wait_for(tracker, 1)
    assert [checkpoint.size for checkpoint in tracker.log.checkpoints()] == [0]
    assert "notary" not in {thread.name for thread in threads()}
    assert settings.signing_key_file.exists()
    tracker.close()


def test_what_was_left_unsigned_is_signed_as_soon_as_the_server_starts(settings: Settings) -> None:
    """Else whoever asks after a longer stop is told of a checkpoint that is overdue, and the log does not say why."""
    tracker = build(settings)
    with rounds(tracker.log):
        wait_for(tracker, 1)
    assert len(tracker.log.checkpoints()) == 1
    tracker.close()


def test_a_server_that_stops_early_does_not_wait_for_the_next_round(settings: Settings) -> None:
    tracker = build(settings)
    began = monotonic()
    with rounds(tracker.log):
        pass
    assert monotonic() - began < 5
    tracker.close()


def test_what_is_in_the_way_is_logged_and_stops_nobody(settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    tracker = build(settings)
    settings.signing_key_file.write_text("swordfish")
    with caplog.at_level(logging.ERROR, "tracker"):
        sign_what_is_new(tracker.log)
        with rounds(tracker.log, every=0.01):
            sleep(0.1)
    assert len(caplog.records) > 1
    assert "No checkpoint was signed: The signing key" in caplog.records[0].getMessage()
    tracker.close()


def test_a_round_that_ends_in_a_fault_is_followed_by_the_next(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    tracker = build(settings)
    tracker.log.checkpoint()
    (before,) = tracker.log.checkpoints()
    signs_at(settings, "yesterday")
    with caplog.at_level(logging.ERROR, "tracker"), rounds(tracker.log, every=0.01):
        sleep(0.2)
        assert "notary" in {thread.name for thread in threads()}
        signs_at(settings, before.signed_at.isoformat())
        make_sure_of("Bridge keeper", [Grant(Role.VIEWER)], office=tracker.office)
        wait_for(tracker, 2)
        assert len(tracker.log.checkpoints()) == 2
    said = {record.getMessage() for record in caplog.records}
    assert said == {"No checkpoint was signed, through a fault of the tracker: ValueError"}
    tracker.close()


def test_the_store_is_checked_with_the_key_that_signs(settings: Settings) -> None:
    tracker = build(settings)
    tracker.log.checkpoint()
    assert tracker.log.head().origin == "tracker.example/crossing"
    tracker.close()
    assert check_store(settings).findings == []
    settings.signing_key_file.unlink()
    others = settings.signing_key_file.with_name("other.sqlite")
    build(settings.model_copy(update={"store": others})).log.checkpoint()
    others.with_name("other.sqlite.signing-key").rename(settings.signing_key_file)
    assert [said for said in check_store(settings).findings if "It is not signed with the key" in said]
