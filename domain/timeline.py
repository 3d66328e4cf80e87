"""The states a programme's things have been in, one after the other, so that a record can be picked instead of folded.

The fold over all entries passes through every state that any moment sees of a thing of which nothing was corrected:
of its stream a moment takes the entries from the first on, and the state that the last of them left. Where something
was corrected or erased the thing is folded for the moment, and kept until an entry lies between two moments.
"""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from domain.aggregates import AGGREGATES
from domain.entry import Address, Entry
from domain.record import Moment, Record, Streams, folded, is_read_in_its_stream
from domain.state import State


class Reach(NamedTuple):
    """How far a moment reaches: the day, and of a programme's entries the last one that was recorded by then."""

    moment: Moment
    recorded: int | None


class _Course:
    """The states of a thing of which nothing was corrected, and what it takes to see each of them."""

    __slots__ = ("claims", "days", "positions", "states")

    def __init__(self) -> None:
        self.states: list[State] = []
        self.positions: list[int] = []
        self.days: list[date] = []  # on which the entry and all before it had taken effect
        self.claims: list[date | None] = []  # since when each was known, where any claims to have been

    def goes_on(self, entry: Entry) -> None:
        """One more entry."""
        aggregate = AGGREGATES[entry.kind]
        states, day = self.states, entry.effective_on or date.min
        if states:
            states.append(aggregate.evolve(states[-1], entry))
            day = max(day, self.days[-1])
        else:
            states.append(aggregate.begin(entry))
        self.days.append(day)
        if entry.known_on is not None or self.claims:
            self.claims.extend([None] * (len(self.positions) - len(self.claims)))
            self.claims.append(entry.known_on)
        self.positions.append(entry.position)

    def at(self, reach: Reach) -> State | None:
        """The state that the last entry left which counts, and with it all before."""
        counting = bisect_right(self.days, reach.moment.as_at)
        if reach.moment.up_to is not None:
            counting = min(counting, bisect_right(self.positions, reach.moment.up_to))
        if reach.recorded is not None:
            counting = min(counting, self._known(reach.recorded, reach.moment.known_on))
        return self.states[counting - 1] if counting else None

    def _known(self, recorded: int, known_on: date | None) -> int:
        known = bisect_right(self.positions, recorded)
        for claim in self.claims[known:]:
            if claim is None or known_on is None or claim > known_on:
                break
            known += 1
        return known


class _PutRight:
    """A thing of which an entry was corrected or erased: its whole stream, and what that comes to."""

    __slots__ = ("_claims", "_days", "_found", "_positions", "_stream")

    def __init__(self, stream: Iterable[Entry]) -> None:
        self._stream = list(stream)
        self._positions = [entry.position for entry in self._stream]
        self._days = sorted({entry.effective_on for entry in self._stream if entry.effective_on is not None})
        self._claims = sorted({entry.known_on for entry in self._stream if entry.known_on is not None})
        self._found: dict[tuple[int, ...], State | None] = {}

    def at(self, reach: Reach) -> State | None:
        """Folded once for all moments between which nothing of the thing lies."""
        moment, (first, *_) = reach.moment, self._stream
        up_to, recorded, claimed = self._positions[-1], self._positions[-1], date.min
        if moment.up_to is not None:
            up_to = moment.up_to
        if reach.recorded is not None:
            recorded, claimed = reach.recorded, moment.known_on or date.min
        key = (
            bisect_right(self._days, moment.as_at),
            bisect_right(self._positions, up_to),
            bisect_right(self._positions, recorded),
            bisect_right(self._claims, claimed),
        )
        if key not in self._found:
            self._found[key] = folded(moment, self._stream).states.get(first.kind, {}).get(first.ref)
        return self._found[key]

    def has_its_place(self, moment: Moment) -> bool:
        """Whether it comes where its first entry came: only where that counts; else it comes where it was corrected."""
        return moment.may_count(self._stream[0])

    def came_in(self, moment: Moment) -> int:
        """The first entry known by which something was corrected, or that was erased."""
        read = (entry for entry in self._stream if is_read_in_its_stream(entry) and moment.may_be_known(entry))
        return next((entry.position for entry in read), 0)


class Timeline:
    """One programme's things in the order they came, and when its entries were recorded. It takes in entries as they
    come and answers for every moment; entries have to come in the order of their positions.
    """

    def __init__(self) -> None:
        self.position = 0
        self.length = 0
        self._things: dict[str, dict[str, _Course | _PutRight]] = {}
        self._times: list[datetime] = []
        self._recorded: list[int] = []  # the last entry of each time

    def goes_on(self, entries: Iterable[Entry], streams: Streams) -> None:
        """More entries; `streams` are as they are after the last of them."""
        put_right: dict[Address, None] = {}
        for entry in entries:
            self.position = entry.position
            self.length += 1
            self._is_recorded(entry)
            things = self._things.setdefault(entry.kind, {})
            course = things.get(entry.ref)
            if course is None:
                course = things[entry.ref] = _Course()
            if isinstance(course, _PutRight) or is_read_in_its_stream(entry):
                put_right[entry.address] = None
            elif entry.address not in put_right:
                course.goes_on(entry)
        for at in put_right:
            self._things[at.kind][at.ref] = _PutRight(streams(at))

    def _is_recorded(self, entry: Entry) -> None:
        if self._times and self._times[-1] == entry.recorded_at:
            self._recorded[-1] = entry.position
        else:
            self._times.append(entry.recorded_at)
            self._recorded.append(entry.position)

    def at(self, moment: Moment) -> Record:
        """The record at a moment, out of all that was taken in."""
        reach = Reach(moment, self._recorded_by(moment.known_at))
        states = {kind: _picked(things, reach) for kind, things in self._things.items()}
        return Record(moment, self.position, {kind: held for kind, held in states.items() if held})

    def _recorded_by(self, known_at: datetime | None) -> int | None:
        if known_at is None:
            return None
        known = bisect_right(self._times, known_at)
        return self._recorded[known - 1] if known else 0


def _picked(things: dict[str, _Course | _PutRight], reach: Reach) -> dict[str, State]:
    picked: dict[str, State] = {}
    come_later: dict[int, tuple[str, State]] = {}
    for ref, thing in things.items():
        state = thing.at(reach)
        if state is None:
            continue
        if isinstance(thing, _Course) or thing.has_its_place(reach.moment):
            picked[ref] = state
        else:
            come_later[thing.came_in(reach.moment)] = (ref, state)
    picked.update(state for _, state in sorted(come_later.items()))
    return picked
