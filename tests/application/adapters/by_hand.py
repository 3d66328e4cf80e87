"""What is done to a store behind the tracker's back, whichever it is: written as for SQLite, and put for PostgreSQL."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import psycopg
import pytest

from application.adapters.postgres.address import read_address
from application.store_address import is_an_address

in_a_file = pytest.mark.parametrize("where", ["sqlite"], indirect=True)
"""For what is said of a file alone."""

_IN_POSTGRES = (
    (re.compile(r"x'([0-9a-f]*)'"), r"'\\x\1'::bytea"),
    (re.compile(r"zeroblob\((\d+)\)"), r"decode(repeat('00', \1), 'hex')"),
    (re.compile(r"CAST\(('[^']*') AS BLOB\)"), r"convert_to(\1, 'UTF8')"),
)


def sql(where: str, *statements: str) -> None:
    """Statements, each on its own."""
    if not is_an_address(where):
        with closing(sqlite3.connect(where, isolation_level=None)) as connection:
            for statement in statements:
                connection.execute(statement)
        return
    with _directly(where) as server:
        for statement in statements:
            server.execute(_in_postgres(statement))


def rows(where: str, statement: str) -> list[Any]:  # Any: the columns of each
    """What the database itself says."""
    if is_an_address(where):
        with _directly(where) as server:
            return server.execute(_in_postgres(statement)).fetchall()
    with closing(sqlite3.connect(where)) as connection:
        return connection.execute(statement).fetchall()


@contextmanager
def somebody_writing(where: str) -> Iterator[None]:
    """Somebody else holds what a writer needs."""
    if is_an_address(where):
        with _directly(where) as server, server.transaction():
            server.execute("LOCK TABLE log, journal, checkpoints IN SHARE ROW EXCLUSIVE MODE")
            yield
        return
    with closing(sqlite3.connect(where, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def _directly(where: str) -> psycopg.Connection[Any]:  # Any: as above
    address = read_address(where)
    return psycopg.connect(address.conninfo, autocommit=True, options=f"-c search_path={address.schema}")


def _in_postgres(statement: str) -> bytes:
    for written, put in _IN_POSTGRES:
        statement = written.sub(put, statement)
    return statement.encode()
