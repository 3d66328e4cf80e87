"""What people can do with a milestone: plan it, expect it at another time, agree a new baseline, meet or drop it."""

from datetime import date

from pydantic import Field

from application.commands.desk import Desk
from application.commands.order import Order
from application.commands.placing import must_find_a_place, new
from domain import milestone
from domain.entry import Address, ReasonCode
from domain.forecasting import must_be_a_date_to_expect
from domain.milestone import Milestone
from domain.milestone_facts import (
    FollowUp,
    Measure,
    MilestoneKind,
    MilestoneMet,
    MilestonePlanned,
    MilestoneProgressNoted,
    PartnerDate,
    ProgressStatus,
)
from domain.planned_date import PlannedDate
from domain.rebaselining import must_be_within_tolerance
from domain.words import Line, Ref, Text


class PlanMilestone(Order):
    """Put a milestone, task or next step into the plan, with its first promise where one is stated."""

    title: Line
    kind: MilestoneKind = MilestoneKind.MILESTONE
    baseline: PlannedDate | None = None
    partner_dates: tuple[PartnerDate, ...] = ()
    workstream: Ref | None = None
    phase: Ref | None = None
    owner_role: Line | None = None
    depends_on: tuple[Ref, ...] = ()
    description: Text | None = None


class ChangeForecast(Order):
    """Expect the milestone at another time; says why, in a code and in words. The baseline stays what it was."""

    forecast: PlannedDate
    reason: ReasonCode = Field(description="Why the date moves, as a code.")
    note: Text = Field(description="Why the date moves, in words.")


class ConfirmForecast(Order):
    """Say that nothing has changed."""


class Rebaseline(Order):
    """Agree a new baseline; says why, in a code and in words. Every earlier baseline stays readable."""

    baseline: PlannedDate
    reason: ReasonCode = Field(description="Why a new baseline was agreed, as a code.")
    note: Text = Field(description="Why a new baseline was agreed, in words.")


class MeetMilestone(Order):
    """Record that the milestone was reached, and on which day where that is known."""

    met_on: PlannedDate | None = None
    evidence: Text | None = None
    as_written: Line | None = None

    @property
    def happened_on(self) -> date | None:
        """The day it was reached, where it is exact."""
        return self.met_on.exact_day if self.met_on else None


class DropMilestone(Order):
    """Give the milestone up; says why in words."""

    note: Text = Field(description="Why it is dropped, in words.")


