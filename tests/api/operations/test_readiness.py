"""A server is ready when its store can be read, written and trusted; what is late needs attention and stops nobody."""

import shutil
import sqlite3
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest

from api.operations.readiness import Readiness, Ready, Status
from application.ports import StoreIsBusy, StoreState
from domain.actor import Grant, Role
from tests.api.operations.served import Served, served
from tests.api.rest.world import ClockThatObeys
from tests.people import token_for

FINE = StoreState(position=7, undurable=None, is_up_to_date=True, signed_at=None, waiting_since=None)


class Store:
    """A store that is as a test says."""

    def __init__(self, state: StoreState = FINE) -> None:
        self.told = state
        self.asked = 0

    def state(self) -> StoreState:
        return self.told

    def try_writing(self, *, within: float) -> None:
        self.asked += 1


def found(state: StoreState) -> dict[str, Status]:
    return {check.name: check.status for check in Readiness(Store(state), ClockThatObeys()).now().checks}


def answer(server: Served) -> tuple[int, Ready]:
    asked = server.client.get("/health/ready")
    return asked.status_code, Ready.model_validate_json(asked.content)


def test_a_store_that_is_well_makes_a_server_ready_with_a_sentence_for_each_check(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        token_for(server.tracker, "Bridge keeper", [Grant(Role.ADMINISTRATOR)])
        status, ready = answer(server)
        assert server.client.get("/health/live").json() == {"status": "alive"}
    assert (status, ready.is_ready) == (200, True)
    assert [check.name for check in ready.checks] == ["store", "durability", "tables", "checkpoint", "views"]
    assert all(check.sentence.endswith(".") for check in ready.checks)
    assert "Bridge" not in ready.model_dump_json()


def test_a_store_that_somebody_else_writes_to_is_not_ready_within_two_seconds(tmp_path: Path) -> None:
    with served(tmp_path) as server, closing(sqlite3.connect(tmp_path / "tracker.sqlite")) as other:
        other.execute("BEGIN IMMEDIATE")
        begun = time.monotonic()
        status, ready = answer(server)
        assert time.monotonic() - begun < 2.5
        assert (status, ready.checks[0].status) == (503, Status.FAILED)
        assert "somebody else is writing to it" in ready.checks[0].sentence
        other.execute("ROLLBACK")
        time.sleep(1.1)
        assert answer(server)[0] == 200


def test_a_store_whose_file_was_replaced_is_not_ready(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        shutil.copy(tmp_path / "tracker.sqlite", tmp_path / "copy.sqlite")
        (tmp_path / "copy.sqlite").replace(tmp_path / "tracker.sqlite")
        status, ready = answer(server)
    assert status == 503
    assert "not the one that was opened" in ready.checks[0].sentence
    assert str(tmp_path) not in ready.model_dump_json()


def test_a_full_disk_is_not_ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("application.adapters.sqlite.health.ROOM", 1 << 62)
    with served(tmp_path) as server:
        status, ready = answer(server)
    assert (status, ready.checks[0].sentence) == (503, "The disk of the store is full, or nearly so.")


def test_tables_of_another_version_are_not_ready(tmp_path: Path) -> None:
    with served(tmp_path) as server, closing(sqlite3.connect(tmp_path / "tracker.sqlite")) as other:
        other.execute("PRAGMA user_version = 99")
        assert answer(server)[0] == 503


def test_commits_that_are_not_durable_are_not_ready() -> None:
    assert found(FINE._replace(undurable="synchronous OFF"))["durability"] is Status.FAILED


def test_the_durability_of_the_connections_in_use_is_looked_at(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        with server.tracker.office.records._datastore.reading() as cursor:  # type: ignore[attr-defined]  # noqa: SLF001  # as it is used
            cursor.execute("PRAGMA synchronous = NORMAL")
        assert server.tracker.health.state().undurable is not None


def test_a_late_checkpoint_needs_attention_and_stops_nobody() -> None:
    clock = ClockThatObeys()
    for minutes, status in ((1, Status.OK), (9, Status.OK), (11, Status.ATTENTION)):
        waits = FINE._replace(waiting_since=clock.time - timedelta(minutes=minutes))
        ready = Readiness(Store(waits), clock).now()
        assert ready.is_ready
        assert [check.status for check in ready.checks if check.name == "checkpoint"] == [status]


def test_views_that_do_not_keep_up_need_attention() -> None:
    assert found(FINE._replace(views_behind=3))["views"] is Status.OK
    assert found(FINE._replace(views_behind=10_001))["views"] is Status.ATTENTION


def test_many_who_ask_at_once_cost_one_look() -> None:
    store = Store()
    readiness = Readiness(store, ClockThatObeys())
    assert {readiness.now().is_ready for _ in range(50)} == {True}
    assert store.asked == 1


def test_a_store_that_hangs_keeps_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    class Hangs(Store):
        freed = Event()

        def try_writing(self, *, within: float) -> None:
            super().try_writing(within=within)
            self.freed.wait(10)

    monkeypatch.setattr("api.operations.readiness.WITHIN", 0.1)
    store = Hangs()
    readiness = Readiness(store, ClockThatObeys())
    for _ in range(3):
        ready = readiness.now()
        assert (ready.is_ready, ready.checks[0].sentence) == (False, "The store has not answered within 0.1 seconds.")
    assert store.asked == 1
    store.freed.set()
    time.sleep(0.1)
    assert readiness.now().is_ready


def test_a_store_that_cannot_be_read_fails_every_check_of_what_it_holds() -> None:
    class Down(Store):
        def state(self) -> StoreState:
            raise StoreIsBusy("The server cannot be reached.")

        def try_writing(self, *, within: float) -> None:
            self.state()

    ready = Readiness(Down(), ClockThatObeys()).now()
    assert {check.status for check in ready.checks} == {Status.FAILED}
    assert ready.checks[0].sentence == "The server cannot be reached."
