"""In a closed programme nothing is recorded but what is kept from the public, and given back to it."""

from datetime import date
from typing import Any

import pytest

from api.bootstrap import Tracker
from application.commands.catalogue import BY_NAME, CATALOGUE
from application.commands.corrections import WithdrawEntry
from domain.actor import Actor, Grant, Role
from domain.exemption import Exemption
from domain.programme_refusals import ProgrammeIsClosed
from tests.application.commands.riverside import ADMINISTRATOR, Council, at, founded
from tests.application.commands.test_every_order import YEAR
from tests.wall_clock import WallClock

THE_RISK = "risk:R1"
CLERK = Actor("Clerk", (*ADMINISTRATOR.grants, Grant(Role.EXEMPT_READER)))
PERSONAL = {
    "paragraphs": [1],
    "public_interest": "It names a diver",
    "officer_role": "Monitoring officer",
    "review_on": "2026-06-30",
}
WHY = {"because": "It was mistaken.", "authority": "Mayor"}
EXEMPTIONS = ("exempt-item", "review-exemption", "lift-exemption")
EXAMPLES = {name: (ref, said) for name, ref, said, _ in YEAR}
IN_A_PROGRAMME = [rule.name for rule in CATALOGUE if not rule.founds]


def gives(council: Council, name: str, ref: str, /, **said: Any) -> int:  # Any: the JSON of an order
    rule = BY_NAME[name]
    return council.order(rule.order.model_validate(said), at(rule.kind, ref), by=CLERK).position


@pytest.fixture
def council(tracker: Tracker, clock: WallClock) -> Council:
    """A programme that was closed on 3 March, a week ago."""
    council = founded(tracker)
    gives(council, "close-programme", "riverside")
    clock.today_is(date(2026, 3, 10))
    return council


def exemption(council: Council) -> Exemption:
    return council.record().all(Exemption)[THE_RISK]


def test_an_item_is_exempt_looked_at_again_and_lifted_after_the_end(council: Council) -> None:
    gives(council, "exempt-item", THE_RISK, **PERSONAL)
    assert exemption(council).is_in_force
    gives(council, "review-exemption", THE_RISK, review_on="2027-06-30", note="It still names a diver.")
    assert exemption(council).review_on == date(2027, 6, 30)
    gives(council, "lift-exemption", THE_RISK, note="The diver agreed.")
    assert not exemption(council).is_in_force


def test_an_exemption_made_after_the_end_is_put_right_and_taken_back(council: Council) -> None:
    made = gives(council, "exempt-item", THE_RISK, **PERSONAL)
    put_right = gives(council, "exempt-item", THE_RISK, **PERSONAL | {"paragraphs": [2]}, corrects=made, **WHY)
    assert exemption(council).paragraphs == (2,)
    withdrawal = WithdrawEntry.model_validate({"corrects": put_right, **WHY})
    council.order(withdrawal, at("exemption", THE_RISK), by=CLERK)
    assert exemption(council).paragraphs == (1,)


def test_the_end_itself_is_put_right_whatever_was_made_exempt_after_it(council: Council) -> None:
    closed = council.last().position
    gives(council, "exempt-item", THE_RISK, **PERSONAL)
    gives(council, "close-programme", "riverside", corrects=closed, effective_on="2026-03-05", **WHY)
    assert council.record().programme.latest_on == date(2026, 3, 5)


@pytest.mark.parametrize("name", [name for name in EXAMPLES if name in IN_A_PROGRAMME and name not in EXEMPTIONS])
def test_nothing_else_is_recorded_after_the_end(council: Council, name: str) -> None:
    ref, said = EXAMPLES[name]
    before = council.entries()
    with pytest.raises(ProgrammeIsClosed):
        gives(council, name, ref, **said)
    assert council.entries() == before


def test_every_order_in_a_programme_is_tried() -> None:
    assert set(IN_A_PROGRAMME) <= set(EXAMPLES)
