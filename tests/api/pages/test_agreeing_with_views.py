"""At any moment, of any history, what a list on a page says of a thing is what the view says of it."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import run_state_machine_as_test

from api.bootstrap import build
from api.commandline.demonstration import bring_samples_in
from api.settings import Settings
from tests.api.pages.agreeing import LISTS, BothDoors, differences
from tests.api.pages.world import World
from tests.application.test_random_orders import PROGRAMME, RandomOrders

DAYS = st.dates(date(2012, 1, 1), date(2026, 7, 14)).map(date.isoformat)
MOMENTS = st.fixed_dictionaries({}, optional={"as_at": DAYS, "known_at": DAYS})
FIRST_PROGRAMMES = (
    "3c-ict-shared-service",
    "cheshire-ict-tom",
    "greater-cambridge-planning",
    "sbc-ehdc-ict",
)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BothDoors]:
    world = World(tmp_path_factory.mktemp("samples") / "tracker.sqlite")
    bring_samples_in(world.tracker)
    yield BothDoors(world.tracker)
    world.close()


@given(programme=st.sampled_from(FIRST_PROGRAMMES), question=st.sampled_from(list(LISTS)), moment=MOMENTS)
@settings(max_examples=60, deadline=None)
def test_pages_say_what_the_views_say_of_the_samples(
    samples: BothDoors, programme: str, question: str, moment: dict[str, str]
) -> None:
    samples.must_agree(programme, question, **moment)


@pytest.mark.parametrize("question", LISTS)
def test_there_is_something_to_agree_on(samples: BothDoors, question: str) -> None:
    assert sum(samples.must_agree(programme, question) for programme in FIRST_PROGRAMMES)


class RandomPages(RandomOrders):
    """Whatever is ordered, at the end the pages are read beside the views."""

    def teardown(self) -> None:
        """On every day on which anything took effect, and the days beside it."""
        try:
            self.must_agree()
        finally:
            self.store.close()
            self.folder.cleanup()

    def must_agree(self) -> None:
        tracker = build(Settings(store=Path(self.folder.name) / "tracker.sqlite", time_zone="UTC"), self.clock)
        days = {change.day + timedelta(days=step) for change in self.model.changes for step in (-1, 0)}
        try:
            BothDoors(tracker).must_agree_on_everything(
                PROGRAMME, iter(sorted(day for day in days if day <= self.today))
            )
        finally:
            tracker.close()


def test_pages_say_what_the_views_say_of_random_histories() -> None:
    chosen = settings(max_examples=4, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(RandomPages, settings=chosen)


@pytest.mark.parametrize(
    ("seen", "told", "said"),
    [
        ({"title": "Bridge opens"}, {"title": "Bridge  opens"}, []),
        ({"slip": {"days": 3}}, {"slip": {"days": 4}}, ["slip.days is 3 on the page and 4 in the view"]),
        ({"slip": {"days": None}}, {"slip": None}, []),
        ({"days": 0}, {"days": None}, ["days is 0 on the page and None in the view"]),
        ({"dayz": 3}, {"days": 3}, ["dayz is 3 on the page and 'no field dayz' in the view"]),
    ],
)
def test_a_difference_is_told(seen: dict[str, object], told: dict[str, object], said: list[str]) -> None:
    assert list(differences(seen, told)) == said
