"""The Riverside Crossing: two councils, one bridge, and the people who give orders about it."""

from typing import Any

from api.bootstrap import Tracker
from application.commands.milestones import PlanMilestone
from application.commands.office import Instruction, carry_out
from application.commands.order import Order, Provenance, Receipt
from application.commands.programmes import RegisterProgramme
from application.commands.risks import IdentifyRisk
from application.commands.workstreams import OpenWorkstream
from domain.actor import Actor, Grant, Role
from domain.entry import Address, Entry
from domain.record import Moment, Record

PROGRAMME = "riverside"
ADMINISTRATOR = Actor("Town clerk", (Grant(Role.ADMINISTRATOR),))
MANAGER = Actor("Programme manager", (Grant(Role.PROGRAMME_MANAGER, PROGRAMME),))
ENGINEER = Actor("Bridge engineer", (Grant(Role.WORKSTREAM_LEAD, PROGRAMME),))
RIVETER = Actor("Riveter", (Grant(Role.CONTRIBUTOR, PROGRAMME),))
PASSER_BY = Actor("Passer-by", (Grant(Role.VIEWER, PROGRAMME),))
STRANGER = Actor("Ferryman", (Grant(Role.PROGRAMME_MANAGER, "ferry"),))


def at(kind: str, ref: str, programme: str = PROGRAMME) -> Address:
    return Address(programme, kind, ref)


CROSSING = at("programme", PROGRAMME)
BRIDGE = at("milestone", "M4")
STEEL = at("risk", "R1")


class Council:
    """The tracker as those who give orders meet it."""

    def __init__(self, tracker: Tracker) -> None:
        self.tracker = tracker

    def order(self, order: Order, to: Address, *, by: Actor = MANAGER, **header: Any) -> Receipt:  # Any: header fields
        """Give one order; `header` completes it."""
        (receipt,) = self.orders([Instruction(order.model_copy(update=header), to)], by=by)
        return receipt

    def insist(self, order: Order, to: Address, **header: Any) -> Receipt:  # Any: header fields
        """Give one order through a door that asks which version was read."""
        instruction = Instruction(order.model_copy(update=header), to)
        return carry_out([instruction], actor=MANAGER, office=self.tracker.office, versions_required=True)[0]

    def orders(self, batch: list[Instruction], *, by: Actor = MANAGER) -> tuple[Receipt, ...]:
        return carry_out(batch, actor=by, office=self.tracker.office)

    def quote(self, order: Order, to: Address, **provenance: Any) -> Receipt:  # Any: where the paper is from
        """Bring in what a paper says."""
        return self.orders([Instruction(order, to, Provenance(source="minutes#L1", **provenance))])[0]

    def moment(self) -> Moment:
        return Moment(self.tracker.office.clock.now().date())

    def record(self, moment: Moment | None = None, programme: str = PROGRAMME) -> Record:
        return self.tracker.office.records.at(programme, moment or self.moment())

    def entries(self, programme: str = PROGRAMME) -> list[Entry]:
        return list(self.tracker.office.records.entries(programme, self.moment()))

    def last(self) -> Entry:
        return self.entries()[-1]


def founded(tracker: Tracker) -> Council:
    """A programme with a workstream, a milestone and a risk, written down today."""
    council = Council(tracker)
    council.order(RegisterProgramme(name="Riverside Crossing"), CROSSING, by=ADMINISTRATOR)
    council.order(OpenWorkstream(name="Steelwork"), at("workstream", "steelwork"))
    council.order(PlanMilestone.model_validate({"title": "Bridge opens", "baseline": "2026-05-29"}), BRIDGE)
    council.order(IdentifyRisk(event="The steel arrives late"), STEEL)
    return council
