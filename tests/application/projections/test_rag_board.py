"""The RAG board shows what was declared, what the plan says of it, and what nobody rated; it makes nothing up."""

from datetime import date, timedelta

import pytest

from application.projections.rag_board import RagBoard, rag_board
from application.projections.rag_rows import RagRow
from domain.milestone_facts import MilestoneMet, MilestonePlanned
from domain.phase import PhasePlanned
from domain.planned_date import PlannedDate
from domain.programme import CadenceSet, ProgrammeClosed, ScaleAdopted
from domain.rag_status import Dimension, RatedKind, RatingConfirmedUnchanged, RatingDeclared, rag_ref
from domain.rating import Light, Rating, Scale, Trend
from domain.refusals import UnknownSubject
from domain.reporting_cycle import Cadence
from domain.suggestion import Rule, Suggestion
from domain.workstream import Outcome, WorkstreamClosed, WorkstreamOpened
from tests.application.projections.building import PROGRAMME, Telling, Told, record_of

START, LOOKED_AT, AS_AT = date(2018, 1, 2), date(2018, 3, 1), date(2018, 3, 5)


def declared(
    light: Light,
    day: date | None = LOOKED_AT,
    *,
    of: tuple[str, str] = ("programme", PROGRAMME),
    dimension: Dimension = Dimension.OVERALL,
    scale: Scale = Scale.THREE,
    suggested: Suggestion | None = None,
) -> Told:
    kind, subject = of
    fact = RatingDeclared(
        subject_kind=RatedKind(kind),
        subject=subject,
        dimension=dimension,
        rating=Rating(light=light, scale=scale, as_written=light.upper()),
        rationale="The steel arrived late.",
        suggested=suggested,
    )
    return Told("rag", rag_ref(kind, subject, dimension), fact, day)


def opened(ref: str, parent: str | None = None) -> Telling:
    return ("workstream", ref, WorkstreamOpened(name=ref.capitalize(), parent=parent), START)


def planned(ref: str, due: date, workstream: str | None = None) -> Telling:
    fact = MilestonePlanned(title=f"{ref.capitalize()} done", baseline=PlannedDate.on(due), workstream=workstream)
    return ("milestone", ref, fact, START)


def cadence(days: int) -> Telling:
    return ("programme", PROGRAMME, CadenceSet(cadence=Cadence(every_days=days)), START)


def board(*told: Telling, workstream: str | None = None, as_at: date = AS_AT) -> RagBoard:
    return rag_board(record_of(*told, as_at=as_at), workstream=workstream)


def row(*told: Telling, as_at: date = AS_AT) -> RagRow:
    return board(*told, as_at=as_at).rows[0]


def test_a_declared_rating_shows_who_said_it_when_and_why() -> None:
    shown = row(declared(Light.AMBER))
    assert (shown.ref, shown.version, shown.subject_title) == ("programme:overall", 1, "Bridge renewal")
    assert (shown.rating.in_words, shown.rating.as_written) == ("Amber", "AMBER")
    assert (shown.declared_on, shown.declared_by, shown.role) == (LOOKED_AT, "Programme manager", "programme-manager")
    assert (shown.rationale, shown.path_to_green) == ("The steel arrived late.", None)
    assert (shown.age_in_days, shown.trend_in_words) == (4, "first rating")


def test_the_trend_compares_with_the_declaration_before() -> None:
    shown = row(declared(Light.GREEN, date(2017, 12, 5)), declared(Light.RED))
    assert (shown.trend, shown.trend_in_words) == (Trend.WORSE, "worse than Green, declared on 5 December 2017")
    assert shown.previous is not None
    assert (shown.previous.light, shown.previous_declared_on) == (Light.GREEN, date(2017, 12, 5))


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (declared(Light.RED, None), "the same as Red, date not stated"),
        (
            declared(Light.RED, START, scale=Scale.FIVE),
            "not comparable with Red, declared on 2 January 2018: the scale changed",
        ),
        (
            declared(Light.NOT_RATED, START),
            "not comparable with Not rated, declared on 2 January 2018: one of them is no judgement",
        ),
    ],
)
def test_a_trend_that_compares_nothing_says_why(before: Told, words: str) -> None:
    assert row(before, declared(Light.RED)).trend_in_words == words


def test_a_light_declared_again_shows_since_when_it_has_been_on() -> None:
    assert row(declared(Light.RED, START), declared(Light.RED)).held_since == START


# Stale --------------------------------------------------------------------------------------------------------------


def test_a_rating_nobody_looked_at_within_the_reporting_cycle_is_stale() -> None:
    told = (cadence(7), declared(Light.GREEN))
    assert row(*told, as_at=LOOKED_AT + timedelta(days=7)).is_stale is False
    stale = row(*told, as_at=LOOKED_AT + timedelta(days=8))
    assert (stale.is_stale, stale.stale_since) == (True, date(2018, 3, 9))


