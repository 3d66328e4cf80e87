"""An open milestone past its promise whose forecast states no day needs attention: nobody says when it will come."""

from datetime import date

import pytest

from application.projections.attention import attention
from application.projections.milestones import milestone_list
from application.projections.needs import Need
from domain.milestone_facts import MilestoneForecastChanged, MilestoneMet, MilestonePlanned
from domain.planned_date import PlannedDate, Precision
from domain.record import Record
from tests.application.projections.building import Telling, record_of

START, PROMISED, AFTER = date(2018, 9, 3), date(2018, 10, 1), date(2018, 10, 2)
TO_BE_CONFIRMED = PlannedDate(precision=Precision.UNKNOWN, as_written="TBC")


def moved(to: PlannedDate, *more: Telling, as_at: date = AFTER, said_on: date = START) -> Record:
    planned = MilestonePlanned(title="Deck done", baseline=PlannedDate.on(PROMISED))
    forecast = MilestoneForecastChanged(forecast=to)
    return record_of(
        ("milestone", "deck", planned, START), ("milestone", "deck", forecast, said_on), *more, as_at=as_at
    )


@pytest.mark.parametrize(("said_on", "since"), [(START, AFTER), (date(2018, 10, 5), date(2018, 10, 5))])
def test_past_its_promise_without_a_date_it_needs_attention(said_on: date, since: date) -> None:
    found = attention(moved(TO_BE_CONFIRMED, said_on=said_on, as_at=date(2018, 10, 9)))
    undated = [item for item in found.items if item.need is Need.UNDATED]
    words = "Promised for 1 October 2018; no date is given now."
    assert [(item.ref, item.why, item.since) for item in undated] == [("deck", words, since)]
    assert "1 milestone is past its promise without a date" in found.in_words


def test_the_list_says_so_in_its_row() -> None:
    (row,) = milestone_list(moved(TO_BE_CONFIRMED)).milestones
    assert (row.undated_in_words, row.is_overdue) == ("promised for 1 October 2018; no date is given now", False)


@pytest.mark.parametrize(
    "record",
    [
        moved(TO_BE_CONFIRMED, as_at=PROMISED),
        moved(PlannedDate.on(date(2018, 12, 1))),
        moved(TO_BE_CONFIRMED, ("milestone", "deck", MilestoneMet(), AFTER)),
    ],
    ids=["still within its promise", "a new date is given", "met"],
)
def test_otherwise_nothing_is_missed(record: Record) -> None:
    (row,) = milestone_list(record).milestones
    assert row.undated_in_words is None
    assert [item for item in attention(record).items if item.need is Need.UNDATED] == []
