"""Whether the server's disk has room is found out by writing there for a moment, and leaves nothing behind."""

from collections.abc import Iterator
from contextlib import closing, suppress
from typing import LiteralString

import psycopg
import pytest

from application.adapters.event_store import TrackerApplication
from application.adapters.opening import health_of, open_store
from application.ports import StoreIsFull
from tests.faults.no_room import WHY_NOT, can_make_disks
from tests.postgres.fixtures import with_schema
from tests.postgres.server import Server
from tests.postgres.small_space import SPACE, small_space

pytestmark = pytest.mark.skipif(not can_make_disks(), reason=WHY_NOT)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with closing(Server()) as server, small_space(server):
        does(server, "CREATE ROLE clerk LOGIN")
        does(server, "GRANT CREATE ON DATABASE postgres TO clerk")
        yield server


@pytest.fixture
def moved(server: Server) -> Iterator[TrackerApplication]:
    """A store of a clerk's whose journal lies on a small disk."""
    with open_store(address_of(server)) as application:
        does(server, f"ALTER TABLE planning.journal SET TABLESPACE {SPACE}")
        yield application
    does(server, "DROP SCHEMA planning CASCADE; DROP TABLE IF EXISTS ballast")
    does(server, f"REVOKE CREATE ON TABLESPACE {SPACE} FROM clerk; ALTER ROLE clerk RESET temp_file_limit")


def does(server: Server, what: LiteralString) -> None:
    with psycopg.connect(server.address, autocommit=True) as postgres:
        postgres.execute(what)


def address_of(server: Server) -> str:
    return with_schema(server.address.replace("postgres@", "clerk@"), "planning")


def fill(server: Server) -> None:
    with psycopg.connect(server.address, autocommit=True) as postgres:
        postgres.execute(f"CREATE TABLE ballast (row text) TABLESPACE {SPACE}")
        with suppress(psycopg.errors.DiskFull):
            while True:
                postgres.execute("INSERT INTO ballast SELECT repeat('x', 1000) FROM generate_series(1, 10)")


def held_in(server: Server) -> list[tuple[object, ...]]:
    with psycopg.connect(server.address) as postgres:
        return postgres.execute(
            "SELECT relname, pg_relation_size(oid) FROM pg_class "
            "WHERE relnamespace = 'planning'::regnamespace ORDER BY relname"
        ).fetchall()


def test_a_full_disk_is_found_out_and_so_is_room_on_it(server: Server, moved: TrackerApplication) -> None:
    does(server, f"GRANT CREATE ON TABLESPACE {SPACE} TO clerk")
    health = health_of(moved)
    before = held_in(server)
    health.try_writing(within=1)
    assert held_in(server) == before
    fill(server)
    with pytest.raises(StoreIsFull, match="The disk of the store is full"):
        health.try_writing(within=1)
    does(server, "DROP TABLE ballast")
    health.try_writing(within=1)
    assert held_in(server) == before


def test_where_the_user_may_make_nothing_nothing_is_tried(server: Server, moved: TrackerApplication) -> None:
    fill(server)
    health_of(moved).try_writing(within=1)


def test_who_may_write_no_files_beside_tables_is_not_told_of_a_full_disk(
    server: Server, moved: TrackerApplication
) -> None:
    does(server, "ALTER ROLE clerk SET temp_file_limit = '100kB'")
    with open_store(address_of(server)) as limited:
        health_of(limited).try_writing(within=1)
