"""Moves a portfolio into another store: every row as it was at one moment, all of them or none, with the same root."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from application.adapters.copied_rows import (
    Copied,
    End,
    NotTheSame,
    Receiving,
    Told,
    bring_over,
    end_of,
    is_empty,
    must_be_the_same,
    tokens_in,
)
from application.adapters.integrity import Opened
from application.adapters.sqlite.checking import in_a_file
from application.adapters.sqlite.datastore import shape_of
from application.adapters.sqlite.schema import SCHEMA_VERSION
from application.adapters.sqlite.troubles import named_if_damaged
from application.adapters.sqlite.whole_file import receiving_file
from application.adapters.store import Cursor, StoreIsOlder
from application.ports import StoreUnusable
from application.store_address import is_an_address


def copy(source: str, target: str, told: Told) -> Copied:
    """Copy a record into a store that is empty, or is not there yet.

    Whoever writes to the first is not kept waiting: it is read as it was at one moment. The other one holds all of it
    in the end, or nothing. Refused as StoreUnusable, StoreIsBusy or NotTheSame, each with a sentence.
    """
    with _reading(source) as found:
        with named_if_damaged(source):
            end = end_of(found)
        if not end.size:
            raise NotTheSame("Nothing is recorded in the store that was to be copied.")
        with _receiving(target) as received, named_if_damaged(source):  # a new file is not
            return _copied(found, received, end, told=told)


def _copied(source: Cursor, received: Receiving, end: End, *, told: Told) -> Copied:
    target, datastore, _ = received
    if not is_empty(target):
        raise StoreUnusable(datastore.path, "it holds a record already; one is copied into an empty store alone")
    target.execute("UPDATE log SET origin = ?", (end.origin,))
    bring_over(source, received, end.size, told=told)
    try:
        made = must_be_the_same(target, end, told)
    except NotTheSame as problem:
        raise NotTheSame(
            f"{problem} Nothing was copied; look at the store it came from with “tracker check”."
        ) from None
    datastore.keep_end(target, size=made.size, recorded_at=made.recorded_at, frontier=made.frontier)
    return Copied(made.size, made.root, made.recorded_at, tokens_in(target))


def _receiving(store: str) -> AbstractContextManager[Receiving]:
    if not is_an_address(store):
        return receiving_file(store)
    from application.adapters.postgres.receiving import receiving_schema  # noqa: PLC0415  # loads the driver

    return receiving_schema(store)


@contextmanager
def _reading(store: str) -> Iterator[Cursor]:
    """What a store of today's shape holds, at one moment."""
    with _opened(store) as opened:
        if not is_an_address(store):
            shape = shape_of(opened.cursor)  # type: ignore[arg-type]  # of a file it is SQLite's own
            if shape < SCHEMA_VERSION:
                raise StoreIsOlder(store, shape=shape, today=SCHEMA_VERSION)
        yield opened.cursor


def _opened(store: str) -> AbstractContextManager[Opened]:
    if not is_an_address(store):
        return in_a_file(store, None)
    from application.adapters.postgres.checking import in_a_schema  # noqa: PLC0415  # as above

    return in_a_schema(store, None)
