"""Nobody is told of states along time that were left half-way."""

from collections.abc import Iterable

import pytest

from application.adapters.folds_along_time import FoldsAlongTime
from domain.correcting import EntryWithdrawn
from domain.entry import Address, Entry
from domain.record import Moment
from tests.application.adapters.crossing import BRIDGE, CROSSING, JULY_14, Store, told


class Lost(Exception):
    """The connection went."""


def test_states_that_somebody_could_not_finish_are_folded_anew(store: Store) -> None:
    store.holds_the_bridge()
    store.takes(told(EntryWithdrawn(), BRIDGE, 3, corrects=4))  # so that a whole stream is read
    folds, moment = FoldsAlongTime(store.application.mapper), Moment(JULY_14)

    def cut(at: Address) -> Iterable[Entry]:
        raise Lost(at)

    with store.application.datastore.at_one_moment() as cursor:
        with pytest.raises(Lost):
            folds.at(CROSSING, moment, cursor=cursor, streams=cut)
        found = folds.at(CROSSING, moment, cursor=cursor, streams=store.journal.stream)
    assert found == store.records.at(CROSSING, moment)
