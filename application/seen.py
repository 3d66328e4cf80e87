"""What one person sees of the records: everything, or everything but what is exempt. Every door reads through this.

Whether somebody may see is settled now, whatever moment they ask about: an item that is exempt today is not shown as it
was before that, and one that was exempt then is shown if it no longer is.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from threading import Lock
from typing import NamedTuple, TypeVar

from application.ports import Records, WholeRecords
from domain.about import Thing
from domain.actor import Actor
from domain.entry import Address, Entry
from domain.exemption import Exemption
from domain.hiding import NOTHING_HIDDEN, Hidden, Writings, exempt_now
from domain.record import Moment, Record, States, folded, those_that_count
from domain.state import State

K = TypeVar("K")
V = TypeVar("V")

PROGRAMMES_KEPT = 16
"""Of how many programmes it is kept what is hidden."""

RECORDS_KEPT = 64
"""How many records are kept as they are seen, so that what was made of them can be found again."""


class _Made(NamedTuple):
    """A record without what is hidden, and what it was made of."""

    whole: States
    hidden: Hidden
    states: States


class Sight:
    """Who sees what of the records of one store, worked out once and kept."""

    def __init__(self, records: WholeRecords, losses: Callable[[], int] = lambda: 0) -> None:
        """`losses` counts how often the store was lost sight of: what was read of it before that may not be there."""
        self._records, self._losses = records, losses
        self._lost = losses()
        self._never_exempt: dict[str, int] = {}
        self._writings: OrderedDict[str, Writings] = OrderedDict()
        self._hidden: OrderedDict[tuple[str, int, frozenset[Thing], int | None, int], Hidden] = OrderedDict()
        self._made: OrderedDict[tuple[str, Moment, int | None], _Made] = OrderedDict()
        self._keeping = Lock()

    def of(self, actor: Actor) -> Records:
        """The records as somebody sees them."""
        return SeenBy(self._records, self, may_see_exempt=actor.may_see_exempt)

    @property
    def public(self) -> Records:
        """The records as anybody sees them who may see the programme at all."""
        return SeenBy(self._records, self)

    def public_up_to(self, position: int | None) -> Records:
        """The same, by what was exempt at a position, for what is kept ready for everybody.

        What is kept has to be told from what came later, so that a record has the position of its last entry of all.
        """
        return SeenBy(self._records, self, up_to=position, tells_positions=True)

    def hidden_from(self, actor: Actor, programme: str) -> Hidden:
        """What somebody does not see of a programme they may see."""
        return NOTHING_HIDDEN if actor.may_see_exempt(programme) else self.hidden(programme)

    def hidden(self, programme: str, *, up_to: int | None = None) -> Hidden:
        """What is hidden from whoever may not read what is exempt; as things stood at a position, if one is given."""
        if self._was_never_exempt(programme):
            return NOTHING_HIDDEN
        now = self._records.at(programme, Moment(date.max, up_to=up_to))
        exempt = exempt_now(now.all(Exemption).values())
        if not exempt:
            return NOTHING_HIDDEN
        key = (programme, now.position, exempt, up_to, self._losses())
        found = self._hidden.get(key)
        if found is None:
            looked_to = now.position if up_to is None else min(up_to, now.position)
            found = self._read(programme, now.position).hidden(exempt, up_to=looked_to)
        with self._keeping:
            _keep(self._hidden, key, found, most=PROGRAMMES_KEPT)
        return found

    def without(self, hidden: Hidden, record: Record, *, up_to: int | None) -> States:
        """The states of a record without what is hidden: the same ones for the same record."""
        programme = record.programme.ref
        key = (programme, record.moment, up_to)
        made = self._made.get(key)
        if made is None or made.whole is not record.states or made.hidden is not hidden:
            made = _Made(record.states, hidden, self._left_of(hidden, record, programme))
        with self._keeping:
            _keep(self._made, key, made, most=RECORDS_KEPT)
        return made.states

    def _left_of(self, hidden: Hidden, record: Record, programme: str) -> States:
        left = {
            kind: {ref: state for ref, state in held.items() if not hidden.hides(kind, ref)}
            for kind, held in record.states.items()
        }
        for kind, ref in hidden.in_part:
            state = self._seen_of(Address(programme, kind, ref), hidden, record.moment)
            if state is not None:
                left.setdefault(kind, {})[ref] = state
            else:
                left.get(kind, {}).pop(ref, None)
        return {kind: held for kind, held in left.items() if held}

    def _seen_of(self, at: Address, hidden: Hidden, moment: Moment) -> State | None:
        stream = hidden.visible(self._records.stream(at))
        return folded(moment, stream).states.get(at.kind, {}).get(at.ref)

    def _read(self, programme: str, position: int) -> Writings:
        """What a programme's entries are about, at least up to a position."""
        with self._keeping:
            self._let_go_of_what_may_be_lost()
            writings = self._writings.pop(programme, None) or Writings()
            if writings.position < position:
                writings.goes_on(self._records.since(programme, writings.position))
            _keep(self._writings, programme, writings, most=PROGRAMMES_KEPT)
            return writings

    def _was_never_exempt(self, programme: str) -> bool:
        """Whether nothing in a programme ever was, as far as it has come; only what is new since the last look is read.

        Most programmes never exempt anything, and every order and every page asks.
        """
        with self._keeping:
            lost = self._let_go_of_what_may_be_lost()
            after = self._never_exempt.get(programme, 0)
        looked = self._records.look_for(Exemption.KIND, programme, after=after)
        if looked.found or lost != self._losses():
            return False
        with self._keeping:
            if looked.position > after and lost == self._lost:
                self._never_exempt[programme] = looked.position
        return True

    def _let_go_of_what_may_be_lost(self) -> int:
        lost = self._losses()
        if lost != self._lost:
            self._lost = lost
            self._writings.clear()
            self._never_exempt.clear()
        return lost


