"""A store to be broken, in a SQLite file or in PostgreSQL: opened as the tracker opens it, and looked at past it."""

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import psycopg

from api.bootstrap import Tracker, build, check_store
from api.settings import Settings
from application.ports import Clock
from application.store_address import is_an_address
from tests.faults.outcomes import Found
from tests.postgres.fixtures import with_schema

_WRITTEN = "SELECT command_id, count(*) FROM journal GROUP BY command_id"
_ANSWERED = "SELECT command_id FROM answers"


class Store(NamedTuple):
    """Where a portfolio lies, as TRACKER_STORE names it."""

    where: str

    @property
    def settings(self) -> Settings:
        """As the environment would state it; a database has its signing key nowhere but beside what is stated."""
        return Settings.model_validate({"store": self.where})

    def open(self, clock: Clock | None = None) -> Tracker:
        """A tracker on it, as the doors are given one."""
        return build(self.settings, clock)

    def rows(self, statement: str) -> list[Any]:  # Any: whatever the columns hold
        """What the database itself says, with nothing of the tracker between."""
        if not is_an_address(self.where):
            with closing(sqlite3.connect(self.where, timeout=30)) as connection:
                return connection.execute(statement).fetchall()
        with self.on_the_server() as connected:
            return connected.execute(statement.encode()).fetchall()

    @contextmanager
    def on_the_server(self) -> "Iterator[psycopg.Connection]":
        """A connection of one's own to the schema."""
        address, _, schema = self.where.partition("schema=")
        with psycopg.connect(address.rstrip("?&"), autocommit=True, options=f"-c search_path={schema}") as connection:
            yield connection

    def write(self, statement: str) -> None:
        """Change something behind the tracker's back."""
        with closing(sqlite3.connect(self.where, timeout=30, isolation_level=None)) as connection:
            connection.execute(statement)

    def check(self) -> tuple[str, ...]:
        """What `tracker check` finds: every rule of the journal and its log, among them that positions have no gaps."""
        return tuple(check_store(self.settings).findings)


def in_a_file(path: Path) -> Store:
    """The store in a SQLite file."""
    return Store(str(path))


def on_a_server(address: str, schema: str) -> Store:
    """The store in a schema of a PostgreSQL database."""
    return Store(with_schema(address, schema))


def look(store: Store, acknowledged: Collection[str], *, thoroughly: bool = True) -> Found:
    """Whether every order that was acknowledged is there, answered, and once; each of ours makes one entry."""
    written = dict(store.rows(_WRITTEN))
    answered = {command_id for (command_id,) in store.rows(_ANSWERED)}
    return Found(
        lost=sum(command_id not in written or command_id not in answered for command_id in acknowledged),
        doubled=sum(times > 1 for times in written.values()),
        findings=store.check() if thoroughly else (),
    )
