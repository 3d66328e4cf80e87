"""A workstream: a strand of work with a lead, inside the programme or inside another workstream.

A project of the programme is a workstream too; `kind` keeps what the paper calls it.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from domain.entry import Entry
from domain.fact import Fact
from domain.happening import must_have_come, must_not_end_before_it_began
from domain.nesting import must_not_lie_inside_itself
from domain.placing import TakesNothingNew
from domain.planned_date import PlannedDate
from domain.refusals import AgainstTheRecord, AlreadyThere
from domain.standing import Standing
from domain.state import State
from domain.words import Line, Ref, Text


class Outcome(StrEnum):
    """How a workstream ended."""

    COMPLETED = "completed"
    STOPPED = "stopped"


class WorkstreamOpened(Fact):
    """A workstream was opened."""

    name: Line
    kind: Line | None = None
    lead_role: Line | None = None
    scope: Text | None = None
    parent: Ref | None = None
    started: PlannedDate | None = None


class WorkstreamLeadChanged(Fact):
    """Another role leads the workstream."""

    lead_role: Line


class WorkstreamScopeChanged(Fact):
    """The workstream covers something else than before; the entry says why.

    `change_request` is the request by whose approval it came, where it came so.
    """

    scope: Text
    change_request: Ref | None = None


class WorkstreamPlacedInside(Fact):
    """The workstream became part of another, or of none."""

    parent: Ref | None = None


class WorkstreamProgressNoted(Fact):
    """How the workstream stands, in the words of the paper."""

    comment: Text


class WorkstreamClosed(Fact):
    """The workstream ended."""

    outcome: Outcome
    closed_on: PlannedDate | None = None
    as_written: Line | None = None


class WorkstreamIsClosed(AgainstTheRecord):
    """A closed workstream changes no more."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The workstream “{name}” is closed; it can no longer change.")


class Workstream(State):
    """A workstream at a moment, `changed_by` the change requests by whose approval it came to cover what it covers."""

    KIND = "workstream"

    name: str
    kind: str | None = None
    lead_role: str | None = None
    scope: str | None = None
    parent: str | None = None
    started: PlannedDate | None = None
    standing: Standing | None = None
    outcome: Outcome | None = None
    closed_on: PlannedDate | None = None
    changed_by: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Not closed yet."""
        return self.outcome is None

    def change_lead(self, lead_role: str) -> list[Fact]:
        """Let another role lead it."""
        self._must_be_open()
        return [] if lead_role == self.lead_role else [WorkstreamLeadChanged(lead_role=lead_role)]

    def change_scope(self, scope: str, change_request: str | None = None) -> list[Fact]:
        """Let it cover something else, by a change request where one was approved."""
        self._must_be_open()
        return [] if scope == self.scope else [WorkstreamScopeChanged(scope=scope, change_request=change_request)]

    def place_inside(self, parent: str | None, others: Mapping[str, "Workstream"]) -> list[Fact]:
        """Make it part of another workstream, never of itself."""
        self._must_be_open()
        must_not_lie_inside_itself(self.ref, self.name, parent, {ref: other.parent for ref, other in others.items()})
        return [] if parent == self.parent else [WorkstreamPlacedInside(parent=parent)]

    def note_progress(self, comment: str) -> list[Fact]:
        """Say how it stands."""
        self._must_be_open()
        return [WorkstreamProgressNoted(comment=comment)]

    def close(self, closed: WorkstreamClosed, *, today: date, effective_on: date | None = None) -> list[Fact]:
        """End it, never before it started. Its milestones may still be open: papers close the work before the list."""
        self._must_be_open()
        what = f"The workstream “{self.name}” cannot have ended"
        must_have_come(closed.closed_on, what, today=today, effective_on=effective_on)
        must_not_end_before_it_began(f"The workstream “{self.name}”", began=self.started, ended=closed.closed_on)
        return [closed]

    def must_take_more(self) -> None:
        """Refuse what would be placed in it after it was closed."""
        if not self.is_open:
            raise TakesNothingNew(f"The workstream “{self.name}”")

    def _must_be_open(self) -> None:
        if not self.is_open:
            raise WorkstreamIsClosed(self.name)


def open_workstream(existing: Workstream | None, opened: WorkstreamOpened) -> list[Fact]:
    """Open a workstream, under a reference that is free."""
    if existing:
        raise AlreadyThere("workstream", existing.ref, existing.name)
    return [opened]


def begin(entry: Entry) -> Workstream:
    """The workstream as its opening leaves it."""
    fact = entry.fact
    assert isinstance(fact, WorkstreamOpened)  # every workstream's stream begins with its opening
    return Workstream.first(entry, **fact.content)


def evolve(workstream: Workstream, entry: Entry) -> Workstream:
    """The workstream after one more entry."""
    match entry.fact:
        case WorkstreamProgressNoted(comment=comment):
            return workstream.after(entry, standing=Standing(entry.effective_on, comment))
        case WorkstreamClosed(outcome=outcome, closed_on=closed_on):
            return workstream.after(entry, outcome=outcome, closed_on=closed_on)
        case WorkstreamScopeChanged(scope=scope, change_request=approved):
            by = (*workstream.changed_by, approved) if approved else workstream.changed_by
            return workstream.after(entry, scope=scope, changed_by=by)
        case WorkstreamLeadChanged() | WorkstreamPlacedInside() as change:
            return workstream.after(entry, **change.__dict__)
        case _:
            return workstream.after(entry)
