"""How the states of a record are written so that they are soon read: whatever they have in common stands there once.

There is a table of values. A value is plain, or made of others that stand before it; a state is a row of places in the
table, one for each of its fields. Only the program that wrote it can read it, as fields and classes are its own.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, get_args, get_type_hints

import orjson
from pydantic import BaseModel

from application.adapters.stored_shape import shared_reader_of
from domain.aggregates import AGGREGATES, FACTS
from domain.record import States
from domain.state import State

Row = Sequence[Any]  # Any: whatever JSON holds
Get = Callable[[int], Any]  # Any: whatever a state holds
Maker = Callable[[Row, Get], object]
"""Makes a value of a row of the table, of which the first tells its class, and of the values that stand before it."""

_PLAIN = (str, int, float, bool, type(None))


class NotToBeWritten(Exception):
    """A state holds something of which nobody has said how it is written."""


class NotToBeRead(Exception):
    """What was saved is not what is written here: somebody, or something, has changed it since."""


def written(states: States) -> str:
    """The states as JSON, in the order of the record; refused as NotToBeWritten."""
    table = _Table()
    rows = {
        kind: [[*map(table.place, state.__dict__.values())] for state in held.values()] for kind, held in states.items()
    }
    return orjson.dumps([table.rows, rows]).decode()


def read(told: str) -> States:
    """The same states; refused as NotToBeRead. Nothing is validated but its shape: what was saved has happened."""
    try:
        return _read(told)
    except (ValueError, LookupError, TypeError, AttributeError) as problem:  # there are many ways of being spoilt
        raise NotToBeRead from problem


def _read(told: str) -> States:
    rows, states = orjson.loads(told)
    makers, values = _makers(), list[Any]()  # Any: as above
    get, put = values.__getitem__, values.append
    for row in rows:
        put(makers[row[0]](row, get) if type(row) is list else row)
    return {kind: _held(AGGREGATES[kind].state, rows, get) for kind, rows in states.items()}


def _held(state: type[State], rows: Sequence[Sequence[int]], get: Get) -> Mapping[str, State]:
    made = (state.of_values(map(get, row)) for row in rows)
    return {one.ref: one for one in made}


class _Table:
    """The values that are written, each once."""

    def __init__(self) -> None:
        self.rows: list[object] = []
        self._places: dict[bytes, int] = {}
        self._seen: dict[int, int] = {}  # by their ids, as all of them are held by the states that are written

    def place(self, value: object) -> int:
        """Where a value stands in the table."""
        found = self._seen.get(id(value))
        if found is None:
            row = self._row(value)
            found = self._places.setdefault(orjson.dumps(row), len(self.rows))
            if found == len(self.rows):
                self.rows.append(row)
            self._seen[id(value)] = found
        return found

    def _row(self, value: object) -> object:
        if type(value) in _PLAIN:
            return value
        name = _name(type(value))
        if name not in _makers():
            raise NotToBeWritten(name)
        match value:
            case Enum():
                return [name, value.value]
            case tuple():
                return [name, *map(self.place, value)]
            case BaseModel():
                told = value.__pydantic_serializer__.to_json(value, by_alias=True, exclude_defaults=True)
                return [name, told.decode()]
            case _:
                return [name, str(value)]


def _name(of: type) -> str:
    return f"{of.__module__}.{of.__qualname__}"


@cache
def _makers() -> Mapping[str, Maker]:
    """How values of each class are made that a state can hold, by its name."""
    known: dict[str, Maker] = {
        _name(date): lambda row, _: date.fromisoformat(row[1]),
        _name(datetime): lambda row, _: datetime.fromisoformat(row[1]),
        _name(tuple): lambda row, get: tuple(map(get, row[1:])),
    }
    states = (aggregate.state for aggregate in AGGREGATES.values())
    annotations = [field.annotation for state in states for field in state.model_fields.values()]
    held = {one for annotation in annotations for one in _classes_in(annotation)}
    return known | {_name(one): _maker(one) for one in held | set(FACTS.values())}


def _classes_in(annotation: object) -> Iterator[type]:
    for part in get_args(annotation):
        yield from _classes_in(part)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel | Enum | tuple) and annotation is not tuple:
        yield annotation
        if issubclass(annotation, tuple):
            for part in get_type_hints(annotation).values():
                yield from _classes_in(part)


def _maker(of: type) -> Maker:
    if issubclass(of, Enum):
        return lambda row, _: of(row[1])
    if issubclass(of, BaseModel):
        shared = shared_reader_of(of)
        return lambda row, _: shared(row[1].encode())
    new: Callable[..., object] = tuple.__new__
    return lambda row, get: new(of, map(get, row[1:]))
