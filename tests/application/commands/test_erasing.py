"""What an entry said is erased for good; that it was there, and everything around it, stays."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from api.bootstrap import Tracker, build, check_store
from application.commands.corrections import WithdrawEntry
from application.commands.erasures import EraseEntry
from application.commands.fingerprint import fingerprint
from application.commands.milestones import ConfirmForecast, PlanMilestone, RetitleMilestone
from application.commands.office import Instruction
from domain.correcting import (
    CorrectionUnexplained,
    ErasedForGood,
    ErasureStays,
    NothingToCorrect,
    StandsInForNothing,
)
from domain.entry import Address
from domain.erasing import FactErased, NothingInIt, StillCounts
from domain.milestone import Milestone
from domain.record import Moment
from domain.refusals import RoleMayNot
from tests.application.commands.riverside import ADMINISTRATOR, BRIDGE, MANAGER, Council, at
from tests.store_file import store_file
from tests.wall_clock import WallClock

TODAY = date(2026, 3, 3)
SECRET = "Alderman Quince opens the bridge"
WHY: dict[str, Any] = {"because": "It names a person.", "authority": "Data protection officer"}  # Any: header fields
SLIP = at("milestone", "M7")


@pytest.fixture
def named(council: Council) -> int:
    """The position of an entry that names somebody, in its fact and in its note."""
    return council.order(RetitleMilestone(title=SECRET, note=f"{SECRET}, they say."), BRIDGE).position


@pytest.fixture
def corrected(council: Council, named: int, clock: WallClock) -> int:
    """The same, put right since."""
    clock.now()
    council.order(RetitleMilestone(title="The mayor opens the bridge", note="A role.", corrects=named, **WHY), BRIDGE)
    return named


def erased(council: Council, position: int, to: Address = BRIDGE) -> None:
    council.order(EraseEntry(entry=position, **WHY), to, by=ADMINISTRATOR)


def bytes_of(tracker: Tracker) -> bytes:
    store = store_file(tracker)
    return b"".join(file.read_bytes() for file in store.parent.glob(f"{store.name}*"))


@pytest.fixture
def again(tracker: Tracker, clock: WallClock) -> Iterator[Council]:
    """The same store in another process, which has nothing in memory."""
    other = build(store_file(tracker), clock)
    yield Council(other)
    other.close()


def test_nothing_of_what_was_said_is_left_in_the_files(tracker: Tracker, council: Council, corrected: int) -> None:
    assert b"Quince" in bytes_of(tracker)
    erased(council, corrected)
    assert b"Quince" not in bytes_of(tracker)


def test_the_entry_stays_with_its_envelope_and_so_does_its_erasure(council: Council, corrected: int) -> None:
    before = next(entry for entry in council.entries() if entry.position == corrected)
    erased(council, corrected)
    after = next(entry for entry in council.entries() if entry.position == corrected)
    assert after == before._replace(fact=FactErased(), note=None)
    record = council.last()
    assert (record.because, record.authority, record.actor) == (WHY["because"], WHY["authority"], ADMINISTRATOR.name)


def test_the_store_is_sound_and_its_log_holds(tracker: Tracker, council: Council, corrected: int) -> None:
    size, root = tracker.log.checkpoint()[:2]
    erased(council, corrected)
    assert check_store(tracker.settings).findings == []
    later = tracker.log.checkpoint()
    assert later.size > size
    assert tracker.log.checkpoints()[0].root == root


def test_views_known_before_read_what_stands_in_for_it_now(
    council: Council, corrected: int, again: Council, clock: WallClock
) -> None:
    before = Moment(TODAY, up_to=corrected)
    assert council.record(before).get(Milestone, "M4").title == SECRET
    erased(council, corrected)
    for reading in (council, again):
        assert reading.record(before).get(Milestone, "M4").title == "The mayor opens the bridge"
        assert reading.record().get(Milestone, "M4").title == "The mayor opens the bridge"


def test_what_began_a_thing_can_be_erased_once_it_is_withdrawn(council: Council, again: Council) -> None:
    planned = council.order(PlanMilestone(title=SECRET), SLIP)
    council.order(WithdrawEntry(corrects=planned.position, **WHY), SLIP)
    erased(council, planned.position, SLIP)
    for reading in (council, again):
        assert "M7" not in reading.record(Moment(TODAY, up_to=planned.position)).all(Milestone)
        assert "M7" not in reading.record().all(Milestone)


def test_what_began_a_thing_can_be_erased_once_it_is_corrected(council: Council, again: Council) -> None:
    planned = council.order(PlanMilestone(title=SECRET), SLIP)
    council.order(PlanMilestone(title="The bridge is opened", corrects=planned.position, **WHY), SLIP)
    erased(council, planned.position, SLIP)
    for reading in (council, again):
        moments = (None, Moment(TODAY, up_to=planned.position))
        titles = [reading.record(moment).get(Milestone, "M7").title for moment in moments]
        assert titles == ["The bridge is opened"] * 2


def test_life_goes_on_after_an_erasure(council: Council, corrected: int) -> None:
    erased(council, corrected)
    assert council.order(ConfirmForecast(), BRIDGE).version == 5
    assert council.record().get(Milestone, "M4").version == 5


def test_what_counts_is_not_erased(council: Council, named: int) -> None:
    with pytest.raises(StillCounts, match="Correct or withdraw it first"):
        erased(council, named)


def test_what_holds_nothing_is_not_erased(council: Council, corrected: int) -> None:
    erased(council, corrected)
    with pytest.raises(NothingInIt, match="it was erased before"):
        erased(council, corrected)
    with pytest.raises(NothingInIt, match="it records an erasure"):
        erased(council, council.last().position)
    with pytest.raises(NothingToCorrect, match="has no entry 99"):
        erased(council, 99)


def test_what_was_said_cannot_be_guessed_by_what_is_kept_of_the_order(tracker: Tracker, council: Council) -> None:
    order = RetitleMilestone(title=SECRET, command_id="quince-0001")
    named = council.order(order, BRIDGE)
    council.order(WithdrawEntry(corrects=named.position, **WHY), BRIDGE)
    guess = fingerprint(order, BRIDGE, given_by=MANAGER.name)
    assert guess in bytes_of(tracker)
    erased(council, named.position)
    assert guess not in bytes_of(tracker)
    assert council.order(order, BRIDGE) == named


def test_an_erasure_tells_nothing_of_the_order_of_days(tracker: Tracker, council: Council, clock: WallClock) -> None:
    named = council.order(RetitleMilestone(title=SECRET), BRIDGE)
    council.order(RetitleMilestone(title="The mayor opens the bridge", corrects=named.position, **WHY), BRIDGE)
    clock.today_is(date(2026, 3, 10))
    erased(council, named.position)
    council.order(RetitleMilestone(title="The bridge is open", effective_on=date(2026, 3, 5)), BRIDGE)
    assert check_store(tracker.settings).findings == []


def test_words_put_back_where_they_were_erased_are_found(tracker: Tracker, council: Council, corrected: int) -> None:
    erased(council, corrected)
    with sqlite3.connect(store_file(tracker)) as connection:
        connection.execute("UPDATE journal SET note = 'It rained.' WHERE position = ?", (corrected,))
    (finding,) = check_store(tracker.settings).findings
    assert finding.startswith(f"Entry {corrected} does not hold what it was bound to")


def test_what_was_erased_never_counts_again(council: Council, corrected: int) -> None:
    by = council.last().position
    erased(council, corrected)
    with pytest.raises(ErasedForGood, match=f"Entry {corrected} was erased, for good"):
        council.order(WithdrawEntry(corrects=by, **WHY), BRIDGE)


def test_an_erasure_is_neither_corrected_nor_withdrawn(council: Council, corrected: int) -> None:
    erased(council, corrected)
    for order in (WithdrawEntry(corrects=council.last().position), RetitleMilestone(title="The bridge is open")):
        with pytest.raises(ErasureStays, match="records an erasure"):
            council.order(order, BRIDGE, corrects=council.last().position, **WHY)


def test_an_erasure_stands_in_for_no_entry(council: Council, corrected: int) -> None:
    order = EraseEntry(entry=corrected, corrects=council.last().position, **WHY)
    with pytest.raises(StandsInForNothing, match="To erase entry cannot stand in"):
        council.order(order, BRIDGE, by=ADMINISTRATOR)


def test_an_entry_is_erased_once_in_a_batch(council: Council, corrected: int) -> None:
    twice = [Instruction(EraseEntry(entry=corrected, **WHY), BRIDGE)] * 2
    with pytest.raises(NothingInIt, match="it was erased before"):
        council.orders(twice, by=ADMINISTRATOR)


def test_a_withdrawal_takes_over_none_of_the_words_of_what_it_withdraws(
    tracker: Tracker, council: Council, named: int
) -> None:
    council.order(WithdrawEntry(corrects=named, **WHY), BRIDGE)
    assert (council.last().note, council.last().reason) == (None, None)
    erased(council, named)
    assert b"Quince" not in bytes_of(tracker)


def test_an_erasure_says_why_and_on_whose_authority(council: Council, corrected: int) -> None:
    with pytest.raises(CorrectionUnexplained, match="the authority"):
        council.order(EraseEntry(entry=corrected, because="It names a person."), BRIDGE, by=ADMINISTRATOR)


def test_only_administrators_erase(council: Council, corrected: int) -> None:
    with pytest.raises(RoleMayNot):
        council.order(EraseEntry(entry=corrected, **WHY), BRIDGE, by=MANAGER)


def test_somebody_who_empties_a_row_without_saying_so_is_found(tracker: Tracker, council: Council, named: int) -> None:
    with sqlite3.connect(store_file(tracker)) as connection:
        connection.execute("UPDATE journal SET state = X'', salt = NULL, note = NULL WHERE position = ?", (named,))
    assert f"Entry {named} was emptied, and no entry records its erasure." in check_store(tracker.settings).findings
