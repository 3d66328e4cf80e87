"""One reading of the entries gives the record at any moment, in whatever order moments are asked for."""

from datetime import date, datetime, timedelta
from itertools import product

import pytest

from domain.entry import Entry
from domain.erasing import ErasureRecorded, FactErased
from domain.history import History
from domain.milestone import Milestone
from domain.record import Moment, Record, folded
from tests.domain.given import NOON
from tests.domain.test_record import FEBRUARY, HISTORY, JANUARY, MARCH

DAYS = [day + timedelta(days=step) for day in (JANUARY, FEBRUARY, MARCH) for step in (-1, 0)]
TIMES: list[datetime | None] = [None, NOON, NOON - timedelta(days=30)]
MOMENTS = [
    Moment(day, known_at, up_to=up_to) for day, known_at, up_to in product(DAYS, TIMES, (None, 1, len(HISTORY) - 1))
]


def in_full(record: Record) -> dict[str, object]:
    return {kind: dict(held) for kind, held in record.states.items() if held} | {"at": record.moment}


def entry_of(history: list[Entry], ref: str) -> Entry:
    return next(entry for entry in history if entry.ref == ref)


@pytest.mark.parametrize("moments", [MOMENTS, MOMENTS[::-1]], ids=["forwards", "backwards"])
def test_each_record_is_the_one_folded_by_itself(moments: list[Moment]) -> None:
    history = History(HISTORY)
    assert [in_full(history.at(moment)) for moment in moments] == [in_full(folded(at, HISTORY)) for at in moments]


def test_what_did_not_change_between_two_moments_is_the_very_same_state() -> None:
    history = History(HISTORY)
    early, late = (history.at(Moment(day)) for day in (MARCH, MARCH + timedelta(days=1)))
    assert all(late.get(Milestone, ref) is state for ref, state in early.all(Milestone).items())


def test_where_nothing_was_recorded_there_is_nothing_at_any_moment() -> None:
    assert History(()).at(Moment(MARCH)).is_empty


def test_what_counted_and_was_erased_since_is_told_with_what_erased_it() -> None:
    first, last = HISTORY[0], HISTORY[-1]
    counted = last._replace(fact=FactErased())
    correction = last._replace(position=last.position + 1, version=last.version + 1, corrects=last.position)
    erasure = correction._replace(
        position=correction.position + 1,
        version=correction.version + 1,
        fact=ErasureRecorded(position=last.position),
        corrects=None,
    )
    history = History([*HISTORY[:-1], counted, correction, erasure])
    (found,) = history.erased(Moment(date.max, up_to=last.position))
    assert (found.entry, found.by, found.later) == (counted, erasure, ())
    assert list(history.erased(Moment(date.max, up_to=correction.position))) == []
    assert list(history.erased(Moment(date.max, up_to=first.position))) == []
