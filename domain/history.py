"""Everything that was recorded of one programme, read once: its record at any number of moments.

Each thing is folded once, entry by entry, and a record takes the state it had come to. So a row of moments costs little
more than the last of them, and what did not change between two of them is the very same state in both.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from domain.aggregates import fold_in_order
from domain.entry import Entry
from domain.erasing import ErasureRecorded, FactErased
from domain.record import Moment, Record, counting, fold_at
from domain.state import State


class Erased(NamedTuple):
    """An entry that counted at a moment, and what it said was erased since.

    `by` is the entry that records the erasure, nothing where that is not among those read. `later` is what counted of
    the same thing after it.
    """

    entry: Entry
    by: Entry | None
    later: tuple[Entry, ...]


class History:
    """The entries of a programme from its first on, folded along time.

    It is quickest where each moment asked for lies after the one before it.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        streams: dict[tuple[str, str], list[Entry]] = {}
        for entry in self.entries:
            streams.setdefault((entry.kind, entry.ref), []).append(entry)
        self._streams = {thing: _Stream(stream) for thing, stream in streams.items()}
        self._latest: Moment | None = None

    def at(self, moment: Moment) -> Record:
        """The record at a moment: as `domain.record.folded` makes it."""
        goes_on = self._latest is not None and _lies_before(self._latest, moment)
        self._latest = moment
        states: dict[str, dict[str, State]] = {}
        for (kind, ref), stream in self._streams.items():
            state = stream.at(moment, goes_on=goes_on)
            if state is not None:
                states.setdefault(kind, {})[ref] = state
        return Record(moment, self.entries[-1].position if self.entries else 0, states)

    def erased(self, moment: Moment) -> Iterator[Erased]:
        """What counted at a moment and can no longer be read, thing by thing."""
        for stream in self._streams.values():
            yield from stream.erased(moment)


def _lies_before(one: Moment, other: Moment) -> bool:
    """Whether all that may count at one moment may count at the other."""
    if one.as_at > other.as_at or not _within(one.up_to, other.up_to):
        return False
    if other.known_at is None or other.known_on is None:
        return True
    if one.known_at is None or one.known_on is None:
        return False
    return one.known_at <= other.known_at and one.known_on <= other.known_on


def _within(one: int | None, other: int | None) -> bool:
    return other is None or (one is not None and one <= other)


class _Stream:
    """The entries of one thing, and the states it came to after each of them, as far as they were asked for."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._read_whole = [entry for entry in entries if _is_read_in_its_stream(entry)]
        self._folded: list[State | None] = [None]
        self._count = 0

    def at(self, moment: Moment, *, goes_on: bool) -> State | None:
        """The thing at a moment, which `goes_on` from the one before: whatever counted then counts now."""
        if not goes_on:
            self._count = 0
        if any(map(moment.may_be_known, self._read_whole)):
            return fold_at(moment, self._entries)
        while self._count < len(self._entries) and moment.may_count(self._entries[self._count]):
            self._count += 1
        while len(self._folded) <= self._count:
            self._folded.append(fold_in_order(self._folded[-1], (self._entries[len(self._folded) - 1],)))
        return self._folded[self._count]

    def erased(self, moment: Moment) -> Iterator[Erased]:
        """The entries that counted at a moment and were erased since."""
        if not any(isinstance(entry.fact, FactErased) for entry in self._entries):
            return
        counted = [entry for _, entry in sorted(counting(moment, self._entries).items())]
        by = {entry.fact.position: entry for entry in self._entries if isinstance(entry.fact, ErasureRecorded)}
        for number, entry in enumerate(counted, start=1):
            if isinstance(entry.fact, FactErased):
                yield Erased(entry, by.get(entry.position), tuple(counted[number:]))


def _is_read_in_its_stream(entry: Entry) -> bool:
    return entry.corrects is not None or isinstance(entry.fact, ErasureRecorded | FactErased)
