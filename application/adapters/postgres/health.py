"""How the schema in PostgreSQL is: whether it can be written, and keeps what it takes."""

import psycopg
from psycopg_pool import PoolTimeout

from application.adapters.postgres.datastore import TrackerPostgresDatastore
from application.adapters.postgres.schema import SHAPE
from application.adapters.postgres.troubles import why_for_good, why_it_will_pass
from application.adapters.signed import signed_in
from application.ports import ServerRefuses, StoreIsBusy, StoreState

_DURABLE = {"fsync": ("on",), "full_page_writes": ("on",), "synchronous_commit": ("on", "remote_apply")}
"""What the server's settings have to be for a commit to last."""

_SETTING = "SELECT current_setting(?)"
_SHAPE = "SELECT shape FROM store"
_THE_ROW_OF_EVERY_APPEND = "SELECT 1 FROM log FOR UPDATE"
_NOTHING_INTO = "INSERT INTO {0} SELECT * FROM {0} WHERE false"
_ADDED_TO = ("journal", "tiles", "answers")
_AS_AN_APPEND = (*map(_NOTHING_INTO.format, _ADDED_TO), _THE_ROW_OF_EVERY_APPEND)
"""What every append needs: whoever lacks a right to it is told so, though nothing is changed."""

_SPACES = """
SELECT DISTINCT coalesce(quote_ident(spcname), '')
FROM pg_class LEFT JOIN pg_tablespace ON pg_tablespace.oid = reltablespace
WHERE relnamespace = current_schema()::regnamespace
AND (spcname IS NULL OR has_tablespace_privilege(pg_tablespace.oid, 'CREATE'))
AND pg_size_bytes(current_setting('temp_file_limit')) NOT BETWEEN 0 AND 2000000
"""
"""Where tables of the store lie, as far as this user may write files there; without a name it is the database's own."""

_WRITES_THERE = "SELECT set_config('temp_tablespaces', ?, true), set_config('work_mem', '64kB', true)"
_A_MEGABYTE = "SELECT count(*) FROM unnest(array_fill(repeat('x', 8000), ARRAY[128]))"
"""More than the memory it may have: the server writes it to a file that is gone as soon as it is counted.

A row that was taken back would do less: it finds room in a page that is there, or leaves one behind.
"""


class PostgresHealth:
    """How the store is, at whichever server is the primary now."""

    def __init__(self, datastore: TrackerPostgresDatastore) -> None:
        self._datastore = datastore

    def state(self) -> StoreState:
        """What can be read of it."""
        with self._datastore.at_one_moment() as cursor:
            signed = signed_in(cursor)
            held = {name: cursor.execute(_SETTING, (name,)).fetchone()[0] for name in _DURABLE}
            (shape,) = cursor.execute(_SHAPE).fetchone()
        lacking = [f"{name} is {value}" for name, value in held.items() if value not in _DURABLE[name]]
        return StoreState(
            position=signed.entries,
            undurable=f"{', '.join(lacking)}; it has to be on" if lacking else None,
            is_up_to_date=shape == SHAPE,
            signed_at=signed.at,
            waiting_since=signed.waiting_since,
        )

    def try_writing(self, *, within: float) -> None:
        """Lock the row that every append writes, and let go of it; refused as StoreIsBusy, or StoreIsFull.

        Only a primary that takes changes can do that. Nothing is changed, so that nothing has to be cleaned up after.
        """
        try:
            with self._datastore.trying(within) as cursor:
                for (space,) in cursor.execute(_SPACES).fetchall():
                    cursor.execute(_WRITES_THERE, (space,))
                    cursor.execute(_A_MEGABYTE)
                for statement in _AS_AN_APPEND:
                    cursor.execute(statement)
        except StoreIsBusy as problem:
            if _had_no_connection(problem):
                self._must_take_connections()
            raise

    def _must_take_connections(self) -> None:
        """Refused with what the server says to one outside the pool: the pool knows only that it had none in time."""
        try:
            self._datastore.directly().close()
        except psycopg.Error as problem:
            if why_it_will_pass(problem) is None:
                raise ServerRefuses(self._datastore.path, why_for_good(problem)) from problem
            self._datastore.in_our_words(problem)


def _had_no_connection(problem: StoreIsBusy) -> bool:
    return problem.__cause__ is not None and isinstance(problem.__cause__.__cause__, PoolTimeout)
