"""A server for the whole run of a worker, and for each test that asks a schema in it, which is gone afterwards."""

import os
from collections.abc import Iterator
from contextlib import closing
from itertools import count

import psycopg
import pytest

from tests.postgres.server import Server

ELSEWHERE = "TRACKER_TEST_POSTGRES"
"""The address of a server of one's own, which is used instead of one that the tests start."""

_number = count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a database in which tests may make schemas."""
    if elsewhere := os.environ.get(ELSEWHERE):
        yield elsewhere
        return
    with closing(Server()) as server:
        yield server.address


@pytest.fixture(scope="session")
def _clearing_up(postgres: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("SET client_min_messages = warning")
        yield connection


@pytest.fixture
def schema(postgres: str, _clearing_up: psycopg.Connection) -> Iterator[str]:
    """The address of a portfolio that nobody has used."""
    name = f"of_a_test_{os.getpid()}_{next(_number)}"
    yield with_schema(postgres, name)
    _clearing_up.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = %s",
        (f"transition-tracker {name}",),
    )
    _clearing_up.execute(f"DROP SCHEMA IF EXISTS {name} CASCADE")


def with_schema(address: str, schema: str) -> str:
    """The address of a portfolio in a database."""
    return f"{address}{'&' if '?' in address else '?'}schema={schema}"
