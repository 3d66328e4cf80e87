"""What the plan suggests about a rating: the rule, its inputs, and the light they lead to.

A suggestion never replaces what a person declared; it stands beside it. Each milestone that is open and was
promised or is expected on a day is weighed by the first rule that applies to it, and the worst of them decides:

| rule                            | applies to                                                          | light     |
| ------------------------------- | ------------------------------------------------------------------- | --------- |
| overdue-without-a-new-forecast  | the last day of the forecast has gone by                            | red       |
| past-its-promise-without-a-date | the baseline in force has gone by and no date is expected now      | red       |
| slips-beyond-tolerance          | forecast later than the baseline in force, beyond the red tolerance | red       |
| slips-within-tolerance          | forecast later than that baseline, beyond the amber tolerance only  | amber     |
| on-plan                         | no later than that baseline, or within the amber tolerance          | green     |
| nothing-to-go-by                | no baseline to compare with; or no milestone is open and dated      | not rated |

Slips are counted in working days, Monday to Friday. On a scale without a plain amber, amber is amber/red. What else a
reader should know is noted beside the light and never changes it:

| note                          | said of                                                                           |
| ----------------------------- | --------------------------------------------------------------------------------- |
| rebaselined-this-period       | a milestone whose measure was reset within the last reporting cycle, met or open  |
| forecast-older-than-the-cycle | an open milestone whose date nobody has given or confirmed within that cycle      |
| met-late                      | a milestone met after the baseline in force then: finished late stays marked late |

A re-baseline is an approved decision, so the light is measured against the new promise; the note says that the green
is a new one. Where no reporting cycle is stated the period never ends and the note stays, and no forecast is stale.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from domain.calendar import working_days_between
from domain.fitting_together import NotTogether
from domain.milestone import Milestone
from domain.rating import POINTS, Light, Rating, Scale
from domain.refusals import day_in_words
from domain.words import Line, Ref


class Rule(StrEnum):
    """The rules by name: those that decide a light, worst first, then those that only note something beside it."""

    OVERDUE_WITHOUT_A_NEW_FORECAST = "overdue-without-a-new-forecast"
    PAST_ITS_PROMISE_WITHOUT_A_DATE = "past-its-promise-without-a-date"
    SLIPS_BEYOND_TOLERANCE = "slips-beyond-tolerance"
    SLIPS_WITHIN_TOLERANCE = "slips-within-tolerance"
    ON_PLAN = "on-plan"
    NOTHING_TO_GO_BY = "nothing-to-go-by"
    REBASELINED_THIS_PERIOD = "rebaselined-this-period"
    FORECAST_OLDER_THAN_THE_CYCLE = "forecast-older-than-the-cycle"
    MET_LATE = "met-late"

    @property
    def in_words(self) -> str:
        """Overdue without a new forecast."""
        return self.replace("-", " ").capitalize()


LONGEST_TOLERANCE = 2600
"""Ten years of working days: more is a typing error."""

LONGEST_LINE = 300

WorkingDays = Annotated[int, Field(ge=0, le=LONGEST_TOLERANCE)]


class Tolerance(BaseModel):
    """How many working days a milestone may slip before it is amber, and before it is red."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    amber_beyond: WorkingDays = 0
    red_beyond: WorkingDays = 10

    @model_validator(mode="after")
    def _amber_comes_first(self) -> Self:
        if self.red_beyond < self.amber_beyond:
            raise NotTogether(
                f"red begins beyond {self.red_beyond} working days, before amber does (beyond {self.amber_beyond}); "
                "give red_beyond at least the days of amber_beyond",
                "red_beyond",
            )
        return self


class Input(BaseModel):
    """One thing the rule looked at."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    milestone: Ref
    rule: Rule
    slip_in_working_days: int | None = None
    detail: Line


class Suggestion(BaseModel):
    """The light the rule leads to, the rule that decided it, the milestones that weighed most, and what to note."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rating: Rating
    rule: Rule
    inputs: tuple[Input, ...] = ()
    tolerance: Tolerance = Tolerance()
    notes: tuple[Input, ...] = ()


