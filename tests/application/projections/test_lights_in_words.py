"""What the lights mean is said of every light and every rule, and is what the rules themselves do."""

from datetime import date

import pytest

import domain.suggestion
from application.projections.lights_in_words import ScaleInWords, rules_in_words, scale_in_words
from domain.actor import Role
from domain.fact import Fact
from domain.milestone_facts import MilestoneForecastChanged
from domain.planned_date import PlannedDate, Precision
from domain.programme import CadenceSet, ScaleAdopted, ToleranceSet
from domain.rag_status import Dimension, RatedKind, RatingDeclared
from domain.rating import POINTS, Light, Rating, Scale
from domain.reporting_cycle import Cadence
from domain.scope import what_the_plan_suggests
from domain.suggestion import Rule, Tolerance
from tests.application.projections.building import PROGRAMME, Telling, record_of
from tests.application.projections.planning import PLANNED, moved, planned

AS_AT = date(2018, 3, 5)
PROMISED = date(2018, 5, 1)
LEADS = (Role.WORKSTREAM_LEAD, Role.PROGRAMME_MANAGER)


def settings(*facts: Fact) -> list[Telling]:
    return [("programme", PROGRAMME, fact, PLANNED) for fact in facts]


def in_words(*told: Telling) -> ScaleInWords:
    return scale_in_words(record_of(*told, as_at=AS_AT), LEADS)


# The rules ------------------------------------------------------------------------------------------------------------


def test_every_rule_is_told_in_the_words_of_the_rules_themselves() -> None:
    rows = [line.strip("| ").split("|") for line in (domain.suggestion.__doc__ or "").splitlines() if "|" in line]
    table = {cells[0].strip(): [cell.strip() for cell in cells[1:]] for cells in rows}
    for told in rules_in_words():
        applies_to, *light = table[told.rule]
        assert told.applies_to == applies_to
        assert light == ([told.light_in_words.lower()] if told.light_in_words else [])


DATELESS = MilestoneForecastChanged(forecast=PlannedDate(precision=Precision.UNKNOWN, as_written="to be agreed"))
PLANS: dict[Rule, list[Telling]] = {
    Rule.OVERDUE_WITHOUT_A_NEW_FORECAST: [planned("M1", PLANNED)],
    Rule.PAST_ITS_PROMISE_WITHOUT_A_DATE: [planned("M1", PLANNED), ("milestone", "M1", DATELESS, PLANNED)],
    Rule.SLIPS_BEYOND_TOLERANCE: [planned("M1", PROMISED), moved("M1", date(2018, 6, 1), AS_AT)],
    Rule.SLIPS_WITHIN_TOLERANCE: [planned("M1", PROMISED), moved("M1", date(2018, 5, 2), AS_AT)],
    Rule.ON_PLAN: [planned("M1", PROMISED)],
    Rule.NOTHING_TO_GO_BY: [planned("M1"), moved("M1", PROMISED, AS_AT)],
}


@pytest.mark.parametrize("scale", Scale)
def test_every_rule_leads_to_the_light_that_is_told(scale: Scale) -> None:
    told = {rule.rule: rule.light for rule in rules_in_words(scale) if rule.light}
    assert told.keys() == PLANS.keys()
    for rule, plan in PLANS.items():
        record = record_of(*plan, as_at=AS_AT)
        suggested = what_the_plan_suggests(record, "programme", PROGRAMME, Dimension.OVERALL, scale=scale)
        assert suggested is not None
        assert (suggested.rule, suggested.rating.light) == (rule, told[rule])


# The scale ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scale", Scale)
def test_every_light_of_the_scale_is_told_with_what_it_means(scale: Scale) -> None:
    shown = in_words(*settings(ScaleAdopted(scale=scale)))
    assert shown.scale is scale
    assert [light.light for light in shown.lights] == [*POINTS[scale], Light.EXEMPT, Light.NOT_RATED]
    assert len({light.meaning for light in shown.lights}) == len(shown.lights)
    assert [light.needs_a_path_to_green for light in shown.lights] == [
        Rating(light=light.light, scale=scale).needs_a_path_to_green for light in shown.lights
    ]


def test_the_scale_is_named_with_its_points() -> None:
    four = settings(ScaleAdopted(scale=Scale.FOUR))
    assert in_words().in_words == "Three points: Green, Amber and Red"
    assert in_words(*four).in_words == "Four points: Green, Amber/Green, Amber/Red and Red"


def test_the_scales_of_ratings_given_before_are_named() -> None:
    assert in_words(rated(Scale.FIVE)).earlier_scales == (Scale.FIVE,)
    assert in_words(rated(Scale.THREE)).earlier_scales == ()


def rated(scale: Scale) -> Telling:
    fact = RatingDeclared(
        subject_kind=RatedKind.PROGRAMME,
        subject=PROGRAMME,
        dimension=Dimension.OVERALL,
        rating=Rating(light=Light.AMBER, scale=scale),
    )
    return ("rag", "programme:overall", fact, PLANNED)


def test_a_tolerance_nobody_set_is_told_as_the_one_every_programme_starts_with() -> None:
    assert in_words().tolerance.is_stated is False
    assert in_words().tolerance_in_words == (
        "A milestone may slip no working days before the plan suggests Amber, and 10 working days before it suggests "
        "Red. That is what every programme starts with."
    )


def test_a_tolerance_is_told_with_the_lights_of_the_scale() -> None:
    facts = (ScaleAdopted(scale=Scale.FOUR), ToleranceSet(tolerance=Tolerance(amber_beyond=1, red_beyond=20)))
    assert in_words(*settings(*facts)).tolerance_in_words == (
        "A milestone may slip 1 working day before the plan suggests Amber/Red, and 20 working days before it suggests "
        "Red."
    )


def test_who_may_declare_is_told() -> None:
    shown = in_words()
    assert (shown.may_declare, shown.may_declare_in_words) == (LEADS, "workstream lead and programme manager")


def test_when_a_rating_goes_stale_is_told() -> None:
    weekly = in_words(*settings(CadenceSet(cadence=Cadence(every_days=7))))
    assert weekly.stale_in_words == "A rating that nobody has declared or confirmed for more than 7 days is stale."
    assert in_words().stale_in_words == "No reporting cycle is stated in days, so no rating goes stale."
