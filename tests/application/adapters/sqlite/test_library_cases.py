"""The library's own test cases for recorders hold for ours.

Its cases for subscriptions, tracking and processing do not apply: nobody subscribes to a SQLite journal, and views keep
their place in tables of their own.
"""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import uuid4

import pytest
from eventsourcing.persistence import StoredEvent
from eventsourcing.tests import persistence as library

from application.adapters.sqlite.datastore import TrackerDatastore
from application.adapters.sqlite.recorder import JournalRecorder


class Quiet(JournalRecorder):
    """Ours, handing back nothing.

    The library's case for recorders of single aggregates wants no positions back, which an application needs; all else
    that it asks for holds of an application's recorder too.
    """

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> None:  # Any: as in the library
        super().insert_events(stored_events, **kwargs)


class InAFile:
    """Each test gets a store of its own."""

    recorder_class: type[JournalRecorder] = JournalRecorder

    @pytest.fixture(autouse=True)
    def _file(self, path: str) -> Iterator[None]:
        self.datastore = TrackerDatastore(path)
        yield
        self.datastore.close()

    def create_recorder(self) -> Any:  # Any: what each of the library's cases calls a recorder
        recorder = self.recorder_class(self.datastore)
        recorder.create_table()
        return recorder


class TestJournalAsAggregateRecorder(InAFile, library.AggregateRecorderTestCase):
    recorder_class = Quiet


class TestJournalAsApplicationRecorder(InAFile, library.ApplicationRecorderTestCase[JournalRecorder]):
    pass


class TestJournalDoesNotInterleave(InAFile, library.NonInterleavingNotificationIDsBaseCase):
    pass


def test_positions_are_handed_back_in_order(path: str) -> None:
    datastore = TrackerDatastore(path)
    recorder = JournalRecorder(datastore)
    recorder.create_table()
    events = [StoredEvent(uuid4(), 1, "topic", b"state") for _ in range(3)]
    assert recorder.insert_events(events) == [1, 2, 3]
    assert recorder.insert_events([]) == []
    datastore.close()
