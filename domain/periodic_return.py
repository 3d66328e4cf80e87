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
from domain.planned_date import Day, PlannedDate
from domain.refusals import AgainstTheRecord, Malformed, Unknown, day_in_words
from domain.reporting_cycle import ReturnPeriod
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
    """Whoever reports said that nothing has changed since the period before; that counts as a return."""

    owner_kind: ReturnOwner
    workstream: Ref | None = None
    period_to: Day
    confirmed_on: Day
    by_role: Line | None = None
    as_written: Line | None = None


class ReturnWithdrawn(Fact):
    """The return counts no longer, and the entry says why; another may be received for the same period."""


class ReturnRefUnreadable(Malformed):
    """A return is named by who reports and the last day of the period."""

    def __init__(self, ref: str) -> None:
        super().__init__(
            f"“{ref}” does not name a return. Write programme:YYYY-MM-DD, or workstream:REF:YYYY-MM-DD with the "
            "reference of the workstream, and the last day of the period."
        )


class NoReturnAskedFor(AgainstTheRecord):
    """A return belongs to a period that one is due for."""

    def __init__(self, whose: str, of: ReturnOf, near: Iterable[ReturnPeriod]) -> None:
        days = " and ".join(day_in_words(period.last) for period in near)
        there = f"The nearest periods end on {days}." if days else "Say first how often returns are asked for."
        super().__init__(f"No return of {whose} is due for a period that ends on {day_in_words(of.period_to)}. {there}")


class PeriodNotBegun(AgainstTheRecord):
    """Nobody reports of days to come."""

    def __init__(self, period: ReturnPeriod, day: date) -> None:
        super().__init__(
            f"The period from {day_in_words(period.first)} to {day_in_words(period.last)} had not begun on "
            f"{day_in_words(day)}; nobody can report of it then. Give a later day, or another period."
        )


class SectionNotAskedFor(AgainstTheRecord):
    """A return has the sections that are asked for, under their names."""

    def __init__(self, section: str, asked: Iterable[str]) -> None:
        names = ", ".join(asked)
        super().__init__(f"This return has no section “{section}”. These are asked for: {names or 'none by name'}.")


class SectionsNotStated(AgainstTheRecord):
    """Where sections are asked for, a return says which of them came: nobody takes for granted that all did."""

    def __init__(self, asked: Iterable[str]) -> None:
        super().__init__(f"Say which sections came: {', '.join(asked)}. Those that are left out are missing.")


class ReturnIsThere(AgainstTheRecord):
    """A return is received once."""

    def __init__(self, ref: str, received_on: date) -> None:
        super().__init__(
            f"The return “{ref}” was received on {day_in_words(received_on)}. Add the sections that it lacked, "
            "correct the entry, or withdraw it."
        )


class ReturnNotThere(Unknown):
    """Only what was received can be completed or withdrawn."""

    def __init__(self, ref: str) -> None:
        super().__init__(f"The return “{ref}” has not been received. Record that it was, and when.")


class SectionWasThere(AgainstTheRecord):
    """A section comes once."""

    def __init__(self, section: str, ref: str) -> None:
        super().__init__(f"The return “{ref}” has the section “{section}” already. Leave it out.")


class NothingIsMissing(AgainstTheRecord):
    """Where nothing has changed, no section is missing."""

    def __init__(self, ref: str) -> None:
        super().__init__(f"For “{ref}” it was confirmed that nothing has changed: no section of it is missing.")


class CompletedBeforeItCame(AgainstTheRecord):
    """What is added to a return comes with it or after it."""

    def __init__(self, day: date, received_on: date) -> None:
        super().__init__(
            f"The return was received on {day_in_words(received_on)}; sections cannot have been added to it on "
            f"{day_in_words(day)}. Give that day or a later one."
        )


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

    def lacks(self, asked: Iterable[str]) -> tuple[str, ...]:
        """Which of the sections that are asked for have not come."""
        return () if self.is_no_change else tuple(section for section in asked if section not in self.sections)

    def complete(self, completed: ReturnCompleted, *, today: date) -> list[Fact]:
        """Add sections that it lacked."""
        self._must_be_there()
        _must_have_come(completed.completed_on, "The sections cannot have come", today=today)
        if self.is_no_change:
            raise NothingIsMissing(self.ref)
        if completed.completed_on < self.received_on:
            raise CompletedBeforeItCame(completed.completed_on, self.received_on)
        for section in completed.sections:
            if section in self.sections:
                raise SectionWasThere(section, self.ref)
        return [completed]

    def withdraw(self) -> list[Fact]:
        """Let it count no longer."""
        self._must_be_there()
        return [ReturnWithdrawn()]

    def must_not_be_there(self) -> None:
        """Refuse to receive it twice."""
        if not self.is_withdrawn:
            raise ReturnIsThere(self.ref, self.received_on)

    def _must_be_there(self) -> None:
        if self.is_withdrawn:
            raise ReturnNotThere(self.ref)


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


def must_be_asked_for(sections: Iterable[str], asked: tuple[str, ...]) -> None:
    """Refuse a section that nobody asked for by that name, and none at all where some are asked for."""
    named = tuple(sections)
    for section in named:
        if section not in asked and asked:
            raise SectionNotAskedFor(section, asked)
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
            return held.after(entry, sections=(*held.sections, *more.sections), whole_on=more.completed_on)
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
