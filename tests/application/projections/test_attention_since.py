"""What needs attention says since when, wherever the record knows, and what nobody looks after needs it too."""

from datetime import date

import pytest

from application.projections.attention import attention
from application.projections.needs import AttentionItem, Need
from domain.highlight_report import HighlightReportDrafted
from domain.milestone_facts import MilestoneForecastChanged, MilestoneForecastConfirmed, MilestonePlanned
from domain.planned_date import PlannedDate
from domain.programme import CadenceSet, ProgrammeClosed
from domain.rag_status import Dimension, RatedKind, RatingDeclared, rag_ref
from domain.rating import Light, Rating
from domain.reporting_cycle import Cadence
from domain.risk import RiskAssessed, RiskConfirmedUnchanged, RiskIdentified
from domain.score import Score
from domain.workstream import Outcome, WorkstreamClosed, WorkstreamOpened
from tests.application.projections.building import PROGRAMME, Telling, record_of

START, FIRST, SECOND, AS_AT = date(2018, 1, 2), date(2018, 2, 6), date(2018, 2, 20), date(2018, 3, 5)
WEEKLY: Telling = ("programme", PROGRAMME, CadenceSet(cadence=Cadence(every_days=7)), START)
GREEN: Telling = (
    "rag",
    rag_ref(RatedKind.PROGRAMME, PROGRAMME, Dimension.OVERALL),
    RatingDeclared(
        subject_kind=RatedKind.PROGRAMME,
        subject=PROGRAMME,
        dimension=Dimension.OVERALL,
        rating=Rating(light=Light.GREEN),
    ),
    START,
)


def planned(ref: str, due: date, *depends_on: str) -> Telling:
    fact = MilestonePlanned(title=ref, baseline=PlannedDate.on(due), depends_on=depends_on)
    return ("milestone", ref, fact, START)


def moved(ref: str, forecast: date, day: date) -> Telling:
    return ("milestone", ref, MilestoneForecastChanged(forecast=PlannedDate.on(forecast)), day)


def found(need: Need, *told: Telling, workstream: str | None = None) -> list[AttentionItem]:
    shown = attention(record_of(*told, as_at=AS_AT), workstream=workstream).items
    return [item for item in shown if item.need is need]


def only(need: Need, *told: Telling) -> AttentionItem:
    (item,) = found(need, *told)
    return item


# Contradicted ---------------------------------------------------------------------------------------------------------


def test_a_rating_is_contradicted_since_the_first_milestone_that_decides_was_overdue() -> None:
    item = only(Need.CONTRADICTED, GREEN, planned("rails", date(2018, 3, 1)), planned("deck", date(2018, 2, 27)))
    assert item.since == date(2018, 2, 28)


def test_a_rating_is_contradicted_since_the_first_forecast_that_slips_too_far() -> None:
    slips = (moved("deck", date(2018, 5, 1), FIRST), moved("deck", date(2018, 6, 1), SECOND))
    assert only(Need.CONTRADICTED, GREEN, planned("deck", date(2018, 4, 3)), *slips).since == FIRST


def test_a_forecast_that_came_back_in_between_begins_the_contradiction_anew() -> None:
    days = ((date(2018, 5, 1), START), (date(2018, 4, 3), FIRST), (date(2018, 6, 1), SECOND))
    moves = [moved("deck", forecast, day) for forecast, day in days]
    assert only(Need.CONTRADICTED, GREEN, planned("deck", date(2018, 4, 3)), *moves).since == SECOND


# Waiting --------------------------------------------------------------------------------------------------------------


def test_a_milestone_waits_since_the_other_was_overdue() -> None:
    told = (planned("steel", SECOND), planned("deck", date(2018, 4, 12), "steel"))
    assert only(Need.LATE_PREDECESSOR, *told).since == date(2018, 2, 21)


