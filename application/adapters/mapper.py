"""Between entries and rows: facts under names of our own, as canonical JSON, read back in today's shape."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple, cast
from uuid import UUID

import orjson
from eventsourcing.persistence import JSONTranscoder, Mapper, StoredEvent
from pydantic import ValidationError

from application.adapters.stored_shape import reader_of
from application.adapters.upcasting import UPCASTERS, UnknownFact, UnreadableFact, Upcasters, upcast
from domain.aggregates import FACTS
from domain.entry import Entry
from domain.erasing import FactErased
from domain.fact import Fact

Row = tuple[Any, ...]
"""The columns of one entry, in the order of `schema.ENTRY`."""


class NewEntry:
    """An entry on its way into the journal, as the library wants to see it."""

    __slots__ = ("entry", "originator_id", "originator_version")

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.originator_id = entry.address.stream_id
        self.originator_version = entry.version


@dataclass(frozen=True)
class StoredEntry(StoredEvent):
    """The library's stored event, with the entry it was made of and the version of its fact's shape."""

    schema_version: int
    entry: Entry


def canonical(fact: Fact) -> bytes:
    """The one way a fact is written: what differs from the defaults, under its JSON names, sorted, without blanks."""
    values = fact.__pydantic_serializer__.to_python(fact, mode="json", by_alias=True, exclude_defaults=True)
    return orjson.dumps(values, option=orjson.OPT_SORT_KEYS)


class _Reader(NamedTuple):
    """How facts of one name are read: the shape they have today, and the validator that reads it."""

    schema_version: int
    validate: Callable[[bytes], Fact]


def _read_nothing(_: bytes) -> Fact:
    raise AssertionError("no fact has this shape")


_NO_READER = _Reader(-1, _read_nothing)


class FactMapper(Mapper[UUID]):
    """The library's mapper, with the names and bytes that are our contract instead of Python paths."""

    def __init__(self, upcasters: Upcasters = UPCASTERS, facts: Mapping[str, type[Fact]] = FACTS) -> None:
        super().__init__(JSONTranscoder())  # which the library asks for; facts have a form of their own
        self._upcasters = upcasters
        self._readers = {name: _Reader(fact.schema_version, reader_of(fact)) for name, fact in facts.items()}

    def to_stored_event(self, domain_event: Any) -> StoredEntry:  # Any: the library's protocol; it is a NewEntry
        """The fact's name and canonical bytes, beside its envelope."""
        entry: Entry = domain_event.entry
        fact = entry.fact
        return StoredEntry(
            domain_event.originator_id,
            domain_event.originator_version,
            type(fact).__name__,
            canonical(fact),
            fact.schema_version,
            entry,
        )

    def to_domain_event(self, stored_event: StoredEvent) -> Any:  # Any: as above
        """The entry on its way in again. Entries that are stored already are read as rows (see `entries`)."""
        return NewEntry(cast("StoredEntry", stored_event).entry)

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

        They come one at a time, so that each is gone before the garbage collector hears of it.
        """
        new, readers, at, day = tuple.__new__, self._readers, datetime.fromisoformat, date.fromisoformat
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
                actor, role, reason, note, command_id, batch, corrects, source, because, authority,
            )  # fmt: skip
            yield new(Entry, values)
