"""Which programmes are there for this person, at this moment?"""

from datetime import date

from fastapi import APIRouter, Depends

from api.rest.access import READERS
from api.rest.dependencies import ActorDep, MomentDep, RecordsDep, only_known_parameters
from api.rest.in_one_thread import InOneThread
from api.rest.problems import OF_READING, problems
from application.ports import Records
from application.projections.programmes import ProgrammeSummary, programme_summary
from application.projections.view import TimeInUTC, View
from domain.actor import Actor
from domain.record import Moment

router = APIRouter(
    route_class=InOneThread,
    prefix="/api/programmes",
    tags=["Questions"],
    dependencies=[Depends(only_known_parameters)],
    responses=problems(OF_READING),
)


class ProgrammeList(View):
    """The programmes a person has a role in, in the order they were registered."""

    as_at: date
    known_at: TimeInUTC | None
    programmes: tuple[ProgrammeSummary, ...]


def programmes_seen_by(actor: Actor, records: Records, moment: Moment) -> ProgrammeList:
    """Their summaries; a programme of which nothing counts at the moment is left out."""
    seen = (records.at(programme, moment) for programme in records.programmes() if actor.may_see(programme))
    summaries = tuple(programme_summary(record) for record in seen if not record.is_empty)
    return ProgrammeList(as_at=moment.as_at, known_at=moment.known_at, programmes=summaries)


@router.get("", openapi_extra=READERS)
def programmes(actor: ActorDep, moment: MomentDep, records: RecordsDep) -> ProgrammeList:
    """Which programmes are there?"""
    return programmes_seen_by(actor, records, moment)
