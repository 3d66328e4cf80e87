"""A meeting of a board: when it was to be, when it was, who was there, and what was before it."""

from datetime import date
from typing import NamedTuple

from domain.board import Board
from domain.board_pack import Pack, PackAfterTheMeeting
from domain.entry import Entry
from domain.fact import Fact
from domain.happening import must_have_come, when
from domain.meeting_facts import (
    ActionsCounted,
    AgendaItemDealtWith,
    AgendaItemListed,
    AgendaItemTakenOff,
    MeetingCancelled,
    MeetingHeld,
    MeetingMoved,
    MeetingScheduled,
    PackFrozen,
)
from domain.meeting_refusals import AgendaStays, must_be_members, must_be_no_rhythm
from domain.planned_date import PlannedDate, are_apart
from domain.refusals import AgainstTheRecord, AlreadyThere, Unknown
from domain.state import State


class UnknownItem(Unknown):
    """The agenda has no such item."""

    def __init__(self, meeting: str, item: str) -> None:
        super().__init__(f"The agenda of {meeting} has no item “{item}”. List it first.")


class MeetingIsOver(AgainstTheRecord):
    """What was held or cancelled is not moved, and takes place once."""

    def __init__(self, meeting: str, how: str, so: str) -> None:
        super().__init__(f"{meeting[0].upper()}{meeting[1:]} was {how}; {so}.")


class MovedWithoutAReason(AgainstTheRecord):
    """A meeting moves only with a reason in words, or by a decision."""

    def __init__(self, meeting: str) -> None:
        super().__init__(f"Say in words why {meeting} moves, or name the decision that moved it.")


class ItemsNeedAnAgenda(AgainstTheRecord):
    """Nothing is dealt with at a meeting that has not been held."""

    def __init__(self, meeting: str) -> None:
        super().__init__(f"{meeting[0].upper()}{meeting[1:]} has not been held; record first that it was.")


class OnAnotherDay(AgainstTheRecord):
    """What happened at a meeting happened on its day."""

    def __init__(self, meeting: str, day: PlannedDate) -> None:
        super().__init__(f"{meeting[0].upper()}{meeting[1:]} was not {when(day)}. Correct one of them.")


class OfAnotherBoard(AgainstTheRecord):
    """What a board does, it does at a meeting of its own."""

    def __init__(self, meeting: str, of: str, called: str) -> None:
        super().__init__(
            f"{meeting[0].upper()}{meeting[1:]} is one of the board “{of}”, which “{called}” does not mean. "
            "Correct one of them."
        )


class EndedBeforeItStarted(AgainstTheRecord):
    """No meeting ends before it starts."""

    def __init__(self, started_at: str, ended_at: str) -> None:
        super().__init__(
            f"A meeting that started at {started_at} cannot have ended at {ended_at}. Correct one of them."
        )


class Item(NamedTuple):
    """An item of the agenda, and what became of it (nothing: nobody has said)."""

    listed: AgendaItemListed
    dealt_with: AgendaItemDealtWith | None = None


class Move(NamedTuple):
    """A day it was moved to, since when that is known, why in words, and the decision that moved it."""

    to: PlannedDate
    said_on: date | None
    because: str | None
    decision: str | None


