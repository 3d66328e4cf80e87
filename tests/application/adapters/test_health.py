"""Whether a store can be written, keeps what it takes, and how far it was signed, is looked at anew each time."""

from datetime import timedelta

import pytest

from application.adapters.event_store import TrackerApplication
from application.adapters.notary import StoredLog
from application.adapters.opening import health_of, open_store
from application.adapters.sqlite import health as of_a_file
from application.ports import StoreIsBusy
from tests.application.adapters.crossing import BRIDGE, NOTHING_NEW, HandClock, Store, told


def test_a_new_store_is_sound_and_empty(application: TrackerApplication) -> None:
    state = health_of(application).state()
    assert state.position == 0
    assert state.undurable is None
    assert state.is_up_to_date
    assert state.signed_at is None
    assert state.waiting_since is None


def test_what_is_recorded_waits_until_it_is_signed(
    store: Store, application: TrackerApplication, log: StoredLog, clock: HandClock
) -> None:
    store.holds_the_bridge()
    waiting = health_of(application).state()
    assert (waiting.position, waiting.signed_at, waiting.waiting_since) == (4, None, clock.now())
    log.checkpoint()
    signed = health_of(application).state()
    assert (signed.signed_at, signed.waiting_since) == (clock.now(), None)
    clock.moves(timedelta(minutes=7))
    store.takes(told(NOTHING_NEW, BRIDGE, version=3))
    assert health_of(application).state().waiting_since == clock.now()


def test_trying_to_write_leaves_nothing_behind_and_waits_for_no_writer(
    store: Store, application: TrackerApplication
) -> None:
    store.holds_the_bridge()
    health = health_of(application)
    health.try_writing(within=1)
    assert health.state().position == 4
    with application.datastore.writing() as cursor:
        cursor.execute("UPDATE log SET origin = origin")
        with pytest.raises(StoreIsBusy):
            health.try_writing(within=0.2)
    health.try_writing(within=1)


def test_a_file_on_a_full_disk_is_not_written(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_a_file, "ROOM", 1 << 62)
    with open_store(path) as application, pytest.raises(StoreIsBusy, match="full"):
        health_of(application).try_writing(within=1)
