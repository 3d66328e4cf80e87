"""Lines kept ready say what the records say, at once, to every worker, and whatever others do meanwhile."""

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from threading import Thread

import pytest

from application.adapters.opening import open_store
from application.adapters.records import StoredRecords
from application.adapters.views import portfolio as keeping
from application.adapters.views import shelf
from application.adapters.views.made_by import made_by
from application.adapters.views.tables import LIVE, Overtaken, put, standing
from application.commands.corrections import WithdrawEntry
from application.commands.erasures import EraseEntry
from application.ports import StoreIsBusy
from application.projections.portfolio_lines import line_of
from domain.actor import Actor, Grant, Role
from domain.rating import Light
from domain.record import Moment
from tests.application.adapters.crossing import HandClock
from tests.application.adapters.views.councils import Councils, told_by

THREE = ("shire", "borough", "county")


def test_what_was_just_recorded_is_told_and_kept(councils: Councils) -> None:
    councils.register(*THREE)
    worker = councils.worker()
    assert told_by(worker.lines(councils.today)) == councils.made_anew == councils.kept
    councils.rate("borough", Light.RED)
    lines = worker.lines(councils.today)
    assert told_by(lines) == councils.made_anew == councils.kept
    assert [line.programme for line in lines.whole.lines] == ["borough", "shire", "county"]
    assert "1 red" in lines.whole.totals.in_words
    assert councils.position == councils.last
    assert worker.behind() == 0


def test_after_an_order_only_the_line_of_its_programme_is_made_anew(councils: Councils) -> None:
    councils.register(*THREE)
    worker = councils.worker()
    before = {line.programme: line for line in worker.lines(councils.today).whole.lines}
    councils.rate("county", Light.GREEN)
    after = {line.programme: line for line in worker.lines(councils.today).whole.lines}
    assert {programme for programme in THREE if before[programme] is not after[programme]} == {"county"}


def test_as_long_as_nothing_is_recorded_the_very_same_lines_are_told(councils: Councils) -> None:
    councils.register(*THREE)
    worker = councils.worker()
    assert worker.lines(councils.today) is worker.lines(councils.today)


def test_what_one_worker_has_made_another_takes_over(councils: Councils) -> None:
    councils.register(*THREE)
    councils.worker().keep_up(councils.today)
    records = StoredRecords(councils.application)
    assert told_by(councils.worker(asked=records).lines(councils.today)) == councils.made_anew
    assert records.kept == ()


def test_what_tells_nothing_of_a_programme_advances_the_view_all_the_same(councils: Councils) -> None:
    councils.register("shire")
    worker = councils.worker()
    worker.keep_up(councils.today)
    councils.admit("manager")
    worker.keep_up(councils.today)
    assert councils.position == councils.last


def test_on_another_day_every_line_is_made_anew(councils: Councils, clock: HandClock) -> None:
    councils.register(*THREE)
    worker = councils.worker()
    assert "expected" not in told_by(worker.lines(councils.today))[0][3]
    clock.moves(timedelta(days=40))
    lines = worker.lines(councils.today)
    assert told_by(lines) == councils.made_anew == councils.kept
    assert "overdue" in lines.whole.lines[0].read.needs_in_words


