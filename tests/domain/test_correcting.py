"""What is in force of a stream in which entries correct others, told as chains of “this stands in for that”."""

from datetime import date

import pytest

from domain.correcting import (
    AlreadyCorrected,
    CorrectionOutOfOrder,
    EntryWithdrawn,
    LaterEntriesImpossible,
    NothingToCorrect,
    WithdrawalCannotBeCorrected,
    corrected_by,
    in_force,
    may_be_corrected,
    must_take_effect_in_its_place,
    seen_from,
)
from domain.entry import Address, Entry
from domain.milestone import Milestone
from domain.milestone_facts import (
    MilestoneForecastChanged,
    MilestoneForecastConfirmed,
    MilestoneMet,
    MilestonePlanned,
    MilestoneRetitled,
)
from domain.planned_date import PlannedDate
from domain.record import Moment, fold_at
from domain.still_possible import must_leave_the_rest_possible
from tests.domain.given import NOON, entries, told

BRIDGE = Address("riverside", "milestone", "M4")
MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)
PLANNED = told(MilestonePlanned(title="Bridge opens"), effective_on=MAY)
TITLED = told(MilestoneRetitled(title="Bridge is open"), effective_on=JUNE)
AGAIN = told(MilestoneRetitled(title="Bridge opens to carts"), effective_on=JULY)


def instead_of(position: int, title: str, day: date = JUNE) -> Entry:
    return told(MilestoneRetitled(title=title), corrects=position, effective_on=day)


def withdraws(position: int, day: date = JUNE) -> Entry:
    return told(EntryWithdrawn(), corrects=position, effective_on=day)


def stream(*later: Entry) -> list[Entry]:
    """The bridge as planned (1) and retitled (2), and what came after."""
    return entries(Milestone, "M4", PLANNED, TITLED, *later)


def positions(found: list[Entry]) -> list[int]:
    return [entry.position for entry in found]


# What is in force ---------------------------------------------------------------------------------------------------

CHAINS: tuple[tuple[str, list[Entry], list[int]], ...] = (
    ("nothing is corrected", stream(AGAIN), [1, 2, 3]),
    ("a correction stands in the place of its entry", stream(AGAIN, instead_of(2, "Bridge up")), [1, 4, 3]),
    ("a correction of a correction does", stream(instead_of(2, "Up"), instead_of(3, "Upp")), [1, 4]),
    ("a withdrawal leaves nothing", stream(AGAIN, withdraws(2)), [1, 3]),
    ("a withdrawn correction brings back what it corrected", stream(instead_of(2, "Up"), withdraws(3)), [1, 2]),
    ("a withdrawn withdrawal does too", stream(withdraws(2), withdraws(3)), [1, 2]),
    ("and withdrawn once more it is gone again", stream(withdraws(2), withdraws(3), withdraws(4)), [1]),
    ("a corrected correction that is withdrawn", stream(instead_of(2, "U"), instead_of(3, "V"), withdraws(4)), [1, 3]),
    ("after a withdrawn correction another", stream(instead_of(2, "U"), withdraws(3), instead_of(2, "V")), [1, 5]),
    ("what began the thing is withdrawn", entries(Milestone, "M4", PLANNED, withdraws(1, MAY)), []),
)


@pytest.mark.parametrize(("case", "told_so_far", "expected"), CHAINS, ids=[case for case, _, _ in CHAINS])
def test_what_counts(case: str, told_so_far: list[Entry], expected: list[int]) -> None:
    assert positions(in_force(told_so_far)) == expected


def test_it_is_known_which_entry_corrects_which() -> None:
    by = corrected_by(stream(instead_of(2, "Up"), withdraws(3), instead_of(2, "Bridge up")))
    assert {position: entry.position for position, entry in by.items()} == {3: 4, 2: 5}


def test_the_thing_has_its_version_from_the_whole_stream_and_its_words_from_what_counts() -> None:
    bridge = fold_at(Moment(JULY), stream(AGAIN, instead_of(2, "Bridge up")))
    assert isinstance(bridge, Milestone)
    assert (bridge.title, bridge.version, bridge.position, bridge.latest_on) == ("Bridge opens to carts", 4, 4, JULY)


def test_a_day_between_sees_the_correction_in_its_place() -> None:
    bridge = fold_at(Moment(JUNE), stream(AGAIN, instead_of(2, "Bridge up")))
    assert isinstance(bridge, Milestone)
    assert bridge.title == "Bridge up"


def test_a_view_known_before_the_correction_shows_what_was_shown() -> None:
    later = NOON.replace(hour=13)
    told_late = instead_of(2, "Bridge up")._replace(recorded_at=later)
    titles = [
        standing.title
        for known in (NOON, later)
        if isinstance(standing := fold_at(Moment(JULY, known), stream(told_late)), Milestone)
    ]
    assert titles == ["Bridge is open", "Bridge up"]


