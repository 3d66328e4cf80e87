"""What SQLite says when something is wrong with a file, in words of ours, and what of it will pass."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from eventsourcing import persistence

from application.ports import StoreIsBusy, StoreIsFull, StoreUnusable

_PASSING = {
    sqlite3.SQLITE_BUSY: "somebody else is writing to it",
    sqlite3.SQLITE_LOCKED: "somebody else is writing to it",
    sqlite3.SQLITE_READONLY: "it may only be read here",
    sqlite3.SQLITE_PROTOCOL: "its locks do not answer",
    sqlite3.SQLITE_CANTOPEN: "it could not be opened",
    sqlite3.SQLITE_PERM: "it may not be opened here",
}
"""What can go wrong with a sound store, by SQLite's primary result codes."""

_OF_ITS_RIGHTS = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}
"""What is most often a matter of who may write to the file, or in its folder."""

_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_FULL = "The disk of the store is full. Nothing was stored; try again once there is room on it."
NO_ANSWER = "The disk of the store does not answer. Look whether anything was stored before you send it again."


@contextmanager
def named_if_damaged(path: str) -> Iterator[None]:
    """What is damaged in a file is said of that one, as a copy of it is damaged alike; refused as StoreUnusable."""
    try:
        yield
    except sqlite3.Error as problem:
        if getattr(problem, "sqlite_errorcode", -1) & 0xFF in _DAMAGED:
            in_our_words(problem, path)
        raise


def in_our_words(problem: Exception, path: str) -> NoReturn:
    """Raise what the use cases know for what SQLite, or the library around it, has said."""
    cause = problem.__cause__ if isinstance(problem, persistence.PersistenceError) else problem
    code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_BUSY if _waited(problem) else None)
    primary = -1 if code is None else code & 0xFF
    if primary == sqlite3.SQLITE_FULL:
        raise StoreIsFull(_FULL) from problem
    if primary == sqlite3.SQLITE_IOERR:  # a commit that could not be synced may be found by whoever opens the file next
        raise StoreIsBusy(NO_ANSWER) from problem
    if primary in _PASSING:
        raise StoreIsBusy(
            f"The store cannot be used just now: {_PASSING[primary]}. Nothing was stored; try again.",
            may_only_be_read=primary in _OF_ITS_RIGHTS,
        ) from problem
    if primary == sqlite3.SQLITE_NOTADB:
        raise StoreUnusable(path, "it is not a database") from problem
    raise StoreUnusable(path, f"SQLite says “{cause or problem}”") from problem


def _waited(problem: Exception) -> bool:
    return isinstance(problem, persistence.ConnectionUnavailableError)
