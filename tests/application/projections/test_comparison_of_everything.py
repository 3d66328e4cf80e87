"""Whatever is compared: every fact and field counts, backwards is the mirror, the same differs in nothing."""

from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from application.projections.comparison import NOUNS, FieldChange, Sort, ThingCompared, comparison
from application.projections.fields.every_field import BOOKKEEPING, FIELDS, OF_EVERY_THING, OF_NO_PROGRAMME
from application.projections.fields.field import Names
from domain.aggregates import AGGREGATES
from domain.entry import Entry
from domain.record import Moment, Record, advance, nothing_at
from domain.state import State
from tests.application.projections.building import entries_of
from tests.application.projections.story import STORY

FIRST = date(2017, 11, 1)
BRIDGE = tuple(telling for telling, _ in STORY if telling.kind not in OF_NO_PROGRAMME)
"""Every fact that a programme holds."""


@cache
def whole_story() -> tuple[Entry, ...]:
    """Every fact there is, each a day after the one before."""
    days = (FIRST + timedelta(days=number) for number in range(len(BRIDGE)))
    return entries_of(*(telling._replace(day=day) for telling, day in zip(BRIDGE, days, strict=True)))


@cache
def told_so_far(number: int) -> Record:
    return advance(nothing_at(Moment(date(2030, 1, 1))), whole_story()[:number])


MOMENTS = st.integers(min_value=1, max_value=len(BRIDGE))


@pytest.mark.parametrize("number", range(1, len(BRIDGE)))
def test_every_fact_makes_a_difference_to_the_thing_it_is_about(number: int) -> None:
    entry = whole_story()[number]
    found = comparison(told_so_far(number), told_so_far(number + 1))
    assert [(thing.kind, thing.ref) for thing in found.things] == [(entry.kind, entry.ref)]
    assert found.things[0].changes


@given(MOMENTS)
def test_a_moment_compared_with_itself_says_nothing(number: int) -> None:
    found = comparison(told_so_far(number), told_so_far(number))
    assert (found.things, found.kinds, found.turned) == ((), (), ())
    assert found.headline.startswith("Nothing differs between ")


@settings(deadline=None, max_examples=60)
@given(MOMENTS, MOMENTS)
def test_the_other_way_round_is_its_mirror(one: int, other: int) -> None:
    there = comparison(told_so_far(one), told_so_far(other))
    back = comparison(told_so_far(other), told_so_far(one))
    assert [mirrored(thing) for thing in there.things] == [
        thing.model_copy(update={"turns": ()}) for thing in back.things
    ]


def mirrored(thing: ThingCompared) -> ThingCompared:
    sorts = {Sort.ADDED: Sort.GONE, Sort.GONE: Sort.ADDED, Sort.CHANGED: Sort.CHANGED}
    changes = tuple(turned_round(change) for change in thing.changes)
    return thing.model_copy(update={"sort": sorts[thing.sort], "changes": changes, "turns": ()})


def turned_round(change: FieldChange) -> FieldChange:
    return change.model_copy(update={"changed_from": change.changed_to, "changed_to": change.changed_from})


@pytest.mark.parametrize("kind", sorted(AGGREGATES.keys() - OF_NO_PROGRAMME.keys()))
def test_every_field_of_every_thing_is_compared_or_left_out_for_a_reason(kind: str) -> None:
    left_out = {**OF_EVERY_THING, **BOOKKEEPING.get(kind, {})}
    compared_fields = {name for field in FIELDS[kind] for name in field.of}
    assert compared_fields | left_out.keys() == set(AGGREGATES[kind].state.model_fields)
    assert not compared_fields & left_out.keys()
    assert all(left_out.values())


def test_every_kind_has_a_name_and_every_label_is_used_once() -> None:
    assert NOUNS.keys() == FIELDS.keys()
    for fields in FIELDS.values():
        labels = [field.label for field in fields]
        assert len(set(labels)) == len(labels)


class Watched:
    """A state that notes which of its fields are looked at."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.seen: set[str] = set()

    def __getattr__(self, name: str) -> object:
        value = getattr(type(self.state), name, None)
        if isinstance(value, property) and value.fget:
            return value.fget(self)
        self.seen.add(name)
        return getattr(self.state, name)


@pytest.mark.parametrize("kind", sorted(FIELDS))
def test_what_a_field_says_depends_on_nothing_but_the_fields_it_is_told_from(kind: str) -> None:
    """It is asked for only where one of those has changed."""
    for record in (told_so_far(number) for number in range(1, len(BRIDGE) + 1)):
        for state in record.states.get(kind, {}).values():
            for field in FIELDS[kind]:
                watched = Watched(state)
                field.said(watched, Names(record))
                assert watched.seen <= set(field.of), field.label
