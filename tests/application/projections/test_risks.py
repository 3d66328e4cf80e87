"""The risk register shows scores as far as they were given, how they moved, and what is being done."""

from datetime import date, timedelta

import pytest

from application.projections.risk_rows import Movement, RiskRow, RiskStanding
from application.projections.risks import RiskMap, RiskRegister, risk_register
from domain.fact import Fact
from domain.money import Money
from domain.planned_date import PlannedDate
from domain.programme import CadenceSet
from domain.refusals import UnknownSubject
from domain.reporting_cycle import Cadence
from domain.risk import (
    Nature,
    Response,
    RiskAssessed,
    RiskClosed,
    RiskConfirmedUnchanged,
    RiskEscalated,
    RiskIdentified,
    RiskMaterialised,
    RiskMitigationAgreed,
    RiskMitigationDone,
    RiskResponseChosen,
)
from domain.score import Score
from domain.workstream import WorkstreamOpened
from tests.application.projections.building import PROGRAMME, Telling, record_of

FOUND, LATER, AS_AT = date(2018, 1, 2), date(2018, 2, 6), date(2018, 3, 5)
LATE_STEEL = RiskIdentified(
    event="The steel arrives late",
    cause="One supplier makes all of it",
    effect="The bridge opens after the summer fair",
    category="supply",
    current=Score(likelihood=4, impact=3),
    owner_role="Bridge engineer",
    response=Response.TREAT,
)
UNSCORED = RiskIdentified(event="The river floods")
SCRAP = RiskIdentified(event="Scrap prices rise", nature=Nature.OPPORTUNITY, category="benefit")


def told(ref: str, *facts: Fact, day: date | None = FOUND) -> list[Telling]:
    """The first fact on the day given, the others later."""
    return [("risk", ref, fact, day if number == 0 else LATER) for number, fact in enumerate(facts)]


def register(*tellings: Telling, workstream: str | None = None, as_at: date = AS_AT) -> RiskRegister:
    return risk_register(record_of(*tellings, as_at=as_at), workstream=workstream)


def row(*facts: Fact, day: date | None = FOUND, as_at: date = AS_AT) -> RiskRow:
    return register(*told("R1", *facts, day=day), as_at=as_at).risks[0]


def weekly() -> Telling:
    return ("programme", PROGRAMME, CadenceSet(cadence=Cadence(every_days=7)), FOUND)


def counts_of(shown: RiskMap) -> dict[tuple[int, int], int]:
    return {
        (likelihood, impact): number
        for likelihood, line in enumerate(shown.counts, start=1)
        for impact, number in enumerate(line, start=1)
        if number
    }


def test_a_risk_shows_cause_event_and_effect_with_its_owner_and_response() -> None:
    shown = row(LATE_STEEL)
    assert (shown.ref, shown.version, shown.event) == ("R1", 1, "The steel arrives late")
    assert (shown.cause, shown.effect) == ("One supplier makes all of it", "The bridge opens after the summer fair")
    assert (shown.owner_role, shown.response, shown.identified_on) == ("Bridge engineer", Response.TREAT, FOUND)
    assert shown.standing_score is not None
    assert shown.standing_score.in_words == "12 (likelihood 4, impact 3)"


def test_nothing_is_made_up_for_a_risk_nobody_scored() -> None:
    shown = row(UNSCORED)
    assert (shown.inherent, shown.current, shown.target, shown.standing_score, shown.movement) == (None,) * 5
    assert (shown.owner_role, shown.response, shown.effect, shown.exposure) == (None,) * 4
    assert (shown.movement_in_words, shown.exposure_in_words) == ("not scored", "not stated")


def test_half_a_score_has_no_product_and_no_place_on_the_map() -> None:
    shown = register(*told("R1", RiskIdentified(event="The river floods", current=Score(impact=5))))
    assert shown.risks[0].current is not None
    assert (shown.risks[0].current.product, shown.counts.scored) == (None, 0)
    assert (shown.threats.current.placed, shown.threats.current.unscored) == (0, 1)


