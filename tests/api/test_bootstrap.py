"""A tracker is put together from a store and a clock, and from nothing else."""

import sqlite3
from pathlib import Path

import pytest

from api.access import holder_of
from api.bootstrap import build
from api.settings import Settings
from application.ports import StoreUnusable
from domain.actor import Grant, Role
from tests.people import token_for


def test_a_store_is_made_where_there_is_none_in_a_folder_that_only_its_owner_may_enter(tmp_path: Path) -> None:
    tracker = build(tmp_path / "var" / "tracker.sqlite")
    assert list(tracker.office.records.programmes()) == []
    assert (tmp_path / "var").stat().st_mode & 0o077 == 0
    tracker.close()


def test_a_path_two_folders_away_is_taken_for_a_slip(tmp_path: Path) -> None:
    with pytest.raises(StoreUnusable, match="there is no folder"):
        build(tmp_path / "vra" / "deep" / "tracker.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.sqlite"
    connection = sqlite3.connect(theirs)
    connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    before = theirs.read_bytes()
    with pytest.raises(StoreUnusable, match="another program"):
        build(Settings(store=theirs))
    assert theirs.read_bytes() == before


def test_what_one_tracker_has_stored_the_next_one_finds(tmp_path: Path) -> None:
    store = tmp_path / "tracker.sqlite"
    first = build(store)
    token = token_for(first, "programme manager", [Grant(Role.PROGRAMME_MANAGER, "bridge")])
    first.close()
    second = build(Settings(store=store))
    known = holder_of(second, second.tokens.find(token))
    assert known is not None
    assert known.may_see("bridge")
    second.close()


def test_today_is_a_day_of_the_zone_that_is_set(tmp_path: Path) -> None:
    tracker = build(Settings(store=tmp_path / "tracker.sqlite", time_zone="Pacific/Auckland"))
    assert str(tracker.office.clock.now().tzinfo) == "Pacific/Auckland"
    tracker.close()
