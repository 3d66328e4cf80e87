"""What does an erasure leave, or break, elsewhere: which entries hold the same words, and what was sealed of them?"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel

from domain.correcting import corrected_by
from domain.entry import Entry
from domain.highlight_report_life import HighlightReportIssued
from domain.meeting_facts import PackFrozen
from domain.money import Money
from domain.planned_date import PlannedDate
from domain.record import Moment, those_that_count
from domain.refusals import AgainstTheRecord
from domain.suggestion import Suggestion
from domain.words import listed

SHORTEST = 3
"""Words with fewer characters than these say nothing of anybody."""

_DATES_AND_SUMS = (PlannedDate, Money)
_NOBODYS_WORDS = (*_DATES_AND_SUMS, Suggestion)


class Left(NamedTuple):
    """What an erasure does not reach: entries in which the same words stay, and reports and packs sealed of it."""

    same_words: tuple[Entry, ...] = ()
    reports: tuple[Entry, ...] = ()

    @property
    def positions(self) -> tuple[int, ...]:
        """All of these entries, by their positions."""
        return tuple(sorted(entry.position for entry in (*self.same_words, *self.reports)))


class ErasureNotKnowing(AgainstTheRecord):
    """What an erasure leaves and what it breaks is known before it is made, as nothing brings the words back."""

    def __init__(self, position: int, left: Left) -> None:
        known = ", ".join(map(str, left.positions))
        super().__init__(
            f"Entry {position} was not erased, because it is for good and there is something to know before it. "
            f"{' '.join(_in_words(position, left))} "
            f"If it is to be erased all the same, say that you know of this (knowing: {known})."
        )


def _in_words(position: int, left: Left) -> Iterator[str]:
    if left.same_words:
        yield (
            f"The same words stand in {_listed(left.same_words)} and will stay there: correct or withdraw "
            "what counts of these, and erase it as well."
        )
    for sealed in left.reports:
        is_a_pack = isinstance(sealed.fact, PackFrozen)
        what, verb = ("pack of ", "frozen") if is_a_pack else ("", "issued")
        yield (
            f"The {what}{sealed.address.in_words} was {verb} (entry {sealed.position}) from what entry {position} "
            f"said: it may no longer be possible to make it again as it was {verb}, so keep a copy of it first."
        )


def _listed(entries: Sequence[Entry]) -> str:
    return f"{'entry' if len(entries) == 1 else 'entries'} {listed(str(entry.position) for entry in entries)}"


def left_by_the_erasure(of: Entry, entries: Iterable[Entry]) -> Left:
    """What the erasure of an entry would leave, out of all entries of its programme."""
    known = list(entries)
    return Left(tuple(_with_the_words(of, known)), tuple(_made_of(of, known)))


def _with_the_words(of: Entry, entries: Iterable[Entry]) -> Iterator[Entry]:
    """The other entries in which a whole note or field of this one stands, however it is spaced, in any case.

    Not asked for are its source and its authority: those say where it was found and which body decided it, and many
    entries share them; nor what a rule made of the plan.
    """
    words = {_in_one_way(text) for text in (of.note, of.because, *_texts(of.fact, _NOBODYS_WORDS)) if text}
    wanted = "|".join(re.escape(one) for one in sorted(words) if len(one) >= SHORTEST)
    if not wanted:
        return
    said = re.compile(rf"(?<!\w)(?:{wanted})(?!\w)")
    for entry in entries:
        if entry.position != of.position and any(said.search(_in_one_way(text)) for text in _everything_in(entry)):
            yield entry


def _everything_in(entry: Entry) -> Iterator[str]:
    kept = (entry.note, entry.because, entry.authority, entry.source)
    yield from (text for text in kept if text)
    yield from _texts(entry.fact, _DATES_AND_SUMS)


def _in_one_way(text: str) -> str:
    return " ".join(text.casefold().split())


def _texts(value: object, leaving_out: tuple[type, ...]) -> Iterator[str]:
    """The words people wrote in a fact: its lines and texts, and neither references nor what is chosen from a list."""
    if isinstance(value, str):
        if not isinstance(value, Enum):
            yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part, leaving_out)
    elif isinstance(value, BaseModel) and not isinstance(value, leaving_out):
        for name in _fields_of_words(type(value)):
            yield from _texts(getattr(value, name), leaving_out)


@cache
def _fields_of_words(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields that can hold words; what has to look a certain way is a reference or a digest."""
    found = model.model_fields.items()
    return tuple(name for name, info in found if not any(_patterns((info.annotation, *info.metadata))))


def _patterns(parts: Iterable[Any]) -> Iterator[bool]:  # Any: types, and whatever they are annotated with
    for part in parts:
        yield getattr(part, "pattern", None) is not None
        yield from _patterns(get_args(part))
        yield from _patterns(getattr(part, "metadata", ()))


def _made_of(of: Entry, entries: Sequence[Entry]) -> Iterator[Entry]:
    """The sealing of every report and pack for which the entry counted when it was made."""
    stream = [entry for entry in entries if entry.address == of.address]
    for entry in entries:
        if isinstance(entry.fact, (HighlightReportIssued, PackFrozen)):
            then = list(those_that_count(stream, Moment(entry.fact.as_at, up_to=entry.fact.up_to)))
            if of.position in (one.position for one in then) and of.position not in corrected_by(then):
                yield entry
