"""What the Merkle log costs: on every append, for a proof among a million entries, and when a store is opened."""

import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any, NamedTuple

from application.adapters import columns
from application.adapters.clock import SystemClock
from application.adapters.event_store import StoredJournal
from application.adapters.log_rows import content_of, envelope_of, rows
from application.adapters.log_tiles import keep_tiles
from application.adapters.mapper import Row
from application.adapters.notary import StoredLog
from application.adapters.opening import open_store
from application.adapters.sqlite import recorder
from application.adapters.sqlite.log_writing import LogWriter
from application.proofs.merkle import is_included
from application.proofs.tiles import HEIGHT, WIDTH
from tests.benchmarks import history
from tests.benchmarks.figures import Figure, timed

ENTRIES = 1_000_000
APPENDS, ROUNDS = 40, 40
TOGETHER = 100
PROOFS, TRIES = 300, 11
OPENINGS = 15

_STAMP = datetime(2026, 7, 2, tzinfo=UTC).isoformat(timespec="microseconds")
_LAST = "SELECT position, recorded_at FROM journal ORDER BY position DESC LIMIT 1"


Sides = tuple[tuple[type, StoredJournal], ...]
"""What completes the rows of each side, and its journal."""


class _NoLog(NamedTuple):
    """What the recorder did before there was a log: it looked at the last entry, and counted on."""

    size: int
    latest: str

    @classmethod
    def at_the_end(cls, cursor: Any, _: object) -> "_NoLog":  # Any: SQLite's own cursor
        """As a LogWriter begins."""
        return cls(*(cursor.execute(_LAST).fetchone() or (0, "")))

    def complete(self, row: Row) -> Row:
        """The columns of the log stay empty."""
        return (*row, None, None, None, None)

    def close(self) -> None:
        """There is nothing to keep."""


@contextmanager
def _written_by(writer: type) -> Iterator[None]:
    """The recorder with this in the place of its LogWriter: with the log, or as it was without one."""
    vars(recorder)["LogWriter"] = writer
    try:
        yield
    finally:
        vars(recorder)["LogWriter"] = LogWriter


def log(folder: Path) -> list[Figure]:
    """All of them."""
    return [*overhead(folder), *overhead_together(folder), *of_a_million(folder)]


def overhead(folder: Path) -> list[Figure]:
    """Appends with the log and without, one of each in turn, and the difference beside the plain hashes of one."""
    with open_store(str(folder / "with.sqlite")) as logged, open_store(str(folder / "without.sqlite")) as plain:
        sides = ((LogWriter, StoredJournal(logged, SystemClock())), (_NoLog, StoredJournal(plain, SystemClock())))
        ours, without = zip(*(_round(sides, number) for number in range(ROUNDS)), strict=True)
    hashing = _hashing(folder / "with.sqlite")
    added = [max(one - other, 0.0) for one, other in zip(ours, without, strict=True)]
    return [
        Figure("append one entry, with the log", "the same without it", list(ours), list(without)),
        Figure("what the log adds to it", "hashing the same bytes", added, [hashing] * ROUNDS),
    ]


def overhead_together(folder: Path) -> list[Figure]:
    """What the log adds to each of many entries that are appended together."""
    with open_store(str(folder / "with-many.sqlite")) as logged, open_store(str(folder / "many.sqlite")) as plain:
        sides = ((LogWriter, StoredJournal(logged, SystemClock())), (_NoLog, StoredJournal(plain, SystemClock())))
        found = [_together(sides, number) for number in range(ROUNDS)]
    ours, without = ([each / TOGETHER for each in side] for side in zip(*found, strict=True))
    return [Figure(f"each of {TOGETHER} entries together, with the log", "the same without it", ours, without)]


def _together(sides: Sides, number: int) -> list[float]:
    """One append of many entries on each side, in microseconds."""
    orders, taken = history.together(iter(history.stream(number, TOGETHER))), []
    for writer, journal in sides:
        with _written_by(writer):
            taken.append(timed(partial(journal.append, orders)) * 1e6)
    return taken


def _round(sides: Sides, number: int) -> list[float]:
    """The median of some appends on each side, in microseconds."""
    taken: list[list[float]] = [[] for _ in sides]
    for order in history.stream(number, APPENDS):
        for (writer, journal), times in zip(sides, taken, strict=True):
            with _written_by(writer):
                began = perf_counter()
                journal.append(order)
                times.append((perf_counter() - began) * 1e6)
    return [statistics.median(times) for times in taken]


