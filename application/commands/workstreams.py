"""What people can do with a workstream: open it, change its lead or scope, place it, say how it stands, close it."""

from datetime import date

from pydantic import Field

from application.commands.desk import Desk
from application.commands.order import Order
from application.commands.placing import must_find_a_place, new
from domain import workstream
from domain.entry import Address
from domain.planned_date import PlannedDate
from domain.words import Line, Ref, Text
from domain.workstream import Outcome, Workstream, WorkstreamClosed, WorkstreamOpened


class OpenWorkstream(Order):
    """Open a workstream, in the programme or inside another workstream."""

    name: Line
    kind: Line | None = None
    lead_role: Line | None = None
    scope: Text | None = None
    parent: Ref | None = None
    started: PlannedDate | None = None


class ChangeWorkstreamLead(Order):
    """Let another role lead the workstream."""

    lead_role: Line


class ChangeWorkstreamScope(Order):
    """Let the workstream cover something else; says why in words."""

    scope: Text
    note: Text = Field(description="Why it covers something else, in words.")


class PlaceWorkstreamInside(Order):
    """Make the workstream part of another, or of none."""

    parent: Ref | None = None


class NoteWorkstreamProgress(Order):
    """Say how the workstream stands."""

    comment: Text


class CloseWorkstream(Order):
    """Record that the workstream ended."""

    outcome: Outcome
    closed_on: PlannedDate | None = None
    as_written: Line | None = None

    @property
    def happened_on(self) -> date | None:
        """The day it ended, where it is exact."""
        return self.closed_on.exact_day if self.closed_on else None


def open_workstream(order: OpenWorkstream, at: Address, desk: Desk) -> None:
    """Open it where the reference is free and the workstream around it is known and open."""
    must_find_a_place(at, desk, workstream=order.parent)
    desk.save(at, workstream.open_workstream(desk.find(Workstream, at), WorkstreamOpened(**order.content)))


def change_workstream_lead(order: ChangeWorkstreamLead, at: Address, desk: Desk) -> None:
    """Change its lead."""
    desk.save(at, desk.load(Workstream, at).change_lead(order.lead_role))


def change_workstream_scope(order: ChangeWorkstreamScope, at: Address, desk: Desk) -> None:
    """Change its scope."""
    desk.save(at, desk.load(Workstream, at).change_scope(order.scope))


def place_workstream_inside(order: PlaceWorkstreamInside, at: Address, desk: Desk) -> None:
    """Place it inside another workstream that is open, never inside itself."""
    placed = desk.load(Workstream, at)
    must_find_a_place(at, desk, workstream=new(order.parent, placed.parent))
    desk.save(at, placed.place_inside(order.parent, desk.others(Workstream, at.programme)))


def note_workstream_progress(order: NoteWorkstreamProgress, at: Address, desk: Desk) -> None:
    """Note how it stands."""
    desk.save(at, desk.load(Workstream, at).note_progress(order.comment))


def close_workstream(order: CloseWorkstream, at: Address, desk: Desk) -> None:
    """Close it."""
    desk.save(
        at,
        desk.load(Workstream, at).close(
            WorkstreamClosed(**order.content), today=desk.today, effective_on=desk.effective_on(at)
        ),
    )
