"""What was made of a record is made once, and never shown for another record."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from application.projections.kept import Kept
from domain.record import Moment, Record

TODAY = Moment(date(2026, 7, 14))


def bridge(states: Mapping[str, Any] | None = None, moment: Moment = TODAY) -> Record:
    return Record(moment, 1, {} if states is None else states)


class Maker:
    """Counts how often it was asked to make something."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> int:
        self.times += 1
        return self.times


def test_what_was_made_of_a_record_is_made_once() -> None:
    kept, make, record = Kept[int](2), Maker(), bridge()
    assert [kept.of(record, None, make), kept.of(record._replace(position=2), None, make)] == [1, 1]


def test_other_states_another_moment_or_another_part_are_made_anew() -> None:
    kept, make, record = Kept[int](9), Maker(), bridge()
    others = [bridge(), record._replace(moment=Moment(date(2026, 7, 15)))]
    assert kept.of(record, None, make) == 1
    assert [kept.of(other, None, make) for other in others] == [2, 3]
    assert kept.of(record, "W1", make) == 4


def test_states_that_are_kept_can_not_be_taken_for_others() -> None:
    kept, make = Kept[int](1000), Maker()
    assert [kept.of(bridge({}), None, make) for _ in range(100)] == list(range(1, 101))


def test_only_so_much_is_kept_and_what_was_asked_for_last_stays() -> None:
    kept, make = Kept[int](2), Maker()
    first, second, third = bridge(), bridge(), bridge()
    for record in (first, second, first, third):
        kept.of(record, None, make)
    assert kept.of(first, None, make) == 1
    assert kept.of(second, None, make) == 4
