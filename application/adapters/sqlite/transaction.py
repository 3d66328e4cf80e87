"""One transaction in the file: a connection for a while, and the writer's turn where something is written."""

import sqlite3
from threading import Lock
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING

from eventsourcing import persistence

from application.waiting import left

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


_BRIEF = 0.1
"""How many seconds somebody waits who need not write, or who could know that it is in vain."""


class Turn:
    """Whose turn it is to write: writers of one program wait for one another, so many seconds.

    Once one has waited so long, all others would: they wait only briefly then, until one succeeds again. Else a server
    would soon have nobody left to answer those who only read.
    """

    __slots__ = ("_writing", "is_in_vain", "patience")

    def __init__(self, patience: float) -> None:
        self.patience = patience
        self.is_in_vain = False
        self._writing = Lock()

    def take(self, *, briefly: bool) -> float:
        """Become the writer; how much patience is left. Raises what the library calls a connection not to be had."""
        patience = min(_BRIEF, self.patience) if briefly or self.is_in_vain else left(self.patience)
        if self._writing.acquire(blocking=False):
            return patience
        began = monotonic()
        if not self._writing.acquire(timeout=patience):
            self.is_in_vain = self.is_in_vain or not briefly
            raise persistence.ConnectionUnavailableError("timed out waiting for another writer")
        return max(0.0, patience - (monotonic() - began))

    def end(self) -> None:
        """Let the next one write."""
        self._writing.release()


class Transaction:
    """What is done with the cursor is stored together where there is a turn to write, else each question is alone.

    Problems come as the library's exceptions. Every order passes through several of these, and a generator for a
    context manager would take each more than twice as long.
    """

    __slots__ = ("_briefly", "_cursor", "_held", "_pool", "_turn")

    _held: "TrackerConnection"
    _cursor: sqlite3.Cursor

    def __init__(self, pool: "TrackerConnectionPool", turn: Turn | None, *, briefly: bool = False) -> None:
        self._pool = pool
        self._turn = turn
        self._briefly = briefly

    def __enter__(self) -> sqlite3.Cursor:
        patience = self._turn.take(briefly=self._briefly) if self._turn else 0.0
        try:
            self._held = self._pool.take(to_write=self._turn is not None)
        except BaseException:
            self._end_turn()
            raise
        try:
            self._cursor = self._held.sqlite.cursor()
            if self._turn:
                self._begin(self._turn, patience)
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

    def _begin(self, turn: Turn, patience: float) -> None:
        """Lock out other programs, and wait for them as long as there is patience left."""
        waits_for_less = patience < turn.patience
        if waits_for_less:
            self._cursor.execute(f"PRAGMA busy_timeout = {int(patience * 1_000)}")
        try:
            self._cursor.execute("BEGIN IMMEDIATE")
            turn.is_in_vain = False
        except sqlite3.OperationalError:
            turn.is_in_vain = turn.is_in_vain or not self._briefly
            raise
        finally:
            if waits_for_less:
                self._cursor.execute(f"PRAGMA busy_timeout = {int(turn.patience * 1_000)}")

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
        """One that cannot be rolled back is closed, which does the same and cannot fail.

        So is the cursor: what is left in it after a failure would be let go of wherever the last one forgets that, and
        wait there for whoever has the connection by then.
        """
        sqlite = self._held.sqlite
        try:
            self._cursor.close()
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