def test_a_worker_whose_midnight_has_come_already_changes_nothing_of_what_is_told_of_the_day_before(
    councils: Councils, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor does one whose midnight is still to come change what is told of the day after."""
    monkeypatch.setattr(keeping, "BATCH", 1)
    councils.register(*THREE)
    clock.moves(timedelta(days=29))
    today, tomorrow = councils.today, councils.today + timedelta(days=2)
    for mine, anothers in ((today, tomorrow), (tomorrow, today)):
        worker, another = councils.worker(), councils.worker()

        def meanwhile(_: int, __: int, another: keeping.StoredPortfolios = another, day: date = anothers) -> None:
            for programme in THREE:
                councils.rate(programme, Light.AMBER)
            another.keep_up(day)

        worker.keep_up(mine, meanwhile)
        lines = worker.lines(mine)
        assert {line.as_at for line in lines.whole.lines} == {mine}
        assert [line.row for line in lines.whole.lines] == [
            line_of(councils.records, line.programme, Moment(mine), began=0).row for line in lines.whole.lines
        ]


def test_more_entries_than_are_looked_through_are_taken_in_as_well(
    councils: Councils, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = councils.worker()
    councils.register(*THREE)
    worker.keep_up(councils.today)
    monkeypatch.setattr(keeping, "NEAR", 1)
    councils.rate("shire", Light.RED)
    councils.register("parish")
    assert told_by(worker.lines(councils.today)) == councils.made_anew == councils.kept


def test_lines_are_stored_in_batches_each_with_a_position(councils: Councils, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "BATCH", 2)
    councils.register("a", "b", "c", "d", "e")
    positions: list[int] = []
    councils.worker().keep_up(councils.today, lambda _, __: positions.append(councils.position))
    assert len(positions) == 3  # each as it was before the batch was stored
    assert councils.position == councils.last
    assert councils.kept == councils.made_anew


def test_rows_that_another_version_of_the_program_has_made_are_not_told(councils: Councils) -> None:
    councils.register(*THREE)
    councils.worker().keep_up(councils.today)
    with councils.application.datastore.writing() as cursor:
        cursor.execute("UPDATE views SET made_by = 'another version'")
        cursor.execute("UPDATE portfolio SET shown = 'nonsense'")
    assert told_by(councils.worker().lines(councils.today)) == councils.made_anew == councils.kept


def test_only_the_version_before_the_last_upgrade_keeps_what_it_has_made(
    councils: Councils, monkeypatch: pytest.MonkeyPatch
) -> None:
    councils.register(*THREE)
    for version in ("first", "second", "third", "fourth"):
        monkeypatch.setattr(shelf, "made_by", lambda version=version: version)
        councils.worker().keep_up(councils.today)
        councils.rate("shire", Light.RED)
    assert editions(councils) == {"third": 3, "fourth": 3}


def test_versions_at_work_side_by_side_leave_one_another_what_they_have_made(
    councils: Councils, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While servers are upgraded, or one goes back; the newer one may not be the one that is kept up."""
    councils.register(*THREE)
    workers = []
    for version in ("older", "given up", "newer"):
        monkeypatch.setattr(shelf, "made_by", lambda version=version: version)
        workers.append(councils.worker())
        workers[-1].keep_up(councils.today)
        councils.rate("county", Light.AMBER)
        workers[0].keep_up(councils.today)
    older, _, newer = workers
    for light in (Light.RED, Light.GREEN):
        councils.rate("borough", light)
        for worker in (newer, older):
            worker.keep_up(councils.today)
            assert not worker.shelf.is_another_edition()
    assert editions(councils) == {"older": 3, "newer": 3}


def editions(councils: Councils) -> dict[str, int]:
    """How many rows each version of the program has in the store."""
    with councils.application.datastore.reading() as cursor:
        found = cursor.execute(
            "SELECT made_by, count(*) FROM portfolio LEFT JOIN views ON views.edition = portfolio.edition "
            "GROUP BY made_by"
        )
        return dict(found.fetchall())


def test_a_line_that_is_gone_is_made_again_by_the_next_worker(councils: Councils) -> None:
    councils.register(*THREE)
    worker = councils.worker()
    worker.keep_up(councils.today)
    with councils.application.datastore.writing() as cursor:
        cursor.execute("DELETE FROM portfolio WHERE programme = 'shire'")
    councils.worker().keep_up(councils.today)
    assert councils.kept == councils.made_anew


def test_a_line_made_before_an_erasure_is_gone_and_one_made_since_stays(councils: Councils) -> None:
    """Whoever erases tells the view last; somebody else may have been faster, and claims to have told everything."""
    councils.register(*THREE)
    worker = councils.worker()
    worker.keep_up(councils.today)
    why = {"because": "It named somebody", "authority": "The records officer"}
    councils.order("shire", "milestone", "M1", WithdrawEntry.model_validate({"corrects": 2, **why}))
    councils.order("shire", "milestone", "M1", EraseEntry.model_validate({"entry": 2, **why}))
    worker.forget(frozenset({"shire"}))
    assert [programme for programme, *_ in councils.kept] == ["borough", "county"]
    worker.keep_up(councils.today)
    worker.forget(frozenset({"shire"}))
    assert councils.kept == councils.made_anew


def test_workers_at_the_same_time_keep_what_one_would_have_kept(councils: Councils) -> None:
    councils.register(*THREE)
    workers = [councils.worker() for _ in range(3)]
    chance = random.Random(4)

    def keeps(worker: keeping.StoredPortfolios) -> None:
        for _ in range(12):
            worker.keep_up(councils.today)

    threads = [Thread(target=keeps, args=(worker,)) for worker in workers]
    for thread in threads:
        thread.start()
    councils.random_orders(chance, list(THREE), so_many=15)
    for thread in threads:
        thread.join()
    for worker in workers:
        assert told_by(worker.lines(councils.today)) == councils.made_anew
    assert councils.kept == councils.made_anew
    assert councils.position == councils.last


def test_a_worker_that_was_overtaken_stores_only_what_is_newer(councils: Councils) -> None:
    councils.register("shire", "borough")
    slow, quick = councils.worker(), councils.worker()
    slow.keep_up(councils.today)
    councils.rate("shire", Light.RED)
    quick.keep_up(councils.today)
    councils.rate("borough", Light.AMBER)
    slow.keep_up(councils.today)
    assert councils.kept == councils.made_anew
    assert told_by(quick.lines(councils.today)) == councils.made_anew


@pytest.mark.parametrize("change", [{"position": 1}, {"edition": 99}])
def test_a_batch_is_stored_only_where_the_view_stands_where_it_started(
    councils: Councils, change: dict[str, int]
) -> None:
    councils.register("shire")
    worker = councils.worker()
    worker.keep_up(councils.today)
    view, kept = (LIVE, made_by()), councils.kept
    with councils.application.datastore.reading() as cursor:
        stands = standing(cursor, *view)
    assert stands
    another = replace(worker.lines(councils.today).whole.lines[0], position=99, row="{}")
    with pytest.raises(Overtaken), councils.application.datastore.writing() as cursor:
        put(cursor, view, stands._replace(**change), to=99, lines=[another])
    assert (councils.kept, councils.position) == (kept, councils.last)


def test_one_sees_nothing_of_programmes_one_may_not_see(councils: Councils) -> None:
    councils.register(*THREE)
    viewer = Actor("Viewer", (Grant(Role.VIEWER, "county"),))
    seen = councils.worker().lines(councils.today).seen_by(viewer)
    assert [line.programme for line in seen.lines] == ["county"]
    assert seen.totals.in_words == "1 programme: 1 not rated."


def test_what_cannot_be_stored_is_told_all_the_same_and_stored_later(tmp_path: Path, clock: HandClock) -> None:
    path = str(tmp_path / "tracker.sqlite")
    with open_store(path, lock_timeout=0) as application, open_store(path) as another:
        councils = Councils(application, clock)
        councils.register(*THREE)
        worker = councils.worker()
        with another.datastore.writing():
            assert told_by(worker.lines(councils.today)) == councils.made_anew
            with pytest.raises(StoreIsBusy):
                worker.keep_up(councils.today)
        worker.keep_up(councils.today)
        assert councils.kept == councils.made_anew
