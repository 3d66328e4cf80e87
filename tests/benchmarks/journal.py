"""The store beneath the use cases: one entry appended, a thing loaded, a programme's record read and folded."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count, islice
from pathlib import Path

from application.adapters.clock import SystemClock
from application.adapters.event_store import StoredJournal
from application.adapters.opening import open_store
from application.adapters.records import StoredRecords
from application.adapters.saved_folds import SAVING
from application.ports import Appended
from domain.entry import Address
from domain.record import Moment
from tests.benchmarks import history, raw
from tests.benchmarks.figures import Figure, Limit, Shown, Timed, measured, timed

APPEND_REPEATS, APPENDS = 60, 25
LOAD_REPEATS, LOADS = 40, 20
RECORD_REPEATS = 11
WARM_REPEATS = 60
"""Many short repeats in turn: what disturbs one side disturbs its neighbour as well."""

MILESTONES, CHANGES, MANY_CHANGES = 200, 30, 150
NOW = Moment(date(2030, 1, 1))


class Store:
    """One programme in a store of its own, and a plain connection to the same file."""

    def __init__(self, folder: Path, changes: int = CHANGES) -> None:
        path = folder / f"tracker-{changes}.sqlite"
        self.application = open_store(str(path))
        self.journal = StoredJournal(self.application, SystemClock())
        self.journal.append(history.together(history.interleaved(MILESTONES, changes)))
        self.plain = raw.connect(path)
        self.last = MILESTONES * changes + 1
        self.next_version = changes

    def append_one_more(self) -> None:
        """One more entry."""
        self.next_version += 1
        self.last += 1
        self.journal.append(history.stream(1, self.next_version)[-1])

    def seconds_of_all(self) -> float:
        """How long the record takes when nobody has asked for it, nor saved what came of it."""
        with suppress(sqlite3.OperationalError):  # there is no table of folds before the first is saved
            self.plain.execute("DELETE FROM folds")
        taken = timed(lambda: StoredRecords(self.application).at(history.PROGRAMME, NOW))
        wait_for_folds()
        return taken

    def seconds_from_a_fold(self) -> float:
        """How long it takes where what came of it was saved."""
        return timed(lambda: StoredRecords(self.application).at(history.PROGRAMME, NOW))

    def seconds_after_one_more(self, records: StoredRecords) -> float:
        """How long the record takes when one entry has come since it was read."""
        self.append_one_more()
        return timed(lambda: records.at(history.PROGRAMME, NOW))


def wait_for_folds() -> None:
    """A fold is saved beside, and is not to be measured as part of anything else."""
    for thread in threading.enumerate():
        if thread.name == SAVING:
            thread.join()


def append(folder: Path) -> Iterator[Figure]:
    """An order's entry and its answer, against the rows they became."""
    limit = Limit(most=1.4)
    yield _append_one(folder, "append one entry, SQLite", with_answers=True, limit=limit)
    yield _append_one(folder, "the same beside less", with_answers=False, limit=None)


def _append_one(folder: Path, name: str, *, with_answers: bool, limit: Limit | None) -> Figure:
    stem = f"append-{with_answers}"
    history_of_one = history.stream(1, (APPEND_REPEATS + 1) * APPENDS)
    orders, rows = iter(history_of_one), iter(rows_of(history_of_one, folder / f"{stem}-rows.sqlite"))
    source = raw.connect(folder / f"{stem}-rows.sqlite")
    plain = raw.RawAppends(source, folder / f"{stem}-raw.sqlite", with_answers=with_answers)
    tables = "entry and answer, two INSERTs, COMMIT" if with_answers else "the entry alone, one INSERT, COMMIT"
    with open_store(str(folder / f"{stem}-ours.sqlite")) as application:
        journal = StoredJournal(application, SystemClock())

        def ours() -> float:
            batch = list(islice(orders, APPENDS))
            return timed(lambda: [journal.append(order) for order in batch]) / APPENDS

        def theirs() -> float:
            batch = list(islice(rows, APPENDS))
            return timed(lambda: plain.append(batch)) / APPENDS

        return measured(name, tables, ours, theirs, repeats=APPEND_REPEATS, limit=limit)


def rows_of(orders: list[Appended], path: Path) -> list[tuple[raw.Row, raw.Row]]:
    """The rows that orders become, by way of a store of their own."""
    with open_store(str(path)) as scratch:
        StoredJournal(scratch, SystemClock()).append(history.together(iter(orders)))
    connection = raw.connect(path)
    entries = connection.execute("SELECT * FROM journal ORDER BY position").fetchall()
    answers = connection.execute("SELECT * FROM answers ORDER BY position").fetchall()
    connection.close()
    return list(zip(entries, answers, strict=True))


