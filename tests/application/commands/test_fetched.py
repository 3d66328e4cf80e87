"""A sitting asks the journal once for what all its orders need, and still decides from what is there."""

from collections.abc import Collection, Mapping, Sequence

import pytest

from application.commands.milestones import ConfirmForecast, PlanMilestone
from application.commands.office import Instruction, carry_out, rehearse
from application.ports import Answer, Appended, Journal, Standing
from domain.actor import Actor
from domain.entry import Address, Entry
from domain.refusals import RoleMayNot
from domain.state import State
from tests.application.commands.riverside import ADMINISTRATOR, BRIDGE, MANAGER, PASSER_BY, Council, at

RAMPS, RAILS = at("milestone", "M5"), at("milestone", "M6")
PROGRAMME = at("programme", "riverside")


class WatchedJournal:
    """A journal that remembers what it was asked."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.asked: list[tuple[str | Address, ...]] = []

    def load(self, address: Address) -> State | None:
        raise AssertionError("nothing is loaded by itself")

    def standings(self, addresses: Collection[Address]) -> Mapping[Address, Standing]:
        self.asked.append(tuple(addresses))
        return self.journal.standings(addresses)

    def stream(self, address: Address) -> Sequence[Entry]:
        raise AssertionError("no stream is read twice")

    def append(self, appended: Appended) -> tuple[Answer, ...]:
        return self.journal.append(appended)

    def answers_to(self, command_ids: Collection[str]) -> Mapping[str, Answer]:
        self.asked.append(tuple(command_ids))
        return self.journal.answers_to(command_ids)


def given(council: Council, *instructions: Instruction, by: Actor = ADMINISTRATOR) -> list[tuple[str | Address, ...]]:
    """What the journal is asked while a batch is carried out."""
    journal = WatchedJournal(council.tracker.office.journal)
    carry_out(instructions, actor=by, office=council.tracker.office._replace(journal=journal))
    return journal.asked


def confirmed(thing: Address, command_id: str) -> Instruction:
    return Instruction(ConfirmForecast(command_id=command_id), thing)


def planned(thing: Address, command_id: str) -> Instruction:
    return Instruction(PlanMilestone(title=f"{thing.ref} is built", command_id=command_id), thing)


def test_a_batch_asks_once_for_all_answers_and_once_for_all_things(council: Council) -> None:
    batch = (confirmed(BRIDGE, "engineer-1"), planned(RAMPS, "engineer-2"), confirmed(BRIDGE, "engineer-3"))
    assert given(council, *batch) == [("engineer-1", "engineer-2", "engineer-3"), (BRIDGE, RAMPS, PROGRAMME)]


def test_no_answer_is_looked_for_under_an_id_that_was_made_just_now(council: Council) -> None:
    unnamed = Instruction(ConfirmForecast(), BRIDGE)
    assert given(council, unnamed) == [(BRIDGE, PROGRAMME)]
    assert given(council, unnamed, planned(RAMPS, "engineer-1")) == [("engineer-1",), (BRIDGE, RAMPS, PROGRAMME)]


def test_what_else_an_order_names_is_asked_for_when_it_does(council: Council) -> None:
    rails = Instruction(PlanMilestone(title="Rails are laid", depends_on=("M4",), command_id="engineer-1"), RAILS)
    assert given(council, rails) == [("engineer-1",), (RAILS, PROGRAMME), (BRIDGE,)]


def test_whoever_may_not_give_an_order_is_refused_before_anything_is_asked(council: Council) -> None:
    journal = WatchedJournal(council.tracker.office.journal)
    with pytest.raises(RoleMayNot):
        carry_out(
            [planned(RAMPS, "engineer-1")],
            actor=PASSER_BY,
            office=council.tracker.office._replace(journal=journal),
        )
    assert journal.asked == []


def test_orders_that_were_answered_before_are_told_from_those_that_were_not(council: Council) -> None:
    first = council.orders([confirmed(BRIDGE, "engineer-1")])
    again = council.orders([planned(RAMPS, "engineer-2"), confirmed(BRIDGE, "engineer-1")])
    assert again[1:] == first
    office = council.tracker.office
    told = rehearse([confirmed(BRIDGE, "engineer-1"), confirmed(BRIDGE, "engineer-4")], actor=MANAGER, office=office)
    assert [each.answered_before for each in told] == [True, False]


def test_a_thing_that_somebody_else_changes_after_it_was_fetched_is_decided_anew(council: Council) -> None:
    journal = council.tracker.office.journal

    class Overtaken(WatchedJournal):
        def standings(self, addresses: Collection[Address]) -> Mapping[Address, Standing]:
            found = super().standings(addresses)
            if len(self.asked) < 3:
                council.order(ConfirmForecast(), BRIDGE, by=ADMINISTRATOR)
            return found

    overtaken = Overtaken(journal)
    receipts = carry_out(
        [planned(RAMPS, "engineer-1"), confirmed(BRIDGE, "engineer-2")],
        actor=ADMINISTRATOR,
        office=council.tracker.office._replace(journal=overtaken),
    )
    assert [receipt.version for receipt in receipts] == [1, 3]
    assert len(overtaken.asked) == 4
