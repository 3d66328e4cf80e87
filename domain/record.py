"""The record of a programme at a moment: every state, folded from the entries that count then.

There is one way to read. Now is the latest moment; the past is the same fold over fewer entries.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple, TypeVar, cast

from domain.aggregates import AGGREGATES
from domain.entry import Entry
from domain.programme import Programme
from domain.refusals import UnknownSubject
from domain.state import State

S = TypeVar("S", bound=State)


class Moment(NamedTuple):
    """A point on both clocks: what was true on `as_at`, out of what was known at `known_at` (nothing: all of it).

    An entry is known once it was recorded; one brought in from a paper claims to have been known since the day the
    paper was published. Proof vouches for the first alone.
    """

    as_at: date
    known_at: datetime | None = None

    def counts(self, entry: Entry) -> bool:
        """Whether an entry is part of the record at this moment."""
        if entry.effective_on is not None and entry.effective_on > self.as_at:
            return False
        return self.known_at is None or _known(entry, self.known_at)


def _known(entry: Entry, known_at: datetime) -> bool:
    return entry.recorded_at <= known_at or (entry.known_on is not None and entry.known_on <= known_at.date())


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
        """The programme itself."""
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


def advance(record: Record, entries: Iterable[Entry]) -> Record:
    """The record after more entries of the same programme, which must come in the order of their positions."""
    states: dict[str, dict[str, State]] = {kind: dict(held) for kind, held in record.states.items()}
    counts, position = record.moment.counts, record.position
    for entry in entries:
        position = entry.position
        if not counts(entry):
            continue
        held = states.setdefault(entry.kind, {})
        state = held.get(entry.ref)
        if state is not None:
            held[entry.ref] = AGGREGATES[entry.kind].evolve(state, entry)
        elif entry.version == 1:  # what is claimed to have been known of a thing does not count before the thing does
            held[entry.ref] = AGGREGATES[entry.kind].begin(entry)
    return Record(record.moment, position, states)
