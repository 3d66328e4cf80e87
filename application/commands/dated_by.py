"""On which day was something decided that rests on a decision, or on a meeting, of the record?"""

from datetime import date

from application.commands.desk import Desk
from domain.decision import Decision
from domain.entry import Address
from domain.meeting import Meeting
from domain.superseding import day_taken


def day_decided(at: Address, desk: Desk, *, decision: str | None, meeting: str | None = None) -> date | None:
    """The day of the decision that is named, else of the meeting; nothing where neither has an exact one."""
    if decision is not None:
        day = day_taken(desk.load(Decision, at._replace(ref=decision)), desk.others(Meeting, at.programme))
    else:
        day = desk.load(Meeting, at._replace(ref=meeting)).on if meeting is not None else None
    return day.exact_day if day else None
