"""`tracker report meetings`, `meeting` and `calendar`: who meets when, what came of it, and a file for calendars."""

from typing import Annotated

import typer

from api.commandline.asking import Asked, record_for, reply
from api.commandline.drawing import write_file
from api.commandline.options import AsAt, AsJson, KnownAt, ProgrammeArgument, StoreOption, a_reference
from api.commandline.texts import meeting as meeting_text
from api.commandline.texts import meetings as meetings_text
from application.projections.meeting import meeting_detail
from application.projections.meetings import meeting_list

BoardOption = Annotated[str | None, typer.Option("--board", metavar="REF", help="Only what is of this board.")]
MeetingArgument = Annotated[
    str, typer.Argument(metavar="REF", callback=a_reference, help="The meeting's reference, such as JICT-2023-06-29.")
]


def meetings(
    programme: ProgrammeArgument,
    board: BoardOption = None,
    *,
    as_at: AsAt = None,
    known_at: KnownAt = None,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """When does who meet next, and what became of earlier meetings?"""
    with record_for(Asked(programme, as_at, known_at, store, as_json)) as (_, record):
        view = meeting_list(record, board=board)
    reply(view, meetings_text.told, as_json=as_json)


def meeting(
    programme: ProgrammeArgument,
    ref: MeetingArgument,
    *,
    as_at: AsAt = None,
    known_at: KnownAt = None,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """What was before this meeting, who was there, and what came of it?"""
    with record_for(Asked(programme, as_at, known_at, store, as_json)) as (_, record):
        view = meeting_detail(record, ref)
    reply(view, meeting_text.told, as_json=as_json)


def calendar(
    programme: ProgrammeArgument,
    board: BoardOption = None,
    *,
    as_at: AsAt = None,
    known_at: KnownAt = None,
    store: StoreOption = None,
) -> None:
    """Which meetings go into a calendar? Prints them as iCalendar, to be kept as an .ics file."""
    from api.meeting_calendar import calendar_file  # noqa: PLC0415  # other commands need not wait for what writes it

    with record_for(Asked(programme, as_at, known_at, store, as_json=False)) as (tracker, record):
        file = calendar_file(tracker, record, board=board)
    write_file(file)
