"""A programme: who changes which service together, what for, and how it is watched."""

from pydantic import BaseModel, ConfigDict, Field

from domain.entry import Address, Entry
from domain.fact import Fact
from domain.gate_control import HeldAtGates, held_after
from domain.planned_date import PlannedDate
from domain.programme_refusals import (
    AlreadyAPartner,
    HostLeaves,
    NotAPartner,
    PartnerTwice,
    ProgrammeIsClosed,
    UnknownHost,
    UnknownPartner,
)
from domain.programme_words import RoleState, TriggerKind
from domain.rating import Scale
from domain.refusals import AlreadyThere
from domain.reporting_cycle import (
    Cadence,
    ReportDistributionSet,
    ReturnCadence,
    ReturnsAskedFor,
    ReturnsNoLongerAskedFor,
    after,
)
from domain.said_twice import place_said_again
from domain.state import State
from domain.suggestion import Tolerance
from domain.words import Count, Line, Ref, Text


class Organisation(BaseModel):
    """A partner, by the reference the programme uses for it, and the other ways its name is written."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ref: Ref
    name: Line
    kind: Line | None = None
    also_written: tuple[Line, ...] = ()


class Objective(BaseModel):
    """One thing the programme is for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ref: Ref
    text: Text


class ProgrammeRegistered(Fact):
    """A programme came under the tracker."""

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


class PartnerJoined(Fact):
    """An organisation became a partner."""

    partner: Organisation


class PartnerLeft(Fact):
    """An organisation is no longer a partner."""

    partner: Ref


class HostNamed(Fact):
    """One of the partners hosts the programme from now on."""

    host: Ref


class ToleranceSet(Fact):
    """The programme said how far a milestone may slip before it is amber, and before it is red."""

    tolerance: Tolerance


class CadenceSet(Fact):
    """The programme said how often it reports."""

    cadence: Cadence


class ScaleAdopted(Fact):
    """The programme rates on another scale from now on; ratings given before keep theirs."""

    scale: Scale


class RoleNamed(Fact):
    """A role exists in the programme, whoever holds it."""

    role: Ref
    title: Line
    organisation: Ref | None = None
    posts: Count | None = Field(default=None, ge=1)
    state: RoleState | None = None
    state_as_written: Line | None = None


class ReviewTriggerSet(Fact):
    """Something sets off a review: an event, the delivery of a phase, or the passing of so many months."""

    trigger: Ref
    kind: TriggerKind
    event: Text | None = None
    every_months: Count | None = Field(default=None, ge=1)
    question: Text | None = None
    board: Line | None = None


class ProgrammePlacedInside(Fact):
    """The programme became part of another, or of none."""

    parent: Ref | None = None


class ProgrammeClosed(Fact):
    """The programme came to its end."""


