"""What does the row of a milestone need to know beyond the milestone itself?"""

from datetime import date
from itertools import pairwise
from typing import NamedTuple

from application.projections import timing
from application.projections.milestone_totals import next_due
from domain.milestone import Milestone
from domain.milestone_facts import MilestoneKind
from domain.phase import Phase
from domain.programme import Programme
from domain.record import Record
from domain.workstream import Workstream


class Beside(NamedTuple):
    """Everything the row of one milestone shows beyond it: the day, and what else in the record bears on it."""

    as_at: date
    programme: Programme
    workstream: Workstream | None
    phase: Phase | None
    waited_for: tuple[Milestone, ...]
    previous_due: date | None
    is_due_next: bool
    is_of_a_kind_in_phases: bool


class Surroundings(NamedTuple):
    """What the rows of a list need to know of one another and of the programme; made once for the whole list."""

    record: Record
    previous_due: dict[str, date]
    due_next: frozenset[str]
    kinds_in_phases: frozenset[MilestoneKind]

    def beside(self, milestone: Milestone) -> Beside:
        """What of it bears on one milestone."""
        record, held = self.record, self.record.all(Milestone)
        return Beside(
            as_at=record.moment.as_at,
            programme=record.programme,
            workstream=record.all(Workstream).get(milestone.workstream or ""),
            phase=record.all(Phase).get(milestone.phase or ""),
            waited_for=tuple(held[ref] for ref in milestone.depends_on if ref in held),
            previous_due=self.previous_due.get(milestone.ref),
            is_due_next=milestone.ref in self.due_next,
            is_of_a_kind_in_phases=milestone.kind in self.kinds_in_phases,
        )


def in_planned_order(milestones: tuple[Milestone, ...]) -> tuple[Milestone, ...]:
    """In the order they were put into the plan, which is the order a paper prints them in."""
    return tuple(sorted(milestones, key=lambda milestone: milestone.planned_at))


def surroundings(record: Record, milestones: tuple[Milestone, ...]) -> Surroundings:
    """What the rows of these milestones need to know of one another and of the programme."""
    by_kind = [tuple(one for one in milestones if one.kind is kind) for kind in MilestoneKind]
    upcoming = [found for group in by_kind if (found := next_due(group, record.moment.as_at))]
    return Surroundings(
        record=record,
        previous_due={ref: day for group in by_kind for ref, day in _previous_due(group).items()},
        due_next=frozenset(ref for found in upcoming for ref in found.refs),
        kinds_in_phases=_kinds_in_phases(record),
    )


def _kinds_in_phases(record: Record) -> frozenset[MilestoneKind]:
    """The kinds of which most lie in a phase: only among those is one without a phase odd."""
    held = tuple(record.all(Milestone).values())
    kinds = {kind: [one.phase is not None for one in held if one.kind is kind] for kind in MilestoneKind}
    return frozenset(kind for kind, placed in kinds.items() if 2 * sum(placed) > len(placed))


def _previous_due(milestones: tuple[Milestone, ...]) -> dict[str, date]:
    dated = sorted((day, one.planned_at, one.ref) for one in milestones if (day := timing.due_day(one)))
    return {ref: earlier for (earlier, _, _), (_, _, ref) in pairwise(dated)}
