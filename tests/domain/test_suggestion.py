"""What the plan suggests: the worst milestone decides the light, and what a light would hide is noted beside it."""

from datetime import date, timedelta

import pytest
from pydantic import ValidationError

from domain.aggregates import fold
from domain.fact import Fact
from domain.milestone import Milestone
from domain.milestone_facts import (
    MilestoneDropped,
    MilestoneForecastChanged,
    MilestoneForecastConfirmed,
    MilestoneMet,
    MilestonePlanned,
    MilestoneRebaselined,
)
from domain.planned_date import PlannedDate, Precision
from domain.rating import Light, Rating, Scale
from domain.suggestion import Input, Rule, Suggestion, Tolerance, contradicts, is_stale, stale_from, suggest
from tests.application.projections.building import Told, entries_of

PLANNED, AS_AT = date(2018, 1, 2), date(2018, 3, 5)
OPENING = date(2018, 3, 16)  # a Friday
MONTHLY = 31


def given(*told: tuple[Fact, date | None], ref: str = "opening") -> Milestone:
    entries = entries_of(*(Told("milestone", ref, fact, day) for fact, day in told))
    state = fold(None, entries[1:])
    assert isinstance(state, Milestone)
    return state


def planned(day: date | None = OPENING, on: date | None = PLANNED) -> tuple[Fact, date | None]:
    return MilestonePlanned(title="Bridge opens", baseline=PlannedDate.on(day) if day else None), on


def forecast(day: date, on: date = AS_AT) -> tuple[Fact, date | None]:
    return MilestoneForecastChanged(forecast=PlannedDate.on(day)), on


def rebaselined(day: date, on: date | None = AS_AT) -> tuple[Fact, date | None]:
    return MilestoneRebaselined(baseline=PlannedDate.on(day)), on


def met(day: date | None, on: date = AS_AT) -> tuple[Fact, date | None]:
    return MilestoneMet(met_on=PlannedDate.on(day) if day else None), on


def suggested(
    *milestones: Milestone,
    scale: Scale = Scale.THREE,
    tolerance: Tolerance | None = None,
    as_at: date = AS_AT,
    cycle: int | None = None,
) -> Suggestion:
    return suggest(milestones, scale=scale, tolerance=tolerance or Tolerance(), as_at=as_at, cycle_in_days=cycle)


def noted(suggestion: Suggestion) -> list[Rule]:
    return [note.rule for note in suggestion.notes]


@pytest.mark.parametrize(
    ("slip_in_calendar_days", "rule", "light"),
    [
        (-4, Rule.ON_PLAN, Light.GREEN),
        (0, Rule.ON_PLAN, Light.GREEN),
        (2, Rule.ON_PLAN, Light.GREEN),  # Sunday: no working day has gone by
        (3, Rule.SLIPS_WITHIN_TOLERANCE, Light.AMBER),
        (14, Rule.SLIPS_WITHIN_TOLERANCE, Light.AMBER),  # ten working days
        (17, Rule.SLIPS_BEYOND_TOLERANCE, Light.RED),  # eleven
    ],
)
def test_a_forecast_is_compared_with_its_baseline_in_working_days(
    slip_in_calendar_days: int, rule: Rule, light: Light
) -> None:
    found = suggested(given(planned(), forecast(OPENING + timedelta(days=slip_in_calendar_days))))
    assert (found.rule, found.rating.light) == (rule, light)


def test_the_programme_says_how_far_is_too_far() -> None:
    late = given(planned(), forecast(OPENING + timedelta(days=7)))
    assert suggested(late, tolerance=Tolerance(amber_beyond=5, red_beyond=20)).rating.light is Light.GREEN
    assert suggested(late, tolerance=Tolerance(amber_beyond=0, red_beyond=4)).rating.light is Light.RED


def test_a_milestone_is_overdue_only_after_its_last_day() -> None:
    assert suggested(given(planned()), as_at=OPENING).rule is Rule.ON_PLAN
    found = suggested(given(planned()), as_at=OPENING + timedelta(days=1))
    assert (found.rule, found.rating.light) == (Rule.OVERDUE_WITHOUT_A_NEW_FORECAST, Light.RED)
    assert found.inputs[0].detail == "1 day overdue with no new forecast"


def test_the_worst_milestone_decides_and_only_those_as_bad_are_its_inputs() -> None:
    late = given(planned(), forecast(OPENING + timedelta(days=3)), ref="railings")
    later = given(planned(), forecast(OPENING + timedelta(days=40)), ref="deck")
    found = suggested(given(planned(), ref="survey"), late, later)
    assert [(weighed.milestone, weighed.slip_in_working_days) for weighed in found.inputs] == [("deck", 28)]


