"""Meetings: when does who meet next, what became of earlier ones, and the calendar that other programmes read."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response

from api.errors import etag
from api.meeting_calendar import MEDIA_TYPE, calendar_file, file_name
from api.refusals import shown
from api.rest.access import READERS
from api.rest.dependencies import A_REFERENCE, RecordDep, TrackerDep, only_known_parameters
from api.rest.in_one_thread import InOneThread
from api.rest.problems import OF_READING, Responses, problems
from application.projections.meeting import MeetingDetail, meeting_detail
from application.projections.meetings import MeetingList, meeting_list

router = APIRouter(
    route_class=InOneThread,
    prefix="/api/programmes/{programme}",
    tags=["Questions"],
    dependencies=[Depends(only_known_parameters)],
    responses=problems(OF_READING),
)

CALENDAR: Responses = {200: {"description": "The calendar (iCalendar, RFC 5545).", "content": {"text/calendar": {}}}}


def the_board(
    board: Annotated[
        str | None, Query(description="Only what is of this board.", json_schema_extra=A_REFERENCE)
    ] = None,
) -> str | None:
    """The board that is asked for, in case it is unknown, fit to be named in a sentence."""
    return None if board is None else shown(board)


BoardDep = Annotated[str | None, Depends(the_board)]


@router.get("/meetings", openapi_extra=READERS)
def meetings(record: RecordDep, board: BoardDep) -> MeetingList:
    """When does who meet next, and what became of earlier meetings?"""
    return meeting_list(record, board=board)


@router.get("/meetings.ics", openapi_extra=READERS, response_class=Response, responses=CALENDAR)
def meetings_as_calendar(record: RecordDep, board: BoardDep, tracker: TrackerDep) -> Response:
    """The meetings as a calendar, without those of which no exact day is stated."""
    calendar = calendar_file(tracker, record, board=board)
    return Response(calendar, media_type=MEDIA_TYPE, headers=file_name(record))


@router.get("/meetings/{ref}", openapi_extra=READERS)
def meeting(
    record: RecordDep, ref: Annotated[str, Path(description="The meeting's reference.")], response: Response
) -> MeetingDetail:
    """What was before this meeting, who was there, and what came of it?"""
    detail = meeting_detail(record, shown(ref))
    response.headers["ETag"] = etag(detail.meeting.version)
    return detail
