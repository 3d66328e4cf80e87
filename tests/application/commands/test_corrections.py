"""Entries put right by others: what the desk makes of an order that corrects, and what it refuses."""

from datetime import date
from typing import Any

import pytest

from api.bootstrap import Tracker
from application.commands.corrections import WithdrawEntry
from application.commands.milestones import ChangeForecast, ConfirmForecast, MeetMilestone, PlanMilestone
from application.commands.office import Instruction, rehearse
from application.commands.order import Order, Receipt
from application.commands.people import RetitlePerson
from application.commands.programmes import CloseProgramme, RegisterProgramme
from application.commands.workstreams import CloseWorkstream, OpenWorkstream
from domain.actor import Actor
from domain.correcting import (
    AlreadyCorrected,
    CorrectionOutOfOrder,
    CorrectionUnexplained,
    CorrectsNothing,
    LaterEntriesImpossible,
    NotAllOfACorrection,
    NotCorrectedLikeThis,
    NothingToCorrect,
    ReferenceWithdrawn,
)
from domain.entry import Address, ReasonCode
from domain.milestone import Milestone
from domain.naming import RegistrationStays, StillNamed
from domain.person import address_of
from domain.planned_date import PlannedDate
from domain.record import Moment
from domain.refusals import EffectiveInTheFuture, RoleMayNot, StaleVersion, VersionRequired
from domain.workstream import Workstream
from tests.application.commands.riverside import ADMINISTRATOR, BRIDGE, CROSSING, ENGINEER, MANAGER, Council, at
from tests.wall_clock import WallClock

TODAY, LATER = date(2026, 3, 3), date(2026, 3, 20)
# Any: header fields
WHY: dict[str, Any] = {"because": "Typed 14 instead of 4.", "authority": "Crossing board, 3 March 2026"}
STEELWORK = at("workstream", "steelwork")


def forecast(day: date, **header: Any) -> ChangeForecast:  # Any: header fields
    known = {"reason": ReasonCode.SUPPLIER, "note": "The steel is late."}
    return ChangeForecast(forecast=PlannedDate.on(day), **{**known, **header})


# Any: header fields
def corrected(council: Council, position: int, order: Order, to: Address = BRIDGE, **header: Any) -> Receipt:
    return council.order(order.model_copy(update={"corrects": position, **WHY, **header}), to)


def withdrawn(council: Council, position: int, to: Address = BRIDGE, *, by: Actor = MANAGER) -> Receipt:
    return council.order(WithdrawEntry(corrects=position, **WHY), to, by=by)


def bridge(council: Council, moment: Moment | None = None) -> Milestone:
    return council.record(moment).get(Milestone, "M4")


def expected_on(milestone: Milestone) -> date | None:
    return milestone.forecast.ends if milestone.forecast else None


@pytest.fixture
def moved(council: Council) -> int:
    """The position of the entry that moved the forecast to 14 July."""
    return council.order(forecast(date(2026, 7, 14)), BRIDGE).position


def test_a_correction_stands_in_for_the_entry_and_says_why_and_on_whose_authority(council: Council, moved: int) -> None:
    receipt = corrected(council, moved, ChangeForecast(forecast=PlannedDate.on(date(2026, 7, 4)), **_why_it_moved()))
    assert (receipt.version, receipt.facts) == (3, ("MilestoneForecastChanged",))
    entry = council.last()
    assert (entry.corrects, entry.because, entry.authority) == (moved, WHY["because"], WHY["authority"])
    held = bridge(council)
    assert [said.expected.ends for said in held.forecasts] == [date(2026, 7, 4)]
    assert (held.version, held.position) == (3, entry.position)


def _why_it_moved() -> dict[str, Any]:  # Any: header fields
    return {"reason": ReasonCode.SUPPLIER, "note": "The steel is late."}


def test_what_was_known_before_shows_what_was_shown(council: Council, moved: int, clock: WallClock) -> None:
    before = clock.now()
    corrected(council, moved, forecast(date(2026, 7, 4)))
    assert expected_on(bridge(council, Moment(TODAY, before))) == date(2026, 7, 14)
    assert expected_on(bridge(council, Moment(TODAY, clock.now()))) == date(2026, 7, 4)
    assert expected_on(bridge(council, Moment(TODAY, up_to=moved))) == date(2026, 7, 14)