class NoteMilestoneProgress(Order):
    """Write a progress row: a status word where there is one, and a comment."""

    status: ProgressStatus | None = None
    comment: Text | None = None
    as_written: Line | None = None
    measures: tuple[Measure, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()


class RetitleMilestone(Order):
    """Call the milestone something else."""

    title: Line


class AssignMilestone(Order):
    """Give the milestone to another role."""

    owner_role: Line


class PlaceMilestone(Order):
    """Move the milestone to a workstream and phase, or out of them."""

    workstream: Ref | None = None
    phase: Ref | None = None


class AddDependency(Order):
    """Let the milestone wait for another one."""

    depends_on: Ref


class RemoveDependency(Order):
    """Stop waiting for the other one."""

    depends_on: Ref


def plan_milestone(order: PlanMilestone, at: Address, desk: Desk) -> None:
    """Plan it where the reference is free and whatever it names is known and takes more."""
    must_find_a_place(at, desk, workstream=order.workstream, phase=order.phase)
    _must_be_worth_waiting_for(order.depends_on, at, desk)
    desk.programme(at.programme).must_have_partners(*(promised.partner for promised in order.partner_dates))
    desk.save(at, milestone.plan(desk.find(Milestone, at), MilestonePlanned(**order.content)))


def change_forecast(order: ChangeForecast, at: Address, desk: Desk) -> None:
    """Change its forecast."""
    milestone = desk.load(Milestone, at)
    must_be_a_date_to_expect(milestone, order.forecast, reason=order.reason, on=_day_given(at, desk))
    desk.save(at, milestone.change_forecast(order.forecast, reason=order.reason, note=order.note))


def confirm_forecast(order: ConfirmForecast, at: Address, desk: Desk) -> None:
    """Confirm its forecast."""
    desk.save(at, desk.load(Milestone, at).confirm_forecast())


def rebaseline(order: Rebaseline, at: Address, desk: Desk) -> None:
    """Agree a new baseline."""
    milestone = desk.load(Milestone, at)
    must_be_a_date_to_expect(milestone, order.baseline, reason=None, on=_day_given(at, desk))
    _must_be_approved_or_small(milestone, order.baseline, at, desk)
    desk.save(at, milestone.rebaseline(order.baseline, reason=order.reason, note=order.note))


def _must_be_approved_or_small(milestone: Milestone, baseline: PlannedDate, at: Address, desk: Desk) -> None:
    """What a person moves beyond tolerance has to be approved first; papers and corrections tell what happened."""
    if not (desk.provenance.is_a_paper or desk.order.corrects):
        must_be_within_tolerance(milestone, baseline, desk.programme(at.programme).tolerance_in_force)


def _day_given(at: Address, desk: Desk) -> date | None:
    """The day a person's order takes effect; nothing for what a paper says."""
    return None if desk.provenance.is_a_paper else desk.effective_on(at)


def meet_milestone(order: MeetMilestone, at: Address, desk: Desk) -> None:
    """Record that it was reached."""
    desk.save(
        at,
        desk.load(Milestone, at).meet(
            MilestoneMet(**order.content), today=desk.today, effective_on=desk.effective_on(at)
        ),
    )


def drop_milestone(order: DropMilestone, at: Address, desk: Desk) -> None:
    """Drop it."""
    desk.save(at, desk.load(Milestone, at).drop())


def note_milestone_progress(order: NoteMilestoneProgress, at: Address, desk: Desk) -> None:
    """Write a progress row."""
    desk.save(at, desk.load(Milestone, at).note_progress(MilestoneProgressNoted(**order.content)))


def retitle_milestone(order: RetitleMilestone, at: Address, desk: Desk) -> None:
    """Retitle it."""
    desk.save(at, desk.load(Milestone, at).retitle(order.title))


def assign_milestone(order: AssignMilestone, at: Address, desk: Desk) -> None:
    """Assign it."""
    desk.save(at, desk.load(Milestone, at).assign(order.owner_role))


def place_milestone(order: PlaceMilestone, at: Address, desk: Desk) -> None:
    """Place it in a workstream and phase that are known and take more."""
    placed = desk.load(Milestone, at)
    workstream, phase = new(order.workstream, placed.workstream), new(order.phase, placed.phase)
    must_find_a_place(at, desk, workstream=workstream, phase=phase)
    desk.save(at, placed.place(order.workstream, order.phase))


def add_dependency(order: AddDependency, at: Address, desk: Desk) -> None:
    """Let it wait for another milestone that is known, was not dropped and does not wait for it."""
    _must_be_worth_waiting_for((order.depends_on,), at, desk)
    waiting = desk.load(Milestone, at)
    milestone.must_not_wait_for_itself(waiting, order.depends_on, desk.others(Milestone, at.programme))
    desk.save(at, waiting.add_dependency(order.depends_on))


def remove_dependency(order: RemoveDependency, at: Address, desk: Desk) -> None:
    """Stop waiting for another milestone."""
    desk.save(at, desk.load(Milestone, at).remove_dependency(order.depends_on))


def _must_be_worth_waiting_for(refs: tuple[str, ...], at: Address, desk: Desk) -> None:
    desk.must_know(Milestone, at.programme, *refs)
    for ref in refs:
        desk.load(Milestone, at._replace(ref=ref)).must_not_be_dropped("nothing can wait for it")
