"""The desk where an order is decided: it loads what the order concerns, and keeps what was decided until it is stored.

Orders of one batch see what the orders before them decided; nothing reaches the journal until all of them stand.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date
from typing import TypeVar, cast

from application.commands.order import Order, Provenance
from application.ports import Answer, Appended, Clock, Journal, Records
from domain.actor import Actor
from domain.aggregates import AGGREGATES
from domain.entry import Address, Entry, may_take_effect, takes_effect_on
from domain.fact import Fact
from domain.programme import Programme, must_be_open
from domain.record import Moment, Record, advance, nothing_at
from domain.refusals import StaleVersion, UnknownProgramme, UnknownSubject, VersionRequired
from domain.state import State

S = TypeVar("S", bound=State)


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
        self._working: dict[str, Record] = {}
        self._at = Address("", "", "")
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
        return Appended(tuple(self._entries), tuple(self._answers.values()))

    @property
    def entries_so_far(self) -> int:
        """How many entries this sitting has decided."""
        return len(self._entries)

    def take(self, order: Order, at: Address, provenance: Provenance, *, actor: Actor, role: str) -> None:
        """Turn to the next order."""
        self._at, self.order, self.provenance, self.actor, self.role = at, order, provenance, actor, role

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
        """Refuse a reference to something the programme does not have; none given is none wrong."""
        for ref in refs:
            if ref is not None:
                self.load(state, Address(programme, state.KIND, ref))

    def record_of(self, programme: str) -> Record:
        """The whole programme as it stands now, decisions of this sitting included."""
        if programme not in self._working:
            self._working[programme] = self._folded(programme, Moment(self.today))
        return self._working[programme]

    def record_as_at(self, programme: str, day: date) -> Record:
        """The programme as it stood on a day, out of all that is known; nothing that took effect later shows."""
        return self.record_of(programme) if day >= self.today else self._folded(programme, Moment(day))

    def _folded(self, programme: str, moment: Moment) -> Record:
        mine = (entry for entry in self._entries if entry.programme == programme)
        return advance(self._stored(programme, moment), mine)

    def _stored(self, programme: str, moment: Moment) -> Record:
        """What is stored of it: nothing yet, where it is registered in this very sitting."""
        try:
            return self._records.at(programme, moment)
        except UnknownProgramme:
            return nothing_at(moment)

    def others(self, state: type[S], programme: str) -> Mapping[str, S]:
        """Every thing of one kind in the programme."""
        return self.record_of(programme).all(state)

    def effective_on(self, at: Address) -> date | None:
        """The day the order at hand takes effect on this thing; nothing for what an undated paper says."""
        if self.provenance.undated:
            return None
        state = self._standing(at)
        latest = state.latest_on if state else None
        return takes_effect_on(
            self.order.effective_on, happened_on=self.order.happened_on, today=self.today, latest=latest
        )

    def save(self, at: Address, facts: Sequence[Fact]) -> None:
        """Keep what was decided about a thing, once the day and the version of the order are found to fit."""
        state = self._standing(at)
        day = self.effective_on(at)
        self._must_fit(at, state)
        may_take_effect(day, at.in_words, today=self.today, latest=state.latest_on if state else None)
        for fact in facts:
            state = self._enter(at, state, fact, day)
        self._decided[at] = state

    def must_fit_what_is_there(self) -> None:
        """Refuse an order made from another version before anything is decided: what it says may no longer apply."""
        if (state := self._standing(self._at)) is not None:
            self._must_fit(self._at, state)

    def has_answered(self, command_id: str) -> bool:
        """Whether an order of this sitting carries the id already."""
        return command_id in self._answers

    def answer(self, at: Address, command_id: str, fingerprint: bytes, *, entries_before: int) -> None:
        """Keep the answer to the order at hand."""
        state = self._standing(at)
        facts = tuple(type(entry.fact).__name__ for entry in self._entries[entries_before:])
        self._answers[command_id] = Answer(command_id, fingerprint, at, state.version if state else 0, facts)

    def _standing(self, at: Address) -> State | None:
        if at not in self._decided:
            self._decided[at] = self._journal.load(at)
        return self._decided[at]

    def _must_fit(self, at: Address, state: State | None) -> None:
        """The version that was read is the version there is; only the thing the order is sent to has to match."""
        expected, current = self.order.expected_version, state.version if state else 0
        if at != self._at:
            return
        if expected is None and current and self._versions_required:
            raise VersionRequired(at.in_words, current)
        if expected is not None and expected != current:
            raise StaleVersion(at.in_words, expected=expected, current=current)

    def _enter(self, at: Address, state: State | None, fact: Fact, day: date | None) -> State:
        entry = Entry(
            position=0,
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
        if at.programme in self._working:
            self._working[at.programme] = advance(self._working[at.programme], (entry,))
        aggregate = AGGREGATES[at.kind]
        return aggregate.begin(entry) if state is None else aggregate.evolve(state, entry)