@pytest.mark.parametrize(
    ("again", "movement", "words"),
    [
        (Score(likelihood=2, impact=3), Movement.DOWN, "down from 12 to 6"),
        (Score(likelihood=5, impact=3), Movement.UP, "up from 12 to 15"),
        (Score(likelihood=3, impact=4), Movement.SAME, "still 12"),
        (
            Score(impact=3),
            Movement.NOT_COMPARABLE,
            "not comparable: 12 (likelihood 4, impact 3) before, likelihood not stated, impact 3 now",
        ),
    ],
)
def test_a_score_moves_from_the_one_before_it(again: Score, movement: Movement, words: str) -> None:
    shown = row(LATE_STEEL, RiskAssessed(current=again))
    assert (shown.movement, shown.movement_in_words) == (movement, words)


def test_scoring_the_target_alone_does_not_hide_how_the_score_moved() -> None:
    shown = row(LATE_STEEL, RiskAssessed(current=Score(likelihood=2, impact=3)), RiskAssessed(target=Score(impact=1)))
    assert shown.movement_in_words == "down from 12 to 6"


def test_a_score_given_once_has_not_moved() -> None:
    assert (row(LATE_STEEL).movement, row(LATE_STEEL).movement_in_words) == (None, "no earlier score")


def test_the_inherent_score_counts_until_a_current_one_is_given() -> None:
    shown = row(RiskIdentified(event="The river floods", inherent=Score(likelihood=3, impact=5)))
    assert shown.standing_score is not None
    assert (shown.standing_score.product, shown.current) == (15, None)


# Answering ------------------------------------------------------------------------------------------------------------


def agreed(due: date | None) -> RiskMitigationAgreed:
    return RiskMitigationAgreed(action="A1", what="Find a second supplier", due=PlannedDate.on(due) if due else None)


def test_an_action_is_overdue_after_its_last_day_and_not_on_it() -> None:
    due = row(LATE_STEEL, agreed(AS_AT)).mitigations[0]
    assert (due.is_overdue, due.days_overdue) == (False, None)
    late = row(LATE_STEEL, agreed(AS_AT - timedelta(days=3)))
    assert (late.mitigations[0].days_overdue, late.overdue_mitigations) == (3, 1)


@pytest.mark.parametrize("over", [RiskMitigationDone(action="A1"), RiskClosed(), RiskMaterialised(issue="I1")])
def test_what_is_done_or_moot_is_not_overdue(over: Fact) -> None:
    assert row(LATE_STEEL, agreed(LATER), over).overdue_mitigations == 0


def test_an_action_without_a_day_is_never_overdue() -> None:
    assert row(LATE_STEEL, agreed(None)).overdue_mitigations == 0


def test_an_escalation_shows_to_whom_and_when() -> None:
    shown = row(LATE_STEEL, RiskEscalated(to="Steering group"))
    assert (shown.escalated_to, shown.escalated_on) == ("Steering group", LATER)


def test_exposure_is_shown_in_words() -> None:
    shown = row(RiskIdentified(event="The river floods", exposure=Money.pounds(230_000)))
    assert shown.exposure_in_words == "£230,000"


@pytest.mark.parametrize(
    ("over", "standing", "words"),
    [
        (RiskMaterialised(issue="I1"), RiskStanding.BECAME_AN_ISSUE, "became issue I1"),
        (RiskClosed(), RiskStanding.CLOSED, "closed"),
    ],
)
def test_a_risk_that_is_over_says_how(over: Fact, standing: RiskStanding, words: str) -> None:
    shown = row(LATE_STEEL, over)
    assert (shown.standing, shown.standing_in_words) == (standing, words)


# Looked at ------------------------------------------------------------------------------------------------------------


def test_a_risk_nobody_looked_at_within_the_reporting_cycle_is_stale() -> None:
    stale = register(weekly(), *told("R1", LATE_STEEL)).risks[0]
    assert (stale.is_stale, stale.stale_since, stale.age_in_days) == (True, date(2018, 1, 10), 62)


def test_confirming_a_risk_is_a_look_and_not_a_change() -> None:
    shown = row(LATE_STEEL, RiskConfirmedUnchanged())
    assert (shown.assessed_on, shown.changed_on) == (LATER, FOUND)


def test_choosing_a_response_is_a_change_and_not_an_assessment() -> None:
    shown = row(LATE_STEEL, RiskResponseChosen(response=Response.TOLERATE))
    assert (shown.assessed_on, shown.changed_on) == (FOUND, LATER)


