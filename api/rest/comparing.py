"""What differs between two moments of a programme, each on both clocks."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from api.comparing import Clocks, TwoRecords, two_records
from api.refusals import shown
from api.rest.access import READERS
from api.rest.dependencies import ProgrammeDep, RecordsDep, TrackerDep, only_known_parameters
from api.rest.in_one_thread import InOneThread
from api.rest.problems import OF_READING, problems
from application.projections.comparison import Comparison, comparison

router = APIRouter(
    route_class=InOneThread,
    prefix="/api/programmes/{programme}",
    tags=["Questions"],
    dependencies=[Depends(only_known_parameters)],
    responses=problems(OF_READING),
)

A_DAY: dict[str, Any] = {"format": "date"}  # Any: a JSON Schema is what it is
KNOWN_BY = "Only what had been recorded, or claims to have been known, by then: a day, which means its end, or a time."


def before(
    from_as_at: Annotated[
        str | None,
        Query(
            description="The first moment: the day whose truth is shown; that of the last report if both its clocks "
            "are left out.",
            examples=["2017-12-15"],
            json_schema_extra=A_DAY,
        ),
    ] = None,
    from_known_at: Annotated[str | None, Query(description=KNOWN_BY, examples=["2018-02-20"])] = None,
) -> Clocks:
    """The moment that is compared."""
    return Clocks(from_as_at, from_known_at)


def after(
    to_as_at: Annotated[
        str | None,
        Query(
            description="The other moment: the day whose truth is shown; today if left out.",
            examples=["2018-01-19"],
            json_schema_extra=A_DAY,
        ),
    ] = None,
    to_known_at: Annotated[str | None, Query(description=KNOWN_BY, examples=["2018-02-20T09:30:00Z"])] = None,
) -> Clocks:
    """The moment that it is compared with."""
    return Clocks(to_as_at, to_known_at)


def the_two(
    programme: ProgrammeDep,
    before: Annotated[Clocks, Depends(before)],
    after: Annotated[Clocks, Depends(after)],
    tracker: TrackerDep,
    records: RecordsDep,
) -> TwoRecords:
    """The records of both moments."""
    return two_records(records, programme, before, after=after, now=tracker.office.clock.now())


def the_subject(
    subject: Annotated[str | None, Query(description="A kind of thing (milestone), or one (milestone/M4).")] = None,
) -> str | None:
    """What is compared alone, fit to be named in a sentence."""
    return None if subject is None else shown(subject)


@router.get("/comparison", openapi_extra=READERS)
def compared(
    two: Annotated[TwoRecords, Depends(the_two)], subject: Annotated[str | None, Depends(the_subject)]
) -> Comparison:
    """What differs between two moments: what is new, what is gone, and what changed from what to what?"""
    return comparison(two.before, two.after, subject=subject)