def test_an_input_says_in_words_what_the_rule_saw() -> None:
    found = suggested(given(planned(), forecast(OPENING + timedelta(days=3))))
    assert found.inputs[0].detail == "forecast 1 working day after its baseline"


def test_a_new_forecast_takes_the_place_of_being_overdue() -> None:
    found = suggested(given(planned(date(2018, 3, 1)), forecast(date(2018, 3, 9))))
    assert found.rule is Rule.SLIPS_WITHIN_TOLERANCE


@pytest.mark.parametrize(
    "milestone",
    [
        given(planned(None)),
        given(planned(None), forecast(OPENING)),
        given(planned(), met(OPENING)),
        given(planned(), (MilestoneDropped(), AS_AT)),
        given((MilestonePlanned(title="Bridge opens", baseline=PlannedDate(precision=Precision.UNKNOWN)), PLANNED)),
    ],
)
def test_what_has_no_date_no_baseline_or_no_future_suggests_nothing(milestone: Milestone) -> None:
    found = suggested(milestone, as_at=OPENING)
    assert (found.rule, found.rating.light) == (Rule.NOTHING_TO_GO_BY, Light.NOT_RATED)


def test_a_missing_baseline_does_not_hide_what_another_milestone_says() -> None:
    assert suggested(given(planned(None), forecast(OPENING)), given(planned())).rating.light is Light.GREEN


def test_no_milestones_suggest_nothing() -> None:
    assert suggested() == Suggestion(rating=Rating(light=Light.NOT_RATED), rule=Rule.NOTHING_TO_GO_BY)


@pytest.mark.parametrize(
    ("scale", "light"), [(Scale.THREE, Light.AMBER), (Scale.FOUR, Light.AMBER_RED), (Scale.FIVE, Light.AMBER)]
)
def test_amber_is_amber_red_on_a_scale_without_a_plain_amber(scale: Scale, light: Light) -> None:
    assert suggested(given(planned(), forecast(OPENING + timedelta(days=3))), scale=scale).rating == Rating(
        light=light, scale=scale
    )


def test_a_rebaseline_resets_the_measure_and_stays_flagged_for_one_period() -> None:
    moved = given(planned(), rebaselined(date(2018, 6, 1)))
    found = suggested(moved, cycle=MONTHLY, as_at=AS_AT + timedelta(days=MONTHLY))
    assert (found.rating.light, noted(found)) == (Light.GREEN, [Rule.REBASELINED_THIS_PERIOD])
    assert found.notes[0].detail == "promised for 1 June 2018 now, for 16 March 2018 before"
    afterwards = suggested(moved, cycle=MONTHLY, as_at=AS_AT + timedelta(days=MONTHLY + 1))
    assert Rule.REBASELINED_THIS_PERIOD not in noted(afterwards)


def test_a_rebaseline_stays_flagged_where_nobody_can_say_that_the_period_is_over() -> None:
    assert noted(suggested(given(planned(), rebaselined(date(2018, 6, 1))))) == [Rule.REBASELINED_THIS_PERIOD]
    undated = given(planned(on=None), rebaselined(date(2018, 6, 1), None))
    assert noted(suggested(undated, cycle=MONTHLY)) == [Rule.REBASELINED_THIS_PERIOD]


def test_meeting_a_milestone_does_not_take_its_rebaseline_flag_away() -> None:
    found = suggested(given(planned(), rebaselined(date(2018, 6, 1)), met(AS_AT)), cycle=MONTHLY)
    assert noted(found) == [Rule.REBASELINED_THIS_PERIOD]


def test_finished_late_stays_marked_late_and_changes_no_light() -> None:
    late = given(planned(date(2018, 2, 1)), met(date(2018, 2, 9), date(2018, 2, 9)))
    found = suggested(late, given(planned(), ref="deck"), as_at=AS_AT)
    assert (found.rating.light, noted(found)) == (Light.GREEN, [Rule.MET_LATE])
    assert (found.notes[0].slip_in_working_days, found.notes[0].detail) == (
        6,
        "met on 9 February 2018, promised for 1 February 2018",
    )


def test_a_milestone_met_on_the_saturday_after_its_friday_is_late_by_no_working_day() -> None:
    found = suggested(given(planned(), met(OPENING + timedelta(days=1))))
    assert found.notes[0] == Input(
        milestone="opening",
        rule=Rule.MET_LATE,
        slip_in_working_days=0,
        detail="met on 17 March 2018, promised for 16 March 2018",
    )


