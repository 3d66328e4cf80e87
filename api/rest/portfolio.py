"""The portfolio, page by page: which programmes need us, and what changed?"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from bisect import bisect_right
from datetime import date
from typing import Annotated, NamedTuple

import orjson
from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import Field

from api.portfolio_seen import Seen, seen_by
from api.refusals import RequestUnreadable, fault, shown
from api.rest.access import READERS_OF_ANYTHING
from api.rest.dependencies import ActorDep, MomentDep, TrackerDep, only_known_parameters
from api.rest.in_one_thread import InOneThread
from api.rest.problems import OF_READING, problems
from application.projections.portfolio_lines import Answer, Place
from application.projections.portfolio_rows import PortfolioRow
from application.projections.portfolio_totals import ProgrammeCount
from application.projections.view import TimeInUTC, View
from domain.record import Moment

MOST = 200
"""How many programmes one page has at most."""

_CURSOR_ACCEPTED = "what stood in “next” of the page before"
_LONGEST = 200

router = APIRouter(
    route_class=InOneThread,
    prefix="/api/portfolio",
    tags=["Questions"],
    dependencies=[Depends(only_known_parameters)],
    responses=problems(OF_READING),
)


class PortfolioTotals(View):
    """What is said of all programmes that the person sees, whichever page is asked for; `next` leads to the next."""

    as_at: date
    known_at: TimeInUTC | None
    in_words: str
    lights: tuple[ProgrammeCount, ...] = Field(description="How many open programmes show which overall light.")
    count: int = Field(description="How many programmes are in the record at this moment.")
    closed: int
    stale: int
    contradicted: int
    not_registered_yet: int
    next: str | None = Field(description="The cursor of the next page; null on the last one.")


class PortfolioPage(PortfolioTotals):
    """A page of programmes, neediest first, with what is said of all of them."""

    programmes: tuple[PortfolioRow, ...]


class Part(NamedTuple):
    """Which part of the portfolio is asked for: the programmes behind a place, so many at most."""

    after: Place | None
    limit: int


def the_part(
    cursor: Annotated[
        str | None, Query(max_length=_LONGEST, description="Where to go on: `next` of the page before.")
    ] = None,
    limit: Annotated[int, Query(ge=1, le=MOST, description="How many programmes at most.")] = 50,
) -> Part:
    """Which part of it is asked for."""
    return Part(None if cursor is None else _place(cursor), limit)


class Told:
    """What a person is told of the portfolio at a moment."""

    def __init__(self, request: Request, actor: ActorDep, moment: MomentDep, tracker: TrackerDep) -> None:
        self._request, self._moment = request, moment
        self._seen = seen_by(actor, tracker, moment)
        self._whose = frozenset(grant.programme for grant in actor.grants)

    def page(self, part: Part) -> Response:
        """A page of it; what would say the same is the same bytes."""
        key = ("api", self._whose, part)
        answer = self._seen.lines.answers.of(key, lambda: _page(self._seen, part, self._moment))
        response = Response(answer.body, media_type="application/json")
        if answer.next is not None:
            url = self._request.url.include_query_params(cursor=answer.next)
            response.headers["Link"] = f'<{url.path}?{url.query}>; rel="next"'
        return response


@router.get("", openapi_extra=READERS_OF_ANYTHING, response_model=PortfolioPage)
def portfolio(told: Annotated[Told, Depends()], part: Annotated[Part, Depends(the_part)]) -> Response:
    """Which programmes need us, and what changed? The neediest come first; `Link` leads to the next page."""
    return told.page(part)


def _page(seen: Seen, part: Part, moment: Moment) -> Answer:
    """Rows are JSON already."""
    lines, places, totals = seen.sight
    begins = 0 if part.after is None else bisect_right(places, part.after)
    ends = begins + part.limit
    following = _cursor(places[ends - 1]) if ends < len(lines) else None
    head = PortfolioTotals(
        as_at=moment.as_at, known_at=moment.known_at, count=len(lines), next=following, **totals._asdict()
    )
    rows = ",".join(line.row for line in lines[begins:ends])
    return Answer(f'{head.model_dump_json()[:-1]},"programmes":[{rows}]}}'.encode(), following)


def _cursor(place: Place) -> str:
    return urlsafe_b64encode(orjson.dumps([place.rank, place.began])).decode().rstrip("=")


def _place(cursor: str) -> Place:
    try:
        told = orjson.loads(urlsafe_b64decode(f"{cursor}==="))
        rank, began = told
        return Place(tuple(map(int, rank)), int(began))
    except (ValueError, TypeError, OverflowError):
        raise RequestUnreadable([fault("cursor", shown(cursor), _CURSOR_ACCEPTED)]) from None
