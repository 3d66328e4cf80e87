"""The event store: the library's application over our journal, and the journal as the use cases see it."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any, cast
from uuid import UUID

from eventsourcing.application import AggregateNotFoundError, Application
from eventsourcing.persistence import (
    EventStore,
    InfrastructureFactory,
    PersistenceError,
)
from eventsourcing.sqlite import SQLiteFactory
from eventsourcing.utils import Environment, EnvType

from application.adapters.datastore import LOCK_TIMEOUT, TrackerDatastore, in_our_words
from application.adapters.mapper import FactMapper
from application.adapters.recorder import JournalRecorder
from application.ports import Answer, Appended, Clock, ConflictInTheJournal
from domain.aggregates import fold
from domain.entry import Address, Entry
from domain.erasing import ErasureRecorded
from domain.state import State

_ONLY_ONCE = {
    sqlite3.SQLITE_CONSTRAINT_UNIQUE,
    sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY,
    sqlite3.SQLITE_CONSTRAINT_ROWID,
}
"""What SQLite says where a version of a stream, a position or a command id is taken."""

A_THOUSAND = 1_000
"""After how many entries somebody may want to know, as the notary does."""

_ORIGIN = "LOG_ORIGIN"


class TrackerFactory(SQLiteFactory):
    """The library's factory, making our datastore and our recorder."""

    application_recorder_class = JournalRecorder  # type: ignore[assignment]  # as its constructor wants our datastore

    def __init__(self, env: Environment | EnvType | None) -> None:
        super().__init__(env)
        lock_timeout = int(self.env.get(self.SQLITE_LOCK_TIMEOUT) or LOCK_TIMEOUT)
        path, origin = self.env[self.SQLITE_DBNAME], self.env.get(_ORIGIN)
        self.datastore: TrackerDatastore = TrackerDatastore(path, lock_timeout, origin=origin)


class EntryStore(EventStore[UUID]):
    """The library's event store, reading a stream's rows straight into entries; new ones the recorder takes."""

    mapper: FactMapper
    recorder: JournalRecorder

    def get(  # type: ignore[override]  # an entry is not the library's event; our projector is all that reads it
        self,
        originator_id: UUID,
        *,
        gt: int | None = None,
        lte: int | None = None,
        **_: Any,  # Any: an order and a limit, which only snapshots would ask for
    ) -> Iterator[Entry]:
        """The entries of one stream, in order."""
        return self.mapper.entries(*self.recorder.stream(originator_id, gt=gt, lte=lte))


class TrackerApplication(Application[UUID]):
    """The library's application, configured by nothing but the path of its file.

    Variables of the process's environment do not reach it: one of them could turn on the library's cache of
    aggregates, which goes stale where two processes write.
    """

    recorder: JournalRecorder
    mapper: FactMapper

    def __init__(self, path: str, *, lock_timeout: int = LOCK_TIMEOUT, origin: str | None = None) -> None:
        named = {} if origin is None else {_ORIGIN: origin}
        timeout = {SQLiteFactory.SQLITE_LOCK_TIMEOUT: str(lock_timeout)}
        super().__init__({SQLiteFactory.SQLITE_DBNAME: path} | timeout | named)

    @property
    def datastore(self) -> TrackerDatastore:
        """The file."""
        return self.recorder.datastore

    def construct_env(self, name: str, env: EnvType | None = None) -> Environment:
        """Only what the constructor says."""
        return Environment(name, env)

    def construct_factory(self, env: Environment) -> InfrastructureFactory:
        """Ours."""
        return cast("InfrastructureFactory", TrackerFactory(env))

    def construct_mapper(self) -> FactMapper:
        """Ours."""
        return FactMapper()

    def construct_event_store(self) -> EntryStore:
        """Ours."""
        return EntryStore(self.mapper, self.recorder)


class SQLiteJournal:
    """The journal as the use cases see it, in one SQLite file."""

    def __init__(
        self, application: TrackerApplication, clock: Clock, *, at_a_thousand: Callable[[], object] | None = None
    ) -> None:
        """`at_a_thousand` is called whenever another thousand entries is full; it must not fail."""
        self._application = application
        self._clock = clock
        self._at_a_thousand = at_a_thousand

    def load(self, address: Address) -> State | None:
        """One thing as its whole stream makes it, or nothing where there is no such stream."""
        try:
            return cast("State", self._application.repository.get(address.stream_id, projector_func=_project))
        except AggregateNotFoundError:
            return None
        except PersistenceError as problem:
            in_our_words(problem, self._application.datastore.path)

    def stream(self, address: Address) -> Sequence[Entry]:
        """Every entry of one thing, in the order of its versions; none where there is no such stream."""
        try:
            return cast("list[Entry]", list(self._application.events.get(address.stream_id)))
        except PersistenceError as problem:
            in_our_words(problem, self._application.datastore.path)

    def append(self, appended: Appended) -> tuple[Answer, ...]:
        """Store it all in one transaction, or raise ConflictInTheJournal; the answers come back with positions."""
        erased = [entry.fact.position for entry in appended.entries if isinstance(entry.fact, ErasureRecorded)]
        try:
            taken = self._application.recorder.take(appended, erased, now=self._clock.now)
        except PersistenceError as problem:
            if _was_written_twice(problem):
                raise ConflictInTheJournal("Somebody else wrote this first. Load and decide again.") from problem
            in_our_words(problem, self._application.datastore.path)
        datastore = self._application.datastore
        if erased or datastore.has_left_something:
            datastore.leave_nothing_behind(wait=bool(erased))
        if self._at_a_thousand and taken.began // A_THOUSAND != taken.ended // A_THOUSAND:
            self._at_a_thousand()
        return taken.answers

    def answer_to(self, command_id: str) -> Answer | None:
        """What an order was answered with, where one with this id was taken."""
        try:
            return self._application.recorder.answer_to(command_id)
        except PersistenceError as problem:
            in_our_words(problem, self._application.datastore.path)


def _was_written_twice(problem: PersistenceError) -> bool:
    """Whether something that may be there only once was there already; no other rule is broken by being second.

    A position cannot be taken by somebody else, as the journal is locked: there the head of the log is wrong.
    """
    taken = getattr(problem.__cause__, "sqlite_errorcode", None) in _ONLY_ONCE
    return taken and "journal.position" not in str(problem.__cause__)


def _project(initial: Any, entries: Any) -> Any:  # Any: the library's types are those of its own aggregates
    return fold(initial, entries)


def open_store(path: str, *, lock_timeout: int = LOCK_TIMEOUT, origin: str | None = None) -> TrackerApplication:
    """Open the store in a file, or make one there; refused as StoreUnusable or StoreIsBusy, each with a sentence.

    A log that is made is named by the origin; one that is there has to have it already.
    """
    try:
        return TrackerApplication(path, lock_timeout=lock_timeout, origin=origin)
    except PersistenceError as problem:
        in_our_words(problem, path)
