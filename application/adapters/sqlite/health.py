"""How the SQLite file is: whether it can be written, and keeps what it takes."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from application.adapters.signed import signed_in
from application.adapters.sqlite.datastore import shape_of
from application.adapters.sqlite.opened_file import OpenedFile
from application.adapters.sqlite.schema import SCHEMA_VERSION
from application.adapters.sqlite.troubles import in_our_words
from application.adapters.store import Cursor, Datastore
from application.ports import StoreIsBusy, StoreState

ROOM = 8 * 1024 * 1024
"""How many bytes have to be free on the disk: below that the next orders may not find room."""

_NOTHING_CHANGES = "UPDATE log SET origin = origin"

_FULL = 2
_IN_WORDS = {0: "OFF", 1: "NORMAL", _FULL: "FULL", 3: "EXTRA"}


class SQLiteHealth:
    """How the SQLite file is. It is the one that was opened: another one in its place is found out."""

    def __init__(self, datastore: Datastore) -> None:
        self._datastore = datastore
        self._path = Path(datastore.path)
        self._file = OpenedFile(datastore.path)
        self._file.remember()

    def state(self) -> StoreState:
        """What can be read of it."""
        with self._datastore.at_one_moment() as cursor:
            signed = signed_in(cursor)
            mode, synchronous = _asked(cursor, "journal_mode"), int(_asked(cursor, "synchronous"))
            shape = shape_of(cursor)  # type: ignore[arg-type]  # of a SQLite file it is SQLite's own cursor
        is_durable = mode == "wal" and synchronous >= _FULL
        held = f"journal mode {mode}, synchronous {_IN_WORDS.get(synchronous, synchronous)}; WAL and FULL are needed"
        return StoreState(
            position=signed.entries,
            undurable=None if is_durable else held,
            is_up_to_date=shape == SCHEMA_VERSION,
            signed_at=signed.at,
            waiting_since=signed.waiting_since,
        )

    def try_writing(self, *, within: float) -> None:
        """Take the writer's turn, write, and take it back; refused as StoreIsBusy where that does not work."""
        self._file.must_still_be_there()
        if shutil.disk_usage(self._path.parent).free < ROOM:
            raise StoreIsBusy("The disk of the store is full, or nearly so.")
        try:
            with closing(self._on_its_own(within)) as connection:
                connection.execute("BEGIN IMMEDIATE")
                connection.execute(_NOTHING_CHANGES)
                connection.execute("ROLLBACK")
        except sqlite3.Error as problem:
            in_our_words(problem, self._datastore.path)

    def _on_its_own(self, within: float) -> sqlite3.Connection:
        """A connection that waits no longer than it may, and makes no file where there is none."""
        address = f"{self._path.absolute().as_uri()}?mode=rw"
        return sqlite3.connect(address, uri=True, timeout=within, isolation_level=None)


def _asked(cursor: Cursor, pragma: str) -> Any:
    return cursor.execute(f"PRAGMA {pragma}").fetchone()[0]
