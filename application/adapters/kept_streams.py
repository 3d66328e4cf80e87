"""Streams that were read lately, kept so that of one that is worked on only what came since is read again."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock

from domain.entry import Address, Entry
from domain.erasing import ErasureRecorded

KEPT = 256
"""How many streams are kept; the one that was not asked for longest makes room."""

ReadAfter = Callable[[Address, int], Sequence[Entry]]
"""The entries of a thing behind a version, in order."""


class KeptStreams:
    """Streams as they were last found.

    Nobody is told when a stream grows: each time what came behind the kept part is read from the store, so it does not
    matter who wrote it. What is kept never changes but by an erasure, which is an entry of the same stream.
    """

    def __init__(self, read: ReadAfter) -> None:
        self._read = read
        self._kept: OrderedDict[Address, list[Entry]] = OrderedDict()
        self._swapping = Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def stream(self, at: Address) -> list[Entry]:
        """Every entry of a thing, in order."""
        kept = self._kept.get(at, [])
        later = self._read(at, len(kept))
        if kept and any(isinstance(entry.fact, ErasureRecorded) for entry in later):
            kept, later = [], self._read(at, 0)
        found = [*kept, *later]
        if found:
            self._keep(at, found)
        return list(found)

    def _keep(self, at: Address, found: list[Entry]) -> None:
        """Streams are never changed, only swapped; where an older one comes last, it is read on from there."""
        with self._swapping:
            self._kept[at] = found
            self._kept.move_to_end(at)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
