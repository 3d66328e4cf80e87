"""An action: what somebody was asked to do, by whom, by when, and whether they did."""

from datetime import date

from domain.entry import Entry
from domain.fact import Fact
from domain.happening import (
    must_have_come,
    must_not_be_done_before_it_was_asked,
    must_not_be_due_before_it_is_asked,
)
from domain.planned_date import PlannedDate
from domain.refusals import AgainstTheRecord, AlreadyThere
from domain.standing import Standing
from domain.state import State
from domain.words import Line, Ref, Text


class ActionAssigned(Fact):
    """A role was asked to do something. Only old papers leave out whose it is; then that is not stated."""

    what: Text
    owner_role: Line | None = None
    organisation: Line | None = None
    requested_by: Line | None = None
    due: PlannedDate | None = None
    board: Ref | None = None
    meeting: Ref | None = None
    decision: Ref | None = None
    recommendation: Ref | None = None


class ActionReassigned(Fact):
    """The action is another role's; the entry says why."""

    owner_role: Line
    organisation: Line | None = None


class ActionDueMoved(Fact):
    """The action is due on another day; the entry says why."""

    due: PlannedDate


class ActionProgressNoted(Fact):
    """How the action stands, in words."""

    comment: Text


class ActionDone(Fact):
    """The action was carried out, on `done_on` where the day is stated."""

    outcome: Text | None = None
    done_on: PlannedDate | None = None


class ActionDropped(Fact):
    """The action will not be carried out; the entry says why."""


class ActionReopened(Fact):
    """The action turned out not to be done after all; the entry says why."""


class ActionNeedsAnOwner(AgainstTheRecord):
    """What is nobody's is not done."""

    def __init__(self) -> None:
        super().__init__("Say whose action it is: the role that has to do it.")


class ActionIsOver(AgainstTheRecord):
    """What was done or dropped changes no more, unless it is opened again."""

    def __init__(self, ref: str, how: str) -> None:
        super().__init__(f"Action “{ref}” was {how}; reopen it if there is something to do after all.")


class ActionIsOpen(AgainstTheRecord):
    """Only what is over can be opened again."""

    def __init__(self, ref: str) -> None:
        super().__init__(f"Action “{ref}” is open; there is nothing to reopen.")


class Action(State):
    """An action at a moment. `dues` are every day it was due, the first one first."""

    KIND = "action"

    what: str
    owner_role: str | None = None
    organisation: str | None = None
    requested_by: str | None = None
    dues: tuple[PlannedDate, ...] = ()
    board: str | None = None
    meeting: str | None = None
    decision: str | None = None
    recommendation: str | None = None
    standing: Standing | None = None
    is_done: bool = False
    done_on: PlannedDate | None = None
    done_by: date | None = None
    outcome: str | None = None
    is_dropped: bool = False

    @property
    def due(self) -> PlannedDate | None:
        """The day in force; earlier ones stay readable in `dues`."""
        return self.dues[-1] if self.dues else None

    @property
    def is_open(self) -> bool:
        """Neither done nor dropped."""
        return not (self.is_done or self.is_dropped)

    def is_late(self, as_at: date) -> bool:
        """Whether it is open after the last day it was due on."""
        return self.is_open and self.due is not None and self.due.is_past(as_at)

    def reassign(self, reassigned: ActionReassigned) -> list[Fact]:
        """Let it be another role's."""
        self._must_be_open()
        held = (self.owner_role, self.organisation)
        return [] if (reassigned.owner_role, reassigned.organisation) == held else [reassigned]

    def move_due(self, due: PlannedDate) -> list[Fact]:
        """Let it be due on another day."""
        self._must_be_open()
        return [] if due.says_the_same_as(self.due) else [ActionDueMoved(due=due)]

    def note_progress(self, comment: str) -> list[Fact]:
        """Say how it stands."""
        self._must_be_open()
        return [ActionProgressNoted(comment=comment)]

    def finish(self, done: ActionDone, *, today: date, effective_on: date | None = None) -> list[Fact]:
        """Record that it was carried out, not before it was assigned."""
        self._must_be_open()
        what = f"Action “{self.ref}”"
        must_have_come(done.done_on, f"{what} cannot have been done", today=today, effective_on=effective_on)
        must_not_be_done_before_it_was_asked(what, asked=self.since, done=done.done_on)
        return [done]

    def drop(self) -> list[Fact]:
        """Give it up."""
        self._must_be_open()
        return [ActionDropped()]

    def reopen(self) -> list[Fact]:
        """Take it up again, as it was not done after all."""
        if self.is_open:
            raise ActionIsOpen(self.ref)
        return [ActionReopened()]

    def _must_be_open(self) -> None:
        if not self.is_open:
            raise ActionIsOver(self.ref, "done" if self.is_done else "dropped")


def assign(
    existing: Action | None, assigned: ActionAssigned, *, on: date | None = None, is_from_a_paper: bool = False
) -> list[Fact]:
    """Ask a role to do something, under a reference that is free, and not for a day before that on which it is asked.

    Only of old papers an owner may be missing, and the day may be any.
    """
    if existing:
        raise AlreadyThere("action", existing.ref, existing.what)
    if is_from_a_paper:
        return [assigned]
    if assigned.owner_role is None:
        raise ActionNeedsAnOwner
    must_not_be_due_before_it_is_asked("The action", asked=on, due=assigned.due)
    return [assigned]


def begin(entry: Entry) -> Action:
    """The action as it was assigned."""
    fact = entry.fact
    assert isinstance(fact, ActionAssigned)  # every action's stream begins with its being assigned
    known = {name: value for name, value in fact.content.items() if name != "due"}
    return Action.first(entry, **known, dues=(fact.due,) if fact.due else ())


def evolve(action: Action, entry: Entry) -> Action:
    """The action after one more entry."""
    match entry.fact:
        case ActionReassigned() as change:
            return action.after(entry, **change.__dict__)
        case ActionDueMoved(due=due):
            return action.after(entry, dues=(*action.dues, due))
        case ActionProgressNoted(comment=comment):
            return action.after(entry, standing=Standing(entry.effective_on, comment))
        case ActionDone(outcome=outcome, done_on=done_on):
            return action.after(entry, is_done=True, outcome=outcome, done_on=done_on, done_by=entry.effective_on)
        case ActionDropped():
            return action.after(entry, is_dropped=True)
        case ActionReopened():
            return action.after(entry, is_done=False, is_dropped=False, outcome=None, done_on=None, done_by=None)
        case _:
            return action.after(entry)
