"""The tiles of the log as they are kept: those that are full, and above the leaves the ones being filled."""

from collections.abc import Iterable

from application.adapters.log_rows import leaves
from application.adapters.store import Cursor
from application.proofs.merkle import HASH_SIZE, root_of_packed
from application.proofs.tiles import WIDTH

_TILE = "SELECT hashes FROM tiles WHERE level = ? AND number = ?"
_KEEP_TILE = "INSERT INTO tiles VALUES (?, ?, ?) ON CONFLICT (level, number) DO UPDATE SET hashes = excluded.hashes"


def keep_tiles(cursor: Cursor, numbers: Iterable[int]) -> None:
    """Keep the tiles of leaves with these numbers, and go on with those above them.

    Above the leaves a tile is kept while it is being filled, too: to make it anew would take 65,536 leaves.
    """
    for number in numbers:
        hashes = b"".join(leaves(cursor, after=number * WIDTH, up_to=(number + 1) * WIDTH))
        cursor.execute(_KEEP_TILE, (0, number, hashes))
        _keep_above(cursor, 1, number, root_of_packed(hashes))


def _keep_above(cursor: Cursor, level: int, index: int, root: bytes) -> None:
    """One more hash for the tile of a level; where that fills it, its root goes into the tile above."""
    number, at = divmod(index, WIDTH)
    (kept,) = cursor.execute(_TILE, (level, number)).fetchone() or (b"",)
    hashes = kept[: at * HASH_SIZE] + root
    cursor.execute(_KEEP_TILE, (level, number, hashes))
    if at + 1 == WIDTH:
        _keep_above(cursor, level + 1, number, root_of_packed(hashes))
