"""Stores with very many entries, made by plain SQL: what is measured is spread among entries of other programmes.

The entries of others are as lean as can be, a milestone that is planned and then confirmed again and again, and their
leaves stand for envelopes that nobody looks at; else every row, answer and tile is there that the program would write.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path

import psycopg

from application.adapters import columns
from application.adapters.event_store import TrackerApplication
from application.adapters.log_rows import frontier_in
from application.adapters.log_tiles import keep_tiles
from application.adapters.mapper import canonical
from application.adapters.opening import open_store
from application.proofs.tiles import HEIGHT
from application.store_address import is_an_address
from domain.entry import Address
from domain.milestone_facts import MilestonePlanned
from domain.planned_date import PlannedDate
from domain.programme import ProgrammeRegistered
from domain.rating import Scale
from tests.benchmarks import history
from tests.benchmarks.journal import rows_of
from tests.benchmarks.raw import Row

MILESTONES, CHANGES = 200, 100
_AT_ONCE = 100_000
_CACHE = -2_000_000  # kibibytes; only while the store is filled
_STAMP = datetime(2026, 7, 2, tzinfo=UTC).isoformat(timespec="microseconds")
_PLANNED = canonical(MilestonePlanned(title="Staff move", baseline=PlannedDate.on(history.PLANNED_FOR)))
_REGISTERED = canonical(ProgrammeRegistered(name="Another programme", scale=Scale.THREE))

Pair = tuple[Row, Row]


def fill(store: str, others: int, scratch: Path, programmes: dict[str, int]) -> int:
    """So many entries of others, and among them these programmes, each with milestones of so many changes."""
    measured = [
        pair
        for name, changes in programmes.items()
        for pair in _measured(name, changes, scratch / f"{name}-{others}.sqlite")
    ]
    pairs = (_numbered(pair, position) for position, pair in enumerate(_spread(measured, _others(others), others), 1))
    with open_store(store) as application:
        put = _put_there if is_an_address(store) else _put_here
        size = put(application, store, pairs)
        with application.datastore.writing() as cursor:
            keep_tiles(cursor, range(size >> HEIGHT))
            frontier = frontier_in(cursor, size).packed()
            application.datastore.keep_end(cursor, size=size, recorded_at=_STAMP, frontier=frontier)
    return size


def _measured(name: str, changes: int, scratch: Path) -> list[Pair]:
    return rows_of(list(history.interleaved(history.MILESTONES, changes, name)), scratch)


def _spread(measured: list[Pair], others: Iterator[Pair], count: int) -> Iterator[Pair]:
    """One of those that are measured after every so many of the others."""
    step = max(1, count // len(measured))
    for pair in measured:
        yield from islice(others, step)
        yield pair
    yield from others


def _others(count: int) -> Iterator[Pair]:
    programmes = [f"other-{number}" for number in range(max(1, round(count / MILESTONES / CHANGES)))]
    things = [
        (programme, f"M{number}", Address(programme, "milestone", f"M{number}").stream_id.hex)
        for programme in programmes
        for number in range(MILESTONES)
    ]
    changes = (_change(version, *thing) for version in range(1, CHANGES + 1) for thing in things)
    return islice(chain(map(_registration, programmes), changes), count)


def _registration(programme: str) -> Pair:
    stream = Address(programme, "programme", programme).stream_id.hex
    return _pair(stream, 1, "ProgrammeRegistered", _REGISTERED, (programme, "programme", programme))


def _change(version: int, programme: str, ref: str, stream: str) -> Pair:
    planned = version == 1
    name, fact = ("MilestonePlanned", _PLANNED) if planned else ("MilestoneForecastConfirmed", b"{}")
    return _pair(stream, version, name, fact, (programme, "milestone", ref))


def _pair(stream: str, version: int, name: str, fact: bytes, at: tuple[str, str, str]) -> Pair:
    command_id = f"{stream}{version:04}"
    said = ("Programme manager", "programme-manager", None, None, command_id, None, None, None, None, None)
    salt = stream.encode()
    entry = (0, stream, version, name, 1, fact, _STAMP, *at, "2018-01-19", None, *said, None, salt[:16], salt, b"")
    return entry, (command_id, salt[:16], *at, version, f'["{name}"]', 0, _STAMP)


def _numbered(pair: Pair, position: int) -> Pair:
    """With its place in the journal; which entry of its programme came before is left as it is."""
    entry, answer = pair
    leaf = sha256(position.to_bytes(8)).digest()
    return (position, *entry[1:6], _STAMP, *entry[7:-1], leaf), (*answer[:-2], position, _STAMP)


def _put_here(application: TrackerApplication, __: str, pairs: Iterator[Pair]) -> int:
    size = 0
    while chunk := list(islice(pairs, _AT_ONCE)):
        with application.datastore.writing() as cursor:
            cursor.execute(f"PRAGMA cache_size = {_CACHE}")
            cursor.executemany(columns.INSERT_ENTRY, [entry for entry, _ in chunk])
            cursor.executemany(columns.INSERT_ANSWER, [answer for _, answer in chunk])
        size += len(chunk)
    return size


def _put_there(__: TrackerApplication, store: str, pairs: Iterator[Pair]) -> int:
    address, _, schema = store.partition("&schema=")
    size = 0
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"SET search_path = {schema}")
        while chunk := list(islice(pairs, _AT_ONCE)):
            with connection.transaction():
                for number, table in enumerate(("journal", "answers")):
                    with connection.cursor().copy(f"COPY {table} FROM STDIN") as copy:
                        for pair in chunk:
                            copy.write_row(pair[number])
            size += len(chunk)
        connection.execute("VACUUM ANALYZE")
    return size
