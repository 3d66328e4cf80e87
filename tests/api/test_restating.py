"""The restatement of a programme is kept until it would say something else."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from api.restating import Days, restatement_of
from application.projections.restatement import Restatement
from domain.record import Moment
from tests.api.pages.world import World
from tests.api.rest.world import SHARED_PLANNING


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path / "tracker.sqlite").begin()
    yield made
    made.close()


def restated(world: World, *, days_ago: int = 0) -> Restatement:
    office = world.tracker.office
    now = office.clock.now()
    record = office.records.at(SHARED_PLANNING, Moment(now.date() - timedelta(days=days_ago)))
    return restatement_of(office.records, record, Days(), now=now)


def test_asked_again_it_is_not_made_again(world: World) -> None:
    assert restated(world) is restated(world)


@pytest.mark.parametrize("days_ago", [0, 1])
def test_whatever_is_recorded_makes_another_also_where_it_takes_effect_later(world: World, days_ago: int) -> None:
    world.clock.time += timedelta(days=1)
    before = restated(world, days_ago=days_ago)
    world.order("retitle-milestone", "M3", title="The paint is dry")
    assert restated(world, days_ago=days_ago) is not before


def test_another_day_makes_another(world: World) -> None:
    before = restated(world)
    world.clock.time += timedelta(days=1)
    assert restated(world) is not before
