"""Nobody is told of states along time that were left half-way."""

from collections.abc import Iterable
from threading import Event, Thread

import pytest

from application.adapters.folds_along_time import FoldsAlongTime
from domain.correcting import EntryWithdrawn
from domain.entry import Address, Entry
from domain.record import Moment, Record
from tests.application.adapters.crossing import BRIDGE, CROSSING, JULY_14, Store, told


class Lost(Exception):
    """The connection went."""


def test_who_waits_for_states_that_somebody_could_not_finish_is_told_nothing_of_them(store: Store) -> None:
    store.holds_the_bridge()
    store.takes(told(EntryWithdrawn(), BRIDGE, 3, corrects=4))  # so that a whole stream is read
    folds, moment = FoldsAlongTime(store.application.mapper), Moment(JULY_14)
    reading, waits = Event(), Event()
    found: list[Record | None] = []

    def cut(at: Address) -> Iterable[Entry]:
        reading.set()
        waits.wait(5)
        raise Lost(at)

    def first() -> None:
        with store.application.datastore.at_one_moment() as cursor, pytest.raises(Lost):
            folds.at(CROSSING, moment, cursor=cursor, streams=cut)

    def second() -> None:
        with store.application.datastore.at_one_moment() as cursor:
            found.append(folds.at(CROSSING, moment, cursor=cursor, streams=store.journal.stream))

    threads = [Thread(target=first), Thread(target=second)]
    threads[0].start()
    reading.wait(5)
    threads[1].start()
    threads[1].join(0.2)  # by then it waits for the first
    waits.set()
    for thread in threads:
        thread.join()
    second()
    assert found == [None, store.records.at(CROSSING, moment)]
