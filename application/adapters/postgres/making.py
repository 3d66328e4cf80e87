"""Is the schema a store of ours, and will what it acknowledges last? An empty one is made one."""

from typing import Any

import psycopg
from psycopg import Connection, Cursor

from application.adapters.columns import KEYS
from application.adapters.log_rows import new_origin
from application.adapters.postgres import schema
from application.adapters.postgres.datastore import TrackerPostgresDatastore
from application.adapters.store import StoreUnusable

_LOCK = "SELECT pg_advisory_xact_lock(1953655666, hashtext(%s))"
_TABLES = "SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname = %s"
_OURS = "SELECT to_regclass('store') IS NOT NULL"
_SETTINGS = ("fsync", "full_page_writes")


def make_or_look_at(datastore: TrackerPostgresDatastore) -> None:
    """Make the tables where the schema is empty; else it has to be a store of ours in today's shape.

    Refused as StoreUnusable, or as StoreIsBusy where the server cannot be reached.
    """
    try:
        with datastore.directly() as connection:
            _must_be_durable(connection, datastore)
            with connection.transaction(), connection.cursor() as cursor:
                cursor.execute(_LOCK, (datastore.schema,))
                _made(cursor, datastore)
    except psycopg.Error as problem:
        datastore.in_our_words(problem)


def _must_be_durable(connection: Connection[Any], datastore: TrackerPostgresDatastore) -> None:
    """What a commit has acknowledged survives a loss of power, unless the server was told not to care."""
    for setting in _SETTINGS:
        found = connection.execute("SELECT current_setting(%s)", (setting,)).fetchone()
        if found != ("on",):
            raise StoreUnusable(datastore.path, f"its commits would not be durable ({setting} is not on)")


def _made(cursor: Cursor[Any], datastore: TrackerPostgresDatastore) -> None:
    shape = shape_in(cursor, datastore)
    if shape == 0:
        for statement in schema.statements(tuple(KEYS)):
            cursor.execute(statement)
        cursor.execute("INSERT INTO store VALUES (%s, %s)", (schema.MARK, schema.SHAPE))
        cursor.execute("INSERT INTO log VALUES (%s, 0, '', '')", (datastore.origin or new_origin(),))
    elif shape > schema.SHAPE:
        raise StoreUnusable(
            datastore.path,
            f"a newer tracker wrote it (shape {shape}, this one knows {schema.SHAPE}); open it with that one",
        )
    _must_be_the_log_that_is_meant(cursor, datastore)


def shape_in(cursor: Cursor[Any], datastore: TrackerPostgresDatastore) -> int:
    """Which shape the tables have; 0 where there are none. The tables of others are refused."""
    cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {datastore.schema}")
    if cursor.execute(_OURS).fetchone() == (True,):
        mark, shape = cursor.execute("SELECT mark, shape FROM store").fetchone() or ("", 0)
        if mark == schema.MARK:
            return int(shape)
    elif cursor.execute(_TABLES, (datastore.schema,)).fetchone() == (0,):
        return 0
    raise StoreUnusable(datastore.path, f"the schema “{datastore.schema}” holds tables of another program")


def _must_be_the_log_that_is_meant(cursor: Cursor[Any], datastore: TrackerPostgresDatastore) -> None:
    """A log keeps the origin that it began with, as its checkpoints are signed with it."""
    found = cursor.execute("SELECT origin FROM log").fetchone()
    if datastore.origin is not None and found and found[0] != datastore.origin:
        why = f"its log is “{found[0]}” and keeps that name; TRACKER_ORIGIN says “{datastore.origin}”"
        raise StoreUnusable(datastore.path, why)
