"""A store of an older shape gets today's when that is asked for, in one transaction, and its journal stays as it is."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from application.adapters.columns import KEYS
from application.adapters.keys import StoredKeys
from application.adapters.log_rows import origin_of
from application.adapters.opening import check, migrate, open_store
from application.adapters.sqlite import schema
from application.adapters.sqlite.schema import SCHEMA_VERSION
from application.adapters.store import StoreIsOlder
from application.ports import StoreUnreadable, StoreUnusable
from tests.application.adapters.by_hand import sql
from tests.application.adapters.crossing import BRIDGE, JULY_2, NOTHING_NEW, Store, told

FIRST_SHAPE = """
CREATE TABLE tokens (
    hash TEXT PRIMARY KEY, name TEXT NOT NULL, grants TEXT NOT NULL, created_at TEXT NOT NULL, revoked_at TEXT
) WITHOUT ROWID
"""


LOG_TABLES = ("log", "tiles", "checkpoints")
LATER_COLUMNS = ("because", "authority", "previous", "salt", "commitment", "leaf")


def as_the_second_tracker_left_it(path: str, store: Store) -> list[tuple[object, ...]]:
    """A store of shape 2, which had no log; its journal."""
    store.holds_the_bridge()
    store.application.close()
    for table in LOG_TABLES:
        sql(path, f"DROP TABLE {table}")
    for column in LATER_COLUMNS:
        sql(path, f"ALTER TABLE journal DROP COLUMN {column}")
    sql(path, "PRAGMA user_version = 2")
    return journal_of(path)


def as_the_first_tracker_left_it(path: str, store: Store) -> list[tuple[object, ...]]:
    """A store of shape 1, which had tokens of no person and no other keys; its journal."""
    journal = as_the_second_tracker_left_it(path, store)
    for table in KEYS:
        sql(path, f"DROP TABLE {table}")
    sql(path, FIRST_SHAPE)
    sql(path, "INSERT INTO tokens VALUES ('hash', 'Mayor', '[]', '', NULL)")
    sql(path, "PRAGMA user_version = 1")
    return journal


def journal_of(path: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT * FROM journal ORDER BY position").fetchall()


def is_of_todays_shape(path: str, journal: list[tuple[object, ...]]) -> None:
    assert [row[: len(journal[0])] for row in journal_of(path)] == journal
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    assert check(path).findings == []


def test_a_store_of_the_first_shape_gets_todays_and_its_journal_stays(path: str, store: Store) -> None:
    journal = as_the_first_tracker_left_it(path, store)
    assert migrate(path) == (1, SCHEMA_VERSION)
    with open_store(path) as application:
        keys = [StoredKeys(application, store.clock, table) for table in KEYS]
        assert [len(held.listed()) for held in keys] == [0] * len(KEYS)  # its tokens belonged to no person
        assert all(held.find(held.make("mayor")) for held in keys)
        assert len(Store(application, store.clock).everything()) == len(journal) == 4
    is_of_todays_shape(path, journal)


def test_what_was_recorded_before_there_was_a_log_enters_it(path: str, store: Store) -> None:
    journal = as_the_second_tracker_left_it(path, store)
    assert check(path).findings == []
    assert migrate(path, origin="tracker.example/crossing") == (2, SCHEMA_VERSION)
    with open_store(path) as application:
        with application.datastore.reading() as cursor:
            assert origin_of(cursor) == "tracker.example/crossing"
        assert Store(application, store.clock).takes(told(NOTHING_NEW, BRIDGE, 3, effective_on=JULY_2)).position == 5
    is_of_todays_shape(path, [*journal, journal_of(path)[4][: len(journal[0])]])


def test_a_journal_with_a_hole_does_not_enter_a_log_and_stays_as_it_was(path: str, store: Store) -> None:
    as_the_second_tracker_left_it(path, store)
    sql(path, "DELETE FROM journal WHERE position = 3")
    with pytest.raises(StoreUnreadable, match="position 3 is missing from its journal"):
        migrate(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    assert [said for said in check(path).findings if "Position 3 is missing" in said]


def test_eight_who_upgrade_a_store_at_once_upgrade_it_once(path: str, store: Store) -> None:
    as_the_first_tracker_left_it(path, store)

    with ThreadPoolExecutor(8) as programs:
        found = [migrated.found for migrated in programs.map(migrate, [path] * 8)]
    assert sorted(found) == [1] + [SCHEMA_VERSION] * 7


def test_an_upgrade_that_fails_half_way_leaves_the_store_as_it_was(
    path: str, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_the_first_tracker_left_it(path, store)
    monkeypatch.setitem(schema.UPGRADES, 1, ("DROP TABLE tokens", "CREATE nonsense"))
    with pytest.raises(StoreUnusable, match="syntax error"):
        migrate(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM tokens").fetchall() == [("Mayor",)]
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)


def test_an_older_store_is_not_touched_when_it_is_opened_and_the_way_on_is_said(path: str, store: Store) -> None:
    as_the_second_tracker_left_it(path, store)
    before = journal_of(path)
    with pytest.raises(StoreIsOlder, match=r"an older tracker wrote it \(shape 2, .* with “tracker migrate”"):
        open_store(path)
    assert migrate(path, only_look=True) == (2, SCHEMA_VERSION)
    with pytest.raises(StoreIsOlder):
        open_store(path)
    assert journal_of(path) == before


def test_a_store_of_todays_shape_is_left_alone(path: str, store: Store) -> None:
    store.holds_the_bridge()
    assert migrate(path).was_up_to_date
    assert len(store.everything()) == 4


def test_there_is_a_way_from_every_shape_to_the_next() -> None:
    assert sorted(schema.UPGRADES) == list(range(1, SCHEMA_VERSION))
