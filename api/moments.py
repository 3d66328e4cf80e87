"""Reads the two clocks as people write them, and finds the record of a programme at that moment."""

import re
from datetime import date, datetime, time
from typing import NoReturn

from api.refusals import Fault, RequestUnreadable, fault, shown
from application.ports import Records
from domain.calendar import EARLIEST
from domain.entry import Entry
from domain.record import Moment, Record
from domain.refusals import NothingRecordedYet, day_in_words

A_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
A_POSITION = re.compile(r"[1-9][0-9]{0,14}")
DAY_ACCEPTED = "a day such as 2018-01-19"
POSITION_ACCEPTED = "the position of an entry, such as 57"
TIME_ACCEPTED = "a day such as 2018-01-19, or a time with its zone such as 2018-01-19T09:30:00Z"

# A plus sign in a URL reads as a space; before an offset it can only have been a plus.
_A_TIME = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt](?P<time>[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?)"
    r"(?P<zone>[Zz]|[+ -][0-9]{2}:[0-9]{2})"
)


def moment_of(
    as_at: str | None, known_at: str | None, now: datetime, *, up_to: str | None = None, side: str = ""
) -> Moment:
    """The moment that is asked for: today and all that is known, unless said otherwise.

    `now` is in the zone whose days people mean. A day as `known_at` means its end. Neither may lie in the future,
    of which nothing is known, or before 1900. `up_to` is a position, behind which nothing counts. Of two moments
    `side` says which: what its parameters begin with.
    """
    last = None if up_to is None else position_of(f"{side}up_to", up_to)
    day = now.date() if as_at is None else day_of(f"{side}as_at", as_at)
    _not_in_the_future(f"{side}as_at", day, now.date())
    if known_at is None:
        return Moment(day, up_to=last)
    known = time_of(f"{side}known_at", known_at, now)
    _not_in_the_future(f"{side}known_at", known.date(), now.date())
    return Moment(day, known, up_to=last)


def day_of(name: str, written: str) -> date:
    """A day, written as 2018-01-19."""
    if not A_DAY.fullmatch(written):
        _unreadable(name, written, DAY_ACCEPTED)
    try:
        day = date.fromisoformat(written)
    except ValueError:
        _unreadable(name, written, "a day that the calendar has")
    if day < EARLIEST:
        _unreadable(name, written, f"a day from {day_in_words(EARLIEST)} on")
    return day


def position_of(name: str, written: str) -> int:
    """The position of an entry in the record, which begins with 1."""
    if not A_POSITION.fullmatch(written):
        _unreadable(name, written, POSITION_ACCEPTED)
    return int(written)


def time_of(name: str, written: str, now: datetime) -> datetime:
    """A time with its zone, or a day, which means its end; in the zone of `now`."""
    if A_DAY.fullmatch(written):
        return datetime.combine(day_of(name, written), time.max, tzinfo=now.tzinfo)
    found = _A_TIME.fullmatch(written)
    if found is None:
        _unreadable(name, written, TIME_ACCEPTED)
    day_of(name, found["day"])
    zone = found["zone"].replace(" ", "+").upper()
    try:
        return datetime.fromisoformat(f"{found['day']}T{found['time']}{zone}").astimezone(now.tzinfo)
    except (ValueError, OverflowError):
        _unreadable(name, written, TIME_ACCEPTED)


def record_at(records: Records, programme: str, moment: Moment) -> Record:
    """The record of a programme at a moment; refused where nothing of it counts yet."""
    record = records.at(programme, moment)
    if record.is_empty:
        raise NothingRecordedYet(programme, moment.as_at, _since_when(records, programme))
    return record


def _since_when(records: Records, programme: str) -> str:
    """When the programme came into the record, on both clocks."""
    registered = next(entry for entry in records.entries(programme, Moment(date.max)) if _is_registration(entry))
    known = registered.known_on or registered.recorded_at.date()
    began = registered.effective_on
    begins = f"begins on {day_in_words(began)}" if began else "begins on a day that is not stated"
    return f"its record {begins} and was known from {day_in_words(known)} on"


def _is_registration(entry: Entry) -> bool:
    return entry.kind == "programme" and entry.version == 1


def _not_in_the_future(name: str, day: date, today: date) -> None:
    if day > today:
        sentence = (
            f"“{name}” is {day_in_words(day)}, but today is {day_in_words(today)}: nothing is known of the future. "
            "Ask for today or an earlier day."
        )
        raise RequestUnreadable([Fault(name, day.isoformat(), f"a day up to {today.isoformat()}", sentence)])


def _unreadable(name: str, written: str, accepted: str) -> NoReturn:
    raise RequestUnreadable([fault(name, shown(written), accepted)])