def test_only_what_is_certainly_late_is_called_late() -> None:
    sometime_in_march = PlannedDate(starts=date(2018, 3, 1), ends=date(2018, 3, 31), precision=Precision.MONTH)
    assert noted(suggested(given(planned(), (MilestoneMet(met_on=sometime_in_march), AS_AT)))) == []
    assert noted(suggested(given(planned(), met(None)))) == []


def test_a_forecast_nobody_looked_at_within_the_cycle_is_stale_and_changes_no_light() -> None:
    day = PLANNED + timedelta(days=8)
    assert noted(suggested(given(planned()), cycle=7, as_at=day - timedelta(days=1))) == []
    found = suggested(given(planned()), cycle=7, as_at=day)
    assert (found.rating.light, noted(found)) == (Light.GREEN, [Rule.FORECAST_OLDER_THAN_THE_CYCLE])
    assert found.notes[0].detail.endswith("stale since 10 January 2018")


def test_confirming_a_forecast_renews_it() -> None:
    confirmed = given(planned(), (MilestoneForecastConfirmed(), AS_AT))
    assert noted(suggested(confirmed, cycle=7, as_at=AS_AT + timedelta(days=7))) == []


@pytest.mark.parametrize("milestone", [given(planned(on=None)), given(planned(None)), given(planned(), met(OPENING))])
def test_a_forecast_without_a_day_to_count_from_or_to_wait_for_is_not_stale(milestone: Milestone) -> None:
    assert noted(suggested(milestone, cycle=7, as_at=OPENING)) == []


def test_without_a_stated_cycle_no_forecast_is_stale() -> None:
    assert noted(suggested(given(planned()), as_at=OPENING)) == []


def test_words_longer_than_a_line_are_cut_not_refused() -> None:
    long = PlannedDate(precision=Precision.UNKNOWN, as_written="when the steel has come " * 12)
    moved = given(planned(), (MilestoneRebaselined(baseline=long), AS_AT))
    assert suggested(moved).notes[0].detail.endswith("…")


@pytest.mark.parametrize(
    ("declared", "inside", "contradicted"),
    [
        (Light.GREEN, Light.RED, True),
        (Light.GREEN, Light.AMBER, True),
        (Light.AMBER, Light.RED, True),
        (Light.AMBER, Light.AMBER, False),
        (Light.RED, Light.GREEN, False),
        (Light.EXEMPT, Light.RED, False),
        (Light.NOT_RATED, Light.RED, False),
        (Light.GREEN, Light.NOT_RATED, False),
    ],
)
def test_a_plan_contradicts_a_better_light_than_its_own(declared: Light, inside: Light, contradicted: bool) -> None:
    plan = Suggestion(rating=Rating(light=inside), rule=Rule.NOTHING_TO_GO_BY)
    assert contradicts(Rating(light=declared), plan) is contradicted


def test_a_plan_contradicts_nothing_across_scales_or_where_it_has_no_say() -> None:
    plan = Suggestion(rating=Rating(light=Light.RED, scale=Scale.FIVE), rule=Rule.SLIPS_BEYOND_TOLERANCE)
    assert not contradicts(Rating(light=Light.GREEN), plan)
    assert not contradicts(Rating(light=Light.GREEN), None)


def test_it_is_stale_on_the_day_after_its_cycle() -> None:
    looked_at = date(2018, 1, 19)
    assert stale_from(looked_at, 7) == date(2018, 1, 27)
    assert not is_stale(looked_at, as_at=date(2018, 1, 26), cycle_in_days=7)
    assert is_stale(looked_at, as_at=date(2018, 1, 27), cycle_in_days=7)


@pytest.mark.parametrize(("looked_at", "cycle"), [(None, 7), (AS_AT, None), (None, None)])
def test_nothing_is_stale_where_no_day_or_no_cycle_is_stated(looked_at: date | None, cycle: int | None) -> None:
    assert not is_stale(looked_at, as_at=date(2030, 1, 1), cycle_in_days=cycle)


@pytest.mark.parametrize("days", [{"amber_beyond": -1}, {"red_beyond": 2601}, {"amber_beyond": 5, "red_beyond": 4}])
def test_a_tolerance_that_makes_no_sense_is_refused(days: dict[str, int]) -> None:
    with pytest.raises(ValidationError, match=r"red_beyond|amber_beyond"):
        Tolerance.model_validate(days)