class Meeting(State):
    """A meeting at a moment. `first_on` is the day it was called for, `moves` where it went from there."""

    KIND = "meeting"

    board: str
    first_on: PlannedDate
    moves: tuple[Move, ...] = ()
    starts_at: str | None = None
    place: str | None = None
    title: str | None = None
    items: tuple[Item, ...] = ()
    is_cancelled: bool = False
    cancelled_because: str | None = None
    held: MeetingHeld | None = None
    counted: ActionsCounted | None = None
    packs: tuple[Pack, ...] = ()

    @property
    def on(self) -> PlannedDate:
        """The day in force: the one it was held on where that is stated, else the one it is to be on."""
        return (self.held and self.held.held_on) or self.planned_on

    @property
    def planned_on(self) -> PlannedDate:
        """The day it was to be on in the end, whenever it was held."""
        return self.moves[-1].to if self.moves else self.first_on

    @property
    def is_held(self) -> bool:
        """Whether it took place."""
        return self.held is not None

    @property
    def present(self) -> int | None:
        """How many were there who have a vote, or may have one; nothing where nobody counted them all."""
        groups = self.held.attendance if self.held else ()
        counts = [group.present for group in groups if group.has_vote is not False]
        return sum(filter(None, counts)) if counts and None not in counts else None

    @property
    def in_words(self) -> str:
        """What it is called in a sentence: the meeting of 29 June 2023."""
        return f"the meeting of {self.on.in_words}"

    def item(self, ref: str) -> Item:
        """One item of the agenda; refused where there is none of that reference."""
        found = next((item for item in self.items if item.listed.item == ref), None)
        if found is None:
            raise UnknownItem(self.in_words, ref)
        return found

    def move(self, moved: MeetingMoved, *, note: str | None) -> list[Fact]:
        """Let it be on another day; that needs a note, or the decision that moved it."""
        self.must_be_to_come("it can no longer move")
        must_be_no_rhythm(moved.to)
        if moved.to.says_the_same_as(self.on) and moved.starts_at in (None, self.starts_at):
            return []
        if not (note or moved.decision):
            raise MovedWithoutAReason(self.in_words)
        return [moved]

    def cancel(self) -> list[Fact]:
        """Let it not take place."""
        self.must_be_to_come("it cannot be cancelled")
        return [MeetingCancelled()]

    def list_item(self, listed: AgendaItemListed) -> list[Fact]:
        """Put an item on the agenda. Minutes list what was urgent after the meeting; what was before it stays."""
        self.must_not_be_cancelled("nothing is on its agenda")
        was = next((item.listed for item in self.items if item.listed.item == listed.item), None)
        if self.is_held and was and was != listed:
            raise AgendaStays(self.in_words, was.item, was.title)
        return [] if was == listed else [listed]

    def take_off(self, item: str) -> list[Fact]:
        """Take an item off the agenda; what was dealt with stays there."""
        self.must_be_to_come("its agenda stays as it was")
        self.item(item)
        return [AgendaItemTakenOff(item=item)]

    def hold(
        self, held: MeetingHeld, *, today: date, effective_on: date | None = None, seats: int | None = None
    ) -> list[Fact]:
        """Record that it took place; `seats` are all that its board has, where that is settled."""
        self.must_not_be_cancelled("it cannot be held")
        self.must_be_to_come("it cannot be held again")
        what = f"{self.in_words[0].upper()}{self.in_words[1:]} cannot have been held"
        must_have_come(held.held_on or self.on, what, today=today, effective_on=effective_on)
        if held.started_at and held.ended_at and held.ended_at < held.started_at:
            raise EndedBeforeItStarted(held.started_at, held.ended_at)
        must_be_members(self.in_words, held, seats=seats)
        return [held]

    def deal_with(self, dealt: AgendaItemDealtWith) -> list[Fact]:
        """Say what became of an item."""
        self.must_have_been_held()
        return [] if self.item(dealt.item).dealt_with == dealt else [dealt]

    def count_actions(self, counted: ActionsCounted) -> list[Fact]:
        """Say how many actions are followed elsewhere."""
        self.must_not_be_cancelled("it was told of no actions")
        return [] if counted == self.counted else [counted]

    def must_take_a_pack(self, today: date) -> None:
        """Refuse to put anything before a meeting that is over."""
        self.must_be_to_come("no pack can be frozen for it any more")
        if self.on.is_past(today):
            raise PackAfterTheMeeting(self.in_words)

    def freeze(self, frozen: PackFrozen, *, today: date) -> list[Fact]:
        """Keep what is put before it; where that says nothing else than the pack before, there is nothing to keep."""
        self.must_take_a_pack(today)
        is_the_same = self.packs and self.packs[-1].frozen.content_sha256 == frozen.content_sha256
        return [] if is_the_same else [frozen]

    def must_have_been_held(self) -> None:
        """Refuse what can only come of a meeting that took place."""
        self.must_not_be_cancelled("nothing was before it")
        if not self.is_held:
            raise ItemsNeedAnAgenda(self.in_words)

    def must_be_on(self, day: PlannedDate) -> None:
        """Refuse what is said to have happened at it on another day, or in a month in which it was not."""
        self.must_not_be_cancelled("nothing was before it")
        if are_apart(self.on, day):
            raise OnAnotherDay(self.in_words, day)

    def must_be_of(self, board: Board, called: str) -> None:
        """Refuse the name of another board than the one whose meeting it is."""
        if not board.is_called(called):
            raise OfAnotherBoard(self.in_words, board.name, called)

    def must_be_to_come(self, so: str) -> None:
        """Refuse what can only be done before it took place; `so` says what cannot be done any more."""
        self.must_not_be_cancelled(so)
        if self.is_held:
            raise MeetingIsOver(self.in_words, "held", so)

    def must_not_be_cancelled(self, so: str) -> None:
        """Refuse what cannot be said of a meeting that will not take place."""
        if self.is_cancelled:
            raise MeetingIsOver(self.in_words, "cancelled", so)


