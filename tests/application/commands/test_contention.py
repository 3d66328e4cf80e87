"""Two people change the same thing at the same moment: nothing is lost, nothing is stored twice."""

from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest

from application.commands.milestones import AddDependency, ChangeForecast, NoteMilestoneProgress, PlanMilestone
from application.commands.office import Instruction, Office, carry_out, rehearse
from application.commands.order import Order, Receipt
from application.commands.programmes import CloseProgramme, PlaceProgrammeInside, RegisterProgramme
from application.commands.ratings import DeclareRating
from application.commands.risks import ConfirmRisk
from application.commands.workstreams import OpenWorkstream, PlaceWorkstreamInside
from application.ports import Answer, Appended, Journal, Standing, StoreIsBusy
from domain.actor import Actor
from domain.entry import Address, Entry, ReasonCode
from domain.milestone_refusals import DependsOnItself
from domain.nesting import InsideItself
from domain.planned_date import PlannedDate
from domain.programme_refusals import ProgrammeIsClosed
from domain.rag_status import RagStatus
from domain.rating import Light, Rating
from domain.refusals import AlreadyThere, DomainError, StaleVersion
from domain.state import State
from tests.application.commands.riverside import (
    ADMINISTRATOR,
    BRIDGE,
    CROSSING,
    ENGINEER,
    MANAGER,
    STEEL,
    Council,
    at,
)

PEOPLE = 4


def together(*orders: Callable[[], Receipt]) -> list[Receipt | Exception]:
    """Everybody reaches the counter at once; each hears a receipt or a refusal."""
    start = Barrier(len(orders))

    def give(order: Callable[[], Receipt]) -> Receipt | Exception:
        start.wait()
        try:
            return order()
        except (DomainError, StoreIsBusy) as refusal:
            return refusal

    with ThreadPoolExecutor(len(orders)) as counter:
        return list(counter.map(give, orders))


def receipts(heard: Sequence[Receipt | Exception]) -> list[Receipt]:
    return [answer for answer in heard if isinstance(answer, Receipt)]


def forecast(day: date, **header: object) -> ChangeForecast:
    late = ChangeForecast(forecast=PlannedDate.on(day), reason=ReasonCode.SUPPLIER, note="the steel arrived late")
    return late.model_copy(update=header)


def test_of_two_who_read_the_same_version_one_is_told_that_it_is_stale(council: Council) -> None:
    heard = together(
        lambda: council.order(forecast(date(2026, 7, 14)), BRIDGE, expected_version=1, by=MANAGER),
        lambda: council.order(forecast(date(2026, 9, 30)), BRIDGE, expected_version=1, by=ENGINEER),
    )
    assert len(receipts(heard)) == 1
    assert [(refusal.current) for refusal in heard if isinstance(refusal, StaleVersion)] == [2]


def test_of_several_who_plan_the_same_milestone_one_does(council: Council) -> None:
    ramps = at("milestone", "M5")
    heard = together(*[lambda: council.order(PlanMilestone(title="Ramps are built"), ramps)] * PEOPLE)
    assert len(receipts(heard)) == 1
    assert sum(isinstance(refusal, AlreadyThere) for refusal in heard) == PEOPLE - 1


def test_of_several_notes_on_one_milestone_none_is_lost(council: Council) -> None:
    def note(number: int) -> Callable[[], Receipt]:
        return lambda: council.order(NoteMilestoneProgress(comment=f"Rivet {number} is in."), BRIDGE)

    heard = together(*(note(number) for number in range(PEOPLE)))
    noted = sorted(receipts(heard), key=lambda receipt: receipt.version)
    assert [receipt.version for receipt in noted] == list(range(2, 2 + PEOPLE))
    assert [entry.position for entry in council.entries()] == list(range(1, 5 + PEOPLE))


def test_an_order_sent_several_times_at_once_is_stored_once_and_answered_alike(council: Council) -> None:
    order = forecast(date(2026, 7, 14), command_id="impatient-0001")
    heard = together(*[lambda: council.order(order, BRIDGE)] * PEOPLE)
    assert len(receipts(heard)) == PEOPLE
    assert len(set(receipts(heard))) == 1
    assert [entry.command_id for entry in council.entries()].count("impatient-0001") == 1


# What was read, and not written --------------------------------------------------------------------------------------


class OvertakenJournal:
    """A journal at which somebody else steps in just before the first entries are taken."""

    def __init__(self, journal: Journal, somebody_else: Callable[[], object]) -> None:
        self.journal, self.others, self.taken = journal, [somebody_else], 0

    def load(self, address: Address) -> State | None:
        return self.journal.load(address)

    def standings(self, addresses: Collection[Address]) -> Mapping[Address, Standing]:
        return self.journal.standings(addresses)

    def stream(self, address: Address) -> Sequence[Entry]:
        return self.journal.stream(address)

    def append(self, appended: Appended) -> tuple[Answer, ...]:
        self.taken += 1
        while self.others:
            self.others.pop()()
        return self.journal.append(appended)

    def answers_to(self, command_ids: Collection[str]) -> Mapping[str, Answer]:
        return self.journal.answers_to(command_ids)