def test_it_takes_effect_on_the_day_of_the_entry_unless_it_says_otherwise(
    council: Council, moved: int, clock: WallClock
) -> None:
    clock.today_is(LATER)
    council.order(ConfirmForecast(), BRIDGE)
    corrected(council, moved, forecast(date(2026, 7, 4)))
    assert council.last().effective_on == TODAY
    corrected(council, council.last().position, forecast(date(2026, 7, 5)), effective_on=date(2026, 3, 10))
    assert council.last().effective_on == date(2026, 3, 10)
    assert expected_on(bridge(council, Moment(date(2026, 3, 9)))) == date(2026, 5, 29)
    with pytest.raises(EffectiveInTheFuture):
        corrected(council, council.last().position, forecast(date(2026, 7, 6)), effective_on=date(2026, 3, 21))
    clock.today_is(date(2026, 3, 25))
    with pytest.raises(CorrectionOutOfOrder, match="which comes after it, took effect on 20 March 2026"):
        corrected(council, council.last().position, forecast(date(2026, 7, 6)), effective_on=date(2026, 3, 21))


def test_what_happened_on_a_day_of_its_own_takes_effect_on_that_where_it_fits(
    council: Council, clock: WallClock
) -> None:
    clock.today_is(LATER)
    met = council.order(MeetMilestone(met_on=PlannedDate.on(date(2026, 3, 12))), BRIDGE)
    corrected(council, met.position, MeetMilestone(met_on=PlannedDate.on(date(2026, 3, 10))))
    assert council.last().effective_on == date(2026, 3, 10)
    assert bridge(council, Moment(date(2026, 3, 11))).is_met


def test_the_beginning_can_be_corrected_too(council: Council, moved: int) -> None:
    first = bridge(council).planned_at
    corrected(council, first, PlanMilestone(title="The bridge opens", baseline=PlannedDate.on(date(2026, 5, 28))))
    held = bridge(council)
    assert (held.title, held.baseline and held.baseline.ends, expected_on(held)) == (
        "The bridge opens",
        date(2026, 5, 28),
        date(2026, 7, 14),
    )


def test_a_withdrawn_entry_counts_for_nothing_and_comes_back_when_that_is_withdrawn(
    council: Council, moved: int
) -> None:
    receipt = withdrawn(council, moved)
    assert expected_on(bridge(council)) == date(2026, 5, 29)
    withdrawn(council, receipt.position)
    assert expected_on(bridge(council)) == date(2026, 7, 14)


def test_a_thing_planned_in_error_can_be_withdrawn_and_its_reference_is_taken_for_good(council: Council) -> None:
    planned = council.order(PlanMilestone(title="Bridge opens twice"), at("milestone", "M5"))
    gone = withdrawn(council, planned.position, at("milestone", "M5"))
    assert (gone.version, gone.facts) == (2, ("EntryWithdrawn",))
    assert "M5" not in council.record().all(Milestone)
    with pytest.raises(ReferenceWithdrawn, match="Choose another reference"):
        council.order(PlanMilestone(title="Ribbon is cut"), at("milestone", "M5"))
    withdrawn(council, gone.position, at("milestone", "M5"))
    assert council.record().get(Milestone, "M5").version == 3


def test_after_a_correction_life_goes_on(council: Council, moved: int) -> None:
    corrected(council, moved, forecast(date(2026, 7, 4)))
    assert council.order(forecast(date(2026, 7, 5)), BRIDGE).version == 4
    assert [said.expected.ends for said in bridge(council).forecasts] == [date(2026, 7, 4), date(2026, 7, 5)]


def test_what_later_entries_rely_on_stays(council: Council, moved: int) -> None:
    confirmed = council.order(ConfirmForecast(), BRIDGE)
    with pytest.raises(LaterEntriesImpossible, match=f"Entry {confirmed.position}: “Bridge opens” was met"):
        corrected(council, moved, MeetMilestone(met_on=PlannedDate.on(TODAY)))
    with pytest.raises(
        LaterEntriesImpossible, match=f"Entries {moved} and {confirmed.position}: There would be no milestone “M4”"
    ):
        withdrawn(council, bridge(council).planned_at)
    assert council.last().position == confirmed.position


def test_what_others_name_cannot_be_taken_from_under_them(council: Council, clock: WallClock) -> None:
    opened = council.record().get(Workstream, "steelwork").position
    council.order(PlanMilestone(title="Steel arrives", workstream="steelwork"), at("milestone", "M5"))
    with pytest.raises(StillNamed, match="“steelwork” would not be there, and this names it: milestone “M5”"):
        withdrawn(council, opened, STEELWORK)
    clock.today_is(LATER)
    with pytest.raises(StillNamed, match="would be there only from 20 March 2026"):
        corrected(council, opened, OpenWorkstream(name="Steel"), STEELWORK, effective_on=LATER)
    corrected(council, opened, OpenWorkstream(name="Steel"), STEELWORK)
    assert council.record().get(Workstream, "steelwork").name == "Steel"


