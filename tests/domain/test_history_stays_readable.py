"""What was recorded stays readable, whatever rules came later."""

from datetime import date

import pytest

from domain.aggregates import AGGREGATES
from domain.phase import Phase, PhasePlanned
from domain.planned_date import PlannedDate, Precision
from domain.state import State
from tests.domain.given import given

HALF_A_MONTH = PlannedDate.on(date(2018, 1, 15)).model_copy(
    update={"ends": date(2018, 2, 3), "precision": Precision.MONTH}
)
"""A window that no order could be given with today."""


def test_a_window_that_todays_rules_would_refuse_still_folds() -> None:
    planned = PhasePlanned(name="Design").model_copy(update={"window": HALF_A_MONTH})
    assert given(Phase, "P1", planned).window == HALF_A_MONTH


@pytest.mark.parametrize("state", [aggregate.state for aggregate in AGGREGATES.values()])
def test_every_default_of_a_state_can_be_shared(state: type[State]) -> None:
    """States are made with the defaults of their class, so none may be something that changes."""
    defaults = [field.get_default() for field in state.model_fields.values() if not field.is_required()]
    assert all(hash(default) is not None for default in defaults)


def test_a_state_made_without_validation_is_one_that_validation_would_make() -> None:
    begun = given(Phase, "P1", PhasePlanned(name="Design", number=1))
    assert Phase.model_validate(begun.model_dump()) == begun
