"""Records of everything known, saved beside the journal, so that a large one need not be folded when it is first read.

What is saved is no part of the record and can be thrown away. It is read by the very program that made it, and by no
other version. A correction makes it worth nothing, and where something is erased it goes with that (see `forget`).
"""

from contextlib import suppress
from datetime import date
from threading import Lock, Thread
from typing import NamedTuple

from application.adapters import fold_shape
from application.adapters.store import Datastore
from application.adapters.views.made_by import made_by
from application.adapters.views.tables import make_tables
from application.ports import StoreIsBusy, StoreIsFull, StoreUnusable
from domain.record import States

SAVING = "saves a fold"
"""What threads that save are called."""

WORTH_SAVING = 500
"""How many entries have to be folded before what comes of them is saved."""

_FIND = "SELECT position, latest_on, states FROM folds WHERE programme = ? AND made_by = ?"
_SAVE = (
    "INSERT INTO folds (programme, made_by, position, latest_on, states) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (programme) DO UPDATE SET made_by = excluded.made_by, position = excluded.position, "
    "latest_on = excluded.latest_on, states = excluded.states "
    "WHERE folds.made_by <> excluded.made_by OR folds.position < excluded.position"
)
_PUT_RIGHT_SINCE = (
    "SELECT 1 FROM journal WHERE programme = ? AND position > ? "
    "AND (corrects IS NOT NULL OR topic = 'ErasureRecorded') LIMIT 1"
)
_IN_THE_WAY = (StoreIsBusy, StoreIsFull, StoreUnusable)


class SavedFold(NamedTuple):
    """The states that all entries of a programme up to a position come to, and the latest day any takes effect on."""

    position: int
    latest_on: date
    states: States


class SavedFolds:
    """What is saved in one store. Whatever is in the way of saving or finding is in nobody else's."""

    def __init__(self, datastore: Datastore) -> None:
        self._datastore = datastore
        self._at_work = Lock()

    def find(self, programme: str) -> SavedFold | None:
        """What this version of the program has saved, if it has; what cannot be read any more is as good as none."""
        with suppress(fold_shape.NotToBeRead):
            return self.as_saved(programme)
        return None

    def as_saved(self, programme: str) -> SavedFold | None:
        """The same for whoever wants to know; refused as NotToBeRead."""
        try:
            with self._datastore.reading() as cursor:
                found = cursor.execute(_FIND, (programme, made_by())).fetchone()
        except _IN_THE_WAY:  # the table may never have been made
            return None
        return found and SavedFold(found[0], _day(found[1]), fold_shape.read(found[2]))

    def save(self, programme: str, fold: SavedFold) -> Thread:
        """Save it by and by, one after the other: whoever reads does not wait for those who write."""
        saving = Thread(target=self._save, args=(programme, fold), name=SAVING, daemon=True)
        saving.start()
        return saving

    def _save(self, programme: str, fold: SavedFold) -> None:
        with self._at_work, suppress(fold_shape.NotToBeWritten):
            self._save_what_is_read_as_it_was(programme, fold)

    def _save_what_is_read_as_it_was(self, programme: str, fold: SavedFold) -> None:
        written = fold_shape.written(fold.states)
        if fold_shape.read(written) != fold.states:  # what is not told whole is folded, whenever it is asked for
            return
        row = (programme, made_by(), fold.position, fold.latest_on.isoformat(), written)
        with suppress(*_IN_THE_WAY), self._datastore.writing(briefly=True) as cursor:
            make_tables(cursor)
            if cursor.execute(_PUT_RIGHT_SINCE, (programme, fold.position)).fetchone() is None:
                cursor.execute(_SAVE, row)


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as problem:
        raise fold_shape.NotToBeRead from problem
