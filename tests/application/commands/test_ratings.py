"""A rating is declared by a person, and beside it stands what the plan suggested on that day."""

from datetime import date

import pytest

from application.commands.milestones import ChangeForecast, PlanMilestone
from application.commands.programmes import AdoptScale
from application.commands.ratings import ConfirmRating, DeclareRating, RatingRefUnreadable
from domain.entry import Address, ReasonCode
from domain.planned_date import PlannedDate
from domain.rag_status import NothingDeclaredYet, PathToGreenMissing, RagStatus, RationaleMissing
from domain.rating import AnotherScale, Light, NotOnTheScale, Rating, Scale
from domain.refusals import EffectiveBeforeItWasThere, Malformed, UnknownSubject
from domain.suggestion import Rule, Suggestion, contradicts
from tests.application.commands.riverside import BRIDGE, CROSSING, Council, at
from tests.wall_clock import WallClock

GREEN = DeclareRating(rating=Rating(light=Light.GREEN), rationale="All is well.")
AMBER = DeclareRating(
    rating=Rating(light=Light.AMBER), rationale="The steel is late.", path_to_green="A second supplier."
)
OVERALL = at("rag", "programme:overall")
SLIPPED = ChangeForecast(
    forecast=PlannedDate.on(date(2026, 7, 14)), reason=ReasonCode.SUPPLIER, note="the steel arrived late"
)


def suggested(council: Council, ref: str = "programme:overall") -> Suggestion | None:
    return council.record().get(RagStatus, ref).declared.suggested


def test_a_rating_is_kept_with_what_the_plan_suggested_and_why(council: Council) -> None:
    council.order(SLIPPED, BRIDGE)
    council.order(GREEN, OVERALL)
    beside = suggested(council)
    assert beside is not None
    assert (beside.rating.light, beside.rule) == (Light.RED, Rule.SLIPS_BEYOND_TOLERANCE)
    assert [weighed.milestone for weighed in beside.inputs] == ["M4"]


def test_what_the_plan_suggests_never_replaces_what_was_declared(council: Council) -> None:
    council.order(SLIPPED, BRIDGE)
    council.order(GREEN, OVERALL)
    assert council.record().get(RagStatus, "programme:overall").declared.rating == Rating(light=Light.GREEN)


def test_confirming_keeps_what_the_plan_suggested_by_then(council: Council, clock: WallClock) -> None:
    council.order(GREEN, OVERALL)
    clock.today_is(date(2026, 4, 1))
    council.order(SLIPPED, BRIDGE)
    council.order(ConfirmRating(), OVERALL)
    fact = council.last().fact
    assert fact.model_dump()["suggested"]["rule"] == "slips-beyond-tolerance"


def test_a_later_slip_does_not_change_what_was_suggested_then(council: Council) -> None:
    council.order(GREEN, OVERALL)
    council.order(SLIPPED, BRIDGE)
    beside = suggested(council)
    assert beside is not None
    assert beside.rating.light is Light.GREEN


def test_a_rating_said_to_be_true_last_week_is_weighed_against_the_plan_of_last_week(
    council: Council, clock: WallClock
) -> None:
    clock.today_is(date(2026, 4, 10))
    council.order(SLIPPED, BRIDGE)
    council.order(GREEN, OVERALL, effective_on=date(2026, 4, 3))
    beside = suggested(council)
    assert beside is not None
    assert beside.rating.light is Light.GREEN


def test_nothing_is_rated_before_it_was_there(council: Council) -> None:
    for rating in (OVERALL, at("rag", "milestone:M4:schedule")):
        with pytest.raises(EffectiveBeforeItWasThere, match="is in the record only since 3 March 2026"):
            council.order(GREEN, rating, effective_on=date(2026, 2, 10))


def test_the_plan_has_nothing_to_say_about_money(council: Council) -> None:
    council.order(GREEN, at("rag", "programme:budget"))
    assert suggested(council, "programme:budget") is None


def test_a_workstream_answers_for_its_own_milestones(council: Council) -> None:
    council.order(SLIPPED, BRIDGE)
    steel = PlanMilestone(title="Steel arrives", baseline=PlannedDate.on(date(2026, 5, 1)), workstream="steelwork")
    council.order(steel, at("milestone", "M3"))
    council.order(GREEN, at("rag", "workstream:steelwork:schedule"))
    beside = suggested(council, "workstream:steelwork:schedule")
    assert beside is not None
    assert beside.rule is Rule.ON_PLAN


