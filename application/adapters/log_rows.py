"""Between rows of the journal and steps of the log: what stands in an envelope, and what it commits to."""

from collections.abc import Iterable, Iterator
from secrets import token_hex
from typing import NamedTuple

from application.adapters.mapper import Row
from application.adapters.store import Asking
from application.log_ports import LogInconsistent
from application.proofs.envelope import commitment, content, envelope
from application.proofs.merkle import Frontier, frontier_at
from application.proofs.tiles import HEIGHT, WIDTH, ReadTile, TileIncomplete, hashes_from

LOOK = "“tracker check” looks at the whole store."

CHUNK = 1_000
"""How many rows are read at a time, so that nobody keeps a long journal in memory."""

_STEPS = "SELECT * FROM journal WHERE position > ? AND position <= ? ORDER BY position"
_LEAVES = "SELECT leaf FROM journal WHERE position > ? AND position <= ? ORDER BY position"
_TILE = "SELECT hashes FROM tiles WHERE level = ? AND number = ?"
_LAST = "SELECT position FROM journal ORDER BY position DESC LIMIT 1"
_ORIGIN = "SELECT origin FROM log"


class Step(NamedTuple):
    """One entry as the log has it: its envelope and its content as canonical JSON.

    Salt and content are nothing once the content was erased.
    """

    envelope: bytes
    salt: bytes | None
    content: bytes | None
    leaf: bytes


def envelope_of(row: Row, previous: int | None, committed: bytes) -> bytes:
    """The envelope of an entry, from its columns and the two that the log adds."""
    (
        position, stream, version, name, shape, _, recorded_at, programme, kind, ref, effective_on, known_on,
        actor, role, reason, _, command_id, batch, corrects, *_,
    ) = row  # fmt: skip
    return envelope(
        {
            "actor": actor,
            "batch": batch,
            "command_id": command_id,
            "commitment": committed.hex(),
            "corrects": corrects,
            "effective_on": effective_on,
            "kind": kind,
            "known_on": known_on,
            "name": name,
            "position": position,
            "previous": previous,
            "programme": programme,
            "reason": reason,
            "recorded_at": recorded_at,
            "ref": ref,
            "role": role,
            "shape": shape,
            "stream": stream,
            "version": version,
        }
    )


def content_of(row: Row) -> bytes:
    """What the envelope commits to."""
    return content(row[5], note=row[15], because=row[20], authority=row[21], source=row[19])


def commitment_of(row: Row, salt: bytes) -> bytes:
    """The commitment to what is inside."""
    return commitment(salt, content_of(row))


def is_bound(row: Row) -> bool:
    """Whether an entry holds what its envelope commits to, or nothing at all any more.

    Only what was erased has no salt, and of that no words may be left or put back.
    """
    *_, salt, committed, _ = row
    if salt is None:
        return not row[5] and (row[15], *row[19:22]) == (None,) * 4
    return bool(commitment_of(row, salt) == committed)


def steps(cursor: Asking, *, after: int, up_to: int) -> Iterator[Step]:
    """The entries behind a position and up to another, in order, each as it stands in its row."""
    for row in rows(cursor, after=after, up_to=up_to):
        *_, previous, salt, committed, leaf = row
        yield Step(envelope_of(row, previous, committed), salt, None if salt is None else content_of(row), leaf)


def rows(cursor: Asking, *, after: int, up_to: int) -> Iterator[Row]:
    """All columns of the entries behind a position and up to another, in chunks."""
    for begin in range(after, up_to, CHUNK):
        yield from cursor.execute(_STEPS, (begin, min(begin + CHUNK, up_to))).fetchall()


def leaves(cursor: Asking, *, after: int, up_to: int) -> Iterable[bytes]:
    """The stored leaves of these entries."""
    return (leaf or b"" for (leaf,) in cursor.execute(_LEAVES, (after, up_to)).fetchall())


def new_origin() -> str:
    """A name for a log that nobody has named."""
    return f"transition-tracker/{token_hex(8)}"


def origin_of(cursor: Asking) -> str:
    """The name of the log."""
    found = cursor.execute(_ORIGIN).fetchone()
    if found is None:
        raise LogInconsistent(f"The log has lost its name. {LOOK}")
    return str(found[0])


def size_of(cursor: Asking) -> int:
    """How many entries there are, and so the position of the last one: positions have no gaps."""
    return int((cursor.execute(_LAST).fetchone() or (0,))[0])


def frontier_in(cursor: Asking, size: int) -> Frontier:
    """The frontier of a log of this size, from few rows however long it is."""
    try:
        return frontier_at(size, hashes_from(tiles_in(cursor, size)))
    except TileIncomplete as problem:
        raise LogInconsistent(f"{problem} {LOOK}") from None


def tiles_in(cursor: Asking, size: int) -> ReadTile:
    """The tiles of a log of this size; the one of the newest leaves is read from the journal."""

    def read(level: int, number: int) -> bytes:
        if level == 0 and number == size >> HEIGHT:
            return b"".join(leaves(cursor, after=number * WIDTH, up_to=size))
        found = cursor.execute(_TILE, (level, number)).fetchone()
        return found[0] if found and isinstance(found[0], bytes) else b""

    return read
