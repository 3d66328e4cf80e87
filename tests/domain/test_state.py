"""The states of a history take little room, as one is kept for each of its entries."""

import sys
from datetime import date

from domain.milestone import Milestone
from domain.milestone_facts import MilestoneForecastChanged, MilestoneMet, MilestonePlanned
from domain.planned_date import PlannedDate
from tests.domain.given import given

BRIDGE_OPENS = MilestonePlanned(title="Bridge opens", baseline=PlannedDate.on(date(2026, 7, 2)))


def test_states_have_the_names_of_their_fields_in_common_however_often_a_thing_changes() -> None:
    later = MilestoneForecastChanged(forecast=PlannedDate.on(date(2026, 7, 14)))
    for milestone in (
        given(Milestone, "M4", BRIDGE_OPENS),
        given(Milestone, "M4", BRIDGE_OPENS, later, MilestoneMet()),
    ):
        by_themselves = dict(milestone.__dict__.items())
        assert by_themselves == milestone.__dict__
        assert sys.getsizeof(milestone.__dict__) < sys.getsizeof(by_themselves) / 2
