"""What belongs to what: the milestones that a programme, a workstream, a phase or a milestone answers for."""

from collections.abc import Mapping
from typing import NamedTuple, TypeVar

from domain.issue import Issue
from domain.milestone import Milestone
from domain.phase import Phase
from domain.programme import Programme
from domain.rag_status import Dimension
from domain.rating import Scale
from domain.record import Record
from domain.risk import Risk
from domain.suggestion import Looked, Suggestion, look_at, suggested_by
from domain.workstream import Workstream

Placed = TypeVar("Placed", Milestone, Risk, Issue)

SUGGESTED = frozenset({Dimension.SCHEDULE, Dimension.OVERALL})
"""The dimensions the plan has something to say about. Overall confidence is declared, never computed: what the plan
suggests stands beside it."""


def milestones_of(record: Record, kind: str, ref: str) -> tuple[Milestone, ...]:
    """The milestones a thing answers for; a workstream answers for those of the workstreams inside it as well."""
    held = record.all(Milestone)
    milestones = held.values()
    if kind == Programme.KIND:
        return tuple(milestones)
    if kind == Milestone.KIND:
        return (held[ref],) if ref in held else ()
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


def within(record: Record, state: type[Placed], workstream: str | None) -> tuple[Placed, ...]:
    """Every thing of one kind in a workstream and those inside it, or in the whole programme where none is named.

    A workstream the record does not hold is refused.
    """
    held = tuple(record.all(state).values())
    if workstream is None:
        return held
    inside = workstreams_inside(record.all(Workstream), record.get(Workstream, workstream).ref)
    return tuple(thing for thing in held if thing.workstream in inside)


class Subject(NamedTuple):
    """What a rating is about: the words it goes by, and whether there is still something to rate."""

    title: str
    is_open: bool


def subject_of(record: Record, kind: str, ref: str) -> Subject:
    """The subject of a rating; it goes by its reference where the record does not hold it at this moment."""
    state = record.states.get(kind, {}).get(ref)
    match state:
        case Programme():
            return Subject(state.name, not state.is_closed)
        case Workstream():
            return Subject(state.name, state.is_open)
        case Phase():
            return Subject(state.name, not (state.is_completed or state.is_dropped))
        case Milestone():
            return Subject(state.title, state.is_open)
        case _:
            return Subject(ref, is_open=True)


class Plan:
    """The plan of a record as ratings ask it; each milestone is looked at once, however many ratings it bears on."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._looked: dict[str, Looked] = {}

    def suggests(self, kind: str, ref: str, dimension: Dimension, *, scale: Scale | None = None) -> Suggestion | None:
        """What the rule makes of the plan for one rating at the record's moment; nothing where it has no say.

        The light is given on the scale asked for, so that it can be compared with a rating declared on it; on the
        scale the programme uses unless one is asked for.
        """
        if dimension not in SUGGESTED:
            return None
        looked_at = [self._look_at(milestone) for milestone in milestones_of(self._record, kind, ref)]
        programme = self._record.programme
        return suggested_by(looked_at, scale=scale or programme.scale, tolerance=programme.tolerance_in_force)

    def _look_at(self, milestone: Milestone) -> Looked:
        if milestone.ref not in self._looked:
            programme, as_at = self._record.programme, self._record.moment.as_at
            self._looked[milestone.ref] = look_at(
                milestone, programme.tolerance_in_force, as_at=as_at, cycle_in_days=programme.cycle_in_days
            )
        return self._looked[milestone.ref]


def what_the_plan_suggests(
    record: Record, kind: str, ref: str, dimension: Dimension, *, scale: Scale | None = None
) -> Suggestion | None:
    """The same for a single rating."""
    return Plan(record).suggests(kind, ref, dimension, scale=scale)