def _keep(kept: OrderedDict[K, V], key: K, value: V, *, most: int) -> None:
    kept[key] = value
    kept.move_to_end(key)
    if len(kept) > most:
        kept.popitem(last=False)


def _nobody_may(_: str) -> bool:
    return False


class SeenBy:
    """The records as somebody sees them who may read what is exempt in some programmes, or in none.

    It takes the place of the records themselves: a record, and the entries, are without what is hidden, as if that had
    never been written. What is hidden is always settled after it is settled how far is read: of an entry that comes in
    between nobody has looked whether it is. `up_to` and `tells_positions` are for what is kept ready (see
    `Sight.public_up_to`).
    """

    def __init__(
        self,
        records: Records,
        sight: Sight,
        *,
        may_see_exempt: Callable[[str], bool] = _nobody_may,
        up_to: int | None = None,
        tells_positions: bool = False,
    ) -> None:
        self._records, self._sight, self._may_see_exempt = records, sight, may_see_exempt
        self._up_to, self._tells_positions = up_to, tells_positions

    def programmes(self) -> Sequence[str]:
        """The references of every programme; no programme is ever exempt."""
        return self._records.programmes()

    def at(self, programme: str, moment: Moment) -> Record:
        """The record without what is hidden; its position is that of the last entry that is seen."""
        record = self._records.at(programme, moment)
        hidden = self._hidden(programme)
        if hidden is NOTHING_HIDDEN or record.is_empty:
            return record
        states = self._sight.without(hidden, record, up_to=self._up_to)
        position = record.position if self._tells_positions else hidden.last_seen(record.position)
        return Record(record.moment, position, states)

    def entries(self, programme: str, moment: Moment) -> Iterable[Entry]:
        """The entries that are seen and count at a moment."""
        entries = self._records.entries(programme, moment)
        hidden = self._hidden(programme)
        if hidden is NOTHING_HIDDEN:
            return entries
        return those_that_count(hidden.visible(self._records.since(programme, 0)), moment)

    def since(self, programme: str, position: int) -> Iterable[Entry]:
        """Every entry after a position that is seen."""
        entries = self._records.since(programme, position)
        hidden = self._hidden(programme)
        if hidden is NOTHING_HIDDEN:
            return entries
        return (entry for entry in hidden.visible(self._records.since(programme, 0)) if entry.position > position)

    def stream(self, at: Address) -> Sequence[Entry]:
        """Every entry of one thing that is seen."""
        stream = self._records.stream(at)
        hidden = self._hidden(at.programme)
        return stream if hidden is NOTHING_HIDDEN else tuple(hidden.visible(stream))

    def _hidden(self, programme: str) -> Hidden:
        if self._may_see_exempt(programme):
            return NOTHING_HIDDEN
        return self._sight.hidden(programme, up_to=self._up_to)
