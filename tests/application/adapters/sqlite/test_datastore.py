"""A file is opened as a durable store of ours, or refused with a sentence that names it."""

import gc
import shutil
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from eventsourcing.persistence import ConnectionPoolClosedError, OperationalError

from application.adapters.event_store import TrackerApplication
from application.adapters.opening import open_store
from application.adapters.sqlite import datastore as datastore_module
from application.adapters.sqlite.datastore import TrackerDatastore
from application.adapters.sqlite.opened_file import LATELY
from application.adapters.sqlite.schema import APPLICATION_ID, SCHEMA_VERSION
from application.adapters.sqlite.troubles import in_our_words
from application.ports import StoreIsBusy, StoreIsFull, StoreUnusable
from tests.application.adapters.by_hand import somebody_writing, sql
from tests.application.adapters.crossing import (
    AT_ANY_TIME,
    BRIDGE,
    BRIDGE_OPENS,
    CROSSING,
    NOTHING_NEW,
    HandClock,
    Store,
    blank_a_page,
    told,
)


def test_every_connection_is_durable(application: TrackerApplication) -> None:
    with application.datastore.reading() as one, application.datastore.reading() as other:
        for cursor in (one, other):
            assert cursor.execute("PRAGMA journal_mode").fetchone() == ("wal",)
            assert cursor.execute("PRAGMA synchronous").fetchone() == (2,)


def test_a_store_that_cannot_be_durable_is_refused() -> None:
    with pytest.raises(StoreUnusable, match=r"“:memory:”.*would not be durable"):
        open_store(":memory:")


def test_a_new_file_becomes_a_store_with_our_marks(application: TrackerApplication) -> None:
    with application.datastore.reading() as cursor:
        assert cursor.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert cursor.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)


def test_an_empty_file_becomes_a_store(path: str) -> None:
    Path(path).touch()
    open_store(path).close()


def test_a_store_made_by_eight_at_once_is_made_once(path: str) -> None:
    def open_and_close(_: int) -> None:
        open_store(path).close()

    with ThreadPoolExecutor(8) as programs:
        list(programs.map(open_and_close, range(8)))


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreUnusable, match=f"there is no folder “{tmp_path}/nowhere”"):
        open_store(str(tmp_path / "nowhere" / "tracker.sqlite"))


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreUnusable, match=f"“{tmp_path}”.*it is a folder"):
        open_store(str(tmp_path))


def test_a_file_that_is_no_database_is_refused_and_left_alone(path: str) -> None:
    Path(path).write_text("Minutes of the crossing board, 2 July 2026. " * 50)
    with pytest.raises(StoreUnusable, match="it is not a database"):
        open_store(path)
    assert Path(path).read_text().startswith("Minutes of the crossing board")


@pytest.mark.parametrize(
    "statement", ["CREATE TABLE recipes (name TEXT)", "PRAGMA user_version = 7", "PRAGMA application_id = 1"]
)
def test_another_programs_database_is_refused_and_left_alone(path: str, statement: str) -> None:
    sql(path, statement)
    before = Path(path).read_bytes()
    with pytest.raises(StoreUnusable, match="another program"):
        open_store(path)
    assert Path(path).read_bytes() == before


def test_a_newer_trackers_store_is_refused(path: str) -> None:
    open_store(path).close()
    sql(path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(StoreUnusable, match=f"newer tracker.*shape {SCHEMA_VERSION + 1}"):
        open_store(path)


def test_a_damaged_store_is_called_unusable(path: str, store: Store) -> None:
    store.holds_the_bridge()
    store.application.close()
    blank_a_page(path, "journal")
    with open_store(path) as application:
        damaged = Store(application, store.clock)
        with pytest.raises(StoreUnusable, match=path):
            damaged.takes(told(BRIDGE_OPENS, BRIDGE, 7))
        with pytest.raises(StoreUnusable, match=path):
            damaged.records.at(CROSSING, AT_ANY_TIME)
        with pytest.raises(StoreUnusable, match=path):
            damaged.journal.load(BRIDGE)


def test_who_waits_too_long_for_another_program_is_told_the_store_is_busy(path: str, clock: HandClock) -> None:
    with open_store(path, lock_timeout=0) as application, somebody_writing(path):
        store = Store(application, clock)
        with pytest.raises(StoreIsBusy, match="Nothing was stored; try again"):
            store.takes(told(BRIDGE_OPENS, BRIDGE))
        assert store.journal.load(BRIDGE) is None
    with open_store(path) as application:
        assert Store(application, clock).takes(told(BRIDGE_OPENS, BRIDGE)).position == 1


def test_who_waits_too_long_for_a_colleague_is_told_the_store_is_busy(path: str, clock: HandClock) -> None:
    with open_store(path, lock_timeout=0) as application:
        store = Store(application, clock)
        with application.datastore.writing(), ThreadPoolExecutor(1) as colleague:
            waiting = colleague.submit(store.takes, told(BRIDGE_OPENS, BRIDGE))
            with pytest.raises(StoreIsBusy):
                waiting.result()
        assert store.takes(told(BRIDGE_OPENS, BRIDGE)).position == 1


def test_a_full_disk_is_said_and_nothing_is_stored(store: Store) -> None:
    store.holds_the_bridge()
    with store.application.datastore.reading() as cursor:  # the one idle connection, which the writer takes next
        (pages,) = cursor.execute("PRAGMA page_count").fetchone()
        cursor.execute(f"PRAGMA max_page_count = {pages}")
    novel = BRIDGE_OPENS.model_copy(update={"description": "It was a dark and stormy night. " * 300})
    with pytest.raises(StoreIsFull, match=r"The disk of the store is full\. Nothing was stored"):
        store.takes(told(novel, BRIDGE._replace(ref="M8")))
    assert len(store.everything()) == 4
    assert store.records.at(CROSSING, AT_ANY_TIME).position == 4


def test_a_store_that_may_only_be_read_says_so(path: str, store: Store) -> None:
    store.holds_the_bridge()
    with store.application.datastore.reading() as cursor:
        cursor.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreIsBusy, match="may only be read"):
        store.takes(told(BRIDGE_OPENS, BRIDGE._replace(ref="M8")))


