"""What did each entry change, where corrections stand in for what they correct?"""

from collections.abc import Iterable, Iterator, Sequence

from application.projections.sentences.sentence import sentence
from application.projections.sentences.telling import Change, Corrected
from domain.aggregates import AGGREGATES, fold_in_order
from domain.correcting import in_force, seen_from
from domain.entry import Entry
from domain.erasing import ErasureRecorded, FactErased
from domain.fact import Fact
from domain.record import Moment
from domain.state import State

States = dict[str, dict[str, State]]


def changes(known: Sequence[Entry], moment: Moment, states: States) -> Iterator[Change[Fact, State]]:
    """Each entry with the thing before it, while `states` is folded forward; they are told before the next is read.

    `known` are the entries known at the moment; those that take effect after it are passed over, unless they correct
    others. As in the record, what is claimed to have been known of a thing does not count before the thing itself does.
    """
    put_right = {entry.address: _Stream(moment, states) for entry in known if _is_not_told_alone(entry)}
    named = {entry.corrects for entry in known}
    told: dict[int | None, Corrected] = {}
    for entry in known:
        stream = put_right.get(entry.address)
        if stream is None and not moment.may_count(entry):
            continue
        before = stream.after(entry) if stream else _in_order(entry, states)
        change = Change(entry, entry.fact, before, states, told.get(entry.corrects))
        if entry.position in named:
            said = sentence(change)
            told[entry.position] = Corrected(entry, said.what, said.changed_to)
        if moment.may_count(entry) or entry.corrects is not None:
            yield change


def _is_not_told_alone(entry: Entry) -> bool:
    """Whether it corrects another, or what it said was erased, so that the whole stream says how the thing stood."""
    return entry.corrects is not None or isinstance(entry.fact, ErasureRecorded | FactErased)


def _in_order(entry: Entry, states: States) -> State | None:
    """Fold one entry in; the thing before it."""
    held = states.setdefault(entry.kind, {})
    before = held.get(entry.ref)
    if before is not None:
        held[entry.ref] = AGGREGATES[entry.kind].evolve(before, entry)
    elif entry.version == 1:
        held[entry.ref] = AGGREGATES[entry.kind].begin(entry)
    return before


class _Stream:
    """The entries of a thing of which some correct others, as far as they have come."""

    def __init__(self, moment: Moment, states: States) -> None:
        self._moment, self._states = moment, states
        self._so_far: list[Entry] = []

    def after(self, entry: Entry) -> State | None:
        """Take one entry in; the thing before it, which for a correction is that before the entry it corrects."""
        self._so_far.append(entry)
        held = self._states.setdefault(entry.kind, {})
        before = held.get(entry.ref) if entry.corrects is None else self._folded(self._before(entry.position))
        after = self._folded(in_force(self._so_far))
        if after is None:
            held.pop(entry.ref, None)
        else:
            held[entry.ref] = after
        return before

    def _before(self, position: int) -> Iterable[Entry]:
        """What counts before the place of a correction; nothing is known of a place whose first entry is not."""
        named = {entry.position: entry.corrects for entry in self._so_far}
        first: int | None = position
        while first is not None and first in named:
            first = named[first]
        return seen_from(self._so_far, position).earlier if first is None else ()

    def _folded(self, entries: Iterable[Entry]) -> State | None:
        """What comes of the entries that count and can still be read; without its beginning nothing does."""
        counting = [entry for entry in entries if self._moment.may_count(entry)]
        if counting and isinstance(counting[0].fact, FactErased):
            return None
        return fold_in_order(None, (entry for entry in counting if not isinstance(entry.fact, FactErased)))
