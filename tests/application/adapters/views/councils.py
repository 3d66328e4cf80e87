"""Councils with a programme each, what is ordered of them, and what the store keeps of their portfolio."""

import random
from contextlib import suppress
from datetime import date, timedelta

from application.adapters.event_store import TrackerApplication
from application.adapters.records import StoredRecords
from application.adapters.views.made_by import made_by
from application.adapters.views.portfolio import StoredPortfolios
from application.adapters.views.tables import LIVE, rows, standing
from application.commands.milestones import ChangeForecast, ConfirmForecast, DropMilestone, MeetMilestone, PlanMilestone
from application.commands.office import Instruction, carry_out
from application.commands.order import Order
from application.commands.people import AdmitPerson
from application.commands.programmes import RegisterProgramme
from application.commands.ratings import ConfirmRating, DeclareRating
from application.ports import Clock
from application.projections.portfolio_lines import Line, Lines, line_of
from domain.actor import Actor, Grant, Role
from domain.entry import Address, ReasonCode
from domain.planned_date import PlannedDate
from domain.rag_status import RagStatus
from domain.rating import Light, Rating
from domain.record import Moment
from domain.refusals import DomainError
from tests.application.offices import office_over

ADMINISTRATOR = Actor("Administrator", (Grant(Role.ADMINISTRATOR),))
Told = tuple[str, int, date, str]
"""Of a line its programme, its position, its day, and its row."""


class Councils:
    """The councils of one store. Their orders are given by somebody else than whoever looks."""

    def __init__(self, application: TrackerApplication, clock: Clock) -> None:
        self.application, self.clock = application, clock
        self.office = office_over(application, clock)
        self.records = self.office.records

    @property
    def today(self) -> date:
        """The day on which everything happens."""
        return self.clock.now().date()

    def order(self, programme: str, kind: str, ref: str, *orders: Order) -> None:
        """Have orders carried out."""
        at = Address(programme, kind, ref)
        carry_out([Instruction(order, at) for order in orders], actor=ADMINISTRATOR, office=self.office)

    def register(self, *programmes: str) -> None:
        """A programme each, with a bridge to open."""
        for programme in programmes:
            self.order(programme, "programme", programme, RegisterProgramme(name=f"Bridge of {programme}"))
            planned = PlanMilestone(title="Bridge opens", baseline=PlannedDate.on(self.today + timedelta(days=30)))
            self.order(programme, "milestone", "M1", planned)

    def rate(self, programme: str, light: Light) -> None:
        """Declare how a programme stands."""
        declared = DeclareRating(
            rating=Rating(light=light), rationale="The steel is late", path_to_green="Order it elsewhere"
        )
        self.order(programme, RagStatus.KIND, "programme:overall", declared)

    def admit(self, person: str) -> None:
        """Something that no programme is told of."""
        self.order("*", "person", person, AdmitPerson(title="Programme manager"))

    def worker(self, *, asked: StoredRecords | None = None) -> StoredPortfolios:
        """Another worker, who remembers nothing; `asked` are the records it makes lines of."""
        return StoredPortfolios(self.application.datastore, asked or StoredRecords(self.application))

    @property
    def kept(self) -> list[Told]:
        """What the store keeps of each programme, and only for whoever made it as we do."""
        with self.application.datastore.at_one_moment() as cursor:
            stands = standing(cursor, LIVE, made_by())
            return told(rows(cursor, stands.edition)) if stands else []

    @property
    def position(self) -> int:
        """Up to where the store says that it keeps everything."""
        with self.application.datastore.reading() as cursor:
            stands = standing(cursor, LIVE, made_by())
            return stands.position if stands else 0

    @property
    def last(self) -> int:
        """The position of the last entry."""
        with self.application.datastore.reading() as cursor:
            return int(cursor.execute("SELECT max(position) FROM journal").fetchone()[0])

    @property
    def made_anew(self) -> list[Told]:
        """What ought to be kept: made of the records alone."""
        records = StoredRecords(self.application)
        moment = Moment(self.today)
        return told([line_of(records, programme, moment, began=0) for programme in records.programmes()])

    def random_orders(self, chance: random.Random, programmes: list[str], *, so_many: int) -> None:
        """Whatever comes; what is refused is refused."""
        for _ in range(so_many):
            with suppress(DomainError):
                self._something(chance, chance.choice(programmes))

    def _something(self, chance: random.Random, programme: str) -> None:
        later = PlannedDate.on(self.today + timedelta(days=chance.randint(1, 60)))
        orders: list[tuple[str, str, Order]] = [
            (
                "milestone",
                "M1",
                ChangeForecast(forecast=later, reason=ReasonCode.SUPPLIER, note="The supplier is late"),
            ),
            ("milestone", "M1", ConfirmForecast()),
            ("milestone", "M1", MeetMilestone(met_on=PlannedDate.on(self.today))),
            ("milestone", "M2", PlanMilestone(title="Steel arrives", baseline=later)),
            ("milestone", "M2", DropMilestone(reason=ReasonCode.SCOPE, note="Nobody needs it")),
            (RagStatus.KIND, "programme:overall", ConfirmRating()),
        ]
        kind, ref, order = chance.choice(orders)
        if chance.random() < 0.3:
            self.rate(programme, chance.choice([Light.RED, Light.AMBER, Light.GREEN]))
        self.order(programme, kind, ref, order)


def told(lines: list[Line]) -> list[Told]:
    """What lines tell, in the order of their programmes."""
    return sorted((line.programme, line.position, line.as_at, line.row) for line in lines)


def told_by(lines: Lines) -> list[Told]:
    """The same of all lines there are."""
    return told(list(lines.whole.lines))
