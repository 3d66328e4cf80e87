"""The desk checks what an order was made from, when it takes effect, and that whatever it names is known."""

from datetime import date

import pytest

from application.commands.issues import RaiseIssue
from application.commands.milestones import (
    AddDependency,
    ChangeForecast,
    ConfirmForecast,
    MeetMilestone,
    PlaceMilestone,
    PlanMilestone,
)
from application.commands.order import Order
from application.commands.phases import PlanPhase
from application.commands.programmes import PlaceProgrammeInside, RegisterProgramme
from application.commands.risks import CloseRisk, IdentifyRisk, MaterialiseRisk
from application.commands.workstreams import OpenWorkstream, PlaceWorkstreamInside
from domain.actor import Actor, Grant, Role
from domain.entry import Address, ReasonCode
from domain.issue import Issue
from domain.milestone import Milestone
from domain.milestone_refusals import DependsOnItself
from domain.nesting import InsideItself
from domain.planned_date import PlannedDate
from domain.record import Moment
from domain.refusals import (
    AlreadyThere,
    EffectiveBeforeTheLatest,
    EffectiveInTheFuture,
    StaleVersion,
    UnknownProgramme,
    UnknownSubject,
    VersionRequired,
)
from domain.risk import Risk
from tests.application.commands.riverside import ADMINISTRATOR, BRIDGE, CROSSING, STEEL, Council, at
from tests.wall_clock import WallClock

FEBRUARY, TODAY, TOMORROW = date(2026, 2, 10), date(2026, 3, 3), date(2026, 3, 4)
LATE = ChangeForecast(
    forecast=PlannedDate.on(date(2026, 7, 14)), reason=ReasonCode.SUPPLIER, note="the steel arrived late"
)
RAMPS = at("milestone", "M5")


# Which version was read ---------------------------------------------------------------------------------------------


def test_a_change_made_from_the_version_there_is_goes_through(council: Council) -> None:
    assert council.order(LATE, BRIDGE, expected_version=1).version == 2


@pytest.mark.parametrize("expected", [0, 2, 7])
def test_a_change_made_from_any_other_version_is_stale(council: Council, expected: int) -> None:
    with pytest.raises(StaleVersion, match="“M4” is at version 1; your change was made from version") as stale:
        council.order(LATE, BRIDGE, expected_version=expected)
    assert stale.value.current == 1


def test_a_stale_change_is_told_so_even_when_it_would_say_nothing_new(council: Council) -> None:
    council.order(LATE, BRIDGE)
    with pytest.raises(StaleVersion):
        council.order(LATE, BRIDGE, expected_version=1)


def test_a_door_that_asks_for_versions_refuses_a_change_without_one(council: Council) -> None:
    with pytest.raises(VersionRequired, match="It is at version 1 now"):
        council.insist(LATE, BRIDGE)


def test_something_new_needs_no_version_and_may_say_that_it_is_new(council: Council) -> None:
    assert council.insist(PlanMilestone(title="Ramps are built"), RAMPS).version == 1
    assert council.insist(PlanMilestone(title="Toll is abolished"), at("milestone", "M6"), expected_version=0).version


def test_the_version_is_that_of_the_thing_alone_whatever_else_the_order_changes(council: Council) -> None:
    assert council.insist(MaterialiseRisk(issue="I1"), STEEL, expected_version=1).version == 2


# When it takes effect -----------------------------------------------------------------------------------------------


def test_an_order_takes_effect_today_unless_it_says_otherwise(council: Council) -> None:
    council.order(LATE, BRIDGE)
    assert council.last().effective_on == TODAY


def test_nothing_takes_effect_tomorrow(council: Council) -> None:
    with pytest.raises(EffectiveInTheFuture, match="take effect on 4 March 2026, but today is 3 March 2026"):
        council.order(LATE, BRIDGE, effective_on=TOMORROW)


def test_nothing_takes_effect_before_the_latest_change_of_the_same_thing(council: Council) -> None:
    with pytest.raises(EffectiveBeforeTheLatest, match=r"on 10 February 2026, but the latest .* on 3 March 2026"):
        council.order(LATE, BRIDGE, effective_on=FEBRUARY)


def test_a_thing_that_is_new_may_have_been_there_for_a_while(council: Council, clock: WallClock) -> None:
    clock.today_is(date(2026, 4, 10))
    council.order(PlanMilestone(title="Ramps are built"), RAMPS, effective_on=TOMORROW)
    assert "M5" in council.record(Moment(TOMORROW)).all(Milestone)
    assert "M5" not in council.record(Moment(TODAY)).all(Milestone)


def test_a_milestone_met_last_month_takes_effect_on_that_day_where_the_order_of_things_allows(
    council: Council, clock: WallClock
) -> None:
    clock.today_is(date(2026, 4, 10))
    council.order(MeetMilestone(met_on=PlannedDate.on(date(2026, 3, 20))), BRIDGE)
    assert council.last().effective_on == date(2026, 3, 20)


def test_a_milestone_met_before_its_latest_change_takes_effect_today_and_keeps_its_day(council: Council) -> None:
    council.order(MeetMilestone(met_on=PlannedDate.on(FEBRUARY)), BRIDGE)
    assert council.last().effective_on == TODAY
    assert council.record().get(Milestone, "M4").met_on == PlannedDate.on(FEBRUARY)


def test_a_month_is_not_a_day_on_which_something_takes_effect(council: Council, clock: WallClock) -> None:
    clock.today_is(date(2026, 4, 10))
    council.order(MeetMilestone(met_on=PlannedDate.model_validate("March 2026")), BRIDGE)
    assert council.last().effective_on == date(2026, 4, 10)


# What a paper says --------------------------------------------------------------------------------------------------


