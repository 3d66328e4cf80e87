"""The keeper looks when it is woken, and every while to make sure; what is in its way ends nothing."""

import logging
from collections.abc import Callable
from datetime import UTC, date, datetime
from threading import Event
from time import monotonic, sleep

import pytest

from api.view_keeping import Keeper, kept_up
from application.ports import StoreIsBusy
from application.projections.portfolio_lines import Lines

TODAY = date(2026, 7, 2)
SOON = 5.0  # seconds that nothing here takes


class Noon:
    """A clock that always shows noon."""

    def now(self) -> datetime:
        return datetime(2026, 7, 2, 12, tzinfo=UTC)


class Shelves:
    """Portfolios that note when they were kept up, and can be out of reach."""

    def __init__(self) -> None:
        self.kept = Event()
        self.days: list[date] = []
        self.problem: Exception | None = None

    def lines(self, day: date) -> Lines:
        return Lines((), day)

    def keep_up(self, day: date, *, is_over: Callable[[], bool]) -> None:
        self.days.append(day)
        self.kept.set()
        if self.problem:
            raise self.problem

    def are_kept_up_again(self) -> bool:
        self.kept.clear()
        return self.kept.wait(SOON)


def test_whoever_is_woken_looks_at_once() -> None:
    shelves, woken = Shelves(), Event()
    with kept_up(Keeper(shelves, Noon()), woken, every=60):
        assert shelves.kept.wait(SOON)
        shelves.kept.clear()
        woken.set()
        assert shelves.kept.wait(SOON)
    assert set(shelves.days) == {TODAY}


def test_without_being_woken_it_looks_every_while() -> None:
    shelves = Shelves()
    with kept_up(Keeper(shelves, Noon()), Event(), every=0.01):
        assert shelves.are_kept_up_again()
        assert shelves.are_kept_up_again()


@pytest.mark.parametrize("problem", [StoreIsBusy("The disk is full."), RuntimeError("broken")])
def test_what_is_in_the_way_is_said_once_and_tried_again(problem: Exception, caplog: pytest.LogCaptureFixture) -> None:
    shelves = Shelves()
    shelves.problem = problem
    with caplog.at_level(logging.ERROR, "tracker"), kept_up(Keeper(shelves, Noon()), Event(), every=0.01):
        for _ in range(3):
            assert shelves.are_kept_up_again()
    assert len([told for told in caplog.records if told.name == "tracker"]) == 1


def test_it_stops_at_once_when_it_is_over() -> None:
    with kept_up(Keeper(Shelves(), Noon()), Event(), every=60):
        began = monotonic()
    assert monotonic() - began < SOON


class Endless(Shelves):
    """Portfolios of which there is always another line to make."""

    def keep_up(self, day: date, *, is_over: Callable[[], bool]) -> None:
        self.kept.set()
        began = monotonic()
        while not is_over() and monotonic() - began < 2 * SOON:
            sleep(0.01)


def test_it_stops_in_the_middle_of_what_it_makes() -> None:
    endless = Endless()
    with kept_up(Keeper(endless, Noon()), Event(), every=60):
        assert endless.kept.wait(SOON)
        began = monotonic()
    assert monotonic() - began < SOON


def test_what_a_listener_hears_wakes_it() -> None:
    shelves = Shelves()
    heard = Event()

    def listen(hear: object, stopped: Event) -> None:
        assert callable(hear)
        heard.wait(SOON)
        hear()
        stopped.wait(SOON)

    with kept_up(Keeper(shelves, Noon()), Event(), listen, every=60):
        assert shelves.kept.wait(SOON)
        shelves.kept.clear()
        heard.set()
        assert shelves.kept.wait(SOON)
