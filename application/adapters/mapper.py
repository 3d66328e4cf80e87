"""Between entries and rows: facts under names of our own, as canonical JSON, read back in today's shape."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache
from sys import intern
from typing import Any, NamedTuple
from uuid import UUID

import orjson
from eventsourcing.persistence import JSONTranscoder, Mapper
from pydantic import ValidationError

from application.adapters.stored_shape import shared_reader_of
from application.adapters.upcasting import UPCASTERS, UnknownFact, UnreadableFact, Upcasters, upcast
from domain.aggregates import FACTS
from domain.entry import Entry, stream_id
from domain.erasing import FactErased
from domain.fact import Fact

Row = tuple[Any, ...]
"""The columns of one entry: in the order of the journal to write it, in that of `columns.ENTRY` to read it."""


def canonical(fact: Fact) -> bytes:
    """The one way a fact is written: what differs from the defaults, under its JSON names, sorted, without blanks."""
    values = fact.__pydantic_serializer__.to_python(fact, mode="json", by_alias=True, exclude_defaults=True)
    return orjson.dumps(values, option=orjson.OPT_SORT_KEYS)


def row_of(entry: Entry, fact: bytes, *, position: int, stamp: str) -> Row:
    """The columns of a new entry, in the order of the journal, but for those that the log adds.

    `fact` is what it says, as canonical JSON.
    """
    (
        _, _, programme, kind, ref, version, said, effective_on, known_on,
        actor, role, reason, note, command_id, batch, corrects, source, because, authority,
    ) = entry  # fmt: skip
    return (
        position, stream_id(programme, kind, ref).hex, version, type(said).__name__, said.schema_version, fact, stamp,
        programme, kind, ref, effective_on and effective_on.isoformat(), known_on and known_on.isoformat(),
        actor, role, reason, note, command_id, batch, corrects, source, because, authority,
    )  # fmt: skip


_day = lru_cache(maxsize=4_096)(date.fromisoformat)


class _Reader(NamedTuple):
    """How facts of one name are read: the shape they have today, and the validator that reads it."""

    schema_version: int
    validate: Callable[[bytes], Fact]


def _read_nothing(_: bytes) -> Fact:
    raise AssertionError("no fact has this shape")


_NO_READER = _Reader(-1, _read_nothing)


class FactMapper(Mapper[UUID]):
    """The library's mapper, with the names and bytes that are our contract instead of Python paths.

    It reads; new entries become rows with no event objects between (see `row_of`).
    """

    def __init__(self, upcasters: Upcasters = UPCASTERS, facts: Mapping[str, type[Fact]] = FACTS) -> None:
        super().__init__(JSONTranscoder())  # which the library asks for; facts have a form of their own
        self._upcasters = upcasters
        self._readers = {name: _Reader(fact.schema_version, shared_reader_of(fact)) for name, fact in facts.items()}

    def fact(self, name: str, schema_version: int, state: bytes) -> Fact:
        """One fact, from the bytes of whichever shape it was stored in."""
        reader = self._readers.get(name)
        if reader is None:
            raise UnknownFact(name)
        if not state:
            return FactErased()
        if reader.schema_version != schema_version:
            values = orjson.loads(state)
            values = upcast(name, schema_version, values, known=reader.schema_version, upcasters=self._upcasters)
            state = orjson.dumps(values)
        return reader.validate(state)

    def entries(self, programme: str, rows: Iterable[Row]) -> Iterator[Entry]:
        """The entries of a programme's rows, with no event objects: reading history is what the tracker does most.

        They come one at a time, so that each is gone before the garbage collector hears of it. Days, roles and reasons
        that entries have in common are the same objects, as states hold on to them.
        """
        new, readers, at, day = tuple.__new__, self._readers, datetime.fromisoformat, _day
        for (
            position, recorded_at, kind, ref, version, name, shape, state, effective_on, known_on,
            actor, role, reason, note, command_id, batch, corrects, source, because, authority,
        ) in rows:  # fmt: skip
            known_shape, read = readers.get(name, _NO_READER)
            try:
                fact = read(state) if known_shape == shape and state else self.fact(name, shape, state)
            except ValidationError as problem:
                raise UnreadableFact(position, name, problem) from problem
            values = (
                position, at(recorded_at), programme, kind, ref, version, fact,
                effective_on and day(effective_on), known_on and day(known_on),
                intern(actor), intern(role), reason and intern(reason), note, command_id, batch, corrects, source,
                because, authority,
            )  # fmt: skip
            yield new(Entry, values)
