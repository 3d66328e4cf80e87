"""The event store: the library's application over our journal, and the journal as the use cases see it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from operator import attrgetter
from typing import cast
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.persistence import (
    ApplicationRecorder,
    InfrastructureFactory,
    PersistenceError,
)
from eventsourcing.utils import Environment, EnvType

from application.adapters.kept_standings import KeptStandings
from application.adapters.mapper import FactMapper
from application.adapters.store import Datastore, Recorder
from application.ports import Answer, Appended, Clock, ConflictInTheJournal, Standing
from domain.entry import Address, Entry
from domain.erasing import ErasureRecorded
from domain.refusals import Malformed
from domain.state import State

A_THOUSAND = 1_000
"""After how many entries somebody may want to know, as the notary does."""


class TrackerApplication(Application[UUID]):
    """The library's application on a store of ours, whichever database that lies in.

    Variables of the process's environment do not reach it: one of them could turn on the library's cache of
    aggregates, which goes stale where two processes write.
    """

    mapper: FactMapper

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        super().__init__()

    @property
    def datastore(self) -> Datastore:
        """The store."""
        return self._recorder.datastore

    @property
    def journal(self) -> Recorder:
        """What the journal is written and read with."""
        return self._recorder

    def construct_env(self, name: str, env: EnvType | None = None) -> Environment:
        """Only what the constructor says."""
        return Environment(name, env)

    def construct_factory(self, env: Environment) -> InfrastructureFactory:
        """The library's, which is asked for nothing: what it would make is here already."""
        return InfrastructureFactory.construct(env)

    def construct_mapper(self) -> FactMapper:
        """Ours."""
        return FactMapper()

    def construct_recorder(self) -> ApplicationRecorder:
        """Ours, which is one of the library's as well."""
        return cast("ApplicationRecorder", self._recorder)

    def close(self) -> None:
        """Let go of the store."""
        super().close()
        self.datastore.close()


_TEXTS = attrgetter("actor", "role", "note", "command_id", "batch", "source", "because", "authority")
_UNKEPT = "What was said holds the character '\\x00', which cannot be printed; remove it."


class StoredJournal:
    """The journal as the use cases see it, in one store."""

    def __init__(
        self,
        application: TrackerApplication,
        clock: Clock | None,
        *,
        at_a_thousand: Callable[[], object] | None = None,
        told: Callable[[Appended], object] | None = None,
    ) -> None:
        """Without a clock entries are stamped by the store's own.

        `at_a_thousand` is called whenever another thousand entries is full, and `told` of all that was appended; they
        must not fail.
        """
        self._application = application
        self._datastore = application.datastore
        self._recorder = application.journal
        self._now = clock.now if clock else None
        self._at_a_thousand = at_a_thousand
        self._told = told
        self._standings = KeptStandings(self._entries, lambda: self._datastore.losses)

    def load(self, address: Address) -> State | None:
        """One thing as its whole stream makes it, or nothing where there is no such stream."""
        return self.standings([address])[address].state

    def standings(self, addresses: Collection[Address]) -> Mapping[Address, Standing]:
        """The same of each of several, all asked for at once, with how long the streams were that were read."""
        try:
            return self._standings.of(addresses)
        except PersistenceError as problem:
            self._datastore.in_our_words(problem)

    def stream(self, address: Address) -> Sequence[Entry]:
        """Every entry of one thing, in the order of its versions; none where there is no such stream."""
        try:
            return self._entries({address: 0})[address]
        except PersistenceError as problem:
            self._datastore.in_our_words(problem)

    def _entries(self, after: Mapping[Address, int]) -> Mapping[Address, Sequence[Entry]]:
        read, streams = self._application.mapper.entries, self._recorder.streams(after)
        return {at: list(read(at.programme, rows)) for at, rows in streams.items()}

    def append(self, appended: Appended) -> tuple[Answer, ...]:
        """Store it all in one transaction, or raise ConflictInTheJournal; the answers come back with positions."""
        for entry in appended.entries:
            if "\x00" in "".join(filter(None, _TEXTS(entry))):
                raise Malformed(_UNKEPT)  # an order is refused before; not every database keeps such text
        erased = [entry.fact.position for entry in appended.entries if isinstance(entry.fact, ErasureRecorded)]
        try:
            taken = self._recorder.take(appended, erased, now=self._now)
        except PersistenceError as problem:
            if self._datastore.was_written_twice(problem):
                raise ConflictInTheJournal("Somebody else wrote this first. Load and decide again.") from problem
            self._datastore.in_our_words(problem)
        if self._told:
            self._told(appended)
        self._datastore.sweep(erased=bool(erased))
        if self._at_a_thousand and taken.began // A_THOUSAND != taken.ended // A_THOUSAND:
            self._at_a_thousand()
        return taken.answers

    def answers_to(self, command_ids: Collection[str]) -> Mapping[str, Answer]:
        """What orders were answered with, all asked for at once; nothing under an id that was never taken."""
        try:
            return self._recorder.answers_to(command_ids)
        except PersistenceError as problem:
            self._datastore.in_our_words(problem)
