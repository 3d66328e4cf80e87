"""A portfolio is copied between stores of every kind: all of it, at one moment, with the same root, or nothing."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from application.adapters.columns import KEYS
from application.adapters.copied_rows import Copied, NotTheSame
from application.adapters.copying import copy
from application.adapters.event_store import TrackerApplication
from application.adapters.keys import StoredKeys
from application.adapters.notary import StoredLog
from application.adapters.opening import check, open_store
from application.ports import StoreUnusable
from domain.entry import Address
from tests.application.adapters.crossing import (
    BRIDGE,
    BRIDGE_OPENS,
    CROSSING,
    ORIGIN,
    REGISTERED,
    Growing,
    HandClock,
    Store,
    told,
)
from tests.architecture.checkout import ROOT
from tests.postgres.fixtures import with_schema

OF_THE_RECORD = {
    "journal": "position",
    "answers": "command_id",
    "tiles": "level, number",
    "checkpoints": "size",
    "tokens": "hash",
}
ENTRIES = 2 + 1_300  # more than one chunk, and more than one tile


@pytest.fixture
def another_schema(postgres: str) -> Iterator[str]:
    """A second portfolio in the same database."""
    name = f"of_a_copy_{os.getpid()}"
    yield with_schema(postgres, name)
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"SET client_min_messages = warning; DROP SCHEMA IF EXISTS {name} CASCADE".encode())


@pytest.fixture(params=["to a file", "to PostgreSQL"])
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Another store that is not there yet."""
    if request.param == "to a file":
        return str(tmp_path / "elsewhere.sqlite")
    return str(request.getfixturevalue("another_schema"))


@pytest.fixture
def filled(store: Store, growing: Growing, log: StoredLog, clock: HandClock) -> Store:
    """A crossing with a long history, signed twice, which keys of two kinds open."""
    store.takes(told(REGISTERED, Address(CROSSING, "programme", CROSSING)))
    store.takes(told(BRIDGE_OPENS, BRIDGE))
    log.checkpoint()
    growing.version = 1
    growing.by(ENTRIES - 2)
    log.checkpoint()
    for table in ("tokens", "sessions"):
        StoredKeys(store.application, clock, table).make("town-clerk")
    return store


def quietly(*_: object) -> None:
    """Somebody who need not know how far it is."""


def rows(application: TrackerApplication, table: str) -> list[tuple[Any, ...]]:  # Any: whatever the columns hold
    asked = f"SELECT * FROM {table} ORDER BY {OF_THE_RECORD.get(table, 'hash')}"  # noqa: S608  # names of our own
    with application.datastore.reading() as cursor:
        found = cursor.execute(asked).fetchall()
    return [tuple(row) for row in found]


def test_every_row_of_the_record_arrives_and_the_log_has_the_same_root(
    filled: Store, where: str, elsewhere: str, log: StoredLog
) -> None:
    copied = copy(where, elsewhere, quietly)
    assert copied == Copied(ENTRIES, log.head().root, rows(filled.application, "journal")[-1][6], tokens=1)
    with open_store(elsewhere, origin=ORIGIN) as application:
        for table in OF_THE_RECORD:
            assert rows(application, table) == rows(filled.application, table), table
        assert [table for table in KEYS if rows(application, table)] == ["tokens"]
    assert check(elsewhere).findings == []


def test_a_copy_is_gone_on_with(filled: Store, where: str, elsewhere: str, clock: HandClock, key: Path) -> None:
    copy(where, elsewhere, quietly)
    with open_store(elsewhere, origin=ORIGIN) as application:
        going_on = Growing(Store(application, clock))
        going_on.version = ENTRIES - 1
        going_on.by(300)
        StoredLog(application, clock, key).checkpoint()
    assert check(elsewhere, key).findings == []


def test_what_is_written_meanwhile_is_not_in_it(
    filled: Store, growing: Growing, where: str, elsewhere: str, log: StoredLog
) -> None:
    root = log.head().root

    def writes(*_: object) -> None:
        growing.by(1)

    copied = copy(where, elsewhere, writes)
    assert (copied.entries, copied.root) == (ENTRIES, root)
    assert log.head().size > ENTRIES
    assert check(elsewhere).findings == []


def test_a_store_that_holds_something_is_left_as_it_is(
    filled: Store, where: str, elsewhere: str, clock: HandClock
) -> None:
    with open_store(elsewhere) as application:
        Store(application, clock).holds_the_bridge()
        before = rows(application, "journal")
        with pytest.raises(StoreUnusable, match=r"it holds a record already"):
            copy(where, elsewhere, quietly)
        assert rows(application, "journal") == before


def test_an_empty_store_is_filled_and_takes_the_name_of_the_log(filled: Store, where: str, elsewhere: str) -> None:
    open_store(elsewhere, origin="tracker.example/another").close()
    copy(where, elsewhere, quietly)
    open_store(elsewhere, origin=ORIGIN).close()
    assert check(elsewhere).findings == []


def test_nothing_is_copied_of_nothing(application: TrackerApplication, where: str, elsewhere: str) -> None:
    with pytest.raises(NotTheSame, match=r"^Nothing is recorded in the store that was to be copied\.$"):
        copy(where, elsewhere, quietly)


@pytest.mark.parametrize("at", ["Copying", "Making the log again"])
def test_who_interrupts_it_finds_nothing_there_and_can_begin_anew(
    filled: Store, where: str, elsewhere: str, at: str
) -> None:
    def interrupts(what: str, *_: int) -> None:
        if what == at:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy(where, elsewhere, interrupts)
    must_hold_nothing(elsewhere)
    assert copy(where, elsewhere, quietly).entries == ENTRIES


def test_who_kills_it_finds_nothing_there_and_can_begin_anew(filled: Store, where: str, elsewhere: str) -> None:
    program = (
        "import os, sys; from application.adapters.copying import copy\n"
        "copy(sys.argv[1], sys.argv[2], lambda what, *_: os.kill(os.getpid(), 9) if what != 'Copying' else None)"
    )
    killed = subprocess.run([sys.executable, "-c", program, where, elsewhere], cwd=ROOT, env=os.environ, check=False)
    assert killed.returncode == -signal.SIGKILL
    must_hold_nothing(elsewhere)
    assert copy(where, elsewhere, quietly).entries == ENTRIES


SPOILT = {
    "a word of an entry": "UPDATE journal SET note = 'another' WHERE position = 700",
    "who recorded it": "UPDATE journal SET actor = 'Somebody' WHERE position = 700",
    "an entry": "DELETE FROM journal WHERE position = 700",
}


@pytest.mark.parametrize("what", SPOILT)
def test_a_record_that_was_tampered_with_is_not_copied(filled: Store, where: str, elsewhere: str, what: str) -> None:
    with filled.application.datastore.writing() as cursor:
        cursor.execute(SPOILT[what])
    with pytest.raises(NotTheSame, match=r"^Entry 700 is not there as it entered the log\. Nothing was copied;"):
        copy(where, elsewhere, quietly)
    must_hold_nothing(elsewhere)


def must_hold_nothing(where: str) -> None:
    """No file at all, or a schema in which nothing is recorded; and nothing that a reader would take for a store."""
    if "://" not in where:
        assert not Path(where).exists()
        return
    with open_store(where) as application:
        assert [table for table in OF_THE_RECORD if rows(application, table)] == []