def test_without_a_cycle_or_a_day_nobody_can_say_that_it_is_stale() -> None:
    assert row(LATE_STEEL).is_stale is None
    assert register(weekly(), *told("R1", LATE_STEEL, day=None)).risks[0].is_stale is None


def test_a_closed_risk_needs_no_further_look() -> None:
    assert register(weekly(), *told("R1", LATE_STEEL, RiskClosed())).risks[0].is_stale is False


# The register ---------------------------------------------------------------------------------------------------------


def test_the_map_counts_open_threats_by_likelihood_and_impact() -> None:
    scored = LATE_STEEL.model_copy(update={"target": Score(likelihood=1, impact=3)})
    shown = register(
        *told("R1", scored), *told("R2", LATE_STEEL), *told("R3", UNSCORED), *told("R4", scored, RiskClosed())
    )
    assert counts_of(shown.threats.current) == {(4, 3): 2}
    assert shown.threats.current.cells[0].refs == ("R1", "R2")
    assert (shown.threats.current.placed, shown.threats.current.unscored) == (2, 1)
    assert (counts_of(shown.threats.target), shown.threats.target.unscored) == ({(1, 3): 1}, 2)
    assert (shown.threats.inherent.placed, shown.threats.inherent.unscored) == (0, 3)


def test_the_map_has_five_lines_of_five() -> None:
    assert [len(line) for line in register().threats.current.counts] == [5] * 5


def test_opportunities_are_mapped_apart() -> None:
    scored = SCRAP.model_copy(update={"current": Score(likelihood=5, impact=5)})
    shown = register(*told("R1", LATE_STEEL), *told("O1", scored))
    assert counts_of(shown.threats.current) == {(4, 3): 1}
    assert counts_of(shown.opportunities.current) == {(5, 5): 1}


def test_counts_say_what_is_not_stated_in_all_and_by_category() -> None:
    shown = register(
        *told("R1", LATE_STEEL, agreed(LATER)),
        *told("R2", UNSCORED, RiskMaterialised(issue="I1")),
        *told("O1", SCRAP, RiskClosed()),
    )
    counts = shown.counts
    assert (counts.total, counts.threats, counts.opportunities) == (3, 2, 1)
    assert (counts.open, counts.became_issues, counts.closed) == (1, 1, 1)
    assert (counts.scored, counts.unscored, counts.with_effect) == (1, 2, 1)
    assert (counts.owner_not_stated, counts.response_not_stated, counts.without_mitigation) == (2, 2, 2)
    assert (counts.overdue_mitigations, counts.escalated, counts.stale) == (1, 0, 0)
    assert [(one.category, one.total, one.opportunities) for one in shown.by_category] == [
        ("supply", 1, 0),
        (None, 1, 0),
        ("benefit", 1, 1),
    ]


def test_the_register_says_first_how_many_there_are_and_how_many_are_scored() -> None:
    everything = (*told("R1", LATE_STEEL), *told("R2", UNSCORED, RiskMaterialised(issue="I1")), *told("O1", SCRAP))
    assert register(*everything).in_words == (
        "2 risks and 1 opportunity: 2 open and 1 became an issue. 2 of them have no score."
    )
    assert register(*told("R1", LATE_STEEL)).in_words == "1 risk: 1 open. All of them are scored."
    assert register(*told("R1", UNSCORED)).in_words == "1 risk: 1 open. None of them is scored."
    assert register().in_words == "No risk is in the register."


def test_the_register_of_a_workstream_holds_what_lies_inside_it() -> None:
    works = ("workstream", "works", WorkstreamOpened(name="Works"), FOUND)
    inside = UNSCORED.model_copy(update={"workstream": "works"})
    shown = register(works, *told("R1", LATE_STEEL), *told("R2", inside), workstream="works")
    assert [one.ref for one in shown.risks] == ["R2"]
    with pytest.raises(UnknownSubject, match="has no workstream “unheard-of”"):
        register(workstream="unheard-of")


def test_the_register_is_read_as_at_a_day() -> None:
    assert register(*told("R1", LATE_STEEL, RiskClosed()), as_at=FOUND).counts.open == 1
    assert register(*told("R1", LATE_STEEL), as_at=FOUND - timedelta(days=1)).risks == ()
    assert register(*told("R1", LATE_STEEL, day=None), as_at=date(2001, 1, 1)).counts.open == 1
