"""What is still open is expected on a day still to come, for a reason that fits."""

from datetime import date

import pytest

from domain.forecasting import DateHasGoneBy, NotEarlierThanPlanned, must_be_a_date_to_expect
from domain.milestone import Milestone
from domain.milestone_facts import MilestoneForecastChanged, MilestoneMet, MilestonePlanned
from domain.planned_date import PlannedDate
from domain.rating import Light, Scale
from domain.suggestion import Rule, Tolerance, suggest
from tests.domain.given import TODAY, given

MAY = PlannedDate.on(date(2026, 5, 29))
JULY = PlannedDate.on(date(2026, 7, 2))
LAST_YEAR = PlannedDate.on(date(2025, 7, 2))
TBC = PlannedDate.model_validate("TBC")
BRIDGE = given(Milestone, "M1", MilestonePlanned(title="Bridge opens", baseline=MAY))


def test_an_open_milestone_is_not_expected_on_a_day_that_has_gone_by() -> None:
    with pytest.raises(DateHasGoneBy, match="still open, and 2 July 2025 had gone by on 3 March 2026"):
        must_be_a_date_to_expect(BRIDGE, LAST_YEAR, reason="supplier", on=TODAY)


@pytest.mark.parametrize("planned", [JULY, TBC, PlannedDate.on(TODAY)])
def test_a_day_to_come_today_or_none_yet_may_be_expected(planned: PlannedDate) -> None:
    must_be_a_date_to_expect(BRIDGE, planned, reason="supplier", on=TODAY)


def test_a_paper_may_expect_what_it_expects() -> None:
    must_be_a_date_to_expect(BRIDGE, LAST_YEAR, reason="earlier-than-planned", on=None)


def test_what_is_met_is_the_decisions_to_answer() -> None:
    must_be_a_date_to_expect(
        given(Milestone, "M1", MilestonePlanned(title="Bridge opens"), MilestoneMet()), LAST_YEAR, reason=None, on=TODAY
    )


def test_earlier_than_planned_is_no_reason_for_a_later_date() -> None:
    with pytest.raises(NotEarlierThanPlanned, match="was expected on 29 May 2026, and 2 July 2026 is not earlier"):
        must_be_a_date_to_expect(BRIDGE, JULY, reason="earlier-than-planned", on=TODAY)


def test_leaving_the_date_out_hides_no_promise_that_has_gone_by() -> None:
    silent = given(
        Milestone, "M1", MilestonePlanned(title="Bridge opens", baseline=MAY), MilestoneForecastChanged(forecast=TBC)
    )
    found = suggest([silent], scale=Scale.THREE, tolerance=Tolerance(), as_at=date(2026, 6, 1))
    assert (found.rating.light, found.rule) == (Light.RED, Rule.PAST_ITS_PROMISE_WITHOUT_A_DATE)
    assert found.inputs[0].detail == "promised for 29 May 2026; no date is given now"
    before = suggest([silent], scale=Scale.THREE, tolerance=Tolerance(), as_at=date(2026, 5, 29))
    assert before.rule is Rule.NOTHING_TO_GO_BY
