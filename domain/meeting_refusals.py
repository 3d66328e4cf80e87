"""What is refused of a meeting: another agenda once it was held, more people than its board has, no such time."""

from datetime import UTC, date, datetime, time, tzinfo

from domain.meeting_facts import Attendance, MeetingHeld
from domain.planned_date import PlannedDate, Precision
from domain.refusals import AgainstTheRecord, day_in_words
from domain.said_twice import place_said_again
from domain.same_name import as_compared


class AgendaStays(AgainstTheRecord):
    """What stood on the agenda when the board met is not said otherwise afterwards, unless it was recorded wrongly."""

    def __init__(self, meeting: str, item: str, title: str) -> None:
        super().__init__(
            f"{meeting[0].upper()}{meeting[1:]} was held with item “{item}” as “{title}”, and its agenda stays as it "
            "was. If that was recorded wrongly, correct the entry; list what is new under another reference."
        )


class MoreThanBelong(AgainstTheRecord):
    """No more of a board come to its meeting than belong to it, nor send apologies."""

    def __init__(self, meeting: str, did: str, *, counted: int, members: int) -> None:
        belong = f"{members} {'belongs' if members == 1 else 'belong'}"
        super().__init__(
            f"{counted} of the board cannot have {did} {meeting}: {belong} to it. Correct the number, and say of "
            "officers and guests that they have no vote."
        )


class GroupListedTwice(AgainstTheRecord):
    """A group is counted once, or its members would be there twice."""

    def __init__(self, meeting: str, of: str) -> None:
        super().__init__(f"“{of}” is listed twice among those at {meeting}. List it once, with all who came.")


class MoreMembersThanSeats(AgainstTheRecord):
    """No more belong to a board than it has seats."""

    def __init__(self, meeting: str, *, members: int, seats: int) -> None:
        has = f"{seats} seat{'' if seats == 1 else 's'}"
        super().__init__(
            f"{members} cannot have belonged to the board of {meeting}: it has {has}. Correct the number, or change "
            "the seats of the board first."
        )


class NoSuchTime(AgainstTheRecord):
    """In the night in which summer time begins there is an hour that no clock shows."""

    def __init__(self, day: date, hour: str) -> None:
        super().__init__(
            f"There is no {hour} on {day_in_words(day)}: that night the clocks go forward past it. Give another time."
        )


class MeetsAgainAndAgain(AgainstTheRecord):
    """One meeting is on one day; how often a board meets is said of the board."""

    def __init__(self, day: PlannedDate) -> None:
        super().__init__(
            f"One meeting is not {day.in_words}: a rhythm is no day. Give its day, or say of the board how often it "
            "meets."
        )


def must_be_no_rhythm(day: PlannedDate) -> None:
    """Refuse to call one meeting for a rhythm."""
    if day.precision is Precision.RECURRING:
        raise MeetsAgainAndAgain(day)


class NotAtThatHourYet(AgainstTheRecord):
    """No meeting has been held at an hour that is still to come."""

    def __init__(self, meeting: str, did: str, hour: str, now: time) -> None:
        super().__init__(
            f"{meeting[0].upper()}{meeting[1:]} cannot have {did} at {hour}: it is {now:%H:%M} now. Record it once "
            "that hour has come, or give the one at which it was."
        )


def must_be_members(meeting: str, held: MeetingHeld, *, seats: int | None) -> None:
    """Refuse more than belong to the board, or than it has seats; who is there without a vote is counted apart.

    `seats` are all it has, where each of them is counted and none is in doubt. Nobody is counted in two groups of one
    name.
    """
    again = place_said_again((as_compared(group.of), group.has_vote is not False) for group in held.attendance)
    if again is not None:
        raise GroupListedTwice(meeting, held.attendance[again].of)
    if seats is not None and held.members is not None and held.members > seats:
        raise MoreMembersThanSeats(meeting, members=held.members, seats=seats)
    members = seats if held.members is None else held.members
    voting = [group for group in held.attendance if group.has_vote is not False]
    for did, counted in (("been present at", _present(voting)), ("sent apologies for", _apologies(voting))):
        if members is not None and counted > members:
            raise MoreThanBelong(meeting, did, counted=counted, members=members)


def _present(groups: list[Attendance]) -> int:
    return sum(group.present or 0 for group in groups)


def _apologies(groups: list[Attendance]) -> int:
    return sum(group.apologies or 0 for group in groups)


def must_be_a_time(on: PlannedDate, *hours: str | None, zone: tzinfo | None) -> None:
    """Refuse an hour that the clocks of the zone skip on that day; of a fuzzy day nobody can say so."""
    day = on.exact_day
    for hour in hours:
        if day is None or hour is None:
            continue
        told = datetime.combine(day, time.fromisoformat(hour), tzinfo=zone)
        if told.astimezone(UTC).astimezone(zone).time() != told.time():
            raise NoSuchTime(day, hour)


def must_have_met_by(
    now: datetime, meeting: str, on: PlannedDate, *, started_at: str | None, ended_at: str | None
) -> None:
    """Refuse a meeting of today that starts, or ended, at an hour that has not come where the clock of `now` stands."""
    if on.exact_day != now.date():
        return
    for did, hour in (("started", started_at), ("ended", ended_at)):
        if hour is not None and time.fromisoformat(hour) > now.time():
            raise NotAtThatHourYet(meeting, did, hour, now.time())
