"""The log as it is written: leaves and tiles, in the transaction that writes the entries themselves."""

from application.adapters.log_rows import (
    CHUNK,
    commitment_of,
    envelope_of,
    frontier_in,
    rows,
    size_of,
)
from application.adapters.log_tiles import keep_tiles
from application.adapters.mapper import Row
from application.adapters.salts import salts
from application.adapters.store import Cursor
from application.ports import StoreUnreadable
from application.proofs.merkle import leaf_hash
from application.proofs.tiles import HEIGHT

_BEGIN = "INSERT INTO log SELECT ? WHERE NOT EXISTS (SELECT 1 FROM log)"
_LAST = "SELECT position, recorded_at, leaf FROM journal ORDER BY position DESC LIMIT 1"
_LEAF = "SELECT leaf FROM journal WHERE position = ?"
_LAST_OF_EACH_SINCE = "SELECT programme, max(position) FROM journal WHERE position > ? GROUP BY programme"
_LAST_BEFORE = "SELECT max(position) FROM journal WHERE programme = ? AND position < ?"

_COMPLETE = "UPDATE journal SET previous = ?, salt = ?, commitment = ?, leaf = ? WHERE position = ?"
_GAP = (
    "The store cannot be brought into today's shape: position {} is missing from its journal. “tracker check” looks "
    "at the whole store."
)
_ADDED = 4
"""How many columns the log adds to an entry's row, at its end: previous, salt, commitment, leaf."""


def begin_log(cursor: Cursor, origin: str) -> None:
    """Name the log; where it has a name already that stays."""
    cursor.execute(_BEGIN, (origin,))


class End:
    """Where the log ends as far as this program knows, so that whoever appends need not read the log anew.

    It is what was last written here, or found. Another program may have written since, and what was written here may
    have been rolled back: the last leaf tells, as no two entries ever have the same one.
    """

    __slots__ = ("last_of", "leaf", "size")

    def __init__(self) -> None:
        self.size = 0
        self.leaf: bytes | None = None
        self.last_of: dict[str, int | None] = {}
        """The last position of each programme that was written to lately."""

    def follow(self, cursor: Cursor, size: int, leaf: bytes | None) -> None:
        """Go to where the log ends now: on from here where this is a part of it, else once its tiles are all there."""
        known = self.size
        if known and size - CHUNK < known < size and cursor.execute(_LEAF, (known,)).fetchone() == (self.leaf,):
            self.last_of.update(cursor.execute(_LAST_OF_EACH_SINCE, (known,)).fetchall())
        else:
            self.last_of.clear()
            frontier_in(cursor, size)
        self.size, self.leaf = size, leaf


class LogWriter:
    """Entries on their way into the log, in one transaction: each is completed, and at the end tiles are kept."""

    __slots__ = ("_began", "_cursor", "_end", "latest")

    def __init__(self, cursor: Cursor, end: End, *, latest: str = "") -> None:
        self._began, self._cursor, self._end = end.size, cursor, end
        self.latest = latest
        """When the last entry was recorded; nothing where there is none."""

    @classmethod
    def at_the_end(cls, cursor: Cursor, known: End) -> "LogWriter":
        """To go on where the log ends; `known` is brought there first."""
        size, latest, leaf = cursor.execute(_LAST).fetchone() or (0, "", None)
        if leaf != known.leaf or size != known.size:
            known.follow(cursor, size, leaf)
        return cls(cursor, known, latest=latest)

    @property
    def size(self) -> int:
        """How many entries the log has by now, which is the position of the last one."""
        return self._end.size

    def complete(self, row: Row) -> Row:
        """The columns of an entry with those of the log behind them. It has to be the next one."""
        position, programme = row[0], row[7]
        end = self._end
        known = end.last_of
        previous = known[programme] if programme in known else self._last_before(programme, position)
        salt = salts.take()
        committed = commitment_of(row, salt)
        end.leaf = leaf = leaf_hash(envelope_of(row, previous, committed))
        known[programme] = end.size = position
        return (*row, previous, salt, committed, leaf)

    def close(self) -> None:
        """Keep the tiles that were filled, whose entries have to be stored by now."""
        began, ended = self._began >> HEIGHT, self._end.size >> HEIGHT
        if began != ended:
            keep_tiles(self._cursor, range(began, ended))

    def _last_before(self, programme: str, position: int) -> int | None:
        (last,) = self._cursor.execute(_LAST_BEFORE, (programme, position)).fetchone()
        return None if last is None else int(last)


def enter_what_is_there(cursor: Cursor, origin: str) -> None:
    """Begin the log of a journal that had none, with all its entries as they stand in their rows."""
    begin_log(cursor, origin)
    writer = LogWriter(cursor, End())
    for row in rows(cursor, after=0, up_to=size_of(cursor)):
        if row[0] != writer.size + 1:
            raise StoreUnreadable(_GAP.format(writer.size + 1))
        cursor.execute(_COMPLETE, (*writer.complete(row[:-_ADDED])[-_ADDED:], row[0]))
    writer.close()
