"""What reports showed of a programme, beside what is known of the same days with hindsight."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from api.moments import day_of
from api.rest.access import READERS
from api.rest.dependencies import RecordDep, RecordsDep, TrackerDep, only_known_parameters
from api.rest.in_one_thread import InOneThread
from api.rest.problems import OF_READING, problems
from api.restating import Days, restatement_of
from application.projections.restatement import Restatement

router = APIRouter(
    route_class=InOneThread,
    prefix="/api/programmes/{programme}",
    tags=["Questions"],
    dependencies=[Depends(only_known_parameters)],
    responses=problems(OF_READING),
)

A_DAY = {"format": "date"}


def the_days(
    since: Annotated[
        str | None,
        Query(
            description="Only what was shown from this day on; the last 12 periods if left out.",
            json_schema_extra=A_DAY,
        ),
    ] = None,
    until: Annotated[
        str | None, Query(description="Only what was shown up to this day.", json_schema_extra=A_DAY)
    ] = None,
) -> Days:
    """The days between which something was shown."""
    return Days(
        None if since is None else day_of("since", since),
        None if until is None else day_of("until", until),
    )


@router.get("/restatement", openapi_extra=READERS)
def restated(
    record: RecordDep, records: RecordsDep, tracker: TrackerDep, days: Annotated[Days, Depends(the_days)]
) -> Restatement:
    """What did each report show, what is known now of the same day, and where, when and why do they differ?"""
    return restatement_of(records, record, days, now=tracker.office.clock.now())
