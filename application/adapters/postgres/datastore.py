"""The PostgreSQL store: opened as ours and durable, or not opened at all; never waited for without an end."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from time import monotonic
from typing import Any, NoReturn

import psycopg
from eventsourcing import persistence
from eventsourcing.postgres import PostgresDatastore
from psycopg_pool import ConnectionPool, PoolTimeout

from application import waiting
from application.adapters.postgres.address import Address
from application.adapters.postgres.connections import TrackerCursor, WaitingConnection
from application.adapters.postgres.troubles import (
    DISK_FULL,
    FULL,
    READ_ONLY,
    of_the_library,
    why_for_good,
    why_it_will_pass,
)
from application.adapters.store import Cursor
from application.ports import StoreIsBusy, StoreIsFull, StoreUnusable

_BEFORE_THAT = 0.25  # seconds by which the server gives up a lock before it is given up itself
_CONNECTIONS = 10
_IDLE = 1.0  # seconds after which a connection is asked whether it still lives, as one is that was used before a cut
_AT_ONCE = 0.01  # seconds
_WITHOUT_WAITING = "SET LOCAL synchronous_commit = off; SET LOCAL lock_timeout = 250"
_TO_CONNECT = 2  # seconds, with each host where there are several; the driver knows no fewer
_CAN_LOOK = 140_000  # the version of PostgreSQL that can look whether its client is still there
_GONE_QUIET = 3_000  # milliseconds after which a host that acknowledges nothing is given up


class TrackerPostgresDatastore(PostgresDatastore):
    """The store of one portfolio in a schema of its own: many readers, and one writer at a time."""

    def __init__(
        self,
        address: Address,
        patience: float = waiting.PATIENCE,
        *,
        origin: str | None = None,
        may_make: bool = True,
    ) -> None:
        """`patience` is how many seconds whoever writes waits for others who do.

        Where there is no store one may be made or not.
        """
        # The library's own pool is never opened: its connections would hand out rows of another kind.
        super().__init__("", "", "", "", "", schema=address.schema)
        self.address = address
        self.path = address.shown
        self.origin = origin
        self.may_make = may_make
        self._cut_at = 0.0
        self._losses = 0
        self._tell = told(address.schema, min(patience, waiting.PATIENCE) - _BEFORE_THAT)
        self._connections = ConnectionPool(
            address.conninfo,
            connection_class=WaitingConnection,
            kwargs=made_with(address),
            min_size=1,
            max_size=_CONNECTIONS,
            open=False,
            configure=self._tell,
            timeout=waiting.PATIENCE,
            reconnect_timeout=waiting.PATIENCE,
        )

    @property
    def losses(self) -> int:
        """How often a connection was found to be cut."""
        return self._losses

    @contextmanager
    def get_connection(self, within: float | None = None) -> Iterator[Any]:  # Any: the library's have other rows
        """A connection of the pool, in so many seconds; problems come as the library's exceptions."""
        try:
            self._connections.open()
            if waiting.waits_in_vain(self._cut_at):
                raise PoolTimeout("others have waited as long, for nothing")
            connection = self._living(monotonic() + waiting.left(within))
            try:
                with connection:
                    yield connection
                connection.used_at = monotonic()
            except psycopg.errors.ReadOnlySqlTransaction:
                connection.close()  # it leads to a server that is no longer the primary, as do the others
                self._connections.drain()
                raise
            finally:
                self._losses += connection.closed
                self._connections.putconn(connection)
        except psycopg.Error as problem:
            if isinstance(problem, psycopg.OperationalError):
                self._cut_at = monotonic()
            raise of_the_library(problem)(str(problem)) from problem

    def _living(self, deadline: float) -> WaitingConnection:
        """One that lives, by a deadline. Those that are found dead are let go of; there are no more than the pool has.

        The pool would wait a second between one and the next.
        """
        while True:
            connection = self._connections.getconn(max(deadline - monotonic(), _AT_ONCE))
            if connection.used_at >= max(self._cut_at, monotonic() - _IDLE) or self._answers(connection, deadline):
                connection.until = deadline  # which was so long for it to be had, too, and to answer
                return connection
            connection.close()
            self._losses += 1
            self._connections.putconn(connection)
            if monotonic() >= deadline:
                raise PoolTimeout("none of them answers")

    def _answers(self, connection: WaitingConnection, deadline: float) -> bool:
        connection.until = deadline
        try:
            ConnectionPool.check_connection(connection)
        except psycopg.OperationalError:
            return False
        return True

    @contextmanager
    def reading(self) -> Iterator[TrackerCursor]:
        """Single questions; problems come in the words of the use cases."""
        deadline = monotonic() + waiting.left()
        with self._telling(), ExitStack() as held:

            def another() -> WaitingConnection | None:
                self._cut_at = monotonic()
                self._losses += 1
                left = deadline - self._cut_at
                return held.enter_context(self.get_connection(left)) if left > waiting.AT_LEAST else None

            yield TrackerCursor(held.enter_context(self.get_connection()), another)

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
    def writing(self, *, briefly: bool = False) -> Iterator[TrackerCursor]:
        """One transaction; problems come in the words of the use cases.

        What one could do without waits for no disk and no standby either: a standby that stands still would keep
        everybody who signs in.
        """
        with self._telling(), self.get_connection() as connection, connection.transaction():
            if briefly:
                connection.execute(_WITHOUT_WAITING)
            yield TrackerCursor(connection)

    @contextmanager
    def trying(self, within: float) -> Iterator[TrackerCursor]:
        """One transaction that is taken back, and waits so many seconds at most; problems come as with the others."""
        with self._telling(), self.get_connection(within) as connection:
            connection.execute("BEGIN")
            try:
                connection.execute(f"SET LOCAL lock_timeout = {int(within * 1_000)}")
                yield TrackerCursor(connection)
            finally:
                if not connection.closed:
                    connection.rollback()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except persistence.PersistenceError as problem:
            self.in_our_words(problem)

    def directly(self) -> WaitingConnection:
        """A connection outside the pool, which tells at once what is wrong with the address; whoever asks closes it."""
        connection = WaitingConnection.connect(self.address.conninfo, **made_with(self.address))
        try:
            self._tell(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def close(self) -> None:
        """Let go of every connection."""
        self._connections.close()

    def in_our_words(self, problem: Exception) -> NoReturn:
        """Raise what the use cases know for what the server, the driver or the library has said."""
        cause = problem.__cause__ if isinstance(problem, persistence.PersistenceError) else problem
        if getattr(cause, "sqlstate", None) == DISK_FULL:
            raise StoreIsFull(FULL) from problem
        reason = why_it_will_pass(cause)
        if reason is not None:
            said = f"The store cannot be used just now: {reason}. Try again."
            raise StoreIsBusy(said, may_only_be_read=reason == READ_ONLY) from problem
        raise StoreUnusable(self.path, why_for_good(cause or problem)) from problem

    def sweep(self, *, erased: bool) -> None:
        """Nothing can be swept up here: what was erased goes as the server vacuums, and recycles its own log."""

    def keep_end(self, cursor: Cursor, *, size: int, recorded_at: str, frontier: bytes) -> None:
        """The row that whoever appends goes on from."""
        cursor.execute("UPDATE log SET size = ?, recorded_at = ?, frontier = ?", (size, recorded_at, frontier))

    def was_written_twice(self, problem: Exception) -> bool:
        """Whether something that may be there only once was there already.

        A position cannot be taken by somebody else, as only one appends: there the end of the log is kept wrongly.
        """
        cause = problem.__cause__
        return isinstance(cause, psycopg.errors.UniqueViolation) and cause.diag.constraint_name != "journal_pkey"


def made_with(address: Address) -> dict[str, Any]:  # Any: what the driver's connect takes
    """What every connection is made with; of several hosts it leads to the one that can be written to."""
    says_which = "target_session_attrs" in address.conninfo or "PGTARGETSESSIONATTRS" in os.environ
    which = {} if says_which else {"target_session_attrs": "read-write"}
    return which | {
        "autocommit": True,
        "application_name": f"transition-tracker {address.schema}",
        "client_encoding": "utf8",
        "connect_timeout": _TO_CONNECT,
        "tcp_user_timeout": _GONE_QUIET,
        "keepalives_idle": 2,
        "keepalives_interval": 1,
        "keepalives_count": 2,
    }


def told(schema: str, patience: float) -> Callable[[WaitingConnection], None]:
    """What a connection is told first: where its tables are, how long it waits, and to flush what it acknowledges.

    Whoever has waited for a turn to append has to see what was committed meanwhile, whatever the user is set to. A
    server that knows how gives up what nobody waits for any more.
    """
    settings = (
        f'SET search_path = "{schema}"; SET default_transaction_isolation = "read committed"; '
        f"SET lock_timeout = {max(1, int(patience * 1_000))}; "
        f"SET idle_in_transaction_session_timeout = {int(10_000 * waiting.PATIENCE)}; "
        "SELECT set_config('synchronous_commit', 'on', false) "
        "WHERE current_setting('synchronous_commit') NOT IN ('on', 'remote_apply')"
    )

    def tell(connection: WaitingConnection) -> None:
        also = "; SET client_connection_check_interval = 1000" if connection.info.server_version >= _CAN_LOOK else ""
        connection.execute(settings + also)

    return tell
