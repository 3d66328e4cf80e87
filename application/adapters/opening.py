"""Opens a store by its name: the path of a file, or the address of a schema in PostgreSQL."""

from eventsourcing.persistence import PersistenceError

from application.adapters.event_store import TrackerApplication
from application.adapters.sqlite.datastore import LOCK_TIMEOUT, TrackerDatastore
from application.adapters.sqlite.recorder import JournalRecorder
from application.adapters.store import Recorder

_SERVERS = ("postgresql://", "postgres://")


def open_store(store: str, *, lock_timeout: int = LOCK_TIMEOUT, origin: str | None = None) -> TrackerApplication:
    """Open a store, or make one where there is nothing; refused as StoreUnusable or StoreIsBusy, each with a sentence.

    A log that is made is named by the origin; one that is there has to have it already.
    """
    recorder = _on_a_server(store, origin) if is_address(store) else _in_a_file(store, lock_timeout, origin)
    try:
        recorder.create_table()
    except PersistenceError as problem:
        recorder.datastore.in_our_words(problem)
    return TrackerApplication(recorder)


def is_address(store: str) -> bool:
    """Whether a server is meant, and not a file."""
    return store.startswith(_SERVERS)


def _in_a_file(path: str, lock_timeout: int, origin: str | None) -> Recorder:
    return JournalRecorder(TrackerDatastore(path, lock_timeout, origin=origin))


def _on_a_server(store: str, origin: str | None) -> Recorder:
    """The driver is loaded where it is needed alone."""
    from application.adapters.postgres.address import read_address  # noqa: PLC0415  # as above
    from application.adapters.postgres.datastore import TrackerPostgresDatastore  # noqa: PLC0415
    from application.adapters.postgres.recorder import PostgresJournalRecorder  # noqa: PLC0415

    return PostgresJournalRecorder(TrackerPostgresDatastore(read_address(store), origin=origin))
