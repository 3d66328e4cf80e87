"""What does a field of a thing say, in words people read, and under which name?"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from application.projections.sentences.telling import on, quoted, title_of
from domain.money import Money
from domain.planned_date import PlannedDate
from domain.rag_status import RagStatus
from domain.rating import Rating
from domain.record import Record
from domain.refusals import day_in_words
from domain.scope import subject_of
from domain.score import Score

Said = str | Mapping[str, str] | None
"""What is said: words, or words for each item of a list by the item's name, or nothing where nothing is stated."""


class Names:
    """What the things of a programme are called, by the later of the records they are read from."""

    def __init__(self, *records: Record) -> None:
        self._records = records

    def title(self, kind: str, ref: str) -> str:
        """What people call a thing; its reference where it has no name."""
        for record in self._records:
            state = record.states.get(kind, {}).get(ref)
            if isinstance(state, RagStatus):
                rated = subject_of(record, state.subject_kind, state.subject).title
                return f"{state.dimension.capitalize()} rating of {quoted(rated)}"
            if state is not None:
                return title_of(state, record.states) or ref
        return ref

    def named(self, kind: str, ref: str | None) -> str | None:
        """A thing by its title and its reference: “Bridge opens” (M4)."""
        if ref is None:
            return None
        title = self.title(kind, ref)
        return ref if title == ref else f"{quoted(title)} ({ref})"


class Field(NamedTuple):
    """Fields of a state that are told together: how they are called, and what they say.

    What is said depends on nothing else of the state, so that it is asked for only where one of them has changed.
    """

    of: tuple[str, ...]
    label: str
    said: Callable[[Any, Names], Said]  # Any: the state that the field is one of

    @property
    def name(self) -> str:
        """What a program calls it: the first of the fields it is told from."""
        return self.of[0]


def plain(name: str, label: str) -> Field:
    """A field that says what it holds."""
    return Field((name,), label, lambda state, _: in_words(getattr(state, name)))


def reference(name: str, label: str, kind: str) -> Field:
    """A field that names another thing of the programme, or several."""
    return Field((name,), label, lambda state, names: _named(getattr(state, name), kind, names))


def several(name: str, label: str, told: Callable[[Any], tuple[str, str]]) -> Field:  # Any: an item of the list
    """A list whose items are told one by one, each under a name of its own."""
    return Field((name,), label, lambda state, _: _each(told(item) for item in getattr(state, name)))


def _each(items: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Every item by its name; a name that stands twice is numbered."""
    found: dict[str, str] = {}
    for name, words in items:
        times = sum(held == name or held.startswith(f"{name} (") for held in found)
        found[f"{name} ({times + 1})" if name in found else name] = words
    return found


def derived(label: str, said: Callable[[Any], Said], *of: str) -> Field:  # Any: the state
    """What several fields say together."""
    return Field(of, label, lambda state, _: said(state))


def _named(held: str | tuple[str, ...] | None, kind: str, names: Names) -> str | None:
    if isinstance(held, tuple):
        return joined(names.named(kind, ref) for ref in held)
    return names.named(kind, held)


def in_words(value: object) -> str | None:
    """A value as reports print it; nothing where it is not stated."""
    match value:
        case None:
            return None
        case tuple():
            return joined(in_words(item) for item in value)
        case PlannedDate() | Rating() | Money():
            return with_its_words(value.in_words, value.as_written)
        case Score():
            return value.in_words
    return _word(value)


def _word(value: object) -> str:
    match value:
        case bool():
            return "Yes" if value else "No"
        case StrEnum():
            return value.replace("-", " ").capitalize()
        case date():
            return day_in_words(value)
    return str(value)


def date_in_words(planned: PlannedDate) -> str:
    """A planned date, and the words it was written in where they are others."""
    return with_its_words(planned.in_words, planned.as_written)


def with_its_words(words: str, as_written: str | None) -> str:
    """What was read, and what was written where that is something else."""
    return words if as_written in (None, words) else f"{words} (written {quoted(str(as_written))})"


def joined(parts: Iterable[str | None], between: str = "; ") -> str | None:
    """What is stated of the parts, one after the other; nothing where nothing is."""
    return between.join(part for part in parts if part) or None


def done(words: str, planned: PlannedDate | None) -> str:
    """“done on 29 January 2018”; without the day where none is stated."""
    return f"{words}{on(planned)}"


def how_often(times: int) -> str:
    """“never”, “once”, “3 times”."""
    return {0: "never", 1: "once"}.get(times, f"{times} times")