def test_confirming_a_rating_keeps_it_fresh() -> None:
    confirmed = Told("rag", "programme:overall", RatingConfirmedUnchanged(), AS_AT)
    shown = row(cadence(7), declared(Light.GREEN, START), confirmed)
    assert (shown.is_stale, shown.confirmed_on, shown.last_looked_at) == (False, AS_AT, AS_AT)


@pytest.mark.parametrize(
    "told",
    [
        (declared(Light.GREEN, START),),
        (cadence(7), declared(Light.GREEN, None)),
        (cadence(7), declared(Light.EXEMPT, START)),
    ],
)
def test_without_a_cycle_a_day_or_a_judgement_nobody_can_say_that_it_is_stale(told: tuple[Telling, ...]) -> None:
    shown = row(*told)
    assert (shown.is_stale, shown.stale_since) == (None, None)


def test_the_rating_of_what_is_over_needs_no_further_look() -> None:
    closed = ("programme", PROGRAMME, ProgrammeClosed(), LOOKED_AT)
    assert row(cadence(1), declared(Light.GREEN), closed).is_stale is False


# Against the plan ---------------------------------------------------------------------------------------------------


def test_green_outside_and_red_inside_is_a_contradiction_with_its_reason() -> None:
    shown = row(declared(Light.GREEN), planned("deck", date(2018, 3, 3)))
    assert shown.is_contradicted
    assert shown.contradiction == (
        "Green is declared; the plan suggests Red: “Deck done”, 2 days overdue with no new forecast."
    )


def test_a_contradiction_names_one_milestone_and_counts_the_others() -> None:
    late = [planned(ref, date(2018, 3, 2)) for ref in ("deck", "rails", "paint")]
    assert (row(declared(Light.AMBER), *late).contradiction or "").endswith("new forecast; and 2 more.")


def test_what_the_plan_suggests_stands_beside_with_its_rule_and_inputs() -> None:
    suggested = row(declared(Light.RED), planned("deck", date(2018, 3, 3))).suggested
    assert suggested is not None
    assert (suggested.rating.light, suggested.rule) == (Light.RED, Rule.OVERDUE_WITHOUT_A_NEW_FORECAST)
    assert suggested.rule_in_words == "Overdue without a new forecast"
    assert [(weighed.milestone, weighed.title) for weighed in suggested.inputs] == [("deck", "Deck done")]
    assert (suggested.amber_beyond, suggested.red_beyond) == (0, 10)


def test_a_suggestion_notes_what_its_light_would_hide() -> None:
    met = ("milestone", "deck", MilestoneMet(met_on=PlannedDate.on(date(2018, 2, 9))), date(2018, 2, 9))
    suggested = row(declared(Light.GREEN), planned("deck", date(2018, 2, 1)), met).suggested
    assert suggested is not None
    assert [(note.rule, note.title) for note in suggested.notes] == [(Rule.MET_LATE, "Deck done")]


def test_what_was_suggested_when_it_was_declared_stays_beside_what_is_suggested_now() -> None:
    then = Suggestion(rating=Rating(light=Light.GREEN), rule=Rule.ON_PLAN)
    shown = row(declared(Light.GREEN, suggested=then), planned("deck", date(2018, 3, 3)))
    assert shown.suggested is not None
    assert shown.suggested_when_declared is not None
    assert (shown.suggested_when_declared.rating.light, shown.suggested.rating.light) == (Light.GREEN, Light.RED)


def test_the_plan_speaks_on_the_scale_of_the_rating_so_that_a_new_scale_hides_nothing() -> None:
    adopted = ("programme", PROGRAMME, ScaleAdopted(scale=Scale.FIVE), AS_AT)
    shown = row(declared(Light.GREEN), planned("deck", date(2018, 3, 3)), adopted)
    assert (shown.rating.scale, shown.is_contradicted) == (Scale.THREE, True)


def test_the_plan_does_not_contradict_a_budget() -> None:
    shown = board(declared(Light.GREEN, dimension=Dimension.BUDGET), planned("deck", date(2018, 3, 3))).rows[1]
    assert (shown.dimension, shown.suggested, shown.is_contradicted) == (Dimension.BUDGET, None, False)


# Not rated ----------------------------------------------------------------------------------------------------------


def test_what_nobody_rated_is_not_rated_whatever_the_plan_suggests() -> None:
    shown = row(planned("deck", date(2018, 4, 3)))
    assert (shown.is_declared, shown.rating.light, shown.rating.in_words) == (False, Light.NOT_RATED, "Not rated")
    assert (shown.ref, shown.version, shown.trend, shown.trend_in_words) == ("programme:overall", 0, None, "not rated")
    assert shown.suggested is not None
    assert (shown.suggested.rating.light, shown.is_contradicted) == (Light.GREEN, False)


