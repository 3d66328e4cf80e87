"""While lines are being made: whoever waits for them is told in time, and whoever stops leaves what is made."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import sleep

import pytest

from application.adapters.records import StoredRecords
from application.adapters.views import portfolio as keeping
from application.ports import StoreIsBusy
from domain.record import Moment, Record
from tests.application.adapters.views.councils import Councils, told_by

THREE = ("shire", "borough", "county")


class Leaving(StoredRecords):
    """Records of a store that goes away while the first line is made of it."""

    def __init__(self, councils: Councils) -> None:
        super().__init__(councils.application)
        self.is_asked, self.is_gone, self.asked = Event(), Event(), 0

    def at(self, *_: object, **__: object) -> Record:
        self.asked += 1
        self.is_asked.set()
        self.is_gone.wait(10)
        raise StoreIsBusy("It has gone away.")


def test_whoever_waited_while_the_store_went_away_is_told_so_at_once(councils: Councils) -> None:
    councils.register(*THREE)
    leaving = Leaving(councils)
    worker = councils.worker(asked=leaving)
    with ThreadPoolExecutor(3) as readers:
        asking = [readers.submit(worker.lines, councils.today) for _ in range(3)]
        leaving.is_asked.wait(10)
        sleep(0.2)  # the others have come to wait for the first
        leaving.is_gone.set()
        told = [str(each.exception(10)) for each in asking]
    assert (told, leaving.asked) == (["It has gone away."] * 3, 1)
    with pytest.raises(StoreIsBusy):
        worker.lines(councils.today)
    assert leaving.asked == 2


def test_whoever_would_wait_too_long_for_lines_that_are_still_made_is_told_to_try_again(
    councils: Councils, monkeypatch: pytest.MonkeyPatch
) -> None:
    councils.register(*THREE)
    leaving = Leaving(councils)
    worker = councils.worker(asked=leaving)
    monkeypatch.setattr("application.waiting.PATIENCE", 0.2)
    with ThreadPoolExecutor(1) as maker:
        making = maker.submit(worker.keep_up, councils.today)
        leaving.is_asked.wait(10)
        with pytest.raises(StoreIsBusy, match="still being made"):
            worker.lines(councils.today)
        leaving.is_gone.set()
        assert str(making.exception(10)) == "It has gone away."


def test_whoever_stops_leaves_a_view_that_is_merely_behind(councils: Councils, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "BATCH", 2)
    councils.register("a", "b", "c", "d", "e")
    looks = iter([False, False, False])  # before the first of the second batch it is not over yet
    worker = councils.worker()
    worker.keep_up(councils.today, is_over=lambda: next(looks, True))
    assert 0 < len(councils.kept) < 5
    assert councils.position < councils.last
    assert set(councils.kept) < set(councils.made_anew)
    assert told_by(worker.lines(councils.today)) == councils.made_anew == councils.kept


def test_whoever_stops_waits_for_nobody_who_makes_the_lines(councils: Councils) -> None:
    councils.register(*THREE)
    leaving, over = Leaving(councils), Event()
    worker = councils.worker(asked=leaving)
    with ThreadPoolExecutor(2) as makers:
        making = makers.submit(worker.lines, councils.today)
        leaving.is_asked.wait(10)
        keeping_up = makers.submit(worker.keep_up, councils.today, is_over=over.is_set)
        sleep(0.2)  # it has come to wait for the other
        over.set()
        assert keeping_up.result(5) is None
        leaving.is_gone.set()
        assert str(making.exception(10)) == "It has gone away."


class Slow(StoredRecords):
    """Records of which each line takes its time."""

    def at(self, programme: str, moment: Moment) -> Record:
        sleep(0.3)
        return super().at(programme, moment)


def test_lines_are_waited_for_as_long_as_they_come(councils: Councils, monkeypatch: pytest.MonkeyPatch) -> None:
    councils.register(*THREE)
    worker = councils.worker(asked=Slow(councils.application))
    monkeypatch.setattr("application.waiting.PATIENCE", 0.5)
    with ThreadPoolExecutor(1) as maker:
        making = maker.submit(worker.keep_up, councils.today)
        sleep(0.1)
        assert told_by(worker.lines(councils.today)) == councils.made_anew
        making.result(10)
