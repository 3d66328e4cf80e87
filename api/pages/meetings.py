"""Pages about meetings: when does who meet next, what became of earlier ones, and what was before one of them?"""

from typing import Any

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from api.meeting_calendar import MEDIA_TYPE, calendar_file, file_name
from api.pages.access import READERS
from api.pages.belonging import Limit, thing_cell
from api.pages.choosing import Choice, chosen_of, counts_of
from api.pages.dependencies import PageDep, RefDep
from api.pages.links import Links
from api.pages.meeting import about, moved_by_cell
from api.pages.neighbours import OF_BOARDS, neighbours_of
from api.pages.page import Page
from api.pages.tables import Cell, Column, Table, csv_of, number, planned, table, words
from api.refusals import shown
from application.projections.meeting import meeting_detail
from application.projections.meeting_rows import MeetingRow, MeetingStanding
from application.projections.meetings import MeetingList, meeting_list
from application.projections.view import counted
from domain.board import Board

router = APIRouter(prefix="/programmes/{programme}")

BOARD = "board"
"""The parameter of an address that limits the list to the meetings of one board."""

CHOICES: tuple[Choice[MeetingRow], ...] = (
    Choice("to-come", "to come", lambda row: row.standing is MeetingStanding.TO_COME),
    Choice("overdue", "gone by, not recorded as held", lambda row: row.standing is MeetingStanding.OVERDUE),
    Choice("held", "held", lambda row: row.standing is MeetingStanding.HELD),
    Choice("cancelled", "cancelled", lambda row: row.standing is MeetingStanding.CANCELLED),
    Choice("moved", "moved", lambda row: row.has_moved),
)
"""What the counts above the list choose."""


@router.get("/meetings", openapi_extra=READERS)
def meetings(page: PageDep) -> HTMLResponse:
    """When does who meet next, and what became of earlier meetings?"""
    return page.show("meetings.html", title="Meetings", **_listed(page))


@router.get("/meetings.csv", openapi_extra=READERS)
def meetings_csv(page: PageDep) -> Response:
    """The same rows as a file."""
    return csv_of(meeting_table(page, _asked(page)))


@router.get("/meetings.ics", openapi_extra=READERS)
def meetings_calendar(page: PageDep) -> Response:
    """The meetings as a calendar."""
    calendar = calendar_file(page.tracker, page.record, board=_board(page))
    return Response(calendar, media_type=MEDIA_TYPE, headers=file_name(page.record))


@router.get("/meetings/{ref}", openapi_extra=READERS)
def meeting(page: PageDep, ref: RefDep) -> HTMLResponse:
    """What was before this meeting, who was there, and what came of it?"""
    detail = meeting_detail(page.record, ref)
    return page.show("meeting.html", title=detail.meeting.called, **about(page, detail))


def _board(page: Page) -> str | None:
    ref = page.parameter(BOARD)
    return None if ref is None else shown(ref)


def _asked(page: Page) -> MeetingList:
    return meeting_list(page.record, board=_board(page))


def _listed(page: Page) -> dict[str, Any]:  # Any: what the template is given
    found, board = _asked(page), _board(page)
    return {
        "meetings": found,
        "neighbours": neighbours_of(page, OF_BOARDS),
        "limit": _limit(page, board),
        "next": page.links.thing("meeting", found.next) if found.next else None,
        "counts": counts_of(page, found.meetings, CHOICES),
        "table": meeting_table(page, found),
        "new": page.links.new("meeting", board=board) if page.may("schedule-meeting") else None,
        "calendar": page.links.within("meetings.ics", board=board),
        "feed": _feed(page, board),
        "left_out": left_out_in_words(found),
    }


def _feed(page: Page, board: str | None) -> str:
    """The address that always gives the calendar as it is now, whatever moment is looked at."""
    path = Links({}, page.programme).within("meetings.ics", board=board)
    return f"{page.tracker.settings.base_address}/api{path}"


def _limit(page: Page, board: str | None) -> Limit | None:
    if board is None:
        return None
    name = page.record.get(Board, board).name
    return Limit(name, page.links.thing("board", board), page.asked.with_(**{BOARD: None}))


def left_out_in_words(found: MeetingList) -> str | None:
    """Which meetings a calendar cannot show; nothing where it shows all of them."""
    if not found.without_a_day:
        return None
    have = counted(found.without_a_day, "meeting to come has", "meetings to come have")
    return f"{have} no exact day yet, and {'is' if found.without_a_day == 1 else 'are'} not in the calendar."


def meeting_table(page: Page, found: MeetingList) -> Table:
    """The meetings as the address asks for them: one of the counts, or everything."""
    nothing = "Here would be when boards meet and met, what moved a meeting, and who was there."
    return table(
        chosen_of(page, found.meetings, CHOICES),
        _columns(page),
        name="meetings",
        caption="Meetings in the order of their days",
        empty="No meeting is like that. Show all of them." if found.meetings else nothing,
        asked=page.asked,
        takes_away=True,
    )


def _columns(page: Page) -> list[Column[MeetingRow]]:
    def day(row: MeetingRow) -> Cell:
        shown_on = planned(row.on)
        marks = (*shown_on.marks, row.title) if row.title else shown_on.marks
        return shown_on._replace(href=page.links.thing("meeting", row.ref), marks=marks)

    return [
        Column("on.to", "Day", day),
        Column("starts_at", "Hour", lambda row: words(row.starts_at)),
        Column("board", "Board", lambda row: thing_cell(page, "board", row.board), filters=True),
        Column("standing_in_words", "State", lambda row: words(row.standing_in_words)),
        Column("first_on.to", "First to be on", lambda row: planned(row.first_on)),
        Column("moved_by", "Moved by", lambda row: moved_by_cell(page, row)),
        Column("items", "Items", lambda row: number(row.items), numeric=True),
        Column("attendance_in_words", "Attendance", lambda row: words(row.attendance_in_words)),
        Column("place", "Place", lambda row: words(row.place)),
        Column("ref", "Reference", lambda row: words(row.ref)),
    ]
