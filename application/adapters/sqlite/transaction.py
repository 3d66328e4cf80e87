"""One transaction in the file: a connection for a while, and the writer's turn where something is written."""

import sqlite3
from threading import Lock
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING

from eventsourcing import persistence

if TYPE_CHECKING:
    from application.adapters.sqlite.datastore import TrackerConnection, TrackerConnectionPool


_SHAKEN = {
    sqlite3.SQLITE_READONLY,  # opened to be read, for want of anything better
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PROTOCOL,  # a lock is held that was to be let go
    sqlite3.SQLITE_NOTADB,
}
"""What a connection may have wrong notions after, of the file and of its own locks, by the same codes."""


def is_shaken_by(problem: BaseException | None) -> bool:
    """Whether connections are not to be used any more after this."""
    return isinstance(problem, sqlite3.Error) and getattr(problem, "sqlite_errorcode", -1) & 0xFF in _SHAKEN


class Turn:
    """Whose turn it is to write: writers of one program wait for one another, so many seconds."""

    __slots__ = ("_writing", "patience")

    def __init__(self, patience: float) -> None:
        self.patience = patience
        self._writing = Lock()

    def take(self) -> float:
        """Become the writer; how much patience is left. Raises what the library calls a connection not to be had."""
        if self._writing.acquire(blocking=False):
            return self.patience
        began = monotonic()
        if not self._writing.acquire(timeout=self.patience):
            raise persistence.ConnectionUnavailableError("timed out waiting for another writer")
        return max(0.0, self.patience - (monotonic() - began))

    def end(self) -> None:
        """Let the next one write."""
        self._writing.release()


class Transaction:
    """What is done with the cursor is stored together where there is a turn to write, else each question is alone.

    Problems come as the library's exceptions. Every order passes through several of these, and a generator for a
    context manager would take each more than twice as long.
    """

    __slots__ = ("_cursor", "_held", "_pool", "_turn")

    _held: "TrackerConnection"
    _cursor: sqlite3.Cursor

    def __init__(self, pool: "TrackerConnectionPool", turn: Turn | None) -> None:
        self._pool = pool
        self._turn = turn

    def __enter__(self) -> sqlite3.Cursor:
        patience = self._turn.take() if self._turn else 0.0
        try:
            self._held = self._pool.take()
        except BaseException:
            self._end_turn()
            raise
        try:
            self._cursor = self._held.sqlite.cursor()
            if self._turn:
                self._begin(self._turn.patience, left=patience)
        except BaseException as problem:
            self.__exit__(type(problem), problem, None)
            raise
        return self._cursor

    def __exit__(self, _: type[BaseException] | None, problem: BaseException | None, __: TracebackType | None) -> None:
        try:
            self._close(problem, commits=self._turn is not None and problem is None)
        except sqlite3.Error as another:
            raise _in_the_librarys_words(another) from another
        finally:
            self._end_turn()
        if isinstance(problem, sqlite3.Error):
            raise _in_the_librarys_words(problem) from problem

    def _begin(self, patience: float, *, left: float) -> None:
        """Lock out other programs; who has waited for a turn here waits for them only as long as is left."""
        if left == patience:
            self._cursor.execute("BEGIN IMMEDIATE")
            return
        self._cursor.execute(f"PRAGMA busy_timeout = {int(left * 1_000)}")
        try:
            self._cursor.execute("BEGIN IMMEDIATE")
        finally:
            self._cursor.execute(f"PRAGMA busy_timeout = {int(patience * 1_000)}")

    def _end_turn(self) -> None:
        if self._turn:
            self._turn.end()

    def _close(self, problem: BaseException | None, *, commits: bool) -> None:
        """Give the connection back, or close it with all others where something has shaken their notions."""
        try:
            if commits:
                self._cursor.execute("COMMIT")
        except sqlite3.Error as another:
            problem = another
            raise
        finally:
            if is_shaken_by(problem):
                self._drop()
                self._pool.begin_anew()
            else:
                self._give_back()

    def _give_back(self) -> None:
        """One that cannot be rolled back is closed, which does the same and cannot fail."""
        sqlite = self._held.sqlite
        try:
            if sqlite.in_transaction:
                sqlite.rollback()
        except BaseException:
            self._drop()
            raise
        self._pool.give_back(self._held)

    def _drop(self) -> None:
        """Close the connection. While a cursor of it has something to finish, SQLite would keep it, and its locks."""
        self._cursor.close()
        self._held.close()


def _in_the_librarys_words(problem: sqlite3.Error) -> persistence.PersistenceError:
    return _OF_THE_LIBRARY.get(type(problem), persistence.DatabaseError)(problem)


_OF_THE_LIBRARY = {
    sqlite3.InterfaceError: persistence.InterfaceError,
    sqlite3.DataError: persistence.DataError,
    sqlite3.OperationalError: persistence.OperationalError,
    sqlite3.IntegrityError: persistence.IntegrityError,
    sqlite3.InternalError: persistence.InternalError,
    sqlite3.ProgrammingError: persistence.ProgrammingError,
    sqlite3.NotSupportedError: persistence.NotSupportedError,
}
