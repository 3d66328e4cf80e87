"""A return: what a programme or a workstream reported of one period, whole, in part, or that nothing has changed.

What is due, when, and with which sections is no part of it: that follows from what the programme asks for.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from pydantic import Field

from domain.entry import Entry
from domain.fact import Fact
from domain.happening import must_have_come
from domain.periodic_return_refusals import (
    CompletedBeforeItCame,
    NothingIsMissing,
    NothingToBeUnchangedFrom,
    PeriodNotBegun,
    ReturnIsThere,
    ReturnNotThere,
    ReturnRefUnreadable,
    SectionNamedTwice,
    SectionNotAskedFor,
    SectionsNotStated,
    SectionWasThere,
)
from domain.planned_date import Day, PlannedDate
from domain.refusals import day_in_words
from domain.reporting_cycle import ReturnPeriod
from domain.said_twice import place_said_again
from domain.state import State
from domain.words import Line, Ref


class ReturnOwner(StrEnum):
    """Who reports."""

    PROGRAMME = "programme"
    WORKSTREAM = "workstream"


class ReturnOf(NamedTuple):
    """What the reference of a return names: who reports, and the last day of the period."""

    owner_kind: ReturnOwner
    workstream: str | None
    period_to: date

    @property
    def ref(self) -> str:
        """For example: `programme:2023-06-30`, `workstream:planning:2023-06-30`."""
        owner = self.owner_kind if self.workstream is None else f"{self.owner_kind}:{self.workstream}"
        return f"{owner}:{self.period_to.isoformat()}"

    @property
    def in_words(self) -> str:
        """“of the workstream “planning” up to 30 June 2023”."""
        owner = self.owner_kind if self.workstream is None else f"{self.owner_kind} “{self.workstream}”"
        return f"of the {owner} up to {day_in_words(self.period_to)}"


class ReturnReceived(Fact):
    """A return came in, with these sections."""

    owner_kind: ReturnOwner
    workstream: Ref | None = None
    period_to: Day
    received_on: Day
    sections: tuple[Line, ...] = ()
    by_role: Line | None = None
    as_written: Line | None = None


class ReturnCompleted(Fact):
    """Sections came in that the return had lacked."""

    completed_on: Day
    sections: tuple[Line, ...] = Field(min_length=1)
    by_role: Line | None = None


class NoChangeConfirmed(Fact):
    """Whoever reports said that nothing has changed since the period before; that counts as a return.

    The return that is owed for the period before has to be there. Where none is, as for the first period that anybody
    is asked for, nothing has changed since the record as it stands.
    """

    owner_kind: ReturnOwner
    workstream: Ref | None = None
    period_to: Day
    confirmed_on: Day
    by_role: Line | None = None
    as_written: Line | None = None


class ReturnWithdrawn(Fact):
    """The return counts no longer, and the entry says why; another may be received for the same period."""


class Return(State):
    """A return at a moment; `received_on` is the day it came or was confirmed, `whole_on` that of its latest section.

    It is gone (`is_withdrawn`) until another is received for the same period.
    """

    KIND = "return"

    owner_kind: ReturnOwner
    workstream: str | None
    period_to: date
    received_on: date
    whole_on: date
    sections: tuple[str, ...] = ()
    is_no_change: bool = False
    by_role: str | None = None
    as_written: str | None = None
    is_withdrawn: bool = False
    withdrawn_because: str | None = None

    @property
    def of(self) -> ReturnOf:
        """Who reports, and of which period."""
        return ReturnOf(self.owner_kind, self.workstream, self.period_to)

    def lacks(self, asked: Iterable[str]) -> tuple[str, ...]:
        """Which of the sections that are asked for have not come."""
        return () if self.is_no_change else tuple(section for section in asked if section not in self.sections)

    def complete(self, completed: ReturnCompleted, *, today: date) -> list[Fact]:
        """Add sections that it lacked."""
        self._must_be_there()
        _must_have_come(completed.completed_on, "The sections cannot have come", today=today)
        if self.is_no_change:
            raise NothingIsMissing(self.of.in_words)
        if completed.completed_on < self.received_on:
            raise CompletedBeforeItCame(completed.completed_on, self.received_on)
        for section in completed.sections:
            if section in self.sections:
                raise SectionWasThere(section, self.of.in_words)
        return [completed]

    def withdraw(self) -> list[Fact]:
        """Let it count no longer."""
        self._must_be_there()
        return [ReturnWithdrawn()]

    def must_not_be_there(self) -> None:
        """Refuse to receive it twice."""
        if not self.is_withdrawn:
            raise ReturnIsThere(self.of.in_words, self.received_on)

    def _must_be_there(self) -> None:
        if self.is_withdrawn:
            raise ReturnNotThere(self.of.in_words)


def return_of(ref: str) -> ReturnOf:
    """Who reports, and of which period; refused where the reference names nothing of the kind."""
    owner, _, last = ref.rpartition(":")
    kind, _, workstream = owner.partition(":")
    try:
        named = ReturnOf(ReturnOwner(kind), workstream or None, date.fromisoformat(last))
    except ValueError:
        raise ReturnRefUnreadable(ref) from None
    if named.ref != ref or (named.owner_kind is ReturnOwner.WORKSTREAM) != bool(workstream):
        raise ReturnRefUnreadable(ref)  # each return has one reference, or it would live in several streams
    return named


def receive(
    existing: Return | None, received: ReturnReceived | NoChangeConfirmed, period: ReturnPeriod, *, today: date
) -> list[Fact]:
    """Take a return in for a period that has begun, or the word that nothing has changed in it."""
    if existing:
        existing.must_not_be_there()
    on = _day_of(received)
    _must_have_come(on, "The return cannot have come", today=today)
    if on < period.first:
        raise PeriodNotBegun(period, on)
    if isinstance(received, ReturnReceived):
        must_be_asked_for(received.sections, period.sections)
    return [received]


def must_have_come_before(before: ReturnOf, came: Return | None) -> None:
    """Refuse “no change” after a period whose return has not come, or was withdrawn; in part is enough."""
    if came is None or came.is_withdrawn:
        raise NothingToBeUnchangedFrom(before.in_words)


def must_be_asked_for(sections: Iterable[str], asked: tuple[str, ...]) -> None:
    """Refuse a section that nobody asked for by that name, or twice, and none at all where some are asked for."""
    named = tuple(sections)
    again = place_said_again(named)
    for section in named[:again]:
        if section not in asked and asked:
            raise SectionNotAskedFor(section, asked)
    if again is not None:
        raise SectionNamedTwice(named[again])
    if asked and not named:
        raise SectionsNotStated(asked)


def _must_have_come(day: date, what: str, *, today: date) -> None:
    must_have_come(PlannedDate.on(day), what, today=today)


def _day_of(received: ReturnReceived | NoChangeConfirmed) -> date:
    return received.received_on if isinstance(received, ReturnReceived) else received.confirmed_on


def begin(entry: Entry) -> Return:
    """The return as it was received."""
    fact = entry.fact
    assert isinstance(fact, ReturnReceived | NoChangeConfirmed)  # nothing else begins a return
    of = {"owner_kind": fact.owner_kind, "workstream": fact.workstream, "period_to": fact.period_to}
    return Return.first(entry, **of, **_received(fact))


def evolve(held: Return, entry: Entry) -> Return:
    """The return after one more entry."""
    match entry.fact:
        case ReturnReceived() | NoChangeConfirmed() as received:
            return held.after(entry, **_received(received))
        case ReturnCompleted() as more:
            whole_on = max(held.whole_on, more.completed_on)  # what came first may be recorded last
            return held.after(entry, sections=(*held.sections, *more.sections), whole_on=whole_on)
        case ReturnWithdrawn():
            return held.after(entry, is_withdrawn=True, withdrawn_because=entry.note)
        case _:
            return held.after(entry)


def _received(fact: ReturnReceived | NoChangeConfirmed) -> dict[str, object]:
    """What a return begins with, also where one before it was withdrawn."""
    on = _day_of(fact)
    return {
        "received_on": on,
        "whole_on": on,
        "sections": fact.sections if isinstance(fact, ReturnReceived) else (),
        "is_no_change": isinstance(fact, NoChangeConfirmed),
        "by_role": fact.by_role,
        "as_written": fact.as_written,
        "is_withdrawn": False,
        "withdrawn_because": None,
    }
