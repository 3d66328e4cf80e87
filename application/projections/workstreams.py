"""Which workstreams are there, who leads them, how do they stand, and which of them are late?"""

from collections.abc import Mapping
from datetime import date

from application.projections.milestone_surroundings import in_planned_order
from application.projections.milestone_totals import MilestoneTotals, totals, totals_by_kind
from application.projections.timing import is_overdue
from application.projections.view import (
    LightView,
    PlannedDateView,
    ProgrammeView,
    View,
    header,
    lights_of,
    planned_date_view,
)
from domain.milestone import Milestone
from domain.record import Record
from domain.scope import milestones_of
from domain.workstream import Outcome, Workstream


class WorkstreamRow(View):
    """One workstream; `depth` is 0 for one inside no other.

    `milestones` counts its own by kind, `milestones_with_inside` those of the workstreams inside it as well, and
    `overdue` names its own that are overdue. `outcome` is null while it is open. `standing` is how it stands in
    words, noted on `standing_noted_on` (null where the day is not stated).
    """

    ref: str
    version: int
    name: str
    kind: str | None
    parent: str | None
    depth: int
    inside: tuple[str, ...]
    lead_role: str | None
    scope: str | None
    started: PlannedDateView | None
    standing: str | None
    standing_noted_on: date | None
    is_open: bool
    outcome: Outcome | None
    closed_on: PlannedDateView | None
    lights: tuple[LightView, ...]
    milestones: tuple[MilestoneTotals, ...]
    milestones_with_inside: tuple[MilestoneTotals, ...]
    overdue: tuple[str, ...]


class WorkstreamList(ProgrammeView):
    """The workstreams as a tree read downwards: each is followed by those inside it.

    `milestones_in_no_workstream` counts what belongs to the programme itself, every kind together.
    """

    workstreams: tuple[WorkstreamRow, ...]
    open: int
    closed: int
    milestones_in_no_workstream: MilestoneTotals


def workstream_list(record: Record) -> WorkstreamList:
    """The workstreams of a programme as at the record's day, those inside others below them."""
    workstreams = record.all(Workstream)
    rows = tuple(_row(workstreams[ref], depth, record) for ref, depth in tree(workstreams))
    loose = [milestone for milestone in record.all(Milestone).values() if milestone.workstream is None]
    return WorkstreamList(
        **header(record),
        workstreams=rows,
        open=sum(row.is_open for row in rows),
        closed=sum(not row.is_open for row in rows),
        milestones_in_no_workstream=totals(loose, record.moment.as_at),
    )


def tree(workstreams: Mapping[str, Workstream]) -> tuple[tuple[str, int], ...]:
    """Each reference with its depth, a workstream before those inside it; siblings as they came into the record.

    One whose parent the record does not hold at this moment stands at the top. So does the first of a ring, which
    no order makes, but a moment that knows only part of the story may show.
    """
    placed: dict[str, int] = {}
    tops = [ref for ref, workstream in workstreams.items() if workstream.parent not in workstreams]
    for ref in (*tops, *workstreams):
        _place(ref, 0, workstreams, placed)
    return tuple(placed.items())


def _place(ref: str, depth: int, workstreams: Mapping[str, Workstream], placed: dict[str, int]) -> None:
    if ref in placed:
        return
    placed[ref] = depth
    for inner in _directly_inside(ref, workstreams):
        _place(inner, depth + 1, workstreams, placed)


def _directly_inside(ref: str, workstreams: Mapping[str, Workstream]) -> tuple[str, ...]:
    return tuple(inner.ref for inner in workstreams.values() if inner.parent == ref)


def _row(workstream: Workstream, depth: int, record: Record) -> WorkstreamRow:
    as_at = record.moment.as_at
    with_inside = in_planned_order(milestones_of(record, Workstream.KIND, workstream.ref))
    own = tuple(milestone for milestone in with_inside if milestone.workstream == workstream.ref)
    return WorkstreamRow(
        ref=workstream.ref,
        version=workstream.version,
        name=workstream.name,
        kind=workstream.kind,
        parent=workstream.parent,
        depth=depth,
        inside=_directly_inside(workstream.ref, record.all(Workstream)),
        lead_role=workstream.lead_role,
        scope=workstream.scope,
        started=planned_date_view(workstream.started),
        standing=workstream.standing.comment if workstream.standing else None,
        standing_noted_on=workstream.standing.noted_on if workstream.standing else None,
        is_open=workstream.is_open,
        outcome=workstream.outcome,
        closed_on=planned_date_view(workstream.closed_on),
        lights=lights_of(record, Workstream.KIND, workstream.ref),
        milestones=totals_by_kind(own, as_at),
        milestones_with_inside=totals_by_kind(with_inside, as_at),
        overdue=tuple(milestone.ref for milestone in own if is_overdue(milestone, as_at)),
    )
