"""An empty schema that is about to receive a whole record, in one transaction that may take its time."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial

import psycopg

from application.adapters.copied_rows import Receiving
from application.adapters.mapper import Row
from application.adapters.postgres.address import read_address
from application.adapters.postgres.connections import TrackerCursor, WaitingConnection
from application.adapters.postgres.datastore import TrackerPostgresDatastore
from application.adapters.postgres.making import make_or_look_at
from application.adapters.store import NoRoomThere

_ALONE = "SELECT pg_advisory_xact_lock(1953655666, ('log'::regclass::oid::bigint - 2147483648)::integer)"
"""What whoever appends waits for, too."""

_PATIENCE = 600.0
"""How many seconds one statement may take: the last one ends when all that was written is on the disk."""


@contextmanager
def receiving_schema(store: str) -> Iterator[Receiving]:
    """One transaction in the store of a schema, which is made where there is none; nobody else appends meanwhile."""
    datastore = TrackerPostgresDatastore(read_address(store))
    make_or_look_at(datastore)
    try:
        with closing(datastore.directly()) as connection:
            connection.patience = _PATIENCE
            with connection.transaction():
                connection.execute(_ALONE)
                yield Receiving(TrackerCursor(connection), datastore, partial(_copied, connection))
    except psycopg.errors.DiskFull as problem:
        raise NoRoomThere(datastore.path) from problem
    except psycopg.Error as problem:
        datastore.in_our_words(problem)


def _copied(connection: WaitingConnection, table: str, rows: list[Row]) -> None:
    """In one stream, which takes less than half as long as so many statements."""
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN".encode()) as stream:
        for row in rows:
            stream.write_row(row)
