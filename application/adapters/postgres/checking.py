"""A schema in PostgreSQL that is opened to be looked at, and what is kept there alone: where the log ends."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg

from application.adapters.integrity import Opened
from application.adapters.log_rows import frontier_in, size_of
from application.adapters.permissions import open_to_others
from application.adapters.postgres.address import read_address
from application.adapters.postgres.connections import TrackerCursor
from application.adapters.postgres.datastore import TrackerPostgresDatastore
from application.adapters.postgres.making import must_have_todays_shape
from application.adapters.store import Cursor
from application.log_ports import LogInconsistent

_DAMAGED = "The database is damaged, and could not be read to its end: PostgreSQL says “{}”."
_PATIENCE = 600.0
"""How many seconds one question may take: some go through the whole journal, and nobody waits for them."""


@contextmanager
def in_a_schema(store: str, signing_key: Path | None) -> Iterator[Opened]:
    """The store in a schema, which has to be there."""
    datastore = TrackerPostgresDatastore(read_address(store))
    try:
        with closing(datastore.directly()) as connection:
            connection.patience = _PATIENCE
            connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            must_have_todays_shape(connection.cursor(), datastore)
            cursor, remarks = TrackerCursor(connection), list(open_to_others(None, signing_key))
            yield Opened(cursor, True, lambda: _of_the_end(cursor), remarks, psycopg.InternalError, _DAMAGED)
    except psycopg.Error as problem:
        datastore.in_our_words(problem)


def _of_the_end(cursor: Cursor) -> Iterator[str]:
    """The row that whoever appends goes on from: it ends where the journal does."""
    kept = cursor.execute("SELECT size, recorded_at, frontier FROM log").fetchall()
    if len(kept) != 1:
        return  # that it has lost its name is said where it is asked for
    ((size, recorded_at, frontier),) = kept
    last = size_of(cursor)
    if size != last:
        yield f"The log is kept as one of {size} entries; the journal has {last}."
        return
    latest = cursor.execute("SELECT max(recorded_at) FROM journal").fetchone()
    if recorded_at != (latest[0] or ""):
        yield f"The log is kept as one that ends at {recorded_at or 'no time'}; the journal ends at {latest[0]}."
    try:
        made = frontier_in(cursor, size).packed()
    except LogInconsistent:
        return  # which tile is missing is said where the tiles are looked at
    if frontier != made:
        yield "The log does not go on from its entries: where it ends is kept otherwise than its tiles make it."
