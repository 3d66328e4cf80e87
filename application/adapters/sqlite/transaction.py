"""One transaction in the file: a connection for a while, and the writer's turn where something is written."""

import sqlite3
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING

from eventsourcing import persistence

if TYPE_CHECKING:
    from application.adapters.sqlite.datastore import TrackerConnection, TrackerConnectionPool


class Turn:
    """Whose turn it is to write: writers of one program wait for one another, so many seconds."""

    __slots__ = ("_patience", "_writing")

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._writing = Lock()

    def take(self) -> None:
        """Become the writer, or raise what the library calls a connection that could not be had."""
        if not self._writing.acquire(timeout=self._patience):
            raise persistence.ConnectionUnavailableError("timed out waiting for another writer")

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
        if self._turn:
            self._turn.take()
        try:
            self._held = self._pool.take()
        except BaseException:
            self._end_turn()
            raise
        try:
            self._cursor = self._held.sqlite.cursor()
            if self._turn:
                self._cursor.execute("BEGIN IMMEDIATE")
        except BaseException as problem:
            self.__exit__(type(problem), problem, None)
            raise
        return self._cursor

    def __exit__(self, _: type[BaseException] | None, problem: BaseException | None, __: TracebackType | None) -> None:
        try:
            self._close(commits=self._turn is not None and problem is None)
        except sqlite3.Error as another:
            raise _in_the_librarys_words(another) from another
        finally:
            self._end_turn()
        if isinstance(problem, sqlite3.Error):
            raise _in_the_librarys_words(problem) from problem

    def _end_turn(self) -> None:
        if self._turn:
            self._turn.end()

    def _close(self, *, commits: bool) -> None:
        """Give the connection back. One that cannot be rolled back is closed, which does the same and cannot fail."""
        sqlite = self._held.sqlite
        try:
            if commits:
                self._cursor.execute("COMMIT")
        finally:
            try:
                if sqlite.in_transaction:
                    sqlite.rollback()
            except BaseException:
                self._held.close()
                raise
            self._pool.give_back(self._held)


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
