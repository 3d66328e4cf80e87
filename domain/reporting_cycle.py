"""How a programme reports: how often, to whom, and which returns it asks for, due when, with which sections."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from domain.calendar import LATEST, months_after, working_days_after
from domain.fact import Fact
from domain.fitting_together import NotTogether
from domain.planned_date import Day
from domain.refusals import AgainstTheRecord, day_in_words
from domain.said_twice import place_said_again
from domain.words import Line, Ref

LONGEST_CYCLE = 366
"""A programme reports at least once a year; in days."""


class Cadence(BaseModel):
    """How often a highlight report is due, in days: 7 for weekly. Nothing where the rhythm is only described.

    Where `reviewed` is true, a report is reviewed by somebody else than whoever drafted it before it is issued.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    every_days: int | None = None
    as_written: Line | None = None
    reviewed: bool | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.every_days is None and self.as_written is None and self.reviewed is None:
            raise ValueError("say every how many days a report is due (every_days), or the words it was written in")
        if self.every_days is not None and not 1 <= self.every_days <= LONGEST_CYCLE:
            raise NotTogether("every_days is between 1 and 366", "every_days")
        return self

    @property
    def review_in_words(self) -> str | None:
        """Whether reports are reviewed; nothing where that is not stated."""
        words = {True: "each report is reviewed before it is issued", False: "reports are issued without a review"}
        return None if self.reviewed is None else words[self.reviewed]


class ReportDistributionSet(Fact):
    """The programme said which roles its reports go to, where a report does not say otherwise."""

    roles: tuple[Line, ...]


class ReturnsOf(StrEnum):
    """Who is asked: the programme itself, every workstream that lies in no other, or one workstream by its name."""

    PROGRAMME = "programme"
    WORKSTREAMS = "workstreams"
    WORKSTREAM = "workstream"


