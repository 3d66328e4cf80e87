"""The calendar of a programme's meetings as every door hands it out: in the zone whose days people mean."""

from zoneinfo import ZoneInfo

from api.bootstrap import Tracker
from application.exporters.calendar import MEDIA_TYPE, calendar_of
from application.projections.meetings import meeting_list
from domain.record import Record

__all__ = ["MEDIA_TYPE", "calendar_file", "file_name"]


def calendar_file(tracker: Tracker, record: Record, *, board: str | None = None) -> bytes:
    """The calendar of the programme, or of one of its boards, as iCalendar has it.

    Whoever takes it away, it holds what is public: calendars are kept, passed on and shown to others.
    """
    zone = ZoneInfo(tracker.settings.time_zone)
    public = tracker.sight.public.at(record.programme.ref, record.moment)
    return calendar_of(meeting_list(public, board=board), zone=zone, made_at=tracker.office.clock.now())


def file_name(record: Record) -> dict[str, str]:
    """The header that gives a calendar its name where somebody saves it."""
    return {"Content-Disposition": f'attachment; filename="{record.programme.ref}-meetings.ics"'}
