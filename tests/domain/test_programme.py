"""A programme says who takes part, how it is watched, and where it belongs, until it is closed."""

from datetime import date

import pytest
from pydantic import ValidationError

from domain import programme
from domain.entry import Entry
from domain.fact import Fact
from domain.nesting import InsideItself, must_not_lie_inside_itself
from domain.planned_date import PlannedDate
from domain.programme import (
    CadenceSet,
    Organisation,
    PartnerJoined,
    PartnerLeft,
    Programme,
    ProgrammeClosed,
    ProgrammePlacedInside,
    ProgrammeRegistered,
    ReviewTriggerSet,
    RoleNamed,
    ScaleAdopted,
    ToleranceSet,
    must_be_open,
)
from domain.programme_refusals import NotAPartner, PartnerTwice, ProgrammeIsClosed, UnknownHost
from domain.programme_words import RoleState, TriggerKind
from domain.rating import Scale
from domain.refusals import AlreadyThere
from domain.reporting_cycle import Cadence
from domain.suggestion import Tolerance
from tests.domain.given import given

NORTHBANK = Organisation(ref="northbank", name="Northbank Borough Council")
SOUTHBANK = Organisation(ref="southbank", name="Southbank District Council")
COUNTY = Organisation(ref="county", name="River County Council")
REGISTERED = ProgrammeRegistered(name="Riverside Crossing", partners=(NORTHBANK, SOUTHBANK), host="northbank")
WEEKLY = Cadence(every_days=7, as_written="weekly")
STRICT = Tolerance(amber_beyond=0, red_beyond=5)
ENGINEER = RoleNamed(role="engineer", title="Bridge engineer", state=RoleState.FILLED)
AFTER_A_FLOOD = ReviewTriggerSet(trigger="flood", kind=TriggerKind.EVENT, event="The river leaves its bed.")


def crossing(*later: Fact | Entry) -> Programme:
    return given(Programme, "riverside", REGISTERED, *later)


# Registering and closing --------------------------------------------------------------------------------------------


def test_a_programme_can_be_registered_where_its_reference_is_free() -> None:
    assert programme.register(None, REGISTERED) == [REGISTERED]


def test_registering_a_programme_twice_is_a_conflict() -> None:
    with pytest.raises(AlreadyThere, match=r"The programme “riverside” is in the record already"):
        programme.register(crossing(), REGISTERED)


def test_a_host_that_is_no_partner_is_refused_naming_the_partners() -> None:
    with pytest.raises(UnknownHost, match=r"“county” is not one of the partners .northbank, southbank.."):
        programme.register(None, ProgrammeRegistered(name="Ferry", partners=(NORTHBANK, SOUTHBANK), host="county"))


def test_a_host_without_any_partners_is_refused_too() -> None:
    with pytest.raises(UnknownHost, match="none named"):
        programme.register(None, ProgrammeRegistered(name="Ferry", host="county"))


def test_two_partners_of_one_reference_are_refused() -> None:
    with pytest.raises(PartnerTwice, match="Two of the partners are called “northbank”"):
        programme.register(None, ProgrammeRegistered(name="Ferry", partners=(NORTHBANK, NORTHBANK)))


def test_a_programme_that_names_no_host_is_welcome() -> None:
    assert programme.register(None, ProgrammeRegistered(name="Ferry"))


def test_a_registered_programme_keeps_everything_it_was_registered_with() -> None:
    began = ProgrammeRegistered(
        name="Ferry", vision="One river, one ferry", service_started=PlannedDate.on(date(2015, 4, 1)), scale=Scale.FIVE
    )
    ferry = given(Programme, "ferry", began)
    assert {name: getattr(ferry, name) for name in ProgrammeRegistered.model_fields} == dict(began)


def test_a_programme_can_be_closed_once() -> None:
    assert crossing().close() == [ProgrammeClosed()]
    assert crossing(ProgrammeClosed()).close() == []


def test_nothing_more_is_recorded_in_a_closed_programme() -> None:
    with pytest.raises(ProgrammeIsClosed, match="“Riverside Crossing” is closed; nothing more is recorded in it"):
        must_be_open(crossing(ProgrammeClosed()))


def test_an_open_programme_takes_orders() -> None:
    must_be_open(crossing())


# Partners -----------------------------------------------------------------------------------------------------------


def test_a_third_council_can_join() -> None:
    assert crossing().join(COUNTY) == [PartnerJoined(partner=COUNTY)]
    assert crossing(PartnerJoined(partner=COUNTY)).partners == (NORTHBANK, SOUTHBANK, COUNTY)


def test_joining_twice_says_nothing_new() -> None:
    assert crossing().join(SOUTHBANK) == []


def test_a_partner_can_leave() -> None:
    assert crossing().leave("southbank") == [PartnerLeft(partner="southbank")]
    assert crossing(PartnerLeft(partner="southbank")).partners == (NORTHBANK,)


def test_only_a_partner_can_leave() -> None:
    with pytest.raises(NotAPartner, match="“county” is not a partner of “Riverside Crossing”"):
        crossing().leave("county")


def test_when_the_host_leaves_nobody_is_stated_as_the_host() -> None:
    assert crossing(PartnerLeft(partner="northbank")).host is None
    assert crossing(PartnerLeft(partner="southbank")).host == "northbank"


