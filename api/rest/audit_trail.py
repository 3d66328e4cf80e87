"""The audit trail of a programme, page by page: who changed what, when, and why."""

from collections.abc import Iterable
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Depends, Query, Request, Response

from api.moments import day_of
from api.refusals import shown
from api.rest.access import READERS
from api.rest.dependencies import RecordDep, RecordsDep, only_known_parameters
from api.rest.in_one_thread import InOneThread
from api.rest.problems import OF_READING, problems
from application.projections.audit_filters import MOST, Filters, TrailClock
from application.projections.audit_trail import AuditTrail, audit_trail
from domain.entry import Address, Entry
from domain.record import Record, those_that_count

router = APIRouter(
    route_class=InOneThread,
    prefix="/api/programmes/{programme}",
    tags=["Questions"],
    dependencies=[Depends(only_known_parameters)],
    responses=problems(OF_READING),
)

A_DAY = {"format": "date"}
LARGEST_POSITION = 2**53 - 1


class Page(NamedTuple):
    """Which part of the trail is asked for."""

    after: int
    limit: int


def the_filters(
    subject: Annotated[str | None, Query(description="A kind of thing (milestone), or one (milestone/M4).")] = None,
    actor: Annotated[str | None, Query(description="Whoever gave the order, by name.")] = None,
    since: Annotated[str | None, Query(description="From this day on.", json_schema_extra=A_DAY)] = None,
    until: Annotated[str | None, Query(description="Up to the end of this day.", json_schema_extra=A_DAY)] = None,
    clock: Annotated[
        TrailClock, Query(description="Whether since and until mean the day of recording (UTC) or of taking effect.")
    ] = TrailClock.RECORDED,
    fact: Annotated[str | None, Query(description="A fact by its name: MilestoneForecastChanged.")] = None,
) -> Filters:
    """Which entries are asked for."""
    return Filters(
        subject=None if subject is None else shown(subject),
        actor=actor,
        since=None if since is None else day_of("since", since),
        until=None if until is None else day_of("until", until),
        clock=clock,
        fact=None if fact is None else shown(fact),
    )


def the_page(
    after: Annotated[int, Query(ge=0, le=LARGEST_POSITION, description="Only entries after this position.")] = 0,
    limit: Annotated[int, Query(ge=1, le=MOST, description="How many entries at most.")] = 100,
) -> Page:
    """Which part of them is asked for."""
    return Page(after, limit)


class LinkToTheNext:
    """Says in the header Link where the trail goes on, where it does."""

    def __init__(self, request: Request, response: Response) -> None:
        self._request, self._response = request, response

    def beside(self, trail: AuditTrail) -> AuditTrail:
        """The page, with its link in the header."""
        if trail.next is not None:
            url = self._request.url.include_query_params(after=trail.next)
            self._response.headers["Link"] = f'<{url.path}?{url.query}>; rel="next"'
        return trail


class Looked(NamedTuple):
    """The entries that are looked through, and the record beside which those of one thing are told."""

    entries: Iterable[Entry]
    beside: Record | None


def the_entries(record: RecordDep, records: RecordsDep, filters: Annotated[Filters, Depends(the_filters)]) -> Looked:
    """All of the programme's; of one thing its own do, and are read in a moment however much else is recorded."""
    programme, moment = record.programme.ref, record.moment
    kind, of_one, ref = (filters.get("subject") or "").partition("/")
    if not of_one:
        return Looked(records.entries(programme, moment), None)
    return Looked(those_that_count(records.stream(Address(programme, kind, ref)), moment), record)


@router.get("/audit-trail", openapi_extra=READERS)
def trail(
    record: RecordDep,
    filters: Annotated[Filters, Depends(the_filters)],
    page: Annotated[Page, Depends(the_page)],
    looked: Annotated[Looked, Depends(the_entries)],
    link: Annotated[LinkToTheNext, Depends()],
) -> AuditTrail:
    """Who changed what, when, from what to what, and why? `Link` leads to the next page."""
    programme, moment = record.programme.ref, record.moment
    found = audit_trail(
        looked.entries, programme=programme, moment=moment, beside=looked.beside, **page._asdict(), **filters
    )
    return link.beside(found)