class Rhythm(StrEnum):
    """How long the period is that a return speaks of."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    FOUR_WEEKLY = "four-weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"


class DaysCounted(StrEnum):
    """How the days until a return is due are counted; working days are Monday to Friday, bank holidays too."""

    CALENDAR = "calendar"
    WORKING = "working"


_WEEKS = {Rhythm.WEEKLY: 1, Rhythm.FORTNIGHTLY: 2, Rhythm.FOUR_WEEKLY: 4}
_MONTHS = {Rhythm.MONTHLY: 1, Rhythm.QUARTERLY: 3, Rhythm.HALF_YEARLY: 6, Rhythm.YEARLY: 12}

DaysAfter = Annotated[int, Field(ge=0, le=366)]
"""How many days after the end of a period a return is due; on its last day itself where it is none."""


class ReturnsAskedFor(Fact):
    """From a day on a return is due for every period, so many days after its end, with these sections.

    Whoever was asked otherwise before is asked so from that day on; a period that was under way then is owed as it was
    asked for, up to the day before. A workstream that is asked by its name owes nothing else.
    """

    asked_of: ReturnsOf
    workstream: Ref | None = None
    rhythm: Rhythm
    starting: Day
    due_after: DaysAfter
    days: DaysCounted
    sections: tuple[Line, ...] = ()
    as_written: Line | None = None

    @model_validator(mode="after")
    def _says_whom_it_asks(self) -> "ReturnsAskedFor":
        must_say_whom_it_asks(self.asked_of, self.workstream)
        if place_said_again(self.sections) is not None:
            raise NotTogether("a section is asked for once; leave out the second of the same name", "sections")
        return self


class ReturnsNoLongerAskedFor(Fact):
    """No return is due for a period that ends on this day or later; the entry says why."""

    asked_of: ReturnsOf
    workstream: Ref | None = None
    ending: Day

    @model_validator(mode="after")
    def _says_whom_it_asks(self) -> "ReturnsNoLongerAskedFor":
        must_say_whom_it_asks(self.asked_of, self.workstream)
        return self


def must_say_whom_it_asks(asked_of: ReturnsOf, workstream: str | None) -> None:
    """Refuse one workstream without its name, and others with one."""
    if (asked_of is ReturnsOf.WORKSTREAM) != (workstream is not None):
        why = "name the workstream where one workstream is asked (asked_of: workstream), and none otherwise"
        raise NotTogether(why, "workstream")


class NoReturnsToEnd(AgainstTheRecord):
    """Only returns that are asked for can be asked for no longer."""

    def __init__(self, over: ReturnsNoLongerAskedFor) -> None:
        whom = {ReturnsOf.PROGRAMME: "the programme itself", ReturnsOf.WORKSTREAMS: "the workstreams"}.get(
            over.asked_of, f"the workstream “{over.workstream}” by its name"
        )
        super().__init__(
            f"No returns are asked of {whom} for periods that end on {day_in_words(over.ending)} or later, so that "
            "there are none to end."
        )


class ReturnPeriod(NamedTuple):
    """A period that a return is due for: its first and last day, the day it is due, and the sections it has to have."""

    first: date
    last: date
    due_on: date
    sections: tuple[str, ...]


class ReturnTerm(NamedTuple):
    """What was asked, until when, and from which day on something else is asked, where either is known.

    No period that ends on the day `ends_before` or later is owed. One that is under way when something else is asked
    (`gives_way_on`) is cut short by that and owed up to the day before, so that somebody reports of every day.
    """

    asked: ReturnsAskedFor
    ends_before: date | None = None
    gives_way_on: date | None = None

    def is_over(self, day: date) -> bool:
        """Whether no period of it ends on a day or later."""
        return any(end is not None and end <= day for end in (self.ends_before, self.gives_way_on))

    def periods(self, until: date, *, ending_from: date = date.min) -> Iterator[ReturnPeriod]:
        """Those that begin on a day or before it and end on another or after it, in their order."""
        asked, number = self.asked, _number_before(self.asked, ending_from)
        first, latest = _start(asked, number), min(until, LATEST, self._latest_beginning)
        while first <= latest:
            number += 1
            following = _start(asked, number)
            last = min(following, self.gives_way_on or following) - timedelta(days=1)
            if self.ends_before is not None and last >= self.ends_before:
                return
            if last >= ending_from:
                yield ReturnPeriod(first, last, _due(asked, last), asked.sections)
            first = following

    @property
    def _latest_beginning(self) -> date:
        return self.gives_way_on - timedelta(days=1) if self.gives_way_on else date.max


def _number_before(asked: ReturnsAskedFor, day: date) -> int:
    """How many periods may be passed over, each of which ends before a day; seldom all that do."""
    if asked.rhythm in _WEEKS:
        return max((day - asked.starting).days // (7 * _WEEKS[asked.rhythm]), 0)
    months = 12 * (day.year - asked.starting.year) + day.month - asked.starting.month
    return max(months // _MONTHS[asked.rhythm] - 1, 0)


def _start(asked: ReturnsAskedFor, number: int) -> date:
    if asked.rhythm in _WEEKS:
        return asked.starting + timedelta(weeks=_WEEKS[asked.rhythm] * number)
    return months_after(asked.starting, _MONTHS[asked.rhythm] * number)


def _due(asked: ReturnsAskedFor, last: date) -> date:
    if asked.days is DaysCounted.WORKING:
        return working_days_after(last, asked.due_after)
    return last + timedelta(days=asked.due_after)


class ReturnCadence(NamedTuple):
    """Everything that was asked of one part of the programme, one after the other."""

    asked_of: ReturnsOf
    workstream: str | None
    terms: tuple[ReturnTerm, ...]

    @property
    def in_force(self) -> ReturnsAskedFor | None:
        """What is asked now; nothing where returns are asked for no longer."""
        last = self.terms[-1]
        return last.asked if last.ends_before is None else None

    def periods(self, until: date, *, ending_from: date = date.min) -> Iterator[ReturnPeriod]:
        """Every period that a return is due for, that begins on a day or before it, and ends on another or after it."""
        for term in self.terms:
            yield from term.periods(until, ending_from=ending_from)

    def asked_anew(self, asked: ReturnsAskedFor) -> "ReturnCadence":
        """The same with what is asked from another day on."""
        return self._replace(terms=(*self.giving_way_on(asked.starting), ReturnTerm(asked)))

    def following(self, earlier: "ReturnCadence") -> "ReturnCadence":
        """The same after what was asked otherwise until its own first day."""
        return self._replace(terms=(*earlier.giving_way_on(self.terms[0].asked.starting), *self.terms))

    def ended(self, ending: date) -> "ReturnCadence":
        """The same until a day."""
        *before, last = self._begun_before(ending) or self.terms[:1]
        over = last._replace(ends_before=min(last.ends_before or ending, ending), gives_way_on=None)
        return self._replace(terms=(*before, over))

    def giving_way_on(self, day: date) -> tuple[ReturnTerm, ...]:
        """What was asked until something else is asked from a day on."""
        kept = self._begun_before(day)
        return (*kept[:-1], *(last._replace(gives_way_on=day) for last in kept[-1:]))

    def _begun_before(self, day: date) -> tuple[ReturnTerm, ...]:
        return tuple(term for term in self.terms if term.asked.starting < day)


def after(
    held: tuple[ReturnCadence, ...], said: ReturnsAskedFor | ReturnsNoLongerAskedFor
) -> tuple[ReturnCadence, ...]:
    """The cadences of a programme once returns of one part are asked for anew, or no longer."""
    mine = cadence_of(held, said.asked_of, said.workstream)
    others = tuple(each for each in held if each is not mine)
    if isinstance(said, ReturnsNoLongerAskedFor):
        return (*others, mine.ended(said.ending)) if mine else held
    begun = mine.asked_anew(said) if mine else ReturnCadence(said.asked_of, said.workstream, (ReturnTerm(said),))
    return (*others, begun)


def ask_for_returns(held: tuple[ReturnCadence, ...], asked: ReturnsAskedFor) -> list[Fact]:
    """Ask for returns from a day on."""
    mine = cadence_of(held, asked.asked_of, asked.workstream)
    return [] if mine and mine.in_force == asked else [asked]


def end_returns(held: tuple[ReturnCadence, ...], over: ReturnsNoLongerAskedFor) -> list[Fact]:
    """Ask for no more returns of those who are asked; an end that is said already can be brought forward."""
    mine = cadence_of(held, over.asked_of, over.workstream)
    if mine is None or mine.ended(over.ending) == mine:
        raise NoReturnsToEnd(over)
    return [over]


def cadence_of(
    held: tuple[ReturnCadence, ...], asked_of: ReturnsOf, workstream: str | None = None
) -> ReturnCadence | None:
    """What was asked of exactly this part; nothing where nobody asked."""
    return next((each for each in held if (each.asked_of, each.workstream) == (asked_of, workstream)), None)
