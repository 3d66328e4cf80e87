"""One id stands for one order: sent again it is answered as the first time, and stored once."""

from datetime import date

import pytest

from application.commands.milestones import ChangeForecast, ConfirmForecast, PlanMilestone, RetitleMilestone
from application.commands.office import Instruction
from application.commands.order import Order
from domain.actor import Actor
from domain.entry import Address, ReasonCode
from domain.planned_date import PlannedDate
from domain.refusals import CommandIdReserved, CommandIdUsedTwice
from tests.application.commands.riverside import BRIDGE, ENGINEER, MANAGER, Council, at
from tests.wall_clock import WallClock

LATE = ChangeForecast(
    forecast=PlannedDate.on(date(2026, 7, 14)), reason=ReasonCode.SUPPLIER, note="the steel arrived late"
)
RAMPS = PlanMilestone(title="Ramps are built")


def test_an_order_sent_again_is_answered_with_its_first_answer_and_stored_once(
    council: Council, clock: WallClock
) -> None:
    first = council.order(LATE, BRIDGE, command_id="engineer-0001")
    council.order(ConfirmForecast(), BRIDGE)
    clock.today_is(date(2026, 4, 1))
    assert council.order(LATE, BRIDGE, command_id="engineer-0001") == first
    assert [entry.command_id for entry in council.entries()].count("engineer-0001") == 1


def test_an_order_that_said_nothing_new_is_answered_the_same_when_sent_again(council: Council) -> None:
    said = council.order(RetitleMilestone(title="Bridge opens"), BRIDGE, command_id="engineer-0001")
    council.order(RetitleMilestone(title="Bridge and lock open"), BRIDGE)
    assert council.order(RetitleMilestone(title="Bridge opens"), BRIDGE, command_id="engineer-0001") == said


def test_an_order_sent_again_is_answered_even_though_its_version_is_stale_by_now(council: Council) -> None:
    first = council.order(LATE, BRIDGE, command_id="engineer-0001", expected_version=1)
    assert council.order(LATE, BRIDGE, command_id="engineer-0001", expected_version=1) == first


def test_a_whole_batch_sent_again_adds_nothing(council: Council) -> None:
    batch = [
        Instruction(RAMPS.model_copy(update={"command_id": "batch-0001"}), at("milestone", "M5")),
        Instruction(LATE.model_copy(update={"command_id": "batch-0002"}), at("milestone", "M5")),
    ]
    first, entries = council.orders(batch), council.entries()
    assert council.orders(batch) == first
    assert council.entries() == entries


def test_a_batch_that_grew_adds_only_what_is_new(council: Council) -> None:
    known = Instruction(RAMPS.model_copy(update={"command_id": "batch-0001"}), at("milestone", "M5"))
    (first,) = council.orders([known])
    again, new = council.orders([known, Instruction(LATE, at("milestone", "M5"))])
    assert again == first
    assert (new.version, new.position) == (2, first.position + 1)


@pytest.mark.parametrize(
    ("order", "to", "by"),
    [
        (LATE.model_copy(update={"note": "the river was too high"}), BRIDGE, MANAGER),
        (LATE, BRIDGE, ENGINEER),
        (LATE, at("milestone", "M5"), MANAGER),
        (RetitleMilestone(title="Bridge opens"), BRIDGE, MANAGER),
    ],
    ids=["other words", "somebody else", "another thing", "another order"],
)
def test_one_id_stands_for_one_order_alone(council: Council, order: Order, to: Address, by: Actor) -> None:
    council.order(RAMPS, at("milestone", "M5"))
    council.order(LATE, BRIDGE, command_id="engineer-0001")
    with pytest.raises(CommandIdUsedTwice, match="engineer-0001 was used before, for a different order"):
        council.order(order, to, by=by, command_id="engineer-0001")


def test_one_id_stands_for_one_order_within_a_batch_too(council: Council) -> None:
    twice = Instruction(LATE.model_copy(update={"command_id": "engineer-0001"}), BRIDGE)
    with pytest.raises(CommandIdUsedTwice):
        council.orders([twice, twice._replace(order=twice.order.model_copy(update={"note": "the river was high"}))])


def test_the_same_order_twice_in_one_batch_is_one_order(council: Council) -> None:
    twice = Instruction(LATE.model_copy(update={"command_id": "engineer-0001"}), BRIDGE)
    first, again = council.orders([twice, twice])
    assert first == again
    assert council.last().version == 2


def test_an_order_sent_again_from_a_newer_reading_is_the_same_order(council: Council) -> None:
    first = council.order(LATE, BRIDGE, command_id="engineer-0001", expected_version=1)
    assert council.order(LATE, BRIDGE, command_id="engineer-0001", expected_version=2) == first


def test_nobody_takes_the_id_that_a_file_will_ask_for(council: Council) -> None:
    with pytest.raises(CommandIdReserved, match="begins with “import-”, as the ids of what files bring in do"):
        council.order(LATE, BRIDGE, command_id="import-0123456789")
    assert council.quote(LATE.model_copy(update={"command_id": "import-0123456789"}), BRIDGE, batch="june").facts