def _hashing(path: Path) -> float:
    """The microseconds that the three hashes of one entry take: its content, its envelope, and one node."""
    with open_store(str(path)) as application, application.datastore.reading() as cursor:
        hashed = [part for row in rows(cursor, after=0, up_to=1_000) for part in _hashed_of(row)]
    return timed(lambda: [sha256(part).digest() for part in hashed]) / len(hashed) * 3 * 1e6


def _hashed_of(row: Row) -> tuple[bytes, bytes, bytes]:
    *_, previous, salt, committed, leaf = row
    return salt + content_of(row), b"\x00" + envelope_of(row, previous, committed), b"\x01" + leaf + leaf


def of_a_million(folder: Path) -> list[Figure]:
    """Proofs, and the opening of the store, with a million entries in it."""
    large, small = folder / "million.sqlite", folder / "thousand.sqlite"
    fill(large, ENTRIES)
    fill(small, 1_000)
    proofs = _proofs(large)  # first, as what opens the stores appends to them
    opened = [(_opened(large, number), _opened(small, number)) for number in range(1, OPENINGS + 1)]
    ours, plain = map(list, zip(*opened, strict=True))
    opening = Figure(f"open a store of {ENTRIES:,}, append one", "one of 1,000", ours, plain)
    return [*proofs, opening]


def fill(path: Path, entries: int) -> None:
    """A store with so many entries, by plain SQL; its leaves stand for envelopes that nobody looks at here."""
    with open_store(str(path)) as application, application.datastore.writing() as cursor:
        cursor.executemany(columns.INSERT_ENTRY, map(_row, range(1, entries + 1)))
        keep_tiles(cursor, range(entries >> HEIGHT))


def _leaf(position: int) -> bytes:
    return sha256(position.to_bytes(8)).digest()


def _row(position: int) -> Row:
    leaf = _leaf(position)
    thing = (f"{position:032x}", 1, "MilestoneForecastConfirmed", 1, b"{}", _STAMP, history.PROGRAMME, "milestone")
    said = ("Programme manager", "programme-manager", None, None, f"{position:012x}", None, None, None, None, None)
    return (position, *thing, f"M{position}", None, None, *said, position - 1 or None, leaf[:16], leaf, leaf)


class _Proof(NamedTuple):
    position: int
    leaf: bytes
    proof: tuple[bytes, ...]
    taken: float


def _proofs(path: Path) -> list[Figure]:
    """The slowest in a hundred of many proofs, and what it takes to verify one."""
    random = Random(7)
    with open_store(str(path)) as application:
        log = StoredLog(application, SystemClock(), path.with_name("key"))
        root = log.head().root
        tries = [[_proved(log, random.randint(1, ENTRIES)) for _ in range(PROOFS)] for _ in range(TRIES)]
    proving = [statistics.quantiles([each.taken for each in proofs], n=100)[98] for proofs in tries]
    verifying = [timed(partial(_must_hold, proofs, root)) / PROOFS * 1e6 for proofs in tries]
    tiles, nodes = (b"t" * WIDTH * 32, 3), (b"n" * 65, 20)
    return [
        Figure(f"inclusion proof among {ENTRIES:,}, p99", "hashing three tiles", proving, _hashed(*tiles)),
        Figure("its verification", "hashing twenty nodes", verifying, _hashed(*nodes)),
    ]


def _proved(log: StoredLog, position: int) -> _Proof:
    began = perf_counter()
    proof = log.inclusion(position, ENTRIES)
    taken = (perf_counter() - began) * 1e6
    return _Proof(position, _leaf(position), proof, taken)


def _must_hold(proofs: list[_Proof], root: bytes) -> None:
    for position, leaf, proof, _ in proofs:
        if not is_included(leaf, position - 1, ENTRIES, proof=proof, root=root):
            raise AssertionError(f"the proof of entry {position} does not hold")


def _hashed(content: bytes, times: int) -> list[float]:
    return [timed(lambda: [sha256(content).digest() for _ in range(times)]) * 1e6 for _ in range(TRIES)]


def _opened(path: Path, number: int) -> float:
    """A store opened and one entry appended, for which all that has to be known of the log is read."""
    (order,) = history.stream(number, 1)
    began = perf_counter()
    with open_store(str(path)) as application:
        StoredJournal(application, SystemClock()).append(order)
    return (perf_counter() - began) * 1e6
