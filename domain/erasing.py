"""Erasure: what an entry said is taken out for good, where the law asks for it; that there was an entry stays."""

from collections.abc import Sequence
from typing import ClassVar

from pydantic import Field

from domain.correcting import EntryWithdrawn, NothingToCorrect, corrected_by
from domain.entry import Address, Entry
from domain.fact import Fact
from domain.refusals import AgainstTheRecord


class ErasureRecorded(Fact):
    """What the entry at a position said was erased: its fact, its note, its source. Its envelope stays."""

    is_about_an_entry: ClassVar[bool] = True

    position: int = Field(ge=1)


class FactErased(Fact):
    """What is read where a fact was erased; nothing is ever recorded as this."""


class StillCounts(AgainstTheRecord):
    """Only what counts no more can be erased: the record has to make sense without it."""

    def __init__(self, position: int) -> None:
        super().__init__(
            f"Entry {position} counts, so that the record would not make sense without it. "
            "Correct or withdraw it first, and erase it then."
        )


class NothingInIt(AgainstTheRecord):
    """There is nothing that could be erased."""

    def __init__(self, position: int, why: str) -> None:
        super().__init__(f"Entry {position} holds nothing that could be erased: {why}.")


_HOLDS_NOTHING = {
    EntryWithdrawn: "it withdraws another",
    ErasureRecorded: "it records an erasure",
    FactErased: "it was erased before",
}


def must_be_erasable(stream: Sequence[Entry], position: int, at: Address) -> Entry:
    """The entry to erase; refused is one that the thing does not have, that counts, or that holds nothing any more."""
    entries = {entry.position: entry for entry in stream}
    if position not in entries:
        raise NothingToCorrect(position, at, entries)
    if ErasureRecorded(position=position) in (entry.fact for entry in stream):
        raise NothingInIt(position, _HOLDS_NOTHING[FactErased])
    holds_nothing = _HOLDS_NOTHING.get(type(entries[position].fact))
    if holds_nothing:
        raise NothingInIt(position, holds_nothing)
    if position not in corrected_by(stream):
        raise StillCounts(position)
    return entries[position]
