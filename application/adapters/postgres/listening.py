"""Hears that another worker has appended something: a hint, as what is said while nobody is connected is lost."""

from collections.abc import Callable
from threading import Event

import psycopg

from application.adapters.postgres.connections import WaitingConnection
from application.adapters.postgres.datastore import TrackerPostgresDatastore, made_with

CHANNEL = "tracker"
"""Where `append` says the name of its schema."""

_A_SECOND = 1.0


def listen(datastore: TrackerPostgresDatastore, heard: Callable[[], None], stopped: Event) -> None:
    """Pass the word on until told to stop; a connection that is lost, as when the primary moves, is made again.

    So is one on which the server does not answer in time: whoever stops waits for nothing longer than that.
    """
    while not stopped.is_set():
        try:
            with _connected(datastore) as connection:
                connection.execute(f"LISTEN {CHANNEL}")
                heard()  # what was said before
                while not stopped.is_set():
                    _listen_for_a_second(connection, datastore.schema, heard)
        except psycopg.Error:
            stopped.wait(_A_SECOND)


def _connected(datastore: TrackerPostgresDatastore) -> WaitingConnection:
    """A connection of its own, outside the pool, to the server that the others lead to: nobody is told at another."""
    named = {"application_name": f"transition-tracker {datastore.schema}, listening"}
    return WaitingConnection.connect(datastore.address.conninfo, **(made_with(datastore.address) | named))


def _listen_for_a_second(connection: WaitingConnection, schema: str, heard: Callable[[], None]) -> None:
    for told in connection.notifies(timeout=_A_SECOND):
        if told.payload == schema:
            heard()
