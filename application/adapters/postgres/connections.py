"""Connections to PostgreSQL: none is waited for without an end, and all are sent the same statements as SQLite."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from time import monotonic
from typing import Any, TypeVar

import psycopg
from psycopg.abc import PQGen

from application import waiting
from application.adapters.store import Parameters

RV = TypeVar("RV")

_NAMED = re.compile(r"(?<![:\w]):([a-z_]+)\b")


class WaitingConnection(psycopg.Connection[Any]):  # Any: rows are tuples, as whoever asks unpacks them
    """The driver's connection, which is closed rather than waited for when the server does not answer in time."""

    patience: float | None = None
    """How many seconds an answer is waited for, where that is another time than for everybody."""

    until: float | None = None
    """Until when its next answer is waited for, by a clock that only ever goes on, where that is settled already."""

    used_at = 0.0

    def wait(self, gen: PQGen[RV], interval: float = 0.1, timeout: float | None = None) -> RV:
        """As the driver waits, but with an end; where the driver says one itself, it knows what to do then."""
        try:
            until, self.until = self.until, None
            patience = waiting.left(self.patience) if until is None else max(until - monotonic(), waiting.AT_LEAST)
            return super().wait(gen, interval, patience if timeout is None else timeout)
        except psycopg.errors._WaitTimeout:  # noqa: SLF001  # the driver has no public name for it
            if timeout is not None:
                raise
            self.close()
            raise psycopg.OperationalError("the server does not answer") from None


class TrackerConnection:
    """A connection as the adapters see it."""

    def __init__(self, connection: WaitingConnection) -> None:
        self._on = connection

    def cursor(self) -> "TrackerCursor":
        """Another cursor."""
        return TrackerCursor(self._on)

    def execute(self, statement: str, parameters: Parameters = (), /) -> "TrackerCursor":
        """Send one statement through a cursor of its own."""
        return self.cursor().execute(statement, parameters)


class TrackerCursor:
    """The driver's cursor, which is sent the same statements as SQLite's.

    Where a question that stands alone finds its connection cut, it is asked once more on `another`.
    """

    def __init__(
        self, connection: WaitingConnection, another: Callable[[], WaitingConnection | None] = lambda: None
    ) -> None:
        self._on = connection
        self._cursor = connection.cursor(binary=True)
        self._another = another

    @property
    def connection(self) -> "TrackerConnection":
        """What makes other cursors, which see what this one sees."""
        return TrackerConnection(self._on)

    def execute(self, statement: str, parameters: Parameters = (), /) -> "TrackerCursor":
        """Send one statement. The driver has all its rows at once."""
        try:
            self._cursor.execute(in_postgres(statement), parameters or None)
        except psycopg.DataError:
            if not statement.startswith("SELECT") or not isinstance(parameters, Sequence):
                raise
            self._cursor.execute(in_postgres(statement), [_findable(value) for value in parameters])
        except psycopg.OperationalError:
            found = self._another() if self._on.closed else None
            if found is None:
                raise
            self._on, self._cursor = found, found.cursor(binary=True)
            self._cursor.execute(in_postgres(statement), parameters or None)
        return self

    def executemany(self, statement: str, parameters: Iterable[Parameters], /) -> "TrackerCursor":
        """Send one statement with many rows of values, in one go."""
        self._cursor.executemany(in_postgres(statement), parameters)
        return self

    def fetchone(self) -> Any:  # Any: the columns of a row
        """The next row, or nothing."""
        return self._cursor.fetchone()

    def fetchall(self) -> list[Any]:  # Any: as above
        """All rows that are left."""
        return self._cursor.fetchall()

    def __iter__(self) -> Iterator[Any]:  # Any: as above
        return iter(self._cursor)


def _findable(value: object) -> object:
    """A value that can be looked for; what holds a NUL is in no table, and is found as little this way."""
    return value.replace("\x00", "\ufffd") if isinstance(value, str) else value


@lru_cache(maxsize=1_000)
def in_postgres(statement: str) -> bytes:
    """A statement with the driver's own marks for values."""
    return _NAMED.sub(r"%(\1)s", statement.replace("%", "%%").replace("?", "%s")).encode()
