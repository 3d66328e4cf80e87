"""Which periods is a return of a programme, or of one of its workstreams, due for?"""

from collections.abc import Iterator
from datetime import date, timedelta

from domain.calendar import LATEST
from domain.periodic_return import ReturnOf
from domain.periodic_return_refusals import NoReturnAskedFor
from domain.programme import Programme
from domain.reporting_cycle import ReturnCadence, ReturnPeriod, ReturnsOf, cadence_of
from domain.workstream import Workstream

_A_YEAR = timedelta(days=366)


def cadence_for(programme: Programme, workstream: Workstream | None) -> ReturnCadence | None:
    """What is asked of the programme itself, or of a workstream: by its name from a day on, else as all are asked."""
    held = programme.return_cadences
    if workstream is None:
        return cadence_of(held, ReturnsOf.PROGRAMME)
    own = cadence_of(held, ReturnsOf.WORKSTREAM, workstream.ref)
    as_all = None if workstream.parent else cadence_of(held, ReturnsOf.WORKSTREAMS)
    return own.following(as_all) if own and as_all else own or as_all


def periods_asked_for(
    programme: Programme, workstream: Workstream | None, until: date, *, ending_from: date = date.min
) -> Iterator[ReturnPeriod]:
    """The periods that a return is asked for, that began on a day or before it, and end on another or after it."""
    cadence = cadence_for(programme, workstream)
    yield from cadence.periods(until, ending_from=ending_from) if cadence else ()


def periods_owed(programme: Programme, workstream: Workstream | None, until: date) -> Iterator[ReturnPeriod]:
    """The periods that ended on a day or before it, and in which there was somebody to report."""
    for period in periods_asked_for(programme, workstream, until):
        if period.last <= until and is_owed(programme, workstream, period):
            yield period


def period_owed_before(
    programme: Programme, workstream: Workstream | None, period: ReturnPeriod
) -> ReturnPeriod | None:
    """The latest period that a return was owed for and that ended before another began; nothing where none did."""
    owed = periods_owed(programme, workstream, period.first)
    return max((each for each in owed if each.last < period.first), default=None)


def is_owed(programme: Programme, workstream: Workstream | None, period: ReturnPeriod) -> bool:
    """Whether there was somebody to report at the end of a period.

    A workstream owes nothing for a period that ended before it was opened, or after it was closed. Nobody owes
    anything for one that ended after the programme was closed.
    """
    since = (workstream or programme).since
    if since is not None and period.last < since:
        return False
    ends = (_end_of_programme(programme), _end_of_workstream(workstream) if workstream else None)
    return all(ended_on is None or period.last <= ended_on for ended_on in ends)


def _end_of_programme(programme: Programme) -> date | None:
    return programme.latest_on if programme.is_closed else None


def _end_of_workstream(workstream: Workstream) -> date | None:
    closed_on = workstream.closed_on.ends if workstream.closed_on else None
    return None if workstream.is_open else closed_on or workstream.latest_on


def period_asked_for(programme: Programme, workstream: Workstream | None, of: ReturnOf) -> ReturnPeriod:
    """The period that a return is of; refused where none is due for a period that ends on that day."""
    found = next(periods_asked_for(programme, workstream, of.period_to, ending_from=of.period_to), None)
    if found is None or found.last != of.period_to:
        until = of.period_to + _A_YEAR if of.period_to < LATEST else of.period_to
        periods = periods_asked_for(programme, workstream, until)
        near = sorted(periods, key=lambda period: abs((period.last - of.period_to).days))[:2]
        whose = f"“{workstream.name}”" if workstream else f"“{programme.name}” itself"
        raise NoReturnAskedFor(whose, of.period_to, sorted(near))
    return found
