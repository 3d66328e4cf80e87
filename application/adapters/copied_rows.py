"""The rows of a record on their way from one store into another, and the log made again of those that arrived."""

import hashlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

from application.adapters.columns import KEYS
from application.adapters.log_rows import envelope_of, frontier_in, is_bound, origin_of, rows, size_of
from application.adapters.log_tiles import keep_tiles
from application.adapters.mapper import Row
from application.adapters.store import Cursor, Datastore
from application.proofs.merkle import Frontier, leaf_hash
from application.proofs.tiles import HEIGHT

FLEETING = tuple(table for table in KEYS if table != "tokens")
"""Keys that end of themselves, in hours or days. In another store they would open what was closed meanwhile."""

_CHUNK = 1_000
_BEFORE_ALL = -(2**62)

Put = Callable[[str, list[Row]], None]
"""Puts rows into a table as they are, in whichever way the store takes many of them best."""

Told = Callable[[str, int, int], None]
"""Is told what is being done, how much of it is done, and how much there is to do."""


class NotTheSame(Exception):
    """A store does not hold what another one did. The sentence says where they differ."""


class Receiving(NamedTuple):
    """A store in a transaction that ends with all of a record in it, or with nothing."""

    cursor: Cursor
    datastore: Datastore
    put: Put


class Copied(NamedTuple):
    """What came over: entries, the root of their log, when the last of them was recorded, and how many tokens."""

    entries: int
    root: bytes
    recorded_at: str
    tokens: int


class _Table(NamedTuple):
    """A table whose first columns are its key, and what comes before every key."""

    name: str
    key: tuple[str, ...]
    before: Row


JOURNAL = _Table("journal", ("position",), (_BEFORE_ALL,))
BESIDE_IT = (
    _Table("answers", ("command_id",), ("",)),
    _Table("checkpoints", ("size",), (_BEFORE_ALL,)),
    _Table("tokens", ("hash",), ("",)),
)
"""What belongs to a record besides its entries. Tiles are made again of these; views, whenever somebody asks."""


class Made(NamedTuple):
    """How long a log is, its root, where it ends, and when its last entry was recorded; nothing where there is none."""

    size: int
    root: bytes
    frontier: bytes
    recorded_at: str


class End(NamedTuple):
    """Where the log ended in the store that is read, at the moment at which it is read."""

    origin: str
    size: int
    root: bytes


def end_of(source: Cursor) -> End:
    """Where the log of a store ends, by its tiles."""
    size = size_of(source)
    return End(origin_of(source), size, frontier_in(source, size).root())


def is_empty(cursor: Cursor) -> bool:
    """Whether nothing of a record is there yet."""
    names = (table.name for table in (JOURNAL, *BESIDE_IT))
    return all(cursor.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone() is None for name in names)  # noqa: S608  # names of our own


def tokens_in(cursor: Cursor) -> int:
    """How many tokens there are, which open the store they are in."""
    return int(cursor.execute("SELECT count(*) FROM tokens").fetchone()[0])


def bring_over(source: Cursor, target: Receiving, size: int, *, told: Told) -> None:
    """Put every row of a record into a store that has none, and see that each table arrived as it was."""
    done = 0
    for chunk in _chunks(source, JOURNAL):
        target.put(JOURNAL.name, chunk)
        keep_tiles(target.cursor, range(done >> HEIGHT, done + len(chunk) >> HEIGHT))
        done += len(chunk)
        told("Copying", done, size)
    for table in BESIDE_IT:
        _bring_over(source, target, table)


def _bring_over(source: Cursor, target: Receiving, table: _Table) -> None:
    left, arrived = hashlib.sha256(), hashlib.sha256()
    for chunk in _chunks(source, table):
        target.put(table.name, chunk)
        left.update(repr(chunk).encode())
    for chunk in _chunks(target.cursor, table):
        arrived.update(repr(chunk).encode())
    if left.digest() != arrived.digest():
        raise NotTheSame(f"The table “{table.name}” did not arrive as it was read.")


def must_be_the_same(cursor: Cursor, end: End, told: Told) -> Made:
    """Make the log of a store again of its entries; it has to be as long, and to have the root, that was to be."""
    made = made_again(cursor, end.size, told)
    if (made.root, frontier_in(cursor, made.size).root(), origin_of(cursor)) != (end.root, end.root, end.origin):
        raise NotTheSame("The root of its log is not the one that the entries make.")
    return made


def made_again(cursor: Cursor, size: int, told: Told) -> Made:
    """The log as the entries of a store make it, one after the other, each as it stands in its row."""
    frontier, recorded_at = Frontier(), ""
    for row in rows(cursor, after=0, up_to=size):
        position, leaf = row[0], leaf_hash(envelope_of(row, row[-4], row[-2]))
        if position != frontier.size + 1 or leaf != row[-1] or not is_bound(row):
            raise NotTheSame(f"Entry {frontier.size + 1} is not there as it entered the log.")
        frontier.append(leaf)
        recorded_at = row[6]
        if position % _CHUNK == 0:
            told("Making the log again", position, size)
    if (frontier.size, size_of(cursor)) != (size, size):
        raise NotTheSame(f"It has {frontier.size:,} entries in order, and {size:,} were to be there.")
    return Made(size, frontier.root(), frontier.packed(), recorded_at)


def _chunks(cursor: Cursor, table: _Table) -> Iterator[list[Row]]:
    """All rows in the order of their keys, few of them at a time."""
    columns, marks, behind = ", ".join(table.key), ", ".join("?" * len(table.key)), table.before
    some = f"SELECT * FROM {table.name} WHERE ({columns}) > ({marks}) ORDER BY {columns} LIMIT {_CHUNK}"  # noqa: S608  # as above
    while found := [tuple(row) for row in cursor.execute(some, behind).fetchall()]:
        yield found
        behind = found[-1][: len(table.key)]
