"""What people can do with a programme: register it, say who takes part, how it is watched, and close it."""

from pydantic import Field

from application.commands.desk import Desk
from application.commands.order import Order
from domain import programme
from domain.entry import Address
from domain.nesting import must_not_lie_inside_itself
from domain.planned_date import PlannedDate
from domain.programme import (
    Objective,
    Organisation,
    Programme,
    ProgrammeRegistered,
    ReviewTriggerSet,
    RoleNamed,
)
from domain.programme_words import RoleState, TriggerKind
from domain.rating import Scale
from domain.refusals import UnknownProgramme
from domain.reporting_cycle import Cadence, ReportDistributionSet
from domain.suggestion import Tolerance
from domain.words import Count, Line, Ref, Text


class RegisterProgramme(Order):
    """Bring a programme under the tracker."""

    name: Line
    kind: Line | None = None
    partners: tuple[Organisation, ...] = ()
    host: Ref | None = None
    parent: Ref | None = None
    parent_as_written: Line | None = None
    vision: Text | None = None
    objectives: tuple[Objective, ...] = ()
    drivers: tuple[Line, ...] = ()
    success_criteria: tuple[Text, ...] = ()
    also_written: tuple[Line, ...] = ()
    scale: Scale = Scale.THREE
    cadence: Cadence | None = None
    service_started: PlannedDate | None = None


class AddPartner(Order):
    """Let an organisation become a partner."""

    partner: Organisation


class RemovePartner(Order):
    """Record that a partner has left; while it is the host, another host is named first."""

    partner: Ref


class NameHost(Order):
    """Say which of the partners hosts the programme from now on."""

    host: Ref


class SetTolerance(Order):
    """Say how many working days a milestone may slip before it is amber, and before it is red."""

    tolerance: Tolerance


class SetCadence(Order):
    """Say how often a highlight report is due."""

    cadence: Cadence


class SetReportDistribution(Order):
    """Say which roles highlight reports go to, where a report does not say otherwise."""

    roles: tuple[Line, ...]


class AdoptScale(Order):
    """Rate on another scale from now on; ratings given before keep theirs."""

    scale: Scale


class NameRole(Order):
    """Say that a role exists in the programme, and how it is held."""

    role: Ref
    title: Line
    organisation: Ref | None = None
    posts: Count | None = Field(default=None, ge=1)
    state: RoleState | None = None
    state_as_written: Line | None = None


class SetReviewTrigger(Order):
    """Say what sets off a review."""

    trigger: Ref
    kind: TriggerKind
    event: Text | None = None
    every_months: Count | None = Field(default=None, ge=1)
    question: Text | None = None
    board: Line | None = None


class PlaceProgrammeInside(Order):
    """Make the programme part of another, or of none."""

    parent: Ref | None = None


class CloseProgramme(Order):
    """Bring the programme to its end; nothing more is recorded in it, but what is kept from the public."""


def register_programme(order: RegisterProgramme, at: Address, desk: Desk) -> None:
    """Register it where the reference is free and the parent, if any, is known."""
    _must_know_parent(order.parent, at, order.name, desk)
    existing = desk.find(Programme, at)
    desk.save(at, programme.register(existing, ProgrammeRegistered(**order.content)))


def add_partner(order: AddPartner, at: Address, desk: Desk) -> None:
    """Add a partner; one that is there already, under the same name, says nothing new."""
    desk.save(at, desk.load(Programme, at).join(order.partner))


def remove_partner(order: RemovePartner, at: Address, desk: Desk) -> None:
    """Remove a partner."""
    desk.save(at, desk.load(Programme, at).leave(order.partner))


def name_host(order: NameHost, at: Address, desk: Desk) -> None:
    """Name its host."""
    desk.save(at, desk.load(Programme, at).name_host(order.host))


def set_tolerance(order: SetTolerance, at: Address, desk: Desk) -> None:
    """Set the tolerance."""
    desk.save(at, desk.load(Programme, at).set_tolerance(order.tolerance))


def set_cadence(order: SetCadence, at: Address, desk: Desk) -> None:
    """Set the reporting cadence."""
    desk.save(at, desk.load(Programme, at).set_cadence(order.cadence))


def set_report_distribution(order: SetReportDistribution, at: Address, desk: Desk) -> None:
    """Set the distribution list."""
    held = desk.load(Programme, at).report_distribution
    desk.save(at, [] if held == order.roles else [ReportDistributionSet(roles=order.roles)])


def adopt_scale(order: AdoptScale, at: Address, desk: Desk) -> None:
    """Adopt another scale."""
    desk.save(at, desk.load(Programme, at).adopt_scale(order.scale))


def name_role(order: NameRole, at: Address, desk: Desk) -> None:
    """Name a role."""
    desk.save(at, desk.load(Programme, at).name_role(RoleNamed(**order.content)))


def set_review_trigger(order: SetReviewTrigger, at: Address, desk: Desk) -> None:
    """Set what triggers a review."""
    desk.save(at, desk.load(Programme, at).set_review_trigger(ReviewTriggerSet(**order.content)))


def place_programme_inside(order: PlaceProgrammeInside, at: Address, desk: Desk) -> None:
    """Place it inside another programme, never inside itself."""
    placed = desk.load(Programme, at)
    _must_know_parent(order.parent, at, placed.name, desk)
    desk.save(at, placed.place_inside(order.parent))


def close_programme(order: CloseProgramme, at: Address, desk: Desk) -> None:
    """Close it, on a day that comes after all that took effect in it."""
    desk.must_come_last(at)
    desk.save(at, desk.load(Programme, at).close())


def _must_know_parent(parent: str | None, at: Address, name: str, desk: Desk) -> None:
    """Walk up from the parent, which the actor may see: every programme is known, and none of them is this one.

    What lies between two programmes and is hidden from the actor is passed over: no refusal may name it.
    """
    if parent is not None and not desk.actor.may_see(parent):
        raise UnknownProgramme(parent)
    parents: dict[str, str | None] = {}
    above = parent
    while above is not None and above not in parents and above != at.ref:
        parents[above] = desk.load(Programme, Address(above, Programme.KIND, above)).parent
        above = parents[above]
    must_not_lie_inside_itself(at.ref, name, parent, _without_the_hidden(parents, desk))


def _without_the_hidden(parents: dict[str, str | None], desk: Desk) -> dict[str, str | None]:
    """For each programme the nearest one above it that the actor may see; it lies inside that one, however deep."""
    nearest: dict[str, str | None] = {}
    for below, above in reversed(parents.items()):
        hidden = above is not None and above in parents and not desk.actor.may_see(above)
        nearest[below] = nearest.get(above) if hidden and above is not None else above
    return nearest
