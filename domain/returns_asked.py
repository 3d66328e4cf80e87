"""Which periods is a return of a programme, or of one of its workstreams, due for?"""

from collections.abc import Iterator
from datetime import date, timedelta

from domain.calendar import LATEST
from domain.periodic_return import NoReturnAskedFor, ReturnOf
from domain.programme import Programme
from domain.reporting_cycle import ReturnCadence, ReturnPeriod, ReturnsOf, cadence_of
from domain.workstream import Workstream

_A_YEAR = timedelta(days=366)


def cadence_for(programme: Programme, workstream: Workstream | None) -> ReturnCadence | None:
    """What is asked of the programme itself, or of a workstream: by its name, else of all that lie in no other."""
    held = programme.return_cadences
    if workstream is None:
        return cadence_of(held, ReturnsOf.PROGRAMME)
    own = cadence_of(held, ReturnsOf.WORKSTREAM, workstream.ref)
    return own or (None if workstream.parent else cadence_of(held, ReturnsOf.WORKSTREAMS))


def periods_owed(programme: Programme, workstream: Workstream | None, until: date) -> Iterator[ReturnPeriod]:
    """The periods that ended on a day or before it, and in which there was somebody to report.

    A workstream owes nothing for a period that ended before it was opened, or after it was closed.
    """
    cadence = cadence_for(programme, workstream)
    for period in cadence.periods(until) if cadence else ():
        if period.last <= until and _was_there(workstream or programme, period):
            yield period


def _was_there(owner: Programme | Workstream, period: ReturnPeriod) -> bool:
    if owner.since is not None and period.last < owner.since:
        return False
    ended_on = _ended_on(owner)
    return ended_on is None or period.last <= ended_on


def _ended_on(owner: Programme | Workstream) -> date | None:
    if isinstance(owner, Workstream):
        closed_on = owner.closed_on.ends if owner.closed_on else None
        return None if owner.is_open else closed_on or owner.latest_on
    return owner.latest_on if owner.is_closed else None


def period_asked_for(programme: Programme, workstream: Workstream | None, of: ReturnOf) -> ReturnPeriod:
    """The period that a return is of; refused where none is due for a period that ends on that day."""
    cadence = cadence_for(programme, workstream)
    until = of.period_to + _A_YEAR if of.period_to < LATEST else of.period_to
    periods = list(cadence.periods(until)) if cadence else []
    found = next((period for period in periods if period.last == of.period_to), None)
    if found is None:
        near = sorted(periods, key=lambda period: abs((period.last - of.period_to).days))[:2]
        whose = f"“{workstream.name}”" if workstream else f"“{programme.name}” itself"
        raise NoReturnAskedFor(whose, of, sorted(near))
    return found