def test_a_correction_that_moves_an_entry_behind_the_day_asked_for_leaves_neither_there() -> None:
    bridge = fold_at(Moment(JUNE), stream(instead_of(2, "Bridge up", JULY)))
    assert isinstance(bridge, Milestone)
    assert bridge.title == "Bridge opens"


# What can be corrected ----------------------------------------------------------------------------------------------


def corrected(position: int, *later: Entry, by_withdrawal: bool = False) -> int:
    return may_be_corrected(stream(*later), position, BRIDGE, by_withdrawal=by_withdrawal).position


def test_an_entry_of_something_else_is_refused_and_those_there_are_named() -> None:
    with pytest.raises(NothingToCorrect, match=r"no entry 9. Its entries are 1, 2; name one"):
        corrected(9)


def test_a_thing_that_is_not_there_has_nothing_to_correct() -> None:
    with pytest.raises(NothingToCorrect, match=r"“riverside” has no milestone “M4”"):
        may_be_corrected([], 9, BRIDGE, by_withdrawal=False)


def test_an_entry_is_corrected_once() -> None:
    with pytest.raises(AlreadyCorrected, match=r"Entry 2 was corrected by entry 3 already. Correct that one instead"):
        corrected(2, instead_of(2, "Up"))
    with pytest.raises(AlreadyCorrected, match=r"Entry 2 was withdrawn by entry 3 already. Withdraw that one instead"):
        corrected(2, withdraws(2), by_withdrawal=True)
    assert corrected(3, instead_of(2, "Up")) == 3


def test_a_withdrawal_can_be_withdrawn_and_not_corrected() -> None:
    with pytest.raises(WithdrawalCannotBeCorrected, match=r"Withdraw it, and entry 2 counts again"):
        corrected(3, withdraws(2))
    assert corrected(3, withdraws(2), by_withdrawal=True) == 3


def test_what_was_withdrawn_to_be_put_right_otherwise_does_not_come_back() -> None:
    otherwise = (instead_of(2, "Up"), withdraws(3), instead_of(2, "Bridge up"))
    with pytest.raises(AlreadyCorrected, match=r"Entry 2 was corrected by entry 5"):
        corrected(4, *otherwise, by_withdrawal=True)


# In its place -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "neighbour"),
    [(date(2026, 4, 30), "entry 1, which comes before it"), (date(2026, 7, 2), "entry 3, which comes after it")],
)
def test_a_correction_takes_effect_between_its_neighbours(day: date, neighbour: str) -> None:
    around = seen_from(stream(AGAIN, instead_of(2, "Up", day)), 4)
    with pytest.raises(CorrectionOutOfOrder, match=neighbour):
        must_take_effect_in_its_place(around)


@pytest.mark.parametrize("day", [MAY, JUNE, JULY])
def test_on_the_days_of_its_neighbours_it_may(day: date) -> None:
    must_take_effect_in_its_place(seen_from(stream(AGAIN, instead_of(2, "Up", day)), 4))


# What came after ----------------------------------------------------------------------------------------------------


def test_what_could_not_have_come_after_is_named() -> None:
    on = PlannedDate.on
    before = stream(
        told(MilestoneForecastChanged(forecast=on(JULY)), effective_on=JULY),
        told(MilestoneForecastConfirmed(), effective_on=JULY),
    )
    met = told(MilestoneMet(met_on=on(JUNE)), corrects=2, effective_on=JUNE, version=5, position=5)
    met = met._replace(kind="milestone", ref="M4")
    with pytest.raises(
        LaterEntriesImpossible, match=r"Entries 3 and 4: .* Correct or withdraw those, the last one first"
    ):
        must_leave_the_rest_possible(seen_from(before, 2), seen_from([*before, met], 5), met)


def test_without_its_beginning_nothing_can_come_after() -> None:
    before = stream()
    gone = withdraws(1)._replace(kind="milestone", ref="M4", version=3, position=3)
    with pytest.raises(LaterEntriesImpossible, match=r"Entry 2: There would be no milestone “M4”."):
        must_leave_the_rest_possible(seen_from(before, 1), seen_from([*before, gone], 3), gone)


def test_what_was_impossible_already_is_not_held_against_a_correction() -> None:
    on = PlannedDate.on
    met = told(MilestoneMet(met_on=on(JUNE)), effective_on=JUNE)
    before = stream(met, told(MilestoneForecastChanged(forecast=on(JULY)), effective_on=JULY))
    better = instead_of(2, "Up")._replace(kind="milestone", ref="M4", version=5, position=5)
    must_leave_the_rest_possible(seen_from(before, 2), seen_from([*before, better], 5), better)
