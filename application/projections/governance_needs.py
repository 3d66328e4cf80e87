"""What is late, what waits for an outcome, what sits too long, what do gates lack, and which reviews and packs?"""

from collections.abc import Iterator
from datetime import timedelta

from application.projections.actions import ActionRow, action_list
from application.projections.change_requests import ChangeRow, changes_asked_for
from application.projections.escalation_needs import escalation_needs
from application.projections.exemptions import exemption_needs
from application.projections.gate_needs import gate_needs
from application.projections.needs import AttentionItem, Need
from application.projections.pack_needs import packs_missed
from application.projections.papers import PaperRow, paper_list
from application.projections.view import counted
from domain.action import Action
from domain.change_request import ChangeRequest
from domain.milestone import Milestone
from domain.paper import Paper
from domain.record import Record
from domain.scope import workstreams_inside
from domain.words import NOT_STATED
from domain.workstream import Workstream


def governance_needs(record: Record, *, workstream: str | None = None) -> Iterator[AttentionItem]:
    """What boards asked for and did not get, and what was put before them and came to nothing so far.

    Of one workstream, with those inside it, only change requests are told: of an action and a paper nothing says which
    workstream it belongs to.
    """
    waiting = (row for row in changes_asked_for(record) if row.is_waiting)
    if workstream is not None:
        inside = workstreams_inside(record.all(Workstream), workstream)
        yield from (_undecided(row) for row in waiting if _workstream_of(record, row) in inside)
        return
    if record.all(Action):
        yield from (_late(row) for row in action_list(record).actions if row.is_late)
    if record.all(Paper):
        yield from (_waiting(row) for row in paper_list(record).papers if row.is_overdue)
    yield from map(_undecided, waiting)
    yield from escalation_needs(record)
    yield from gate_needs(record)
    yield from packs_missed(record)
    yield from exemption_needs(record)


def _workstream_of(record: Record, row: ChangeRow) -> str | None:
    """The workstream whose scope, or whose milestone, is to change."""
    milestone = record.all(Milestone).get(row.milestone or "")
    return row.workstream or (milestone.workstream if milestone else None)


def _late(row: ActionRow) -> AttentionItem:
    whose = f"it is with the {row.owner_in_words}" if row.owner_role else "nobody is stated as its owner"
    return AttentionItem(
        need=Need.LATE_ACTION,
        kind=Action.KIND,
        noun="action",
        ref=row.ref,
        version=row.version,
        title=row.what,
        why=f"Due {row.due_in_words}, {counted(row.days_late or 0, 'day')} late; {whose}.",
        since=row.due.ends + timedelta(days=1) if row.due and row.due.ends else None,
    )


def _waiting(row: PaperRow) -> AttentionItem:
    return AttentionItem(
        need=Need.NO_OUTCOME,
        kind=Paper.KIND,
        noun="paper",
        ref=row.ref,
        version=row.version,
        title=row.title,
        why=f"It was before {row.waits_after}, and no outcome is recorded.",
        since=row.waits_since,
    )


def _undecided(row: ChangeRow) -> AttentionItem:
    """A request that nobody has decided on for longer than the reporting cycle."""
    whose = (
        "which board decides is not stated" if row.who_decides == NOT_STATED else f"it is with the {row.who_decides}"
    )
    return AttentionItem(
        need=Need.CHANGE_WAITS,
        kind=ChangeRequest.KIND,
        noun="change request",
        ref=row.ref,
        version=row.version,
        title=row.what,
        why=f"Open for {counted(row.days_open or 0, 'day')}, which is longer than the reporting cycle; {whose}.",
        since=row.waiting_since,
    )
