"""What was made of a record, or of one thing, is made once, and never shown for another."""

from datetime import date

from application.projections.kept import Kept, KeptOfEach
from domain.record import Moment, Record, States
from domain.state import State

TODAY = Moment(date(2026, 7, 14))


def bridge(states: States | None = None, moment: Moment = TODAY) -> Record:
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


def state(ref: str = "P1") -> State:
    return State(programme="bridge", ref=ref, version=1, position=1, since=None, latest_on=None)


def test_what_was_made_of_one_thing_is_made_once() -> None:
    kept, make, one = KeptOfEach[int](2), Maker(), state()
    assert [kept.of(one, (TODAY,), make), kept.of(one, (TODAY,), make)] == [1, 1]


def test_of_another_state_or_beside_other_things_it_is_made_anew() -> None:
    kept, make, one = KeptOfEach[int](9), Maker(), state()
    assert [kept.of(one, (TODAY,), make), kept.of(state(), (TODAY,), make)] == [1, 2]
    assert kept.of(one, (TODAY, state("P2")), make) == 3


def test_a_state_that_is_kept_can_not_be_taken_for_another() -> None:
    kept, make = KeptOfEach[int](1000), Maker()
    assert [kept.of(state(), (), make) for _ in range(100)] == list(range(1, 101))


def test_of_so_many_things_alone_it_is_kept_and_what_was_asked_for_last_stays() -> None:
    kept, make = KeptOfEach[int](2), Maker()
    first, second, third = state(), state(), state()
    for one in (first, second, first, third):
        kept.of(one, (), make)
    assert kept.of(first, (), make) == 1
    assert kept.of(second, (), make) == 4
