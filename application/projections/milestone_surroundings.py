"""What does the row of a milestone need to know beyond the milestone itself?"""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from application.projections import timing
from application.projections.milestone_totals import next_of
from domain.milestone import Milestone
from domain.milestone_facts import MilestoneKind
from domain.phase import Phase
from domain.programme import Programme
from domain.record import Record
from domain.workstream import Workstream


class Beside(NamedTuple):
    """What the row of one milestone shows beyond it, whatever the day: what else in the record bears on it."""

    programme: Programme
    workstream: Workstream | None
    phase: Phase | None
    waited_for: tuple[Milestone, ...]
    is_of_a_kind_in_phases: bool


class Surroundings(NamedTuple):
    """What the rows of a list need to know of one another and of the programme; made once for the whole list."""

    as_at: date
    programme: Programme
    cycle_in_days: int | None
    workstreams: Mapping[str, Workstream]
    phases: Mapping[str, Phase]
    milestones: Mapping[str, Milestone]
    previous_due: dict[str, date]
    due_next: frozenset[str]
    kinds_in_phases: frozenset[MilestoneKind]

    def beside(self, milestone: Milestone) -> Beside:
        """What of it bears on one milestone."""
        return Beside(
            programme=self.programme,
            workstream=self.workstreams.get(milestone.workstream or ""),
            phase=self.phases.get(milestone.phase or ""),
            waited_for=self.waited_for(milestone),
            is_of_a_kind_in_phases=milestone.kind in self.kinds_in_phases,
        )

    def waited_for(self, milestone: Milestone) -> tuple[Milestone, ...]:
        """The milestones that it waits for and that are there."""
        refs = milestone.depends_on
        return tuple(self.milestones[ref] for ref in refs if ref in self.milestones) if refs else ()


def in_planned_order(milestones: tuple[Milestone, ...]) -> tuple[Milestone, ...]:
    """In the order they were put into the plan, which is the order a paper prints them in."""
    return tuple(sorted(milestones, key=lambda milestone: milestone.planned_at))


def surroundings(record: Record, milestones: tuple[Milestone, ...]) -> Surroundings:
    """What the rows of these milestones need to know of one another and of the programme."""
    by_kind: dict[MilestoneKind, list[timing.Timed]] = {}
    for milestone in milestones:
        by_kind.setdefault(milestone.kind, []).append(timing.timed(milestone))
    upcoming = [found for group in by_kind.values() if (found := next_of(group, record.moment.as_at))]
    return Surroundings(
        as_at=record.moment.as_at,
        programme=record.programme,
        cycle_in_days=record.programme.cycle_in_days,
        workstreams=record.all(Workstream),
        phases=record.all(Phase),
        milestones=record.all(Milestone),
        previous_due={ref: day for group in by_kind.values() for ref, day in _previous_due(group).items()},
        due_next=frozenset(ref for found in upcoming for ref in found.refs),
        kinds_in_phases=_kinds_in_phases(record),
    )


def _kinds_in_phases(record: Record) -> frozenset[MilestoneKind]:
    """The kinds of which most lie in a phase: only among those is one without a phase odd."""
    balance: dict[MilestoneKind, int] = {}
    for milestone in record.all(Milestone).values():
        balance[milestone.kind] = balance.get(milestone.kind, 0) + (-1 if milestone.phase is None else 1)
    return frozenset(kind for kind, more in balance.items() if more > 0)


def _previous_due(milestones: Sequence[timing.Timed]) -> dict[str, date]:
    dated = sorted((one.due, one.planned_at, one.ref) for one in milestones if one.due)
    return {ref: earlier for (earlier, _, _), (_, _, ref) in pairwise(dated)}