def test_a_milestone_waits_since_the_other_came_to_be_expected_after_it() -> None:
    told = (planned("steel", date(2018, 4, 1)), planned("deck", date(2018, 4, 12), "steel"))
    slips = (moved("steel", date(2018, 5, 1), FIRST), moved("steel", date(2018, 6, 1), SECOND))
    assert only(Need.LATE_PREDECESSOR, *told, *slips).since == FIRST


def test_a_milestone_moved_before_the_other_waits_since_it_was_moved() -> None:
    told = (planned("steel", date(2018, 4, 1)), planned("deck", date(2018, 4, 12), "steel"))
    assert only(Need.LATE_PREDECESSOR, *told, moved("deck", date(2018, 3, 20), SECOND)).since == SECOND


# Risks ----------------------------------------------------------------------------------------------------------------


def test_a_high_risk_is_so_since_its_score_last_changed_whoever_looked_at_it_since() -> None:
    told: list[Telling] = [("risk", "R1", RiskIdentified(event="The steel is late"), START)]
    told += [("risk", "R1", RiskAssessed(current=Score(likelihood=5, impact=4)), FIRST)]
    told += [("risk", "R1", RiskConfirmedUnchanged(), SECOND)]
    assert only(Need.HIGH_RISK, *told).since == FIRST


# Stale ----------------------------------------------------------------------------------------------------------------


def test_a_date_nobody_has_confirmed_within_the_cycle_needs_attention() -> None:
    item = only(Need.STALE_FORECAST, WEEKLY, planned("deck", date(2018, 4, 3)))
    assert (item.ref, item.why) == ("deck", "Nobody has given or confirmed its date since 2 January 2018.")
    assert item.since == date(2018, 1, 10)


@pytest.mark.parametrize("due", [date(2018, 4, 3), START])
def test_a_date_confirmed_within_the_cycle_or_overdue_already_is_not_told_as_stale(due: date) -> None:
    confirmed: Telling = ("milestone", "deck", MilestoneForecastConfirmed(), AS_AT if due > AS_AT else START)
    assert found(Need.STALE_FORECAST, WEEKLY, planned("deck", due), confirmed) == []


def test_a_risk_nobody_has_looked_at_within_the_cycle_needs_attention() -> None:
    item = only(Need.STALE_RISK, WEEKLY, ("risk", "R1", RiskIdentified(event="The steel is late"), START))
    assert (item.ref, item.why, item.since) == (
        "R1",
        "Nobody has looked at it since 2 January 2018.",
        date(2018, 1, 10),
    )


# Reports --------------------------------------------------------------------------------------------------------------


def drafted(ref: str, workstream: str | None = None) -> Telling:
    return ("highlight-report", ref, HighlightReportDrafted(reported_on=FIRST, workstream=workstream), FIRST)


def test_a_report_that_was_due_and_that_nobody_has_begun_needs_attention() -> None:
    item = only(Need.REPORT_OVERDUE, WEEKLY, drafted("H1"))
    assert item.title == "Bridge renewal: the report after 6 February 2018"
    assert (item.ref, item.why) == ("H1", "It was due 13 February 2018; nobody has begun it.")
    assert item.since == date(2018, 2, 14)


def test_a_workstream_misses_its_own_report_until_it_is_closed() -> None:
    told = [
        WEEKLY,
        ("workstream", "works", WorkstreamOpened(name="Works"), START),
        drafted("H1"),
        drafted("H2", "works"),
    ]
    closed: Telling = ("workstream", "works", WorkstreamClosed(outcome=Outcome.COMPLETED), SECOND)
    assert [item.ref for item in found(Need.REPORT_OVERDUE, *told)] == ["H1", "H2"]
    assert [item.ref for item in found(Need.REPORT_OVERDUE, *told, workstream="works")] == ["H2"]
    assert [item.ref for item in found(Need.REPORT_OVERDUE, *told, closed)] == ["H1"]


def test_a_closed_programme_owes_no_report() -> None:
    assert found(Need.REPORT_OVERDUE, WEEKLY, drafted("H1"), ("programme", PROGRAMME, ProgrammeClosed(), SECOND)) == []
