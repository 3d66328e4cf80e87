"""An item of the forward plan: a report that comes round, when it is said to, and which bodies have it before them."""

from datetime import date
from typing import NamedTuple

from domain.calendar import Month
from domain.entry import Entry
from domain.fact import Fact
from domain.planned_date import PlannedDate
from domain.refusals import AgainstTheRecord, AlreadyThere
from domain.state import State
from domain.words import Count, Line, Text


class ForwardItemPlanned(Fact):
    """A report, a plan or something else that comes round was put into the forward plan."""

    title: Line
    kind: Line | None = None
    purpose: Text | None = None


class TimingStated(Fact):
    """When the item is said to come. Papers do not always agree, so each timing stands with its source.

    `months` are those of every year that the words mean, where they mean any.
    """

    as_written: Line
    body: Line | None = None
    months: tuple[Month, ...] = ()
    when: PlannedDate | None = None


class RouteStepListed(Fact):
    """A body that has the item before it: in which step, how often, when; `only_for` is what it sees of it alone."""

    body: Line
    step: Count | None = None
    when: Line | None = None
    frequency: Line | None = None
    sees: Line | None = None
    only_for: tuple[Line, ...] = ()


class ForwardItemDropped(Fact):
    """The item comes round no more; the entry says why."""


class ForwardItemIsDropped(AgainstTheRecord):
    """What comes round no more changes no more."""

    def __init__(self, title: str) -> None:
        super().__init__(f"“{title}” was dropped from the forward plan; plan it anew, under another reference.")


class Timing(NamedTuple):
    """A timing, and where it was found."""

    stated_on: date | None
    said: TimingStated
    source: str | None


class ForwardItem(State):
    """An item of the forward plan at a moment."""

    KIND = "forward-item"

    title: str
    kind: str | None = None
    purpose: str | None = None
    timings: tuple[Timing, ...] = ()
    route: tuple[RouteStepListed, ...] = ()
    is_dropped: bool = False

    def state_timing(self, said: TimingStated, source: str | None) -> list[Fact]:
        """Keep when it is said to come, beside whatever else is said of that."""
        self._must_come_round()
        return [] if any((held.said, held.source) == (said, source) for held in self.timings) else [said]

    def list_step(self, step: RouteStepListed) -> list[Fact]:
        """Name a body that has it before it; a body is listed once for each time it has."""
        self._must_come_round()
        return [] if step in self.route else [step]

    def drop(self) -> list[Fact]:
        """Let it come round no more."""
        self._must_come_round()
        return [ForwardItemDropped()]

    def _must_come_round(self) -> None:
        if self.is_dropped:
            raise ForwardItemIsDropped(self.title)


def plan(existing: ForwardItem | None, planned: ForwardItemPlanned) -> list[Fact]:
    """Put it into the forward plan, under a reference that is free."""
    if existing:
        raise AlreadyThere("forward-item", existing.ref, existing.title)
    return [planned]


def begin(entry: Entry) -> ForwardItem:
    """The item as it was planned."""
    fact = entry.fact
    assert isinstance(fact, ForwardItemPlanned)  # every forward item's stream begins with its planning
    return ForwardItem.first(entry, title=fact.title, kind=fact.kind, purpose=fact.purpose)


def evolve(item: ForwardItem, entry: Entry) -> ForwardItem:
    """The item after one more entry."""
    match entry.fact:
        case TimingStated() as said:
            return item.after(entry, timings=(*item.timings, Timing(entry.effective_on, said, entry.source)))
        case RouteStepListed() as step:
            return item.after(entry, route=(*item.route, step))
        case ForwardItemDropped():
            return item.after(entry, is_dropped=True)
        case _:
            return item.after(entry)
