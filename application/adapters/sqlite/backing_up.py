"""Backs a SQLite file up while it is written to, and puts a backup into a place where there is nothing."""

import sqlite3
from contextlib import closing
from pathlib import Path

from application.adapters.copied_rows import (
    FLEETING,
    Copied,
    End,
    NotTheSame,
    Told,
    end_of,
    must_be_the_same,
    tokens_in,
)
from application.adapters.integrity import look_at
from application.adapters.sqlite.checking import in_a_file
from application.adapters.sqlite.datastore import connect, shape_of
from application.adapters.sqlite.schema import SCHEMA_VERSION
from application.adapters.sqlite.troubles import in_our_words, named_if_damaged
from application.adapters.sqlite.whole_file import whole_file
from application.adapters.store import StoreIsOlder

_PAGES = 1_000
"""How many pages are copied between two moves of the bar."""


class NotSound(Exception):
    """A backup is not what the tracker wrote; the findings are a sentence each."""

    def __init__(self, findings: list[str]) -> None:
        super().__init__("\n".join(findings))


def back_up(store: str, where: Path, told: Told) -> Copied:
    """Copy a store as it is at one moment into a new file, whoever writes meanwhile, and make its log again there.

    Keys that end of themselves are left out, so that none is in force again that was ended since. Refused as
    StoreUnusable, StoreIsBusy or NotTheSame, each with a sentence.
    """
    with whole_file(where) as making:
        end = _copied(store, making, told)
        try:
            with named_if_damaged(store):
                return _proved(making, end, told)
        except NotTheSame as problem:
            raise NotTheSame(f"{problem} Nothing was backed up; look at the store with “tracker check”.") from None


def restore(backup: Path, store: Path, signing_key: Path | None, *, told: Told) -> Copied:
    """Put a backup where there is no store, once everything in it was looked at; refused as NotSound where it is not.

    Where there is a signing key, the signatures of the checkpoints are verified with it.
    """
    with whole_file(store) as making:
        end = _copied(str(backup), making, told)
        told("Checking", 0, 0)
        if findings := look_at(in_a_file(str(making), None), signing_key).findings:
            raise NotSound(findings)
        return _proved(making, end, told)


def _copied(store: str, making: Path, told: Told) -> End:
    """SQLite's own copy of its pages, read at one moment, so that it need not begin anew when somebody writes."""
    with in_a_file(store, None) as opened, closing(sqlite3.connect(making, isolation_level=None)) as target:
        source: sqlite3.Connection = opened.cursor.connection  # type: ignore[assignment]  # of a file it is SQLite's
        shape = shape_of(source)
        if shape < SCHEMA_VERSION:
            raise StoreIsOlder(store, shape=shape, today=SCHEMA_VERSION)
        try:
            end = end_of(opened.cursor)
            source.backup(target, pages=_PAGES, progress=lambda _, left, of: told("Copying", of - left, of))
        except sqlite3.Error as problem:
            in_our_words(problem, store)
    return end


def _proved(making: Path, end: End, told: Told) -> Copied:
    """What the copy holds, without the keys that are not to last; it is on the disk then."""
    with closing(connect(str(making))) as connection:
        for table in FLEETING:
            connection.execute(f"DELETE FROM {table}")  # noqa: S608  # names of our own
        cursor = connection.cursor()
        made = must_be_the_same(cursor, end, told)
        for (said,) in connection.execute("PRAGMA quick_check"):
            if said != "ok":
                raise NotTheSame(f"SQLite says of the copy: “{said}”.")
        return Copied(made.size, made.root, made.recorded_at, tokens_in(cursor))
