"""History has already happened: folding it never refuses, whatever it holds and in whatever order."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.aggregates import AGGREGATES, FACTS, Aggregate, fold
from domain.fact import Fact
from domain.state import State
from tests.domain.every_fact import EVERY_FACT
from tests.domain.given import entries, told

FIRST = {kind: next(fact for fact in EVERY_FACT if type(fact) in house.facts) for kind, house in AGGREGATES.items()}
HOUSES = tuple(AGGREGATES.values())
DAYS = st.none() | st.dates(date(1900, 1, 1), date(2199, 12, 31))


def test_there_is_an_example_of_every_fact() -> None:
    assert [type(fact).__name__ for fact in EVERY_FACT] == list(FACTS)


@given(house=st.sampled_from(HOUSES), later=st.lists(st.tuples(st.sampled_from(EVERY_FACT), DAYS), max_size=12))
def test_a_thing_survives_any_history_even_one_that_is_not_its_own(
    house: Aggregate, later: list[tuple[Fact, date | None]]
) -> None:
    stream = entries(house.state, "T1", FIRST[house.kind], *(told(fact, effective_on=day) for fact, day in later))
    standing = fold(None, stream)
    assert isinstance(standing, house.state)
    assert standing.version == len(stream)


@pytest.mark.parametrize("house", HOUSES, ids=AGGREGATES)
def test_the_facts_of_other_things_change_nothing_but_the_count(house: Aggregate) -> None:
    begun = house.begin(entries(house.state, "T1", FIRST[house.kind])[0])
    foreign = [fact for fact in EVERY_FACT if type(fact) not in house.facts]
    for entry in entries(house.state, "T1", *foreign):
        after = house.evolve(begun, entry)
        assert after == begun.after(entry)


@pytest.mark.parametrize("fact", EVERY_FACT, ids=lambda fact: type(fact).__name__)
def test_every_fact_leaves_a_thing_that_could_be_written_down(fact: Fact) -> None:
    house = next((house for house in HOUSES if type(fact) in house.facts), HOUSES[0])
    standing = fold(None, entries(house.state, "T1", FIRST[house.kind], fact))
    assert isinstance(standing, State)
    fields = {name: getattr(standing, name) for name in type(standing).model_fields}
    assert house.state.model_validate(fields) == standing


@pytest.mark.parametrize("fact", EVERY_FACT, ids=lambda fact: type(fact).__name__)
def test_the_content_of_a_fact_is_all_it_says_and_no_more(fact: Fact) -> None:
    assert type(fact)(**fact.content) == fact
    assert fact.content == dict(fact)
