"""A store of an older shape gets today's when it is opened, in one transaction, and its journal stays as it is."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from application.adapters import schema
from application.adapters.datastore import StoreUnusable
from application.adapters.event_store import open_store
from application.adapters.keys import SQLiteKeys
from application.adapters.schema import KEYS, SCHEMA_VERSION
from tests.application.adapters.crossing import Store
from tests.application.adapters.test_datastore import sql

FIRST_SHAPE = """
CREATE TABLE tokens (
    hash TEXT PRIMARY KEY, name TEXT NOT NULL, grants TEXT NOT NULL, created_at TEXT NOT NULL, revoked_at TEXT
) WITHOUT ROWID
"""


def as_the_first_tracker_left_it(path: str, store: Store) -> list[tuple[object, ...]]:
    """A store of shape 1, which had tokens of no person and no other keys; its journal."""
    store.holds_the_bridge()
    store.application.close()
    for table in KEYS:
        sql(path, f"DROP TABLE {table}")
    sql(path, FIRST_SHAPE)
    sql(path, "INSERT INTO tokens VALUES ('hash', 'Mayor', '[]', '', NULL)")
    sql(path, "PRAGMA user_version = 1")
    return journal_of(path)


def journal_of(path: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT * FROM journal ORDER BY position").fetchall()


def test_a_store_of_the_first_shape_gets_todays_and_its_journal_stays(path: str, store: Store) -> None:
    journal = as_the_first_tracker_left_it(path, store)
    with open_store(path) as application:
        keys = [SQLiteKeys(application, store.clock, table) for table in KEYS]
        assert [len(held.listed()) for held in keys] == [0] * len(KEYS)  # its tokens belonged to no person
        assert all(held.find(held.make("mayor")) for held in keys)
        assert len(Store(application, store.clock).everything()) == len(journal) == 4
    assert journal_of(path) == journal
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)


def test_eight_who_upgrade_a_store_at_once_upgrade_it_once(path: str, store: Store) -> None:
    as_the_first_tracker_left_it(path, store)

    def open_and_close(_: int) -> None:
        open_store(path).close()

    with ThreadPoolExecutor(8) as programs:
        list(programs.map(open_and_close, range(8)))


def test_an_upgrade_that_fails_half_way_leaves_the_store_as_it_was(
    path: str, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_the_first_tracker_left_it(path, store)
    monkeypatch.setitem(schema.UPGRADES, 1, ("DROP TABLE tokens", "CREATE nonsense"))
    with pytest.raises(StoreUnusable, match="syntax error"):
        open_store(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM tokens").fetchall() == [("Mayor",)]
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)


def test_there_is_a_way_from_every_shape_to_the_next() -> None:
    assert sorted(schema.UPGRADES) == list(range(1, SCHEMA_VERSION))
