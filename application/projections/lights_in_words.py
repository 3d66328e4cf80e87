"""How are the lights given: what does each mean, what does the plan suggest when, and who may declare one?

What a light means follows the delivery confidence assessment of the United Kingdom's Infrastructure and Projects
Authority, in our own words. What the plan suggests, and when, is the table of `domain.suggestion`.
"""

from collections.abc import Iterable

from application.projections.programmes import ToleranceView, tolerance_view
from application.projections.view import ProgrammeView, View, counted, header
from domain.actor import Role
from domain.programme import Programme
from domain.rag_status import RagStatus
from domain.rating import POINTS, Light, Rating, Scale
from domain.record import Record
from domain.suggestion import Rule
from domain.words import listed


class RuleInWords(View):
    """One rule: what it applies to, and the light it leads to; null for a note, which never changes the light."""

    rule: Rule
    in_words: str
    applies_to: str
    light: Light | None
    light_in_words: str | None


class LightInWords(View):
    """One light of a scale: what it means, and whether it has to say how it gets back to green."""

    light: Light
    in_words: str
    meaning: str
    needs_a_path_to_green: bool


class ScaleInWords(ProgrammeView):
    """The scale a programme rates on, best light first, then what is no judgement.

    Tolerances are in working days. `earlier_scales` are those of ratings that were given before it was adopted and
    keep theirs. `cycle_in_days` is null where no reporting cycle is stated in days: nothing goes stale then.
    """

    scale: Scale
    in_words: str
    lights: tuple[LightInWords, ...]
    earlier_scales: tuple[Scale, ...]
    tolerance: ToleranceView
    tolerance_in_words: str
    may_declare: tuple[Role, ...]
    may_declare_in_words: str
    cycle_in_days: int | None
    stale_in_words: str


_MEANING = {
    Light.GREEN: "It will very likely be delivered on time, within budget and as agreed; nothing known threatens that.",
    Light.AMBER_GREEN: "It will probably be delivered; its risks need constant attention, so that none comes true.",
    Light.AMBER: "It can be delivered, but there are significant issues that need attention now and can be resolved.",
    Light.AMBER_RED: "Its delivery is in doubt: there are major issues in several areas, which need action now.",
    Light.RED: "As things stand it will not be delivered: its issues cannot be resolved without another plan.",
    Light.EXEMPT: "It was agreed that it is not rated.",
    Light.NOT_RATED: "Nobody has said how it stands. It is never counted as green.",
}

_RULES = {
    Rule.OVERDUE_WITHOUT_A_NEW_FORECAST: ("the last day of the forecast has gone by", Light.RED),
    Rule.PAST_ITS_PROMISE_WITHOUT_A_DATE: (
        "the baseline in force has gone by and no date is expected now",
        Light.RED,
    ),
    Rule.SLIPS_BEYOND_TOLERANCE: ("forecast later than the baseline in force, beyond the red tolerance", Light.RED),
    Rule.SLIPS_WITHIN_TOLERANCE: ("forecast later than that baseline, beyond the amber tolerance only", Light.AMBER),
    Rule.ON_PLAN: ("no later than that baseline, or within the amber tolerance", Light.GREEN),
    Rule.NOTHING_TO_GO_BY: ("no baseline to compare with; or no milestone is open and dated", Light.NOT_RATED),
    Rule.REBASELINED_THIS_PERIOD: (
        "a milestone whose measure was reset within the last reporting cycle, met or open",
        None,
    ),
    Rule.FORECAST_OLDER_THAN_THE_CYCLE: (
        "an open milestone whose date nobody has given or confirmed within that cycle",
        None,
    ),
    Rule.MET_LATE: ("a milestone met after the baseline in force then: finished late stays marked late", None),
}


def rules_in_words(scale: Scale = Scale.THREE) -> tuple[RuleInWords, ...]:
    """The rules, worst first, then the notes, with the lights they lead to on a scale.

    Of each milestone the first rule counts that applies, and the worst of the milestones decides.
    """
    return tuple(_rule_in_words(rule, scale) for rule in Rule)


def _rule_in_words(rule: Rule, scale: Scale) -> RuleInWords:
    applies_to, light = _RULES[rule]
    if light is Light.AMBER and light not in POINTS[scale]:
        light = Light.AMBER_RED
    words = Rating(light=light, scale=scale).in_words if light else None
    return RuleInWords(rule=rule, in_words=rule.in_words, applies_to=applies_to, light=light, light_in_words=words)


def scale_in_words(record: Record, may_declare: Iterable[Role]) -> ScaleInWords:
    """The scale in use in a programme; who may declare a rating stands in the table of orders."""
    programme, roles = record.programme, tuple(may_declare)
    points = POINTS[programme.scale]
    return ScaleInWords(
        **header(record),
        scale=programme.scale,
        in_words=f"{programme.scale.capitalize()} points: {listed(_named(light, programme.scale) for light in points)}",
        lights=lights_on(programme.scale),
        earlier_scales=_earlier_scales(record),
        tolerance=tolerance_view(programme),
        tolerance_in_words=_tolerance_in_words(programme),
        may_declare=roles,
        may_declare_in_words=listed(role.in_words for role in roles),
        cycle_in_days=programme.cycle_in_days,
        stale_in_words=_stale_in_words(programme.cycle_in_days),
    )


def lights_on(scale: Scale) -> tuple[LightInWords, ...]:
    """The lights of a scale, best first, then what is no judgement."""
    return tuple(_light_in_words(light, scale) for light in (*POINTS[scale], Light.EXEMPT, Light.NOT_RATED))


def _named(light: Light, scale: Scale) -> str:
    return Rating(light=light, scale=scale).in_words


def _light_in_words(light: Light, scale: Scale) -> LightInWords:
    return LightInWords(
        light=light,
        in_words=_named(light, scale),
        meaning=_MEANING[light],
        needs_a_path_to_green=Rating(light=light, scale=scale).needs_a_path_to_green,
    )


def _earlier_scales(record: Record) -> tuple[Scale, ...]:
    kept = {status.declared.rating.scale for status in record.all(RagStatus).values()}
    return tuple(scale for scale in Scale if scale in kept and scale is not record.programme.scale)


def _tolerance_in_words(programme: Programme) -> str:
    """A milestone may slip no working days before the plan suggests Amber, and 10 working days before Red."""
    in_force = programme.tolerance_in_force
    amber = next(
        rule.light_in_words for rule in rules_in_words(programme.scale) if rule.rule is Rule.SLIPS_WITHIN_TOLERANCE
    )
    may = f"A milestone may slip {counted(in_force.amber_beyond, 'working day')} before the plan suggests {amber}"
    words = f"{may}, and {counted(in_force.red_beyond, 'working day')} before it suggests Red."
    return words if programme.tolerance else f"{words} That is what every programme starts with."


def _stale_in_words(cycle: int | None) -> str:
    if cycle is None:
        return "No reporting cycle is stated in days, so no rating goes stale."
    return f"A rating that nobody has declared or confirmed for more than {counted(cycle, 'day')} is stale."
