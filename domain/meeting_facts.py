"""What can happen to a meeting: it is called, moved, held or cancelled, and its agenda is made and worked through."""

from enum import StrEnum
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from domain.calendar import ClockTime
from domain.fact import Fact
from domain.planned_date import Day, PlannedDate
from domain.sealed import Sha256
from domain.words import Count, Line, Ref, Text


class Part(StrEnum):
    """Which part of an agenda an item stands in: Part I is open to the public, Part II is not."""

    ONE = "I"
    TWO = "II"


class ItemOutcome(StrEnum):
    """What became of an item: something was resolved, it was noted, put off, or there was nothing to it."""

    RESOLVED = "resolved"
    NOTED = "noted"
    DEFERRED = "deferred"
    NOTHING = "none"


class Attendance(BaseModel):
    """How many of an organisation, or of a seat, were there, and how many sent apologies; by role, never by name.

    Officers and guests are there without a vote (`has_vote` is false): they do not make a meeting quorate.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    of: Line
    present: Count | None = None
    apologies: Count | None = None
    has_vote: bool | None = None


class MeetingScheduled(Fact):
    """A meeting of a board was called."""

    board: Ref
    on: PlannedDate
    starts_at: ClockTime | None = None
    place: Line | None = None
    title: Line | None = None


class MeetingMoved(Fact):
    """The meeting is on another day; the entry says why, and `decision` names what decided it where that is known."""

    to: PlannedDate
    starts_at: ClockTime | None = None
    decision: Ref | None = None


class MeetingCancelled(Fact):
    """The meeting will not take place; the entry says why."""


class AgendaItemListed(Fact):
    """An item was put on the agenda, or stands there otherwise than before. Its number is kept as written."""

    item: Ref
    title: Line
    number: Line | None = None
    part: Part | None = None
    paper: Ref | None = None
    pages: Line | None = None
    is_key_decision: bool | None = None


class AgendaItemTakenOff(Fact):
    """An item was taken off the agenda before the meeting; the entry says why."""

    item: Ref


class MeetingHeld(Fact):
    """The meeting took place. `members` are all who belonged to the board that day, whether they came or not."""

    held_on: PlannedDate | None = None
    started_at: ClockTime | None = None
    ended_at: ClockTime | None = None
    attendance: tuple[Attendance, ...] = ()
    members: Count | None = None


class AgendaItemDealtWith(Fact):
    """What became of an item, as the minutes have it; what was resolved is a decision of its own."""

    item: Ref
    outcome: ItemOutcome
    finding: Text | None = None


class ActionsCounted(Fact):
    """So many actions are followed elsewhere; what they are is not stated."""

    count: Count
    frequency: Line | None = None
    nature: Line | None = None


class PackFrozen(Fact):
    """What is put before the meeting was frozen, and stays so; another pack may be frozen until the board meets.

    `up_to` is the last position of the programme's record that it was made from, `as_at` the day it shows, `template`
    the version of the view it was made with, and `content_sha256` the digest of that view's canonical JSON.
    """

    stays: ClassVar[str] = (
        "froze the pack of {thing}, and what a board was given stays as it was given. If it must not stand, "
        "freeze another one before the board meets."
    )

    up_to: int
    as_at: Day
    template: int
    content_sha256: Sha256
