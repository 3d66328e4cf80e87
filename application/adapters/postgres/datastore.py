"""The PostgreSQL store: opened as ours and durable, or not opened at all; never waited for without an end."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from time import monotonic
from typing import Any, NoReturn, TypeVar

import psycopg
from eventsourcing import persistence
from eventsourcing.postgres import PostgresDatastore
from psycopg.abc import PQGen
from psycopg_pool import ConnectionPool, PoolClosed, PoolTimeout

from application.adapters.postgres.address import Address
from application.adapters.store import Parameters, StoreUnusable
from application.ports import StoreIsBusy

PATIENCE = 4.0
"""How many seconds anything is waited for: a connection, another writer, an answer."""

_CONNECTIONS = 10
_IDLE = 1.0  # seconds after which a connection is asked whether it still lives
_GONE_QUIET = 3_000  # milliseconds after which a host that acknowledges nothing is given up

RV = TypeVar("RV")

_NAMED = re.compile(r"(?<![:\w]):([a-z_]+)\b")

_PASSING = {
    "53": "the server has no room or no connection left",
    "55": "somebody else is writing to it",
    "57": "the server is stopping, starting, or was told to give up",
    "08": "the server cannot be reached",
    "25": "it may only be read here",
    "40": "somebody else changed the same at the same time",
    "58": "the server's disk does not answer",
}
"""What can go wrong with a sound store, by the class of PostgreSQL's codes."""


class WaitingConnection(psycopg.Connection[Any]):  # Any: rows are tuples, as whoever asks unpacks them
    """The driver's connection, which is closed rather than waited for when the server does not answer in time."""

    patience: float | None = PATIENCE
    used_at = 0.0

    def wait(self, gen: PQGen[RV], interval: float = 0.1, timeout: float | None = None) -> RV:
        """As the driver waits, but with an end."""
        try:
            return super().wait(gen, interval, self.patience if timeout is None else timeout)
        except psycopg.errors._WaitTimeout:  # noqa: SLF001  # the driver has no public name for it
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
    """The driver's cursor, which is sent the same statements as SQLite's."""

    def __init__(self, connection: WaitingConnection) -> None:
        self._on = connection
        self._cursor = connection.cursor(binary=True)

    @property
    def connection(self) -> "TrackerConnection":
        """What makes other cursors, which see what this one sees."""
        return TrackerConnection(self._on)

    def execute(self, statement: str, parameters: Parameters = (), /) -> "TrackerCursor":
        """Send one statement. The driver has all its rows at once."""
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


@lru_cache(maxsize=1_000)
def in_postgres(statement: str) -> bytes:
    """A statement with the driver's own marks for values."""
    return _NAMED.sub(r"%(\1)s", statement.replace("%", "%%").replace("?", "%s")).encode()