def test_a_failed_transaction_leaves_nothing_open(store: Store) -> None:
    def fail_half_way() -> None:
        with store.application.datastore.writing() as cursor:
            cursor.execute("INSERT INTO tokens VALUES ('hash', 'mayor', '', NULL, NULL, '')")
            raise KeyError("half-way")

    with pytest.raises(KeyError, match="half-way"):
        fail_half_way()
    with store.application.datastore.reading() as cursor:
        assert cursor.execute("SELECT count(*) FROM tokens").fetchone() == (0,)
        assert not cast("sqlite3.Connection", cursor.connection).in_transaction


def the_file(application: TrackerApplication) -> TrackerDatastore:
    return cast("TrackerDatastore", application.datastore)


class Stubborn(sqlite3.Connection):
    """A connection that cannot be rolled back, as where the disk has gone."""

    def rollback(self) -> None:
        raise sqlite3.OperationalError("disk I/O error")


def test_a_writer_who_cannot_be_rolled_back_does_not_lock_out_the_next(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool = the_file(store.application).pool
    connect_as = partial(sqlite3.connect, factory=Stubborn)

    def fail_half_way() -> None:
        with monkeypatch.context() as patched, store.application.datastore.reading():  # which holds the idle connection
            patched.setattr(sqlite3, "connect", connect_as)
            with store.application.datastore.writing() as cursor:
                cursor.execute("INSERT INTO tokens VALUES ('hash', 'mayor', '', NULL, NULL, '')")
                raise KeyError("half-way")

    with pytest.raises(StoreUnusable, match="disk I/O error"):
        fail_half_way()
    assert pool.num_in_pool == 1
    assert store.takes(told(BRIDGE_OPENS, BRIDGE)).position == 1


def test_what_is_left_of_a_transaction_waits_for_nobody_who_has_its_connection_next(path: str) -> None:
    """It is collected wherever the last one lets go of it: in a server that is where all requests pass."""

    def writes() -> StoreIsBusy:
        with pytest.raises(StoreIsBusy) as busy, datastore.writing():
            raise AssertionError("somebody else is writing")
        return busy.value

    with open_store(path, lock_timeout=3) as application, ThreadPoolExecutor(1) as others:
        datastore = the_file(application)
        gc.collect()
        gc.freeze()  # so that it takes no time to collect what is left of this one
        with somebody_writing(path):
            failed = [writes()]
        with datastore.writing():
            """Nobody waits in vain any more."""
        with somebody_writing(path):
            waiting = others.submit(writes)
            time.sleep(0.5)
            failed.clear()
            gc.collect()
            assert not waiting.done()
            waiting.result()
        gc.unfreeze()


def test_a_writer_who_cannot_connect_does_not_lock_out_the_next(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise StoreUnusable("here", "a test says so")

    with monkeypatch.context() as patched, store.application.datastore.reading():
        patched.setattr(datastore_module, "connect", refused)
        with pytest.raises(StoreUnusable):
            store.takes(told(BRIDGE_OPENS, BRIDGE))
    assert store.takes(told(BRIDGE_OPENS, BRIDGE)).position == 1


def test_idle_connections_are_few(application: TrackerApplication) -> None:
    pool = the_file(application).pool
    taken = [pool.take(to_write=False) for _ in range(20)]
    for connection in taken:
        pool.give_back(connection)
    assert pool.num_in_pool == 8


def test_a_closed_store_is_closed(application: TrackerApplication) -> None:
    application.close()
    with pytest.raises(ConnectionPoolClosedError):
        the_file(application).pool.take(to_write=False)


def test_an_unheard_of_problem_keeps_its_words() -> None:
    with pytest.raises(StoreUnusable, match=r"“here”.*“no such table: x”"):
        in_our_words(OperationalError("no such table: x"), "here")


def _removed(path: Path) -> None:
    path.unlink()
    time.sleep(2 * LATELY)


def _moved(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    time.sleep(2 * LATELY)


def _replaced(path: Path) -> None:
    shutil.copy(path, path.with_name("copy"))
    path.with_name("copy").replace(path)
    time.sleep(2 * LATELY)


@pytest.mark.parametrize("taken_away", [_removed, _moved, _replaced])
def test_a_file_that_is_not_the_one_that_was_opened_takes_nothing(
    store: Store, path: str, taken_away: Callable[[Path], None]
) -> None:
    store.holds_the_bridge()
    taken_away(Path(path))
    was_there = Path(path).exists()
    for _ in range(2):
        with pytest.raises(StoreIsBusy, match="not the one that was opened: it was moved, replaced or removed"):
            store.takes(told(NOTHING_NEW, BRIDGE, 3))
        the_file(store.application).pool.begin_anew()
    assert Path(path).exists() == was_there  # and no empty one has been made


def test_a_file_that_was_put_back_is_gone_on_with(store: Store, path: str) -> None:
    store.holds_the_bridge()
    _moved(Path(path))
    with pytest.raises(StoreIsBusy):
        store.takes(told(NOTHING_NEW, BRIDGE, 3))
    Path(path).with_name("elsewhere").rename(path)
    assert store.takes(told(NOTHING_NEW, BRIDGE, 3)).position == 5
