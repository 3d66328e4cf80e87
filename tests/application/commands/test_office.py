"""The office takes an order once, whole or not at all, and only from those who may give it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from api.bootstrap import Tracker, build
from application.commands.highlight_reports import DraftHighlightReport
from application.commands.milestones import ChangeForecast, ConfirmForecast, PlanMilestone
from application.commands.office import ATTEMPTS, Instruction, carry_out
from application.commands.programmes import CloseProgramme, RegisterProgramme, SetCadence
from application.ports import Answer, Appended, ConflictInTheJournal, Journal, Standing, StoreIsBusy
from domain.entry import Address, Entry, ReasonCode
from domain.milestone import Milestone
from domain.planned_date import PlannedDate
from domain.programme_refusals import ProgrammeIsClosed
from domain.record import Record
from domain.refusals import (
    AlreadyThere,
    DomainError,
    RoleMayNot,
    UnknownProgramme,
    UnknownSubject,
)
from domain.reporting_cycle import Cadence
from domain.state import State
from tests.application.commands.riverside import (
    ADMINISTRATOR,
    BRIDGE,
    CROSSING,
    MANAGER,
    PASSER_BY,
    RIVETER,
    STRANGER,
    Council,
    at,
)
from tests.wall_clock import WallClock

LATE = ChangeForecast(
    forecast=PlannedDate.on(date(2026, 7, 14)), reason=ReasonCode.SUPPLIER, note="the steel arrived late"
)
RAMPS = PlanMilestone(title="Ramps are built")


# One order ----------------------------------------------------------------------------------------------------------


def test_a_receipt_says_what_was_recorded_of_which_thing_and_where(council: Council) -> None:
    receipt = council.order(LATE, BRIDGE, command_id="engineer-0001")
    assert receipt.address == BRIDGE
    assert (receipt.version, receipt.facts) == (2, ("MilestoneForecastChanged",))
    assert (receipt.command_id, receipt.position) == ("engineer-0001", council.last().position)
    assert receipt.recorded_at == council.last().recorded_at


def test_an_order_without_an_id_is_given_one(council: Council) -> None:
    first, second = council.order(LATE, BRIDGE), council.order(ConfirmForecast(), BRIDGE)
    assert first.command_id
    assert first.command_id != second.command_id


def test_an_order_that_says_nothing_new_is_answered_and_records_nothing(council: Council) -> None:
    council.order(LATE, BRIDGE)
    before = council.entries()
    again = council.order(LATE, BRIDGE)
    assert (again.version, again.facts) == (2, ())
    assert council.entries() == before


def test_nothing_more_is_recorded_in_a_closed_programme(council: Council) -> None:
    council.order(CloseProgramme(), CROSSING)
    with pytest.raises(ProgrammeIsClosed):
        council.order(LATE, BRIDGE)


def test_what_is_ordered_of_a_thing_that_is_not_there_is_refused_by_its_name(council: Council) -> None:
    with pytest.raises(UnknownSubject, match="“riverside” has no milestone “M99”"):
        council.order(LATE, at("milestone", "M99"))


# All or nothing -----------------------------------------------------------------------------------------------------


def test_orders_of_one_batch_see_what_the_orders_before_them_decided(council: Council) -> None:
    ramps = at("milestone", "M5")
    planned, moved = council.orders([Instruction(RAMPS, ramps), Instruction(LATE, ramps)])
    assert (planned.version, moved.version) == (1, 2)
    assert moved.position == planned.position + 1


def test_one_refused_order_takes_its_whole_batch_with_it(council: Council) -> None:
    before = council.entries()
    batch = [Instruction(RAMPS, at("milestone", "M5")), Instruction(LATE, BRIDGE), Instruction(RAMPS, BRIDGE)]
    with pytest.raises(AlreadyThere):
        council.orders(batch)
    assert council.entries() == before
    assert "M5" not in council.record().all(Milestone)


def test_a_batch_that_was_refused_can_be_sent_again_with_the_same_ids_once_it_is_mended(council: Council) -> None:
    ramps = Instruction(RAMPS.model_copy(update={"command_id": "batch-0001"}), at("milestone", "M5"))
    with pytest.raises(AlreadyThere):
        council.orders([ramps, Instruction(RAMPS, BRIDGE)])
    (receipt,) = council.orders([ramps])
    assert receipt.version == 1


def test_an_empty_batch_is_carried_out_at_once(council: Council) -> None:
    before = council.entries()
    assert council.orders([]) == ()
    assert council.entries() == before


# Who may ------------------------------------------------------------------------------------------------------------


def test_a_viewer_may_not_move_a_forecast_and_hears_who_may(council: Council) -> None:
    sentence = (
        "A viewer of “riverside” may not give the order “change forecast”. "
        "It may be given by: workstream lead, programme manager, administrator."
    )
    with pytest.raises(RoleMayNot, match=sentence):
        council.order(LATE, BRIDGE, by=PASSER_BY)


def test_the_entry_names_the_actor_and_the_role_in_which_they_acted(council: Council) -> None:
    council.order(ConfirmForecast(), BRIDGE, by=RIVETER)
    assert (council.last().actor, council.last().role) == ("Riveter", "contributor")


def test_a_programme_one_has_no_role_in_does_not_exist(council: Council) -> None:
    with pytest.raises(UnknownProgramme) as hidden:
        council.order(LATE, BRIDGE, by=STRANGER)
    with pytest.raises(UnknownProgramme) as missing:
        council.order(LATE, at("milestone", "M4", "hillside"))
    assert str(hidden.value).replace("riverside", "hillside") == str(missing.value)


@pytest.mark.parametrize("programme", ["riverside", "hillside"])
def test_registering_does_not_tell_a_stranger_which_programmes_there_are(council: Council, programme: str) -> None:
    with pytest.raises(RoleMayNot, match=r"^You have no role in “(riverside|hillside)” that may give the order"):
        council.order(RegisterProgramme(name="Mine"), at("programme", programme, programme), by=STRANGER)


def test_whoever_may_not_is_told_so_before_anything_else_about_the_order(council: Council) -> None:
    council.order(LATE, BRIDGE, command_id="engineer-0001")
    with pytest.raises(RoleMayNot):
        council.order(LATE, BRIDGE, by=PASSER_BY, command_id="engineer-0001")


def test_an_administrator_of_every_programme_may_register_a_new_one(council: Council) -> None:
    ferry = at("programme", "ferry", "ferry")
    assert council.order(RegisterProgramme(name="Ferry"), ferry, by=ADMINISTRATOR).version == 1
    assert council.record(programme="ferry").programme.name == "Ferry"


def test_a_manager_of_one_programme_has_no_say_in_another(council: Council) -> None:
    ferry = at("programme", "ferry", "ferry")
    council.order(RegisterProgramme(name="Ferry"), ferry, by=ADMINISTRATOR)
    with pytest.raises(UnknownProgramme):
        council.order(SetCadence(cadence=Cadence(every_days=7)), ferry, by=MANAGER)


# Somebody else was first --------------------------------------------------------------------------------------------


class ContestedJournal:
    """A journal in which somebody else is always quicker, so many times."""

    def __init__(self, journal: Journal, times: int) -> None:
        self.journal, self.left = journal, times

    def load(self, address: Address) -> State | None:
        return self.journal.load(address)

    def standings(self, addresses: Collection[Address]) -> Mapping[Address, Standing]:
        return self.journal.standings(addresses)

    def stream(self, address: Address) -> Sequence[Entry]:
        return self.journal.stream(address)

    def append(self, appended: Appended) -> tuple[Answer, ...]:
        self.left -= 1
        if self.left >= 0:
            raise ConflictInTheJournal
        return self.journal.append(appended)

    def answers_to(self, command_ids: Collection[str]) -> Mapping[str, Answer]:
        return self.journal.answers_to(command_ids)


def contested(council: Council, times: int) -> Sequence[object]:
    office = council.tracker.office
    busy = office._replace(journal=ContestedJournal(office.journal, times))
    return carry_out([Instruction(LATE, BRIDGE)], actor=MANAGER, office=busy)


def test_an_order_that_was_overtaken_is_decided_again(council: Council) -> None:
    assert contested(council, ATTEMPTS - 1)
    assert council.record().get(Milestone, "M4").version == 2


def test_an_order_that_is_overtaken_every_time_is_given_up_with_a_sentence(council: Council) -> None:
    with pytest.raises(StoreIsBusy, match=r"Too many people are changing this at the same moment. Nothing was stored"):
        contested(council, ATTEMPTS)
    assert council.record().get(Milestone, "M4").version == 1


# After closing time -------------------------------------------------------------------------------------------------


def test_everything_is_still_there_when_the_tracker_is_opened_again(
    council: Council, tracker: Tracker, tmp_path: Path, clock: WallClock
) -> None:
    first, before = council.order(LATE, BRIDGE, command_id="engineer-0001"), council.record()
    tracker.close()
    reopened = Council(build(tmp_path / "tracker.sqlite", clock))
    assert reopened.record() == before
    assert reopened.order(LATE, BRIDGE, command_id="engineer-0001") == first
    reopened.tracker.close()


def test_a_refused_report_leaves_no_trace(council: Council) -> None:
    before: Record = council.record()
    with pytest.raises(DomainError):
        council.order(
            DraftHighlightReport(reported_on=date(2026, 3, 1), workstream="painting"), at("highlight-report", "january")
        )
    assert council.record() == before
