"""The library's own test cases for recorders hold for ours in PostgreSQL, too.

Its cases for subscriptions, tracking and processing do not apply: nobody subscribes to the journal through the library,
and views keep their place in tables of their own.
"""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import uuid4

import pytest
from eventsourcing.persistence import StoredEvent
from eventsourcing.tests import persistence as library

from application.adapters.postgres.address import read_address
from application.adapters.postgres.datastore import TrackerPostgresDatastore
from application.adapters.postgres.recorder import PostgresJournalRecorder


class Quiet(PostgresJournalRecorder):
    """Ours, handing back nothing, as the library's case for recorders of single aggregates wants it."""

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> None:  # type: ignore[override]  # Any: as there
        super().insert_events(stored_events, **kwargs)


class InASchema:
    """Each test gets a store of its own."""

    recorder_class: type[PostgresJournalRecorder] = PostgresJournalRecorder

    @pytest.fixture(autouse=True)
    def _datastore(self, schema: str) -> Iterator[None]:
        self.datastore = TrackerPostgresDatastore(read_address(schema))
        yield
        self.datastore.close()

    def create_recorder(self) -> Any:  # Any: what each of the library's cases calls a recorder
        recorder = self.recorder_class(self.datastore)
        recorder.create_table()
        return recorder


class TestJournalAsAggregateRecorder(InASchema, library.AggregateRecorderTestCase):
    recorder_class = Quiet


class TestJournalAsApplicationRecorder(InASchema, library.ApplicationRecorderTestCase[PostgresJournalRecorder]):
    pass


class TestJournalDoesNotInterleave(InASchema, library.NonInterleavingNotificationIDsBaseCase):
    pass


def test_positions_are_handed_back_in_order(schema: str) -> None:
    datastore = TrackerPostgresDatastore(read_address(schema))
    recorder = PostgresJournalRecorder(datastore)
    recorder.create_table()
    events = [StoredEvent(uuid4(), 1, "topic", b"state") for _ in range(3)]
    assert recorder.insert_events(events) == [1, 2, 3]
    assert recorder.insert_events([]) == []
    datastore.close()
