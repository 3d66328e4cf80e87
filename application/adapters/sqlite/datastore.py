"""The SQLite file: opened as ours and durable, or not opened at all."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from typing import NoReturn, cast

from eventsourcing import persistence
from eventsourcing.sqlite import SQLiteConnection, SQLiteConnectionPool, SQLiteDatastore

from application.adapters.permissions import ONLY_ITS_OWNER
from application.adapters.sqlite.opened_file import OpenedFile
from application.adapters.sqlite.schema import APPLICATION_ID, SCHEMA_VERSION
from application.adapters.sqlite.transaction import Transaction, Turn
from application.adapters.sqlite.troubles import NO_ANSWER, in_our_words
from application.adapters.store import Cursor, StoreIsNewer, StoreMissing
from application.ports import StoreIsBusy, StoreUnusable

LOCK_TIMEOUT = 3
"""How many seconds a writer waits for another one; whoever asked over HTTP is answered within five."""

_SHORTLY = 0.25
"""How many seconds whoever erases waits for readers, and other writers with them; those who only look are done then."""

_KEPT_OPEN = 8
_SYNCHRONOUS_FULL = 2

_NO_FILE = ":memory:"
_A_MOMENT = 0.005  # seconds
_ANYTHING = "SELECT 1 FROM sqlite_schema"

_ONLY_ONCE = {
    sqlite3.SQLITE_CONSTRAINT_UNIQUE,
    sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY,
    sqlite3.SQLITE_CONSTRAINT_ROWID,
}
"""What SQLite says where a version of a stream, a position or a command id is taken."""


def connect(path: str, lock_timeout: float = LOCK_TIMEOUT, *, may_make: bool = False) -> sqlite3.Connection:
    """A connection to a store of ours; every commit on it is durable.

    Where there is none, or an empty file, one may be made there; else it is refused as StoreMissing, and left alone.
    """
    _must_have_its_place(path, may_make=may_make)
    if may_make:
        _make_for_its_owner(path)
    try:
        connection = sqlite3.connect(path, timeout=lock_timeout, isolation_level=None, check_same_thread=False)
        try:
            _must_be_ours(connection, path, may_be_empty=may_make)
            _must_be_durable(connection, path, lock_timeout)
        except BaseException:
            connection.close()
            raise
    except sqlite3.Error as problem:
        in_our_words(problem, path)
    return connection


def _must_have_its_place(path: str, *, may_make: bool) -> None:
    file = Path(path)
    try:
        has_a_folder, is_a_folder, is_there = file.parent.is_dir(), file.is_dir(), may_make or file.exists()
    except PermissionError as problem:
        raise StoreUnusable(path, "this user may not look into its folder") from problem
    except OSError as problem:
        raise StoreIsBusy(NO_ANSWER) from problem
    if not has_a_folder:
        raise StoreUnusable(path, f"there is no folder “{file.parent}”")
    if is_a_folder:
        raise StoreUnusable(path, "it is a folder")
    if not is_there:
        raise StoreMissing(path, "there is no such file")


def _make_for_its_owner(path: str) -> None:
    """A new file can be read by its owner alone, and so can those that SQLite puts beside it.

    One that is there stays as it is. Where none can be made SQLite says what is in the way.
    """
    if path == _NO_FILE:
        return
    with suppress(OSError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, ONLY_ITS_OWNER))


def is_marked(connection: sqlite3.Connection | sqlite3.Cursor) -> bool:
    """Whether the file is a store already."""
    return _number(connection, "application_id") == APPLICATION_ID


def shape_of(connection: sqlite3.Connection | sqlite3.Cursor) -> int:
    """Which shape its tables have; 0 where there are none."""
    return _number(connection, "user_version")


def _number(connection: sqlite3.Connection | sqlite3.Cursor, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def _must_be_ours(connection: sqlite3.Connection, path: str, *, may_be_empty: bool) -> None:
    """Look before anything is changed, and at one moment, as somebody may be making the store just now."""
    connection.execute("BEGIN")
    ours, version = is_marked(connection), shape_of(connection)
    others = _number(connection, "application_id") or version or connection.execute(_ANYTHING).fetchone()
    connection.execute("ROLLBACK")
    if others and not ours:
        raise StoreUnusable(path, "it is a database of another program")
    if not ours and not may_be_empty:
        raise StoreMissing(path, "it is empty")
    if version > SCHEMA_VERSION:
        raise StoreIsNewer(path, shape=version, today=SCHEMA_VERSION)


def _must_be_durable(connection: sqlite3.Connection, path: str, lock_timeout: float) -> None:
    """What a commit has acknowledged survives a loss of power; fullfsync says so to the one system that needs it."""
    mode = _write_ahead(connection, monotonic() + lock_timeout)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")
    connection.execute("PRAGMA secure_delete = ON")  # what is erased, and keys that have ended, leave no bytes behind
    synchronous = _number(connection, "synchronous")
    if mode != "wal" or synchronous != _SYNCHRONOUS_FULL:
        held = f"journal mode {mode}, synchronous {synchronous}"
        raise StoreUnusable(path, f"its commits would not be durable ({held}; WAL and FULL are needed)")


def _write_ahead(connection: sqlite3.Connection, deadline: float) -> str:
    """Turn the write-ahead log on. Unlike everything else, SQLite does not wait for its turn with this."""
    while True:
        try:
            return str(connection.execute("PRAGMA journal_mode = WAL").fetchone()[0])
        except sqlite3.OperationalError as problem:
            if problem.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() >= deadline:
                raise
            sleep(_A_MOMENT)


class TrackerConnection(SQLiteConnection):
    """The library's connection, with SQLite's own in reach."""

    def __init__(self, sqlite: sqlite3.Connection, max_age: float | None, *, opened_after: int) -> None:
        super().__init__(sqlite, max_age)
        self.sqlite = sqlite
        self.opened_after = opened_after


class TrackerConnectionPool(SQLiteConnectionPool):
    """The library's pool over connections that are checked, handed out with less ado: the last one used comes first."""

    def __init__(self, path: str, lock_timeout: int, *, may_make: bool) -> None:
        super().__init__(db_name=path, lock_timeout=lock_timeout, pool_size=_KEPT_OPEN)
        self._waits = lock_timeout
        self._may_make = may_make
        self._file = OpenedFile(path)
        self.upsets = 0

    def take(self, *, to_write: bool) -> TrackerConnection:
        """A connection that nobody else uses."""
        if self._closed:
            raise persistence.ConnectionPoolClosedError
        if to_write:
            self._file.must_have_been_there_lately()
        try:
            return cast("TrackerConnection", self._pool.pop())
        except IndexError:
            return self._create_connection()

    def give_back(self, connection: TrackerConnection) -> None:
        """Keep it for the next one, unless there are enough, or something has upset those of its time."""
        if self._closed or len(self._pool) >= self.pool_size or connection.opened_after != self.upsets:
            connection.close()
        else:
            self._pool.append(connection)

    def begin_anew(self) -> None:
        """Keep none of the connections there are: a lock that one could not let go goes with the last one."""
        self.upsets += 1
        with suppress(IndexError):
            while True:
                self._pool.pop().close()

    def _create_connection(self) -> TrackerConnection:
        self._file.must_still_be_there()  # else an empty one would be made in its place
        upsets = self.upsets
        connection = connect(self.db_name, self._waits, may_make=self._may_make)
        made = TrackerConnection(connection, self.max_age, opened_after=upsets)
        self._file.remember()
        return made


