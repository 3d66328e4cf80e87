"""Two people change the same thing at the same moment: nothing is lost, nothing is stored twice."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

from application.commands.milestones import ChangeForecast, NoteMilestoneProgress, PlanMilestone
from application.commands.order import Receipt
from application.ports import StoreIsBusy
from domain.entry import ReasonCode
from domain.planned_date import PlannedDate
from domain.refusals import AlreadyThere, DomainError, StaleVersion
from tests.application.commands.riverside import BRIDGE, ENGINEER, MANAGER, Council, at

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
