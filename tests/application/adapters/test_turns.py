"""A record is folded by one at a time, and whoever waits for that keeps nobody else from the store."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import sleep

import pytest

from application.adapters.records import StoredRecords
from application.adapters.turns import Turns
from application.ports import StoreIsBusy
from application.waiting import asking
from domain.record import Moment, Streams
from tests.application.adapters.crossing import AT_ANY_TIME, CROSSING, JULY_2, Store

READERS = 12
"""More than there are connections to a server."""


class Halting(StoredRecords):
    """Records of which the first to be folded takes until it is let go on."""

    def __init__(self, store: Store) -> None:
        super().__init__(store.application)
        self.is_folding, self.may_go_on, self.folded = Event(), Event(), 0

    def _streams(self, *held: object) -> Streams:
        self.folded += 1
        self.is_folding.set()
        assert self.may_go_on.wait(10)
        return super()._streams(*held)  # type: ignore[arg-type]  # as they come


@pytest.mark.parametrize("moment", [AT_ANY_TIME, Moment(JULY_2)])
def test_whoever_waits_for_a_record_that_is_folded_keeps_nobody_from_the_store(store: Store, moment: Moment) -> None:
    store.holds_the_bridge()
    records = Halting(store)
    with ThreadPoolExecutor(READERS) as readers:
        reading = [readers.submit(records.at, CROSSING, moment) for _ in range(READERS)]
        assert records.is_folding.wait(10)
        sleep(0.2)  # the others have come by now
        assert store.journal.answers_to(["unheard-of"]) == {}
        records.may_go_on.set()
        found = [each.result(10) for each in reading]
    assert found == [store.records.at(CROSSING, moment)] * READERS


def test_whoever_has_no_patience_left_is_told_to_try_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("application.waiting.PATIENCE", 0.1)
    monkeypatch.setattr("application.waiting.AT_LEAST", 0.1)
    turns = Turns()

    def ask() -> None:
        with asking(), turns.of(CROSSING):
            raise AssertionError("two have the turn")

    with turns.of(CROSSING), ThreadPoolExecutor(1) as others, pytest.raises(StoreIsBusy, match="for somebody else"):
        others.submit(ask).result(10)
