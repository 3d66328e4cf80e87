"""The record of a programme at a moment: every state, folded from the entries that count then.

There is one way to read. Now is the latest moment; the past is the same fold over fewer entries.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import takewhile
from typing import NamedTuple, TypeVar, cast

from domain.aggregates import AGGREGATES, fold_in_order
from domain.correcting import places
from domain.entry import Address, Entry
from domain.erasing import ErasureRecorded, FactErased
from domain.programme import Programme
from domain.refusals import NotRegisteredYet, UnknownSubject
from domain.state import State

S = TypeVar("S", bound=State)


@dataclass(frozen=True, slots=True)
class Moment:
    """A point on both clocks: what was true on `as_at`, out of what was known at `known_at` (nothing: all of it).

    An entry is known once it was recorded; one brought in from a paper claims to have been known since the day the
    paper was published. Proof vouches for the first alone. Papers are published on local days, so a moment carries,
    beside the instant, the day it falls on where people are: `known_on`, the day in the zone of `known_at` unless
    another is given. An instant without a zone, or beyond the calendar, is no moment and is refused as ValueError.
    `up_to` leaves out whatever stands behind that position, whatever is claimed of it: what an issued report saw.
    """

    as_at: date
    known_at: datetime | None = field(default=None, compare=False)
    known_on: date | None = None
    up_to: int | None = None
    # Within one zone Python takes the hour that comes twice at the end of summer time for one and the same.
    _instant: datetime | None = field(default=None, init=False, repr=False)

    def __post_init__(self) -> None:
        if self.known_at is None:
            return
        object.__setattr__(self, "_instant", _instant(self.known_at))
        if self.known_on is None:
            object.__setattr__(self, "known_on", self.known_at.date())

    def may_count(self, entry: Entry) -> bool:
        """Whether an entry was true and known at this moment; it counts where all before it in its stream do too."""
        if entry.effective_on is not None and entry.effective_on > self.as_at:
            return False
        return self.may_be_known(entry)

    def may_be_known(self, entry: Entry) -> bool:
        """Whether an entry was known at this moment, recorded or claimed, as far as the clock goes."""
        if self.up_to is not None and entry.position > self.up_to:
            return False
        if self.known_at is None or entry.recorded_at <= self.known_at:
            return True
        return entry.known_on is not None and self.known_on is not None and entry.known_on <= self.known_on


def _instant(time: datetime) -> datetime:
    if time.tzinfo is None:
        raise ValueError(f"{time} names no instant: say in which time zone it is meant.")
    try:
        return time.astimezone(UTC)
    except OverflowError:
        raise ValueError(f"{time} lies outside the calendar.") from None


States = Mapping[str, Mapping[str, State]]


class Record(NamedTuple):
    """Every state of one programme, by kind and reference, at a moment.

    `position` is the last entry of the programme that was looked at, whether or not it counts at this moment.
    """

    moment: Moment
    position: int
    states: States

    @property
    def programme(self) -> Programme:
        """The programme itself; refused where it had not been registered at this moment."""
        if self.is_empty:
            raise NotRegisteredYet(self.moment.as_at)
        return cast("Programme", next(iter(self.states["programme"].values())))

    @property
    def is_empty(self) -> bool:
        """Whether the programme had not been registered at this moment."""
        return not self.states.get("programme")

    def all(self, state: type[S]) -> Mapping[str, S]:
        """Every thing of one kind, by reference, in the order they came into the record."""
        return cast("Mapping[str, S]", self.states.get(state.KIND, {}))

    def get(self, state: type[S], ref: str) -> S:
        """One thing by its reference; refused where the record does not hold it."""
        found = self.all(state).get(ref)
        if found is None:
            raise UnknownSubject(state.KIND, ref, self.programme.ref)
        return found


def nothing_at(moment: Moment) -> Record:
    """The record before anything was written."""
    return Record(moment, 0, {})


Streams = Callable[[Address], Iterable[Entry]]
"""How the whole stream of a thing is come by, for those in which entries correct others."""


_READ_IN_ITS_STREAM = frozenset({ErasureRecorded, FactErased})


def is_read_in_its_stream(entry: Entry) -> bool:
    """Whether an entry can only be folded with all others of its thing: it corrects one, or one was erased."""
    return entry.corrects is not None or type(entry.fact) in _READ_IN_ITS_STREAM


def _out_of_reach(at: Address) -> Iterable[Entry]:
    raise AssertionError(f"an entry of {at} corrects another, so its whole stream is needed")


def advance(record: Record, entries: Iterable[Entry], streams: Streams = _out_of_reach) -> Record:
    """The record after more entries of the same programme, which must come in the order of their positions.

    Of each stream the entries from its first on count, up to the one before the first that does not: whatever is
    claimed of a later one, nobody knew it of a thing that had not come so far. A thing of which an entry was known to
    be corrected, or was erased, is folded from its whole stream.
    """
    states: _Folding = {kind: dict(held) for kind, held in record.states.items()}
    may_count, position = record.moment.may_count, record.position
    put_right: dict[Address, None] = {}
    for entry in entries:
        position = entry.position
        if is_read_in_its_stream(entry):
            if record.moment.may_be_known(entry):
                put_right[entry.address] = None
                _keep_its_place(states, entry, begins=entry.version == 1 and may_count(entry))
            continue
        if not may_count(entry):
            continue
        held = states.get(entry.kind) or states.setdefault(entry.kind, {})
        state = held.get(entry.ref)
        if state is None and entry.version == 1:
            held[entry.ref] = AGGREGATES[entry.kind].begin(entry)
        elif state is not None and entry.version == state.version + 1:
            held[entry.ref] = AGGREGATES[entry.kind].evolve(state, entry)
    for at in put_right:
        _put_right(states, at, fold_at(record.moment, streams(at)))
    return Record(record.moment, position, cast("States", {kind: held for kind, held in states.items() if held}))


_Folding = dict[str, dict[str, State | None]]
"""States on their way, with the places kept of what has yet to be folded from its whole stream."""


def _keep_its_place(states: _Folding, entry: Entry, *, begins: bool) -> None:
    """What began with an entry that was erased comes, in the order of things, where it came before."""
    if begins:
        states.setdefault(entry.kind, {}).setdefault(entry.ref)


def _put_right(states: _Folding, at: Address, state: State | None) -> None:
    held = states.setdefault(at.kind, {})
    if state is None:
        held.pop(at.ref, None)
    else:
        held[at.ref] = state


def fold_at(moment: Moment, stream: Iterable[Entry]) -> State | None:
    """One thing at a moment, from its whole stream: of the entries that were known then, those in force and true.

    What was erased since cannot be read as it was known then. What stands in for it now is read in its place.
    """
    everything = list(stream)
    counted = counting(moment, everything)
    if any(isinstance(entry.fact, FactErased) for entry in counted.values()):
        now = {first.position: entry for first, entry in places(everything) if entry is not None}
        counted = {at: entry for at, entry in counted.items() if not isinstance(entry.fact, FactErased)} | {
            at: now[at] for at, entry in counted.items() if isinstance(entry.fact, FactErased) and at in now
        }
    standing = fold_in_order(None, (entry for _, entry in sorted(counted.items())))
    return standing and standing.at_version(_known(moment, everything)[-1])


def counting(moment: Moment, stream: Iterable[Entry]) -> dict[int, Entry]:
    """The entries of one thing that were in force and true at a moment, by the places in which they stand.

    They are those of that moment, also where what they said was erased since. The whole stream is to be given.
    """
    return {
        first.position: entry
        for first, entry in places(_known(moment, stream))
        if entry is not None and moment.may_count(entry)
    }


def _known(moment: Moment, stream: Iterable[Entry]) -> list[Entry]:
    return list(takewhile(moment.may_be_known, stream))


def folded(moment: Moment, entries: Iterable[Entry]) -> Record:
    """The record at a moment, from all entries of a programme."""
    everything = list(entries)
    return advance(nothing_at(moment), everything, lambda at: (one for one in everything if one.address == at))


def those_that_count(entries: Iterable[Entry], moment: Moment) -> Iterator[Entry]:
    """The entries that were known and true at a moment, out of a programme's entries from its first on.

    What corrects another is among them, and so is what it corrects (see `corrected_by`), on whichever side of the
    moment's day either takes effect: neither can be told without the other.
    """
    waiting: list[Entry] = []
    for entry in _known_in_order(entries, moment):
        if waiting or not (moment.may_count(entry) or entry.corrects is not None):
            waiting.append(entry)  # whether it is corrected is only known at the end
        else:
            yield entry
    put_right = {entry.corrects for entry in waiting}
    for entry in waiting:
        if moment.may_count(entry) or entry.corrects is not None or entry.position in put_right:
            yield entry


def _known_in_order(entries: Iterable[Entry], moment: Moment) -> Iterator[Entry]:
    """Nobody knew of a thing what came after something that nobody knew of it, whatever is claimed."""
    versions: dict[tuple[str, str], int] = {}
    for entry in entries:
        thing = (entry.kind, entry.ref)
        if moment.may_be_known(entry) and entry.version == versions.get(thing, 0) + 1:
            versions[thing] = entry.version
            yield entry
