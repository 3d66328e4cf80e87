"""What belongs to what: the milestones that a programme, a workstream, a phase or a milestone answers for."""

from collections.abc import Mapping

from domain.milestone import Milestone
from domain.programme import Programme
from domain.rag_status import Dimension
from domain.record import Record
from domain.suggestion import Suggestion, suggest
from domain.workstream import Workstream

SUGGESTED = frozenset({Dimension.SCHEDULE, Dimension.OVERALL})
"""The dimensions the plan has something to say about. Overall confidence is declared, never computed: what the plan
suggests stands beside it."""


def milestones_of(record: Record, kind: str, ref: str) -> tuple[Milestone, ...]:
    """The milestones a thing answers for; a workstream answers for those of the workstreams inside it as well."""
    milestones = record.all(Milestone).values()
    if kind == Programme.KIND:
        return tuple(milestones)
    if kind == Milestone.KIND:
        return tuple(milestone for milestone in milestones if milestone.ref == ref)
    if kind == Workstream.KIND:
        inside = workstreams_inside(record.all(Workstream), ref)
        return tuple(milestone for milestone in milestones if milestone.workstream in inside)
    return tuple(milestone for milestone in milestones if milestone.phase == ref)


def workstreams_inside(workstreams: Mapping[str, Workstream], ref: str) -> frozenset[str]:
    """A workstream and every workstream inside it, however deep."""
    found, fresh = {ref}, {ref}
    while fresh:
        fresh = {other.ref for other in workstreams.values() if other.parent in fresh} - found
        found |= fresh
    return frozenset(found)


def what_the_plan_suggests(record: Record, kind: str, ref: str, dimension: Dimension) -> Suggestion | None:
    """What the rule makes of the plan for one rating at the record's moment; nothing where it has no say."""
    if dimension not in SUGGESTED:
        return None
    return suggest(
        milestones_of(record, kind, ref),
        scale=record.programme.scale,
        tolerance=record.programme.tolerance_in_force,
        as_at=record.moment.as_at,
    )
