"""A correction under way: the entry it names, the stream around it, and what the stream comes to with it."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from application.commands.order import TAKEN_OVER, Order
from domain.aggregates import fold, fold_in_order
from domain.as_approved import PutRight, Streams, must_stay_as_approved
from domain.correcting import (
    Around,
    CorrectionUnexplained,
    CorrectsNothing,
    ErasedForGood,
    LaterEntriesImpossible,
    NotAllOfACorrection,
    may_be_corrected,
    must_take_effect_in_its_place,
    seen_from,
)
from domain.decided_at import Thing, must_bear_its_decisions
from domain.entry import Address, Entry
from domain.erasing import FactErased
from domain.fact import Fact
from domain.gate import must_keep_what_it_let_through
from domain.naming import must_name_what_is_there, must_not_be_missed, those_naming
from domain.record import Record
from domain.state import State
from domain.still_possible import must_leave_the_rest_possible


class Correction(NamedTuple):
    """The entry that an order corrects, in its stream."""

    corrected: Entry
    stream: tuple[Entry, ...]
    around: Around

    @property
    def before(self) -> State | None:
        """The thing as it stood before the entry, out of what counts now."""
        return fold_in_order(None, self.around.earlier)

    @property
    def was(self) -> State | None:
        """The thing as it stands without the correction."""
        return fold(None, self.stream)

    def as_meant(self, order: Order, *, today: date) -> Order:
        """The order with what it leaves unsaid: the reason, the note and the day of the entry it corrects.

        A reason or a note that is said to be none stays none. A withdrawal says nothing in the place of the entry, and
        so takes over none of its words.
        """
        day = order.effective_on or self._happened(order, today) or self.corrected.effective_on
        unsaid: dict[str, object] = {"effective_on": day}
        if not order.withdraws:
            left_out = (name for name in TAKEN_OVER if name not in order.model_fields_set)
            unsaid |= {name: getattr(self.corrected, name) for name in left_out}
        return order.model_copy(update=unsaid)

    def _happened(self, order: Order, today: date) -> date | None:
        """The day the order itself says it happened, where that lies between what comes before and after."""
        day, (earlier, _, later) = order.happened_on, self.around
        latest = min(today, later[0].effective_on or date.min) if later else today
        earliest = (earlier[-1].effective_on or date.min) if earlier else date.min
        return day if day is not None and earliest <= day <= latest else None

    def one_of(self, facts: Sequence[Fact]) -> Fact:
        """What is to stand in for the entry: one fact, and not nothing."""
        if len(facts) != 1:
            raise CorrectsNothing(self.corrected.position, len(facts))
        return facts[0]

    def result(self, correction: Entry, on: Callable[[date], Record], streams: Streams, *, today: date) -> State | None:
        """The thing as it stands with the correction; refused where it does not fit what came before or after.

        Refused as well where it takes from others what they name, or names what is not there, in the record `on` a day.
        """
        stream = (*self.stream, correction)
        after = seen_from(stream, correction.position)
        if after.here and isinstance(after.here.fact, FactErased):
            raise ErasedForGood(after.here.position)
        must_take_effect_in_its_place(after)
        try:
            must_leave_the_rest_possible(self.around, after, correction)
        except LaterEntriesImpossible as refusal:
            gone = self.is_of_the_beginning and after.here is None
            raise refusal.and_named_by(those_naming(correction.address, on(today).states) if gone else ()) from None
        result = fold(None, stream)
        self._must_fit_the_others(stream, on, streams, today=today)
        if result is not None:
            states, put_right = on(today).states, PutRight(self.was, result, correction, is_empty=after.here is None)
            must_stay_as_approved(put_right, states, streams)
        return result

    def _must_fit_the_others(
        self, stream: Sequence[Entry], on: Callable[[date], Record], streams: Streams, *, today: date
    ) -> None:
        """Refuse to take from others what they name, and to name what is not there, in the programme's record."""
        at, result = self.corrected.address, fold(None, stream)
        if self.is_of_the_beginning:
            day_before = result.since - timedelta(days=1) if result and result.since else today
            must_not_be_missed(at, result, on(day_before).states)
        states = on(today).states
        must_keep_what_it_let_through(self.was, result, states)
        if result is not None:
            must_name_what_is_there(self.was, result, states)
            must_bear_its_decisions(Thing(at, self.stream, tuple(stream)), states, streams)

    @property
    def next_version(self) -> int:
        """The version that the correction gets."""
        return self.stream[-1].version + 1

    @property
    def is_of_the_beginning(self) -> bool:
        """Whether the thing begins with the entry."""
        return not self.around.earlier


def correction_of(order: Order, at: Address, stream: Sequence[Entry]) -> Correction:
    """The correction that an order is; refused where its entry is none of the stream, or was corrected before."""
    corrected = may_be_corrected(stream, order.corrects or 0, at, by_withdrawal=order.withdraws)
    return Correction(corrected, tuple(stream), seen_from(stream, corrected.position))


def must_be_explained(order: Order) -> None:
    """Refuse a correction, or an erasure, without its why and its authority, and those of any other order."""
    if order.corrects is None and not order.erases:
        if order.because or order.authority:
            raise NotAllOfACorrection
        return
    explained = (("why (because)", order.because), ("the authority", order.authority))
    missing = [words for words, said in explained if not said]
    if missing:
        raise CorrectionUnexplained(" and ".join(missing))