def test_a_rating_needs_a_rationale_and_from_amber_on_a_path_to_green(council: Council) -> None:
    with pytest.raises(RationaleMissing, match="Say why it is Green"):
        council.order(DeclareRating(rating=Rating(light=Light.GREEN)), OVERALL)
    with pytest.raises(PathToGreenMissing, match="a rating of Amber needs a path to green"):
        council.order(AMBER, OVERALL, path_to_green=None)


def test_a_paper_may_leave_its_reasons_unstated_because_papers_do(council: Council) -> None:
    council.quote(DeclareRating(rating=Rating(light=Light.RED)), OVERALL)
    assert council.record().get(RagStatus, "programme:overall").declared.rationale is None


def test_a_rating_keeps_the_scale_it_was_given_on(council: Council) -> None:
    five = Rating(light=Light.AMBER_RED, scale=Scale.FIVE)
    council.order(AdoptScale(scale=Scale.FIVE), CROSSING)
    council.order(DeclareRating(rating=five, rationale="Steel.", path_to_green="More steel."), OVERALL)
    assert council.record().get(RagStatus, "programme:overall").declared.rating == five


def test_a_rating_that_names_no_scale_is_on_the_programmes(council: Council) -> None:
    council.order(AdoptScale(scale=Scale.FOUR), CROSSING)
    said = Rating.model_validate({"light": "amber-red"})
    council.order(DeclareRating(rating=said, rationale="Steel.", path_to_green="More steel."), OVERALL)
    assert council.record().get(RagStatus, "programme:overall").declared.rating.scale is Scale.FOUR


def test_a_rating_on_another_scale_than_the_programmes_is_refused(council: Council) -> None:
    with pytest.raises(AnotherScale, match="rates on the three-point scale"):
        council.order(DeclareRating(rating=Rating(light=Light.GREEN, scale=Scale.FIVE), rationale="Fine."), OVERALL)


def test_a_light_that_the_programmes_scale_lacks_is_refused(council: Council) -> None:
    with pytest.raises(NotOnTheScale, match="Amber-red is not on the programme's three-point scale"):
        council.order(DeclareRating(rating=Rating(light=Light.AMBER_RED), rationale="Steel."), OVERALL)


def test_only_a_declared_rating_can_be_confirmed(council: Council) -> None:
    with pytest.raises(NothingDeclaredYet, match="No rating of “programme:overall” has been declared"):
        council.order(ConfirmRating(), OVERALL)


@pytest.mark.parametrize(
    "ref",
    [
        "",
        "overall",
        "programme",
        "programme:",
        "programme:weather",
        "workstream:budget",
        "workstream::budget",
        "risk:R1",
    ],
)
def test_a_reference_that_names_no_rating_is_refused_with_the_way_to_write_one(council: Council, ref: str) -> None:
    with pytest.raises(RatingRefUnreadable, match="Write programme:DIMENSION, or KIND:REF:DIMENSION") as refusal:
        council.order(GREEN, at("rag", ref))
    assert isinstance(refusal.value, Malformed)


@pytest.mark.parametrize(
    ("rated", "sentence"),
    [
        (at("rag", "workstream:painting:budget"), "no workstream “painting”"),
        (at("rag", "phase:P9:schedule"), "no phase “P9”"),
        (at("rag", "milestone:M9:schedule"), "no milestone “M9”"),
    ],
)
def test_only_what_is_known_can_be_rated(council: Council, rated: Address, sentence: str) -> None:
    with pytest.raises(UnknownSubject, match=f"“riverside” has {sentence}"):
        council.order(GREEN, rated)


@pytest.mark.parametrize("ref", ["programme:riverside:overall", "programme:ferry:overall"])
def test_a_rating_has_one_reference(council: Council, ref: str) -> None:
    with pytest.raises(RatingRefUnreadable, match="Write programme:DIMENSION"):
        council.order(GREEN, at("rag", ref))


def test_what_the_plan_suggests_is_kept_on_the_scale_of_what_is_declared(council: Council) -> None:
    council.order(SLIPPED, BRIDGE)
    council.order(AdoptScale(scale=Scale.FOUR), CROSSING)
    four = DeclareRating(rating=Rating(light=Light.GREEN, scale=Scale.FOUR), rationale="All is well.")
    council.order(four, OVERALL)
    beside = suggested(council)
    assert beside is not None
    assert beside.rating == Rating(light=Light.RED, scale=Scale.FOUR)
    assert contradicts(four.rating, beside)
    council.order(ConfirmRating(), OVERALL)
    assert council.last().fact.model_dump()["suggested"]["rating"]["scale"] == "four"


def test_beside_an_undated_rating_stands_no_suggestion_of_the_day_it_was_brought_in(council: Council) -> None:
    council.quote(GREEN, OVERALL, undated=True)
    assert suggested(council) is None
