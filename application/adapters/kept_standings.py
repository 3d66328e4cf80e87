"""Things as they were last found, kept so that of one that is worked on only what came since is read and folded."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock

from application.ports import Standing
from domain.aggregates import fold
from domain.entry import Address, Entry
from domain.erasing import ErasureRecorded

KEPT = 1_024
"""How many things are kept; the one that was not asked for longest makes room."""

ReadAfter = Callable[[Address, int], Sequence[Entry]]
"""The entries of a thing behind a version, in order."""

_NOTHING = Standing(None, 0)


def nothing_is_lost() -> int:
    """Where the store cannot be lost sight of."""
    return 0


class KeptStandings:
    """What streams came to when they were last read.

    Nobody is told when a stream grows: each time what came behind the kept part is read from the store, so it does not
    matter who wrote it. Where that reaches back, as corrections and erasures do, the whole stream is folded afresh.
    """

    def __init__(self, read: ReadAfter, losses: Callable[[], int] = nothing_is_lost) -> None:
        """Once there were more losses nothing is kept: what is found then may be less than was read before."""
        self._read, self._losses = read, losses
        self._lost = losses()
        self._kept: OrderedDict[Address, Standing] = OrderedDict()
        self._swapping = Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def of(self, at: Address) -> Standing:
        """A thing as it stands now."""
        lost = self._let_go_of_what_may_be_lost()
        kept = self._kept.get(at, _NOTHING)
        later = self._read(at, kept.version)
        if lost != self._losses() or (kept.version and any(map(_reaches_back, later))):
            kept, later = _NOTHING, self._read(at, 0)
        if later:
            kept = Standing(fold(kept.state, later), kept.version + len(later))
        if kept.version:
            self._keep(at, kept, lost)
        return kept

    def _let_go_of_what_may_be_lost(self) -> int:
        lost = self._losses()
        if lost != self._lost:
            with self._swapping:
                self._kept.clear()
                self._lost = lost
        return lost

    def _keep(self, at: Address, found: Standing, lost: int) -> None:
        """States are never changed, only swapped; where an older one comes last, it is read on from there."""
        with self._swapping:
            if lost != self._lost:
                return
            self._kept[at] = found
            self._kept.move_to_end(at)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)


def _reaches_back(entry: Entry) -> bool:
    return entry.corrects is not None or isinstance(entry.fact, ErasureRecorded)