class TrackerDatastore(SQLiteDatastore):
    """The store of one portfolio: many readers, and one writer at a time, who takes the lock before it reads."""

    pool: TrackerConnectionPool

    def __init__(
        self, path: str, lock_timeout: int = LOCK_TIMEOUT, *, origin: str | None = None, may_make: bool = True
    ) -> None:
        """Where there is no store, or an empty file, one may be made there or not."""
        super().__init__(path, lock_timeout=lock_timeout)
        self.path = path
        self.origin = origin  # of its log, where somebody has named it
        self.pool = TrackerConnectionPool(path, lock_timeout, may_make=may_make)
        self.has_left_something = False  # of what was erased, in the write-ahead log
        self._lock_timeout = lock_timeout
        self._turn = Turn(lock_timeout)

    @property
    def losses(self) -> int:
        """How often all connections were given up, because something had shaken their notions."""
        return self.pool.upsets

    def transaction(self, *, commit: bool, briefly: bool = False) -> Transaction:  # type: ignore[override]  # our cursor
        """One transaction where something is written, else single questions; problems come as the library's exceptions.

        Writers of this program wait for one another here, in turn, and for other programs' in SQLite.
        """
        return Transaction(self.pool, self._turn if commit else None, briefly=briefly)

    def was_written_twice(self, problem: Exception) -> bool:
        """Whether something that may be there only once was there already; no other rule is broken by being second.

        A position cannot be taken by somebody else, as the journal is locked: there the head of the log is wrong.
        """
        taken = getattr(problem.__cause__, "sqlite_errorcode", None) in _ONLY_ONCE
        return taken and "journal.position" not in str(problem.__cause__)

    def keep_end(self, cursor: Cursor, *, size: int, recorded_at: str, frontier: bytes) -> None:
        """Nothing to keep: where the log ends follows from the journal and its tiles."""

    def sweep(self, *, erased: bool) -> None:
        """Leave no bytes behind of what was erased just now, or of what could not be swept up before."""
        if erased or self.has_left_something:
            self.leave_nothing_behind(wait=erased)

    def leave_nothing_behind(self, *, wait: bool = True) -> None:
        """Empty the write-ahead log, in which old pages wait.

        Whoever reads in it for longer keeps it as it is; `has_left_something` then, so that it can be tried again. To
        wait for them would hold all writers back, as SQLite lets none write meanwhile.
        """
        self.has_left_something = True
        patience = min(_SHORTLY, self._lock_timeout) if wait else 0
        with suppress(StoreIsBusy), self.reading() as cursor:  # what is stored is stored, whatever comes of this
            cursor.execute(f"PRAGMA busy_timeout = {int(patience * 1_000)}")
            try:
                (is_busy, *_) = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            finally:
                cursor.execute(f"PRAGMA busy_timeout = {self._lock_timeout * 1_000}")
            self.has_left_something = bool(is_busy)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Cursor]:
        """Questions to the store; problems come in the words of the use cases."""
        try:
            with self.transaction(commit=False) as cursor:
                yield cursor
        except persistence.PersistenceError as problem:
            self.in_our_words(problem)

    @contextmanager
    def at_one_moment(self) -> Iterator[sqlite3.Cursor]:
        """Questions that see one state of the store: what is read last has nothing that was not there at first."""
        with self.reading() as cursor:
            cursor.execute("BEGIN")
            yield cursor

    @contextmanager
    def writing(self, *, briefly: bool = False) -> Iterator[sqlite3.Cursor]:
        """One transaction; problems come in the words of the use cases."""
        try:
            with self.transaction(commit=True, briefly=briefly) as cursor:
                yield cursor
        except persistence.PersistenceError as problem:
            self.in_our_words(problem)

    def in_our_words(self, problem: Exception) -> NoReturn:
        """Raise what the use cases know for what SQLite, or the library around it, has said."""
        in_our_words(problem, self.path)