_LIGHTS = {
    Rule.OVERDUE_WITHOUT_A_NEW_FORECAST: Light.RED,
    Rule.PAST_ITS_PROMISE_WITHOUT_A_DATE: Light.RED,
    Rule.SLIPS_BEYOND_TOLERANCE: Light.RED,
    Rule.ON_PLAN: Light.GREEN,
    Rule.NOTHING_TO_GO_BY: Light.NOT_RATED,
}
_SEVERITY = tuple(Rule)


def suggest(
    milestones: Iterable[Milestone],
    *,
    scale: Scale,
    tolerance: Tolerance,
    as_at: date,
    cycle_in_days: int | None = None,
) -> Suggestion:
    """What the plan suggests for whatever these milestones belong to: the worst of them decides."""
    looked_at = [look_at(milestone, tolerance, as_at=as_at, cycle_in_days=cycle_in_days) for milestone in milestones]
    return suggested_by(looked_at, scale=scale, tolerance=tolerance)


class Looked(NamedTuple):
    """What there is to say of one milestone, whichever light asks: what it weighs, if anything, and what to note."""

    weighed: Input | None
    notes: tuple[Input, ...]


def look_at(milestone: Milestone, tolerance: Tolerance, *, as_at: date, cycle_in_days: int | None) -> Looked:
    """What one milestone weighs, and what is noted beside it."""
    return Looked(weigh(milestone, tolerance, as_at), tuple(note_beside(milestone, as_at, cycle_in_days)))


def suggested_by(looked_at: Sequence[Looked], *, scale: Scale, tolerance: Tolerance) -> Suggestion:
    """The same for whoever has looked at the milestones already."""
    weighed = [looked.weighed for looked in looked_at if looked.weighed]
    worst = min((found.rule for found in weighed), key=_SEVERITY.index, default=Rule.NOTHING_TO_GO_BY)
    decisive = tuple(found for found in weighed if found.rule is worst) if worst is not Rule.ON_PLAN else ()
    notes = tuple(note for looked in looked_at for note in looked.notes)
    return Suggestion(rating=_light(worst, scale), rule=worst, inputs=decisive, tolerance=tolerance, notes=notes)


def weigh(milestone: Milestone, tolerance: Tolerance, as_at: date) -> Input | None:
    """What one open milestone says; nothing where it is finished or no day is stated."""
    forecast, baseline = milestone.forecast, milestone.baseline
    if not milestone.is_open:
        return None
    if forecast is None or forecast.ends is None:
        return _without_a_date(milestone, as_at)
    if forecast.is_past(as_at):
        detail = f"{_days((as_at - forecast.ends).days)} overdue with no new forecast"
        return Input(milestone=milestone.ref, rule=Rule.OVERDUE_WITHOUT_A_NEW_FORECAST, detail=detail)
    if baseline is None or baseline.ends is None:
        return Input(milestone=milestone.ref, rule=Rule.NOTHING_TO_GO_BY, detail="no baseline to compare with")
    slip = working_days_between(baseline.ends, forecast.ends)
    detail = f"forecast {_days(slip, 'working day')} after its baseline" if slip > 0 else "no later than its baseline"
    return Input(milestone=milestone.ref, rule=_rule_for(slip, tolerance), slip_in_working_days=slip, detail=detail)


def _without_a_date(milestone: Milestone, as_at: date) -> Input | None:
    """A promise that has gone by while nobody gives a date any more: leaving the date out hides nothing."""
    if milestone.baseline is None or not has_lost_its_date(milestone, as_at):
        return None
    words = f"promised for {milestone.baseline.in_words}; no date is given now"
    return Input(milestone=milestone.ref, rule=Rule.PAST_ITS_PROMISE_WITHOUT_A_DATE, detail=_line(words))


def has_lost_its_date(milestone: Milestone, as_at: date) -> bool:
    """Whether it is open, the last day of its baseline has gone by, and its forecast states no day any more."""
    promised, expected = milestone.baseline, milestone.forecast
    if not milestone.is_open or promised is None or not promised.is_past(as_at):
        return False
    return expected is not None and expected.ends is None and expected.starts is None


