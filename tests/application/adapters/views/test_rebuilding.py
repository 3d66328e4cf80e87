"""A view that is rebuilt is the one that was kept up; one that is rebuilt half-way is not looked at."""

import random
from datetime import timedelta

import pytest

from application.adapters.views.rebuilding import rebuild
from domain.rating import Light
from tests.application.adapters.crossing import HandClock
from tests.application.adapters.views.councils import Councils, told_by

FEW = ["shire", "borough", "county", "parish"]


class Killed(Exception):
    """Stands for whatever ends a program in the middle of its work."""


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_after_random_orders_rebuilt_is_what_was_kept_up(councils: Councils, clock: HandClock, seed: int) -> None:
    chance = random.Random(seed)
    councils.register(*FEW)
    worker = councils.worker()
    for _ in range(6):
        councils.random_orders(chance, FEW, so_many=6)
        clock.moves(timedelta(days=chance.choice([0, 0, 1, 20])))
        worker.keep_up(councils.today)
    live = councils.kept
    assert rebuild(councils.application, councils.today) == len(FEW)
    assert councils.kept == live == councils.made_anew
    assert worker.lines(councils.today).whole.totals == councils.worker().lines(councils.today).whole.totals


def test_rebuilding_makes_good_what_was_spoilt(councils: Councils) -> None:
    councils.register(*FEW)
    worker = councils.worker()
    worker.keep_up(councils.today)
    with councils.application.datastore.writing() as cursor:
        cursor.execute("UPDATE portfolio SET shown = 'nonsense'")
    rebuild(councils.application, councils.today)
    assert councils.kept == councils.made_anew
    worker.keep_up(councils.today)
    assert told_by(worker.lines(councils.today)) == councils.made_anew


def test_what_is_rebuilt_half_way_is_not_looked_at_and_leaves_nothing_behind(councils: Councils) -> None:
    councils.register(*FEW)
    councils.worker().keep_up(councils.today)
    live = councils.kept

    def is_killed(_: int, __: int) -> None:
        raise Killed

    with pytest.raises(Killed):
        rebuild(councils.application, councils.today, is_killed)
    assert councils.kept == live
    rebuild(councils.application, councils.today)
    assert councils.kept == live
    with councils.application.datastore.reading() as cursor:
        assert cursor.execute("SELECT count(*) FROM portfolio").fetchone()[0] == len(FEW)
        assert cursor.execute("SELECT count(*) FROM views").fetchone()[0] == 1


def test_two_who_rebuild_at_the_same_time_leave_one_view(councils: Councils) -> None:
    councils.register(*FEW)

    def another_begins(_: int, __: int) -> None:
        rebuild(councils.application, councils.today)

    rebuild(councils.application, councils.today, another_begins)
    assert councils.kept == councils.made_anew
    with councils.application.datastore.reading() as cursor:
        assert cursor.execute("SELECT count(*) FROM views").fetchone()[0] == 1


def test_orders_that_come_while_it_is_rebuilt_are_told_at_once(councils: Councils) -> None:
    councils.register(*FEW)
    worker = councils.worker()
    worker.keep_up(councils.today)
    rebuild(councils.application, councils.today, lambda _, __: councils.rate("shire", Light.RED))
    assert told_by(worker.lines(councils.today)) == councils.made_anew
    worker.keep_up(councils.today)
    assert councils.kept == councils.made_anew