def test_what_a_paper_says_keeps_where_it_was_found_and_since_when_it_was_known(council: Council) -> None:
    council.quote(PlanMilestone(title="Ramps are built"), RAMPS, known_on=FEBRUARY, batch="batch-1")
    entry = council.last()
    assert (entry.source, entry.known_on, entry.batch) == ("minutes#L1", FEBRUARY, "batch-1")


def test_what_a_person_says_has_no_source_and_claims_nothing(council: Council) -> None:
    council.order(LATE, BRIDGE)
    assert (council.last().source, council.last().known_on, council.last().batch) == (None, None, None)


def test_what_an_undated_paper_says_has_no_day_and_has_always_counted(council: Council) -> None:
    council.quote(PlanMilestone(title="Ramps are built"), RAMPS, undated=True)
    assert council.last().effective_on is None
    assert "M5" in council.record(Moment(date(1999, 1, 1))).all(Milestone)


def test_what_states_no_day_cannot_follow_what_states_one(council: Council) -> None:
    with pytest.raises(EffectiveBeforeTheLatest, match="on a day that is not stated"):
        council.quote(ConfirmForecast(), BRIDGE, undated=True)


def test_the_entry_keeps_why(council: Council) -> None:
    council.order(LATE, BRIDGE)
    assert (council.last().reason, council.last().note) == ("supplier", "the steel arrived late")


# Whatever is named is known -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("order", "to", "sentence"),
    [
        (PlanMilestone(title="Ramps", workstream="painting"), RAMPS, "no workstream “painting”"),
        (PlanMilestone(title="Ramps", phase="P9"), RAMPS, "no phase “P9”"),
        (PlanMilestone(title="Ramps", depends_on=("M4", "M9")), RAMPS, "no milestone “M9”"),
        (PlanMilestone(title="Ramps", depends_on=("M5",)), RAMPS, "no milestone “M5”"),
        (PlaceMilestone(workstream="painting"), BRIDGE, "no workstream “painting”"),
        (AddDependency(depends_on="M9"), BRIDGE, "no milestone “M9”"),
        (PlanPhase(name="Deck", follows="P9"), at("phase", "P2"), "no phase “P9”"),
        (OpenWorkstream(name="Rivets", parent="painting"), at("workstream", "rivets"), "no workstream “painting”"),
        (IdentifyRisk(event="Rain", workstream="painting"), at("risk", "R2"), "no workstream “painting”"),
        (RaiseIssue(what="Rain", workstream="painting"), at("issue", "I2"), "no workstream “painting”"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Order) else "",
)
def test_an_order_names_only_what_the_programme_has(council: Council, order: Order, to: Address, sentence: str) -> None:
    with pytest.raises(UnknownSubject, match=f"“riverside” has {sentence}"):
        council.order(order, to)


def test_a_parent_programme_has_to_be_known(council: Council) -> None:
    with pytest.raises(UnknownProgramme, match="There is no programme “county-roads”"):
        council.order(PlaceProgrammeInside(parent="county-roads"), CROSSING, by=ADMINISTRATOR)


def test_a_parent_that_the_person_may_not_see_is_as_good_as_none(council: Council) -> None:
    council.order(RegisterProgramme(name="Roads"), at("programme", "roads", "roads"), by=ADMINISTRATOR)
    of_one_only = Actor("Administrator of one", (Grant(Role.ADMINISTRATOR, "riverside"),))
    with pytest.raises(UnknownProgramme, match="There is no programme “roads”"):
        council.order(PlaceProgrammeInside(parent="roads"), CROSSING, by=of_one_only)


def test_no_programme_lies_inside_itself_however_deep(council: Council) -> None:
    roads = at("programme", "roads", "roads")
    council.order(RegisterProgramme(name="Roads", parent="riverside"), roads, by=ADMINISTRATOR)
    with pytest.raises(InsideItself, match="riverside inside roads inside riverside"):
        council.order(PlaceProgrammeInside(parent="roads"), CROSSING, by=ADMINISTRATOR)


def test_no_workstream_lies_inside_itself_however_deep(council: Council) -> None:
    council.order(OpenWorkstream(name="Rivets", parent="steelwork"), at("workstream", "rivets"))
    with pytest.raises(InsideItself, match="steelwork inside rivets inside steelwork"):
        council.order(PlaceWorkstreamInside(parent="rivets"), at("workstream", "steelwork"))


def test_no_milestone_waits_for_itself_however_far_around(council: Council) -> None:
    council.order(PlanMilestone(title="Ramps are built", depends_on=("M4",)), RAMPS)
    with pytest.raises(DependsOnItself, match="M4 → M5 → M4"):
        council.order(AddDependency(depends_on="M5"), BRIDGE)


# Two things in one breath -------------------------------------------------------------------------------------------


def test_a_risk_that_comes_true_and_the_issue_it_becomes_are_recorded_in_one_breath(council: Council) -> None:
    receipt = council.order(MaterialiseRisk(issue="I1"), STEEL)
    record = council.record()
    assert receipt.facts == ("RiskMaterialised", "IssueRaised")
    assert record.get(Risk, "R1").issue == "I1"
    assert (record.get(Issue, "I1").from_risk, record.get(Issue, "I1").what) == ("R1", "The steel arrives late")
    assert len({entry.recorded_at for entry in council.entries()[-2:]}) == 1


def test_where_the_issue_cannot_be_raised_the_risk_has_not_come_true(council: Council) -> None:
    council.order(RaiseIssue(what="The paint is wet"), at("issue", "I1"))
    before = council.record()
    with pytest.raises(AlreadyThere, match="The issue “I1” is in the record already"):
        council.order(MaterialiseRisk(issue="I1"), STEEL)
    assert council.record() == before
    assert council.order(CloseRisk(note="The steel is here."), STEEL).version == 2
