"""The desk where an order is decided: it loads what the order concerns, and keeps what was decided until it is stored.

Orders of one batch see what the orders before them decided; nothing reaches the journal until all of them stand.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date
from functools import partial
from itertools import chain
from typing import TypeVar, cast

from application.commands.correction import Correction, correction_of, must_be_explained
from application.commands.fetched import Fetched
from application.commands.order import Order, Provenance
from application.commands.records_read import EVERYTHING, THE_PLAN, RecordsRead
from application.commands.resting import must_bear_what_was_decided
from application.ports import Answer, Appended, Clock, ReadAt, ReadUpTo, Records
from domain.actor import Actor
from domain.aggregates import AGGREGATES, fold
from domain.correcting import CorrectsNothing, ReferenceWithdrawn
from domain.entry import Address, Entry, may_be_known_since, may_take_effect, must_be_there_by, takes_effect_on
from domain.exemption import may_follow_the_end
from domain.fact import Fact
from domain.hiding import Hidden
from domain.programme import Programme, must_be_open, programme_of
from domain.record import Record
from domain.refusals import StaleVersion, UnknownProgramme, UnknownSubject, VersionRequired
from domain.state import State

S = TypeVar("S", bound=State)

_AFTER_ALL_THAT_IS_STORED = 2**53


class Desk:
    """One sitting: the orders of one transaction, given by one actor."""

    def __init__(self, fetched: Fetched, records: Records, clock: Clock, *, versions_required: bool) -> None:
        self._fetched = fetched
        self.versions_required = versions_required
        self.now = clock.now()
        self._decided: dict[Address, State | None] = {}
        self._entries: list[Entry] = []
        self._answers: dict[str, Answer] = {}
        self._loaded: dict[Address, int] = {}
        self.hidden: dict[str, Hidden] = {}
        self.records = RecordsRead(records, self._entries, self.stream)
        self._at = Address("", "", "")
        self._correction: Correction | None = None
        self._not_before = date.min
        self._known_to_be_of: date | None = None
        self.order, self.provenance = Order(), Provenance.NOTHING
        self.actor, self.role = Actor("", ()), ""

    @property
    def today(self) -> date:
        """The local day of this sitting."""
        return self.now.date()

    @property
    def appended(self) -> Appended:
        """What this sitting has decided so far."""
        return Appended(tuple(self._entries), tuple(self._answers.values()), tuple(self._guards()))

    def _guards(self) -> Iterator[ReadAt | ReadUpTo]:
        """What was read and not written, as it was when it was read."""
        written = {entry.address for entry in self._entries}
        yield from (ReadAt(at, version) for at, version in self._loaded.items() if at not in written)
        yield from self.records.guards

    @property
    def entries_so_far(self) -> int:
        """How many entries this sitting has decided."""
        return len(self._entries)

    def entries_since(self, entries_before: int) -> tuple[Entry, ...]:
        """What this sitting has decided after so many entries."""
        return tuple(self._entries[entries_before:])

    def take_back(self, *, entries_before: int) -> None:
        """Keep nothing of an order that was refused in the end: neither its entries nor what was read with them."""
        touched = {self._at, *(entry.address for entry in self._entries[entries_before:])}
        del self._entries[entries_before:]
        for at in touched:
            self._decided[at] = fold(None, self.stream(at))
        self.records.forget_all_after(entries_before)

    def take(self, order: Order, at: Address, provenance: Provenance, *, actor: Actor, role: str) -> None:
        """Turn to the next order. What it claims to have been known may not lie in the future."""
        may_be_known_since(provenance.known_on, today=self.today)
        must_be_explained(order)
        self._correction, self._not_before, self._known_to_be_of = None, date.min, None
        self._at, self.order, self.provenance, self.actor, self.role = at, order, provenance, actor, role

    def as_meant(self) -> Order:
        """The order as it is to be decided: a correction on the thing as it stood before the entry it corrects."""
        if self.order.corrects is not None:
            self._correction = correction = correction_of(self.order, self._at, self.stream(self._at))
            self.order = correction.as_meant(self.order, today=self.today)
            self.provenance = Provenance(undated=self.order.effective_on is None)
            self._decided[self._at] = correction.before
        return self.order

    def stream(self, at: Address) -> list[Entry]:
        """Every entry of a thing, those of this sitting included."""
        return [*self._fetched.stream(at), *(entry for entry in self._entries if entry.address == at)]

    def find(self, state: type[S], at: Address) -> S | None:
        """One thing as it stands now, or nothing; a correction meets the others as they stood on its day."""
        thing, on = Address(at.programme, state.KIND, at.ref), self.order.effective_on
        if self._correction is not None and on is not None and thing != self._at:
            then = self.records.at(at.programme, min(on, self.today), frozenset({state.KIND})).all(state)
            if at.ref in then:
                return then[at.ref]
        return cast("S | None", self._standing(thing))

    def load(self, state: type[S], at: Address) -> S:
        """One thing that has to be there."""
        found = self.find(state, at)
        if found is None:
            raise UnknownProgramme(at.ref) if state is Programme else UnknownSubject(at.kind, at.ref, at.programme)
        return found

    def programme(self, programme: str, *, is_over_too: bool = False) -> Programme:
        """The programme an order is given in; it has to be open, unless something is put right in it."""
        found = self.load(Programme, Address(programme, Programme.KIND, programme))
        if self._correction is None and not is_over_too:
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
        """Refuse a day before anything of the programme took effect, but what is exempt, which may follow its end."""
        self._must_come_last(at, self.effective_on(at))

    def _must_come_last(self, at: Address, day: date | None) -> None:
        held = self.records.at(at.programme, self.today, EVERYTHING).states
        dated = (things.values() for kind, things in held.items() if not may_follow_the_end(kind))
        before = (one for one in chain.from_iterable(dated) if one.address != at)
        days = [state.latest_on or date.min for state in (*before, self._standing(at)) if state]
        may_take_effect(day, f"anything in {at.in_words}", today=self.today, latest=max(days, default=date.min))

    def record_as_at(self, programme: str, day: date) -> Record:
        """The programme's plan as it stood on a day, out of all that is known, decisions of this sitting included.

        The record holds everything else as well, but that may change under the hands of whoever decides from it.
        """
        return self.records.at(programme, min(day, self.today), THE_PLAN)

    def others(self, state: type[S], programme: str) -> Mapping[str, S]:
        """Every thing of one kind in the programme."""
        return self.records.at(programme, self.today, frozenset({state.KIND})).all(state)

    def last_position(self, programme: str) -> int:
        """Where the programme's record ends, without what this sitting decides."""
        return self.records.stored_up_to(programme, self.today)

    def is_of(self, day: date | None) -> None:
        """Let the order at hand be of the day of a meeting or a decision that it names, where it says none itself."""
        self._known_to_be_of = day

    def effective_on(self, at: Address) -> date | None:
        """The day the order at hand takes effect on this thing; nothing for what an undated paper says."""
        if self.provenance.undated:
            return None
        state, programme = self._standing(at), self._standing(programme_of(at))
        days = (self._not_before, state.latest_on if state else None, programme.since if programme else None)
        latest = max(day for day in days if day is not None)
        happened_on = self.order.happened_on or self._known_to_be_of
        return takes_effect_on(self.order.effective_on, happened_on=happened_on, today=self.today, latest=latest)

    def save(self, at: Address, facts: Sequence[Fact]) -> None:
        """Keep what was decided about a thing, once the day of the order is found to fit."""
        if self._correction is not None:
            self._put_right(at, facts, self._correction)
            return
        state = self._standing(at)
        if state is None:
            self._must_have_been_read_as_new(at)
        day = self.effective_on(at)
        may_take_effect(day, at.in_words, today=self.today, latest=state.latest_on if state else None)
        self._must_be_there(self._standing(programme_of(at)), day)
        for fact in facts:
            state = self._enter(at, state, fact, day)
        self._decided[at] = state
        mine = self._entries[len(self._entries) - len(facts) :]
        must_bear_what_was_decided(at, mine, self.records, self.stream, today=self.today)

    def _put_right(self, at: Address, facts: Sequence[Fact], correction: Correction) -> None:
        """Keep what is to stand in for an entry, once it is found to fit what came before and after it."""
        day = self.effective_on(at)
        if at != self._at:
            raise CorrectsNothing(correction.corrected.position, 2)
        may_take_effect(day, at.in_words, today=self.today, latest=None)
        self._must_be_there(self._standing(programme_of(at)), day)
        entry = self._entry(at, correction.next_version, correction.one_of(facts), day)
        everything = partial(self.records.at, at.programme, kinds=EVERYTHING)
        state = correction.result(entry, everything, self.stream, today=self.today)
        self._must_not_outlive_the_programme(at, state, day)
        self._entries.append(entry)
        self._decided[at] = state

    def _must_not_outlive_the_programme(self, at: Address, state: State | None, day: date | None) -> None:
        programme = state if at.kind == Programme.KIND else self._standing(programme_of(at))
        if not isinstance(programme, Programme) or not programme.is_closed or may_follow_the_end(at.kind):
            return
        if programme is state:
            self._must_come_last(at, programme.latest_on)
        elif (day or date.min) > (programme.latest_on or date.max):
            must_be_open(programme)

    def note_of_an_entry(self, at: Address, fact: Fact) -> None:
        """Keep what is said of an entry of a thing, which need not be there any more, from today on."""
        version = self.stream(at)[-1].version + 1
        self._entries.append(self._entry(at, version, fact, self.today))
        self._decided[at] = fold(None, self.stream(at))

    def must_fit_what_is_there(self) -> None:
        """Refuse an order made from another version before anything is decided: what it says may no longer apply."""
        state, expected = self._standing(self._at), self.order.expected_version
        if state is None:
            return
        if expected is None and self.versions_required:
            raise VersionRequired(self._at.in_words, state.version)
        if expected is not None and expected != state.version:
            raise StaleVersion(self._at.in_words, expected=expected, current=state.version)

    def _must_have_been_read_as_new(self, at: Address) -> None:
        """What is not there has no version that could have been read; what was once has its reference for good."""
        if self._loaded.get(at):
            raise ReferenceWithdrawn(at, self.stream(at))
        if at == self._at and self.order.expected_version:
            raise StaleVersion(at.in_words, expected=self.order.expected_version, current=0)

    def _must_be_there(self, thing: State | None, day: date | None) -> None:
        if thing is not None:
            must_be_there_by(day, thing.address.in_words, since=thing.since, today=self.today)

    def answered(self, command_id: str) -> tuple[Answer | None, Answer | None]:
        """What this sitting answers under a command id, and what was answered under it before."""
        return self._answers.get(command_id), self._fetched.answer_to(command_id)

    def answer(self, at: Address, command_id: str, fingerprint: bytes, *, entries_before: int) -> None:
        """Keep the answer to the order at hand."""
        state, mine = self._standing(at), self._entries[entries_before:]
        versions = (entry.version for entry in reversed(mine) if entry.address == at)
        version = next(versions, state.version if state else 0)
        facts = tuple(type(entry.fact).__name__ for entry in mine)
        self._answers[command_id] = Answer(command_id, fingerprint, at, version, facts)

    def _standing(self, at: Address) -> State | None:
        if at not in self._decided:
            self._decided[at], self._loaded[at] = self._fetched.standing(at)
        return self._decided[at]

    def _enter(self, at: Address, state: State | None, fact: Fact, day: date | None) -> State:
        entry = self._entry(at, state.version + 1 if state else 1, fact, day)
        self._entries.append(entry)
        aggregate = AGGREGATES[at.kind]
        return aggregate.begin(entry) if state is None else aggregate.evolve(state, entry)

    def _entry(self, at: Address, version: int, fact: Fact, day: date | None) -> Entry:
        return Entry(
            position=_AFTER_ALL_THAT_IS_STORED + len(self._entries),
            recorded_at=self.now.astimezone(UTC),
            programme=at.programme,
            kind=at.kind,
            ref=at.ref,
            version=version,
            fact=fact,
            effective_on=day,
            known_on=self.provenance.known_on,
            actor=self.actor.name,
            role=self.role,
            reason=self.order.reason,
            note=self.order.note,
            command_id=cast("str", self.order.command_id),
            batch=self.provenance.batch,
            corrects=self.order.corrects,
            source=self.provenance.source,
            because=self.order.because,
            authority=self.order.authority,
        )
