"""Records of everything known, saved beside the journal, so that a large one need not be folded when it is first read.

What is saved is no part of the record and can be thrown away. It is read by the very program that made it, and by no
other version. A correction makes it worth nothing, and where something is erased it goes with that (see `forget`).
"""

from contextlib import suppress
from datetime import date
from threading import Thread
from typing import Any, NamedTuple

import orjson

from application.adapters.mapper import canonical
from application.adapters.store import Datastore, StoreUnusable
from application.adapters.stored_shape import reader_of
from application.adapters.views.made_by import made_by
from application.adapters.views.tables import make_tables
from application.ports import StoreIsBusy, StoreIsFull
from domain.aggregates import AGGREGATES, FACTS
from domain.change import Change
from domain.record import States
from domain.risk import Risk
from domain.state import State

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

    def find(self, programme: str) -> SavedFold | None:
        """What this version of the program has saved, if it has."""
        try:
            with self._datastore.reading() as cursor:
                found = cursor.execute(_FIND, (programme, made_by())).fetchone()
        except _IN_THE_WAY:  # the table may never have been made
            return None
        return found and SavedFold(found[0], date.fromisoformat(found[1]), _read(found[2]))

    def save(self, programme: str, fold: SavedFold) -> Thread:
        """Save it by and by: whoever reads does not wait for those who write."""
        saving = Thread(target=self._save, args=(programme, fold), name=SAVING, daemon=True)
        saving.start()
        return saving

    def _save(self, programme: str, fold: SavedFold) -> None:
        written = _written(fold.states)
        if _read(written) != fold.states:  # a state that JSON does not tell whole is folded, whenever it is asked for
            return
        row = (programme, made_by(), fold.position, fold.latest_on.isoformat(), written)
        with suppress(*_IN_THE_WAY), self._datastore.writing(briefly=True) as cursor:
            make_tables(cursor)
            if cursor.execute(_PUT_RIGHT_SINCE, (programme, fold.position)).fetchone() is None:
                cursor.execute(_SAVE, row)


def _written(states: States) -> str:
    """A line for each thing: its kind, and what differs from the defaults; in the order of the record."""
    lines = [f"{kind} {_plain(state)}" for kind, held in states.items() for state in held.values()]
    return "\n".join(lines)


def _plain(state: State) -> str:
    values = state.__pydantic_serializer__.to_python(state, mode="json", by_alias=True, exclude_defaults=True)
    if isinstance(state, Risk):  # which keeps facts of every name, and those are not told by their shape
        values["history"] = [[type(fact).__name__, canonical(fact).decode(), *rest] for fact, *rest in state.history]
    return orjson.dumps(values).decode()


def _read(written: str) -> States:
    """Read by their shape alone, as facts are: what was saved has happened."""
    states: dict[str, dict[str, State]] = {}
    for line in written.split("\n") if written else ():
        kind, _, plain = line.partition(" ")
        state = _risk(orjson.loads(plain)) if kind == Risk.KIND else reader_of(AGGREGATES[kind].state)(plain)
        states.setdefault(kind, {})[state.ref] = state
    return states


def _risk(values: dict[str, Any]) -> Risk:  # Any: whatever JSON holds
    history = tuple(
        Change(reader_of(FACTS[name])(fact), on and date.fromisoformat(on), date.fromisoformat(known_on))
        for name, fact, on, known_on in values.pop("history")
    )
    risk: Risk = reader_of(Risk)(orjson.dumps(values))
    return risk.model_copy(update={"history": history})
