"""The desk where an order is decided: it loads what the order concerns, and keeps what was decided until it is stored.

Orders of one batch see what the orders before them decided; nothing reaches the journal until all of them stand.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date
from typing import NamedTuple, TypeVar, cast

from application.commands.order import Order, Provenance
from application.ports import Answer, Appended, Clock, Journal, ReadAt, ReadUpTo, Records
from domain.actor import Actor
from domain.aggregates import AGGREGATES, fold
from domain.entry import (
    Address,
    Entry,
    may_be_known_since,
    may_take_effect,
    must_be_there_by,
    takes_effect_on,
)
from domain.fact import Fact
from domain.programme import Programme, must_be_open
from domain.record import Moment, Record, advance, nothing_at
from domain.refusals import StaleVersion, UnknownProgramme, UnknownSubject, VersionRequired
from domain.state import State

S = TypeVar("S", bound=State)

EVERYTHING = frozenset(AGGREGATES)
THE_PLAN = frozenset({"programme", "phase", "workstream", "milestone"})
"""The kinds of thing a plan is made of."""

_AFTER_ALL_THAT_IS_STORED = 2**53


class _Folded(NamedTuple):
    """A record in which what was stored up to a position is folded, and the first so many entries of this sitting."""

    record: Record
    entries: int
    stored_up_to: int


class Desk:
    """One sitting: the orders of one transaction, given by one actor."""

    def __init__(self, journal: Journal, records: Records, clock: Clock, *, versions_required: bool) -> None:
        self._journal = journal
        self._versions_required = versions_required
        self._records = records
        self._now = clock.now()
        self._decided: dict[Address, State | None] = {}
        self._entries: list[Entry] = []
        self._answers: dict[str, Answer] = {}
        self._loaded: dict[Address, int] = {}
        self._folded: dict[tuple[str, date], _Folded] = {}
        self._read: dict[str, ReadUpTo] = {}
        self._at = Address("", "", "")
        self._not_before = date.min
        self.order = Order()
        self.provenance = Provenance.NOTHING
        self.actor = Actor("", ())
        self.role = ""

    @property
    def today(self) -> date:
        """The local day of this sitting."""
        return self._now.date()

    @property
    def appended(self) -> Appended:
        """What this sitting has decided so far."""
        return Appended(tuple(self._entries), tuple(self._answers.values()), tuple(self._guards()))

    def _guards(self) -> Iterator[ReadAt | ReadUpTo]:
        """What was read and not written, as it was when it was read."""
        written = {entry.address for entry in self._entries}
        yield from (ReadAt(at, version) for at, version in self._loaded.items() if at not in written)
        yield from self._read.values()

    @property
    def entries_so_far(self) -> int:
        """How many entries this sitting has decided."""
        return len(self._entries)

    def entries_since(self, entries_before: int) -> tuple[Entry, ...]:
        """What this sitting has decided after so many entries."""
        return tuple(self._entries[entries_before:])

    def take_back(self, *, entries_before: int) -> None:
        """Keep nothing of an order that was refused in the end: neither its entries nor what was read with them."""
        touched = {entry.address for entry in self._entries[entries_before:]}
        del self._entries[entries_before:]
        for at in touched:
            mine = (entry for entry in self._entries if entry.address == at)
            self._decided[at] = fold(self._journal.load(at), mine)
        self._folded = {day: kept for day, kept in self._folded.items() if kept.entries <= entries_before}

    def take(self, order: Order, at: Address, provenance: Provenance, *, actor: Actor, role: str) -> None:
        """Turn to the next order. What it claims to have been known may not lie in the future."""
        may_be_known_since(provenance.known_on, today=self.today)
        self._at, self.order, self.provenance, self.actor, self.role = at, order, provenance, actor, role
        self._not_before = date.min

    def find(self, state: type[S], at: Address) -> S | None:
        """One thing as it stands now, decisions of this sitting included, or nothing."""
        return cast("S | None", self._standing(at._replace(kind=state.KIND)))

    def load(self, state: type[S], at: Address) -> S:
        """One thing that has to be there."""
        found = self.find(state, at)
        if found is None:
            raise UnknownProgramme(at.ref) if state is Programme else UnknownSubject(at.kind, at.ref, at.programme)
        return found

    def programme(self, programme: str) -> Programme:
        """The programme an order is given in; it has to be open."""
        found = self.load(Programme, Address(programme, Programme.KIND, programme))
        must_be_open(found)
        return found

    def must_know(self, state: type[State], programme: str, *refs: str | None) -> None:
        """Refuse a reference to something the programme does not have; none given is none wrong.

        Nor may the order at hand take effect before that was there. A day the order only says it happened gives way.
        """
        for ref in refs:
            if ref is not None:
                named = self.load(state, Address(programme, state.KIND, ref))
                self._not_before = max(self._not_before, named.since or date.min)
                self._must_be_there(named, self.effective_on(self._at))

    def must_come_last(self, at: Address) -> None:
        """Refuse a day before anything else of the programme took effect: what ends it comes after all of it."""
        held = self._record(at.programme, self.today, EVERYTHING).states.values()
        latest = max((state.latest_on or date.min for states in held for state in states.values()), default=date.min)
        may_take_effect(self.effective_on(at), f"anything in {at.in_words}", today=self.today, latest=latest)

    def record_as_at(self, programme: str, day: date) -> Record:
        """The programme's plan as it stood on a day, out of all that is known, decisions of this sitting included.

        The record holds everything else as well, but that may change under the hands of whoever decides from it.
        """
        return self._record(programme, min(day, self.today), THE_PLAN)

    def _record(self, programme: str, day: date, kinds: frozenset[str]) -> Record:
        """A record that is folded once in a sitting, and advanced by what the sitting has decided since."""
        kept = self._folded.get((programme, day))
        if kept is None:
            stored = self._stored(programme, Moment(day))
            kept = _Folded(stored, 0, stored_up_to=stored.position)
        if kept.entries < len(self._entries):
            mine = (entry for entry in self._entries[kept.entries :] if entry.programme == programme)
            kept = kept._replace(record=advance(kept.record, mine), entries=len(self._entries))
        self._folded[programme, day] = kept
        self._was_read(ReadUpTo(programme, kinds, kept.stored_up_to))
        return kept.record

    def _was_read(self, new: ReadUpTo) -> None:
        """Keep that a decision is made from a record; of several readings the earliest counts."""
        old = self._read.get(new.programme, new)
        self._read[new.programme] = ReadUpTo(new.programme, new.kinds | old.kinds, min(new.position, old.position))

    def _stored(self, programme: str, moment: Moment) -> Record:
        """What is stored of it: nothing yet, where it is registered in this very sitting."""
        try:
            return self._records.at(programme, moment)
        except UnknownProgramme:
            return nothing_at(moment)

    def others(self, state: type[S], programme: str) -> Mapping[str, S]:
        """Every thing of one kind in the programme."""
        return self._record(programme, self.today, frozenset({state.KIND})).all(state)

    def effective_on(self, at: Address) -> date | None:
        """The day the order at hand takes effect on this thing; nothing for what an undated paper says."""
        if self.provenance.undated:
            return None
        state, programme = self._standing(at), self._standing(_programme_of(at))
        latest = max(
            self._not_before,
            (state and state.latest_on) or date.min,
            (programme and programme.since) or date.min,
        )
        return takes_effect_on(
            self.order.effective_on, happened_on=self.order.happened_on, today=self.today, latest=latest
        )

    def save(self, at: Address, facts: Sequence[Fact]) -> None:
        """Keep what was decided about a thing, once the day of the order is found to fit."""
        state = self._standing(at)
        if state is None:
            self._must_have_been_read_as_new(at)
        day = self.effective_on(at)
        may_take_effect(day, at.in_words, today=self.today, latest=state.latest_on if state else None)
        self._must_be_there(self._standing(_programme_of(at)), day)
        for fact in facts:
            state = self._enter(at, state, fact, day)
        self._decided[at] = state

    def must_fit_what_is_there(self) -> None:
        """Refuse an order made from another version before anything is decided: what it says may no longer apply."""
        state, expected = self._standing(self._at), self.order.expected_version
        if state is None:
            return
        if expected is None and self._versions_required:
            raise VersionRequired(self._at.in_words, state.version)
        if expected is not None and expected != state.version:
            raise StaleVersion(self._at.in_words, expected=expected, current=state.version)

    def _must_have_been_read_as_new(self, at: Address) -> None:
        """What is not there has no version that could have been read; only the thing the order is sent to counts."""
        if at == self._at and self.order.expected_version:
            raise StaleVersion(at.in_words, expected=self.order.expected_version, current=0)

    def _must_be_there(self, thing: State | None, day: date | None) -> None:
        if thing is not None:
            must_be_there_by(day, thing.address.in_words, since=thing.since, today=self.today)

    def answered(self, command_id: str) -> Answer | None:
        """What this sitting answers under a command id, where an order with it was decided already."""
        return self._answers.get(command_id)

    def answer(self, at: Address, command_id: str, fingerprint: bytes, *, entries_before: int) -> None:
        """Keep the answer to the order at hand."""
        state = self._standing(at)
        facts = tuple(type(entry.fact).__name__ for entry in self.entries_since(entries_before))
        self._answers[command_id] = Answer(command_id, fingerprint, at, state.version if state else 0, facts)

    def _standing(self, at: Address) -> State | None:
        if at not in self._decided:
            found = self._journal.load(at)
            self._decided[at], self._loaded[at] = found, found.version if found else 0
        return self._decided[at]

    def _enter(self, at: Address, state: State | None, fact: Fact, day: date | None) -> State:
        entry = Entry(
            position=_AFTER_ALL_THAT_IS_STORED + len(self._entries),
            recorded_at=self._now.astimezone(UTC),
            programme=at.programme,
            kind=at.kind,
            ref=at.ref,
            version=state.version + 1 if state else 1,
            fact=fact,
            effective_on=day,
            known_on=self.provenance.known_on,
            actor=self.actor.name,
            role=self.role,
            reason=self.order.reason,
            note=self.order.note,
            command_id=cast("str", self.order.command_id),
            batch=self.provenance.batch,
            corrects=None,
            source=self.provenance.source,
        )
        self._entries.append(entry)
        aggregate = AGGREGATES[at.kind]
        return aggregate.begin(entry) if state is None else aggregate.evolve(state, entry)


def _programme_of(at: Address) -> Address:
    return Address(at.programme, Programme.KIND, at.programme)