def test_an_open_workstream_without_an_overall_rating_is_missed_and_a_closed_one_is_not() -> None:
    closed = ("workstream", "steel", WorkstreamClosed(outcome=Outcome.COMPLETED), LOOKED_AT)
    rows = board(opened("works"), opened("steel"), closed, declared(Light.GREEN)).rows
    assert [(shown.subject, shown.is_declared) for shown in rows] == [(PROGRAMME, True), ("works", False)]


def test_a_closed_programme_is_not_missed() -> None:
    assert board(("programme", PROGRAMME, ProgrammeClosed(), LOOKED_AT)).rows == ()


# The board ----------------------------------------------------------------------------------------------------------


def test_rows_come_from_the_programme_down_with_the_overall_rating_first() -> None:
    shown = board(
        opened("works"),
        ("phase", "design", PhasePlanned(name="Design"), START),
        planned("deck", date(2018, 4, 3), "works"),
        declared(Light.AMBER, of=("milestone", "deck"), dimension=Dimension.SCHEDULE),
        declared(Light.GREEN, of=("phase", "design")),
        declared(Light.GREEN, of=("workstream", "works"), dimension=Dimension.BUDGET),
        declared(Light.RED, dimension=Dimension.BUDGET),
        declared(Light.RED),
    )
    assert [shown_row.ref for shown_row in shown.rows] == [
        "programme:overall",
        "programme:budget",
        "workstream:works:overall",
        "workstream:works:budget",
        "phase:design:overall",
        "milestone:deck:schedule",
    ]
    assert shown.dimensions == (Dimension.OVERALL, Dimension.SCHEDULE, Dimension.BUDGET)


def test_the_board_of_a_workstream_holds_what_lies_inside_it() -> None:
    shown = board(
        opened("works"),
        opened("steel", "works"),
        opened("people"),
        planned("deck", date(2018, 4, 3), "steel"),
        declared(Light.RED),
        declared(Light.AMBER, of=("milestone", "deck")),
        declared(Light.GREEN, of=("workstream", "people")),
        workstream="works",
    )
    assert [shown_row.subject for shown_row in shown.rows] == ["works", "steel", "deck"]


def test_the_board_of_an_unknown_workstream_is_refused() -> None:
    with pytest.raises(UnknownSubject, match="has no workstream “unheard-of”"):
        board(workstream="unheard-of")


def test_what_was_declared_of_a_thing_not_there_yet_is_not_lost() -> None:
    shown = board(declared(Light.GREEN), declared(Light.RED, of=("workstream", "to-come"))).rows[1]
    assert (shown.subject_title, shown.rating.light) == ("to-come", Light.RED)


def test_lights_are_counted_by_scale_and_never_ranked_together() -> None:
    shown = board(
        opened("works"),
        opened("steel"),
        opened("people"),
        opened("paint"),
        declared(Light.GREEN),
        declared(Light.GREEN, of=("workstream", "works"), scale=Scale.FIVE),
        declared(Light.AMBER_RED, of=("workstream", "steel"), scale=Scale.FIVE),
        declared(Light.EXEMPT, of=("workstream", "people")),
    )
    assert [(light.scale, light.in_words, light.count) for light in shown.lights] == [
        (Scale.THREE, "Green", 1),
        (Scale.FIVE, "Amber/Red", 1),
        (Scale.FIVE, "Green", 1),
    ]
    assert (shown.exempt, shown.not_rated) == (1, 1)
    assert shown.in_words == (
        "On the three-point scale: 1 green. On the five-point scale: 1 amber/red and 1 green. 1 thing is not rated."
    )


def test_the_board_says_first_what_is_stale_and_what_is_contradicted() -> None:
    shown = board(cadence(1), declared(Light.GREEN), planned("deck", date(2018, 3, 3)))
    assert (shown.stale, shown.contradicted, shown.cycle_in_days) == (1, 1, 1)
    assert shown.in_words == "1 green. 1 rating is stale. 1 rating is contradicted by its plan."


def test_a_board_without_judgements_says_so() -> None:
    assert board(("programme", PROGRAMME, ProgrammeClosed(), LOOKED_AT)).in_words == "Nothing is rated."


def test_the_board_is_read_as_at_a_day() -> None:
    told = (declared(Light.GREEN, START), declared(Light.RED))
    assert row(*told, as_at=LOOKED_AT - timedelta(days=1)).rating.light is Light.GREEN
    assert board(*told).as_at == AS_AT