class TrackerPostgresDatastore(PostgresDatastore):
    """The store of one portfolio in a schema of its own: many readers, and one writer at a time."""

    def __init__(self, address: Address, *, origin: str | None = None) -> None:
        # The library's own pool is never opened: its connections would hand out rows of another kind.
        super().__init__("", "", "", "", "", schema=address.schema)
        self.address = address
        self.path = address.shown
        self.origin = origin
        self._connections = ConnectionPool(
            address.conninfo,
            connection_class=WaitingConnection,
            kwargs=_settings(address.schema),
            min_size=1,
            max_size=_CONNECTIONS,
            open=False,
            configure=told(address.schema),
            check=_still_there,
            timeout=PATIENCE,
            reconnect_timeout=PATIENCE,
        )

    @contextmanager
    def get_connection(self) -> Iterator[Any]:  # Any: the library's connections have rows of another kind
        """A connection of the pool; problems come as the library's exceptions."""
        try:
            self._connections.open()
            with self._connections.connection() as connection:
                try:
                    yield connection
                except psycopg.errors.ReadOnlySqlTransaction:
                    connection.close()  # it leads to a server that is no longer the primary
                    raise
                connection.used_at = monotonic()
        except psycopg.Error as problem:
            raise _of_the_library(problem)(str(problem)) from problem

    @contextmanager
    def reading(self) -> Iterator[TrackerCursor]:
        """Single questions; problems come in the words of the use cases."""
        with self._telling(), self.get_connection() as connection:
            yield TrackerCursor(connection)

    @contextmanager
    def at_one_moment(self) -> Iterator[TrackerCursor]:
        """Questions that see one state of the store."""
        with self._telling(), self.get_connection() as connection:
            connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            try:
                yield TrackerCursor(connection)
            finally:
                if not connection.closed:
                    connection.rollback()

    @contextmanager
    def writing(self) -> Iterator[TrackerCursor]:
        """One transaction; problems come in the words of the use cases."""
        with self._telling(), self.get_connection() as connection, connection.transaction():
            yield TrackerCursor(connection)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except persistence.PersistenceError as problem:
            self.in_our_words(problem)

    def directly(self) -> WaitingConnection:
        """A connection outside the pool, which tells at once what is wrong with the address; whoever asks closes it."""
        connection = WaitingConnection.connect(self.address.conninfo, **_settings(self.schema))
        told(self.schema)(connection)
        return connection

    def close(self) -> None:
        """Let go of every connection."""
        self._connections.close()

    def in_our_words(self, problem: Exception) -> NoReturn:
        """Raise what the use cases know for what the server, the driver or the library has said."""
        cause = problem.__cause__ if isinstance(problem, persistence.PersistenceError) else problem
        reason = _passing(cause)
        if reason is not None:
            raise StoreIsBusy(f"The store cannot be used just now: {reason}. Try again.") from problem
        raise StoreUnusable(self.path, f"PostgreSQL says “{str(cause or problem).strip()}”") from problem

    def sweep(self, *, erased: bool) -> None:
        """Nothing can be swept up here: what was erased goes as the server vacuums, and recycles its own log."""

    def was_written_twice(self, problem: Exception) -> bool:
        """Whether something that may be there only once was there already."""
        return isinstance(problem.__cause__, psycopg.errors.UniqueViolation)


def _settings(schema: str) -> dict[str, Any]:  # Any: what the driver's connect takes
    """What every connection is made with, wherever the address does not say otherwise."""
    return {
        "autocommit": True,
        "application_name": f"transition-tracker {schema}",
        "client_encoding": "utf8",
        "connect_timeout": int(PATIENCE / 2),  # of each host, where there are several
        "tcp_user_timeout": _GONE_QUIET,
        "keepalives_idle": 2,
        "keepalives_interval": 1,
        "keepalives_count": 2,
    }


def told(schema: str) -> Callable[[WaitingConnection], None]:
    """What a connection is told first: where its tables are, how long it waits, and to flush what it acknowledges."""
    milliseconds = int(PATIENCE * 1_000)
    settings = (
        f"SET search_path = {schema}; SET lock_timeout = {milliseconds}; "
        f"SET idle_in_transaction_session_timeout = {10 * milliseconds}; "
        "SELECT set_config('synchronous_commit', 'on', false) "
        "WHERE current_setting('synchronous_commit') NOT IN ('on', 'remote_apply')"
    )

    def tell(connection: WaitingConnection) -> None:
        connection.execute(settings)

    return tell


def _still_there(connection: WaitingConnection) -> None:
    """Ask a connection that lay idle whether it lives; one that was just used would only be asked twice."""
    if monotonic() - connection.used_at > _IDLE:
        ConnectionPool.check_connection(connection)


def _passing(problem: BaseException | None) -> str | None:
    if isinstance(problem, PoolTimeout | PoolClosed):
        return "the server cannot be reached, or is busy"
    code = getattr(problem, "sqlstate", None)
    if code is None:
        return "the server cannot be reached" if isinstance(problem, psycopg.OperationalError) else None
    return _PASSING.get(code[:2])


_OF_THE_LIBRARY = (
    (psycopg.InterfaceError, persistence.InterfaceError),
    (psycopg.OperationalError, persistence.OperationalError),
    (psycopg.DataError, persistence.DataError),
    (psycopg.IntegrityError, persistence.IntegrityError),
    (psycopg.InternalError, persistence.InternalError),
    (psycopg.ProgrammingError, persistence.ProgrammingError),
    (psycopg.NotSupportedError, persistence.NotSupportedError),
)


def _of_the_library(problem: psycopg.Error) -> type[persistence.PersistenceError]:
    return next((ours for theirs, ours in _OF_THE_LIBRARY if isinstance(problem, theirs)), persistence.DatabaseError)
