"""What is this programme, who shares it, how is it watched, and how much of everything does it have?"""

from application.projections.milestone_totals import MilestoneTotals, totals
from application.projections.review_triggers import ReviewTriggerView, review_triggers
from application.projections.view import (
    LightView,
    PlannedDateView,
    ProgrammeView,
    View,
    header,
    lights_of,
    planned_date_view,
)
from domain.issue import Issue
from domain.milestone import Milestone
from domain.phase import Phase
from domain.programme import Objective, Organisation, Programme, RoleNamed
from domain.programme_words import RoleState
from domain.rating import Scale
from domain.record import Record
from domain.reporting_cycle import Cadence
from domain.risk import Risk
from domain.workstream import Workstream


class ToleranceView(View):
    """How many working days a milestone may slip before it is amber, and before it is red.

    `is_stated` is false where the programme set none, so that the one every programme starts with is in force.
    """

    amber_beyond: int
    red_beyond: int
    is_stated: bool


class RoleView(View):
    """A role of the programme, whoever holds it; `posts` and `state` are null where they are not stated."""

    ref: str
    title: str
    organisation: str | None
    posts: int | None
    state: RoleState | None
    state_as_written: str | None


class Counts(View):
    """How much there is of everything: phases not dropped, workstreams open and closed, risks and issues still open.

    Milestones are counted together with tasks, next steps and activities.
    """

    phases: int
    workstreams: int
    milestones: MilestoneTotals
    open_risks: int
    open_issues: int


class ProgrammeSummary(ProgrammeView):
    """The programme itself. `lights` are its own, by dimension, overall first; a dimension never rated has none.

    `parent` is the programme it lies inside, `parent_as_written` what a paper calls it where it is not tracked.
    """

    ref: str
    version: int
    name: str
    also_written: tuple[str, ...]
    kind: str | None
    is_closed: bool
    partners: tuple[Organisation, ...]
    host: str | None
    parent: str | None
    parent_as_written: str | None
    vision: str | None
    objectives: tuple[Objective, ...]
    drivers: tuple[str, ...]
    success_criteria: tuple[str, ...]
    service_started: PlannedDateView | None
    cadence: Cadence | None
    scale: Scale
    tolerance: ToleranceView
    roles: tuple[RoleView, ...]
    review_triggers: tuple[ReviewTriggerView, ...]
    counts: Counts
    lights: tuple[LightView, ...]


def programme_summary(record: Record) -> ProgrammeSummary:
    """The programme as at the record's day."""
    programme = record.programme
    return ProgrammeSummary(
        **header(record),
        ref=programme.ref,
        version=programme.version,
        name=programme.name,
        also_written=programme.also_written,
        kind=programme.kind,
        is_closed=programme.is_closed,
        partners=programme.partners,
        host=programme.host,
        parent=programme.parent,
        parent_as_written=programme.parent_as_written,
        vision=programme.vision,
        objectives=programme.objectives,
        drivers=programme.drivers,
        success_criteria=programme.success_criteria,
        service_started=planned_date_view(programme.service_started),
        cadence=programme.cadence,
        scale=programme.scale,
        tolerance=tolerance_view(programme),
        roles=tuple(_role(named) for named in programme.roles),
        review_triggers=review_triggers(programme),
        counts=_counts(record),
        lights=lights_of(record, Programme.KIND, programme.ref),
    )


def tolerance_view(programme: Programme) -> ToleranceView:
    """The tolerance in force, and whether the programme set it itself."""
    in_force = programme.tolerance_in_force
    return ToleranceView(
        amber_beyond=in_force.amber_beyond,
        red_beyond=in_force.red_beyond,
        is_stated=programme.tolerance is not None,
    )


def _role(named: RoleNamed) -> RoleView:
    return RoleView(
        ref=named.role,
        title=named.title,
        organisation=named.organisation,
        posts=named.posts,
        state=named.state,
        state_as_written=named.state_as_written,
    )


def _counts(record: Record) -> Counts:
    return Counts(
        phases=sum(not phase.is_dropped for phase in record.all(Phase).values()),
        workstreams=len(record.all(Workstream)),
        milestones=totals(record.all(Milestone).values(), record.moment.as_at),
        open_risks=sum(risk.is_open for risk in record.all(Risk).values()),
        open_issues=sum(not issue.is_resolved for issue in record.all(Issue).values()),
    )