def test_a_programme_stays_registered(council: Council) -> None:
    with pytest.raises(RegistrationStays, match="Correct what it says, or close it"):
        withdrawn(council, 1, CROSSING, by=ADMINISTRATOR)
    council.order(RegisterProgramme(name="River Crossing", corrects=1, **WHY), CROSSING, by=ADMINISTRATOR)
    assert council.record().programme.name == "River Crossing"


def test_the_closing_of_a_programme_can_be_withdrawn(council: Council) -> None:
    closed = council.order(CloseProgramme(), CROSSING)
    withdrawn(council, closed.position, CROSSING)
    assert not council.record().programme.is_closed


def test_a_correction_of_nothing_is_refused(council: Council, moved: int) -> None:
    with pytest.raises(NothingToCorrect, match="has no entry 99"):
        corrected(council, 99, forecast(date(2026, 7, 4)))
    with pytest.raises(NothingToCorrect, match=r"has no entry 1. Its entries are 3, 5"):
        corrected(council, 1, forecast(date(2026, 7, 4)))
    with pytest.raises(CorrectsNothing, match="nothing that was not said before it"):
        corrected(council, moved, forecast(date(2026, 5, 29)))


def test_an_entry_is_corrected_once(council: Council, moved: int) -> None:
    by = corrected(council, moved, forecast(date(2026, 7, 4))).position
    with pytest.raises(AlreadyCorrected, match=f"by entry {by} already"):
        corrected(council, moved, forecast(date(2026, 7, 5)))


@pytest.mark.parametrize(
    ("header", "missing"),
    [({"authority": None}, "the authority"), ({"because": None}, "why"), (dict.fromkeys(WHY), "why .* and the auth")],
)
def test_a_correction_says_why_and_on_whose_authority(
    council: Council,
    moved: int,
    header: dict[str, Any],  # Any: as above
    missing: str,
) -> None:
    with pytest.raises(CorrectionUnexplained, match=missing):
        corrected(council, moved, forecast(date(2026, 7, 4)), **header)


def test_only_a_correction_says_so(council: Council) -> None:
    with pytest.raises(NotAllOfACorrection, match="name the entry"):
        council.order(ConfirmForecast(authority="Mayor"), BRIDGE)


def test_whoever_may_give_an_order_and_does_not_manage_the_programme_corrects_nothing(
    council: Council, moved: int
) -> None:
    with pytest.raises(RoleMayNot, match=r"may not give the order “[a-z ]+, as a correction”"):
        council.order(forecast(date(2026, 7, 4), corrects=moved, **WHY), BRIDGE, by=ENGINEER)


def test_a_correction_is_made_from_the_version_that_was_read(council: Council, moved: int) -> None:
    order = forecast(date(2026, 7, 4), corrects=moved, **WHY)
    with pytest.raises(VersionRequired):
        council.insist(order, BRIDGE)
    with pytest.raises(StaleVersion):
        council.insist(order, BRIDGE, expected_version=1)
    assert council.insist(order, BRIDGE, expected_version=2).version == 3


def test_a_correction_sent_twice_corrects_once(council: Council, moved: int) -> None:
    order = forecast(date(2026, 7, 4), corrects=moved, command_id="engineer-0001", **WHY)
    assert council.order(order, BRIDGE) == council.order(order, BRIDGE)


def test_who_may_do_what_is_not_corrected_backwards(council: Council) -> None:
    with pytest.raises(NotCorrectedLikeThis, match="changed from now on"):
        council.order(RetitlePerson(title="Mayor", corrects=1, **WHY), address_of("mayor"), by=ADMINISTRATOR)


def test_the_states_before_the_entry_decide_and_not_those_after_it(council: Council, clock: WallClock) -> None:
    closed = council.order(CloseWorkstream.model_validate({"outcome": "completed"}), STEELWORK)
    corrected(council, closed.position, CloseWorkstream.model_validate({"outcome": "stopped"}), STEELWORK)
    assert council.record().get(Workstream, "steelwork").outcome == "stopped"


def test_a_refused_correction_leaves_a_rehearsal_as_it_was(tracker: Tracker, council: Council, moved: int) -> None:
    wrong = forecast(date(2026, 5, 29), corrects=moved, **WHY)
    orders = [Instruction(wrong, BRIDGE), Instruction(ConfirmForecast(), BRIDGE)]
    refused, confirmed = rehearse(orders, actor=MANAGER, office=tracker.office)
    assert isinstance(refused.refusal, CorrectsNothing)
    assert [entry.version for entry in confirmed.entries] == [3]
