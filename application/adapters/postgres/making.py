"""Is the schema a store of ours, and will what it acknowledges last? An empty one is made one."""

from typing import Any

import psycopg
from psycopg import Connection, Cursor

from application.adapters.columns import KEYS
from application.adapters.log_rows import new_origin
from application.adapters.postgres import schema
from application.adapters.postgres.datastore import TrackerPostgresDatastore
from application.adapters.store import Migrated, StoreIsNewer, StoreIsOlder, StoreMissing
from application.ports import StoreUnusable

_ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(1953655666, hashtext(%s))"
_SCHEMA = "SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = %s"  # the table, as names are kept from before a lock
_MARK = "SELECT to_regclass(%s) IS NOT NULL"
_ANYTHING = "SELECT 1 FROM pg_catalog.pg_class WHERE relnamespace = to_regnamespace(%s) LIMIT 1"
_SETTINGS = ("fsync", "full_page_writes")
_EVERYBODY_S = "public"
_NOT_AMONG_OTHERS = (
    "there is no store yet, and none is made in “public”, where everybody’s tables lie; name a schema of its own, such "
    "as schema=tracker"
)


def make_or_look_at(datastore: TrackerPostgresDatastore) -> None:
    """Make the tables where the schema is empty, and they may be made; else it is a store of ours in today's shape.

    Refused as StoreUnusable, or as StoreIsBusy where the server cannot be reached.
    """
    try:
        with datastore.directly() as connection, connection.cursor() as cursor:
            _must_be_durable(connection, datastore)
            if datastore.may_make and shape_in(cursor, datastore) == 0:
                _make(cursor, datastore)
            must_have_todays_shape(cursor, datastore)
            _must_be_the_log_that_is_meant(cursor, datastore)
    except psycopg.Error as problem:
        datastore.in_our_words(problem)


def must_have_todays_shape(cursor: Cursor[Any], datastore: TrackerPostgresDatastore) -> None:
    """Neither an older store, nor a newer one, nor none at all."""
    shape = shape_in(cursor, datastore)
    if shape == 0:
        raise StoreMissing(datastore.path, f"the schema “{datastore.schema}” is not there, or holds nothing")
    if shape < schema.SHAPE:
        raise StoreIsOlder(datastore.path, shape=shape, today=schema.SHAPE)
    if shape > schema.SHAPE:
        raise StoreIsNewer(datastore.path, shape=shape, today=schema.SHAPE)


def shape_in(cursor: Cursor[Any], datastore: TrackerPostgresDatastore) -> int:
    """Which shape the tables have; 0 where there are none. The tables of others are refused."""
    name = datastore.schema
    exists = cursor.execute(_SCHEMA, (name,)).fetchone() is not None
    if cursor.execute(_MARK, (f"{name}.store",)).fetchone() == (True,):
        marks = _marks_in(cursor)
        if len(marks) == 1 and marks[0][0] == schema.MARK:
            return int(marks[0][1])
    elif not exists or cursor.execute(_ANYTHING, (name,)).fetchone() is None:
        return 0
    raise StoreUnusable(datastore.path, f"the schema “{name}” holds tables of another program, or has lost its mark")


def migrate(datastore: TrackerPostgresDatastore, *, only_look: bool) -> Migrated:
    """Step by step to today's shape, or only the shape that was found; somebody else may have been faster."""
    try:
        with datastore.directly() as connection, connection.transaction(), connection.cursor() as cursor:
            cursor.execute(_ONE_AT_A_TIME, (datastore.schema,))
            found = shape_in(cursor, datastore)
            if not 0 < found < schema.SHAPE:
                must_have_todays_shape(cursor, datastore)
            if not only_look:
                _bring_up(cursor, datastore, found)
    except psycopg.Error as problem:
        datastore.in_our_words(problem)
    return Migrated(found, schema.SHAPE)


def _bring_up(cursor: Cursor[Any], datastore: TrackerPostgresDatastore, found: int) -> None:
    for shape in range(found, schema.SHAPE):
        if shape not in schema.UPGRADES:
            raise StoreUnusable(datastore.path, f"there is no way from shape {shape} to today’s, {schema.SHAPE}")
        for statement in schema.UPGRADES[shape]:
            cursor.execute(statement)
        cursor.execute("UPDATE store SET shape = %s", (shape + 1,))


def _marks_in(cursor: Cursor[Any]) -> list[tuple[str, int]]:
    try:
        return cursor.execute("SELECT mark, shape FROM store").fetchall()
    except psycopg.errors.UndefinedColumn:
        return []


def _must_be_durable(connection: Connection[Any], datastore: TrackerPostgresDatastore) -> None:
    """What a commit has acknowledged survives a loss of power, unless the server was told not to care."""
    for setting in _SETTINGS:
        found = connection.execute("SELECT current_setting(%s)", (setting,)).fetchone()
        if found != ("on",):
            raise StoreUnusable(datastore.path, f"its commits would not be durable ({setting} is not on)")


def _make(cursor: Cursor[Any], datastore: TrackerPostgresDatastore) -> None:
    """All of it in one transaction; somebody else may have been faster."""
    if datastore.schema == _EVERYBODY_S:
        raise StoreUnusable(datastore.path, _NOT_AMONG_OTHERS)
    try:
        with cursor.connection.transaction():
            cursor.execute(_ONE_AT_A_TIME, (datastore.schema,))
            if shape_in(cursor, datastore) == 0:
                _make_tables(cursor, datastore)
    except psycopg.errors.InsufficientPrivilege as problem:
        why = f"there is no store yet, and this user may not make one; PostgreSQL says “{problem.diag.message_primary}”"
        raise StoreUnusable(datastore.path, why) from problem


def _make_tables(cursor: Cursor[Any], datastore: TrackerPostgresDatastore) -> None:
    if cursor.execute(_SCHEMA, (datastore.schema,)).fetchone() is None:
        cursor.execute(f'CREATE SCHEMA "{datastore.schema}"')
    cursor.execute("; ".join(schema.statements(tuple(KEYS))))
    cursor.execute("INSERT INTO store VALUES (%s, %s)", (schema.MARK, schema.SHAPE))
    cursor.execute("INSERT INTO log VALUES (%s, 0, '', '')", (datastore.origin or new_origin(),))


def _must_be_the_log_that_is_meant(cursor: Cursor[Any], datastore: TrackerPostgresDatastore) -> None:
    """A log keeps the origin that it began with, as its checkpoints are signed with it."""
    found = cursor.execute("SELECT origin FROM log").fetchone()
    if datastore.origin is not None and found and found[0] != datastore.origin:
        why = f"its log is “{found[0]}” and keeps that name; TRACKER_ORIGIN says “{datastore.origin}”"
        raise StoreUnusable(datastore.path, why)