def schedule(existing: Meeting | None, scheduled: MeetingScheduled) -> list[Fact]:
    """Call a meeting, under a reference that is free."""
    if existing:
        raise AlreadyThere("meeting", existing.ref, existing.in_words)
    must_be_no_rhythm(scheduled.on)
    return [scheduled]


def begin(entry: Entry) -> Meeting:
    """The meeting as it was called."""
    fact = entry.fact
    assert isinstance(fact, MeetingScheduled)  # every meeting's stream begins with its being called
    return Meeting.first(
        entry, board=fact.board, first_on=fact.on, starts_at=fact.starts_at, place=fact.place, title=fact.title
    )


def evolve(meeting: Meeting, entry: Entry) -> Meeting:
    """The meeting after one more entry."""
    match entry.fact:
        case MeetingMoved(to=to, starts_at=starts_at, decision=decision):
            move = Move(to, entry.effective_on, entry.note, decision)
            return meeting.after(entry, moves=(*meeting.moves, move), starts_at=starts_at or meeting.starts_at)
        case MeetingCancelled():
            return meeting.after(entry, is_cancelled=True, cancelled_because=entry.note)
        case AgendaItemListed() as listed:
            return meeting.after(entry, items=_listed(meeting.items, listed))
        case AgendaItemTakenOff(item=ref):
            return meeting.after(entry, items=tuple(item for item in meeting.items if item.listed.item != ref))
        case MeetingHeld() as held:
            return meeting.after(entry, held=held)
        case AgendaItemDealtWith() as dealt:
            return meeting.after(entry, items=tuple(_dealt_with(item, dealt) for item in meeting.items))
        case _:
            return _with_what_is_beside(meeting, entry)


def _with_what_is_beside(meeting: Meeting, entry: Entry) -> Meeting:
    """What is followed elsewhere, and what the board was given."""
    match entry.fact:
        case ActionsCounted() as counted:
            return meeting.after(entry, counted=counted)
        case PackFrozen() as frozen:
            pack = Pack(frozen, entry.position, entry.effective_on, entry.role)
            return meeting.after(entry, packs=(*meeting.packs, pack))
        case _:
            return meeting.after(entry)


def _listed(items: tuple[Item, ...], listed: AgendaItemListed) -> tuple[Item, ...]:
    """An item that is there already keeps its place, and what became of it."""
    if any(item.listed.item == listed.item for item in items):
        return tuple(item._replace(listed=listed) if item.listed.item == listed.item else item for item in items)
    return (*items, Item(listed))


def _dealt_with(item: Item, dealt: AgendaItemDealtWith) -> Item:
    return item._replace(dealt_with=dealt) if item.listed.item == dealt.item else item
