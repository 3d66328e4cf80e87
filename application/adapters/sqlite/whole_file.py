"""A file that comes to be whole under its name, or not at all, and never over one that is there."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from secrets import token_hex

from application.adapters.copied_rows import Receiving
from application.adapters.mapper import Row
from application.adapters.permissions import BESIDE_THE_STORE, ONLY_ITS_OWNER
from application.adapters.sqlite.datastore import TrackerDatastore
from application.adapters.sqlite.recorder import JournalRecorder
from application.adapters.sqlite.troubles import in_our_words
from application.adapters.store import NoRoomThere
from application.ports import StoreIsFull, StoreUnusable

_ENDINGS = ("", "-journal", *BESIDE_THE_STORE)


@contextmanager
def receiving_file(path: str) -> Iterator[Receiving]:
    """One transaction in an empty store: in the file that is there, or in a new one."""
    if os.path.lexists(path):
        with _room_at(path), _transaction(TrackerDatastore(path)) as received:
            yield received
        return
    with whole_file(Path(path)) as making, _transaction(TrackerDatastore(str(making))) as received:
        yield received


@contextmanager
def _transaction(datastore: TrackerDatastore) -> Iterator[Receiving]:
    with closing(datastore):
        JournalRecorder(datastore).create_table()
        with datastore.writing() as cursor:

            def put(table: str, rows: list[Row]) -> None:
                marks = ",".join("?" * len(rows[0]))
                cursor.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608  # names of our own

            yield Receiving(cursor, datastore, put)


@contextmanager
def whole_file(where: Path) -> Iterator[Path]:
    """A new file: written beside its place under another name, and moved there when all of it is on the disk.

    What an earlier store has left beside the place is refused, as SQLite would take it for a part of the new one.
    """
    _must_be_free(where)
    making = where.with_name(f".{where.name}-{token_hex(4)}.unfinished")
    try:
        os.close(os.open(making, os.O_RDWR | os.O_CREAT | os.O_EXCL, ONLY_ITS_OWNER))
        with _room_at(str(where)):
            yield making
        _reach_the_disk(making)
        os.link(making, where)  # unlike a rename, never over what somebody has put there meanwhile
        making.unlink()
        _reach_the_disk(where.parent)
    except FileExistsError:
        raise _taken(where) from None
    except OSError as problem:
        raise StoreUnusable(str(where), f"it cannot be written ({problem.strerror})") from problem
    finally:
        for ending in _ENDINGS:
            making.with_name(f"{making.name}{ending}").unlink(missing_ok=True)


@contextmanager
def _room_at(where: str) -> Iterator[None]:
    """Name the place to which something is written in what SQLite says, and where there is no room for it."""
    try:
        yield
    except StoreIsFull as problem:
        raise NoRoomThere(where) from problem
    except sqlite3.Error as problem:
        if getattr(problem, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
            raise NoRoomThere(where) from problem
        in_our_words(problem, where)


def _must_be_free(where: Path) -> None:
    for ending in _ENDINGS:
        beside = where.with_name(f"{where.name}{ending}")
        if os.path.lexists(beside):
            raise _taken(beside)
    if not where.parent.is_dir():
        raise StoreUnusable(str(where), f"there is no folder “{where.parent}”")


def _taken(path: Path) -> StoreUnusable:
    return StoreUnusable(str(path), "there is something at that place already; name one that is free, or move it away")


def _reach_the_disk(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