# How it is watched --------------------------------------------------------------------------------------------------


def test_a_programme_starts_with_the_tolerance_every_programme_has() -> None:
    assert crossing().tolerance_in_force == Tolerance(amber_beyond=0, red_beyond=10)


def test_a_programme_can_set_a_tolerance_of_its_own() -> None:
    assert crossing().set_tolerance(STRICT) == [ToleranceSet(tolerance=STRICT)]
    assert crossing(ToleranceSet(tolerance=STRICT)).tolerance_in_force == STRICT


def test_saying_the_usual_tolerance_aloud_is_news_while_it_was_only_assumed() -> None:
    assert crossing().set_tolerance(Tolerance()) == [ToleranceSet(tolerance=Tolerance())]


def test_setting_the_same_tolerance_cadence_or_scale_again_says_nothing_new() -> None:
    watched = crossing(ToleranceSet(tolerance=STRICT), CadenceSet(cadence=WEEKLY), ScaleAdopted(scale=Scale.FOUR))
    assert watched.set_tolerance(STRICT) == []
    assert watched.set_cadence(WEEKLY) == []
    assert watched.adopt_scale(Scale.FOUR) == []


def test_a_weekly_report_makes_a_cycle_of_seven_days() -> None:
    assert crossing().set_cadence(WEEKLY) == [CadenceSet(cadence=WEEKLY)]
    assert crossing(CadenceSet(cadence=WEEKLY)).cycle_in_days == 7


@pytest.mark.parametrize("cadence", [None, Cadence(as_written="at each phase end")])
def test_a_rhythm_that_is_unstated_or_only_described_has_no_cycle(cadence: Cadence | None) -> None:
    ferry = given(Programme, "ferry", ProgrammeRegistered(name="Ferry", cadence=cadence))
    assert ferry.cycle_in_days is None


@pytest.mark.parametrize("days", [0, 367, None])
def test_a_programme_reports_at_least_once_a_year_and_at_most_once_a_day(days: int | None) -> None:
    with pytest.raises(ValidationError, match="every_days"):
        Cadence(every_days=days)


@pytest.mark.parametrize("days", [1, 366])
def test_daily_and_yearly_reports_are_both_welcome(days: int) -> None:
    assert Cadence(every_days=days).every_days == days


def test_a_programme_can_adopt_another_scale() -> None:
    assert crossing().adopt_scale(Scale.FIVE) == [ScaleAdopted(scale=Scale.FIVE)]
    assert crossing(ScaleAdopted(scale=Scale.FIVE)).scale is Scale.FIVE


def test_a_role_exists_whoever_holds_it_and_the_latest_word_on_it_counts() -> None:
    vacant = RoleNamed(role="engineer", title="Bridge engineer", state=RoleState.VACANT)
    assert crossing().name_role(ENGINEER) == [ENGINEER]
    assert crossing(ENGINEER).name_role(ENGINEER) == []
    assert crossing(ENGINEER, vacant).roles == (vacant,)


def test_the_latest_word_on_a_review_trigger_counts() -> None:
    worse = ReviewTriggerSet(trigger="flood", kind=TriggerKind.EVENT, event="The river reaches the town hall.")
    assert crossing().set_review_trigger(AFTER_A_FLOOD) == [AFTER_A_FLOOD]
    assert crossing(AFTER_A_FLOOD).set_review_trigger(AFTER_A_FLOOD) == []
    assert crossing(AFTER_A_FLOOD, worse).review_triggers == (worse,)


# Where it belongs ---------------------------------------------------------------------------------------------------


def test_a_programme_can_become_part_of_another_and_leave_it_again() -> None:
    inside = crossing(ProgrammePlacedInside(parent="county-roads"))
    assert crossing().place_inside("county-roads") == [ProgrammePlacedInside(parent="county-roads")]
    assert inside.parent == "county-roads"
    assert inside.place_inside("county-roads") == []
    assert inside.place_inside(None) == [ProgrammePlacedInside()]


def test_a_known_parent_replaces_the_words_a_paper_had_for_it() -> None:
    began = ProgrammeRegistered(name="Ferry", parent_as_written="the wider roads review")
    assert given(Programme, "ferry", began, ProgrammePlacedInside(parent="roads")).parent_as_written is None


@pytest.mark.parametrize(
    ("parent", "parents", "chain"),
    [
        ("riverside", {}, "riverside inside riverside"),
        ("roads", {"roads": "county", "county": "riverside"}, "riverside inside roads inside county inside riverside"),
    ],
)
def test_nothing_lies_inside_itself_however_deep_and_the_refusal_names_the_chain(
    parent: str, parents: dict[str, str | None], chain: str
) -> None:
    with pytest.raises(InsideItself, match=f"“Riverside Crossing” would lie inside itself: {chain}. Choose another"):
        must_not_lie_inside_itself("riverside", "Riverside Crossing", parent, parents)


def test_a_ring_that_somebody_else_made_does_not_keep_the_tracker_waiting() -> None:
    must_not_lie_inside_itself("riverside", "Riverside Crossing", "roads", {"roads": "county", "county": "roads"})
