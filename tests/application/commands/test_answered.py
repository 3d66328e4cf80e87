"""What is recorded is answered, whatever becomes of the store once it is recorded."""

from collections.abc import Sequence
from typing import cast

from api.bootstrap import Tracker
from application.commands.milestones import ConfirmForecast
from application.commands.office import Instruction, carry_out
from application.ports import Answer, Appended, Journal, StoreIsBusy
from domain.entry import Address, Entry
from tests.application.commands.asking_for_changes import YES, asks, gives, with_a_board
from tests.application.commands.riverside import BRIDGE, ENGINEER


class GoneAfterwards:
    """A journal that cannot be read any more once something was stored."""

    def __init__(self, tracker: Tracker) -> None:
        self._journal, self._is_gone = tracker.office.journal, False

    def __getattr__(self, name: str) -> object:
        return getattr(self._journal, name)

    def append(self, appended: Appended) -> tuple[Answer, ...]:
        answers = self._journal.append(appended)
        self._is_gone = True
        return answers

    def stream(self, address: Address) -> Sequence[Entry]:
        if self._is_gone:
            raise StoreIsBusy("It has gone. Nothing was stored; try again.")
        return self._journal.stream(address)


def test_whoever_sees_a_part_is_answered_though_the_store_goes_once_it_is_stored(tracker: Tracker) -> None:
    council = with_a_board(tracker)
    asks(council)
    gives(council, "approve-change", "C1", **YES)
    gives(
        council,
        "exempt-item",
        "change-request:C1",
        paragraphs=[3],
        public_interest="An offer",
        officer_role="Monitoring officer",
        review_on="2027-06-30",
    )
    office = tracker.office._replace(journal=cast("Journal", GoneAfterwards(tracker)))
    (receipt,) = carry_out([Instruction(ConfirmForecast(), BRIDGE)], actor=ENGINEER, office=office)
    assert council.last().position == receipt.position
    assert receipt.version == council.last().version - 1