def note_beside(milestone: Milestone, as_at: date, cycle_in_days: int | None) -> Iterator[Input]:
    """What a reader should know about one milestone beside its light."""
    if was_rebaselined_this_period(milestone, as_at, cycle_in_days):
        before, after = milestone.baselines[-2:]
        words = f"promised for {after.promised.in_words} now, for {before.promised.in_words} before"
        yield Input(milestone=milestone.ref, rule=Rule.REBASELINED_THIS_PERIOD, detail=_line(words))
    stale = stale_from(last_dated_on(milestone), cycle_in_days) if _awaits_its_day(milestone) else None
    if stale and as_at >= stale:
        words = f"nobody has given or confirmed its date within the cycle: stale since {day_in_words(stale)}"
        yield Input(milestone=milestone.ref, rule=Rule.FORECAST_OLDER_THAN_THE_CYCLE, detail=words)
    if (late := met_late_by(milestone)) is not None and milestone.met_on and milestone.baseline:
        words = f"met on {milestone.met_on.in_words}, promised for {milestone.baseline.in_words}"
        yield Input(milestone=milestone.ref, rule=Rule.MET_LATE, slip_in_working_days=late, detail=_line(words))


def was_rebaselined_this_period(milestone: Milestone, as_at: date, cycle_in_days: int | None) -> bool:
    """Whether a baseline was replaced within the last reporting cycle.

    Where the cycle or the day is not stated nobody can say that the period is over, so the mark stays.
    """
    if milestone.is_dropped or len(milestone.baselines) <= 1:
        return False
    agreed_on = milestone.baselines[-1].agreed_on
    return agreed_on is None or cycle_in_days is None or as_at <= agreed_on + timedelta(days=cycle_in_days)


def last_dated_on(milestone: Milestone) -> date | None:
    """The day somebody last gave or confirmed the milestone's date; nothing where that day is not stated."""
    agreed_on = milestone.baselines[-1].agreed_on if milestone.baselines else None
    return max((day for day in (milestone.confirmed_on, agreed_on) if day), default=None)


def met_late_by(milestone: Milestone) -> int | None:
    """How many working days after the baseline in force it was met; nothing where it was not, or no day is stated.

    Of a fuzzy day of meeting the first counts: only what is certainly late is called late. A milestone promised for a
    Friday and met on the Saturday is late by no working day, and late all the same.
    """
    met, promised = milestone.met_on, milestone.baseline
    if met is None or met.starts is None or promised is None or not promised.is_past(met.starts):
        return None
    return working_days_between(promised.ends, met.starts) if promised.ends else None


def _awaits_its_day(milestone: Milestone) -> bool:
    return milestone.is_open and milestone.forecast is not None and milestone.forecast.ends is not None


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
    """Whether a declared rating is better than what the plan suggests on the same scale: green outside, red inside."""
    if suggested is None or not (declared.is_a_judgement and suggested.rating.is_a_judgement):
        return False
    if declared.scale is not suggested.rating.scale:
        return False
    points = POINTS[declared.scale]
    return points.index(declared.light) < points.index(suggested.rating.light)


def stale_from(last_looked_at: date | None, cycle_in_days: int | None) -> date | None:
    """The first day it is stale unless somebody looks at it again; nothing where no cycle or no day is stated."""
    if cycle_in_days is None or last_looked_at is None:
        return None
    return last_looked_at + timedelta(days=cycle_in_days + 1)


def is_stale(last_looked_at: date | None, *, as_at: date, cycle_in_days: int | None) -> bool:
    """Whether nobody has looked at it within the reporting cycle; never where no cycle is stated."""
    stale = stale_from(last_looked_at, cycle_in_days)
    return stale is not None and as_at >= stale


def _days(number: int, unit: str = "day") -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def _line(words: str) -> str:
    """The words cut to what a line holds: dates as written may be as long as a line themselves."""
    return words if len(words) <= LONGEST_LINE else f"{words[: LONGEST_LINE - 1]}…"