class Programme(State):
    """A programme at a moment."""

    KIND = "programme"

    name: str
    kind: str | None = None
    partners: tuple[Organisation, ...] = ()
    host: str | None = None
    parent: str | None = None
    parent_as_written: str | None = None
    vision: str | None = None
    objectives: tuple[Objective, ...] = ()
    drivers: tuple[str, ...] = ()
    success_criteria: tuple[str, ...] = ()
    also_written: tuple[str, ...] = ()
    scale: Scale = Scale.THREE
    cadence: Cadence | None = None
    service_started: PlannedDate | None = None
    tolerance: Tolerance | None = None
    roles: tuple[RoleNamed, ...] = ()
    review_triggers: tuple[ReviewTriggerSet, ...] = ()
    report_distribution: tuple[str, ...] = ()
    return_cadences: tuple[ReturnCadence, ...] = ()
    is_closed: bool = False
    held_at_gates: HeldAtGates | None = None

    @property
    def tolerance_in_force(self) -> Tolerance:
        """The programme's own tolerance, or the one every programme starts with (amber beyond 0, red beyond 10)."""
        return self.tolerance or Tolerance()

    @property
    def cycle_in_days(self) -> int | None:
        """The reporting cycle, where one is stated in days."""
        return self.cadence.every_days if self.cadence else None

    def join(self, partner: Organisation) -> list[Fact]:
        """Let an organisation become a partner, under a reference that no other partner has."""
        held = next((other for other in self.partners if other.ref == partner.ref), None)
        if held is not None and held != partner:
            raise AlreadyAPartner(partner.ref, held.name)
        return [] if held else [PartnerJoined(partner=partner)]

    def leave(self, partner: str) -> list[Fact]:
        """Let a partner leave. One that is not a partner cannot, nor can the host before another one is named."""
        if not any(p.ref == partner for p in self.partners):
            raise NotAPartner(partner, self.name)
        if partner == self.host:
            raise HostLeaves(partner, self.name)
        return [PartnerLeft(partner=partner)]

    def name_host(self, host: str) -> list[Fact]:
        """Let one of the partners host it."""
        self.must_have_partners(host)
        return [] if host == self.host else [HostNamed(host=host)]

    def must_have_partners(self, *refs: str) -> None:
        """Refuse an organisation that is not one of the partners."""
        known = [partner.ref for partner in self.partners]
        for ref in refs:
            if ref not in known:
                raise UnknownPartner(ref, ", ".join(known) or "none named")

    def set_tolerance(self, tolerance: Tolerance) -> list[Fact]:
        """Say how far a milestone may slip."""
        return [] if tolerance == self.tolerance else [ToleranceSet(tolerance=tolerance)]

    def set_cadence(self, cadence: Cadence) -> list[Fact]:
        """Say how often a report is due."""
        return [] if cadence == self.cadence else [CadenceSet(cadence=cadence)]

    def adopt_scale(self, scale: Scale) -> list[Fact]:
        """Rate on another scale from now on."""
        return [] if scale is self.scale else [ScaleAdopted(scale=scale)]

    def name_role(self, named: RoleNamed) -> list[Fact]:
        """Say that a role exists, or how it is held now."""
        return [] if named in self.roles else [named]

    def set_review_trigger(self, trigger: ReviewTriggerSet) -> list[Fact]:
        """Say what sets off a review."""
        return [] if trigger in self.review_triggers else [trigger]

    def place_inside(self, parent: str | None) -> list[Fact]:
        """Make it part of another programme."""
        return [] if parent == self.parent else [ProgrammePlacedInside(parent=parent)]

    def close(self) -> list[Fact]:
        """Bring it to its end."""
        return [] if self.is_closed else [ProgrammeClosed()]


def register(existing: Programme | None, registered: ProgrammeRegistered) -> list[Fact]:
    """Bring a programme under the tracker; its host is one of its partners."""
    if existing:
        raise AlreadyThere("programme", existing.ref, existing.name)
    refs = [partner.ref for partner in registered.partners]
    again = place_said_again(refs)
    if again is not None:
        raise PartnerTwice(refs[again])
    if registered.host and registered.host not in refs:
        raise UnknownHost(registered.host, ", ".join(refs) or "none named")
    return [registered]


def programme_of(at: Address) -> Address:
    """The programme that a thing is in."""
    return Address(at.programme, Programme.KIND, at.programme)


def must_be_open(programme: Programme) -> None:
    """Refuse whatever comes after a programme's end."""
    if programme.is_closed:
        raise ProgrammeIsClosed(programme.name)


def begin(entry: Entry) -> Programme:
    """The programme as its registration leaves it."""
    fact = entry.fact
    assert isinstance(fact, ProgrammeRegistered)  # every programme's stream begins with its registration
    return Programme.first(entry, **fact.content)


def evolve(programme: Programme, entry: Entry) -> Programme:
    """The programme after one more entry."""
    match entry.fact:
        case PartnerJoined(partner=partner):
            return programme.after(entry, partners=(*programme.partners, partner))
        case PartnerLeft(partner=ref):
            host = None if programme.host == ref else programme.host
            return programme.after(entry, partners=tuple(p for p in programme.partners if p.ref != ref), host=host)
        case RoleNamed() as named:
            others = tuple(role for role in programme.roles if role.role != named.role)
            return programme.after(entry, roles=(*others, named))
        case ReviewTriggerSet() as trigger:
            kept = tuple(held for held in programme.review_triggers if held.trigger != trigger.trigger)
            return programme.after(entry, review_triggers=(*kept, trigger))
        case ProgrammePlacedInside(parent=parent):
            return programme.after(entry, parent=parent, parent_as_written=None)
        case ProgrammeClosed():
            return programme.after(entry, is_closed=True)
        case ToleranceSet() | HostNamed() | CadenceSet() | ScaleAdopted() as setting:
            return programme.after(entry, **setting.__dict__)
        case _:
            return _evolve_how_it_is_run(programme, entry)


def _evolve_how_it_is_run(programme: Programme, entry: Entry) -> Programme:
    match entry.fact:
        case ReturnsAskedFor() | ReturnsNoLongerAskedFor() as said:
            return programme.after(entry, return_cadences=after(programme.return_cadences, said))
        case ReportDistributionSet(roles=roles):
            return programme.after(entry, report_distribution=roles)
        case _:
            return programme.after(entry, held_at_gates=held_after(entry, programme.held_at_gates))
