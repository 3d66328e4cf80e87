"""Who tells of entries that other workers have appended, where the store can."""

from collections.abc import Callable
from functools import partial
from threading import Event

from application.adapters.sqlite.datastore import TrackerDatastore
from application.adapters.store import Datastore

Listening = Callable[[Callable[[], None], Event], None]
"""Listens until told to stop, and passes the word on; it may miss some."""


def listener(datastore: Datastore) -> Listening | None:
    """PostgreSQL notifies; of a SQLite file nothing is heard, so that it has to be looked at."""
    if isinstance(datastore, TrackerDatastore):
        return None
    from application.adapters.postgres.datastore import TrackerPostgresDatastore  # noqa: PLC0415  # as in opening
    from application.adapters.postgres.listening import listen  # noqa: PLC0415  # as above

    return partial(listen, datastore) if isinstance(datastore, TrackerPostgresDatastore) else None
