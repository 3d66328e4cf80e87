"""Opens a store by its name, the path of a file or the address of a schema: to use it, or to look after it."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from eventsourcing.persistence import PersistenceError

from application.adapters.event_store import TrackerApplication
from application.adapters.integrity import Checked, look_at
from application.adapters.permissions import why_it_may_only_be_read
from application.adapters.sqlite.checking import in_a_file
from application.adapters.sqlite.datastore import LOCK_TIMEOUT, TrackerDatastore
from application.adapters.sqlite.health import SQLiteHealth
from application.adapters.sqlite.recorder import JournalRecorder
from application.adapters.store import Migrated, Recorder
from application.adapters.views.comparing import kept_otherwise
from application.ports import Health, StoreUnusable
from application.proofs.note import VerifierKey
from application.store_address import is_an_address

if TYPE_CHECKING:
    from application.adapters.postgres.datastore import TrackerPostgresDatastore

_KEPT_READY = "the views and saved folds, which follow from a record that is sound, and in a store of today’s shape."

T = TypeVar("T")


def open_store(
    store: str, *, lock_timeout: int = LOCK_TIMEOUT, origin: str | None = None, may_make: bool = True
) -> TrackerApplication:
    """Open a store, or make one where there is nothing; refused as StoreUnusable or StoreIsBusy, each with a sentence.

    Where none may be made, nothing is, and it is refused as StoreMissing. A log that is made is named by the origin;
    one that is there has to have it already. Whoever writes waits so many seconds for others who do.
    """
    recorder = _recorder(store, lock_timeout, origin, may_make=may_make)
    try:
        _in_our_words(recorder, recorder.create_table)
    except BaseException:
        recorder.datastore.close()
        raise
    return TrackerApplication(recorder)


def migrate(store: str, *, origin: str | None = None, only_look: bool = False) -> Migrated:
    """Bring a store of an older shape into today's, or say only what would be done; refused as by `open_store`."""
    recorder = _recorder(store, LOCK_TIMEOUT, origin, may_make=False)
    with closing(recorder.datastore):
        return _in_our_words(recorder, lambda: recorder.migrate(only_look=only_look))


def check(store: str, signing_key: Path | None = None, *, key: VerifierKey | None = None) -> Checked:
    """What is wrong with a store, which has to be there; see `look_at`, and `kept_otherwise` of what is kept ready."""
    found = _looked_at(store, signing_key, key)
    if found.findings:
        return found._replace(not_looked_at=[*found.not_looked_at, _KEPT_READY])
    try:
        with closing(open_store(store, may_make=False)) as application:
            return found._replace(findings=list(kept_otherwise(application)))
    except StoreUnusable:  # one of an older shape, say, which is looked at and cannot be used
        return found._replace(not_looked_at=[*found.not_looked_at, _KEPT_READY])


def _looked_at(store: str, signing_key: Path | None, key: VerifierKey | None) -> Checked:
    if not is_an_address(store):
        return look_at(in_a_file(store, signing_key), signing_key, key=key)
    from application.adapters.postgres.checking import in_a_schema  # noqa: PLC0415  # as below

    return look_at(in_a_schema(store, signing_key), signing_key, key=key)


def why_it_stays_unwritten(store: str) -> str | None:
    """Why a store that may only be read will stay so until somebody changes that; nothing where it may pass."""
    if not is_an_address(store):
        return why_it_may_only_be_read(Path(store))
    from application.adapters.postgres.address import read_address  # noqa: PLC0415  # as below
    from application.adapters.postgres.only_read import why_it_stays  # noqa: PLC0415  # as below

    return why_it_stays(read_address(store))


def health_of(application: TrackerApplication) -> Health:
    """What tells how an opened store is."""
    if isinstance(application.datastore, TrackerDatastore):
        return SQLiteHealth(application.datastore)
    from application.adapters.postgres.health import PostgresHealth  # noqa: PLC0415  # as below

    return PostgresHealth(cast("TrackerPostgresDatastore", application.datastore))


def _in_our_words(recorder: Recorder, do: Callable[[], T]) -> T:
    try:
        return do()
    except PersistenceError as problem:
        recorder.datastore.in_our_words(problem)


def _recorder(store: str, lock_timeout: int, origin: str | None, *, may_make: bool) -> Recorder:
    if is_an_address(store):
        return _on_a_server(store, lock_timeout, origin, may_make=may_make)
    return JournalRecorder(TrackerDatastore(store, lock_timeout, origin=origin, may_make=may_make))


def _on_a_server(store: str, lock_timeout: int, origin: str | None, *, may_make: bool) -> Recorder:
    """The driver is loaded where it is needed alone."""
    from application.adapters.postgres.address import read_address  # noqa: PLC0415  # as above
    from application.adapters.postgres.datastore import TrackerPostgresDatastore  # noqa: PLC0415
    from application.adapters.postgres.recorder import PostgresJournalRecorder  # noqa: PLC0415

    datastore = TrackerPostgresDatastore(read_address(store), lock_timeout, origin=origin, may_make=may_make)
    return PostgresJournalRecorder(datastore)
