"""The nodes of the tree in tiles of 256, as C2SP tlog-tiles has them, so that a proof reads few rows of any log.

Tile (T, n) holds the hashes of the nodes at level 8·T with the indexes from 256·n on. The nodes between are hashed
from them when they are asked for.
"""

from collections.abc import Callable
from functools import lru_cache

from application.proofs.merkle import HASH_SIZE, HashAt, root_of_packed

HEIGHT = 8
WIDTH = 1 << HEIGHT

_KEPT = 64  # tiles of 8 KB
_NODES_KEPT = 1_024  # of 32 bytes

ReadTile = Callable[[int, int], bytes]
"""The hashes of the tile of a level and a number, one behind the other: as many as there are, 256 where it is full."""


class TileIncomplete(Exception):
    """A tile does not hold a hash that the size of the log promises."""

    def __init__(self, level: int, number: int) -> None:
        super().__init__(f"Tile {number} of level {level} does not hold what the size of the log promises.")


def hashes_from(read: ReadTile) -> HashAt:
    """The hash of any complete node. It serves as long as the log is not written to.

    Tiles are kept for the next, and so are nodes: roots of sizes that lie near one another are made of the same.
    """
    kept = lru_cache(_KEPT)(read)

    @lru_cache(_NODES_KEPT)
    def hash_at(level: int, index: int) -> bytes:
        of_tiles, inside = divmod(level, HEIGHT)
        number, offset = divmod(index << inside, WIDTH)
        wanted = kept(of_tiles, number)[offset * HASH_SIZE : (offset + (1 << inside)) * HASH_SIZE]
        if len(wanted) != HASH_SIZE << inside:
            raise TileIncomplete(of_tiles, number)
        return root_of_packed(wanted)

    return hash_at
