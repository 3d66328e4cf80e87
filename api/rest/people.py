"""Who may do what, for administrators of every programme; nobody else is told that there is such a list."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response

from api.errors import etag
from api.refusals import shown
from api.rest.access import ADMINISTRATORS_OF_EVERYTHING
from api.rest.audit_trail import LinkToTheNext, Page, the_page
from api.rest.dependencies import PeopleDep, RecordsDep, only_known_parameters, who_administers
from api.rest.in_one_thread import InOneThread
from api.rest.problems import OF_READING, problems
from application.projections.audit_trail import AuditTrail, audit_trail
from application.projections.people import PeopleList, PersonDetail, people_list, person_detail, person_in
from domain.actor import EVERY_PROGRAMME
from domain.person import Person

PersonPath = Annotated[str, Path(description="The person's reference.")]

router = APIRouter(
    route_class=InOneThread,
    prefix="/api/people",
    tags=["People"],
    dependencies=[Depends(who_administers), Depends(only_known_parameters)],
    responses=problems(OF_READING),
)


def the_person(record: PeopleDep, ref: PersonPath) -> str:
    """The person whose entries are asked for, as the audit trail names its subjects."""
    return f"{Person.KIND}/{person_in(record, shown(ref)).ref}"


@router.get("", openapi_extra=ADMINISTRATORS_OF_EVERYTHING)
def people(record: PeopleDep) -> PeopleList:
    """Who may do what, from when to when?"""
    return people_list(record)


@router.get("/{ref}", openapi_extra=ADMINISTRATORS_OF_EVERYTHING)
def person(record: PeopleDep, ref: PersonPath, response: Response) -> PersonDetail:
    """What may this person do, what could they do before, and how do they sign in?"""
    detail = person_detail(record, shown(ref))
    response.headers["ETag"] = etag(detail.person.version)
    return detail


@router.get("/{ref}/audit-trail", openapi_extra=ADMINISTRATORS_OF_EVERYTHING)
def trail(
    record: PeopleDep,
    records: RecordsDep,
    subject: Annotated[str, Depends(the_person)],
    page: Annotated[Page, Depends(the_page)],
    link: Annotated[LinkToTheNext, Depends()],
) -> AuditTrail:
    """Who changed what this person may do, when, and why, and when did they sign in?"""
    programme, moment = EVERY_PROGRAMME, record.moment
    entries = records.entries(programme, moment)
    return link.beside(audit_trail(entries, programme=programme, moment=moment, subject=subject, **page._asdict()))
