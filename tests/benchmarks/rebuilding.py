"""What it takes to make the views across programmes anew from the journal, beside rows put in by batches.

The raw work reads every entry, its JSON too, and puts a row for its thing into a table, a transaction for every five
hundred: no state is folded, and no two programmes are compared.
"""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import orjson
import psycopg

from application.adapters.event_store import StoredJournal
from application.adapters.opening import open_store
from tests.benchmarks import history, on_postgres, raw
from tests.benchmarks.figures import Figure, Limit, Shown, timed
from tests.benchmarks.memory import rebuilt

PROGRAMMES, MILESTONES, CHANGES = 50, 200, 100
BATCH, REPEATS = 500, 5

_TABLE = """
CREATE TABLE latest (
    thing TEXT PRIMARY KEY, kind TEXT NOT NULL, programme TEXT NOT NULL, version BIGINT NOT NULL,
    position BIGINT NOT NULL, said TEXT NOT NULL
)
"""
_PUT = (
    "INSERT INTO latest VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (thing) DO UPDATE SET "
    "version = excluded.version, position = excluded.position, said = excluded.said"
)
_READ = (
    "SELECT originator_id, kind, programme, originator_version, position, state FROM journal "
    "WHERE position > ? ORDER BY position LIMIT ?"
)


def rebuild(folder: Path) -> Iterator[Figure]:
    """In a file, and in PostgreSQL."""
    store = str(folder / "rebuild.sqlite")
    yield from _figures("SQLite", store, _fill(store), partial(_upserts, raw.connect(Path(store)), "?"))
    with on_postgres.server() as running, psycopg.connect(running.address, autocommit=True) as plain:
        store = f"{running.address}&schema=rebuild"
        entries = _fill(store)
        plain.execute("SET search_path = rebuild")
        yield from _figures("PostgreSQL", store, entries, partial(_upserts, plain, "%s"))


def _fill(store: str) -> int:
    """A million entries, in an order of their own for each programme."""
    with open_store(store) as application:
        journal = StoredJournal(application, None)
        for number in range(PROGRAMMES):
            orders = history.interleaved(MILESTONES, CHANGES, f"programme-{number}")
            while part := list(islice(orders, BATCH)):
                journal.append(history.together(iter(part)))
    return PROGRAMMES * (MILESTONES * CHANGES + 1)


def _figures(kind: str, store: str, entries: int, upserts: Callable[[], object]) -> Iterator[Figure]:
    """Entries a second, which is how fast a view is filled; and the memory of whoever fills it."""
    found = [(*rebuilt(store), timed(upserts)) for _ in range(REPEATS)]
    ours, plain = ([1e6 * one[which] / entries for one in found] for which in (0, 2))
    name = f"rebuild of {entries:,} entries, {kind}"
    yield Figure(name, f"SELECT, JSON read, upserts by {BATCH}", ours, plain, Limit(least=0.5), Shown.A_SECOND)
    yield Figure("memory of that", "", [one[1] for one in found], [], Limit(most=300, of_itself=True), Shown.MEBIBYTES)


def _upserts(connection: Any, mark: str) -> None:  # Any: the connection of either driver
    """A row for each thing, put in again with every entry of it."""
    read, put = _READ.replace("?", mark), _PUT.replace("?", mark)
    connection.execute("DROP TABLE IF EXISTS latest")
    connection.execute(_TABLE)
    cursor, position = connection.cursor(), 0
    while rows := cursor.execute(read, (position, BATCH)).fetchall():
        position = rows[-1][4]
        cursor.execute("BEGIN")
        cursor.executemany(put, [(*row[:5], str(orjson.loads(row[5]).get("forecast"))) for row in rows])
        cursor.execute("COMMIT")
