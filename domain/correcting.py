"""Corrections: which entries of a stream are in force once some of them put others right, and which can be corrected.

A correction stands in for the entry it names, in that entry's place; a withdrawal empties the place. Whoever corrects
a correction, or withdraws it, names the correction: what it had put right is then put right anew, or stands as before.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import ClassVar, NamedTuple

from domain.entry import Address, Entry
from domain.fact import Fact
from domain.refusals import AgainstTheRecord, Malformed, Unknown, day_in_words
from domain.words import NAMED_AFTER_ANOTHER, listed


class EntryWithdrawn(Fact):
    """An entry was made in error: it counts for nothing in any view known from here on."""

    is_about_an_entry: ClassVar[bool] = True


class NothingToCorrect(Unknown):
    """An entry can be corrected where it stands: among those of its own thing."""

    def __init__(self, position: int, at: Address, entries: Iterable[int]) -> None:
        has = ", ".join(map(str, entries))
        super().__init__(
            f"The {at.in_words} of “{at.programme}” has no entry {position}. Its entries are {has}; name one of them."
            if has
            else f"“{at.programme}” has no {at.in_words}, so it has no entry {position}."
        )


class AlreadyCorrected(AgainstTheRecord):
    """An entry is corrected once; after that its correction is what can be corrected."""

    def __init__(self, position: int, by: Entry) -> None:
        did, instead = ("withdrawn", "Withdraw") if _withdraws(by) else ("corrected", "Correct")
        super().__init__(f"Entry {position} was {did} by entry {by.position} already. {instead} that one instead.")


class WithdrawalCannotBeCorrected(AgainstTheRecord):
    """A withdrawal says nothing that could be put otherwise; it can only be withdrawn itself."""

    def __init__(self, position: int, withdrawn: int) -> None:
        super().__init__(
            f"Entry {position} withdraws entry {withdrawn}. Withdraw it, and entry {withdrawn} counts again."
        )


class SealedForGood(AgainstTheRecord):
    """What went out under a seal went out; nothing can be put in its place."""

    def __init__(self, position: int, at: Address, stays: str) -> None:
        super().__init__(f"Entry {position} {stays.format(thing=at.in_words)}")


class ErasedForGood(AgainstTheRecord):
    """What was erased is gone, and so is every way back to it."""

    def __init__(self, position: int) -> None:
        super().__init__(f"Entry {position} was erased, for good: it cannot be made to count again.")


class ErasureStays(AgainstTheRecord):
    """That something was erased stays on record."""

    def __init__(self, position: int) -> None:
        super().__init__(f"Entry {position} records an erasure. It can be neither corrected nor withdrawn.")


class CorrectionUnexplained(Malformed):
    """A correction says why, and on whose authority."""

    def __init__(self, missing: str) -> None:
        super().__init__(f"A correction says why it is made, and on whose authority. Not stated: {missing}.")


class NotAllOfACorrection(Malformed):
    """Why, and on whose authority, is asked of corrections alone."""

    def __init__(self) -> None:
        super().__init__("Only a correction says because of what and on whose authority it is made: name the entry.")


class CorrectsNothing(AgainstTheRecord):
    """A correction puts one thing in the place of another."""

    def __init__(self, position: int, facts: int) -> None:
        said = "nothing that was not said before it" if not facts else f"{facts} things at once"
        super().__init__(f"Instead of entry {position} this would say {said}. Withdraw the entry, or say one thing.")


class SpeaksOfTwoThings(AgainstTheRecord):
    """What is said of two things in one breath stands in two entries, and no one entry can be put in their place."""

    def __init__(self, order: str, position: int) -> None:
        super().__init__(
            f"To {order} says something of two things, and so cannot stand in for entry {position}. Withdraw entry "
            f"{position}; if it was given by the same order, withdraw as well what that recorded of the other thing. "
            "After that give this order by itself; if the other thing began with it, use a reference that is new."
        )


class NotCorrectedLikeThis(AgainstTheRecord):
    """People are let in and let go from now on, never backwards; and a file adds to the record."""

    def __init__(self, order: str, by: str | None) -> None:
        super().__init__(
            f"An entry cannot be corrected by {by}; correct it by hand."
            if by
            else f"Who may do what is changed from now on and not corrected backwards: {order} without naming an entry."
        )


class StandsInForNothing(AgainstTheRecord):
    """Some orders do more than record what happened, and so can stand in for no entry."""

    def __init__(self, order: str) -> None:
        super().__init__(f"To {order} cannot stand in for an entry: give that order by itself, and leave out corrects.")


class CorrectionOutOfOrder(AgainstTheRecord):
    """A correction takes effect where its entry did: not before what comes before it, nor after what comes after."""

    def __init__(self, day: date | None, neighbour: Entry, where: str) -> None:
        super().__init__(
            f"In the place of the entry it corrects this cannot take effect on {_in_words(day)}: entry "
            f"{neighbour.position}, which comes {where} it, took effect on {_in_words(neighbour.effective_on)}. "
            "Choose a day that fits, or correct that entry first."
        )


def _in_words(day: date | None) -> str:
    return day_in_words(day) if day else "a day that is not stated"


MOST_NAMED = 10
"""How many entries are named for one reason; the rest are counted."""


class LaterEntriesImpossible(AgainstTheRecord):
    """A correction may not take the ground from under what was recorded after it, or from under what names it."""

    def __init__(self, position: int, later: Sequence[tuple[int, str]], named_by: Sequence[Address] = ()) -> None:
        self.later = later
        self._position = position
        reasons: dict[str, list[int]] = {}
        for one, why in later:
            reasons.setdefault(why, []).append(one)
        what = " ".join(f"{_some(entries)}: {why}" for why, entries in reasons.items())
        others = f" And this names it: {', '.join(at.in_words for at in named_by)}." if named_by else ""
        first = "that" if len(later) == 1 and not named_by else "those, the last one first,"
        super().__init__(
            f"Entry {position} cannot be put right like that, because what came after it would have been impossible. "
            f"{what}{others} Correct or withdraw {first} and then this one."
        )

    def and_named_by(self, others: Sequence[Address]) -> "LaterEntriesImpossible":
        """The same, with the things that name what would be there no more."""
        return LaterEntriesImpossible(self._position, self.later, others)


def _some(entries: Sequence[int]) -> str:
    """Entry 5; entries 5, 6 and 7; entries 5, 6, 7 and 12 more."""
    if len(entries) == 1:
        return f"Entry {entries[0]}"
    named, more = entries[:MOST_NAMED], len(entries) - MOST_NAMED
    return f"Entries {listed([*map(str, named), *([f'{more} more'] if more > 0 else [])])}"


class ReferenceWithdrawn(AgainstTheRecord):
    """A reference means one thing for ever, also where the entry that began it was withdrawn."""

    def __init__(self, at: Address, stream: Sequence[Entry]) -> None:
        by = corrected_by(stream)
        began = next(iter(stream))
        while began.position in by and not _withdraws(by[began.position]):
            began = by[began.position]
        gone = by[began.position].position
        again = f"withdraw entry {gone}, so that entry {began.position} counts again, and correct that one"
        super().__init__(
            f"There was a {at.in_words}, and the entry that began it was withdrawn. "
            + (
                f"To say something else of it, {again}."
                if at.kind in NAMED_AFTER_ANOTHER
                else f"Choose another reference, or {again}."
            )
        )


def _withdraws(entry: Entry) -> bool:
    return isinstance(entry.fact, EntryWithdrawn)


def corrected_by(stream: Iterable[Entry]) -> dict[int, Entry]:
    """Which entry stands corrected or withdrawn, by its position, and what does it.

    Read from the last to the first: a correction comes after what it names, so whatever could undo it was read.
    """
    by: dict[int, Entry] = {}
    for entry in sorted(stream, key=lambda one: one.version, reverse=True):
        if entry.corrects is not None and not (entry.position in by and _withdraws(by[entry.position])):
            by.setdefault(entry.corrects, entry)
    return by


def places(stream: Sequence[Entry]) -> Iterator[tuple[Entry, Entry | None]]:
    """Every place of a stream in order: the entry first written there, and the one that counts there, if any does."""
    by = corrected_by(stream)
    for first in stream:
        if first.corrects is None and not first.fact.is_about_an_entry:
            counts = first
            while counts.position in by:
                counts = by[counts.position]
            yield first, None if _withdraws(counts) else counts


def in_force(stream: Sequence[Entry]) -> list[Entry]:
    """The entries that count, in the order of their places."""
    return [counts for _, counts in places(stream) if counts is not None]


def may_be_corrected(stream: Sequence[Entry], position: int, at: Address, *, by_withdrawal: bool) -> Entry:
    """The entry to correct; refused where the thing has none at that position, or where it was corrected already."""
    entries, by = {entry.position: entry for entry in stream}, corrected_by(stream)
    if position not in entries:
        raise NothingToCorrect(position, at, entries)
    found = entries[position]
    if position in by:
        raise AlreadyCorrected(position, by[position])
    if found.fact.stays:
        raise SealedForGood(position, at, found.fact.stays)
    if _withdraws(found):
        withdrawn = entries[found.corrects or 0]
        if not by_withdrawal:
            raise WithdrawalCannotBeCorrected(position, withdrawn.position)
        if withdrawn.corrects in by:  # what it had put right has been put right otherwise since
            raise AlreadyCorrected(withdrawn.corrects, by[withdrawn.corrects])
    elif found.fact.is_about_an_entry:
        raise ErasureStays(position)
    return found


class Around(NamedTuple):
    """A stream seen from one of its places: what counts before it, in it, and after it."""

    earlier: list[Entry]
    here: Entry | None
    later: list[Entry]


def seen_from(stream: Sequence[Entry], position: int) -> Around:
    """The stream as seen from the place that an entry stands in, or that it stands in for."""
    named = {entry.position: entry.corrects for entry in stream}
    first = position
    while (corrected := named[first]) is not None:
        first = corrected
    found = [(place.position, counts) for place, counts in places(stream)]
    return Around(
        [counts for place, counts in found if counts is not None and place < first],
        next(counts for place, counts in found if place == first),
        [counts for place, counts in found if counts is not None and place > first],
    )


def must_take_effect_in_its_place(around: Around) -> None:
    """Refuse a day before what counts earlier in the stream, or after what counts later in it."""
    if around.here is None:
        return
    if around.earlier and _day(around.earlier[-1]) > _day(around.here):
        raise CorrectionOutOfOrder(around.here.effective_on, around.earlier[-1], "before")
    if around.later and _day(around.later[0]) < _day(around.here):
        raise CorrectionOutOfOrder(around.here.effective_on, around.later[0], "after")


def _day(entry: Entry) -> date:
    """What states no day has always counted."""
    return entry.effective_on or date.min
