"""The meetings of a programme as a calendar that other programmes read (iCalendar, RFC 5545).

Only a meeting with one exact day becomes an event; a month or a quarter is no appointment. Each keeps its identity
for ever, `SEQUENCE` rises with every change of it, and one that was cancelled stays, marked as cancelled, so that
calendars which hold it strike it out. An hour is one where the people are, and moves with their summer time.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from application.projections.meeting_rows import MeetingRow, MeetingStanding, on_in_words
from application.projections.meetings import MeetingList, is_exact

PRODUCT = "-//Transition tracker//Meetings//EN"
MEDIA_TYPE = "text/calendar; charset=utf-8"


def calendar_of(view: MeetingList, *, zone: ZoneInfo, made_at: datetime) -> bytes:
    """The calendar file, stamped with the time at which it was made."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"Meetings: {view.programme_name}")
    days = [(row.on.starts, row) for row in view.meetings if row.on.starts and is_exact(row.on)]
    for day, row in days:
        calendar.add_component(_event(row, day, programme=view.programme, zone=zone, made_at=made_at))
    if days:  # the rules of summer time are told for the whole years around what is there
        years = [day.year for day, _ in days]
        calendar.add_missing_timezones(date(min(years), 1, 1), date(max(years) + 2, 1, 1))
        for rule in calendar.walk("DAYLIGHT"):
            _tell_in_the_time_before(rule, zone)
    return bytes(calendar.to_ical())


def _tell_in_the_time_before(rule: Any, zone: ZoneInfo) -> None:  # Any: what it holds is of as many types as there are
    """Put the beginning of summer time where the standard wants it: in the hour that the clocks still showed.

    icalendar 7 tells it in the hour that they are put forward to, so that summer time would come an hour late.
    """
    before = rule["TZOFFSETFROM"].td
    forward = rule["TZOFFSETTO"].td - before

    def told(onset: datetime) -> datetime:
        comes = (onset - before).replace(tzinfo=UTC)
        has_come = (comes - timedelta(seconds=1)).astimezone(zone).utcoffset() != before
        return onset - forward if has_come else onset

    first = told(rule.pop("DTSTART").dt)
    later = [told(each.dt) for each in rule.pop("RDATE").dts] if "RDATE" in rule else []
    rule.add("DTSTART", first)
    if later:
        rule.add("RDATE", later)


def _event(row: MeetingRow, day: date, *, programme: str, zone: ZoneInfo, made_at: datetime) -> Event:
    event = Event()
    event.add("uid", f"{row.ref}@{programme}.meetings.transition-tracker")
    event.add("dtstamp", made_at.astimezone(UTC))
    event.add("sequence", row.version - 1)
    event.add("summary", row.title or row.board_name)
    event.add("status", "CANCELLED" if row.standing is MeetingStanding.CANCELLED else "CONFIRMED")
    for name, moment in _when(row, day, zone=zone):
        event.add(name, moment)
    if row.place:
        event.add("location", row.place)
    if row.has_moved:
        event.add("description", f"It was first to be {on_in_words(row.first_on)}.")
    return event


def _when(row: MeetingRow, day: date, *, zone: ZoneInfo) -> Iterator[tuple[str, date]]:
    """The whole day where no hour is stated; no end where none is, rather than one that somebody made up."""
    if row.starts_at is None:
        yield "dtstart", day
        yield "dtend", day + timedelta(days=1)
        return
    yield "dtstart", datetime.combine(day, time.fromisoformat(row.starts_at), tzinfo=zone)
    if row.ends_at is not None and row.ends_at > row.starts_at:
        yield "dtend", datetime.combine(day, time.fromisoformat(row.ends_at), tzinfo=zone)
