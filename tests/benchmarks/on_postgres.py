"""Appends to PostgreSQL: on one connection beside plain INSERTs, and from eight threads beside the library's recorder.

The server flushes every commit to a disk, and keeps its other defaults but for a larger cache.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

import orjson
import psycopg
from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore

from application.adapters.columns import INSERT_ANSWER, INSERT_ENTRY
from application.adapters.event_store import StoredJournal, TrackerApplication
from application.adapters.opening import open_store
from application.ports import Appended
from tests.benchmarks import history
from tests.benchmarks.figures import Figure, Limit, Shown, measured, timed
from tests.benchmarks.raw import Row
from tests.postgres.server import Server

REPEATS, APPENDS = 40, 25
THREADS, EACH, TOGETHER_REPEATS = 8, 30, 15

SETTINGS = """
wal_level = replica
autovacuum = on
shared_buffers = 512MB
max_wal_size = 4GB
"""

Pairs = Iterator[tuple[Row, Row]]
Insert = Callable[[Any, Row, Row], object]  # Any: the driver's connection


def server() -> "closing[Server]":
    """A server on a disk."""
    return closing(Server(on_disk=True, also=SETTINGS))


def append(_: Path) -> Iterator[Figure]:
    """An order's entry and its answer."""
    with server() as running:
        entry, answer = (each.replace("?", "%s") for each in (INSERT_ENTRY, INSERT_ANSWER))
        at_once = f"WITH entry AS ({entry}) {answer}"
        yield _append_one(running, "both INSERTs as one statement", "one", partial(_in_one_statement, at_once))
        yield _append_one(running, "BEGIN, two INSERTs, COMMIT", "four", partial(_in_four_statements, entry, answer))
        yield _append_together(running)


def opened(running: Server, schema: str) -> TrackerApplication:
    """A store of ours in a schema of its own."""
    return open_store(f"{running.address}&schema={schema}")


def _append_one(running: Server, baseline: str, name: str, insert: Insert) -> Figure:
    count = (REPEATS + 1) * APPENDS
    with opened(running, f"ours_{name}") as application, psycopg.connect(running.address, autocommit=True) as plain:
        orders, pairs = iter(history.stream(1, count)), _rows_of(running, history.stream(1, count), f"rows_{name}")
        _make_raw(plain, f"rows_{name}")
        journal = StoredJournal(application, None)

        def ours() -> float:
            batch = list(islice(orders, APPENDS))
            return timed(lambda: [journal.append(order) for order in batch]) / APPENDS

        def theirs() -> float:
            batch = list(islice(pairs, APPENDS))
            return timed(lambda: [insert(plain, *pair) for pair in batch]) / APPENDS

        return measured("append one entry, PostgreSQL", baseline, ours, theirs, repeats=REPEATS, limit=Limit(most=1.8))


def _in_one_statement(statement: str, plain: Any, entry: Row, answer: Row) -> None:  # Any: the driver's connection
    plain.execute(statement, (*entry, *answer), prepare=True)


def _in_four_statements(insert: str, other: str, plain: Any, entry: Row, answer: Row) -> None:  # Any: as above
    with plain.transaction():
        plain.execute(insert, entry, prepare=True)
        plain.execute(other, answer, prepare=True)


def _rows_of(running: Server, orders: Iterable[Appended], schema: str) -> Pairs:
    """The rows that orders become, by way of a store of their own."""
    with opened(running, schema) as application:
        StoredJournal(application, None).append(history.together(iter(orders)))
        with application.datastore.reading() as cursor:
            entries = cursor.execute("SELECT * FROM journal ORDER BY position").fetchall()
            answers = cursor.execute("SELECT * FROM answers ORDER BY position").fetchall()
    return iter(list(zip(entries, answers, strict=True)))


def _make_raw(plain: Any, like: str) -> None:  # Any: the driver's connection
    """The same tables with the same indexes, where the same rows go."""
    plain.execute(f"CREATE SCHEMA raw_{like}; SET search_path = raw_{like}")
    for table in ("journal", "answers"):
        plain.execute(f"CREATE TABLE {table} (LIKE {like}.{table} INCLUDING ALL)")


def _append_together(running: Server) -> Figure:
    with opened(running, "ours_together") as application, closing(_datastore(running)) as theirs:
        recorder = PostgresApplicationRecorder(theirs)
        recorder.create_table()
        journal = StoredJournal(application, None)
        count = (TOGETHER_REPEATS + 1) * EACH
        ours = [_OfOne(history.stream(number, count), journal.append) for number in range(1, THREADS + 1)]
        stock = [_OfOne(_events(number, count), lambda one: recorder.insert_events([one])) for number in range(THREADS)]
        with ThreadPoolExecutor(THREADS) as threads:
            return measured(
                f"append from {THREADS} threads, PostgreSQL",
                "the library's recorder, the same bytes",
                lambda: _all_at_once(threads, ours),
                lambda: _all_at_once(threads, stock),
                repeats=TOGETHER_REPEATS,
                limit=Limit(least=3),
                shown=Shown.A_SECOND,
            )


class _OfOne:
    """What one thread appends, a part of it at a time."""

    def __init__(self, appended: Iterable[Any], append: Callable[[Any], object]) -> None:  # Any: whatever it appends
        self._left, self._append = iter(appended), append

    def go_on(self) -> None:
        """Append the next part."""
        for each in islice(self._left, EACH):
            self._append(each)


def _all_at_once(threads: ThreadPoolExecutor, work: list[_OfOne]) -> float:
    return timed(lambda: list(threads.map(_OfOne.go_on, work))) / (EACH * len(work))


def _events(number: int, count: int) -> Iterator[StoredEvent]:
    """The same as our orders become, all of it in the event, as whoever takes the library as it is would have it."""
    stream: UUID = uuid5(NAMESPACE_OID, str(number))
    for version, order in enumerate(history.stream(number, count), 1):
        (entry,), (answer,) = order.entries, order.answers
        told = entry._asdict() | {"fact": entry.fact.model_dump(mode="json")}
        answered = answer._asdict() | {"fingerprint": answer.fingerprint.hex(), "address": list(answer.address)}
        state = orjson.dumps([told, answered], default=str)
        yield StoredEvent(stream, version, type(entry.fact).__name__, state)


def _datastore(running: Server) -> PostgresDatastore:
    return PostgresDatastore(
        "postgres", str(running.socket.parent), "5432", "postgres", "", pool_size=THREADS, max_overflow=2
    )
