"""What the plan suggests about a rating: the rule, its inputs, and the light they lead to.

The rule compares forecasts with baselines in working days against the tolerance. A milestone overdue with no new
forecast is red. A milestone finished late, or re-baselined within the last reporting period, stays flagged. A
suggestion never replaces what a person declared; it stands beside it.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from domain.calendar import working_days_between
from domain.milestone import Milestone
from domain.rating import POINTS, Light, Rating, Scale
from domain.words import Line, Ref


class Rule(StrEnum):
    """The rules by name; the first that applies to a milestone decides its light."""

    OVERDUE_WITHOUT_A_NEW_FORECAST = "overdue-without-a-new-forecast"
    SLIPS_BEYOND_TOLERANCE = "slips-beyond-tolerance"
    SLIPS_WITHIN_TOLERANCE = "slips-within-tolerance"
    ON_PLAN = "on-plan"
    NOTHING_TO_GO_BY = "nothing-to-go-by"


class Tolerance(BaseModel):
    """How many working days a milestone may slip before it is amber, and before it is red."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    amber_beyond: int = 0
    red_beyond: int = 10


class Input(BaseModel):
    """One thing the rule looked at."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    milestone: Ref
    rule: Rule
    slip_in_working_days: int | None = None
    detail: Line


class Suggestion(BaseModel):
    """The light the rule leads to, the rule that decided it, and the milestones that weighed most."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rating: Rating
    rule: Rule
    inputs: tuple[Input, ...] = ()
    tolerance: Tolerance = Tolerance()


_LIGHTS = {
    Rule.OVERDUE_WITHOUT_A_NEW_FORECAST: Light.RED,
    Rule.SLIPS_BEYOND_TOLERANCE: Light.RED,
    Rule.ON_PLAN: Light.GREEN,
    Rule.NOTHING_TO_GO_BY: Light.NOT_RATED,
}
_SEVERITY = tuple(Rule)


def suggest(milestones: Iterable[Milestone], *, scale: Scale, tolerance: Tolerance, as_at: date) -> Suggestion:
    """What the plan suggests for whatever these milestones belong to: the worst of them decides."""
    inputs = [found for milestone in milestones if (found := weigh(milestone, tolerance, as_at))]
    if not inputs:
        return Suggestion(rating=_light(Rule.NOTHING_TO_GO_BY, scale), rule=Rule.NOTHING_TO_GO_BY, tolerance=tolerance)
    worst = min((found.rule for found in inputs), key=_SEVERITY.index)
    decisive = tuple(found for found in inputs if found.rule is worst) if worst is not Rule.ON_PLAN else ()
    return Suggestion(rating=_light(worst, scale), rule=worst, inputs=decisive, tolerance=tolerance)


def weigh(milestone: Milestone, tolerance: Tolerance, as_at: date) -> Input | None:
    """What one open milestone says; nothing where it is finished or no day is stated."""
    forecast, baseline = milestone.forecast, milestone.baseline
    if not milestone.is_open or forecast is None or forecast.ends is None:
        return None
    if forecast.is_past(as_at):
        days = (as_at - forecast.ends).days
        detail = f"{days} {'day' if days == 1 else 'days'} overdue with no new forecast"
        return Input(milestone=milestone.ref, rule=Rule.OVERDUE_WITHOUT_A_NEW_FORECAST, detail=detail)
    if baseline is None or baseline.ends is None:
        return Input(milestone=milestone.ref, rule=Rule.ON_PLAN, detail="no baseline to compare with")
    slip = working_days_between(baseline.ends, forecast.ends)
    return Input(
        milestone=milestone.ref,
        rule=_rule_for(slip, tolerance),
        slip_in_working_days=slip,
        detail=f"forecast {slip} working days after its baseline" if slip > 0 else "no later than its baseline",
    )


def _rule_for(slip: int, tolerance: Tolerance) -> Rule:
    if slip > tolerance.red_beyond:
        return Rule.SLIPS_BEYOND_TOLERANCE
    return Rule.SLIPS_WITHIN_TOLERANCE if slip > tolerance.amber_beyond else Rule.ON_PLAN


def _light(rule: Rule, scale: Scale) -> Rating:
    if rule is Rule.SLIPS_WITHIN_TOLERANCE:
        light = Light.AMBER if Light.AMBER in POINTS[scale] else Light.AMBER_RED
        return Rating(light=light, scale=scale)
    return Rating(light=_LIGHTS[rule], scale=scale)


def contradicts(declared: Rating, suggested: Suggestion | None) -> bool:
    """Whether a declared rating is better than what the plan suggests: green outside, red inside."""
    if suggested is None or not (declared.is_a_judgement and suggested.rating.is_a_judgement):
        return False
    if declared.scale is not suggested.rating.scale:
        return False
    points = POINTS[declared.scale]
    return points.index(declared.light) < points.index(suggested.rating.light)


def is_stale(last_looked_at: date | None, *, as_at: date, cycle_in_days: int | None) -> bool:
    """Whether nobody has looked at it within the reporting cycle; never where no cycle is stated."""
    if cycle_in_days is None or last_looked_at is None:
        return False
    return as_at > last_looked_at + timedelta(days=cycle_in_days)
