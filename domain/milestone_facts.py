"""What can happen to a milestone, and the values those facts are made of."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from domain.fact import Fact
from domain.planned_date import PlannedDate
from domain.words import Count, Line, Ref, Text


class MilestoneKind(StrEnum):
    """What the paper calls it."""

    MILESTONE = "milestone"
    TASK = "task"
    NEXT_STEP = "next-step"
    ACTIVITY = "activity"


class PartnerDate(BaseModel):
    """The day one partner promised, where partners of one milestone promised different days."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    partner: Ref
    date: PlannedDate


class Measure(BaseModel):
    """A figure found inside a comment: four tender responses."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Line
    value: Count


class FollowUp(BaseModel):
    """What a comment says will happen next, and when."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    what: Line
    when: PlannedDate | None = None


class ProgressStatus(StrEnum):
    """The status word of a progress row. A row without one is not stated, never complete."""

    ONGOING = "ongoing"
    NOT_STARTED = "not-started"
    COMPLETE = "complete"


class MilestonePlanned(Fact):
    """A milestone was put into the plan, with its first promise (the first baseline) where one was stated.

    Where partners promised different days, `partner_dates` keeps each and the milestone is due on the last of them.
    """

    title: Line
    kind: MilestoneKind = MilestoneKind.MILESTONE
    baseline: PlannedDate | None = None
    partner_dates: tuple[PartnerDate, ...] = ()
    workstream: Ref | None = None
    phase: Ref | None = None
    owner_role: Line | None = None
    depends_on: tuple[Ref, ...] = ()
    description: Text | None = None


class MilestoneForecastChanged(Fact):
    """Somebody now expects the milestone at another time. The baseline stays what it was."""

    forecast: PlannedDate


class MilestoneForecastConfirmed(Fact):
    """Somebody looked and found the expectation unchanged."""


class MilestoneRebaselined(Fact):
    """A new baseline was agreed. Earlier ones stay readable, and what is expected stays as it was last said.

    `change_request` is the request by whose approval it came, where it came so.
    """

    baseline: PlannedDate
    change_request: Ref | None = None


class MilestoneMet(Fact):
    """The milestone was reached, on `met_on` where the day is stated. Late stays marked late."""

    met_on: PlannedDate | None = None
    evidence: Text | None = None
    as_written: Line | None = None


class MilestoneDropped(Fact):
    """The milestone will not be pursued; the entry says why."""


class MilestoneProgressNoted(Fact):
    """A progress row: a status word where one was written, and a comment."""

    status: ProgressStatus | None = None
    comment: Text | None = None
    as_written: Line | None = None
    measures: tuple[Measure, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()


class MilestoneRetitled(Fact):
    """The milestone is called something else now; what it means has not changed."""

    title: Line


class MilestoneAssigned(Fact):
    """Another role owns the milestone."""

    owner_role: Line


class MilestonePlaced(Fact):
    """The milestone belongs to another workstream or phase, or to none."""

    workstream: Ref | None = None
    phase: Ref | None = None


class MilestoneDependencyAdded(Fact):
    """The milestone waits for another one; the record says so and warns, but does not keep it from being met first."""

    depends_on: Ref


class MilestoneDependencyRemoved(Fact):
    """The milestone no longer waits for the other one."""

    depends_on: Ref
