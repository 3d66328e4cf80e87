"""A programme kept in the plainest way one can think of: a list of what was accepted, replayed every time.

It knows nothing of facts, streams or folds. The tracker has to agree with it.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any  # the plain values of whatever a thing holds

from domain.planned_date import PlannedDate

Thing = tuple[str, str]
"""The kind and the reference of a thing."""

Held = dict[str, Any]  # Any: a title, a date, a list of dates, a yes or no


@dataclass
class Change:
    """One accepted change: to which thing, true from which day, and what it set or added."""

    thing: Thing
    day: date
    sets: Held
    adds: Held = field(default_factory=dict)


@dataclass
class PlainProgramme:
    """The day it begins, and everything that was accepted, in the order it was accepted."""

    begins: date = date.min
    changes: list[Change] = field(default_factory=list)

    def on(self, day: date, known: int | None = None) -> dict[Thing, Held]:
        """Every thing as it was on a day, out of the first `known` changes."""
        things: dict[Thing, Held] = {}
        for change in self.changes[:known]:
            if change.day <= day:
                held = things.setdefault(change.thing, {})
                held.update(change.sets)
                for name, value in change.adds.items():
                    held[name] = [*held.get(name, []), value]
        return things

    def now(self, thing: Thing) -> Held | None:
        """One thing as it stands."""
        return self.on(date.max).get(thing)

    def latest(self, thing: Thing) -> date | None:
        """The day the latest change of a thing took effect."""
        return max((change.day for change in self.changes if change.thing == thing), default=None)

    def fits(self, thing: Thing, asked: date | None, today: date) -> bool:
        """Whether a change of the thing may take effect on the day asked for."""
        return asked is None or self._earliest(thing) <= asked <= today

    def day(self, thing: Thing, asked: date | None, today: date, happened: date | None = None) -> date:
        """The day a change that fits takes effect."""
        if asked is None and happened is not None and self._earliest(thing) <= happened <= today:
            return happened
        return asked or today

    def _earliest(self, thing: Thing) -> date:
        """Not before the programme, and not before the latest change of the same thing."""
        return max(self.begins, self.latest(thing) or self.begins)


Changes = list[Any]  # Any: what a thing is set to, or a whole change where it is of another thing


def if_possible(held: Held | None, then: Changes) -> Changes | None:
    """These changes of a risk, where it is there and can still change."""
    return None if held is None or held["closed"] or held["issue"] else then


MOST = 10
"""By how many working days a programme that says nothing else lets a promise move."""


def needs_approval(held: Held | None, then: object) -> bool:
    """Whether this is a promise too far behind the first one, counted day by day; nothing here asks for a change."""
    promised: PlannedDate | None = then.adds.get("baselines") if isinstance(then, Change) else None
    first: PlannedDate | None = held["baselines"][0] if held and held["baselines"] else None
    if not (promised and promised.ends and first and first.ends):
        return False
    passed = (first.ends + timedelta(days=step) for step in range(1, (promised.ends - first.ends).days + 1))
    return len([day for day in passed if day.isoweekday() <= 5]) > MOST
