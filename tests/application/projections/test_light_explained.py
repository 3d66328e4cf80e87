"""A light is explained by who declared it and why, by what the plan suggests and why, and by its whole history."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from application.projections.light_explained import LightExplained, light_explained
from domain.milestone_facts import MilestonePlanned
from domain.planned_date import PlannedDate
from domain.programme import CadenceSet, ProgrammeClosed
from domain.rag_status import Dimension, RatedKind, RatingConfirmedUnchanged, RatingDeclared, rag_ref
from domain.rating import Light, Rating, Scale, Trend
from domain.record import Moment, those_that_count
from domain.refusals import UnknownSubject
from domain.reporting_cycle import Cadence
from domain.suggestion import Rule, Suggestion
from domain.workstream import WorkstreamOpened
from tests.application.projections.building import PROGRAMME, Telling, Told, entries_of, record_from
from tests.application.projections.planning import moved

START, DECLARED, AS_AT = date(2018, 1, 2), date(2018, 2, 20), date(2018, 3, 5)
WEEKLY: Telling = ("programme", PROGRAMME, CadenceSet(cadence=Cadence(every_days=7)), START)
CLOSED: Telling = ("programme", PROGRAMME, ProgrammeClosed(), AS_AT)
OVERALL = "programme:overall"


def rated(
    light: Light,
    day: date | None = DECLARED,
    *,
    dimension: Dimension = Dimension.OVERALL,
    rationale: str | None = "The steel is here.",
    suggested: Light | None = None,
    scale: Scale = Scale.THREE,
) -> Told:
    fact = RatingDeclared(
        subject_kind=RatedKind.PROGRAMME,
        subject=PROGRAMME,
        dimension=dimension,
        rating=Rating(light=light, scale=scale),
        rationale=rationale,
        path_to_green="Hire two welders.",
        suggested=Suggestion(rating=Rating(light=suggested), rule=Rule.MET_LATE) if suggested else None,
    )
    return Told("rag", rag_ref("programme", PROGRAMME, dimension), fact, day)


def confirmed(day: date, note: str | None = None) -> Told:
    suggested = Suggestion(rating=Rating(light=Light.RED), rule=Rule.SLIPS_BEYOND_TOLERANCE)
    return Told("rag", OVERALL, RatingConfirmedUnchanged(suggested=suggested), day, actor="Sponsor", note=note)


def planned(ref: str, due: date | None, title: str = "") -> Telling:
    fact = MilestonePlanned(title=title or ref, baseline=PlannedDate.on(due) if due else None)
    return ("milestone", ref, fact, START)


OVERDUE = planned("deck", date(2018, 3, 2), "Deck laid")


def explained(*told: Telling, ref: str = OVERALL, as_at: date = AS_AT) -> LightExplained:
    entries = entries_of(*told)
    count = those_that_count(entries, Moment(as_at))
    return light_explained(record_from(entries, as_at=as_at), ref, count)


# What was declared ----------------------------------------------------------------------------------------------------


def test_the_first_sentence_says_who_declared_it_when_and_why() -> None:
    shown = explained(rated(Light.AMBER))
    assert shown.in_words == "Amber, declared by the programme manager on 20 February 2018: The steel is here."
    assert (shown.light.rationale, shown.light.path_to_green) == ("The steel is here.", "Hire two welders.")


def test_what_a_paper_leaves_out_is_not_stated() -> None:
    shown = explained(rated(Light.AMBER, None, rationale=None))
    assert shown.in_words == "Amber, declared by the programme manager (date not stated): no reason is stated."


def test_an_overall_light_that_is_missing_is_explained_too() -> None:
    told = (("workstream", "deck", WorkstreamOpened(name="Deck"), START), OVERDUE)
    shown = explained(*told, ref="workstream:deck:overall")
    assert shown.in_words == "Not rated: nobody has declared this rating."
    assert (shown.difference, shown.history, shown.light.rating.light) == (None, (), Light.NOT_RATED)
    assert shown.freshness.in_words == "It cannot go stale: nobody has declared it."


@pytest.mark.parametrize("ref", ["programme:budget", "workstream:none:overall", "nonsense"])
def test_a_light_that_is_neither_declared_nor_missing_is_refused(ref: str) -> None:
    with pytest.raises(UnknownSubject):
        explained(rated(Light.AMBER), ref=ref)


# What the plan suggests -----------------------------------------------------------------------------------------------


def test_every_milestone_that_was_weighed_is_shown_worst_first() -> None:
    plan = (
        planned("rails", date(2018, 5, 1), "Rails laid"),
        planned("paint", date(2018, 5, 1), "Painted"),
        moved("paint", date(2018, 5, 4), START),
        planned("undated", None),
        OVERDUE,
    )
    shown = explained(rated(Light.RED), *plan)
    assert [(one.milestone, one.rule, one.is_decisive) for one in shown.weighed] == [
        ("deck", Rule.OVERDUE_WITHOUT_A_NEW_FORECAST, True),
        ("paint", Rule.SLIPS_WITHIN_TOLERANCE, False),
        ("rails", Rule.ON_PLAN, False),
    ]
    paint = shown.weighed[1]
    assert paint.promised is not None
    assert paint.expected is not None
    assert (paint.promised.ends, paint.expected.ends) == (date(2018, 5, 1), date(2018, 5, 4))
    assert (paint.title, paint.slip_in_working_days) == ("Painted", 3)
    assert paint.detail == "forecast 3 working days after its baseline"
    assert paint.rule_in_words == "Slips within tolerance"


def test_what_is_on_plan_is_weighed_as_well() -> None:
    shown = explained(rated(Light.GREEN), planned("rails", date(2018, 5, 1)))
    assert [(one.milestone, one.is_decisive) for one in shown.weighed] == [("rails", True)]


def test_the_plan_has_no_say_in_the_budget() -> None:
    shown = explained(rated(Light.GREEN, dimension=Dimension.BUDGET), OVERDUE, ref="programme:budget")
    assert (shown.weighed, shown.difference, shown.light.suggested) == ((), None, None)


# The difference -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("declared", "then", "now", "words", "reason"),
    [
        (
            rated(Light.GREEN, suggested=Light.GREEN),
            Trend.SAME,
            Trend.BETTER,
            "Green is declared, better than the plan suggests: Red. It was not so on the day of the declaration.",
            None,
        ),
        (
            rated(Light.GREEN, suggested=Light.RED),
            Trend.BETTER,
            Trend.BETTER,
            "Green is declared, better than the plan suggests: Red. It was so on the day of the declaration already.",
            "The steel is here.",
        ),
        (
            rated(Light.GREEN),
            None,
            Trend.BETTER,
            (
                "Green is declared, better than the plan suggests: Red. "
                "What it suggested on the day of the declaration is not stated."
            ),
            None,
        ),
        (
            rated(Light.RED, suggested=Light.GREEN),
            Trend.WORSE,
            Trend.SAME,
            "Red is what the plan suggests as well.",
            "x",
        ),
        (
            rated(Light.EXEMPT, suggested=Light.RED),
            Trend.NOT_COMPARABLE,
            Trend.NOT_COMPARABLE,
            "Exempt cannot be compared with what the plan suggests: Red.",
            None,
        ),
    ],
)
def test_a_light_is_compared_with_what_the_plan_suggests(
    declared: Told, then: Trend | None, now: Trend, words: str, reason: str | None
) -> None:
    found = explained(declared, OVERDUE).difference
    assert found is not None
    assert (found.when_declared, found.now, found.in_words) == (then, now, words)
    assert bool(found.reason_given) == bool(reason)


def test_a_light_that_is_worse_than_the_plan_is_no_contradiction() -> None:
    found = explained(rated(Light.RED), planned("rails", date(2018, 5, 1))).difference
    assert found is not None
    assert found.in_words.startswith("Red is declared, worse than the plan suggests: Green.")
    assert found.since is None


def test_a_contradiction_says_since_when() -> None:
    found = explained(rated(Light.GREEN, suggested=Light.GREEN), OVERDUE).difference
    assert found is not None
    assert found.since == date(2018, 3, 3)


def test_nothing_contradicts_what_is_over() -> None:
    assert explained(rated(Light.GREEN), OVERDUE, CLOSED).difference is None


# Whether anybody looked -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "goes_stale_on", "stale_since", "words"),
    [
        (
            (WEEKLY, rated(Light.GREEN)),
            None,
            date(2018, 2, 28),
            "Stale since 28 February 2018: nobody has looked at it since 20 February 2018.",
        ),
        (
            (WEEKLY, rated(Light.GREEN), confirmed(date(2018, 3, 1))),
            date(2018, 3, 9),
            None,
            "It goes stale on 9 March 2018 unless somebody looks at it before then.",
        ),
        ((rated(Light.GREEN),), None, None, "It cannot go stale: no reporting cycle is stated in days."),
        ((WEEKLY, rated(Light.EXEMPT)), None, None, "It cannot go stale: it is no judgement."),
        (
            (WEEKLY, rated(Light.GREEN, None)),
            None,
            None,
            "It cannot go stale: the day of its declaration is not stated.",
        ),
        (
            (WEEKLY, rated(Light.GREEN), CLOSED),
            None,
            None,
            "What it rates is over (closed), so it needs no further look.",
        ),
    ],
)
def test_a_light_says_when_it_goes_stale(
    told: tuple[Telling, ...], goes_stale_on: date | None, stale_since: date | None, words: str
) -> None:
    shown = explained(*told).freshness
    assert (shown.goes_stale_on, shown.stale_since, shown.in_words) == (goes_stale_on, stale_since, words)


# History --------------------------------------------------------------------------------------------------------------


def test_the_history_holds_every_declaration_and_confirmation() -> None:
    told = (
        rated(Light.GREEN, START, rationale="All well.", suggested=Light.GREEN),
        rated(Light.RED, dimension=Dimension.BUDGET),
        confirmed(date(2018, 1, 9), note="Looked at in the meeting."),
        rated(Light.GREEN, date(2018, 1, 16)),
        rated(Light.AMBER),
    )
    history = explained(*told).history
    assert [event.what for event in history] == [
        "Green declared",
        "Green confirmed unchanged",
        "Green declared again",
        "Amber declared",
    ]
    first, second, _, last = history
    assert (first.rationale, first.trend_in_words, first.path_to_green) == (
        "All well.",
        "first rating",
        "Hire two welders.",
    )
    assert (second.actor, second.note, second.rationale, second.trend) == (
        "Sponsor",
        "Looked at in the meeting.",
        None,
        None,
    )
    assert second.suggested is not None
    assert (second.suggested.light, second.suggested_rule_in_words) == (Light.RED, "Slips beyond tolerance")
    assert (last.trend, last.trend_in_words) == (Trend.WORSE, "worse than Green, declared on 16 January 2018")
    assert (last.version, last.effective_in_words) == (4, "20 February 2018")


def test_the_history_ends_with_the_day_shown() -> None:
    told = (rated(Light.GREEN, START), rated(Light.AMBER, AS_AT))
    assert [event.rating.light for event in explained(*told, as_at=DECLARED).history] == [Light.GREEN]


LIGHTS = st.sampled_from([Light.RED, Light.AMBER, Light.GREEN, Light.EXEMPT, Light.NOT_RATED])
SCALES = st.sampled_from([Scale.THREE, Scale.FIVE])
DAYS = st.dates(START, AS_AT)
SAID = st.builds(rated, LIGHTS, DAYS, scale=SCALES) | st.builds(confirmed, DAYS)


@given(st.builds(rated, LIGHTS, st.just(START)), st.lists(SAID, max_size=8), DAYS)
def test_the_history_ends_with_the_light_that_is_shown(first: Told, later: list[Told], as_at: date) -> None:
    shown = explained(first, *sorted(later, key=lambda one: one.day or START), as_at=as_at)
    assert shown.history[-1].rating == shown.light.rating
    assert len(shown.history) == shown.light.version
    declared = [event for event in shown.history if event.trend is not None]
    assert (declared[-1].trend, declared[-1].trend_in_words) == (shown.light.trend, shown.light.trend_in_words)