def overtaken(
    council: Council, order: Order, to: Address, *, by: Order, on: Address, actor: Actor = ADMINISTRATOR
) -> int:
    """Give an order that another overtakes; how often it had to be decided."""
    journal = OvertakenJournal(council.tracker.office.journal, lambda: council.order(by, on, by=actor))
    carry_out([Instruction(order, to)], actor=actor, office=council.tracker.office._replace(journal=journal))
    return journal.taken


class OvertakenAtTheCounter(OvertakenJournal):
    """A journal at which somebody else steps in just after it was asked whether an order was answered before."""

    def answers_to(self, command_ids: Collection[str]) -> Mapping[str, Answer]:
        found = self.journal.answers_to(command_ids)
        while self.others:
            self.others.pop()()
        return found


RAMPS, RIVETS, ROADS = at("milestone", "M5"), at("workstream", "rivets"), at("programme", "roads", "roads")
STEELWORK = at("workstream", "steelwork")


def overtaken_by_itself(council: Council, order: Order, to: Address) -> Office:
    """An office in which the very same order, sent a second time, is taken between two looks at the journal."""
    journal = council.tracker.office.journal
    overtaking = OvertakenAtTheCounter(journal, lambda: council.order(order, to, by=ADMINISTRATOR))
    return council.tracker.office._replace(journal=overtaking)


PLAN_RAMPS = PlanMilestone(title="Ramps are built", command_id="impatient-0002")


def test_an_order_that_is_overtaken_by_itself_is_not_told_that_it_comes_too_late(council: Council) -> None:
    office = overtaken_by_itself(council, PLAN_RAMPS, RAMPS)
    (receipt,) = carry_out([Instruction(PLAN_RAMPS, RAMPS)], actor=ADMINISTRATOR, office=office)
    assert receipt == council.order(PLAN_RAMPS, RAMPS, by=ADMINISTRATOR)


def test_an_order_that_is_overtaken_by_itself_while_it_is_rehearsed_was_answered_before(council: Council) -> None:
    office = overtaken_by_itself(council, PLAN_RAMPS, RAMPS)
    (rehearsed,) = rehearse([Instruction(PLAN_RAMPS, RAMPS)], actor=ADMINISTRATOR, office=office)
    assert (rehearsed.answered_before, rehearsed.refusal, rehearsed.entries) == (True, None, ())


def test_two_milestones_that_are_made_to_wait_for_one_another_at_once_do_not_both(council: Council) -> None:
    council.order(PlanMilestone(title="Ramps are built"), RAMPS)
    with pytest.raises(DependsOnItself):
        overtaken(council, AddDependency(depends_on="M5"), BRIDGE, by=AddDependency(depends_on="M4"), on=RAMPS)


def test_two_workstreams_that_are_placed_inside_one_another_at_once_do_not_both(council: Council) -> None:
    council.order(OpenWorkstream(name="Rivets"), RIVETS)
    into_steelwork = PlaceWorkstreamInside(parent="steelwork")
    with pytest.raises(InsideItself):
        overtaken(council, PlaceWorkstreamInside(parent="rivets"), STEELWORK, by=into_steelwork, on=RIVETS)


def test_two_programmes_that_are_placed_inside_one_another_at_once_do_not_both(council: Council) -> None:
    council.order(RegisterProgramme(name="Roads"), ROADS, by=ADMINISTRATOR)
    into_riverside = PlaceProgrammeInside(parent="riverside")
    with pytest.raises(InsideItself):
        overtaken(council, PlaceProgrammeInside(parent="roads"), CROSSING, by=into_riverside, on=ROADS)


def test_nothing_slips_into_a_programme_that_is_being_closed(council: Council) -> None:
    with pytest.raises(ProgrammeIsClosed):
        overtaken(council, PlanMilestone(title="Ramps are built"), RAMPS, by=CloseProgramme(), on=CROSSING)


def test_a_rating_is_weighed_against_the_plan_that_is_there_when_it_is_taken(council: Council) -> None:
    green = DeclareRating(rating=Rating(light=Light.GREEN), rationale="on course")
    overall = at("rag", "programme:overall")
    assert overtaken(council, green, overall, by=forecast(date(2027, 7, 14)), on=BRIDGE) == 2
    suggested = council.record().get(RagStatus, "programme:overall").declared.suggested
    assert suggested is not None
    assert suggested.rating.light is Light.RED


@pytest.mark.parametrize(
    ("order", "to"),
    [
        (AddDependency(depends_on="M5"), BRIDGE),
        (DeclareRating(rating=Rating(light=Light.GREEN), rationale="on course"), at("rag", "programme:overall")),
        (forecast(date(2026, 7, 14)), BRIDGE),
    ],
    ids=["a dependency", "a rating", "a forecast"],
)
def test_orders_that_have_nothing_to_do_with_one_another_do_not_hold_one_another_up(
    council: Council, order: Order, to: Address
) -> None:
    council.order(PlanMilestone(title="Ramps are built"), RAMPS)
    assert overtaken(council, order, to, by=ConfirmRisk(), on=STEEL) == 1