def load(folder: Path) -> Iterator[Figure]:
    """A milestone's thirty entries as they stand, against its rows."""
    store = Store(folder)
    key = Address(history.PROGRAMME, "milestone", "M7").stream_id.hex
    condition = "originator_id = ? ORDER BY originator_version"

    def ours() -> float:
        return timed(lambda: [store.journal.load(Address(history.PROGRAMME, "milestone", "M7")) for _ in range(LOADS)])

    yield measured(
        f"load a stream of {CHANGES}",
        "SELECT, JSON read",
        lambda: ours() / LOADS,
        lambda: timed(lambda: [raw.read(store.plain, condition, key) for _ in range(LOADS)]) / LOADS,
        repeats=LOAD_REPEATS,
    )


def record(folder: Path) -> Iterator[Figure]:
    """A programme never asked for, the same in the past, and the same again after one more entry."""
    store, large = Store(folder), Store(folder, MANY_CHANGES)
    yield _cold(store, f"record of {store.last:,} entries, cold", store.seconds_of_all, limit=Limit(most=2))
    yield _cold(store, "the same from a saved fold", store.seconds_from_a_fold, limit=Limit(most=0.15))
    yield _as_at(large)
    yield _another_day(large)
    yield from _warm(store, large)


def _cold(store: Store, name: str, ours: Timed, *, limit: Limit) -> Figure:
    return measured(
        name,
        "SELECT, JSON read",
        ours,
        lambda: timed(lambda: raw.read(store.plain, "programme = ? ORDER BY position", history.PROGRAMME)),
        repeats=RECORD_REPEATS,
        limit=limit,
        shown=Shown.MILLISECONDS,
    )


def _as_at(store: Store) -> Figure:
    """Folded from the first entry on, at a day of the last third, known by then."""
    as_at = history.day_of(0, MANY_CHANGES - MANY_CHANGES // 10)
    known_at = datetime.now(UTC) + timedelta(hours=1)
    moment = Moment(as_at, known_at)
    condition = "programme = ? AND effective_on <= ? AND recorded_at <= ? ORDER BY position"
    values = (history.PROGRAMME, as_at.isoformat(), known_at.isoformat(timespec="microseconds"))
    return measured(
        f"{store.last:,} entries folded as at a past date",
        "SELECT of those that count, JSON read",
        lambda: timed(lambda: StoredRecords(store.application).at(history.PROGRAMME, moment)),
        lambda: timed(lambda: raw.read(store.plain, condition, *values)),
        repeats=RECORD_REPEATS,
        limit=Limit(most=2.5),
        shown=Shown.MILLISECONDS,
    )


def _another_day(store: Store) -> Figure:
    """Days over the whole past, after the first of them: those are picked from states that were kept along time."""
    kept, days = StoredRecords(store.application), count(1)
    until = MANY_CHANGES * history.DAYS_BETWEEN

    def day() -> Moment:
        return Moment(history.BEGAN_ON + timedelta(days=30 + next(days) * 617 % (until - 30)))

    condition = "programme = ? AND effective_on <= ? ORDER BY position"
    return measured(
        "the same on another day of the past",
        "SELECT of those that count, JSON read",
        lambda: timed(lambda: kept.at(history.PROGRAMME, day())),
        lambda: timed(lambda: raw.read(store.plain, condition, history.PROGRAMME, day().as_at.isoformat())),
        repeats=RECORD_REPEATS,
        shown=Shown.MILLISECONDS,
    )


def _warm(store: Store, large: Store) -> Iterator[Figure]:
    small, many = StoredRecords(store.application), StoredRecords(large.application)
    small.at(history.PROGRAMME, NOW), many.at(history.PROGRAMME, NOW)
    condition = "programme = ? AND position >= ? ORDER BY position"
    plain = partial(raw.read, store.plain, condition, history.PROGRAMME)
    yield measured(
        f"record of {store.last:,}, after one new entry",
        "SELECT of one entry, JSON read",
        lambda: store.seconds_after_one_more(small),
        lambda: timed(lambda: plain(store.last)),
        repeats=WARM_REPEATS,
        limit=Limit(most=1, of_itself=True),
        shown=Shown.MILLISECONDS,
    )
    yield measured(
        f"record of {large.last:,}, after one new entry",
        f"the same of {store.last:,}",
        lambda: large.seconds_after_one_more(many),
        lambda: store.seconds_after_one_more(small),
        repeats=WARM_REPEATS,
        limit=Limit(most=1.2),
    )
